"""Begins the site of another contact point: settings, data, pages, and the generator it is built with.

Nothing of this site goes along but what is true of every one: no text, no publication, no lost address.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from pathlib import Path

from emn_site.content import registry
from emn_site.content.load import START
from emn_site.content.packed_words import MODEL, packed_document, packed_languages
from emn_site.content.translations import fingerprint
from emn_site.locale.formats import country_name
from emn_site.locale.templates import FOLDERS, TEMPLATES, fill_gaps, material_words, render_template

# What goes along as it is, but for the line of the generator in requirements.
COPIED = (
    "build.py", ".gitignore", ".gitattributes", "overrides/README.md", "requirements*.txt", "LICENSES/*",
    "data/map.json", "manual/*.md", ".github/CODEOWNERS.example",
    *(f".github/workflows/{name}.yml" for name in ("audit", "check", "data", "links", "publish")),
)  # fmt: skip
WHEELS, RECORD = "wheels", "generator.yml"
_OF_THE_SITE = ("docs/", "data/")  # folders of which a site's own files are begun, and never written again
_SKELETON = TEMPLATES / "new-site"
# A step of the checks that looks at the generator's own code.
_OF_THE_GENERATOR = "      - run: python3 build.py lint\n"


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
    copied = dict(copied_files(new))
    yield f"{WHEELS}/{new.wheel.name}", new.wheel.read_bytes()
    yield from copied.items()
    for file in _started(*_data(with_figures=True), *(f"data/{one}/countries/*.yml" for one in new.locales)):
        yield file, (START / file).read_bytes()
    yield from ((name, content) for name, content in _skeleton(new) if name not in copied)
    yield RECORD, record_text(version_of(new.wheel), copied).encode()


def copied_files(new: NewSite) -> Iterator[tuple[str, bytes]]:
    """Yield the files that a site has as the generator's version has them, as long as it changes nothing."""
    dictionaries = (f"data/dictionaries/{language}.*" for language in new.locales)
    for file in _started(*COPIED, *_data(with_figures=False), *dictionaries):
        yield file, _as_copied(file, new.wheel)
    yield from ((name, text) for name, text in _skeleton(new) if not name.startswith(_OF_THE_SITE))


def version_of(wheel: Path) -> str:
    """Return the version of a wheel, which its name says (PyPA, "Binary distribution format")."""
    return wheel.name.split("-")[1]


def record_text(version: str, copied: Mapping[str, bytes]) -> str:
    """Return what a site notes of the version it was brought to, for the next upgrade."""
    files = {name: file_fingerprint(content) for name, content in sorted(copied.items())}
    return render_template(
        "generator.yml.jinja", version=version, files=files, theme=dict(sorted(theme_fingerprints().items()))
    )


def theme_fingerprints() -> dict[str, str]:
    """Return the fingerprint of each file that a site may have its own in the place of, by its name there."""
    found = ((folder, file) for folder in FOLDERS for file in folder.rglob("*") if _may_be_replaced(file))
    return {
        file.relative_to(folder).as_posix(): file_fingerprint(file.read_bytes()) for folder, file in found
    }


def _may_be_replaced(file: Path) -> bool:
    return file.suffix in (".html", ".jinja", ".css", ".typ") and not file.is_relative_to(_SKELETON)


def file_fingerprint(content: bytes) -> str:
    """Return a few signs that stand for the bytes of a file."""
    return sha256(content).hexdigest()[:12]


def _started(*patterns: str) -> list[str]:
    found = [file for pattern in patterns for file in START.glob(pattern) if file.is_file()]
    return sorted(file.relative_to(START).as_posix() for file in found)


def _data(with_figures: bool) -> list[str]:
    """Return the files of data that every site begins with; a refresh writes those with figures."""
    rows = [row for row in registry.ROWS if row.model and not row.is_own]
    return [row.path for row in rows if row.has_figures == with_figures]


def _as_copied(file: str, wheel: Path) -> bytes:
    content = (START / file).read_bytes()
    if file.startswith("requirements"):
        named = f"./{WHEELS}/{wheel.name} --hash=sha256:{sha256(wheel.read_bytes()).hexdigest()}\n"
        return content + named.encode()
    return content.replace(_OF_THE_GENERATOR.encode(), b"")


def _skeleton(new: NewSite) -> Iterator[tuple[str, bytes]]:
    """Yield the files that are written for this site alone; one in a folder LANGUAGE, for each language."""
    texts = _first_words(new.locales[0], new.home)
    summary = f"EMN {country_name(new.home, new.locales[0])}"
    about = {
        "locales": new.locales,
        "home": new.home,
        "wheel": new.wheel.name,
        "reports": next((one for one in new.locales if packed_document(f"{one}/problems.yml")), MODEL),
        "untranslated": new.untranslated,
        "source": fingerprint(texts["title"], summary, texts["text"]),
    }
    for template in sorted(_SKELETON.rglob("*.jinja")):
        name = template.relative_to(_SKELETON).as_posix()
        write = partial(render_template, f"new-site/{name}", **about)
        path = name.removesuffix(".jinja")
        if "LANGUAGE" not in path:
            yield path, write().encode()
            continue
        for language in new.locales:
            country = country_name(new.home, language)
            borrowed = material_words(language) if language in new.untranslated else {}
            text = write(
                language=language, country=country, borrowed=borrowed, **_first_words(language, new.home)
            )
            if text:
                yield path.replace("LANGUAGE", language), text.encode()


def _first_words(language: str, home: str) -> dict[str, str]:
    """Return what a new site says in a language, or in English where nobody has translated it."""
    found = packed_document(f"{language}/new_site.yml") or packed_document(f"{MODEL}/new_site.yml")
    assert found, "English has all words"
    country = country_name(home, language)
    return {key: fill_gaps(words, country=country) for key, words in found.data.items()}
