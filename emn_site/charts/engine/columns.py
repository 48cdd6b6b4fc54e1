"""One series as columns, for what is counted over a time."""

from collections.abc import Sequence
from dataclasses import replace

from emn_site.charts.engine.chart import Chart, ChartPoint
from emn_site.charts.engine.drawing import (
    Drawing,
    Mark,
    Plot,
    chart_foot,
    chart_head,
    chart_numbers,
    draw_axes,
    path_mark,
    rect_mark,
    ticks_width,
    value_gaps,
    value_labels,
)
from emn_site.charts.engine.measure import LABEL, round_place, text_width
from emn_site.charts.engine.scale import make_scale

HEIGHT = 150


def draw_columns(chart: Chart, width: float, height: float = HEIGHT) -> Drawing:
    """Return a chart of one series as columns; what is below zero hangs from it."""
    marks, top = chart_head(chart, width)
    top += LABEL + 4  # the label of the highest value
    found = make_scale(chart_numbers(chart), top + height, top, chart.is_whole)
    (series,) = chart.series
    plot = Plot(ticks_width(chart, found), width, top, top + height)
    beside = _room_beside(series.points, plot)
    plot = replace(plot, right=width - beside)
    step, zero = plot.step(len(series.points)), found.at(0)
    places = []
    for first, last in value_gaps(series.points):
        said = "; ".join(point.said for point in series.points[first:last])
        marks.append(rect_mark("gap", plot.left + step * first, top, step * (last - first), height, said))
    marks += draw_axes(chart, plot, found)
    for index, point in enumerate(series.points):
        x, y = plot.left + step * index, found.at(point.number or 0)
        places.append((x + step / 2, min(y, zero)))
        if point.is_break:
            marks.append(
                path_mark("break", f"M{round_place(x)} {round_place(top)}V{round_place(plot.bottom)}")
            )
        if point.number is not None:
            marks.append(_column(x + step * 0.12, y, step * 0.76, zero, point.state, point.said))
    marks += value_labels(series.points, places, plot, ["high"], beside > 0)
    below, bottom = chart_foot(chart, width, plot.bottom + 22)
    return Drawing(width, bottom, (*marks, *below))


def _room_beside(points: Sequence[ChartPoint], plot: Plot) -> float:
    """Return the room beside the plot for the newest value, where it would cover the column before."""
    newest = points[-1]
    room = text_width(newest.label, LABEL) + 6
    return room if newest.number is not None and room > plot.step(len(points)) else 0


def _column(x: float, y: float, width: float, zero: float, state: str, said: str) -> Mark:
    return rect_mark(f"column {state}", x, min(y, zero), width, abs(zero - y), said)
