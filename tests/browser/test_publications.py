"""Finding, reading and citing publications, as a reader does."""

from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.conftest import NARROW, PHONE
from tests.browser.pages_server import serving

LONG = "studies/2024/unfamiliar-long/"


@pytest.fixture(scope="module")
def unfamiliar(unfamiliar_site: Path) -> Iterator[str]:
    """Where the site with unfamiliar publications is served."""
    with serving(unfamiliar_site) as served:
        yield served


def _entries(page: Page):  # type: ignore[no-untyped-def]
    return page.locator(".emn-entry:visible")


def test_filters_narrow_together_and_stand_in_the_address(page: Page) -> None:
    page.goto("en/publications/")
    page.get_by_label("Type").select_option("study")
    page.get_by_label("Topic").select_option("asylum")

    expect(page).to_have_url(f"{page.url.split('?')[0]}?type=study&topic=asylum")
    count = _entries(page).count()
    expect(page.get_by_role("main").get_by_role("status")).to_have_text(f"{count} publications")
    assert 0 < count < 40
    page.reload()
    expect(_entries(page)).to_have_count(count)


def _count_of(option: Locator) -> int:
    return int((option.text_content() or "").rpartition("(")[2].rstrip(")"))


def test_each_choice_says_how_many_it_would_leave(page: Page) -> None:
    page.goto("publications/?type=annual_report")
    of_type = page.locator("select[name=type] option[value='annual_report']")
    expect(_entries(page)).to_have_count(_count_of(of_type))  # the script has come and read the address
    left = _count_of(page.get_by_label("Metai").locator("option[value='2022']"))

    page.get_by_label("Metai").select_option("2022")

    expect(_entries(page)).to_have_count(left)


def test_filters_are_worked_with_the_keyboard_and_cleared(page: Page) -> None:
    page.goto("en/publications/")
    everything = _entries(page).count()
    page.get_by_role("combobox", name="Language").focus()
    page.keyboard.press("ArrowDown")
    expect(page).to_have_url(f"{page.url.split('?')[0]}?language=lt")

    page.get_by_label("Words in the title").fill("ÍNNOVATIVE start-ups")
    expect(_entries(page).filter(has_not_text="Start-Ups")).to_have_count(0)
    expect(_entries(page).first).to_contain_text("Innovative")
    page.get_by_label("Words in the title").fill("NETWORK xyz")
    expect(page.get_by_role("main").get_by_text("No publication fits")).to_be_visible()
    page.get_by_role("button", name="Clear").click()

    expect(_entries(page)).to_have_count(everything)
    expect(page).to_have_url(page.url.split("?")[0])


def test_a_choice_that_leaves_nothing_says_so(page: Page) -> None:
    page.goto("publications/?type=annual_report&topic=trafficking")

    expect(page.get_by_role("main").get_by_role("status")).to_have_text(
        "Pagal šiuos filtrus leidinių nerasta."
    )


def test_the_catalogue_is_a_plain_list_without_javascript(browser: Browser, address: str) -> None:
    context = browser.new_context(base_url=address, java_script_enabled=False)
    page = context.new_page()
    page.goto("publications/")

    assert page.locator(".emn-entry").count() >= 40
    expect(page.locator("form.emn-filters")).to_be_hidden()
    context.close()


def test_a_term_is_explained_on_hover_and_by_the_keyboard(page: Page) -> None:
    page.goto("studies/2022/labour-market-integration-of-applicants/")
    term = page.get_by_role("main").locator(".emn-term").first
    term.hover()
    tip = page.get_by_role("tooltip")
    expect(tip).to_contain_text("tarptautinės apsaugos prašytojas")

    page.keyboard.press("Escape")
    expect(tip).to_have_count(0)
    page.mouse.move(0, 0)
    term.focus()
    expect(tip).to_be_visible()
    assert term.get_attribute("aria-describedby") == "emn-tip"


def test_a_tap_explains_and_the_link_in_it_leads_to_the_glossary(browser: Browser, address: str) -> None:
    context = browser.new_context(base_url=address, viewport=PHONE, has_touch=True, is_mobile=True)
    page = context.new_page()
    page.goto("en/studies/2022/labour-market-integration-of-applicants/")
    page.wait_for_load_state("networkidle")
    page.locator(".emn-term").first.tap()
    tip = page.get_by_role("tooltip")
    expect(tip).to_be_visible()

    tip.get_by_role("link", name="In the glossary").tap()

    expect(page.get_by_role("heading", level=1, name="Glossary")).to_be_visible()
    assert "#applicant-for-international-protection" in page.url
    context.close()


