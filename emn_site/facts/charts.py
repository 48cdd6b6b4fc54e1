"""The geometry of a chart of one series: what stands where; the template draws it.

Units are pixels of a drawing 340 wide, so that text is readable on a phone of 320 pixels.
"""

from dataclasses import dataclass
from math import floor, log10

from emn_site.facts.figures import Value
from emn_site.language import Language

WIDTH, HEIGHT = 340, 190
LEFT, RIGHT, TOP, BOTTOM = 52, 8, 12, 26


@dataclass(frozen=True)
class Tick:
    """A line across the chart and its label."""

    y: float
    label: str


@dataclass(frozen=True)
class Mark:
    """One year: `y` is None for a gap, which is drawn as one and never as zero."""

    x: float
    y: float | None
    height: float
    year: int
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


def chart(values: dict[int, Value], years: list[int], decimals: int, speech: Language) -> Chart:
    """Return the chart of a series over all years of the site, the gaps included."""
    numbers = [known.number for known in values.values() if known.number is not None]
    top = _round_up(max(numbers, default=0) or 1)
    step = (WIDTH - LEFT - RIGHT) / len(years)
    marks = [
        _mark(values.get(year), year, index, step, top, decimals, speech) for index, year in enumerate(years)
    ]
    return Chart(
        marks=marks,
        ticks=[
            Tick(round(_y(part * top / 4, top), 1), speech.short(part * top / 4, decimals))
            for part in (0, 2, 4)
        ],
        runs=_runs(marks),
        bar_width=round(step * 0.7, 1),
        baseline=HEIGHT - BOTTOM,
        year_labels=[marks[0], marks[len(marks) // 2], marks[-1]],
    )


def _mark(
    known: Value | None, year: int, index: int, step: float, top: float, decimals: int, speech: Language
) -> Mark:
    x = round(LEFT + step * (index + 0.5), 1)
    if known is None or known.number is None:
        return Mark(x, None, 0, year, "", False, False)
    y = round(_y(known.number, top), 1)
    return Mark(
        x=x,
        y=y,
        height=round(HEIGHT - BOTTOM - y, 1),
        year=year,
        label=speech.number(known.number, decimals),
        is_uncertain=known.flag in ("provisional", "estimated"),
        is_break=known.flag == "break",
    )


def _y(number: float, top: float) -> float:
    return TOP + (HEIGHT - TOP - BOTTOM) * (1 - number / top)


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
