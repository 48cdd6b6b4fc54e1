"""What was found, as a reader narrows, orders and sees it."""

import re

from playwright.sync_api import Page, expect


def test_results_are_narrowed_and_the_choice_stands_in_the_address(page: Page) -> None:
    page.goto("en/search/?q=asylum")
    option = page.get_by_label("Type").locator("option[value=study]")
    expect(option).to_contain_text("(")
    left = int((option.text_content() or "").rpartition("(")[2].rstrip(")"))

    page.get_by_label("Type").select_option("study")

    expect(page.get_by_role("main").get_by_role("status")).to_contain_text(f"{left} pages found")
    assert page.url.endswith("?q=asylum&type=study")
    page.reload()
    expect(page.get_by_role("main").get_by_role("status")).to_contain_text(f"{left} pages found")


def test_only_what_divides_the_results_can_be_chosen(page: Page) -> None:
    page.goto("en/search/?q=temporary protection")
    expect(page.get_by_label("Type").locator("option[value=study]")).to_contain_text("(")
    counted = re.search(
        r"(\d+)\spages found", page.get_by_role("main").get_by_role("status").text_content() or ""
    )
    total = int(counted[1]) if counted else 0

    for choice in page.locator("select[data-facet]:visible").all():
        names = choice.locator("option:not([value=''], [hidden])").all_text_contents()
        counts = [int(name.rpartition("(")[2].rstrip(")")) for name in names]
        assert any(1 < count < total for count in counts)


def test_no_line_is_kept_free_below_a_short_result(page: Page) -> None:
    page.goto("search/?q=migracija")
    expect(page.locator(".emn-result mark").first).to_be_visible()

    high = page.locator(".emn-result__text").evaluate_all("all => all.map(one => one.offsetHeight)")
    assert max(high) < 60
    assert page.locator(".emn-result__text + *").count() == 0


def test_results_can_be_sorted_by_date(page: Page) -> None:
    page.goto("search/?q=migracija&type=annual_report&sort=date")
    kickers = page.get_by_role("main").locator("[data-search-results] .emn-kicker")
    expect(kickers.first).to_be_visible()

    years = [int((kicker.text_content() or "").split("·")[1].strip()[:4]) for kicker in kickers.all()]

    assert years == sorted(years, reverse=True)
