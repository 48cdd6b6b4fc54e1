"""Each letter of a text, or of words in the data, that is published as a PDF is in a font of the PDF."""

from collections.abc import Iterator, Mapping
from typing import Any

from emn_site.content.yaml_lines import Place
from emn_site.exports.pdf.letters import letters_without_font
from emn_site.model.problems import Problem, make_problem
from emn_site.model.site import Site, Version
from emn_site.model.tree import Words, walk_elements
from emn_site.pages import kinds

_SHOWN = tuple("cases countries datasets dimensions indicators notes site sources topics types".split())
"""Files of words, or folders of them, that PDFs of texts, countries and years show."""


def check(site: Site) -> Iterator[Problem]:
    """Yield the letters that no font has, by the lines where they stand first: in a text that has a PDF, in
    what is said above it, and in words of the data.
    """
    places = [(site.by_path[path], spoken) for path, spoken in kinds.pdf_places(site) if path in site.by_path]
    texts = {page.versions[spoken].file: page.versions[spoken] for page, spoken in places}
    shown = {f"data/{language}/{name}" for language in site.settings.locales for name in _SHOWN}
    shown.add("data/works")
    for file, document in site.lines.items():
        if file in texts or file.removesuffix(".yml") in shown or file.rpartition("/")[0] in shown:
            for place, said in _words(document.data, ()):
                if lacking := letters_without_font(said):
                    yield _problem(file, document.line(place), lacking)
    for version in texts.values():
        yield from _in_text(version)


def _words(data: Any, place: Place) -> Iterator[tuple[Place, str]]:
    """Yield the words of a file with their places."""
    if isinstance(data, str):
        yield place, data
    elif isinstance(data, Mapping | list):
        for key, one in data.items() if isinstance(data, Mapping) else enumerate(data):
            yield from _words(one, (*place, key))


def _problem(file: str, line: int, letters: list[str]) -> Problem:
    value = ", ".join(f"{letter} (U+{ord(letter):04X})" for letter in letters)
    return make_problem(file, line, "letter-without-font", value=value)


def _in_text(version: Version) -> Iterator[Problem]:
    by_line: dict[int, list[str]] = {}
    for letter in letters_without_font(version.text.letters):
        by_line.setdefault(_line(version, letter), []).append(letter)
    for line, letters in by_line.items():
        yield _problem(version.file, line, letters)


def _line(version: Version, letter: str) -> int:
    """Return where a letter of a text stands first."""
    elements = walk_elements(version.text.tree())
    words = (one for element in elements for one in element.children if isinstance(one, Words))
    return next((one.place.line for one in words if letter in one.text), version.text.line)
