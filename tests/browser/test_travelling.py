"""What a reader has chosen, and where he is, goes along: into another language, and back."""

from playwright.sync_api import Page, expect

STUDY = "studies/2022/labour-market-integration-of-applicants/"


def _to(page: Page, language: str) -> None:
    page.locator(f".emn-languages a[hreflang={language}]").click()


def test_filters_go_along_into_the_other_language(page: Page) -> None:
    page.goto("publications/")
    page.wait_for_load_state("networkidle")
    page.locator("select[name=type]").select_option("study")

    _to(page, "en")

    expect(page).to_have_url(f"{page.url.split('/en/')[0]}/en/publications/?type=study")
    expect(page.locator("select[name=type]")).to_have_value("study")


def test_chosen_countries_go_along_into_the_other_language(page: Page) -> None:
    page.goto("en/compare/?indicator=population&countries=EE,LT")

    _to(page, "lt")

    expect(page.get_by_role("button", name="Estija: pašalinti")).to_be_visible()


def test_a_question_goes_along_into_the_other_language(page: Page) -> None:
    page.goto("search/?q=ukraina")

    _to(page, "en")

    expect(page.locator("main input[type=search]")).to_have_value("ukraina")


def test_a_section_goes_along_into_the_other_language(page: Page) -> None:
    page.goto(STUDY)
    page.locator(".emn-contents a").nth(2).click()
    place = page.url.partition("#")[2]

    _to(page, "en")

    expect(page).to_have_url(f"{page.url.split('/en/')[0]}/en/{STUDY}#{place}")
    assert place
    top = page.evaluate(
        "name => document.getElementById(decodeURIComponent(name)).getBoundingClientRect().top", place
    )
    assert -5 < top < 300


def test_back_returns_to_the_place_in_a_list_of_results(page: Page) -> None:
    page.goto("search/?q=migracija")
    more = page.locator("[data-search-more]")
    more.click()
    last = page.locator("main [data-search-results] > li > a").nth(14)
    last.scroll_into_view_if_needed()
    before = page.evaluate("scrollY")
    last.click()
    page.wait_for_load_state("networkidle")

    page.go_back()

    expect(page.locator("main [data-search-results] > li > a").nth(14)).to_be_in_viewport()
    assert abs(page.evaluate("scrollY") - before) < 300


def test_back_returns_to_an_entry_that_was_scrolled_to_step_by_step(page: Page) -> None:
    page.goto("en/publications/")
    entry = page.locator(".emn-entry a[href^='../studies/']").nth(20)
    while page.evaluate("link => link.getBoundingClientRect().top > 500", entry.element_handle()):
        page.mouse.wheel(0, 300)
        page.wait_for_timeout(30)
    before = entry.evaluate("link => link.getBoundingClientRect().top")
    entry.click()

    page.go_back()
    page.wait_for_timeout(2000)

    assert abs(entry.evaluate("link => link.getBoundingClientRect().top") - before) < 30


def test_back_returns_to_the_place_in_the_catalogue(page: Page) -> None:
    page.goto("en/publications/")
    last = page.locator(".emn-entry a").last
    last.scroll_into_view_if_needed()
    last.click()

    page.go_back()

    expect(page.locator(".emn-entry a").last).to_be_in_viewport()
