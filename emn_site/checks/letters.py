"""Each letter of a text that is published as a PDF is in a font of the PDF."""

from collections.abc import Iterator

from emn_site.exports.pdf.letters import letters_without_font
from emn_site.model.problems import Problem, make_problem
from emn_site.model.site import Site, Version
from emn_site.model.tree import Words, walk_elements
from emn_site.pages import kinds


def check(site: Site) -> Iterator[Problem]:
    """Yield the letters that no font has, by the lines where they stand first."""
    for path, language in kinds.pdf_places(site):
        version = site.by_path[path].versions.get(language) if path in site.by_path else None
        if version and (lacking := letters_without_font(_said(version))):
            yield from _problems(site, version, lacking)


def _problems(site: Site, version: Version, lacking: list[str]) -> Iterator[Problem]:
    by_line: dict[int, list[str]] = {}
    for letter in lacking:
        by_line.setdefault(_line(site, version, letter), []).append(f"{letter} (U+{ord(letter):04X})")
    for line, letters in by_line.items():
        yield make_problem(version.file, line, "letter-without-font", value=", ".join(letters))


def _said(version: Version) -> str:
    return version.head.title + version.head.summary + version.text.letters


def _line(site: Site, version: Version, letter: str) -> int:
    """Return where a letter stands first: in the front matter or in the text."""
    for key, said in (("title", version.head.title), ("summary", version.head.summary)):
        if letter in said:
            line: int = site.lines[version.file].line((key,))
            return line
    elements = walk_elements(version.text.tree())
    words = (one for element in elements for one in element.children if isinstance(one, Words))
    return next((one.place.line for one in words if letter in one.text), version.text.line)