def test_a_citation_is_copied(browser: Browser, address: str) -> None:
    context = browser.new_context(base_url=address, permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto("studies/2017/effectiveness-of-return/")

    page.locator("#cite > summary").click()
    page.get_by_role("button", name="Kopijuoti", exact=True).first.click()

    expect(page.get_by_role("button", name="Nukopijuota")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("EMN nacionalinis informacijos centras Lietuvoje. (2017). Grąžinimo procedūros")
    context.close()


def test_a_heading_can_be_linked_to(page: Page) -> None:
    page.goto("en/studies/2017/effectiveness-of-return/")

    page.get_by_role("link", name="Link to this section: Key points").click()

    assert page.url.endswith("#key-points")


def test_a_paragraph_shows_its_link_when_pointed_at(page: Page) -> None:
    page.goto("studies/2022/labour-market-integration-of-applicants/")
    paragraph = page.locator("article p[id^='p-']").first

    paragraph.hover()

    expect(paragraph.locator(".emn-anchor")).to_have_css("opacity", "1")


def test_a_footnote_leads_there_and_back(browser: Browser, unfamiliar: str) -> None:
    reader = browser.new_page(base_url=unfamiliar)
    reader.goto(LONG)
    reader.get_by_label("42 išnaša").click()
    expect(reader.get_by_text("Pastaba apie 42 skyrių.")).to_be_in_viewport()

    reader.locator("#fn42").get_by_label("Grįžti į tekstą").click()

    expect(reader.get_by_label("42 išnaša")).to_be_in_viewport()
    reader.close()


def test_the_contents_follow_the_reader(browser: Browser, unfamiliar: str) -> None:
    reader = browser.new_page(base_url=unfamiliar, viewport={"width": 1280, "height": 900})
    reader.goto(LONG)
    reader.locator("#skyrius-40").scroll_into_view_if_needed()
    reader.mouse.wheel(0, 700)

    current = reader.locator(".emn-contents [aria-current]")
    expect(current).to_have_count(1)
    expect(current).to_contain_text("Skyrius 4")
    expect(current).to_be_in_viewport()
    reader.close()


def test_a_wide_table_keeps_its_headers_while_it_scrolls(browser: Browser, unfamiliar: str) -> None:
    reader = browser.new_page(base_url=unfamiliar, viewport=NARROW)
    reader.goto(LONG)
    table = reader.locator(".emn-table").first
    table.scroll_into_view_if_needed()
    table.evaluate("element => element.scrollLeft = 400")

    expect(table.get_by_text("Lietuva")).to_be_in_viewport()
    expect(table.get_by_role("columnheader", name="Šalis")).to_be_in_viewport()
    assert reader.evaluate("document.documentElement.scrollWidth <= innerWidth")
    reader.close()


def test_an_old_publication_leads_to_the_newer_one_and_back(browser: Browser, unfamiliar: str) -> None:
    reader = browser.new_page(base_url=unfamiliar)
    reader.goto("studies/2022/labour-market-integration-of-applicants/")
    reader.get_by_role("note").get_by_role("link", name="Ilga nepažįstama studija").click()
    expect(reader.get_by_role("heading", level=1)).to_contain_text("Ilga nepažįstama studija")

    reader.get_by_role("note").get_by_role("link", name="Tarptautinės apsaugos prašytojų").click()

    expect(reader.get_by_role("heading", level=1)).to_contain_text("Tarptautinės apsaugos prašytojų")
    reader.close()


@pytest.mark.parametrize("path", [LONG, "en/studies/2024/unfamiliar-english-only/"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_unfamiliar_publications(
    browser: Browser, unfamiliar: str, path: str, scheme: Literal["light", "dark"]
) -> None:
    context = browser.new_context(base_url=unfamiliar, color_scheme=scheme)
    reader = context.new_page()
    reader.goto(path)
    result = Axe().run(reader)

    assert [(found["id"], found["nodes"][0]["target"]) for found in result.response["violations"]] == []
    context.close()


def test_the_address_of_a_paragraph_is_had_by_keyboard(page: Page) -> None:
    page.goto("en/studies/2017/effectiveness-of-return/")

    page.get_by_role("button", name="Addresses of paragraphs").press("Enter")

    first = page.get_by_role("link", name="Paragraph 1", exact=True)
    expect(first).to_be_focused()
    page.keyboard.press("Enter")
    assert "#p-" in page.url


def test_without_scripts_a_list_has_the_width_that_its_filters_would_take(
    browser: Browser, address: str
) -> None:
    context = browser.new_context(base_url=address, java_script_enabled=False)
    page = context.new_page()
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto("en/publications/")

    found, listing = (page.locator(f".emn-listing{one}").bounding_box() for one in ("__found", ""))

    assert found and listing
    assert found["width"] == listing["width"]
    context.close()
