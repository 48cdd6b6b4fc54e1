"""Shares of a whole, stacked: the points of a series are per cent and add up to the whole row."""

from collections.abc import Iterator

from emn_site.charts.engine import measure
from emn_site.charts.engine.chart import Chart, ChartSeries
from emn_site.charts.engine.drawing import Drawing, Mark, chart_foot, chart_head, rect_mark, text_mark
from emn_site.charts.engine.measure import LABEL
from emn_site.charts.engine.rows import ROW, THICK, RowArea, row_area, row_names

SWATCH = 12


def draw_shares(chart: Chart, width: float) -> Drawing:
    """Return a chart of shares; the parts are named above, in their order from left to right."""
    marks, top = chart_head(chart, width)
    parts, top = _parts_named(chart, width, top)
    room = row_area(top, chart, width, [100], [])
    marks += [*parts, *row_names(chart, room)]
    for index, series in enumerate(chart.series):
        marks += _stacked(series, room, index)
    below, height = chart_foot(chart, width, top + ROW * len(chart.series) + 4)
    return Drawing(width, height, (*marks, *below))


def _parts_named(chart: Chart, width: float, top: float) -> tuple[list[Mark], float]:
    """Return the names of the parts, as many in a line as have room, and how far down they reach."""
    marks, x, y = [], 0.0, top
    for order, name in enumerate(chart.periods):
        needed = SWATCH + 5 + measure.text_width(name, LABEL)
        if x and x + needed > width:
            x, y = 0, y + LABEL + 6
        marks.append(rect_mark(f"part s{order}", x, y, SWATCH, SWATCH))
        marks.append(text_mark("tick", x + SWATCH + 5, y + SWATCH - 1, name))
        x += needed + 16
    return marks, y + SWATCH + 8


def _stacked(series: ChartSeries, room: RowArea, index: int) -> Iterator[Mark]:
    sum_, y = 0.0, room.middle(index)
    for order, point in enumerate(series.points):
        left, right = room.at(sum_), room.at(sum_ + (point.number or 0))
        sum_ += point.number or 0
        said = f"{series.name}. {point.said}"
        yield rect_mark(f"part s{order}", left, y - THICK / 2, right - left, THICK, said)
        if measure.text_width(point.label, LABEL) + 6 < right - left:
            yield text_mark("inside", (left + right) / 2, y + 4.5, point.label, "middle")
