"""What a reader does: moves around, changes language, reads on a phone, prints, hears."""

import re
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import NARROW, PHONE
from tests.browser.waiting import open_to_rest, show_all

LAYOUTS = (
    "",
    "en/",
    "studies/",
    "en/studies/2017/effectiveness-of-return/",
    "studies/2015/determining-labour-shortages/",
    "countries/",
    "en/countries/finland/",
    "countries/bulgaria/",
    "topics/asylum/",
    "about/",
    "en/about/contact-point/",
    "search/?q=migracija",
    "editing/",
    "en/editing/problems/",
    "404.html",
    "indicators/refugees-hosted/",
    "en/indicators/recognition-rate/",
    "en/compare/?indicator=population&countries=LT,LV",
    "about/open-data/",
    "publications/",
    "en/publications/years/2022/",
    "glossary/",
    "en/glossary/",
)


def test_the_switcher_leads_to_the_same_page_in_the_other_language(page: Page) -> None:
    page.goto("studies/2017/effectiveness-of-return/")

    page.get_by_role("navigation", name="Kalba").get_by_role("link", name="English").click()

    expect(page).to_have_url(f"{page.url.split('/en/')[0]}/en/studies/2017/effectiveness-of-return/")
    assert page.locator("html").get_attribute("lang") == "en"


def test_the_switcher_of_a_text_in_one_language_leads_to_a_notice(page: Page) -> None:
    page.goto("en/studies/2015/determining-labour-shortages/")

    page.get_by_role("navigation", name="Language").get_by_role("link", name="lietuvių").click()
    expect(page.get_by_text("Šio teksto lietuviškai nėra")).to_be_visible()
    page.get_by_role("link", name="Read in English").click()

    expect(page.get_by_role("heading", level=1)).to_contain_text("Determining labour shortages")


def test_breadcrumbs_lead_back_to_the_list(page: Page) -> None:
    page.goto("en/studies/2017/effectiveness-of-return/")

    page.get_by_role("navigation", name="You are here").get_by_role("link", name="Studies").click()

    expect(page.get_by_role("heading", level=1, name="Studies")).to_be_visible()


def test_previous_and_next_stay_within_the_type(page: Page) -> None:
    page.goto("en/annual-reports/2022/migration-and-asylum-2022/")
    siblings = page.get_by_role("navigation", name="Other publications of this type")

    siblings.get_by_role("link", name="Next").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("2023")
    siblings.get_by_role("link", name="Previous").click()

    expect(page.get_by_role("heading", level=1)).to_contain_text("2022")


def test_an_unknown_address_is_answered_in_both_languages(page: Page) -> None:
    response = page.goto("en/studies/1999/nothing/")

    assert response is not None
    assert response.status == 404
    page.get_by_role("link", name="To the home page").click()
    expect(page.get_by_role("heading", level=1, name="European Migration Network")).to_be_visible()


HEAD_AND_FOOT = """all => all.map(one => {
  const { x, width, height } = one.getBoundingClientRect()
  return [one.textContent.trim(), x, width, height, getComputedStyle(one).fontFamily]
})"""


def test_the_answer_to_an_unknown_address_looks_as_all_pages_do(page: Page) -> None:
    """The little style that it carries with it, for where no sheet is found, leaves no trace where one is."""
    ways = page.locator(
        ".emn-brand, .emn-tools > *, .emn-sections a, .emn-footer :is(h2, a, p:not(.emn-printed))"
    )
    page.goto("glossary/")
    expected = ways.evaluate_all(HEAD_AND_FOOT)

    page.goto("studies/1999/nothing/")

    assert ways.evaluate_all(HEAD_AND_FOOT) == expected
    expect(page.get_by_role("main").get_by_role("link", name="Duomenys")).to_be_visible()


def test_the_menu_of_a_phone_opens_closes_and_gives_the_focus_back(page: Page) -> None:
    page.set_viewport_size(PHONE)
    page.goto("")
    menu, sections = (
        page.get_by_role("button", name="Meniu"),
        page.get_by_role("navigation", name="Svetainės skyriai"),
    )
    expect(sections).to_be_hidden()

    menu.click()
    expect(sections.get_by_role("link", name="Šalys")).to_be_visible()
    page.keyboard.press("Escape")

    expect(sections).to_be_hidden()
    expect(menu).to_be_focused()


def test_light_and_dark_follow_the_device_until_the_reader_chooses(browser: Browser, address: str) -> None:
    context = browser.new_context(base_url=address, color_scheme="dark")
    page = context.new_page()
    page.goto("")
    colour = "getComputedStyle(document.body).backgroundColor"
    assert page.evaluate(colour) == "rgb(15, 22, 37)"

    page.get_by_role("button", name="Keisti šviesų ar tamsų vaizdą").click()
    page.goto("en/")

    assert page.evaluate(colour) == "rgb(255, 255, 255)"
    context.close()


def test_the_keyboard_reaches_the_content_first(page: Page) -> None:
    page.goto("en/countries/finland/")

    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to content")).to_be_focused()
    page.keyboard.press("Enter")

    expect(page).to_have_url(re.compile("#content$"))


@pytest.mark.parametrize("path", LAYOUTS)
def test_nothing_is_wider_than_a_narrow_phone(page: Page, path: str) -> None:
    page.set_viewport_size(NARROW)
    page.goto(path)

    assert page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", LAYOUTS)
def test_axe_finds_nothing(
    browser: Browser, address: str, path: str, scheme: Literal["light", "dark"]
) -> None:
    context = browser.new_context(base_url=address, color_scheme=scheme)
    page = context.new_page()
    open_to_rest(page, path)
    show_all(page)

    results = Axe().run(page)

    assert results.violations_count == 0, results.generate_report()
    context.close()


def test_everything_but_search_works_without_javascript(browser: Browser, address: str) -> None:
    context = browser.new_context(base_url=address, java_script_enabled=False, viewport=PHONE)
    page = context.new_page()
    page.goto("en/")

    page.get_by_role("navigation", name="Sections of the site").get_by_role("link", name="Countries").click()
    page.get_by_role("link", name="Lithuania", exact=True).click()
    expect(page.get_by_role("heading", level=1, name="Lithuania")).to_be_visible()
    page.get_by_role("link", name="Search").click()

    expect(page.get_by_text("Search needs JavaScript")).to_be_visible()
    context.close()


@pytest.mark.parametrize(
    "path", ["countries/lithuania/", "en/countries/lithuania/", "indicators/asylum-applicants/"]
)
def test_every_column_of_a_table_is_on_the_sheet_when_printed(page: Page, path: str) -> None:
    page.set_viewport_size({"width": 718, "height": 1000})  # A4 less margins of a centimetre, at 96 dpi
    page.emulate_media(media="print")
    page.goto(path)

    clipped = page.locator(".emn-table").evaluate_all(
        "all => all.filter(one => one.scrollWidth > one.clientWidth).map(one => one.ariaLabel)"
    )

    assert clipped == []
