"""One figure by its address: what is shown and cited, and the ways that lead to it."""

import re

from playwright.sync_api import Browser, Page, expect

ADDRESS = "en/figures/#asylum-applicants/LT/2023"


def test_an_address_shows_its_figure_with_all_that_cites_it(page: Page) -> None:
    page.goto(ADDRESS)

    expect(page.get_by_role("heading", name="Asylum applicants, Lithuania, 2023")).to_be_visible()
    expect(page.locator("#figure-value")).to_have_text("575")
    cited = page.locator("#figure-citation")
    expect(cited).to_contain_text("Asylum applicants, Lithuania, 2023: 575\u00a0persons.")
    expect(cited).to_contain_text("en/figures/#asylum-applicants/LT/2023")
    expect(cited).to_contain_text("migr_asyappctza")


def test_a_figure_is_cited_in_files_for_reference_managers(page: Page) -> None:
    page.goto(ADDRESS)

    with page.expect_download() as bib:
        page.get_by_role("link", name="BibTeX").click()
    with page.expect_download() as ris:
        page.get_by_role("link", name="RIS").click()

    assert "title = {{Asylum applicants, Lithuania, 2023: 575" in bib.value.path().read_text(encoding="utf-8")
    assert "en/figures/#asylum-applicants/LT/2023" in ris.value.path().read_text(encoding="utf-8")


def test_the_source_leads_to_the_table_that_a_figure_was_read_from(page: Page) -> None:
    page.goto(ADDRESS)

    source = page.locator("#figure-source").get_by_role("link", name="migr_asyappctza")

    expect(source).to_have_attribute("href", re.compile("^https://ec.europa.eu/.*migr_asyappctza"))


def test_a_rate_leads_to_the_table_of_what_it_is_computed_from(page: Page) -> None:
    page.goto("en/figures/#asylum-applicants-per-1000/LT/2023")

    source = page.locator("#figure-source").get_by_role("link", name="migr_asyappctza")

    expect(source).to_have_attribute("href", re.compile("migr_asyappctza"))


def test_a_doubt_of_the_source_stands_beside_the_figure_and_in_its_citation(page: Page) -> None:
    page.goto("en/figures/#first-instance-other-protection/LT/2025")

    expect(page.locator("#figure-flags")).to_have_text("fewer than 5 or none")
    expect(page.locator("#figure-citation")).to_contain_text("(fewer than 5 or none)")


def test_a_figure_is_the_title_and_is_copied_with_its_source(page: Page) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(ADDRESS)
    expect(page.get_by_role("heading", level=1)).to_have_text("Asylum applicants, Lithuania, 2023")

    page.get_by_role("button", name="Copy the figure").click()
    expect(page.get_by_role("button", name="Copied")).to_be_visible()

    copied = page.evaluate("navigator.clipboard.readText()").replace("\u00a0", " ")
    assert copied.startswith("Asylum applicants, Lithuania, 2023: 575 persons; −450 (−43.9%) on 2022.")
    assert "Source: Eurostat" in copied
    assert copied.endswith("en/figures/#asylum-applicants/LT/2023")
    expect(page.locator("#figure-chart .value").filter(has_text="575")).to_have_count(1)


def test_what_the_source_says_of_a_figure_takes_its_change_away(page: Page) -> None:
    page.goto("en/figures/#first-instance-other-protection/LT/2025")
    expect(page.locator("#figure-flags")).to_be_visible()

    expect(page.locator("#figure-changes")).to_be_hidden()
    expect(page.locator("#figure-sentence")).not_to_contain_text(re.compile(r"\d on \d"))


def test_a_month_is_called_by_its_name(page: Page) -> None:
    page.goto("figures/#temporary-protection-ukrainians/LT/2023-12")

    expect(page.get_by_role("heading", level=1)).to_contain_text("2023 m. gruodis")
    expect(page.locator("#figure-before")).to_have_text("← 2022 m. gruodis")


def test_ways_from_a_figure_name_no_host(page: Page) -> None:
    page.goto(ADDRESS)
    expect(page.locator("#figure-name")).to_contain_text("2023")

    assert not str(page.locator("#figure-compare").get_attribute("href")).startswith("http")


def test_without_a_period_the_newest_is_shown(page: Page) -> None:
    page.goto("figures/#asylum-applicants/lt")

    expect(page.locator("#figure-name")).to_have_text("Prieglobsčio prašytojai, Lietuva, 2024 m.")
    expect(page.locator("#figure-after")).to_be_hidden()


def test_another_choice_has_another_address(page: Page) -> None:
    page.goto(ADDRESS)
    expect(page.get_by_label("Period")).to_have_value("2023")

    page.get_by_label("Period").select_option("2021")
    expect(page.locator("#figure-value")).to_have_text("3 940")
    page.get_by_label("Country").select_option("LV")

    expect(page.locator("#figure-name")).to_contain_text("Latvia, 2024")
    assert page.url.endswith("#asylum-applicants/LV")


def test_what_is_not_held_is_said(page: Page) -> None:
    page.goto("en/figures/#asylum-applicants/LT/1990")
    expect(page.get_by_text("There is no such figure here: asylum-applicants/LT/1990.")).to_be_visible()
    expect(page.locator("#figure-value")).to_be_hidden()

    page.get_by_label("Country").select_option("GE")

    expect(page.get_by_text("There is no figure of")).to_be_visible()


def test_answer_and_table_lead_to_the_address_of_a_figure(page: Page) -> None:
    page.goto("en/search/?q=asylum applicants in Lithuania 2023")
    page.locator(".emn-answer").get_by_role("link", name="575").click()
    expect(page.locator("#figure-name")).to_have_text("Asylum applicants, Lithuania, 2023")

    page.goto("en/indicators/asylum-applicants/")
    page.locator("table[data-sortable]").get_by_role("link", name="360", exact=True).click()

    expect(page.locator("#figure-name")).to_have_text("Asylum applicants, Lithuania, 2024")


def test_without_scripts_the_rows_of_the_tables_have_the_figures(browser: Browser, address: str) -> None:
    page = browser.new_page(base_url=address, java_script_enabled=False)
    page.goto("en/figures/")

    listed = page.locator("p").filter(has=page.get_by_text("Asylum applicants", exact=True))
    listed.get_by_role("link", name="Lithuania").click()

    assert page.url.endswith("en/indicators/asylum-applicants/#LT")
    expect(page.locator("tr#LT")).to_contain_text("575")
    page.close()
