"""Values of indicators by country and period: those the files hold and those computed from them.

A value is *sound* where nothing speaks against comparing it: only sound values are ranked, set against
another period, or added up.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache

from emn_site.model.country import Country, Total
from emn_site.model.figures import COUNTED, Figure, Flag, Unit
from emn_site.model.indicators import Dataset, Derivation, Indicator
from emn_site.model.period import Period
from emn_site.model.site import Site
from emn_site.statistics.anomalies import find_anomalies

LICENCE = "https://creativecommons.org/licenses/by/4.0/"
"""The licence of what the site itself adds: names, definitions, computed values."""

PERCENT_FROM = 50
"""Below this a change is said in numbers only: a percentage of a few rounded counts means nothing."""

RANKED_FROM = 5
"""With fewer comparable countries than this there is no rank."""


@dataclass(frozen=True)
class Value:
    """One value; `number` is None where nothing was observed, `unit` set where it is unusual.

    `stated` is what the source says although nothing was observed: a repeated value, a zero for a gap.
    """

    number: Decimal | None
    unit: Unit | None = None
    flags: tuple[Flag, ...] = ()
    below: int | None = None
    carried_from: Period | None = None
    stated: Decimal | None = None
    rounded_to: Decimal | None = None
    is_small_rounded: bool = False
    doubts: tuple[str, ...] = ()

    @property
    def is_sound(self) -> bool:
        """Whether it may be compared with others."""
        return self.number is not None and not self.doubts and not self.is_small_rounded


@dataclass(frozen=True)
class ValueChange:
    """How a value differs from the period before: in the indicator's unit and in per cent."""

    difference: Decimal
    percent: Decimal | None


@dataclass(frozen=True)
class Rank:
    """The place of a country among those with comparable values; the largest value is first."""

    place: int
    among: int


def get_value(site: Site, country: Country | Total, key: str, period: Period) -> Value | None:
    """Return the value of an indicator in a country and period, or None where nothing is known of it."""
    return value_series(site, country, key).get(period)


@lru_cache(maxsize=16)
def _all_series(site: Site) -> Mapping[tuple[str, str], Mapping[Period, Value]]:
    """Return every value of a site, stored or computed: each is asked for by many pages."""
    return {
        (country.code, key): {
            period: known
            for period in site.periods.get(indicator.rhythm, [])
            if (known := _value(site, country, key, period))
        }
        for country in site.holders
        for key, indicator in site.shown_indicators.items()
    }


def _value(site: Site, country: Country | Total, key: str, period: Period) -> Value | None:
    indicator = site.indicators[key]
    if indicator.derived:
        inputs = {name: _value(site, country, name, period) for name in indicator.derived.inputs}
        return compute(indicator, indicator.derived, inputs)
    series = country.figures.get(key)
    figure = series.values.get(period) if series else None
    if figure is None:
        return None
    found = observe(figure, indicator, site.datasets.get(site.dataset_of(key, country) or ""))
    against = find_anomalies(site).get((country.code, key, period), ())
    return replace(found, doubts=tuple(doubt.kind for doubt in against))


def observe(figure: Figure, indicator: Indicator, dataset: Dataset | None) -> Value:
    """Return what a figure says, with what its dataset does to numbers."""
    is_observed = figure.carried_from is None and "reporting_gap" not in figure.flags
    number = figure.value if is_observed else None
    limit = dataset.small_rounded_below if dataset else None
    return Value(
        number,
        unit=figure.unit if figure.unit != indicator.unit else None,
        flags=tuple(figure.flags),
        below=figure.below,
        carried_from=figure.carried_from,
        stated=None if is_observed else figure.value,
        rounded_to=figure.rounded_to or (dataset.rounded_to if dataset else None),
        is_small_rounded=limit is not None and number is not None and abs(number) < limit,
    )


