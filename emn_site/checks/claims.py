"""What a text claims of the data by a link, the data say too: superlatives, changes and sums."""

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import takewhile

from emn_site.charts import text_claims, text_references
from emn_site.charts.text_claims import Claim, NotComparable
from emn_site.locale import Locale, for_locale
from emn_site.model.problems import Problem, make_problem
from emn_site.model.site import Site, Version
from emn_site.model.text import TextLink
from emn_site.statistics import key_figures
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
    link, file = links[at], version.file
    try:
        claim = text_claims.parse_claim(locale, link.target)
        right = _right(locale, claim, links, at)
    except text_references.InvalidReference as error:
        yield make_problem(file, link.line, "claim-unknown", target=link.target, expected=error.reason)
    except NotComparable as error:
        names = locale.listing([locale.country(code) for code in error.codes])
        why = locale.word(f"reason_{error.reason}")
        yield make_problem(
            file, link.line, "claim-not-comparable", target=link.target, countries=names, why=why
        )
    else:
        if right is not None:
            yield make_problem(
                file, link.line, "claim-differs", said=link.text, target=link.target, value=right
            )


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
    place = key_figures.place_words(locale, rank)
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
