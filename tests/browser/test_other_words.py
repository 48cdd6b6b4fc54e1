"""What the search says of words that this language does not have: those of the other, and those of none."""

import pytest
from playwright.sync_api import Page, expect

PATHS = "links => links.map(link => new URL(link.href).pathname)"


@pytest.mark.parametrize(
    ("place", "language", "found", "text"),
    [
        (
            "search/?q=entrepreneurs",
            "en",
            "/en/studies/2019/pathways-for-start-ups/",
            "Lietuviškai nieko nerasta. Šie puslapiai yra kita kalba: English",
        ),
        (
            "search/?q=European",
            "en",
            "/en/about/",
            "Tai kitos kalbos žodžiai, o šie puslapiai – ta kalba: English",
        ),
        (
            "en/search/?q=verslininkų",
            "lt",
            "/studies/2019/pathways-for-start-ups/",
            "Nothing was found in this language. These pages are in another: lietuvių",
        ),
    ],
)
def test_a_word_of_the_other_language_only_finds_its_pages_there_and_says_so(
    page: Page, place: str, language: str, found: str, text: str
) -> None:
    page.goto(place)

    main = page.get_by_role("main")
    expect(main.locator("[data-search-hint]")).to_have_text(text)
    results = main.locator("[data-search-results]")
    expect(results).to_have_attribute("lang", language)
    assert found in [one.partition("?")[0] for one in results.locator("a").evaluate_all(PATHS)]


@pytest.mark.parametrize(("place", "word"), [("search/", "youth"), ("en/search/", "jaunimas")])
def test_a_word_of_the_other_language_with_a_counterpart_finds_pages_in_this_one(
    page: Page, place: str, word: str
) -> None:
    page.goto(f"{place}?q={word}")

    results = page.get_by_role("main").locator("[data-search-results]")
    expect(results.get_by_role("listitem").first).to_be_visible()
    assert results.get_attribute("lang") is None


def test_a_word_nobody_knows_is_likened_to_those_that_look_like_it_only(page: Page) -> None:
    page.goto("en/search/?q=seafaring")

    expect(page.get_by_role("main").get_by_role("status")).to_have_text("Nothing was found.")
    expect(page.get_by_role("main").locator("[data-search-hint]")).to_have_text(
        "No page has these words: seafaring"
    )
