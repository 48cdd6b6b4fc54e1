"""What speaks against a figure: signs that a source repeated, lost or had not yet gathered it.

The same doubts warn a reviewer (`checks/data`) and readers (a sign beside the value): they are found
once for a site. What a person compared with the source (`checked`, a note) is not doubted again.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from itertools import combinations
from math import log

from emn_site.model.country import Country
from emn_site.model.figures import Series
from emn_site.model.period import Period
from emn_site.model.site import Site

JUMP = 10
"""A value more than ten times the one before it, or less than a tenth of it, is mostly a mistake."""

JUMP_MATTERS_FROM = 1000
"""Small numbers jump by nature; below this the larger of the two raises no doubt."""

STAYS_FROM = 2
"""After a jump the level stays where the next value is so many times what was before: a slip goes back."""

TOGETHER = 3
"""So many countries that move alike in a period had one cause; a third of the way is to move alike."""

LARGE = 100
"""A zero beside a value of this or more is a gap of reporting, not a count."""

REPEATED_SERIES = 3
"""In so many series of a source a year must equal another before it is called a repetition."""

REPEATED_FROM = 20
"""Smaller values are equal by chance, above all where they are rounded."""

PARTIAL_BELOW = Decimal("0.8")
"""A newest period for which fewer countries than this share have reported is not complete."""

SHIFT_FROM = 6
"""Over so many periods two sources must be known before one can be called shifted against the other."""

KINDS = (
    "repeats_period", "zero_beside_large", "jump", "sources_differ", "shifted", "partial", "small_base",
    "counted_otherwise",
)  # fmt: skip
"""All doubts there are; the last two are those of a computed value (`figures.compute`)."""

Place = tuple[str, str, Period]
"""The code of a country, the key of an indicator, and a period."""


@dataclass(frozen=True)
class Anomaly:
    """One thing that speaks against a value; `other` is what it was compared with, in a report's words."""

    kind: str
    other: str = ""
    before: Decimal | None = None


@lru_cache(maxsize=16)
def find_anomalies(site: Site) -> Mapping[Place, tuple[Anomaly, ...]]:
    """Return every doubt of a site by the place of the value it speaks against."""
    found: dict[Place, list[Anomaly]] = defaultdict(list)
    for country in site.countries.values():
        for rule in (_repetitions, _jumps, _zeros, _differences, _early):
            for key, period, anomaly in rule(site, country):
                if not is_reviewed(site, country, key, period):
                    found[country.code, key, period].append(anomaly)
    for code, key, period, anomaly in _incomplete(site):
        found[code, key, period].append(anomaly)
    return {place: tuple(dict.fromkeys(anomalies)) for place, anomalies in found.items()}


@lru_cache(maxsize=16)
def noted_values(site: Site) -> Mapping[tuple[str, str, Period], list[str]]:
    """Return the keys of the notes on each value, by country's code, indicator and period."""
    found: dict[tuple[str, str, Period], list[str]] = defaultdict(list)
    for key, note in site.notes.items():
        for indicator in note.indicators:
            found[note.country, indicator, note.period].append(key)
    return dict(found)


def is_reviewed(site: Site, country: Country, key: str, period: Period) -> bool:
    """Whether a person has looked at a figure: it is listed as checked, or there is a note on it."""
    return (country.code, key, period) in noted_values(site) or period in country.figures[key].checked


Found = Iterator[tuple[str, Period, Anomaly]]


def _numbers(series: Series) -> dict[Period, Decimal]:
    """Return what was observed, by period: nothing that is known to be repeated or a gap."""
    return {
        p: figure.value
        for p, figure in series.values.items()
        if (figure.carried_from is None and "reporting_gap" not in figure.flags) and figure.value is not None
    }


def _repetitions(site: Site, country: Country) -> Found:
    """Yield the periods that repeat an earlier one in several series of one source."""
    by_source: dict[str, dict[Period, dict[str, Decimal]]] = defaultdict(lambda: defaultdict(dict))
    for key, series in country.figures.items():
        dataset = site.datasets.get(series.dataset or "")
        if dataset and key in site.indicators:
            for period, number in _numbers(series).items():
                if abs(number) >= REPEATED_FROM:
                    by_source[dataset.source][period][key] = number
    for held in by_source.values():
        for (earlier, then), (later, now) in combinations(sorted(held.items()), 2):
            same = [key for key, number in then.items() if now.get(key) == number]
            if len(same) >= REPEATED_SERIES and 2 * len(same) > len(then.keys() & now.keys()):
                yield from ((key, later, Anomaly("repeats_period", str(earlier))) for key in same)


def _jumps(site: Site, country: Country) -> Found:
    """Yield the values more than ten times the one before, or less than a tenth of it.

    Not those that another source, the next period, other countries or the source's own total confirm.
    """
    for key, series in country.figures.items():
        numbers = _numbers(series)
        for period, now in numbers.items():
            before = numbers.get(period.previous)
            if not before or not now or "break" in series.values[period].flags:
                continue
            low, high = sorted((abs(before), abs(now)))
            is_large = high > JUMP * low and high >= JUMP_MATTERS_FROM
            if is_large and not (
                _is_confirmed(site, country, key, period, now)
                or _stays(numbers, period)
                or _is_back(numbers, period)
                or _moves_with_others(site, country, key, period)
                or _moves_total(site, key, period, now - before)
            ):
                yield key, period, Anomaly("jump", str(period.previous), before)


