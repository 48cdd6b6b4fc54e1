"""What may be compared or added up, and why not: the one answer for page, table, rank, chart, prose and file.

Values of countries stand in one order where they are of one concept, one unit and the usual definition, and
known well enough. Two values of a country are set against each other where, besides, nothing between them
breaks the series or changes the definition. A value known to be below *n* ranks below every value of *n* and
more; where its place is not decided by that, its rank is a range.

Of many countries together there is what a source itself states, and sums that lack nobody: a sum is made only
where every country of a group has a value that may be added, as gaps are never counted as nothing, and a sum
that is withheld says whom it lacks and why. A rate of a group is computed from its sums, never from rates.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

from emn_site.cache.queries import query
from emn_site.model.country import Country, Total
from emn_site.model.indicators import Indicator
from emn_site.model.period import Period
from emn_site.model.site import Site
from emn_site.statistics import coverage, figures
from emn_site.statistics.figures import Value

Reason = Literal[
    "no_value", "other_unit", "other_definition", "doubtful", "too_few", "rounded", "break",
    "definition_changes", "unit_changes",
]  # fmt: skip
"""Why a value is not compared: a key of words, `reason_…`."""

PERCENT_FROM = 50
"""Where either value is below this a change is said in numbers only: a percentage of a few means nothing."""

RANKED_FROM = 5
"""With fewer comparable countries than this there is no rank."""


@dataclass(frozen=True)
class Rank:
    """The place of a country among those with comparable values, the largest first; equals share a place.

    `last` is another than `place` where it is only known that the place lies between the two.
    """

    place: int
    among: int
    last: int


@dataclass(frozen=True)
class Ranking:
    """The ranks of countries by code in one period, and who has none, by reason, in the order of the data."""

    ranks: Mapping[str, Rank] = field(default_factory=dict)
    left_out: Mapping[Reason, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True)
class ValueChange:
    """How a value differs from that of `before`: in the indicator's unit and in per cent."""

    before: Period
    difference: Decimal
    percent: Decimal | None


def reason_not_ranked(indicator: Indicator, known: Value | None) -> Reason | None:
    """Return why a value has no place among those of other countries; None where it has one.

    A rate per inhabitants of a few persons is known, and low; a share of a few persons says nothing.
    """
    if known is None or known.bounds is None:
        return "no_value"
    if known.unit or "counted_otherwise" in known.anomalies:
        return "other_unit"
    if "definition_differs" in known.flags:
        return "other_definition"
    if set(known.anomalies) - {"small_base"}:
        return "doubtful"
    return "too_few" if known.anomalies and indicator.unit == "percent" else None


def reason_not_added(known: Value | None) -> Reason | None:
    """Return why a value is not part of a sum over countries; another definition is a sign of the sum."""
    if known is None or known.number is None:
        return "no_value"
    if known.unit:
        return "other_unit"
    return "doubtful" if known.anomalies else None


def reason_not_changed(
    site: Site, holder: Country | Total, key: str, first: Period, last: Period
) -> Reason | None:
    """Return why the values of two periods are not set against each other; None where they are."""
    return _not_changed(site, holder.code, key, first, last)


@query(str, str, Period.parse, Period.parse)
def _not_changed(site: Site, code: str, key: str, first: Period, last: Period) -> Reason | None:
    series = figures.value_series(site, site.holders[code], key)
    then, now = series.get(first), series.get(last)
    for known in (then, now):
        if found := _reason_unsound(known):
            return found
    periods = [*series]
    between = [*series.values()][bisect_right(periods, first) : bisect_right(periods, last)]
    if any("break" in known.flags for known in between):
        return "break"
    if len({"definition_differs" in known.flags for known in [*filter(None, [then]), *between]}) > 1:
        return "definition_changes"
    return "unit_changes" if then and now and then.unit != now.unit else None


def _reason_unsound(known: Value | None) -> Reason | None:
    if known is None or known.number is None:
        return "no_value"
    if known.anomalies:
        return "too_few" if known.anomalies == ("small_base",) else "doubtful"
    return "rounded" if known.is_imprecise else None


def change_between(
    site: Site, holder: Country | Total, key: str, first: Period, last: Period
) -> ValueChange | None:
    """Return the change from one period to another, or None where the two may not be compared.

    Per cent only where both values are `PERCENT_FROM` or more and rest on no rounded small count; a rate has
    a base of its own, and a share changes by points.
    """
    if reason_not_changed(site, holder, key, first, last):
        return None
    then, now = (figures.get_value(site, holder, key, period) for period in (first, last))
    assert then and now and then.number is not None and now.number is not None
    difference = now.number - then.number
    indicator = site.indicators[key]
    has_base = indicator.is_rate or min(then.number, now.number) >= PERCENT_FROM
    has_percent = has_base and indicator.unit != "percent" and then.number > 0
    is_exact = then.limits is None and now.limits is None
    percent = 100 * difference / then.number if has_percent and is_exact else None
    return ValueChange(first, difference, percent)


def value_change(site: Site, holder: Country | Total, key: str, period: Period) -> ValueChange | None:
    """Return the change on the period before in the rhythm in which values of the indicator are held."""
    before = coverage.period_before(site, key, period)
    return change_between(site, holder, key, before, period) if before else None


