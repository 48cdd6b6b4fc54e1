"""How the lines of countries are told apart: never by dashes, which mean a break and nothing else."""

import re
from itertools import pairwise
from typing import Literal

import pytest
from playwright.sync_api import Page, expect

FRAME = "compare/?indicator=refugees_hosted&countries=LT,LV,EE,PL,FI,NO&scale=rate"
STROKE = "one => getComputedStyle(one).stroke"
SHAPES = """() => [0, 1, 2, 3, 4, 5].map(order => {
  const dot = document.querySelector(`#frame-chart .dot.s${order}`)
  const corners = (dot.getAttribute("d") ?? "").match(/[\\d.]+/g)?.map(Number) ?? []
  return corners.map((corner, at) => Math.round(corner - corners[at % 2])).join()
})"""


@pytest.mark.parametrize("language", ["", "en/"])
def test_only_a_break_is_dotted(page: Page, language: str) -> None:
    page.goto(language + FRAME)
    expect(page.locator("#frame-chart .name")).to_have_count(6)

    strokes = page.locator("#frame-chart path").evaluate_all(
        "all => all.map(one => [one.classList[0], getComputedStyle(one).strokeDasharray])"
    )

    assert {kind for kind, dashes in strokes if dashes != "none"} == {"break"}


def test_each_line_has_a_shape_of_its_own_and_its_chip_another(page: Page) -> None:
    page.goto(FRAME)
    expect(page.locator("#frame-chart .name")).to_have_count(6)

    chips = page.locator("[data-chips] .emn-chip").evaluate_all(
        "all => all.map(one => getComputedStyle(one, '::before').content)"
    )

    assert len(set(chips)) == 6
    assert len(set(page.evaluate(SHAPES))) == 6


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_neighbours_among_the_grey_lines_differ_in_lightness(
    page: Page, scheme: Literal["light", "dark"]
) -> None:
    page.emulate_media(color_scheme=scheme)
    page.goto(FRAME)
    expect(page.locator("#frame-chart .name")).to_have_count(6)

    lights = [
        _luminance(page.locator(f"#frame-chart .line.s{order}").first.evaluate(STROKE))
        for order in range(1, 6)
    ]
    ground = _luminance(page.locator("body").evaluate("one => getComputedStyle(one).backgroundColor"))

    assert all(_contrast(*pair) >= 1.5 for pair in pairwise(lights))
    assert all(_contrast(one, ground) >= 3 for one in lights)


def _luminance(colour: str) -> float:
    """Return how light a colour is, as WCAG 2.2 reckons it."""
    parts = [int(part) / 255 for part in re.findall(r"\d+", colour)[:3]]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return sum(part * weight for part, weight in zip(linear, (0.2126, 0.7152, 0.0722), strict=True))


def _contrast(one: float, other: float) -> float:
    return (max(one, other) + 0.05) / (min(one, other) + 0.05)
