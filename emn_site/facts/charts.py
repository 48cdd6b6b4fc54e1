"""The geometry of a chart of one series: what stands where; the template draws it.

Units are pixels of a drawing 340 wide, so that text is readable on a phone of 320 pixels.
"""

from dataclasses import dataclass
from math import floor, log10

from emn_site.facts.figures import Value
from emn_site.language import Language
from emn_site.model.period import Period

WIDTH, HEIGHT = 340, 190
LEFT, RIGHT, TOP, BOTTOM = 52, 8, 12, 26

UNCERTAIN = frozenset(("provisional", "estimated", "forecast", "source_estimate", "low_reliability"))
"""Flags under which a value is drawn lighter."""


@dataclass(frozen=True)
class Tick:
    """A line across the chart and its label."""

    y: float
    label: str


@dataclass(frozen=True)
class Mark:
    """One period: `y` is None for a gap, drawn as one and never as zero; `top` is its bar's."""

    x: float
    y: float | None
    top: float | None
    height: float
    year: str
    label: str
    is_uncertain: bool
    is_break: bool


@dataclass(frozen=True)
class Chart:
    """One series, ready to be drawn; `runs` are the unbroken stretches of a line."""

    marks: list[Mark]
    ticks: list[Tick]
    runs: list[str]
    bar_width: float
    baseline: float
    year_labels: list[Mark]


def chart(values: dict[Period, Value], periods: list[Period], decimals: int, speech: Language) -> Chart:
    """Return the chart of a series over some periods, the gaps included; what is below zero hangs from it."""
    numbers = [float(known.number) for known in values.values() if known.number is not None]
    scale = _scale(numbers)
    step = (WIDTH - LEFT - RIGHT) / len(periods)
    marks = [
        _mark(values.get(period), period, round(LEFT + step * (index + 0.5), 1), scale, decimals, speech)
        for index, period in enumerate(periods)
    ]
    steps = (scale.low, 0, scale.top) if scale.low else (0, scale.top / 2, scale.top)
    return Chart(
        marks=marks,
        ticks=[Tick(round(scale.y(number), 1), speech.short(number, decimals)) for number in steps],
        runs=_runs(marks),
        bar_width=round(step * 0.7, 1),
        baseline=round(scale.y(0), 1),
        year_labels=[marks[0], marks[len(marks) // 2], marks[-1]],
    )


@dataclass(frozen=True)
class _Scale:
    """From the lowest to the highest number that is drawn; zero is always among them."""

    low: float
    top: float

    def y(self, number: float) -> float:
        return TOP + (HEIGHT - TOP - BOTTOM) * (self.top - number) / (self.top - self.low)


def _scale(numbers: list[float]) -> _Scale:
    lowest, highest = min([*numbers, 0]), max([*numbers, 0])
    if lowest == highest:
        return _Scale(0, 1)
    return _Scale(-_round_up(-lowest) if lowest else 0, _round_up(highest) if highest else 0)


def _mark(
    known: Value | None, period: Period, x: float, scale: _Scale, decimals: int, speech: Language
) -> Mark:
    if known is None or known.number is None:
        return Mark(x, None, None, 0, str(period), "", False, False)
    y, zero = round(scale.y(float(known.number)), 1), round(scale.y(0), 1)
    return Mark(
        x=x,
        y=y,
        top=min(y, zero),
        height=round(abs(zero - y), 1),
        year=str(period),
        label=speech.number(known.number, decimals),
        is_uncertain=not known.is_sound or not UNCERTAIN.isdisjoint(known.flags),
        is_break="break" in known.flags,
    )


def _round_up(number: float) -> float:
    """Return the next round number, so that a quarter of it is round as well: 4, 8, 20, 40, 80 …"""
    magnitude = 10.0 ** floor(log10(number))
    return next(magnitude * factor for factor in (1, 2, 4, 8, 20) if magnitude * factor >= number)


def _runs(marks: list[Mark]) -> list[str]:
    """Return the points of each stretch of known years; a gap or a break ends one and begins another."""
    runs: list[list[str]] = [[]]
    for mark in marks:
        if mark.y is None or mark.is_break:
            runs.append([])
        if mark.y is not None:
            runs[-1].append(f"{mark.x},{mark.y}")
    return [" ".join(run) for run in runs if len(run) > 1]
