"""Begins the site of another contact point: settings, data, pages, and the generator it is built with.

Nothing of this site goes along but what is true of every one: no text, no publication, no lost address.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from pathlib import Path

from emn_site.content import registry
from emn_site.content.load import START
from emn_site.content.packed_words import MODEL, packed_document, packed_languages
from emn_site.content.translations import fingerprint
from emn_site.locale.formats import country_name
from emn_site.locale.templates import TEMPLATES, render_template

COPIED = (
    "build.py", ".gitignore", ".gitattributes", "overrides/README.md", "requirements*.txt", "LICENSES/*",
    "data/map.json", "manual/*.md", ".github/CODEOWNERS.example",
    *(f".github/workflows/{name}.yml" for name in ("audit", "check", "data", "links", "publish")),
)  # fmt: skip
"""What goes along as it is, but for the line of the generator in requirements."""

WHEELS = "wheels"
_SKELETON = TEMPLATES / "new-site"
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
        return [language for language in self.locales if language not in packed_languages()]

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
        files = _started(f"data/{language}/countries/*.yml", f"data/dictionaries/{language}.*")
        yield from ((file, (START / file).read_bytes()) for file in files)
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


def _skeleton(new: NewSite) -> Iterator[tuple[str, bytes]]:
    """Yield the files that are written for this site alone; one in a folder LANGUAGE, for each language."""
    title, text = (_SKELETON / "first-page.txt").read_text(encoding="utf-8").splitlines()
    summary = f"EMN {country_name(new.home, new.locales[0])}"
    about = {
        "locales": new.locales,
        "home": new.home,
        "wheel": new.wheel.name,
        "reports": next((one for one in new.locales if packed_document(f"{one}/problems.yml")), MODEL),
        "untranslated": new.untranslated,
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
