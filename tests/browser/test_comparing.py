"""What a reader does with facts: sorts, compares, looks at the map, reads without JavaScript."""

import re

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect

from tests.browser.conftest import NARROW, PHONE

REFUGEES = "en/indicators/refugees-hosted/"
MAP = REFUGEES + "?view=map"


def _first_country(page: Page) -> str:
    return page.locator("table[data-sortable] tbody tr").first.locator("th").inner_text()


def test_the_table_of_an_indicator_can_be_sorted_by_name_and_back(page: Page) -> None:
    page.goto(REFUGEES)
    assert _first_country(page) == "Germany"

    page.get_by_role("button", name="Country").click()
    expect(page.get_by_text("Sorted by “Country”, ascending.")).to_be_attached()
    assert _first_country(page) == "Albania"
    expect(page.get_by_role("columnheader", name="Country").first).to_have_attribute("aria-sort", "ascending")
    page.get_by_role("button", name=re.compile("^Value")).click()

    assert _first_country(page) == "Germany"


def test_a_sentence_stands_over_a_comparison_with_the_home_country(page: Page) -> None:
    page.goto("en/indicators/refugees-hosted/")
    finding = page.locator(".emn-finding").inner_text()
    page.goto("en/compare/?indicator=refugees_hosted&countries=LT,PL")
    expect(page.locator("[data-frame-finding]")).to_have_text(finding)

    page.goto("en/compare/?indicator=refugees_hosted&countries=EE,PL")

    expect(page.locator("[data-chips] button")).to_have_count(2)
    expect(page.locator("[data-frame-finding]")).to_be_empty()


def test_the_table_sorts_by_the_lithuanian_alphabet(page: Page) -> None:
    page.goto("indicators/population/")

    page.get_by_role("button", name="Šalis").click()
    names = page.locator("table[data-sortable] tbody th").all_inner_texts()

    assert names.index("Suomija") < names.index("Šiaurės Makedonija") < names.index("Ukraina")


def test_a_country_without_a_value_stays_last_in_either_direction(page: Page) -> None:
    page.goto("en/indicators/asylum-applications-new/")
    rows = page.locator("table[data-sortable] tbody tr")
    expect(rows.last).to_contain_text("no data")

    page.get_by_role("button", name=re.compile("^Value")).click()
    page.get_by_role("button", name=re.compile("^Value")).click()

    expect(rows.last).to_contain_text("no data")


def test_the_table_of_a_year_is_sorted_with_the_other_source_apart(page: Page) -> None:
    page.goto("en/years/2023/")
    own, apart = page.locator("table[data-sortable] tbody").all()
    expect(own.get_by_role("rowheader").first).to_have_text("Cyprus")

    page.get_by_role("button", name="Country").click()

    expect(own.get_by_role("rowheader").first).to_have_text("Austria")
    expect(apart.locator("tr").first).to_contain_text("come from another source")
    expect(apart.locator("tr").nth(1)).to_contain_text("Albania")


def test_the_order_of_the_list_of_countries_stands_in_the_address(page: Page) -> None:
    page.goto("en/countries/")
    own, apart = page.locator("#all-countries tbody").all()

    page.get_by_role("button", name="Asylum applicants 2024", exact=True).click()
    page.goto(page.url)

    assert page.url.endswith("?sort=asylum_applicants&order=descending")
    expect(own.get_by_role("rowheader").first).to_have_text("Germany")
    expect(apart.get_by_role("rowheader").nth(1)).to_contain_text("Armenia")
    expect(page.locator("#all-countries [aria-sort]")).to_have_attribute("aria-sort", "descending")


def test_the_column_that_a_phone_shows_stands_in_the_address(browser: Browser, address: str) -> None:
    context = browser.new_context(base_url=address, viewport=NARROW)
    page = context.new_page()

    page.goto("en/countries/?all-countries=first_residence_permits")

    expect(page.locator("#all-countries .emn-home td:visible").last).to_contain_text("56\u00a0073")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    context.close()