def _is_confirmed(site: Site, country: Country, key: str, period: Period, now: Decimal) -> bool:
    """Whether another source of nearly the same thing says nearly the same of a period."""
    for name, indicator in site.indicators.items():
        asked = indicator.compared_with
        if asked and key in (name, asked.indicator):
            other = country.figures.get(asked.indicator if key == name else name)
            value = _numbers(other).get(period) if other else None
            if value is not None and max(now, value) <= asked.factor * min(now, value):
                return True
    return False


def _stays(numbers: Mapping[Period, Decimal], period: Period) -> bool:
    """Whether the next value is on the side of a jump, too, and not back where it was before."""
    before, now = numbers[period.previous], numbers[period]
    after = next((number for p, number in numbers.items() if p.previous == period), None)
    if after is None:
        return False
    return after >= STAYS_FROM * before if now > before else STAYS_FROM * after <= before


def _is_back(numbers: Mapping[Period, Decimal], period: Period) -> bool:
    """Whether a value is back at the level before the last: not it jumped, but the one between."""
    now, earlier = numbers[period], numbers.get(period.previous.previous)
    return earlier is not None and max(now, earlier) <= JUMP * min(now, earlier)


def _moves_with_others(site: Site, country: Country, key: str, period: Period) -> bool:
    """Whether other countries moved as much the same way in the period."""
    own = _ratio(country, key, period)
    ratios = [_ratio(c, key, period) for c in site.countries.values() if c is not country]
    return sum(r * TOGETHER >= own if own > 1 else 0 < r <= own * TOGETHER for r in ratios) >= TOGETHER


def _ratio(country: Country, key: str, period: Period) -> Decimal:
    """Return how many times the value before a value is, where it is no small number; else 0."""
    numbers = _numbers(country.figures[key]) if key in country.figures else {}
    now, before = numbers.get(period, Decimal(0)), numbers.get(period.previous, Decimal(0))
    return now / before if before and max(now, before) >= JUMP_MATTERS_FROM else Decimal(0)


def _moves_total(site: Site, key: str, period: Period, difference: Decimal) -> bool:
    """Whether a total that the source itself states moved the same way by half as much or more."""
    for total in site.totals.values():
        numbers = _numbers(total.figures[key]) if key in total.figures else {}
        if period in numbers and period.previous in numbers:
            moved = numbers[period] - numbers[period.previous]
            if moved * difference > 0 and 2 * abs(moved) >= abs(difference):
                return True
    return False


def _zeros(site: Site, country: Country) -> Found:
    """Yield the zeros that stand beside a large value."""
    for key, series in country.figures.items():
        numbers = _numbers(series)
        for period in [period for period, number in numbers.items() if number == 0]:
            beside = [
                p for p in numbers if (p.previous == period or period.previous == p) and numbers[p] >= LARGE
            ]
            if beside:
                yield key, period, Anomaly("zero_beside_large", str(beside[0]), numbers[beside[0]])


def _differences(site: Site, country: Country) -> Found:
    """Yield the values of which another source says something very different, or the same a period away."""
    for key, indicator in site.indicators.items():
        asked = indicator.compared_with
        if asked is None or key not in country.figures or asked.indicator not in country.figures:
            continue
        own, other = _numbers(country.figures[key]), _numbers(country.figures[asked.indicator])
        both = [period for period in own if period in other]
        for period in both:
            low, high = sorted((abs(own[period]), abs(other[period])))
            if high > asked.factor * low and high >= LARGE:
                yield key, period, Anomaly("sources_differ", asked.indicator, other[period])
        if _is_shifted(own, other):
            yield from ((key, period, Anomaly("shifted", asked.indicator)) for period in both)
            yield from ((asked.indicator, period, Anomaly("shifted", key)) for period in both)


def _is_shifted(own: dict[Period, Decimal], other: dict[Period, Decimal]) -> bool:
    """Whether two series of the same thing agree far better when one is moved by a period."""
    apart = _distance(own, other)
    moved = {period.previous: number for period, number in own.items()}
    back = {period.previous: number for period, number in other.items()}
    nearer = [d for d in (_distance(moved, other), _distance(own, back)) if d is not None]
    return apart is not None and apart > log(1.2) and any(distance < apart / 3 for distance in nearer)


def _distance(own: dict[Period, Decimal], other: dict[Period, Decimal]) -> float | None:
    """Return the mean distance of two series on a logarithmic scale, or None where too little is known."""
    both = [p for p in own if p in other and own[p] > 0 and other[p] > 0]
    if len(both) < SHIFT_FROM:
        return None
    return sum(abs(log(own[p] / other[p])) for p in both) / len(both)


def _early(site: Site, country: Country) -> Found:
    """Yield the values that were read before their period had ended."""
    for key, series in country.figures.items():
        day = series.extracted_on
        if day and day.day:
            yield from (
                (key, p, Anomaly("partial", str(day))) for p in series.values if p.end >= day.earliest
            )


def _incomplete(site: Site) -> Iterator[tuple[str, str, Period, Anomaly]]:
    """Yield the values of a newest period for which clearly fewer countries have reported than before."""
    for key in site.indicators:
        held = {c.code: c.figures[key].values for c in site.countries.values() if key in c.figures}
        periods = sorted({period for values in held.values() for period in values})
        if len(periods) < 2:
            continue
        newest, before = ([code for code in held if p in held[code]] for p in (periods[-1], periods[-2]))
        if len(before) >= 5 and len(newest) < PARTIAL_BELOW * len(before):
            ratio = f"{len(newest)}/{len(before)}"
            yield from ((code, key, periods[-1], Anomaly("partial", ratio)) for code in newest)
