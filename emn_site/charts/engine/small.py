"""One of many charts side by side: a line without axes, from zero, with its newest value marked."""

from emn_site.charts.engine.chart import Chart
from emn_site.charts.engine.drawing import Drawing, Mark, Plot, chart_numbers, circle_mark, path_mark
from emn_site.charts.engine.lines import value_places, value_runs
from emn_site.charts.engine.measure import round_place
from emn_site.charts.engine.scale import make_scale

HEIGHT = 44
EDGE = 4


def draw_small_line(chart: Chart, width: float, height: float = HEIGHT) -> Drawing:
    """Return the line of one series; its name and its values are said beside it."""
    (series,) = chart.series
    found = make_scale(chart_numbers(chart), height - EDGE, EDGE, chart.is_whole)
    plot = Plot(0, width, EDGE, height - EDGE)
    places = value_places(series, plot, found)
    marks: list[Mark] = [path_mark("zero", f"M0 {round_place(found.at(0))}H{round_place(width)}")]
    for run in value_runs(series.points):
        points = [f"{round_place(places[index][0])} {round_place(places[index][1])}" for index in run]
        marks.append(path_mark("line s0", "M" + "L".join(points)))
    joined = {index for run in value_runs(series.points) for index in run}
    for index, point in enumerate(series.points):
        if point.number is not None and index not in joined:
            marks.append(circle_mark("dot sound s0", *places[index], 1.5))
    newest = max(index for index, point in enumerate(series.points) if point.number is not None)
    marks.append(circle_mark(f"dot {series.points[newest].state} s0", *places[newest], 3))
    return Drawing(width, height, tuple(marks))
