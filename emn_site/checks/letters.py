"""Each letter of a text, or of words in the data, that is published as a PDF is in a font of the PDF."""

from collections.abc import Iterator, Mapping
from typing import Any

from emn_site.content.yaml_lines import Place
from emn_site.exports.pdf.letters import letters_without_font
from emn_site.model.problems import Problem, make_problem
from emn_site.model.site import Site, Version
from emn_site.model.tree import Words, walk_elements
from emn_site.pages import kinds


def check(site: Site) -> Iterator[Problem]:
    """Yield the letters that no font has, by the lines where they stand first."""
    for path, language in kinds.pdf_places(site):
        version = site.by_path[path].versions.get(language) if path in site.by_path else None
        if version and (
            lacking := letters_without_font(version.head.title + version.head.summary + version.text.letters)
        ):
            yield from _problems(site, version, lacking)
    yield from _in_data(site)


_SHOWN = ("countries", "indicators", "datasets", "sources", "notes", "topics", "site")
"""Files of words, or folders of them, that PDFs of texts, countries and years show."""


def _in_data(site: Site) -> Iterator[Problem]:
    """Yield the letters of words in the data that no font has."""
    shown = {f"data/{language}/{name}" for language in site.settings.locales for name in _SHOWN}
    for file, document in site.lines.items():
        if file.removesuffix(".yml") in shown or file.rpartition("/")[0] in shown:
            for place, said in _words(document.data, ()):
                if lacking := letters_without_font(said):
                    value = ", ".join(map(_named, lacking))
                    yield make_problem(file, document.line(place), "letter-without-font", value=value)


def _words(data: Any, place: Place) -> Iterator[tuple[Place, str]]:
    """Yield the words of a file with their places."""
    if isinstance(data, str):
        yield place, data
    elif isinstance(data, Mapping | list):
        for key, one in data.items() if isinstance(data, Mapping) else enumerate(data):
            yield from _words(one, (*place, key))


def _named(letter: str) -> str:
    return f"{letter} (U+{ord(letter):04X})"


def _problems(site: Site, version: Version, lacking: list[str]) -> Iterator[Problem]:
    by_line: dict[int, list[str]] = {}
    for letter in lacking:
        by_line.setdefault(_line(site, version, letter), []).append(_named(letter))
    for line, letters in by_line.items():
        yield make_problem(version.file, line, "letter-without-font", value=", ".join(letters))


def _line(site: Site, version: Version, letter: str) -> int:
    """Return where a letter stands first: in the front matter or in the text."""
    for key, said in (("title", version.head.title), ("summary", version.head.summary)):
        if letter in said:
            line: int = site.lines[version.file].line((key,))
            return line
    elements = walk_elements(version.text.tree())
    words = (one for element in elements for one in element.children if isinstance(one, Words))
    return next((one.place.line for one in words if letter in one.text), version.text.line)
