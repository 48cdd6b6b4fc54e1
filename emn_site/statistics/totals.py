"""Many countries together: what a source itself states for the EU, and sums that lack nobody.

A sum is made only where every country of a group has a sound value in the same unit: gaps are never
counted as nothing. A rate of a group is computed from the group's sums, never from rates.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from emn_site.model.country import Country
from emn_site.model.period import Period
from emn_site.model.site import Site
from emn_site.statistics import figures
from emn_site.statistics.figures import Value

GROUPS = ("network", "member_states")
"""All countries of the Network; its member states, which are the EU without Denmark."""


@dataclass(frozen=True)
class GroupValue:
    """What is true of a group in a period: `group` is a slug of data/totals/, or one of `GROUPS`."""

    group: str
    period: Period
    value: Value

    @property
    def is_stated(self) -> bool:
        """Whether the source itself states it; otherwise we added up."""
        return self.group not in GROUPS


def group_values(site: Site, key: str, period: Period) -> list[GroupValue]:
    """Return what is known of each group in a period, the totals of the source first."""
    stated = [(slug, figures.get_value(site, total, key, period)) for slug, total in site.totals.items()]
    added = [(group, sum_values(site, _members(site, group), key, period)) for group in GROUPS]
    return [
        GroupValue(group, period, found) for group, found in [*stated, *added] if found and found.is_sound
    ]


def sum_values(site: Site, countries: Sequence[Country], key: str, period: Period) -> Value | None:
    """Return the sum over all of some countries, or None where one lacks a sound value or nothing adds up."""
    indicator = site.indicators[key]
    if indicator.derived:
        parts = {name: sum_values(site, countries, name, period) for name in indicator.derived.inputs}
        return figures.compute(indicator, indicator.derived, parts)
    if indicator.kind == "average" or indicator.unit in ("percent", "per_1000") or not countries:
        return None
    found = [figures.get_value(site, country, key, period) for country in countries]
    sound = [v for v in found if v and v.unit is None and v.number is not None and not v.doubts]
    if len(sound) < len(countries):
        return None
    flags = dict.fromkeys(flag for v in sound for flag in v.flags)
    return Value(sum((v.number or Decimal(0) for v in sound), Decimal(0)), flags=tuple(flags))


def _members(site: Site, group: str) -> list[Country]:
    return [c for c in site.countries.values() if group == "network" or c.role == "member_state"]
