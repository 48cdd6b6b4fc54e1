"""What a text quotes or claims of the data by a link, the data say too; what compares is such a link.

The words that compare are data of a language (`data/<language>/claims.yml`): beginnings of words for each
kind of claim.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import lru_cache
from itertools import takewhile

from emn_site.charts import text_claims, text_references
from emn_site.charts.text_claims import Claim, NotComparable
from emn_site.charts.text_references import FIGURE, reference_scheme
from emn_site.locale import Locale, for_locale
from emn_site.model.problems import Problem, make_problem
from emn_site.model.site import Site, Version
from emn_site.model.text import TextLink
from emn_site.model.tree import Piece
from emn_site.statistics import comparison
from emn_site.statistics.comparability import Rank

_PERCENT = re.compile(r"%|\bper ?cent\b|\bproc\b")
_NUMBER = re.compile(r"[+−-]?\d[\d\s.,]*")
_INTEGER = re.compile(r"\d+")


def check(site: Site) -> Iterator[Problem]:
    """Yield what a text claims that the data do not support, with what they say."""
    for version in site.versions:
        locale, links = for_locale(site, version.language), version.text.links
        for at, link in enumerate(links):
            if reference_scheme(link.target) in text_claims.SETTINGS:
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
    written = [int(number) for number in _INTEGER.findall(text)]
    place = comparison.place_words(locale, rank)
    return None if written == right else locale.word("rank_in_table", place=place, among=rank.among)


def _other(locale: Locale, text: str, number: Decimal | None, claim: Claim) -> str | None:
    """Return a number as the words should have it; None where they have it, or have none."""
    written = _NUMBER.search(text)
    if written is None or number is None:
        return None
    read = locale.read_number(written[0].strip())
    places = -int(read.as_tuple().exponent) if isinstance(read, Decimal) else 0
    is_signed = written[0].startswith(("+", "−", "-")) or claim.scheme == text_claims.TOTAL
    right = number if is_signed else abs(number)
    is_near = isinstance(read, Decimal) and abs(read - right) * 2 <= Decimal(10) ** -places
    return None if is_near else locale.number(right, places)


FEWEST = 2
"""So many figures make a sentence one that compares."""


def check_words(site: Site) -> Iterator[Problem]:
    """Yield the sentences with two figures or more whose comparison or sum nothing computes."""
    for version in site.versions:
        words = for_locale(site, version.language).wording.other.get("claims", {})
        if words and quotes_figures(version):
            yield from _check_text(version, words)


def _check_text(version: Version, words: Mapping[str, Sequence[str]]) -> Iterator[Problem]:
    for sentence in version.text.sentences:
        schemes = {reference_scheme(piece.target) for piece in sentence}
        figures = _compared([piece.target for piece in sentence])
        if not figures or not schemes.isdisjoint(text_claims.SETTINGS):
            continue
        if found := next(_words_of_claims(sentence, words), None):
            kind, phrase, line = found
            link = f"[{phrase}]({_link(kind, figures)})"
            yield make_problem(version.file, line, "claim-unlinked", value=phrase, link=link)


def quotes_figures(version: Version) -> bool:
    """Whether a text quotes so many figures that it may compare them."""
    return sum(reference_scheme(link.target) == FIGURE for link in version.text.links) >= FEWEST


def _compared(targets: Iterable[str]) -> list[str]:
    """Return the figures of several countries in one period with which a sentence begins; else none."""
    figures = [target for target in targets if reference_scheme(target) == FIGURE]
    alike = [target for target in figures if target.partition("/")[2] == figures[0].partition("/")[2]]
    return alike if len(set(alike)) >= FEWEST else []


def _words_of_claims(
    sentence: Sequence[Piece], words: Mapping[str, Sequence[str]]
) -> Iterator[tuple[str, str, int]]:
    """Yield the kinds of claims that a sentence makes, with its words and their line."""
    for kind, beginnings in words.items():
        for piece in sentence if beginnings and kind in (*text_claims.KINDS, text_claims.TOTAL) else ():
            if not piece.target and (found := _pattern(tuple(beginnings)).search(piece.text)):
                yield kind, found[0], piece.line + piece.text.count("\n", 0, found.start())


@lru_cache(maxsize=64)
def _pattern(beginnings: tuple[str, ...]) -> re.Pattern[str]:
    longest_first = sorted(beginnings, key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})\w*", re.IGNORECASE)


def _link(kind: str, figures: Sequence[str]) -> str:
    """Return the link to write: of the first figure's indicator and period, and the countries of all."""
    codes = [target.removeprefix("figure:").partition("/")[0] for target in figures]
    rest = figures[0].partition("/")[2]
    return f"total:{','.join(codes)}/{rest}" if kind == text_claims.TOTAL else f"rank:{kind}/{rest}"
