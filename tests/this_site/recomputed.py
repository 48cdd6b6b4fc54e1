"""Values, ranks, changes and sums worked out from the YAML files alone, by none of the generator's code."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import cache, cached_property
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).parents[2]

Bounds = tuple[Fraction, Fraction]


class _Loader(yaml.SafeLoader):
    """Reads NO as Norway, as YAML 1.2 does."""


_Loader.yaml_implicit_resolvers = {
    letter: [pair for pair in pairs if pair[0] != "tag:yaml.org,2002:bool"]
    for letter, pairs in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


@cache
def read(name: str) -> Any:
    """Return a file of `data/`."""
    return yaml.load((ROOT / "data" / name).read_text(), _Loader)


@dataclass(frozen=True)
class Known:
    """A value between two bounds, twice the same where it is known, and what stands beside it."""

    number: Fraction
    bounds: Bounds
    flags: frozenset[str] = frozenset()
    unit: str | None = None
    is_few: bool = False
    is_of_cases: bool = False

    @cached_property
    def is_exact(self) -> bool:
        """Whether nothing in it is rounded to nought or five."""
        return self.bounds[0] == self.bounds[1]


@cache
def countries() -> dict[str, dict[str, Any]]:
    """Return the countries by code."""
    found = [read(f"countries/{path.name}") for path in sorted((ROOT / "data/countries").glob("*.yml"))]
    return {one["code"]: one for one in found}


@cache
def indicators() -> dict[str, dict[str, Any]]:
    """Return the indicators that have values."""
    held = {key for country in countries().values() for key in country.get("figures", {})}
    return {
        key: one
        for key, one in read("indicators.yml").items()
        if (set(_inputs(one)) <= held if "derived" in one else key in held)
    }


def _inputs(indicator: dict[str, Any]) -> list[str]:
    how = indicator["derived"]
    return [*how["numerator"], *how.get("minus", []), *how.get("denominator", [])]


@cache
def known(code: str, key: str, period: str) -> Known | None:
    """Return what is known of a country's value."""
    if "derived" in indicators()[key]:
        inputs = {name: known(code, name, period) for name in _inputs(indicators()[key])}
        return derive(key, {name: one for name, one in inputs.items() if one})
    series = countries()[code].get("figures", {}).get(key)
    held = {str(at): one for at, one in (series or {"values": {}})["values"].items()}.get(period)
    if held is None:
        return None
    figure = held if isinstance(held, dict) else {"value": held}
    flags = frozenset(figure.get("flags", []))
    if figure.get("value") is None or "carried_from" in figure or "reporting_gap" in flags:
        return None
    number = Fraction(str(figure["value"]))
    is_small = "small_rounded_below" in read("datasets.yml")[series["dataset"]] and number < 10
    bounds = (
        ((Fraction(0), Fraction(5)) if number == 0 else (Fraction(1), Fraction(10))) if is_small else None
    )
    unit = figure.get("unit")
    return Known(number, bounds or (number, number), flags, unit)


def derive(key: str, inputs: dict[str, Known]) -> Known | None:
    """Return a sum or a rate; None where one of the inputs is not known or units are mixed."""
    how = indicators()[key]["derived"]
    above, below = how["numerator"], how.get("denominator", [])
    if set(inputs) != set(_inputs(indicators()[key])) or len({inputs[name].unit for name in above}) > 1:
        return None
    assert "minus" not in how, "no indicator with values is a difference"
    flags = frozenset(flag for one in inputs.values() for flag in one.flags)
    low, high, top = (
        sum((pick(inputs[name]) for name in above), Fraction(0)) for pick in (_low, _high, _number)
    )
    unit = inputs[above[0]].unit
    if not below:
        return Known(top, (low, high), flags, unit)
    rest = [inputs[name] for name in below if name not in above]
    is_share = set(above) < set(below)
    others = [sum((pick(one) for one in rest), Fraction(0)) for pick in (_low, _high, _number)]
    under = [others[1], others[0], others[2]]
    under = [part + own for part, own in zip(under, (low, high, top), strict=True)] if is_share else under
    if not under[2]:
        return None
    times = how["times"]
    values = [times * part / by if by else None for part, by in zip((low, high, top), under, strict=True)]
    first, last, number = (Fraction(100) if value is None else value for value in values)
    base = under[2] if indicators()[key]["unit"] == "percent" else top
    is_few = base < how.get("reliable_from", 50)
    return Known(number, (first, last), flags, None, is_few, unit is not None)


