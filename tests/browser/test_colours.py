"""Charts and maps in the colours readers have: light, dark, and those of their own."""

from typing import Any

import pytest
from playwright.sync_api import Browser, Page

SCHEMES: dict[str, dict[str, Any]] = {
    "light": {"color_scheme": "light"},
    "dark": {"color_scheme": "dark"},
    "their own": {"forced_colors": "active"},
    "their own, dark": {"forced_colors": "active", "color_scheme": "dark"},
}

SIX = "en/compare/?indicator=refugees_hosted&countries=LT,LV,EE,PL,FI,SE"

CONTRASTS = """([selector, property]) => {
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true })
  const lightness = colour => {
    canvas.fillStyle = colour
    canvas.fillRect(0, 0, 1, 1)
    const parts = [...canvas.getImageData(0, 0, 1, 1).data.slice(0, 3)].map(part => part / 255)
    const linear = part => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)
    const [red, green, blue] = parts.map(linear)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
  }
  const ground = lightness(getComputedStyle(document.body).backgroundColor)
  return [...document.querySelectorAll(selector)].map(mark => {
    const contrasts = property.split(" ").map(name => {
      const own = lightness(getComputedStyle(mark)[name])
      return (Math.max(own, ground) + 0.05) / (Math.min(own, ground) + 0.05)
    })
    return Math.max(...contrasts)
  })
}"""


@pytest.fixture(params=SCHEMES)
def coloured(request: pytest.FixtureRequest, browser: Browser, address: str) -> Any:
    context = browser.new_context(base_url=address, **SCHEMES[request.param])
    yield context.new_page()
    context.close()


@pytest.mark.parametrize(
    ("selector", "of", "least"),
    [
        (".emn-chart .line", "stroke", 3),
        (".emn-chart .column.sound", "fill", 3),
        (".emn-chart .part", "fill stroke", 3),
        (".emn-chart text:not(.inside)", "fill", 4.5),
    ],
)
def test_what_is_drawn_stands_out_from_its_ground(
    coloured: Page, selector: str, of: str, least: float
) -> None:
    found: list[float] = []
    for place in ("en/countries/lithuania/", "en/indicators/first-instance-outcomes/", SIX):
        coloured.goto(place)
        coloured.locator(".emn-chart").first.wait_for()
        found += coloured.evaluate(CONTRASTS, [selector, of])

    assert found
    assert min(found) >= least


def test_the_classes_of_a_map_differ_from_each_other_and_from_no_data(coloured: Page) -> None:
    coloured.goto("en/indicators/refugees-hosted/")
    coloured.get_by_role("tab", name="Map").click()
    coloured.locator(".emn-map__legend .emn-map__swatch").first.wait_for()
    grounds = coloured.locator(".emn-map__legend .emn-map__swatch").evaluate_all(
        "all => all.map(one => getComputedStyle(one)).map(one => one.backgroundColor + one.backgroundImage)"
    )

    assert len(grounds) >= 5
    assert len(set(grounds)) == len(grounds)
