"""Values of indicators by country and period: those the files hold and those computed from them.

A value is *sound* where nothing speaks against it. What may be compared with what, `comparability` says.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import product

from emn_site.cache.queries import query
from emn_site.model.country import Country, Total
from emn_site.model.figures import COUNTED, Figure, Flag, Series, Unit
from emn_site.model.indicators import Dataset, Derivation, Indicator
from emn_site.model.period import Period
from emn_site.model.site import Site
from emn_site.statistics.anomalies import find_anomalies

IMPRECISE_FROM = Decimal("0.1")
"""A value is imprecise where the bounds that rounding leaves are further apart than this share of it."""

SMALL_ZERO, SMALL_COUNT = (Decimal(0), Decimal(5)), Decimal(10)
"""Where a source rounds small counts, a zero is fewer than five or none; others are known to be below ten."""


@dataclass(frozen=True)
class Value:
    """One value; `number` is None where nothing was observed, `unit` set where it is unusual.

    `stated` is what the source says although nothing was observed: a repeated value, a zero for a gap.
    `limits` are set where the source rounds small counts, here or in what the value is computed from: the
    value lies from the first up to, but without, the second.
    """

    number: Decimal | None
    unit: Unit | None = None
    flags: tuple[Flag, ...] = ()
    below: int | None = None
    carried_from: Period | None = None
    stated: Decimal | None = None
    rounded_to: Decimal | None = None
    limits: tuple[Decimal, Decimal] | None = None
    anomalies: tuple[str, ...] = ()

    @property
    def bounds(self) -> tuple[Decimal, Decimal] | None:
        """What is known of it: between which numbers it lies, twice the same where it is known; or None."""
        if self.number is None:
            return (Decimal(0), Decimal(self.below)) if self.below is not None else None
        return self.limits or (self.number, self.number)

    @property
    def is_imprecise(self) -> bool:
        """Whether rounding leaves too little of it for a change."""
        if self.limits is None or self.number is None:
            return False
        low, high = self.limits
        return high - low > IMPRECISE_FROM * abs(self.number)

    @property
    def upper_limit(self) -> Decimal | None:
        """Below which number it is known to be, where no more is known of it: a zero need not be one."""
        if self.number is None:
            return None if self.below is None else Decimal(self.below)
        return self.limits[1] if self.limits and self.number == 0 else None

    @property
    def is_sound(self) -> bool:
        """Whether nothing speaks against it."""
        return self.number is not None and not self.anomalies and not self.is_imprecise


def get_value(site: Site, country: Country | Total, key: str, period: Period) -> Value | None:
    """Return the value of an indicator in a country and period, or None where nothing is known of it."""
    return _known(site, country.code, key, period)


@query(str, str)
def _series(site: Site, code: str, key: str) -> Mapping[Period, Value]:
    """Return every value of an indicator in a country, stored or computed, by period."""
    if code not in site.holders or key not in site.rates | site.shown_indicators:
        return {}
    every = site.periods.get(site.measure(key).rhythm, [])
    found = ((period, _value(site, site.holders[code], key, period)) for period in every)
    return {period: known for period, known in found if known}


@query(str, str, Period.parse, part_of=_series)
def _known(site: Site, code: str, key: str, period: Period) -> Value | None:
    return _series(site, code, key).get(period)


def _value(site: Site, country: Country | Total, key: str, period: Period) -> Value | None:
    indicator = site.measure(key)
    if indicator.derived:
        year = Period.parse(period.year)  # what is of a month is counted by the population of its year
        inputs = {
            name: _value(site, country, name, year if site.indicators[name].rhythm == "year" else period)
            for name in indicator.derived.inputs
        }
        return compute(indicator, indicator.derived, inputs)
    series = country.figures.get(key)
    figure = series.values.get(period) if series else None
    if figure is None:
        return None
    found = observe(figure, indicator, site.datasets.get(site.dataset_of(key, country) or ""))
    against = find_anomalies(site).get((country.code, key, period), ())
    return replace(found, anomalies=tuple(anomaly.kind for anomaly in against))


def observe(figure: Figure, indicator: Indicator, dataset: Dataset | None) -> Value:
    """Return what a figure says, with what its dataset does to numbers."""
    is_observed = figure.carried_from is None and "reporting_gap" not in figure.flags
    number = figure.value if is_observed else None
    below = dataset.small_rounded_below if dataset else None
    return Value(
        number,
        unit=figure.unit if figure.unit != indicator.unit else None,
        flags=tuple(figure.flags),
        below=figure.below,
        carried_from=figure.carried_from,
        stated=None if is_observed else figure.value,
        rounded_to=figure.rounded_to or (dataset.rounded_to if dataset else None),
        limits=_small_limits(number, below) if below is not None and number is not None else None,
    )


def _small_limits(number: Decimal, below: int) -> tuple[Decimal, Decimal] | None:
    if abs(number) >= below:
        return None
    return SMALL_ZERO if number == 0 else (Decimal(1), max(SMALL_COUNT, Decimal(below)))


def compute(indicator: Indicator, how: Derivation, inputs: Mapping[str, Value | None]) -> Value | None:
    """Compute a derived value where every input is known and those above the line share a unit.

    A sum of cases is counted in cases; a rate has a unit of its own, and is doubtful where it is one of
    cases. An unknown input makes the result unknown, never zero; one that is doubtful makes it doubtful,
    one that is rounded gives it limits, and a base of fewer than `reliable_from` makes it doubtful.
    """
    known = {name: found for name, found in inputs.items() if found and found.number is not None}
    above = [known.get(name) for name in (*how.numerator, *how.minus)]
    if len(known) < len(inputs) or len({found.unit for found in above if found}) > 1:
        return None
    numbers = {name: found.number for name, found in known.items() if found.number is not None}
    result = _quotient(how, numbers)
    if result is None:
        return None
    top = sum((numbers[name] for name in how.numerator), Decimal(0))
    bottom = sum((numbers[name] for name in how.denominator), Decimal(0))
    base = bottom if indicator.unit == "percent" else abs(top)
    unit = above[0].unit if above[0] and above[0].unit in COUNTED else None
    anomalies = [anomaly for found in known.values() for anomaly in found.anomalies]
    anomalies += ["small_base"] if how.denominator and base < how.reliable_from else []
    anomalies += ["counted_otherwise"] if how.denominator and unit else []
    return Value(
        result,
        unit=None if how.denominator else unit,
        flags=tuple(dict.fromkeys(flag for found in known.values() for flag in found.flags)),
        limits=_limits(how, known),
        anomalies=tuple(dict.fromkeys(anomalies)),
    )


def _quotient(how: Derivation, numbers: Mapping[str, Decimal]) -> Decimal | None:
    """Return what a derivation makes of numbers; None where it would divide by nothing."""
    top = sum((numbers[name] for name in how.numerator), Decimal(0))
    top -= sum((numbers[name] for name in how.minus), Decimal(0))
    bottom = sum((numbers[name] for name in how.denominator), Decimal(0)) if how.denominator else Decimal(1)
    return how.times * top / bottom if bottom else None


def _limits(how: Derivation, known: Mapping[str, Value]) -> tuple[Decimal, Decimal] | None:
    """Return between which numbers a derived value lies, where inputs are rounded.

    It rises or falls with each input all the way, so that the outermost values are at the inputs' bounds.
    """
    if all(found.limits is None for found in known.values()):
        return None
    bounds = [dict.fromkeys(found.bounds or ()) for found in known.values()]
    corners = (_quotient(how, dict(zip(known, chosen, strict=True))) for chosen in product(*bounds))
    results = [result for result in corners if result is not None]
    return min(results), max(results)


def value_series(site: Site, country: Country | Total, key: str) -> Mapping[Period, Value]:
    """Return the known values of an indicator in a country by period, the oldest first."""
    return _series(site, country.code, key)


@query(str, str)
def stored_series(site: Site, code: str, key: str) -> Series | None:
    """Return what the files hold of an indicator in a country, by its code; None where they hold nothing."""
    return site.holders[code].figures.get(key)


@query(str, str)
def series_reading(site: Site, code: str, key: str) -> Series | None:
    """Return where and when a series was read: what the files hold of it but its values."""
    held = stored_series(site, code, key)
    return held and held.model_copy(update={"values": {}, "breakdowns": {}})
