"""Series over a time: as lines, each named at its end, or one as columns, for what is counted."""

from collections.abc import Iterator, Sequence

from emn_site.charts.engine import drawing
from emn_site.charts.engine.chart import (
    LABEL,
    Chart,
    ChartPoint,
    ChartSeries,
    Scale,
    make_scale,
    round_place,
    text_width,
)

HEIGHT = 150
NAMES = 0.45
"""The names of lines take no more than this part of the width."""


def draw_lines(chart: Chart, width: float, height: float = HEIGHT) -> drawing.Drawing:
    """Return a chart of one or more series as lines; a gap or a break ends a line and begins another."""
    marks, top = drawing.chart_head(chart, width)
    top += LABEL + 4
    found = make_scale(drawing.chart_numbers(chart), top + height, top, chart.is_integer)
    below = _room_below(chart, found)
    if below:
        found = make_scale(drawing.chart_numbers(chart), top + height - below, top, chart.is_integer)
    names = _names(chart, width)
    room = max([0.0, *(text_width(name, LABEL) + 10 for name in names)])
    plot = drawing.Plot(drawing.ticks_width(chart, found), width - room, top, found.bottom)
    if len(chart.series) == 1:
        plot = drawing.plot_beside(chart.series[0].points, plot)
        marks += _gaps(chart.series[0], plot)
    marks += drawing.draw_axes(chart, plot, found, below)
    for order in sorted(range(len(chart.series)), key=lambda order: order == chart.marked):
        marks += _line(chart, order, plot, found)
    if len(chart.series) == 1:
        (series,) = chart.series
        marks += drawing.value_labels(series.points, value_places(series, plot, found), plot, ["high", "low"])
    else:
        marks += _ends(chart, names, plot, found)
    notes, bottom = drawing.chart_foot(chart, width, plot.bottom + below + 22)
    return drawing.Drawing(width, bottom, (*marks, *notes))


def _room_below(chart: Chart, found: Scale) -> int:
    """Return the room for the label of the lowest value of one line, if it is near the foot of the plot."""
    extremes = dict(drawing.label_order(chart.series[0].points, ["high", "low"])).values()
    is_near = found.bottom - found.at(min(drawing.chart_numbers(chart), default=0)) < drawing.BELOW
    return drawing.BELOW if len(chart.series) == 1 and is_near and "low" in extremes else 0


def _gaps(series: ChartSeries, plot: drawing.Plot) -> Iterator[drawing.Mark]:
    step = plot.step(len(series.points))
    for first, last in drawing.value_gaps(series.points):
        tooltip = "; ".join(point.tooltip for point in series.points[first:last])
        yield drawing.rect_mark(
            "gap", plot.left + step * first, plot.top, step * (last - first), plot.bottom - plot.top, tooltip
        )


def value_places(series: ChartSeries, plot: drawing.Plot, found: Scale) -> list[tuple[float, float]]:
    """Return where each value of a series stands; one that is not there has the place of zero."""
    step = plot.step(len(series.points))
    return [
        (plot.left + step * (index + 0.5), found.at(point.number or 0))
        for index, point in enumerate(series.points)
    ]


def _line(chart: Chart, order: int, plot: drawing.Plot, found: Scale) -> Iterator[drawing.Mark]:
    """Yield one line; a value of one of several is said with the name of its line."""
    series, look = chart.series[order], chart.line_look(order)
    name = f"{series.name}, " if len(chart.series) > 1 else ""
    places = value_places(series, plot, found)
    for run in value_runs(series.points):
        points = [f"{round_place(places[index][0])} {round_place(places[index][1])}" for index in run]
        yield drawing.path_mark(f"line {look}", "M" + "L".join(points))
    for at, ((x, y), point) in enumerate(zip(places, series.points, strict=True)):
        if point.number is None:
            continue
        if point.is_break and at and series.points[at - 1].number is not None:
            across = [f"{round_place(left)} {round_place(top)}" for left, top in places[at - 1 : at + 1]]
            yield drawing.path_mark(f"break {look}", "M" + "L".join(across))
        yield drawing.dot_mark(f"dot {point.state} {look}", x, y, order, name + point.tooltip)


def value_runs(points: Sequence[ChartPoint]) -> list[list[int]]:
    """Return the stretches of values that a line joins."""
    runs: list[list[int]] = [[]]
    for index, point in enumerate(points):
        if point.number is None or point.is_break:
            runs.append([])
        if point.number is not None:
            runs[-1].append(index)
    return [run for run in runs if len(run) > 1]


