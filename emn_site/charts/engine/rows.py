"""Rows, one below the other, with their names on the left: for ranked bars, changes and shares."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from emn_site.charts.engine import measure
from emn_site.charts.engine.chart import Chart
from emn_site.charts.engine.drawing import Mark, text_mark
from emn_site.charts.engine.measure import LABEL

ROW, THICK = 24, 15
"""The height of a row, and that of a bar in it."""


@dataclass(frozen=True)
class RowArea:
    """The room of rows: between the names and the values; `low` to `high` are numbers."""

    left: float
    right: float
    top: float
    low: float
    high: float

    def at(self, number: float) -> float:
        """Return the place of a number."""
        return self.left + (self.right - self.left) * (number - self.low) / (self.high - self.low)

    def middle(self, index: int) -> float:
        """Return how far down the middle of a row is."""
        return self.top + ROW * (index + 0.5)


def row_area(
    top: float, chart: Chart, width: float, numbers: Sequence[float], labels: Sequence[str]
) -> RowArea:
    """Return the room that names on the left and labels on the right leave for numbers."""
    left = max([0.0, *(measure.text_width(series.name, LABEL) for series in chart.series)]) + 8
    right = width - max([0.0, *(measure.text_width(label, LABEL) + 8 for label in labels)])
    low, high = min([0.0, *numbers]), max([0.0, *numbers])
    return RowArea(left, right, top, low, high if high > low else low + 1)


def row_names(chart: Chart, room: RowArea) -> Iterator[Mark]:
    """Yield the name of each row."""
    for index, series in enumerate(chart.series):
        style = "row marked" if series.is_marked else "row"
        yield text_mark(style, room.left - 8, room.middle(index) + 4.5, series.name, "end")
