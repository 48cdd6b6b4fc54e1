"""The map of an indicator: the home country stands out, and its values are read without a pointer."""

from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.conftest import PHONE

MAP = "en/indicators/refugees-hosted/?view=map&scale=count"
EMBEDDED = "embed/refugees-hosted-map.en.html"


def _numbers(rows: Locator) -> list[int]:
    texts = rows.locator("[data-value]").all_inner_texts()
    return [int(text.replace("\u00a0", "")) for text in texts if text != "no data"]


def test_the_home_country_lies_over_its_neighbours_with_a_ring(page: Page) -> None:
    page.goto(MAP)
    home = page.locator("a[data-home]")
    expect(home).to_have_attribute("data-code", "LT")

    widths = "one => parseFloat(getComputedStyle(one.querySelector('path')).strokeWidth)"
    other = page.locator("a[data-code=LV]").evaluate(widths)
    assert home.evaluate("one => one === one.parentElement.lastElementChild")
    assert home.evaluate(widths) > 2 * other
    expect(page.locator(".emn-map__legend")).to_contain_text("Lithuania")


def test_the_highest_values_and_those_of_home_stand_beside_the_map(page: Page) -> None:
    page.goto(MAP)
    rows = page.locator(".emn-map__list li:visible")
    expect(rows).to_have_count(11)

    numbers = _numbers(rows)
    assert numbers == sorted(numbers, reverse=True)
    expect(rows.last).to_have_class("emn-home")
    expect(rows.last).to_contain_text("Lithuania")
    page.get_by_role("button", name="All countries (").click()
    expect(rows).to_have_count(page.locator("a[data-code]").count())


def test_the_rows_beside_the_map_follow_its_period(page: Page) -> None:
    page.goto(MAP)
    home = page.locator(".emn-map__list .emn-home")
    expect(home).to_contain_text(" of ")  # its place in the period in which all are compared
    page.get_by_role("slider", name="Period").focus()
    page.keyboard.press("Home")

    expect(home).to_contain_text("808")
    expect(home).not_to_contain_text(" of ")
    numbers = _numbers(page.locator(".emn-map__list li"))
    assert numbers == sorted(numbers, reverse=True)


def test_a_row_and_its_country_are_shown_together(page: Page) -> None:
    page.goto(MAP)
    page.locator(".emn-map__list li", has_text="Germany").get_by_role("link").focus()
    expect(page.locator("a[data-code=DE]")).to_have_class(
        "emn-map__country emn-map__country--5 emn-map__country--sound emn-shown"
    )

    page.locator("a[data-code=PL] path").hover()
    expect(page.locator(".emn-map__list .emn-shown")).to_contain_text("Poland")


def test_the_rows_of_an_embedded_map_need_no_script(browser: Browser, address: str) -> None:
    context = browser.new_context(base_url=address, java_script_enabled=False, viewport=PHONE)
    page = context.new_page()
    page.goto(EMBEDDED)

    expect(page.locator(".emn-map__list li:visible")).to_have_count(page.locator("a[data-code]").count())
    context.close()
