"""What a text quotes or claims of the data by a link, the data say too; what compares is such a link.

The words that compare are data of a language (`data/<language>/claims.yml`): beginnings of words for each
kind of claim.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from itertools import takewhile

from emn_site.charts import text_claims, text_references, text_tables
from emn_site.charts.text_claims import Claim, NotComparable
from emn_site.charts.text_references import FIGURE, ChartReference, reference_scheme
from emn_site.locale import Locale, for_locale
from emn_site.model.problems import Problem, make_problem
from emn_site.model.shapes import AS_SPACES
from emn_site.model.site import Site, Version
from emn_site.model.text import TextLink
from emn_site.model.tree import Element, Node, Words, inline_runs, plain_text
from emn_site.statistics import cells, comparison
from emn_site.statistics.comparability import Rank

_PERCENT = re.compile(r"%|\bper ?cent\b|\bproc\b")
_NUMBER = re.compile(r"[+−-]?\d[\d\s.,]*")
_WHOLE = re.compile(r"\d+")


def check(site: Site) -> Iterator[Problem]:
    """Yield what a text claims that the data do not support, with what they say."""
    for version in site.versions:
        locale, links = for_locale(site, version.language), version.text.links
        for at, link in enumerate(links):
            if text_references.reference_scheme(link.target) in text_claims.SETTINGS:
                yield from _claim(locale, version, links, at)


def _claim(locale: Locale, version: Version, links: Sequence[TextLink], at: int) -> Iterator[Problem]:
    link, spot = links[at], (version.file, links[at].line)
    try:
        claim = text_claims.parse_claim(locale, link.target)
        right = _right(locale, claim, links, at)
    except text_references.InvalidReference as error:
        yield make_problem(*spot, "claim-unknown", target=link.target, expected=error.reason)
    except NotComparable as error:
        names = locale.listing([locale.country(code) for code in error.codes])
        why = locale.word(f"reason_{error.reason}")
        yield make_problem(*spot, "claim-not-comparable", target=link.target, countries=names, why=why)
    else:
        if right is not None:
            yield make_problem(*spot, "claim-differs", said=link.text, target=link.target, value=right)


def _right(locale: Locale, claim: Claim, links: Sequence[TextLink], at: int) -> str | None:
    """Return what the data say in the place of a claim; None where it is true."""
    if claim.scheme == text_claims.RANK:
        before, behind = _beside(claim, links[:at][::-1]), _beside(claim, links[at + 1 :])
        codes = text_claims.named_countries(claim, before, behind)
        if claim.head == text_claims.PLACE:
            return _other_place(locale, links[at].text, text_claims.place_claim(locale, claim, codes[0]))
        found = text_claims.rank_claim(locale, claim, codes)
        return None if found == codes else locale.listing([locale.country(code) for code in found])
    if claim.scheme == text_claims.TOTAL:
        return _other(locale, links[at].text, text_claims.total_claim(locale, claim).number, claim)
    changed = text_claims.change_claim(locale, claim)
    if not _PERCENT.search(links[at].text):
        return _other(locale, links[at].text, changed.difference, claim)
    if changed.percent is None:
        raise NotComparable("too_few", [claim.head])
    return _other(locale, links[at].text, changed.percent, claim)


def _beside(claim: Claim, links: Iterable[TextLink]) -> list[str]:
    """Return the countries of the figures of a claim's indicator and period with which some links begin."""
    end = f"/{claim.key}/{claim.period}"
    figures = takewhile(lambda one: one.target.startswith("figure:") and one.target.endswith(end), links)
    return [one.target.removeprefix("figure:").removesuffix(end) for one in figures]


def _other_place(locale: Locale, text: str, rank: Rank) -> str | None:
    """Return a place as the words should have it: its number, or both of a range, and of how many."""
    right = [*dict.fromkeys((rank.place, rank.last)), rank.among]
    said = [int(number) for number in _WHOLE.findall(text)]
    place = comparison.place_words(locale, rank)
    return None if said == right else locale.word("rank_in_table", place=place, among=rank.among)


