"""Rows below each other, named on the left: ranked bars, changes, shares; and shares over time in columns."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from emn_site.charts.engine import drawing
from emn_site.charts.engine.chart import (
    LABEL,
    Chart,
    ChartPoint,
    ChartSeries,
    make_scale,
    round_place,
    text_width,
)

ROW, THICK = 24, 15
"""The height of a row, and that of a bar in it."""


@dataclass(frozen=True)
class RowArea:
    """The room of rows: between the names and the values; `low` to `high` are numbers."""

    left: float
    right: float
    top: float
    low: float
    high: float

    def at(self, number: float) -> float:
        """Return the place of a number."""
        return self.left + (self.right - self.left) * (number - self.low) / (self.high - self.low)

    def middle(self, index: int) -> float:
        """Return how far down the middle of a row is."""
        return self.top + ROW * (index + 0.5)


def row_area(
    top: float, chart: Chart, width: float, numbers: Sequence[float], labels: Sequence[str]
) -> RowArea:
    """Return the room that names on the left and labels on the right leave for numbers."""
    left = max([0.0, *(text_width(series.name, LABEL) for series in chart.series)]) + 8
    right = width - max([0.0, *(text_width(label, LABEL) + 8 for label in labels)])
    low, high = min([0.0, *numbers]), max([0.0, *numbers])
    return RowArea(left, right, top, low, high if high > low else low + 1)


def row_names(chart: Chart, room: RowArea) -> Iterator[drawing.Mark]:
    """Yield the name of each row."""
    for index, series in enumerate(chart.series):
        style = "row marked" if series.is_marked else "row"
        yield drawing.text_mark(style, room.left - 8, room.middle(index) + 4.5, series.name, "end")


def _over_scale(chart: Chart, width: float, room: RowArea, marks: list[drawing.Mark]) -> drawing.Drawing:
    """Return rows over their scale: a line with zero and the outermost round numbers, if they are apart."""
    bottom = round_place(room.top + ROW * len(chart.series) + 2)
    ticks = make_scale([room.low, room.high], room.left, room.right, chart.is_integer, False).ticks
    marks.append(drawing.path_mark("zero", f"M{round_place(room.left)} {bottom}H{round_place(room.right)}"))
    for one in {0.0, max(ticks[0], room.low), ticks[-1]}:
        if one == 0 or abs(room.at(one) - room.at(0)) > 3 * LABEL:
            x = min(room.at(one), width - text_width(chart.number(one), LABEL) / 2)
            marks.append(drawing.text_mark("tick along", x, bottom + LABEL + 3, chart.number(one), "middle"))
    below, height = drawing.chart_foot(chart, width, bottom + LABEL + 8)
    return drawing.Drawing(width, height, (*marks, *below))


def draw_bars(chart: Chart, width: float) -> drawing.Drawing:
    """Return a chart of one value a series, in the order of the series."""
    points = [series.points[0] for series in chart.series]
    marks, top = drawing.chart_head(chart, width)
    room = row_area(top, chart, width, [p.number or 0 for p in points], [p.label for p in points])
    marks += row_names(chart, room)
    for index, series in enumerate(chart.series):
        marks += _bar(series, room, index, _look_beside_home(chart, series))
    down = f"{round_place(top)}v{ROW * len(points)}"
    marks.append(drawing.path_mark("zero", f"M{round_place(room.at(0))} {down}"))
    return _over_scale(chart, width, room, marks)


def _look_beside_home(chart: Chart, series: ChartSeries) -> str:
    """Return the style of a row: the home country stands out, if it is there, and the others step back."""
    if series.is_marked:
        return " marked"
    return " other" if any(one.is_marked for one in chart.series) else ""


def _bar(series: ChartSeries, room: RowArea, index: int, look: str) -> Iterator[drawing.Mark]:
    (point,) = series.points
    left, right = sorted((room.at(0), room.at(point.number or 0)))
    y = room.middle(index)
    tooltip = f"{series.name}, {point.tooltip}"
    yield drawing.rect_mark(f"column {point.state}{look}", left, y - THICK / 2, right - left, THICK, tooltip)
    yield drawing.text_mark("value", right + 6, y + 4.5, point.label)


REACH = 6
"""How far the mark of a value reaches from its place."""


def draw_changes(chart: Chart, width: float) -> drawing.Drawing:
    """Return a chart of series of three points: the former value, the newer one, their difference."""
    numbers = [point.number or 0 for series in chart.series for point in series.points[:2]]
    marks, top = drawing.chart_head(chart, width)
    room = row_area(top, chart, width - 2 * REACH, numbers, [s.points[2].label for s in chart.series])
    marks += row_names(chart, room)
    for index, series in enumerate(chart.series):
        marks += _change(series, room, index, _look_beside_home(chart, series))
    return _over_scale(chart, width, room, marks)


def _change(series: ChartSeries, room: RowArea, index: int, look: str) -> Iterator[drawing.Mark]:
    then, now, difference = series.points
    y = round_place(room.middle(index))
    first, last = round_place(room.at(then.number or 0)), round_place(room.at(now.number or 0))
    yield drawing.path_mark("grid", f"M{round_place(room.left)} {y}H{round_place(room.right)}")
    yield drawing.path_mark(f"span{look}", f"M{first} {y}H{last}")
    yield drawing.path_mark(
        f"then{look}",
        f"M{first} {round_place(y - REACH)}V{round_place(y + REACH)}",
        f"{series.name}, {then.tooltip}",
    )
    yield drawing.circle_mark(f"dot {now.state}{look}", last, y, 5, f"{series.name}, {now.tooltip}")
    yield drawing.text_mark("value", room.right + 2 * REACH + 8, y + 4.5, difference.label)


SWATCH = 12
WIDEST = 1.16
"""Names of parts in the widest typeface to fall back on, as against the site's own."""


