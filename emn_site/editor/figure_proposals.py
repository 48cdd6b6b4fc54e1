"""Bare numbers of texts that are values of the data: each with the link that would quote it.

Proposed is only what is not in doubt: of all values of the countries that the text is about, whatever their
indicator and period, the number is exactly one, and its paragraph names the year. Small numbers and years are
left out.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from emn_site.locale import Locale, for_locale
from emn_site.model.shapes import AS_SPACES, OTHER_SPACES, SPACE
from emn_site.model.site import Publication, Site, Version
from emn_site.model.tree import Element, Node, Words, inline_runs, plain_text
from emn_site.statistics import figures

SMALLEST = 100  # numbers below this are many things
# A number that is not a part of a longer one, of a date or of a name, and no percentage.
_NUMBER = re.compile(
    rf"(?<![\w.,])(?<!\d{SPACE})(?:\d{{1,3}}(?:{SPACE}\d{{3}})+|\d{{3,9}})(?:[.,]\d+)?"
    rf"(?![ {OTHER_SPACES}.,]?\d)(?!\w)(?!{SPACE}?(?:%|per ?cent|proc))"
)
_YEAR = re.compile(rf"(?<![\d.,])(?<!\d{SPACE})(?:19|20)\d\d(?!\d)")


@dataclass(frozen=True)
class FigureProposal:
    """A number of a text, and the link to write in its place."""

    file: str
    line: int
    link: str


def figure_proposals(site: Site) -> Iterator[FigureProposal]:
    """Yield the numbers of publications that could quote a value, in the order of the texts."""
    for publication in site.publications:
        held = _held(site, publication)
        for version in publication.versions.values() if held else ():
            yield from _of_text(for_locale(site, version.language), version, held)


# The years and addresses of the values that are a number.
Places = Mapping[Decimal, Sequence[tuple[int, str]]]


def _held(site: Site, publication: Publication) -> Places:
    found: dict[Decimal, list[tuple[int, str]]] = defaultdict(list)
    countries = [one for one in site.countries.values() if one.code in publication.countries]
    for country in countries:
        for key in site.shown_indicators:
            for period, known in figures.value_series(site, country, key).items():
                if known.number is not None and known.number >= SMALLEST:
                    found[known.number].append((period.year, f"figure:{country.code}/{key}/{period}"))
    return found


def _of_text(locale: Locale, version: Version, held: Places) -> Iterator[FigureProposal]:
    for _, run in inline_runs(version.text.tree()):
        years = {int(year) for year in _YEAR.findall(plain_text(run))}
        for words in _plain(run):
            for match in _NUMBER.finditer(words.text):
                number = locale.read_number(match[0])
                if not isinstance(number, Decimal) or _YEAR.fullmatch(match[0]):
                    continue
                places = held.get(number, ())
                if len(places) == 1 and places[0][0] in years:
                    line = words.place.line + words.text.count("\n", 0, match.start())
                    yield FigureProposal(
                        version.file, line, f"[{match[0].translate(AS_SPACES)}]({places[0][1]})"
                    )


def _plain(nodes: Sequence[Node]) -> Iterator[Words]:
    """Yield the words of a run that are not part of a link or of code."""
    for node in nodes:
        if isinstance(node, Words):
            yield node
        elif isinstance(node, Element) and node.tag not in ("a", "code"):
            yield from _plain(node.children)
