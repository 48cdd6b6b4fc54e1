"""One series as columns, for what is counted over a time."""

from emn_site.charts.engine.chart import Chart
from emn_site.charts.engine.drawing import (
    Drawing,
    Mark,
    Plot,
    axes,
    foot,
    gaps,
    head,
    numbers,
    path,
    rect,
    ticks_width,
    value_labels,
)
from emn_site.charts.engine.measure import LABEL, place
from emn_site.charts.engine.scale import scale

HEIGHT = 150


def columns(chart: Chart, width: float, height: float = HEIGHT) -> Drawing:
    """Return a chart of one series as columns; what is below zero hangs from it."""
    marks, top = head(chart, width)
    top += LABEL + 4  # the label of the highest value
    found = scale(numbers(chart), top + height, top, chart.is_whole)
    plot = Plot(ticks_width(chart, found), width, top, top + height)
    (series,) = chart.series
    step, zero = plot.step(len(series.points)), found.at(0)
    places = []
    for first, last in gaps(series.points):
        said = "; ".join(point.said for point in series.points[first:last])
        marks.append(rect("gap", plot.left + step * first, top, step * (last - first), height, said))
    marks += axes(chart, plot, found)
    for index, point in enumerate(series.points):
        x, y = plot.left + step * index, found.at(point.number or 0)
        places.append((x + step / 2, min(y, zero)))
        if point.is_break:
            marks.append(path("break", f"M{place(x)} {place(top)}V{place(plot.bottom)}"))
        if point.number is not None:
            marks.append(_column(x + step * 0.12, y, step * 0.76, zero, point.state, point.said))
    marks += value_labels(series.points, places, plot, ["high"])
    below, bottom = foot(chart, width, plot.bottom + 22)
    return Drawing(width, bottom, (*marks, *below))


def _column(x: float, y: float, width: float, zero: float, state: str, said: str) -> Mark:
    return rect(f"column {state}", x, min(y, zero), width, abs(zero - y), said)
