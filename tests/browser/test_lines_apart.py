"""How the lines of countries are told apart: never by dashes, which mean a break and nothing else."""

import pytest
from playwright.sync_api import Page, expect

FRAME = "compare/?indicator=refugees_hosted&countries=LT,LV,EE,PL,FI,NO&scale=rate"
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
