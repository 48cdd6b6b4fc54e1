"""Begins the site of another contact point: settings, words, data, pages, and the generator it is built with.

Nothing of this site goes along but what is true of every one: no text, no publication, no lost address.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from pathlib import Path

from emn_site.content import registry, safe_read
from emn_site.content.load import MODEL, START
from emn_site.content.translations import fingerprint
from emn_site.locale.formats import country_name
from emn_site.locale.templates import TEMPLATES, render_template
from emn_site.model.site import Site

COPIED = (
    "build.py", ".gitignore", ".gitattributes", "overrides/README.md", "requirements*.txt", "LICENSES/*",
    "data/map.json", "manual/*.md", ".github/CODEOWNERS.example",
    *(f".github/workflows/{name}.yml" for name in ("audit", "check", "data", "links", "publish")),
)  # fmt: skip
"""What goes along as it is, but for the line of the generator in requirements."""

WHEELS = "wheels"
_SKELETON = TEMPLATES / "new-site"
MARK = "# Not translated: these words are English yet. Take this line out when they are yours.\n"
"""How a file of words begins that nobody has translated."""
_CASE = re.compile(r"\{(\w+):\w+\}")
"""A gap that asks for a case of the model, which another language need not have."""
_OF_THE_GENERATOR = "      - run: python3 build.py lint\n"
"""A step of the checks that looks at the generator's own code."""


@dataclass(frozen=True)
class NewSite:
    """What is said of a new site: its languages, the default first; its country; the generator as a wheel."""

    locales: Sequence[str]
    home: str
    wheel: Path

    @property
    def untranslated(self) -> list[str]:
        """The languages whose words nobody has written yet."""
        return [language for language in self.locales if not _has_words(language)]

    @property
    def without_dictionary(self) -> list[str]:
        """The languages whose forms no dictionary knows."""
        return [one for one in self.locales if not (START / f"data/dictionaries/{one}.json").is_file()]


def site_files(new: NewSite) -> Iterator[tuple[str, bytes]]:
    """Yield every file of a new site by its path."""
    yield f"{WHEELS}/{new.wheel.name}", new.wheel.read_bytes()
    for file in _started(*COPIED, *_neutral_data()):
        yield file, _as_copied(file, new.wheel)
    for language in new.locales:
        yield from _words(language)
        yield from _dictionary(language)
    if MODEL not in new.locales:  # the language of reports, where a site speaks neither of ours
        yield from ((file, (START / file).read_bytes()) for file in _started(f"data/{MODEL}/problems.yml"))
    yield from _skeleton(new)


def _started(*patterns: str) -> list[str]:
    found = [file for pattern in patterns for file in START.glob(pattern) if file.is_file()]
    return sorted(file.relative_to(START).as_posix() for file in found)


def _neutral_data() -> list[str]:
    return [row.path for row in registry.ROWS if row.model and not row.is_own]


def _as_copied(file: str, wheel: Path) -> bytes:
    content = (START / file).read_bytes()
    if file.startswith("requirements"):
        named = f"./{WHEELS}/{wheel.name} --hash=sha256:{sha256(wheel.read_bytes()).hexdigest()}\n"
        return content + named.encode()
    return content.replace(_OF_THE_GENERATOR.encode(), b"")


def _has_words(language: str) -> bool:
    return (START / "data" / language / "words.yml").is_file()


def _words(language: str) -> Iterator[tuple[str, bytes]]:
    """Yield the words of a language; of one that has none, those of the model that every language has."""
    rows = [row for row in registry.ROWS if row.words and not row.is_own]
    if _has_words(language):
        files = _started(*(row.words_path(language) for row in rows))
        yield from ((file, (START / file).read_bytes()) for file in files)
        return
    shared = [row for row in rows if row.has_same_keys and row.name != "problems"]
    for file in _started(*(row.words_path(MODEL) for row in shared)):
        own = file.replace(f"data/{MODEL}/", f"data/{language}/", 1)
        yield own, (MARK + _CASE.sub(r"{\1}", (START / file).read_text(encoding="utf-8"))).encode()


def untranslated_files(site: Site) -> Iterator[str]:
    """Yield the files of words that nobody has translated: those that readers see before those of editors."""
    rows = sorted(registry.ROWS, key=lambda row: (row.is_for_editors, row.name != "words"))
    for language in site.settings.locales:
        for path in (row.words_path(language) for row in rows):
            if path in site.lines and safe_read.read_text(site.root, path).startswith(MARK):
                yield path


def _dictionary(language: str) -> Iterator[tuple[str, bytes]]:
    files = _started(f"data/dictionaries/{language}.*")
    yield from ((file, (START / file).read_bytes()) for file in files)


def _skeleton(new: NewSite) -> Iterator[tuple[str, bytes]]:
    """Yield the files that are written for this site alone; one in a folder LANGUAGE, for each language."""
    title, text = (_SKELETON / "first-page.txt").read_text(encoding="utf-8").splitlines()
    summary = f"EMN {country_name(new.home, new.locales[0])}"
    about = {
        "locales": new.locales,
        "home": new.home,
        "wheel": new.wheel.name,
        "reports": next((one for one in new.locales if _has_words(one)), MODEL),
        "untranslated": ", ".join(f"`data/{language}/`" for language in new.untranslated),
        "title": title,
        "text": text,
        "source": fingerprint(title, summary, text),
    }
    for template in sorted(_SKELETON.rglob("*.jinja")):
        name = template.relative_to(_SKELETON).as_posix()
        write = partial(render_template, f"new-site/{name}", **about)
        path = name.removesuffix(".jinja")
        if "LANGUAGE" not in path:
            yield path, write().encode()
            continue
        for language in new.locales:
            text = write(language=language, country=country_name(new.home, language))
            yield path.replace("LANGUAGE", language), text.encode()
