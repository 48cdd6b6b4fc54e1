"""What a text claims of the data: superlatives, changes and sums, as links whose words are computed.

`[lowest](rank:lowest/asylum_applicants_per_1000/2021?of=all)`: the countries are those of the figures of this
indicator and period that stand right before the link, or else right behind it; `countries=` names others,
`of=` those among whom. Kinds are highest, lowest, rose and fell (on the period before, where that was
`least=` or more); `[15th of 35](rank:place/refugees_per_1000/2024)` is the place of one country, and of how
many. `[−36 %](change:LT/asylum_applicants/2024?from=2023)` is a change, in per cent where its words say so.
`[4 315](total:LT,LV,EE/asylum_applicants/2024)` is a sum, of countries or of a group.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from emn_site.charts.text_references import (
    InvalidReference,
    find_holder,
    find_indicator,
    find_period,
    parse_address,
    refuse_unknown_settings,
)
from emn_site.locale import Locale
from emn_site.model.country import Country
from emn_site.model.period import Period
from emn_site.model.site import Site
from emn_site.statistics import comparability, coverage, figures
from emn_site.statistics.comparability import Rank, Reason
from emn_site.statistics.figures import Value

RANK, CHANGE, TOTAL = "rank", "change", "total"
SETTINGS = {RANK: ("of", "countries", "least"), CHANGE: ("from",), TOTAL: ()}
PLACE = "place"
KINDS = ("highest", "lowest", "rose", "fell", PLACE)

Bounds = tuple[Decimal, Decimal]


@dataclass(frozen=True)
class Claim:
    """A link that claims something: `head` is its kind, its country, or the countries or group of a sum."""

    scheme: str
    head: str
    key: str
    period: Period
    settings: Mapping[str, str]


class NotComparable(ValueError):
    """A claim compares or adds what may not be; `codes` are the countries of whom the reason speaks."""

    def __init__(self, reason: Reason, codes: Sequence[str]) -> None:
        super().__init__(reason)
        self.reason, self.codes = reason, codes


def parse_claim(locale: Locale, target: str) -> Claim:
    """Return what a link claims. Raises `InvalidReference`."""
    scheme = target.partition(":")[0]
    path, settings = parse_address(target)
    refuse_unknown_settings(settings, SETTINGS[scheme])
    head, _, rest = path.partition("/")
    key, _, period = rest.partition("/")
    if scheme == RANK and head not in KINDS:
        raise InvalidReference("no-such-claim", head)
    return Claim(scheme, head, find_indicator(locale, key), find_period(period), settings)


def rank_claim(locale: Locale, claim: Claim, codes: Sequence[str]) -> list[str]:
    """Return which countries the claim is true of, as many as it names: the first of them first.

    Where it is true of those it names, it is they that are returned. Raises `InvalidReference`, and
    `NotComparable` where one that it names has no rank.
    """
    held = _changes(locale.site, claim) if claim.head in ("rose", "fell") else _values(locale.site, claim)
    scope = _scope(locale, claim)
    held = {code: bounds for code, bounds in held.items() if code in scope}
    for code in codes:
        if code not in held:
            raise NotComparable(_reason(locale, claim, code), [code])
    if claim.head in ("lowest", "fell"):
        held = {code: (-high, -low) for code, (low, high) in held.items()}
    others = [bounds for code, bounds in held.items() if code not in codes]
    if all(other[1] <= held[code][0] for other in others for code in codes):
        return list(codes)
    return sorted(held, key=lambda code: held[code], reverse=True)[: len(codes)]


def place_claim(locale: Locale, claim: Claim, code: str) -> Rank:
    """Return the place of a country among those in the scope of a claim.

    Raises `InvalidReference`, and `NotComparable` where it has none.
    """
    scope = _scope(locale, claim)
    held = {name: bounds for name, bounds in _values(locale.site, claim).items() if name in scope}
    if code not in held:
        raise NotComparable(_reason(locale, claim, code), [code])
    return comparability.places(held)[code]


def named_countries(claim: Claim, before: Sequence[str], behind: Sequence[str]) -> list[str]:
    """Return of whom a rank speaks: those it names itself, or whose figures stand beside it."""
    own = [code for code in claim.settings.get("countries", "").split(",") if code]
    found = own or list(before) or list(behind)
    if not found:
        raise InvalidReference("claim-without-country", claim.key)
    return found


def change_claim(locale: Locale, claim: Claim) -> comparability.ValueChange:
    """Return the change that a text claims. Raises `InvalidReference`, and `NotComparable`."""
    country = find_holder(locale, claim.head)[2]
    asked = claim.settings.get("from")
    before = find_period(asked) if asked else coverage.period_before(locale.site, claim.key, claim.period)
    if before is None:
        raise NotComparable("no_value", [claim.head])
    place = (locale.site, country, claim.key, before, claim.period)
    found = comparability.change_between(*place)
    if found is None:
        reason = comparability.reason_not_changed(*place)
        assert reason is not None
        raise NotComparable(reason, [claim.head])
    return found


def total_claim(locale: Locale, claim: Claim) -> Value:
    """Return the sum that a text claims. Raises `InvalidReference`, and `NotComparable`."""
    members = _group(locale, claim.head)
    lacking = comparability.lacking_values(locale.site, members, claim.key, claim.period)
    for reason, codes in lacking.items():
        raise NotComparable(reason, codes)
    found = comparability.sum_values(locale.site, members, claim.key, claim.period)
    if found is None:
        raise InvalidReference("no-such-value", f"{claim.head}/{claim.key}/{claim.period}")
    return found


def _group(locale: Locale, head: str) -> list[Country]:
    if head in comparability.GROUPS:
        members = {country.code for country in comparability.group_members(locale.site, head)}
        return [country for *_, country in locale.countries if country.code in members]
    found = [find_holder(locale, code)[2] for code in head.split(",")]
    return [one for one in found if isinstance(one, Country)]


def _scope(locale: Locale, claim: Claim) -> set[str]:
    asked = claim.settings.get("of", "all")
    return {one.code for one in _group(locale, "network" if asked == "all" else asked)}


def _values(site: Site, claim: Claim) -> dict[str, Bounds]:
    ranks = comparability.ranking(site, claim.key, claim.period).ranks
    known = (figures.get_value(site, c, claim.key, claim.period) for c in site.countries.values())
    held = zip(site.countries.values(), known, strict=True)
    return {country.code: one.bounds for country, one in held if country.code in ranks and one and one.bounds}


def _changes(site: Site, claim: Claim) -> dict[str, Bounds]:
    least, found = Decimal(claim.settings.get("least", "0")), {}
    for country in site.countries.values():
        changed = comparability.value_change(site, country, claim.key, claim.period)
        if changed and changed.percent is not None:
            then = figures.get_value(site, country, claim.key, changed.before)
            if then and then.number is not None and then.number >= least:
                found[country.code] = (changed.percent, changed.percent)
    return found


def _reason(locale: Locale, claim: Claim, code: str) -> Reason:
    """Return why a country that a rank names has none."""
    site, country = locale.site, find_holder(locale, code)[2]
    before = coverage.period_before(site, claim.key, claim.period)
    if claim.head in ("rose", "fell") and before:
        return comparability.reason_not_changed(site, country, claim.key, before, claim.period) or "too_few"
    known = figures.get_value(site, country, claim.key, claim.period)
    return comparability.reason_not_ranked(site.indicators[claim.key], known) or "no_value"