def compute(indicator: Indicator, how: Derivation, inputs: dict[str, Value | None]) -> Value | None:
    """Compute a derived value where every input is known and those above the line share a unit.

    Persons over inhabitants and cases over cases are sound; where the inputs above the line are
    counted in cases the result says so. An unknown input makes the result unknown, never zero; one
    that is doubtful makes it doubtful, and so does a base of fewer than `reliable_from`.
    """
    known = {name: found for name, found in inputs.items() if found and found.number is not None}
    above = [known.get(name) for name in (*how.numerator, *how.minus)]
    if len(known) < len(inputs) or len({found.unit for found in above if found}) > 1:
        return None
    top = _sum(known, how.numerator) - _sum(known, how.minus)
    bottom = _sum(known, how.denominator) if how.denominator else Decimal(1)
    if bottom == 0:
        return None
    base = bottom if indicator.unit == "percent" else abs(top)
    is_weak = bool(how.denominator) and base < how.reliable_from
    unit = above[0].unit if above[0] else None
    return Value(
        how.times * top / bottom,
        unit=unit if unit in COUNTED else None,
        flags=tuple(dict.fromkeys(flag for found in known.values() for flag in found.flags)),
        doubts=tuple(dict.fromkeys(_doubts(known.values(), is_weak))),
    )


def _sum(known: dict[str, Value], names: Iterable[str]) -> Decimal:
    return sum((known[name].number or Decimal(0) for name in names), Decimal(0))


def _doubts(inputs: Iterable[Value], is_weak: bool) -> Iterable[str]:
    for found in inputs:
        yield from found.doubts
    if is_weak:
        yield "small_base"


def value_series(site: Site, country: Country | Total, key: str) -> Mapping[Period, Value]:
    """Return the known values of an indicator in a country by period, the oldest first."""
    return _all_series(site).get((country.code, key), {})


def latest_value(site: Site, country: Country | Total, key: str) -> tuple[Period, Value] | None:
    """Return the newest period with a sound value, or else with any number, and the value."""
    known = value_series(site, country, key)
    numbers = [(period, found) for period, found in known.items() if found.number is not None]
    sound = [(period, found) for period, found in numbers if found.is_sound]
    return sound[-1] if sound else numbers[-1] if numbers else None


def value_change(site: Site, country: Country | Total, key: str, period: Period) -> ValueChange | None:
    """Return the change on the period before.

    None where either value is unknown or not sound, where their units or definitions differ, or where
    the series breaks. Per cent only of a base of `PERCENT_FROM` or more, and never of a share.
    """
    now, before = get_value(site, country, key, period), get_value(site, country, key, period.previous)
    if now is None or before is None or not (now.is_sound and before.is_sound):
        return None
    if now.unit != before.unit or "break" in now.flags or _definition(now) != _definition(before):
        return None
    assert now.number is not None and before.number is not None
    difference = now.number - before.number
    is_count = site.indicators[key].derived is None and site.indicators[key].unit != "percent"
    has_percent = before.number >= PERCENT_FROM if is_count else before.number > 0
    return ValueChange(difference, 100 * difference / before.number if has_percent else None)


def _definition(known: Value) -> bool:
    return "definition_differs" in known.flags


def country_rank(site: Site, country: Country, key: str, period: Period) -> Rank | None:
    """Return the country's place among those with comparable values; equal values share a place."""
    own = get_value(site, country, key, period)
    if own is None or not _is_ranked(own):
        return None
    numbers = ranked_numbers(site, key, period)
    if len(numbers) < RANKED_FROM:
        return None
    return Rank(1 + sum(number > (own.number or 0) for number in numbers), len(numbers))


@lru_cache(maxsize=4096)
def ranked_numbers(site: Site, key: str, period: Period) -> list[Decimal]:
    """Return the values of all countries that can be compared in a period."""
    found = (get_value(site, country, key, period) for country in site.countries.values())
    return [known.number for known in found if known and _is_ranked(known) and known.number is not None]


def _is_ranked(known: Value) -> bool:
    """Whether a value may stand in an order: sound, in the usual unit, by the usual definition."""
    return known.is_sound and known.unit is None and not _definition(known)
