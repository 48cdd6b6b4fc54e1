"""One of many charts side by side: a line without axes, from zero, with its newest value marked."""

from emn_site.charts.engine.chart import Chart
from emn_site.charts.engine.drawing import Drawing, Mark, Plot, circle, numbers, path
from emn_site.charts.engine.lines import places_of, runs
from emn_site.charts.engine.measure import place
from emn_site.charts.engine.scale import scale

HEIGHT = 44
EDGE = 4


def small(chart: Chart, width: float, height: float = HEIGHT) -> Drawing:
    """Return the line of one series; its name and its values are said beside it."""
    (series,) = chart.series
    found = scale(numbers(chart), height - EDGE, EDGE, chart.is_whole)
    plot = Plot(0, width, EDGE, height - EDGE)
    places = places_of(series, plot, found)
    marks: list[Mark] = [path("zero", f"M0 {place(found.at(0))}H{place(width)}")]
    for run in runs(series.points):
        points = [f"{place(places[index][0])} {place(places[index][1])}" for index in run]
        marks.append(path("line s0", "M" + "L".join(points)))
    joined = {index for run in runs(series.points) for index in run}
    for index, point in enumerate(series.points):
        if point.number is not None and index not in joined:
            marks.append(circle("dot sound s0", *places[index], 1.5))
    newest = max(index for index, point in enumerate(series.points) if point.number is not None)
    marks.append(circle(f"dot {series.points[newest].state} s0", *places[newest], 3))
    return Drawing(width, height, tuple(marks))
