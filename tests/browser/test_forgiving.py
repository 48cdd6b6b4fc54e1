"""A search forgives mistakes, words run together, the wrong keyboard, another language; it leads on."""

import re

import pytest
from playwright.sync_api import Page, expect


@pytest.mark.parametrize(
    ("query", "read"),
    [
        ("prieglbstis", "prieglobstis"),
        ("tarptautnės apsaugoos", "tarptautinės apsaugos"),
        ("apsagos", "apsaugos"),
        ("laikinoji apsuaga", "laikinoji apsauga"),
        ("laikinąją apsuagą", "laikinąją apsaugą"),
        ("darborinka", "darbo rinka"),
        ("ьшпкфсшоф", "migracija"),
        ("prieglobs2io", "prieglobsčio"),
    ],
)
def test_mistakes_are_read_as_what_was_meant_and_said(page: Page, query: str, read: str) -> None:
    page.goto(f"search/?q={query}")

    expect(page.get_by_role("main").get_by_text(f"Rodoma, kas rasta pagal: {read}")).to_be_visible()
    expect(page.get_by_role("main").locator("[data-search-results] > li").first).to_be_visible()


def test_what_was_typed_can_be_searched_for_all_the_same(page: Page) -> None:
    page.goto("search/?q=prieglbstis")

    page.get_by_role("main").locator("[data-search-hint]").get_by_role("link", name="prieglbstis").click()

    expect(page.get_by_role("main").get_by_text("nėra nė viename puslapyje: prieglbstis")).to_be_visible()
    assert page.url.endswith("?q=prieglbstis&exact=1")


@pytest.mark.parametrize("place", ["search/?q=rasizmas", "search/?q=isvaryti", "en/search/?q=rape"])
def test_a_word_of_the_language_is_no_mistake(page: Page, place: str) -> None:
    page.goto(place)

    expect(page.get_by_role("main").get_by_role("status")).not_to_have_text("")
    hint = page.get_by_role("main").locator("[data-search-hint]")
    assert not re.search("rasta pagal|found for", str(hint.text_content()))


def test_words_of_the_other_language_find_its_pages_and_it_is_said(page: Page) -> None:
    page.goto("en/search/?q=valstybės")

    expect(page.get_by_role("main").get_by_text("These pages are in another")).to_be_visible()
    results = page.get_by_role("main").locator("[data-search-results]")
    expect(results).to_have_attribute("lang", "lt")
    assert not str(results.locator("a").first.get_attribute("href")).startswith("/en/")


def test_nothing_found_leads_on(page: Page) -> None:
    page.goto("en/search/?q=xqzwv")

    expect(page.get_by_role("main").get_by_role("status")).to_have_text("Nothing was found.")
    onward = page.get_by_role("navigation", name="Topics")
    expect(onward.get_by_role("link", name="Integration")).to_be_visible()
    expect(onward.get_by_role("link", name="All publications")).to_be_visible()
