"""What a reader finds: from the header, by the keyboard, on the page of results."""

import pytest
from playwright.sync_api import Browser, Page, expect


def _results(page: Page, name: str):  # type: ignore[no-untyped-def]
    return page.get_by_role("list", name=name).get_by_role("listitem")


def test_a_slash_opens_the_search_and_results_come_while_typing(page: Page) -> None:
    page.goto("")

    page.keyboard.press("/")
    dialog = page.get_by_role("dialog", name="Paieška")
    dialog.get_by_role("searchbox").press_sequentially("prieglobscio")

    expect(dialog.get_by_role("status")).to_contain_text("Ras")
    expect(dialog.get_by_role("list", name="Paieškos rezultatai").get_by_role("link").first).to_be_visible()
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()


def test_the_button_in_the_header_opens_the_search(page: Page) -> None:
    page.goto("en/countries/")

    page.get_by_role("link", name="Search").click()

    expect(page.get_by_role("dialog", name="Search").get_by_role("searchbox")).to_be_focused()


def test_a_slash_typed_into_a_field_is_a_slash(page: Page) -> None:
    page.goto("search/")

    field = page.get_by_role("main").get_by_role("searchbox")
    field.press_sequentially("2017/4")

    expect(field).to_have_value("2017/4")
    expect(page.get_by_role("dialog")).to_be_hidden()


@pytest.mark.parametrize(
    ("address_of_results", "title", "target"),
    [
        (
            "search/?q=grąžinimo+procedūros+veiksmingumas",
            "Grąžinimo procedūros",
            "/studies/2017/effectiveness-of-return/",
        ),
        (
            "en/search/?q=effectiveness+of+return",
            "The Effectiveness of Return",
            "/en/studies/2017/effectiveness-of-return/",
        ),
        ("search/?q=Lietuva+gyventojų+skaičius", "Lietuva", "/countries/lithuania/"),
        ("en/search/?q=start-ups", "Start-Ups", "/en/studies/2019/pathways-for-start-ups/"),
    ],
)
def test_an_address_of_results_can_be_shared(
    page: Page, address_of_results: str, title: str, target: str
) -> None:
    page.goto(address_of_results)

    link = page.get_by_role("main").get_by_role("link", name=title).first
    expect(link).to_be_visible()
    assert str(link.get_attribute("href")).endswith(target)
    link.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(title)


def test_each_language_has_an_index_of_its_own(page: Page) -> None:
    page.goto("en/search/?q=migration")
    expect(page.get_by_role("main").get_by_role("status")).to_contain_text("pages found")

    links = page.get_by_role("main").locator("[data-search-results] a")

    expect(links.nth(9)).to_be_visible()
    assert all("/en/" in str(link.get_attribute("href")) for link in links.all())


def test_a_new_search_on_the_page_changes_the_address(page: Page) -> None:
    page.goto("en/search/?q=students")

    page.get_by_role("main").get_by_role("searchbox").fill("trafficking")

    expect(page.get_by_role("main").get_by_role("link", name="Trafficking").first).to_be_visible()
    assert page.url.endswith("?q=trafficking")


def test_more_results_are_shown_on_demand(page: Page) -> None:
    page.goto("en/search/?q=asylum")
    results = page.get_by_role("main").locator("[data-search-results] > li")
    expect(results).to_have_count(10)

    page.get_by_role("button", name="Show more").click()

    expect(results).to_have_count(20)
    expect(results.nth(10).get_by_role("link")).to_be_focused()


def test_nothing_found_is_said(page: Page) -> None:
    page.goto("search/?q=qqqxxxzzz")

    expect(page.get_by_role("main").get_by_role("status")).to_have_text("Nieko nerasta.")


def test_the_form_on_the_home_page_leads_to_the_results(page: Page) -> None:
    page.goto("en/")

    field = page.locator(".emn-hero").get_by_role("searchbox")
    field.fill("return")
    field.press("Enter")

    expect(page.get_by_role("main").get_by_role("status")).to_contain_text("found")
    assert "/en/search/?q=return" in page.url


def test_the_engine_is_loaded_only_when_the_reader_searches(browser: Browser, address: str) -> None:
    context = browser.new_context(base_url=address)
    page = context.new_page()
    requested: list[str] = []
    page.on("request", lambda request: requested.append(request.url))

    page.goto("")
    page.wait_for_load_state("networkidle")

    assert [url for url in requested if "pagefind" in url] == []
    context.close()
