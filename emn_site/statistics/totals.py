"""Many countries together: what a source itself states for the EU, and sums that lack nobody.

A sum is made only where every country of a group has a value that may be added: gaps are never counted as
nothing, and a sum that is withheld says whom it lacks and why. A rate of a group is computed from the
group's sums, never from rates.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from emn_site.model.country import Country
from emn_site.model.period import Period
from emn_site.model.site import Site
from emn_site.statistics import comparability, coverage, figures
from emn_site.statistics.comparability import Reason
from emn_site.statistics.figures import Value

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
            if reason := comparability.reason_not_added(figures.get_value(site, country, name, period)):
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
    is_rounded = any(v.limits for v in found)
    return Value(
        sum((v.number or Decimal(0) for v in found), Decimal(0)),
        flags=tuple(dict.fromkeys(flag for v in found for flag in v.flags)),
        limits=(sum((low for low, _ in bounds), Decimal(0)), sum((high for _, high in bounds), Decimal(0)))
        if is_rounded
        else None,
    )