def draw_shares(chart: Chart, width: float) -> drawing.Drawing:
    """Return a chart of shares; the parts are named above, in their order from left to right."""
    marks, top = drawing.chart_head(chart, width)
    parts, top = _parts_named(chart, width, top)
    room = row_area(top, chart, width, [100], [])
    marks += [*parts, *row_names(chart, room)]
    for index, series in enumerate(chart.series):
        marks += _stacked(chart, series, room, index)
    return _over_scale(chart, width, room, marks)


def _parts_named(chart: Chart, width: float, top: float) -> tuple[list[drawing.Mark], float]:
    """Return the names of the parts, as many in a line as have room, and how far down they reach."""
    marks, x, y = [], 0.0, top
    for order, name in enumerate(chart.periods):
        needed = SWATCH + 5 + WIDEST * text_width(name, LABEL)
        if x and x + needed > width:
            x, y = 0, y + LABEL + 6
        marks.append(drawing.rect_mark(f"part {chart.part_look(order)}", x, y, SWATCH, SWATCH))
        marks.append(drawing.text_mark("tick", x + SWATCH + 5, y + SWATCH - 1, name))
        x += needed + 16
    return marks, y + SWATCH + 8


def _pieces(chart: Chart, series: ChartSeries) -> Iterator[tuple[str, str, float, float, ChartPoint]]:
    """Yield the parts of a series: the look of each, what is said of it, from where to where it reaches."""
    high = 0.0
    for order, point in enumerate(series.points):
        low, high = high, high + (point.number or 0)
        yield chart.part_look(order), f"{series.name}, {point.tooltip}", low, high, point


def _stacked(chart: Chart, series: ChartSeries, room: RowArea, index: int) -> Iterator[drawing.Mark]:
    y = room.middle(index)
    for look, tooltip, low, high, point in _pieces(chart, series):
        left, right = room.at(low), room.at(high)
        yield drawing.rect_mark(f"part {look}", left, y - THICK / 2, right - left, THICK, tooltip)
        if WIDEST * text_width(point.label, LABEL) + 6 < right - left:
            yield drawing.text_mark(f"inside {look}", (left + right) / 2, y + 4.5, point.label, "middle")


def draw_stacks(chart: Chart, width: float, height: float) -> drawing.Drawing:
    """Return shares over time: the series are periods, the newest first, and each is a column of its parts.

    The shares of the newest stand beside it; a period without values is a gap.
    """
    marks, top = drawing.chart_head(chart, width)
    named, top = _parts_named(chart, width, top)
    top += LABEL / 2  # of the highest number of the axis
    scale = make_scale([0, 100], top + height, top, True)
    axis = replace(chart, periods=tuple(one.name for one in reversed(chart.series)))
    beside = max(text_width(point.label, LABEL) for point in chart.series[0].points) + 8
    plot = drawing.Plot(drawing.ticks_width(axis, scale), width - beside, top, top + height)
    step = plot.step(len(chart.series))
    marks += [*named, *drawing.draw_axes(axis, plot, scale)]
    for index, series in enumerate(reversed(chart.series)):
        left, known = plot.left + step * index, series.points[0].number is not None
        if not known:
            tooltip = f"{series.name}: {series.points[0].tooltip}"
            marks.append(drawing.rect_mark("gap", left, top, step, height, tooltip, period=series.name))
        for look, tooltip, low, high, point in _pieces(chart, series) if known else ():
            place = left + step * 0.12, scale.at(high), step * 0.76, scale.at(low) - scale.at(high)
            marks.append(
                drawing.rect_mark(
                    f"part {look}", *place, tooltip, period=series.name, count=point.count, label=point.label
                )
            )
    newest = [
        (scale.at((low + high) / 2) + 4, point.label)
        for *_, low, high, point in _pieces(chart, chart.series[0])
        if point.number
    ]
    for y, (_, label) in zip(drawing.labels_apart([y for y, _ in newest], plot), newest, strict=True):
        marks.append(drawing.text_mark("value", plot.right + 4, y, label))
    below, bottom = drawing.chart_foot(chart, width, plot.bottom + 22)
    return drawing.Drawing(width, bottom, (*marks, *below))
