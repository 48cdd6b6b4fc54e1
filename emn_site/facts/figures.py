"""Values of indicators by country and year: those the files hold and those computed from them."""

from dataclasses import dataclass

from emn_site.model.country import Country, Flag, Indicator, Unit
from emn_site.model.site import Site

LICENCE = "https://creativecommons.org/licenses/by/4.0/"
"""The licence under which the data of the site may be used."""


@dataclass(frozen=True)
class Value:
    """One value; `number` is None where the source gives none, `unit` set where it is unusual."""

    number: float | None
    unit: Unit | None = None
    flag: Flag | None = None


@dataclass(frozen=True)
class Change:
    """How a value differs from the year before: in the indicator's unit and in per cent."""

    difference: float
    percent: float | None


@dataclass(frozen=True)
class Rank:
    """The place of a country among those with a value in a year; the largest value is first."""

    place: int
    among: int


def value(site: Site, country: Country, key: str, year: int) -> Value | None:
    """Return the value of an indicator in a country and year, or None where nothing is known of it."""
    indicator = site.indicators[key]
    if indicator.derived:
        return _computed(site, country, indicator, year)
    series = country.figures.get(key)
    figure = series.values.get(year) if series else None
    if figure is None:
        return None
    unusual = figure.unit if figure.unit != indicator.unit else None
    return Value(figure.value, unusual, figure.flag)


def _computed(site: Site, country: Country, indicator: Indicator, year: int) -> Value | None:
    """Compute a derived value where every input is known and those of one kind share a unit.

    Persons over inhabitants and cases over cases are sound; where the inputs above the line are
    counted in cases the result says so. An unknown input makes the result unknown, never zero.
    """
    assert indicator.derived
    above = [value(site, country, key, year) for key in indicator.derived.numerator]
    below = [value(site, country, key, year) for key in indicator.derived.denominator]
    known = [v for v in [*above, *below] if v is not None and v.number is not None]
    if len(known) < len(above) + len(below) or len({v.unit for v in above if v}) > 1:
        return None
    total = sum(v.number or 0 for v in below if v)
    if total == 0:
        return None
    flags = [v.flag for v in known if v.flag]
    return Value(
        indicator.derived.times * sum(v.number or 0 for v in above if v) / total,
        above[0].unit if above[0] else None,
        flags[0] if flags else None,
    )


def series(site: Site, country: Country, key: str) -> dict[int, Value]:
    """Return the known values of an indicator in a country by year, the oldest first."""
    found = ((year, value(site, country, key, year)) for year in site.years)
    return {year: known for year, known in found if known is not None}


def latest(site: Site, country: Country, key: str) -> tuple[int, Value] | None:
    """Return the newest year with a number, and its value."""
    numbers = [
        (year, known) for year, known in series(site, country, key).items() if known.number is not None
    ]
    return numbers[-1] if numbers else None


def change(site: Site, country: Country, key: str, year: int) -> Change | None:
    """Return the change on the previous year.

    None where either value is unknown, where their units differ, or where the series breaks.
    """
    now, before = value(site, country, key, year), value(site, country, key, year - 1)
    if now is None or before is None or now.number is None or before.number is None:
        return None
    if now.unit != before.unit or now.flag == "break":
        return None
    difference = now.number - before.number
    return Change(difference, 100 * difference / before.number if before.number else None)


def rank(site: Site, country: Country, key: str, year: int) -> Rank | None:
    """Return the country's place in the Network; countries with equal values share a place."""
    own = value(site, country, key, year)
    if own is None or own.number is None:
        return None
    found = (value(site, other, key, year) for other in site.countries.values())
    numbers = [v.number for v in found if v is not None and v.number is not None]
    return Rank(1 + sum(number > own.number for number in numbers), len(numbers))
