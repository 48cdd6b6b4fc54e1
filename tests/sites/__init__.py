"""Small sites as real files: what the generator is tested on, whatever this repository itself publishes.

`healthy`: all is well; `broken`: every mistake an editor can make; `network`: a whole contact point's site
with 40 publications and three countries, one of them with breaks, flags and values withheld (`countries`
makes up others where many are ranked, added or drawn); `unfamiliar`: publications dropped into it.
`annexes` is no site: four texts in two languages that were written from the data by rule and are published no
more, as they were; pages of years stand in their places.
The languages they speak are the generator's own, Lithuanian and English: their dictionary is taken from this
repository.
"""

import shutil
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
HERE = Path(__file__).parent
WORDS = ROOT / "emn_site" / "words"
LANGUAGES = ("lt", "en")
TYPES = ["data/types.yml", *(f"data/{language}/types.yml" for language in LANGUAGES)]


def copy_of(name: str, folder: Path) -> Path:
    """Copy a site into a folder and give it the types every site shares."""
    site = Path(shutil.copytree(HERE / name, folder / name))
    for file in TYPES:
        if not (site / file).exists():
            shutil.copy(HERE / "network" / file, site / file)
    return site


def with_own_words(site: Path, *files: str) -> Path:
    """Give a copy of a site some of the generator's files of words as its own: `lt/words.yml`."""
    for file in files:
        shutil.copy(WORDS / file, site / "data" / file)
    return site


def with_dictionary(site: Path) -> Path:
    """Give a copy of a site the dictionary of Lithuanian."""
    shutil.copytree(ROOT / "data" / "dictionaries", site / "data" / "dictionaries", dirs_exist_ok=True)
    return site


def project_of(name: str, folder: Path) -> Path:
    """Copy a site with all that a build of it needs: the generator, the hooks, the dictionary, the map."""
    root = with_dictionary(copy_of(name, folder))
    shutil.copy(ROOT / "data" / "map.json", root / "data" / "map.json")
    for part in ("hooks", "emn_mkdocs", "emn_site"):
        shutil.copytree(ROOT / part, root / part, ignore=shutil.ignore_patterns("__pycache__"))
    (root / "overrides").mkdir(exist_ok=True)
    for file in ("mkdocs.yml", ".gitignore"):
        shutil.copy(ROOT / file, root / file)
    return root


def own_file(root: Path, name: str) -> Path:
    """Give a site a file of its own in the place of one of the theme, with the same text at first."""
    file = root / "overrides" / name
    if not file.exists():
        file.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / "emn_site" / "theme" / name, file)
    return file


SENTENCE = "Šiame skyriuje nagrinėjama, kaip {} valstybėse priimami prieglobsčio prašytojai ir pabėgėliai. "


def with_unfamiliar_publications(folder: Path) -> Path:
    """Copy the network's site and drop publications into it that it has never seen.

    One is long: 60 sections of some 350 words, and 60 footnotes.
    """
    root = project_of("network", folder)
    shutil.copytree(HERE / "unfamiliar", root, dirs_exist_ok=True)
    long = root / "docs" / "lt" / "studies" / "2024" / "unfamiliar-long.md"
    sections = [
        f"### Skyrius {number}\n\n{SENTENCE.format(number) * 32}[^{number}]\n" for number in range(1, 61)
    ]
    notes = [f"[^{number}]: Pastaba apie {number} skyrių.\n" for number in range(1, 61)]
    long.write_text(long.read_text() + "\n".join(sections) + "\n" + "\n".join(notes))
    return root