def _names(chart: Chart, width: float) -> list[str]:
    """Return what stands at the ends of the lines: names with the newest values, or the names alone."""
    if len(chart.series) == 1:
        return []
    newest = [(series.name, point) for series in chart.series if (point := _newest(series))]
    full = [f"{name} {point.label}" for name, point in newest]
    is_room = max(text_width(name, LABEL) for name in full) <= NAMES * width
    return full if is_room else [name for name, _ in newest]


def _newest(series: ChartSeries) -> ChartPoint | None:
    return next((point for point in reversed(series.points) if point.number is not None), None)


def _ends(chart: Chart, names: Sequence[str], plot: drawing.Plot, found: Scale) -> Iterator[drawing.Mark]:
    """Yield the names of the lines beside their ends, moved apart where they would cover each other."""
    newest = [(order, one) for order, series in enumerate(chart.series) if (one := _newest(series))]
    wanted = [(found.at(one.number or 0) + 4, order) for order, one in newest]
    heights = drawing.labels_apart([y for y, _ in wanted], plot)
    for (_, order), name, y in zip(wanted, names, heights, strict=True):
        yield drawing.text_mark(f"name {chart.line_look(order)}", plot.right + 6, y, name)


SMALL_HEIGHT = 44
EDGE = 4


def draw_small_line(chart: Chart, width: float, height: float = SMALL_HEIGHT) -> drawing.Drawing:
    """Return the line of one series; its name and its values are said beside it."""
    (series,) = chart.series
    found = make_scale(drawing.chart_numbers(chart), height - EDGE, EDGE, chart.is_integer, False)
    plot = drawing.Plot(0, width, EDGE, height - EDGE)
    places = value_places(series, plot, found)
    marks = [drawing.path_mark("zero", f"M0 {round_place(found.at(0))}H{round_place(width)}")]
    for run in value_runs(series.points):
        points = [f"{round_place(places[index][0])} {round_place(places[index][1])}" for index in run]
        marks.append(drawing.path_mark("line", "M" + "L".join(points)))
    joined = {index for run in value_runs(series.points) for index in run}
    for index, point in enumerate(series.points):
        if point.number is not None and index not in joined:
            marks.append(drawing.circle_mark("dot sound", *places[index], 1.5))
    newest = max(index for index, point in enumerate(series.points) if point.number is not None)
    marks.append(drawing.circle_mark(f"dot {series.points[newest].state}", *places[newest], 3))
    return drawing.Drawing(width, height, tuple(marks))


THICK = 0.76
"""How much of its step a column takes."""


def draw_columns(chart: Chart, width: float, height: float = HEIGHT) -> drawing.Drawing:
    """Return a chart of one series as columns; what is below zero hangs from it."""
    marks, top = drawing.chart_head(chart, width)
    top += LABEL + 4  # the label of the highest value
    found = make_scale(drawing.chart_numbers(chart), top + height, top, chart.is_integer)
    (series,) = chart.series
    plot = drawing.Plot(drawing.ticks_width(chart, found), width, top, top + height)
    is_wide = _is_wide(series.points, plot)
    plot = drawing.plot_beside(series.points, plot, THICK / 2) if is_wide else plot
    step, zero = plot.step(len(series.points)), found.at(0)
    places = []
    marks += [*_gaps(series, plot), *drawing.draw_axes(chart, plot, found)]
    for index, point in enumerate(series.points):
        x, y = plot.left + step * index, found.at(point.number or 0)
        places.append((x + step / 2, min(y, zero)))
        if point.is_break:
            marks.append(
                drawing.path_mark("break", f"M{round_place(x)} {round_place(top)}V{round_place(plot.bottom)}")
            )
        if point.number is not None:
            marks.append(_column(x + step * 0.12, y, step * THICK, zero, point.state, point.tooltip))
    reach = step * THICK / 2 if is_wide else None
    marks += drawing.value_labels(series.points, places, plot, ["high"], reach)
    below, bottom = drawing.chart_foot(chart, width, plot.bottom + 22)
    return drawing.Drawing(width, bottom, (*marks, *below))


def _is_wide(points: Sequence[ChartPoint], plot: drawing.Plot) -> bool:
    """Whether a label is wider than its column has room, so that the newest has to stand beside."""
    labels = [points[index].label for index, _ in drawing.label_order(points, ["high"])]
    return max((text_width(one, LABEL) for one in labels), default=0) + drawing.GAP > plot.step(len(points))


def _column(x: float, y: float, width: float, zero: float, state: str, tooltip: str) -> drawing.Mark:
    return drawing.rect_mark(f"column {state}", x, min(y, zero), width, abs(zero - y), tooltip)
