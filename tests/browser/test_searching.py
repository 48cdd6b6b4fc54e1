"""What a reader finds: from the header, by the keyboard, on the page of results."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from emn_site.locale import for_locale
from emn_site.model.site import Site
from tests.browser.waiting import comes_true


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
    assert re.split("[?#]", str(link.get_attribute("href")))[0].endswith(target)
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
    expect(page.get_by_role("main").get_by_role("searchbox")).to_have_value("students")

    page.get_by_role("main").get_by_role("searchbox").fill("trafficking")

    page.wait_for_url(re.compile(r"\?q=trafficking$"))
    expect(page.get_by_role("main").get_by_role("link", name="Trafficking").first).to_be_visible()


def test_more_results_are_shown_on_demand(page: Page) -> None:
    page.goto("en/search/?q=asylum")
    results = page.get_by_role("main").locator("[data-search-results] > li")
    expect(results).to_have_count(10)

    page.get_by_role("button", name="Show more").click()

    expect(results).to_have_count(20)
    expect(results.nth(10).get_by_role("link").first).to_be_focused()


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

    assert [url for url in requested if re.search(r"/search-index/|/search\.js", url)] == []
    context.close()


def test_words_in_quotation_marks_are_found_side_by_side_only(page: Page) -> None:
    def count(query: str) -> int:
        page.goto(f"en/search/?q={query}")
        status = page.get_by_role("main").get_by_role("status")
        expect(status).to_contain_text(re.compile(r"\d+\s+pages? found"))
        return int(re.findall(r"(\d+)\s+pages? found", str(status.text_content()))[0])

    assert count('"seekers asylum"') < count('"asylum seekers"') < count("asylum seekers")


def test_a_form_that_stands_on_no_page_leads_to_its_word(page: Page, built_site: Path) -> None:
    texts = [file.read_text(encoding="utf-8") for file in built_site.glob("search-index/lt/texts/*.txt")]
    assert not any("migracijomis" in text.lower() for text in texts)

    page.goto("search/?q=migracijomis")
    found = page.get_by_role("main").locator("[data-search-results] mark")
    expect(found.first).to_have_text(re.compile("migracij", re.IGNORECASE))


def test_works_of_a_series_are_one_result_the_newest_first(page: Page) -> None:
    page.goto("en/search/?q=annual+report+on+migration+and+asylum")
    results = page.get_by_role("main").locator("[data-search-results] > li")
    first = results.filter(has=page.locator(".emn-result__also")).first
    others = first.locator(".emn-result__also a")
    expect(others.first).to_be_visible()

    years = [int(str(link.text_content())[-4:]) for link in [first.locator("a").first, *others.all()]]

    assert years == sorted(years, reverse=True)
    assert len(set(years)) == len(years) > 2


def test_a_result_is_shown_from_the_index_without_its_page(page: Page) -> None:
    requested: list[str] = []
    page.on("request", lambda request: requested.append(request.url))

    page.goto("en/search/?q=asylum")
    expect(page.get_by_role("main").locator("[data-search-results] mark").first).to_be_visible()

    assert [url for url in requested if "/en/" in url and url.endswith("/")] == []


def test_a_word_with_a_minus_is_on_no_page_found(page: Page) -> None:
    def count(query: str) -> int:
        page.goto(f"en/search/?q={query}")
        status = page.get_by_role("main").get_by_role("status")
        expect(status).to_contain_text(re.compile(r"\d+\s+pages? found"))
        return int(re.findall(r"(\d+)\s+pages? found", str(status.text_content()))[0])

    assert count("asylum+-applicants") < count("asylum")


def test_only_the_words_found_are_marked(page: Page) -> None:
    page.goto("search/?q=prieglobscio")

    marks = page.get_by_role("main").locator("[data-search-results] mark")

    expect(marks.first).to_be_visible()
    assert {str(mark.text_content()).lower()[:9] for mark in marks.all()} <= {"prieglobs", "prieglobt"}


def test_the_dialog_stands_in_the_middle(page: Page) -> None:
    page.goto("")
    page.keyboard.press("/")

    box = page.get_by_role("dialog", name="Paieška").bounding_box()

    assert box is not None
    assert abs(box["x"] + box["width"] / 2 - 640) <= 8


def test_words_typed_before_the_results_were_ready_are_kept(page: Page) -> None:
    held: list[Route] = []
    page.route("**/search.js", lambda route: held.append(route))
    with page.expect_request("**/search.js"):
        page.goto("en/search/?q=students", wait_until="commit")

    page.get_by_role("main").get_by_role("searchbox").fill("trafficking")
    held[0].continue_()

    page.wait_for_url(re.compile(r"\?q=trafficking$"))


def test_the_words_found_are_marked_on_the_page_and_the_section_is_linked(page: Page) -> None:
    page.goto("search/?q=prieglobsčiui")

    page.get_by_role("main").locator(".emn-kicker a").first.click()

    assert "#" in page.url
    comes_true(page, "CSS.highlights.get('emn-found')?.size > 0")


def test_results_are_walked_with_the_arrows(page: Page) -> None:
    page.goto("")
    page.keyboard.press("/")
    dialog = page.get_by_role("dialog", name="Paieška")
    dialog.get_by_role("searchbox").press_sequentially("studentai")
    links = dialog.locator("[data-search-results] a")
    expect(links.first).to_be_visible()

    page.keyboard.press("ArrowDown")
    expect(links.first).to_be_focused()
    page.keyboard.press("ArrowUp")

    expect(dialog.get_by_role("searchbox")).to_be_focused()


def test_a_word_not_yet_finished_is_enough(page: Page) -> None:
    page.goto("search/?q=migr")

    expect(page.get_by_role("main").locator("[data-search-results] > li").nth(5)).to_be_visible()


@pytest.mark.parametrize("query", ["prekeivis", "Gruzija", "žodynas", "migracija", "startuoliai"])
def test_what_is_found_is_counted_in_lithuanian(page: Page, site: Site, query: str) -> None:
    page.goto(f"search/?q={query}")
    status = page.get_by_role("main").get_by_role("status")
    expect(status).to_contain_text("Rast")
    count = int(re.sub(r"\D", "", str(status.text_content())))

    assert status.text_content() == for_locale(site, "lt").counted("search_count", count)


def test_the_search_goes_on_without_a_network_once_loaded(browser: Browser, address: str) -> None:
    context = browser.new_context(base_url=address)
    page = context.new_page()
    page.goto("search/?q=migracija")
    expect(page.get_by_role("main").locator("[data-search-results] > li").first).to_be_visible()
    comes_true(page, "navigator.serviceWorker.controller !== null")
    expect(page.locator("html")).to_have_attribute("data-search", "kept", timeout=20_000)

    context.set_offline(True)
    page.get_by_role("main").get_by_role("searchbox").fill("grąžinimo")
    expect(page.get_by_role("main").locator("[data-search-results] > li").first).to_contain_text("rąžinim")
    expect(page.get_by_role("main").get_by_role("status")).to_contain_text("Rast")
    page.reload()
    expect(page.get_by_role("main").locator("[data-search-results] > li").first).to_contain_text("rąžinim")
    context.close()
