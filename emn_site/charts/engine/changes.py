"""From then to now: from the former value of each row to its newer one, with the change at the end."""

from collections.abc import Iterator

from emn_site.charts.engine.chart import Chart, ChartSeries
from emn_site.charts.engine.drawing import (
    Drawing,
    Mark,
    chart_foot,
    chart_head,
    circle_mark,
    path_mark,
    text_mark,
)
from emn_site.charts.engine.measure import round_place
from emn_site.charts.engine.rows import ROW, RowArea, row_area, row_names

REACH = 6
"""How far the mark of a value reaches from its place."""


def draw_changes(chart: Chart, width: float) -> Drawing:
    """Return a chart of series of three points: the former value, the newer one, their difference."""
    numbers = [point.number or 0 for series in chart.series for point in series.points[:2]]
    marks, top = chart_head(chart, width)
    room = row_area(top, chart, width - 2 * REACH, numbers, [s.points[2].label for s in chart.series])
    marks += row_names(chart, room)
    for index, series in enumerate(chart.series):
        marks += _change(series, room, index)
    below, height = chart_foot(chart, width, top + ROW * len(chart.series) + 4)
    return Drawing(width, height, (*marks, *below))


def _change(series: ChartSeries, room: RowArea, index: int) -> Iterator[Mark]:
    then, now, difference = series.points
    y, of = round_place(room.middle(index)), " marked" if series.is_marked else ""
    first, last = round_place(room.at(then.number or 0)), round_place(room.at(now.number or 0))
    yield path_mark("grid", f"M{round_place(room.left)} {y}H{round_place(room.right)}")
    yield path_mark(f"span{of}", f"M{first} {y}H{last}")
    yield path_mark(
        f"then{of}",
        f"M{first} {round_place(y - REACH)}V{round_place(y + REACH)}",
        f"{series.name}. {then.said}",
    )
    yield circle_mark(f"dot {now.state}{of}", last, y, 5, f"{series.name}. {now.said}")
    yield text_mark("value", room.right + 2 * REACH + 8, y + 4.5, difference.label)