def _low(one: Known) -> Fraction:
    return one.bounds[0]


def _high(one: Known) -> Fraction:
    return one.bounds[1]


def _number(one: Known) -> Fraction:
    return one.number


@cache
def periods(key: str) -> tuple[str, ...]:
    """Return the periods for which anybody has a number, without gaps, the oldest first."""
    inputs = _inputs(indicators()[key]) if "derived" in indicators()[key] else [key]
    every = {
        str(period)
        for country in countries().values()
        for name in inputs
        for period in country.get("figures", {}).get(name, {}).get("values", {})
    }
    held = sorted(period for period in every if any(known(code, key, period) for code in countries()))
    years = range(int(held[0][:4]), int(held[-1][:4]) + 1)
    assert len({period[4:] for period in held}) == 1, "values of one month of each year, or of years"
    return tuple(f"{year}{held[0][4:]}" for year in years)


def ranks(key: str, period: str) -> dict[str, tuple[int, int, int]]:
    """Return first and last possible place and among how many, for each country that can be compared."""
    found = {code: one for code in countries() if (one := known(code, key, period)) and _can_rank(key, one)}
    if len(found) < 5:
        return {}
    return {code: (*_places(one, code, found), len(found)) for code, one in found.items()}


def _can_rank(key: str, one: Known) -> bool:
    is_usual = one.unit is None and not one.is_of_cases and "definition_differs" not in one.flags
    return is_usual and not (one.is_few and indicators()[key]["unit"] == "percent")


def _places(one: Known, code: str, found: dict[str, Known]) -> tuple[int, int]:
    others = [other for name, other in found.items() if name != code]
    higher = [other for other in others if _is_less(one, other)]
    maybe = [other for other in others if not _is_less(other, one) and not _is_same(one, other)]
    return 1 + len(higher), 1 + len(maybe)


def _is_same(one: Known, other: Known) -> bool:
    return one.is_exact and other.is_exact and one.number == other.number


def _is_less(one: Known, other: Known) -> bool:
    """Whether every number that the first may be is less than every one that the other may be."""
    return one.bounds[1] < other.bounds[0] or (one.bounds[1] == other.bounds[0] and not one.is_exact)


def change(code: str, key: str, period: str) -> tuple[Fraction, Fraction | None] | None:
    """Return difference and per cent on the period before; None where the two cannot be compared."""
    every = periods(key)
    at = every.index(period)
    then, now = (known(code, key, every[at - 1]) if at else None), known(code, key, period)
    if then is None or now is None or any(_is_vague(one) for one in (then, now)):
        return None
    changes = (
        then.unit != now.unit,
        ("definition_differs" in then.flags) != ("definition_differs" in now.flags),
    )
    if any(changes) or "break" in now.flags:
        return None
    unit = indicators()[key]["unit"]
    is_large = unit == "per_1000" or (unit != "percent" and min(then.number, now.number) >= 50)
    is_plain = then.is_exact and now.is_exact and then.number > 0
    difference = now.number - then.number
    return difference, 100 * difference / then.number if is_large and is_plain else None


def _is_vague(one: Known) -> bool:
    return one.is_few or one.is_of_cases or 10 * (one.bounds[1] - one.bounds[0]) > one.number


def total(group: str, key: str, period: str) -> Known | None:
    """Return the sum over a group of countries, or None where one cannot be added."""
    how = indicators()[key].get("derived")
    if how:
        parts = {name: total(group, name, period) for name in _inputs(indicators()[key])}
        return derive(key, {name: one for name, one in parts.items() if one})
    held = [known(code, key, period) for code in members(group)]
    if any(one is None or one.unit for one in held):
        return None
    found = [one for one in held if one]
    flags = frozenset(flag for one in found for flag in one.flags)
    low, high, number = (sum((pick(one) for one in found), Fraction(0)) for pick in (_low, _high, _number))
    return Known(number, (low, high), flags)


def members(group: str) -> Iterator[str]:
    """Yield the codes of the countries of a group."""
    for code, country in countries().items():
        if group == "network" or country["role"] == "member_state":
            yield code
