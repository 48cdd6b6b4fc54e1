"""Bars in an order, each named on the left, with its value at its end."""

from collections.abc import Iterator

from emn_site.charts.engine.chart import Chart, ChartSeries
from emn_site.charts.engine.drawing import (
    Drawing,
    Mark,
    chart_foot,
    chart_head,
    path_mark,
    rect_mark,
    text_mark,
)
from emn_site.charts.engine.measure import round_place
from emn_site.charts.engine.rows import ROW, THICK, RowArea, row_area, row_names


def draw_bars(chart: Chart, width: float) -> Drawing:
    """Return a chart of one value a series, in the order of the series."""
    points = [series.points[0] for series in chart.series]
    marks, top = chart_head(chart, width)
    room = row_area(top, chart, width, [p.number or 0 for p in points], [p.label for p in points])
    bottom = top + ROW * len(points)
    marks += row_names(chart, room)
    for index, series in enumerate(chart.series):
        marks += _bar(series, room, index)
    marks.append(path_mark("zero", f"M{round_place(room.at(0))} {round_place(top)}V{round_place(bottom)}"))
    below, height = chart_foot(chart, width, bottom + 4)
    return Drawing(width, height, (*marks, *below))


def _bar(series: ChartSeries, room: RowArea, index: int) -> Iterator[Mark]:
    (point,) = series.points
    left, right = sorted((room.at(0), room.at(point.number or 0)))
    y = room.middle(index)
    style = f"column {point.state} marked" if series.is_marked else f"column {point.state}"
    yield rect_mark(style, left, y - THICK / 2, right - left, THICK, f"{series.name}. {point.said}")
    yield text_mark("value", right + 6, y + 4.5, point.label)