@query(str, str, Period.parse)
def country_rank(site: Site, code: str, key: str, period: Period) -> Rank | None:
    """Return the country's rank; None where its value is not comparable, or too few are."""
    found = ranking(site, key, period).ranks
    return found.get(code) if len(found) >= RANKED_FROM else None


@query(str, Period.parse, str)
def ranking(site: Site, key: str, period: Period, role: str | None = None) -> Ranking:
    """Return the ranks of all countries, or of those with a role, in a period, and who is left out."""
    bounds: dict[str, tuple[Decimal, Decimal]] = {}
    left_out: dict[Reason, list[str]] = defaultdict(list)
    for country in site.countries.values():
        if role not in (None, country.role):
            continue
        known = figures.get_value(site, country, key, period)
        reason = reason_not_ranked(site.measure(key), known)
        if reason:
            left_out[reason].append(country.code)
        elif known and known.bounds:
            bounds[country.code] = known.bounds
    return Ranking(places(bounds), {reason: tuple(codes) for reason, codes in left_out.items()})


def places(bounds: Mapping[str, tuple[Decimal, Decimal]]) -> dict[str, Rank]:
    """Return the ranks of countries by their bounds: the upper one of what is not exact is not reached."""
    found, count = dict[str, Rank](), len(bounds)
    lows = sorted(low for low, _ in bounds.values())
    highs = sorted((high, low == high) for low, high in bounds.values())
    for code, (low, high) in bounds.items():
        below, level = bisect_left(highs, (low, True)), bisect_right(highs, (low, True)) if low == high else 0
        place = 1 + count - (bisect_right if low == high else bisect_left)(lows, high)
        found[code] = Rank(place, count, count - below - max(level - below - 1, 0))
    return found


GROUPS = ("network", "member_states")
"""All countries of the Network; its member states, which are the EU without Denmark."""

Lacking = Mapping[Reason, Sequence[str]]
"""The codes of the countries that a sum lacks, by reason."""


@dataclass(frozen=True)
class GroupValue:
    """What is true of a group in a period: `group` is a slug of data/totals/, or one of `GROUPS`.

    `value` is None where a sum is withheld, because it lacks some countries.
    """

    group: str
    period: Period
    value: Value | None
    lacking: Lacking = field(default_factory=dict)

    @property
    def is_stated(self) -> bool:
        """Whether the source itself states it; otherwise we added up."""
        return self.group not in GROUPS


def group_values(site: Site, key: str, period: Period) -> list[GroupValue]:
    """Return what is known of each group in a period, the totals of the source first.

    Nothing of a group in which no country has a value, or where values of countries do not add up.
    """
    stated = [
        GroupValue(slug, period, found)
        for slug, total in site.totals.items()
        if (found := figures.get_value(site, total, key, period)) and found.number is not None
    ]
    added = (_added(site, group, key, period) for group in GROUPS)
    return [*stated, *(found for found in added if found)]


def group_members(site: Site, group: str) -> list[Country]:
    """Return the countries of one of `GROUPS`."""
    return [c for c in site.countries.values() if group == "network" or c.role == "member_state"]


def _added(site: Site, group: str, key: str, period: Period) -> GroupValue | None:
    members = group_members(site, group)
    indicator = site.indicators[key]
    is_sum = indicator.derived or (indicator.kind != "average" and not indicator.is_rate)
    if not is_sum or all(figures.get_value(site, country, key, period) is None for country in members):
        return None
    lacking = lacking_values(site, members, key, period)
    found = None if lacking else sum_values(site, members, key, period)
    return GroupValue(group, period, found, lacking) if found or lacking else None


def lacking_values(site: Site, countries: Sequence[Country], key: str, period: Period) -> Lacking:
    """Return which countries have no value that can be added, of an indicator or of what it is made of."""
    stored = coverage.stored_indicators(site, [key])
    lacking: dict[Reason, dict[str, None]] = defaultdict(dict)
    for country in countries:
        for name in stored:
            if reason := reason_not_added(figures.get_value(site, country, name, period)):
                lacking[reason][country.code] = None
    return {reason: tuple(codes) for reason, codes in lacking.items()}


def sum_values(site: Site, countries: Sequence[Country], key: str, period: Period) -> Value | None:
    """Return the sum over countries that all have a value; of a rate, the rate of the sums."""
    indicator = site.indicators[key]
    if indicator.derived:
        parts = {name: sum_values(site, countries, name, period) for name in indicator.derived.inputs}
        return figures.compute(indicator, indicator.derived, parts)
    found = [v for country in countries if (v := figures.get_value(site, country, key, period))]
    bounds = [v.bounds for v in found if v.bounds]
    ends = [sum(one, Decimal(0)) for one in zip(*bounds, strict=True)]
    return Value(
        sum((v.number or Decimal(0) for v in found), Decimal(0)),
        flags=tuple(dict.fromkeys(flag for v in found for flag in v.flags)),
        limits=(ends[0], ends[1]) if any(v.limits for v in found) else None,
    )