def _other(locale: Locale, text: str, number: Decimal | None, claim: Claim) -> str | None:
    """Return a number as the words should have it; None where they have it, or have none."""
    said = _NUMBER.search(text)
    if said is None or number is None:
        return None
    read = locale.read_number(said[0].strip())
    places = -int(read.as_tuple().exponent) if isinstance(read, Decimal) else 0
    is_signed = said[0].startswith(("+", "−", "-")) or claim.scheme == text_claims.TOTAL
    right = number if is_signed else abs(number)
    is_near = isinstance(read, Decimal) and abs(read - right) * 2 <= Decimal(10) ** -places
    return None if is_near else locale.number(right, places)


FEWEST = 2
"""So many figures make a sentence one that compares."""

_END = re.compile(r"(?:(?<=\w\w\w)|(?<=[)\]”“»])|\A)[.!?…]\s+(?=[^\W_])")
"""Where a sentence ends, be it behind a bracket or a link: not behind an abbreviation of one or two letters,
`2024 m.`, `Nr.`"""


@dataclass(frozen=True)
class Piece:
    """Words of a sentence, the address they lead to (nothing for plain words), and their line."""

    text: str
    target: str
    line: int


def check_words(site: Site) -> Iterator[Problem]:
    """Yield the sentences with two figures or more whose comparison or sum nothing computes."""
    for version in site.versions:
        targets = [link.target for link in version.text.links]
        words = for_locale(site, version.language).wording.other.get("claims", {})
        if words and sum(reference_scheme(target) == FIGURE for target in targets) >= FEWEST:
            yield from _check_text(version, words)


def _check_text(version: Version, words: Mapping[str, Sequence[str]]) -> Iterator[Problem]:
    for _, run in inline_runs(version.text.tree()):
        for sentence in _sentences(list(_pieces(run))):
            schemes = {reference_scheme(piece.target) for piece in sentence}
            figures = _compared([piece.target for piece in sentence])
            if not figures or not schemes.isdisjoint(text_claims.SETTINGS):
                continue
            if found := next(_words_of_claims(sentence, words), None):
                kind, said, line = found
                link = f"[{said}]({_link(kind, figures)})"
                yield make_problem(version.file, line, "claim-unlinked", value=said, link=link)


def _compared(targets: Iterable[str]) -> list[str]:
    """Return the figures of several countries in one period with which a sentence begins; else none."""
    figures = [target for target in targets if reference_scheme(target) == FIGURE]
    alike = [target for target in figures if target.partition("/")[2] == figures[0].partition("/")[2]]
    return alike if len(set(alike)) >= FEWEST else []


def _words_of_claims(
    sentence: list[Piece], words: Mapping[str, Sequence[str]]
) -> Iterator[tuple[str, str, int]]:
    """Yield the kinds of claims that a sentence makes, with its words and their line."""
    for kind, beginnings in words.items():
        for piece in sentence if beginnings else ():
            if not piece.target and (found := _pattern(tuple(beginnings)).search(piece.text)):
                yield kind, found[0], piece.line + piece.text.count("\n", 0, found.start())


@lru_cache(maxsize=64)
def _pattern(beginnings: tuple[str, ...]) -> re.Pattern[str]:
    longest_first = sorted(beginnings, key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})\w*", re.IGNORECASE)


def _link(kind: str, figures: Sequence[str]) -> str:
    """Return the link to write: of the first figure's indicator and period, and the countries of all."""
    codes = [target.removeprefix("figure:").partition("/")[0] for target in figures]
    _, _, rest = figures[0].partition("/")
    return f"total:{','.join(codes)}/{rest}" if kind == text_claims.TOTAL else f"rank:{kind}/{rest}"


def _pieces(nodes: Sequence[Node]) -> Iterator[Piece]:
    for node in nodes:
        if isinstance(node, Words):
            yield Piece(node.text, "", node.place.line)
        elif isinstance(node, Element) and node.tag == "a":
            yield Piece(plain_text(node.children), node.attributes.get("href", ""), node.place.line)
        elif isinstance(node, Element):
            yield from _pieces(node.children)


