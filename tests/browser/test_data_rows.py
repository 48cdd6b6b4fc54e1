"""Charts of rows and of parts over time: turned to their tables and maps, of periods and countries chosen."""

import re

import pytest
from playwright.sync_api import Page, expect

from emn_site.charts.engine.drawing import NARROW, WIDE

SAME_IDS = """() => {
  const ids = [...document.querySelectorAll("[id]")].map(one => one.id)
  return ids.filter((id, at) => ids.indexOf(id) !== at)
}"""


def test_a_chart_of_rows_is_turned_to_its_table_and_to_its_map(page: Page) -> None:
    page.goto("en/indicators/first-instance-outcomes/")
    chart = page.locator("#shares")
    expect(chart).to_have_attribute("data-view", "chart")  # its script has come

    chart.get_by_role("tab", name="Table").click()
    expect(chart.get_by_role("table")).to_be_visible()
    assert page.url.endswith("?shares-view=table")
    chart.get_by_role("tab", name="Map").click()
    expect(chart.get_by_role("slider", name="Period")).to_be_visible()

    page.reload()
    expect(chart.locator("a[data-code=LT]")).to_be_visible()
    expect(page.locator("#shares-address")).to_have_text(re.compile(r"\?shares-view=map#shares$"))


def test_the_parts_over_time_are_those_of_the_periods_asked_for(page: Page) -> None:
    page.goto("en/indicators/first-instance-outcomes/")
    chart = page.locator("#parts-over-time")
    expect(chart).to_have_attribute("data-view", "chart")  # its script has come
    chart.get_by_role("combobox", name="From", exact=True).select_option("2015")
    chart.get_by_role("combobox", name="To", exact=True).select_option("2020")

    assert page.url.endswith("?parts-over-time-from=2015&parts-over-time-to=2020")
    page.reload()
    chart.get_by_label("Add a country").select_option("Estonia")
    expect(chart.get_by_role("img")).to_have_count(2)
    for drawing in chart.get_by_role("img").all():
        assert {text[:4] for text in drawing.locator("rect title").all_text_contents()} == {
            str(year) for year in range(2015, 2021)
        }
    chart.get_by_role("tab", name="Table").click()
    expect(chart.get_by_role("table").first.get_by_role("row")).to_have_count(7)


def test_the_parts_over_time_are_counted_or_shares_in_chart_table_and_address(page: Page) -> None:
    page.goto("en/indicators/first-instance-outcomes/")
    chart = page.locator("#parts-over-time")
    drawing = chart.get_by_role("img")
    expect(chart).to_have_attribute("data-view", "chart")  # its script has come
    expect(drawing.locator(".unit")).to_have_text("per cent")
    tallest = "all => Math.max(...all.map(one => one.getBBox().height))"
    shares = drawing.locator(".part[data-period='2024']").evaluate_all(tallest)

    chart.get_by_text("Persons", exact=True).click()

    expect(drawing.locator(".unit")).to_have_text("persons")
    assert page.url.endswith("?parts-over-time-scale=count")
    assert drawing.locator(".part[data-period='2024']").evaluate_all(tallest) < shares  # 2022 had more
    counted = drawing.locator(".value").all_text_contents()
    page.reload()
    chart.get_by_role("tab", name="Table").click()
    row = chart.get_by_role("row", name="2025")
    assert set(counted) < set(row.get_by_role("cell").all_text_contents())
    expect(chart.locator("caption")).to_contain_text("(persons)")


def test_a_value_of_parts_laid_out_anew_is_said(page: Page) -> None:
    page.goto("en/indicators/first-instance-outcomes/?parts-over-time-from=2015")
    chart = page.locator("#parts-over-time")
    expect(chart).to_have_attribute("data-view", "chart")

    chart.get_by_role("img").locator(".part[data-period='2024']").first.hover()

    expect(chart.locator(".emn-chart-said span:visible")).to_contain_text("2024")


@pytest.mark.parametrize("width", [1280, 390])
def test_rows_are_as_wide_as_their_room_and_their_type_as_large_as_drawn(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto("embed/first-instance-outcomes-kind-shares.en.html")
    expect(page.locator("[data-rows][data-view]")).to_be_visible()
    drawing = page.get_by_role("img").first

    sizes = "one => [one.clientWidth, one.viewBox.baseVal.width, one.parentElement.clientWidth]"
    shown = drawing.evaluate(sizes)

    assert len(set(shown)) == 1
    bars = "all => Math.max(...all.map(one => one.getBBox().x + one.getBBox().width))"
    assert drawing.locator(".part").evaluate_all(bars) == pytest.approx(shown[0], abs=1)
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert drawing.evaluate("one => one.viewBox.baseVal.width") in {WIDE, NARROW}


def test_the_parts_of_several_countries_over_time_stand_side_by_side(page: Page) -> None:
    page.goto("en/indicators/first-instance-outcomes/")
    chart = page.locator("#parts-over-time")
    expect(chart.get_by_role("button", name="Lithuania: take away")).to_be_disabled()

    chart.get_by_label("Add a country").select_option("Estonia")
    expect(chart.get_by_role("img")).to_have_count(2)
    assert page.url.endswith("?parts-over-time-countries=LT,EE")
    page.reload()
    chart.get_by_role("tab", name="Table").click()
    expect(chart.get_by_role("table")).to_have_count(2)

    chart.get_by_role("button", name="Lithuania: take away").click()

    expect(chart.get_by_role("table")).to_have_count(1)
    expect(chart.get_by_role("table")).to_contain_text("Estonia. First-instance outcomes")
    assert page.evaluate(SAME_IDS) == []


def test_two_maps_of_a_page_keep_their_parts_apart(page: Page) -> None:
    page.goto("en/indicators/first-instance-outcomes/?view=map&shares-view=map")
    expect(page.get_by_role("slider", name="Period")).to_have_count(2)

    assert page.evaluate(SAME_IDS) == []
    leading = page.locator("a[data-code=LT]").evaluate_all("all => all.map(one => one.getAttribute('href'))")
    assert len(set(leading)) == 1
    assert page.locator("g[fill*='no-data']").evaluate_all(
        "all => all.map(one => one.getAttribute('fill'))"
    ) == [
        "url(#frame-map-no-data)",
        "url(#shares-map-no-data)",
    ]
