"""The numbers beside the gridlines of a chart are round, and nothing lies above the last of them."""

import pytest

from emn_site.charts.engine.chart import make_scale


@pytest.mark.parametrize(
    ("numbers", "ticks"),
    [
        ([0, 3940], (0, 1000, 2000, 3000, 4000)),
        ([0, 1], (0, 1)),
        ([0, 0], (0, 1)),
        ([7, 99], (0, 20, 40, 60, 80, 100)),
        ([-30, 70], (-40, -20, 0, 20, 40, 60, 80)),
        ([361_186], (0, 100_000, 200_000, 300_000, 400_000)),
    ],
)
def test_the_numbers_of_a_scale_are_round(numbers: list[float], ticks: tuple[float, ...]) -> None:
    assert make_scale(numbers, 150, 0, is_integer=True).ticks == ticks


@pytest.mark.parametrize(
    ("numbers", "highest"), [([92.9], 100), ([2.92], 3), ([14.56], 15), ([-3, -1], 0), ([0.3], 0.3)]
)
def test_nothing_lies_above_the_last_line_of_a_scale(numbers: list[float], highest: float) -> None:
    scale = make_scale(numbers, 150, 0, is_integer=False)

    assert scale.ticks[-1] == pytest.approx(highest)
    assert scale.at(scale.ticks[-1]) == 0


def test_halves_are_for_what_has_halves() -> None:
    assert make_scale([2], 150, 0, is_integer=False).ticks == (0, 0.5, 1, 1.5, 2)
