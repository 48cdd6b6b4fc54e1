"""Shapes with their places, and the frame of every chart: title and unit above, signs and source below."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, groupby
from typing import Literal

from emn_site.charts.engine import chart as engine
from emn_site.charts.engine.chart import LABEL, NOTE, TITLE, Chart, ChartPoint, Scale

SMALL, NARROW, WIDE = 150, 288, 620
"""Widths of drawings: one of many side by side; for a phone and for a column of charts; for a whole page."""

SIZES = {"wide": (WIDE, 260), "narrow": (NARROW, 170)}
"""Width of a drawing by itself, and the height of its plot: on a desk, and on a phone."""

IN_TEXT = SIZES | {"wide": (556, 230)}
"""The same in the column of a text, between its contents and what is said about it."""

GAP, LINE, BELOW = 6, 16, 20
"""Between a label and what it is beside, the height of a label, and the room for one below a plot."""

Shape = Literal["text", "path", "rect", "circle"]
Anchor = Literal["start", "middle", "end"]


@dataclass(frozen=True)
class Mark:
    """A shape: `style` names its look, `at` are its attributes, `words` what it says or is."""

    shape: Shape
    style: str
    at: tuple[tuple[str, float | str], ...]
    words: str = ""


@dataclass(frozen=True)
class Drawing:
    """A chart, ready to be drawn, in pixels."""

    width: float
    height: float
    marks: tuple[Mark, ...]


@dataclass(frozen=True)
class Plot:
    """The room of a drawing that is left for values."""

    left: float
    right: float
    top: float
    bottom: float

    def step(self, count: int) -> float:
        """Return the room of each of some periods."""
        return (self.right - self.left) / count


def text_mark(style: str, x: float, y: float, words: str, anchor: Anchor = "start") -> Mark:
    """Return words at a place."""
    at: tuple[tuple[str, float | str], ...] = (("x", engine.round_place(x)), ("y", engine.round_place(y)))
    return Mark("text", style, at if anchor == "start" else (*at, ("text-anchor", anchor)), words)


def path_mark(style: str, d: str, words: str = "") -> Mark:
    """Return a line; `d` is written as SVG has it."""
    return Mark("path", style, (("d", d),), words)


def rect_mark(
    style: str, x: float, y: float, width: float, height: float, words: str = "", **data: float | str | None
) -> Mark:
    """Return a box; `data` is what a script reads of it."""
    sides = (("x", x), ("y", y), ("width", width), ("height", height))
    read = ((f"data-{name}", value) for name, value in data.items() if value is not None)
    return Mark("rect", style, (*((name, engine.round_place(side)) for name, side in sides), *read), words)


def circle_mark(style: str, x: float, y: float, radius: float, words: str = "") -> Mark:
    """Return a dot."""
    return Mark(
        "circle", style, (("cx", engine.round_place(x)), ("cy", engine.round_place(y)), ("r", radius)), words
    )


SQUARE, UP, BAR = (
    "-2.5 -2.5 2.5 -2.5 2.5 2.5 -2.5 2.5",
    "0 -3.5 3.5 2.5 -3.5 2.5",
    "-4 -1.5 4 -1.5 4 1.5 -4 1.5",
)
DOTS = ("", SQUARE, UP, "0 -4 4 0 0 4 -4 0", "-3.5 -2.5 3.5 -2.5 0 3.5", BAR)
"""Corners of the values of each line around their places, by its order; the first has circles."""


def dot_mark(style: str, x: float, y: float, order: int, words: str) -> Mark:
    """Return a value of one of several lines, in the shape of that line."""
    if not (corners := DOTS[order % len(DOTS)].split()):
        return circle_mark(style, x, y, 2.5, words)
    at = (engine.round_place(float(corner) + (y if index % 2 else x)) for index, corner in enumerate(corners))
    return path_mark(style, f"M{' '.join(map(str, at))}Z", words)


def chart_head(chart: Chart, width: float) -> tuple[list[Mark], float]:
    """Return title and unit, and how far down they reach."""
    marks, y = [], 0.0
    for style, words, size, apart in (("title", chart.title, TITLE, 3), ("unit", chart.unit, LABEL, 4)):
        for line in engine.wrap_text(words, size, width):
            y += size + apart
            marks.append(text_mark(style, 0, y, line))
    return marks, y + 8


def chart_foot(chart: Chart, width: float, y: float) -> tuple[list[Mark], float]:
    """Return the signs that occur and the source, and how far down they reach."""
    marks = []
    notes = (engine.wrap_text(words, NOTE, width) for words in (_flag_words(chart), chart.note, chart.source))
    for line in chain.from_iterable(notes):
        y += NOTE + 4
        marks.append(text_mark("note", 0, y, line))
    return marks, engine.round_place(y + 5)


def _flag_words(chart: Chart) -> str:
    points = [point for series in chart.series for point in series.points]
    broken = [series.name for series in chart.series if any(point.is_break for point in series.points)]
    names = f" ({', '.join(broken)})" if len(chart.series) > 1 else ""
    flags = (
        (chart.words.missing, len(chart.series) == 1 and any(p.state == "missing" for p in points)),
        (chart.words.uncertain, any(p.state == "uncertain" for p in points)),
        (chart.words.is_break + names, bool(broken)),
    )
    return ". ".join(words for words, occurs in flags if occurs)


def draw_axes(chart: Chart, plot: Plot, scale: Scale, below: float = 0) -> Iterator[Mark]:
    """Yield the lines of the scale with their numbers, and the periods that have room, the newest first.

    The periods stand so far `below` their place as a label needs.
    """
    for tick in scale.ticks:
        y = engine.round_place(scale.at(tick))
        yield path_mark(
            "zero" if tick == 0 else "grid",
            f"M{engine.round_place(plot.left)} {y}H{engine.round_place(plot.right)}",
        )
        yield text_mark("tick", plot.left - 6, y + 4, chart.number(tick), "end")
    step = plot.step(len(chart.periods))
    widest = max(engine.text_width(period, LABEL) for period in chart.periods)
    for index in range(len(chart.periods) - 1, -1, -engine.label_stride(widest, step)):
        period = chart.periods[index]
        half = engine.text_width(period, LABEL) / 2
        x = min(max(plot.left + step * (index + 0.5), plot.left + half), plot.right - half)
        yield text_mark("tick", x, plot.bottom + 17 + below, period, "middle")


def ticks_width(chart: Chart, scale: Scale) -> float:
    """Return the room that the numbers of a scale take, with letters wider than most, as in 2M."""
    return max(engine.text_width(chart.number(tick), LABEL) for tick in scale.ticks) + 12


def chart_numbers(chart: Chart) -> list[float]:
    """Return every number of a chart."""
    return [p.number for series in chart.series for p in series.points if p.number is not None]


def value_gaps(points: Sequence[ChartPoint]) -> Iterator[tuple[int, int]]:
    """Yield the stretches without a value: the first of each, and the one after its last."""
    for is_known, run in groupby(range(len(points)), lambda index: points[index].number is not None):
        if not is_known:
            first, *others = run
            yield first, first + len(others) + 1


def label_order(points: Sequence[ChartPoint], extremes: Iterable[str]) -> list[tuple[int, str]]:
    """Return which points are labelled, the most telling first: the newest, then the extremes asked for."""
    known = [(point.number, index) for index, point in enumerate(points) if point.number is not None]
    found = {known[-1][1]: "high"} if known else {}
    for side, extreme in (("high", max), ("low", min)):
        if known and side in extremes:
            found.setdefault(extreme(known, key=lambda one: (one[0], one[1]))[1], side)
    return list(found.items())


def value_labels(
    points: Sequence[ChartPoint],
    places: Sequence[tuple[float, float]],
    plot: Plot,
    extremes: Iterable[str],
    reach: float | None = 0,
) -> Iterator[Mark]:
    """Yield the labels of the newest and the extreme values, where nothing else is ever drawn.

    The newest stands beside its mark, which ends after `reach`, or without one above it; the highest above
    all others, the lowest below, both a line of type apart from the newest.
    """
    newest = 0.0
    for at, (index, side) in enumerate(label_order(points, extremes)):
        (x, y), half = places[index], engine.text_width(points[index].label, LABEL) / 2
        x, foot = min(max(x, plot.left + half), plot.right - half), y - 7
        if at == 0 and reach is not None:
            x, foot = places[index][0] + reach + GAP + half, min(y + 4, plot.bottom)
        elif at and side == "low":
            foot = max(y + 16, newest + LINE)
        elif at and reach is not None:
            foot = min(foot, newest - LINE)
        newest = newest if at else foot
        yield text_mark("value", x, foot, points[index].label, "middle")


def plot_beside(points: Sequence[ChartPoint], plot: Plot, reach: float = 0) -> Plot:
    """Return the plot with room for the newest label at its right; a mark reaches a part of its step."""
    newest = max((at for at, point in enumerate(points) if point.number is not None), default=0)
    part = (newest + 0.5 + reach) / len(points)
    room = plot.right - engine.text_width(points[newest].label, LABEL) - GAP - plot.left * (1 - part)
    return replace(plot, right=min(plot.right, room / part))


def labels_apart(wanted: Sequence[float], plot: Plot) -> list[float]:
    """Return heights in the order asked for that are a line of type apart, none below the plot."""
    order = sorted(range(len(wanted)), key=lambda index: (wanted[index], index))
    heights = [wanted[index] for index in order]
    for index in range(1, len(heights)):
        heights[index] = max(heights[index], heights[index - 1] + LABEL + 2)
    low = plot.bottom + 4
    for index in range(len(heights) - 1, -1, -1):
        heights[index] = min(heights[index], low)
        low = heights[index] - LABEL - 2
    return [heights[order.index(index)] for index in range(len(wanted))]
