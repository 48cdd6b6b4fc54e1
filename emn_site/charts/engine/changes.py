"""From then to now: from the former value of each row to its newer one, with the change at the end."""

from collections.abc import Iterator

from emn_site.charts.engine.chart import Chart, Series
from emn_site.charts.engine.drawing import Drawing, Mark, circle, foot, head, path, text
from emn_site.charts.engine.measure import place
from emn_site.charts.engine.rows import ROW, Rows, names, rows_below

REACH = 6
"""How far the mark of a value reaches from its place."""


def changes(chart: Chart, width: float) -> Drawing:
    """Return a chart of series of three points: the former value, the newer one, their difference."""
    numbers = [point.number or 0 for series in chart.series for point in series.points[:2]]
    marks, top = head(chart, width)
    room = rows_below(top, chart, width - 2 * REACH, numbers, [s.points[2].label for s in chart.series])
    marks += names(chart, room)
    for index, series in enumerate(chart.series):
        marks += _change(series, room, index)
    below, height = foot(chart, width, top + ROW * len(chart.series) + 4)
    return Drawing(width, height, (*marks, *below))


def _change(series: Series, room: Rows, index: int) -> Iterator[Mark]:
    then, now, difference = series.points
    y, of = place(room.middle(index)), " marked" if series.is_marked else ""
    first, last = place(room.at(then.number or 0)), place(room.at(now.number or 0))
    yield path("grid", f"M{place(room.left)} {y}H{place(room.right)}")
    yield path(f"span{of}", f"M{first} {y}H{last}")
    yield path(f"then{of}", f"M{first} {place(y - REACH)}V{place(y + REACH)}", f"{series.name}. {then.said}")
    yield circle(f"dot {now.state}{of}", last, y, 5, f"{series.name}. {now.said}")
    yield text("value", room.right + 2 * REACH + 8, y + 4.5, difference.label)
