"""Bars in an order, each named on the left, with its value at its end."""

from collections.abc import Iterator

from emn_site.charts.engine.chart import Chart, Series
from emn_site.charts.engine.drawing import Drawing, Mark, foot, head, path, rect, text
from emn_site.charts.engine.measure import place
from emn_site.charts.engine.rows import ROW, THICK, Rows, names, rows_below


def bars(chart: Chart, width: float) -> Drawing:
    """Return a chart of one value a series, in the order of the series."""
    points = [series.points[0] for series in chart.series]
    marks, top = head(chart, width)
    room = rows_below(top, chart, width, [p.number or 0 for p in points], [p.label for p in points])
    bottom = top + ROW * len(points)
    marks += names(chart, room)
    for index, series in enumerate(chart.series):
        marks += _bar(series, room, index)
    marks.append(path("zero", f"M{place(room.at(0))} {place(top)}V{place(bottom)}"))
    below, height = foot(chart, width, bottom + 4)
    return Drawing(width, height, (*marks, *below))


def _bar(series: Series, room: Rows, index: int) -> Iterator[Mark]:
    (point,) = series.points
    left, right = sorted((room.at(0), room.at(point.number or 0)))
    y = room.middle(index)
    style = f"column {point.state} marked" if series.is_marked else f"column {point.state}"
    yield rect(style, left, y - THICK / 2, right - left, THICK, f"{series.name}. {point.said}")
    yield text("value", right + 6, y + 4.5, point.label)