def _falls(table: Locator) -> bool:
    """Return whether what is seen of the first rows of a table falls from one to the next."""
    shown = table.locator("tbody").first.locator("td.emn-chosen:not([data-value=''])")
    values = [float(one) for one in shown.evaluate_all("all => all.map(one => one.dataset.value)")]
    return len(values) > 9 and values == sorted(values, reverse=True)


def test_a_phone_shows_the_column_of_a_year_that_is_chosen(browser: Browser, address: str) -> None:
    context = browser.new_context(base_url=address, viewport=NARROW)
    page = context.new_page()
    page.goto("en/years/2023/")
    table = page.locator("table[data-sortable]")
    lithuania = table.locator(".emn-home td:visible").last
    expect(table.locator("[aria-sort]")).to_be_visible()
    assert _falls(table)

    page.get_by_label("Indicator").select_option("Persons refused entry, 2023")

    expect(lithuania).to_have_text("4\u00a0255")
    expect(table.locator("[aria-sort]")).to_contain_text("Persons refused entry")
    assert _falls(table)
    assert table.evaluate("one => one.scrollWidth <= one.parentElement.clientWidth")
    context.close()


def test_the_map_is_walked_with_the_keyboard(page: Page) -> None:
    page.goto(MAP)

    country = page.get_by_role("link", name="Lithuania: ")
    country.focus()
    expect(country).to_be_focused()
    page.keyboard.press("Enter")

    expect(page.get_by_role("heading", level=1, name="Lithuania")).to_be_visible()


def test_the_map_is_moved_through_the_years_by_the_keyboard(page: Page) -> None:
    page.goto(MAP)
    slider = page.get_by_role("slider", name="Period")
    lithuania = page.locator("a[data-code=LT]")
    germany = page.locator("a[data-code=DE]")
    before = germany.get_attribute("class")

    slider.focus()
    page.keyboard.press("Home")

    expect(lithuania).to_have_accessible_name("Lithuania: 808")
    expect(page.locator(".emn-map output")).to_have_text("2010")
    expect(slider).to_have_attribute("aria-valuetext", "2010")
    assert page.url.endswith("?view=map&year=2010")
    page.reload()
    expect(lithuania).to_have_accessible_name("Lithuania: 808")
    assert germany.get_attribute("class") != before


def test_the_map_says_the_name_of_a_country_on_focus_and_under_the_pointer(page: Page) -> None:
    page.goto(MAP)
    notice = page.locator("[data-map-said]")
    expect(page.get_by_role("slider", name="Period")).to_be_visible()

    page.locator("a[data-code=LT]").focus()
    expect(notice).to_contain_text("Lithuania: ")
    page.locator("a[data-code=FR]").hover()
    expect(notice).to_contain_text("France: ")


def test_a_finger_hears_luxembourg_first_and_goes_there_second(browser: Browser, address: str) -> None:
    context = browser.new_context(base_url=address, viewport=PHONE, has_touch=True, is_mobile=True)
    page = context.new_page()
    page.goto(MAP)
    expect(page.get_by_role("slider", name="Period")).to_be_visible()

    tile = page.locator("a[data-code=LU] .emn-map__tile")
    box = tile.bounding_box()
    assert box is not None
    assert min(box["width"], box["height"]) >= 24
    tile.tap()
    expect(page.locator("[data-map-said]")).to_contain_text("Luxembourg (LU): ")
    tile.tap()

    expect(page.get_by_role("heading", level=1, name="Luxembourg")).to_be_visible()
    context.close()


def test_a_comparison_can_be_shared_by_its_address(page: Page) -> None:
    page.goto("en/compare/?indicator=refugees_hosted&countries=LT,PL&view=table")

    table = page.get_by_role("table")
    expect(table.get_by_role("columnheader", name="Poland")).to_be_visible()
    expect(table.get_by_role("row", name="2025")).to_contain_text("54 381")
    page.get_by_role("tab", name="Chart").click()
    expect(page.get_by_role("img", name="Refugees hosted")).to_be_visible()