def _sentences(pieces: list[Piece]) -> Iterator[list[Piece]]:
    """Yield the pieces of a run, sentence by sentence."""
    sentence: list[Piece] = []
    for piece in pieces:
        start = 0
        for end in _END.finditer(piece.text) if not piece.target else ():
            line = piece.line + piece.text.count("\n", 0, start)
            yield [*sentence, Piece(piece.text[start : end.end()], "", line)]
            sentence, start = [], end.end()
        line = piece.line + piece.text.count("\n", 0, start)
        sentence.append(Piece(piece.text[start:], piece.target, line))
    yield sentence


IMAGES: dict[str | None, tuple[Callable[[Locale, str], object], str]] = {
    text_references.CHART: (text_references.parse_chart, "chart-unknown"),
    text_references.TABLE: (text_tables.parse_table, "table-unknown"),
    text_references.COUNTRIES: (text_references.parse_countries, "countries-unknown"),
}
"""What an image may quote: what reads its address, and the problem of one that cannot be read."""


def check_figures(site: Site) -> Iterator[Problem]:
    """Yield what a text quotes that the data do not have, other numbers than theirs, and gaps of charts."""
    for version in site.versions:
        locale = for_locale(site, version.language)
        for link in version.text.links:
            scheme = text_references.reference_scheme(link.target)
            if scheme == text_references.FIGURE:
                yield from _quoted_figure(locale, version, link)
            elif scheme in IMAGES:
                yield _other_sign(version, link, f"[{link.text}]", f"![{link.text}]")
        for image in version.text.images:
            if (scheme := text_references.reference_scheme(image.target)) in IMAGES:
                yield from _image(locale, version, image, *IMAGES[scheme])
            elif scheme:
                yield _other_sign(version, image, f"![{image.text}]", f"[{image.text}]")


def _other_sign(version: Version, link: TextLink, written: str, meant: str) -> Problem:
    """Return the problem of a chart without its sign !, or of a figure with one."""
    values = {"address": link.target, "value": written, "meant": f"{meant}({link.target})"}
    return make_problem(version.file, link.line, "mark-of-data", **values)


def _quoted_figure(locale: Locale, version: Version, link: TextLink) -> Iterator[Problem]:
    spot = version.file, link.line
    try:
        found = text_references.parse_figure(locale, link.target)
    except text_references.InvalidReference as error:
        yield make_problem(*spot, "figure-unknown", target=link.target, expected=error.reason)
        return
    value = cells.number_text(locale, locale.site.indicators[found.key], found.value) or ""
    if locale.read_number(link.text) != locale.read_number(value):
        shown = value.translate(AS_SPACES)  # as an editor types it
        yield make_problem(*spot, "figure-differs", said=link.text, value=shown, target=link.target)


def _image(
    locale: Locale, version: Version, image: TextLink, parse: Callable[[Locale, str], object], code: str
) -> Iterator[Problem]:
    try:
        found = parse(locale, image.target)
    except text_references.InvalidReference as error:
        yield make_problem(version.file, image.line, code, target=image.target, expected=error.reason)
        return
    yield from _caption_years(version, image)
    if isinstance(found, ChartReference) and (lacking := text_references.reference_gaps(locale, found)):
        yield make_problem(
            version.file, image.line, "chart-gap", target=image.target, countries="; ".join(lacking)
        )


_YEARS = re.compile(r"\b((?:19|20)\d\d) ?[–-] ?((?:19|20)\d\d)\b")


def _caption_years(version: Version, image: TextLink) -> Iterator[Problem]:
    """Yield the years of a description that are not those which a chart or a table was told to show."""
    asked = text_references.parse_address(image.target)[1]
    bounds = [asked.get(key, "")[:4] for key in ("from", "to")]
    said = [*_YEARS.finditer(image.text)]
    shown = ["–".join(year or one[at] for at, year in enumerate(bounds, 1)) for one in said]
    if said and all("–".join(one.groups()) != known for one, known in zip(said, shown, strict=True)):
        years = {"value": said[0][0], "known": shown[0], "target": image.target}
        yield make_problem(version.file, image.line, "caption-unlike", **years)
