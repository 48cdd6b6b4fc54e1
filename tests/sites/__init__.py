"""Small sites as real files: one in which all is well, one with every mistake an editor can make."""

import shutil
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
HERE = Path(__file__).parent


def copy_of(name: str, folder: Path) -> Path:
    """Copy a site into a folder and give it the words every site shares."""
    site = folder / name
    shutil.copytree(HERE / name, site)
    shutil.copy(ROOT / "data" / "words.yml", site / "data" / "words.yml")
    return site


def copy_of_project(folder: Path) -> Path:
    """Copy all of the project that a build reads."""
    root = folder / "project"
    shutil.copytree(
        ROOT,
        root,
        ignore=shutil.ignore_patterns(".*", "site", "node_modules", "tests", "__pycache__", "*.egg-info"),
    )
    return root


SENTENCE = "Šiame skyriuje nagrinėjama, kaip {} valstybėse priimami prieglobsčio prašytojai ir pabėgėliai. "


def with_unfamiliar_publications(folder: Path) -> Path:
    """Copy the whole project and drop publications into it that it has never seen.

    One is long: 60 sections of some 350 words, and 60 footnotes.
    """
    root = copy_of_project(folder)
    shutil.copytree(HERE / "unfamiliar", root, dirs_exist_ok=True)
    long = root / "docs" / "lt" / "studies" / "2024" / "unfamiliar-long.md"
    sections = [
        f"### Skyrius {number}\n\n{SENTENCE.format(number) * 32}[^{number}]\n" for number in range(1, 61)
    ]
    notes = [f"[^{number}]: Pastaba apie {number} skyrių.\n" for number in range(1, 61)]
    long.write_text(long.read_text() + "\n".join(sections) + "\n" + "\n".join(notes))
    return root
