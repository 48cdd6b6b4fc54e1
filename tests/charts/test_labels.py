"""No label of a chart lies on a line, a value, a column or another label: every country, every indicator."""

import re
from collections.abc import Iterator
from itertools import pairwise

import pytest

from emn_site.charts import indicator_charts
from emn_site.charts.engine.chart import LABEL, Chart, text_width
from emn_site.charts.engine.drawing import IN_TEXT, SIZES, Drawing, Mark, label_order
from emn_site.content.load import load_site
from emn_site.locale import Locale, for_locale
from tests.sites import ROOT

Box = tuple[float, float, float, float]
ROOMS = [SIZES["wide"], SIZES["narrow"], IN_TEXT["wide"]]
Alone = list[tuple[str, Chart]]


@pytest.fixture(scope="module")
def locale() -> Locale:
    """The published site, with every country and every indicator."""
    return for_locale(load_site(ROOT), "lt")


@pytest.fixture(scope="module")
def alone(locale: Locale) -> Alone:
    """Each country by itself with each indicator."""
    return [
        (key, shown)
        for holder in indicator_charts.chart_holders(locale)
        for key in locale.site.shown_indicators
        if (shown := indicator_charts.chart_over_time(locale, key, [holder]))
    ]


@pytest.mark.parametrize("room", ROOMS, ids=str)
def test_no_label_covers_what_is_drawn_or_another_label(
    locale: Locale, alone: Alone, room: tuple[int, int]
) -> None:
    judged = 0
    for key, shown in alone:
        drawing = indicator_charts.draw_indicator(locale, key, shown, *room)
        labels = [_label(mark) for mark in drawing.marks if mark.style == "value"]
        for index, label in enumerate(labels):
            covered = [*_drawn(drawing), *labels[index + 1 :]]
            assert not any(_meet(label, other) for other in covered), (shown.title, key)
            assert label[0] >= 0
            assert label[2] <= drawing.width + 0.5
            judged += 1
    assert judged > 1000


@pytest.mark.parametrize("room", ROOMS, ids=str)
def test_the_newest_and_the_highest_value_always_have_a_label(
    locale: Locale, alone: Alone, room: tuple[int, int]
) -> None:
    for key, shown in alone:
        points = shown.series[0].points
        wanted = [points[index].label for index, _ in label_order(points, ["high"])]

        drawing = indicator_charts.draw_indicator(locale, key, shown, *room)
        labels = [mark.words for mark in drawing.marks if mark.style == "value"]

        assert labels[: len(wanted)] == wanted, (shown.title, key)


@pytest.mark.parametrize("room", ROOMS, ids=str)
def test_no_line_is_above_the_last_line_of_its_scale(
    locale: Locale, alone: Alone, room: tuple[int, int]
) -> None:
    for key, shown in alone:
        drawing = indicator_charts.draw_indicator(locale, key, shown, *room)
        highest = min(float(dict(one.at)["y"]) for one in drawing.marks if one.style == "tick") - 4

        assert min(top for _, top, *_ in _drawn(drawing)) >= highest - 3.6, (shown.title, key)


def _label(mark: Mark) -> Box:
    """Return the room of the letters of a label, as wide as a drawing takes them to be."""
    place = dict(mark.at)
    x, y, half = float(place["x"]), float(place["y"]), text_width(mark.words, LABEL) / 2
    return x - half, y - 10, x + half, y + 2


def _drawn(drawing: Drawing) -> Iterator[Box]:
    """Yield the room of columns and values, and lines in pieces so small that they are boxes."""
    for mark in drawing.marks:
        kind, place = mark.style.split()[0], dict(mark.at)
        numbers = [float(one) for one in re.findall(r"-?[\d.]+", str(place.get("d", "")))]
        points = list(zip(numbers[::2], numbers[1::2], strict=False))
        if kind == "column":
            x, y = float(place["x"]), float(place["y"])
            yield x, y, x + float(place["width"]), y + float(place["height"])
        elif kind == "dot" and mark.shape == "circle":
            x, y, reach = float(place["cx"]), float(place["cy"]), 2.5
            yield x - reach, y - reach, x + reach, y + reach
        elif kind in {"line", "break"} and "V" not in str(place["d"]):
            for (x, y), (end, last) in pairwise(points):
                for piece in range(50):
                    one, other = piece / 50, (piece + 1) / 50
                    heights = sorted((y + (last - y) * one, y + (last - y) * other))
                    yield x + (end - x) * one, heights[0], x + (end - x) * other, heights[1]


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