def test_choosing_changes_the_table_and_the_address(page: Page) -> None:
    page.goto("compare/?view=table")

    page.get_by_label("Pridėti šalį").select_option("Suomija")
    page.get_by_label("Rodiklis").select_option("population")

    expect(page.get_by_role("columnheader", name="Suomija")).to_be_visible()
    assert page.url.endswith("?indicator=population&countries=LT,FI&view=table")


@pytest.mark.parametrize(
    ("place", "script", "label", "value", "query"),
    [
        ("compare/", "compare.js", "Rodiklis", "population", "?indicator=population&countries=LT"),
        (
            "compare/?countries=PL",
            "compare.js",
            "Rodiklis",
            "population",
            "?indicator=population&countries=PL",
        ),
        ("publications/", "list.js", "Tema", "asylum", "?topic=asylum"),
        ("publications/?year=2022", "list.js", "Tema", "asylum", "?topic=asylum&year=2022"),
    ],
)
def test_what_was_chosen_before_the_script_came_is_kept(
    page: Page, place: str, script: str, label: str, value: str, query: str
) -> None:
    held: list[Route] = []
    page.route(f"**/{script}", lambda route: held.append(route))
    page.goto(place, wait_until="commit")

    page.get_by_label(label).select_option(value)
    held[0].continue_()

    page.wait_for_url(f"**{query}")
    expect(page.get_by_label(label)).to_have_value(value)


def test_no_more_than_six_countries_can_be_chosen(page: Page) -> None:
    page.goto("en/compare/?countries=LT,LV,EE,PL,FI,SE")

    expect(page.get_by_role("status").filter(has_text="No more than six")).to_be_visible()
    expect(page.get_by_label("Add a country")).to_be_disabled()
    page.get_by_role("button", name="Sweden: take away").click()

    expect(page.get_by_label("Add a country")).to_be_enabled()


def test_a_year_without_a_value_is_shown_as_such_in_a_comparison(page: Page) -> None:
    page.goto("en/compare/?indicator=asylum_applications_new&countries=BG,LT&view=table&scale=count")

    expect(page.get_by_role("table").get_by_role("row", name="2025")).to_contain_text("no data")


def test_a_chart_says_what_it_shows_to_a_screen_reader(page: Page) -> None:
    page.goto("en/countries/lithuania/")

    chart = page.get_by_role("img", name="Lithuania. Asylum applicants", exact=True).first

    expect(chart).to_be_visible()
    expect(chart).to_have_accessible_description(
        "Chart. 520 in 2008, 360 in 2024 (persons). The lowest value was 315 in 2015 and in 2020, "
        "the highest 3 940 in 2021."
    )


def test_a_country_page_can_be_cited_with_its_address(page: Page) -> None:
    page.goto("en/countries/lithuania/")

    expect(page.locator("#citation")).to_have_text(
        re.compile(
            r"^EMN National Contact Point in Lithuania\. Lithuania: country facts\. "
            r"European Migration Network\. "
            r"https://emn-lithuania\.example/en/countries/lithuania/ \[\w+ \d{4}-\d{2}-\d{2}\]$"
        )
    )


def test_facts_are_readable_without_javascript(browser: Browser, address: str) -> None:
    context = browser.new_context(base_url=address, java_script_enabled=False)
    page = context.new_page()
    page.goto("en/compare/")
    expect(page.get_by_text("Comparing needs JavaScript")).to_be_visible()

    page.get_by_role("link", name="Refugees hosted").click()

    expect(page.locator("#all-countries").get_by_role("row", name="Lithuania")).to_contain_text("54 381")
    context.close()


def test_the_values_of_a_comparison_are_heard_with_their_country(page: Page) -> None:
    page.goto("en/compare/?indicator=refugees_hosted&countries=LT,PL")
    chart = page.get_by_role("img", name="Refugees hosted")

    chart.locator(".dot.s0").first.hover()

    expect(page.locator(".emn-chart-said span")).to_have_text(re.compile(r"^2010: Lithuania .+ · Poland "))
