"""A printed page is whole: every cell of every table, every chart with its title, addresses, page numbers."""

import io
import re

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from tests.browser.kinds import KINDS
from tests.browser.waiting import open_to_rest


def _squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


def _sheets(page: Page, place: str) -> list[str]:
    """Return the text of each printed sheet without spaces."""
    open_to_rest(page, place)
    # `page.pdf` fires no beforeprint, as a reader's printing does.
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    pdf = PdfReader(io.BytesIO(page.pdf(format="A4", prefer_css_page_size=True)))
    return [_squeezed(sheet.extract_text()) for sheet in pdf.pages]


def _printed(page: Page, place: str) -> tuple[str, int]:
    """Return the text of the printed page without spaces, and the number of sheets."""
    sheets = _sheets(page, place)
    return "".join(sheets), len(sheets)


@pytest.mark.parametrize("place", KINDS)
def test_every_cell_of_every_table_is_on_paper(page: Page, place: str) -> None:
    """But the years of all countries, which no sheet holds in letters that can be read: they are in files."""
    text, _ = _printed(page, place)

    cells = page.locator("main table:not([hidden] *, #history) :is(th, td)").evaluate_all(
        "all => all.map(one => one.innerText)"
    )
    words = {_squeezed(word) for cell in cells for word in cell.split()}
    assert {word for word in words if word not in text} == set()


@pytest.mark.parametrize(("place", "words"), [("", "Visų šalių reikšmės"), ("en/", "All countries by year")])
def test_paper_says_where_the_years_of_an_indicator_are(page: Page, place: str, words: str) -> None:
    text, _ = _printed(page, f"{place}indicators/refugees-hosted/")

    assert _squeezed(words) in text


@pytest.mark.parametrize("place", ["en/countries/lithuania/", "indicators/refugees-hosted/"])
def test_every_chart_is_on_paper_with_its_title(page: Page, place: str) -> None:
    text, _ = _printed(page, place)

    titles = page.locator(
        ":is(.emn-wide, .emn-charts) svg.emn-chart > title, .emn-frame svg.emn-chart > text.title"
    ).all_text_contents()
    assert titles
    assert [title for title in titles if _squeezed(title)[:20] not in text] == []


def test_the_sources_of_a_factsheet_say_their_addresses(page: Page) -> None:
    text, _ = _printed(page, "en/countries/lithuania/")

    addresses = page.locator("section[aria-labelledby=sources] > ul a[href^=http]").evaluate_all(
        "all => all.map(one => one.getAttribute('href'))"
    )
    assert addresses
    assert [address for address in addresses if _squeezed(address) not in text] == []


@pytest.mark.parametrize(
    ("place", "most"),
    [
        ("indicators/asylum-applicants/", 2),
        ("en/indicators/asylum-applicants-per-1000/", 2),
        ("en/compare/?countries=LT,BG", 1),
        ("figures/#asylum-applicants/LT/2023", 1),
        ("countries/lithuania/", 4),
        ("en/countries/bulgaria/", 4),
        ("studies/2025/labour-migration-in-times-of-labour-shortages/", 2),
        ("indicators/asylum-applicants/?view=map&year=2015", 2),
        ("indicators/first-instance-outcomes/", 3),
        ("publications/", 10),
        ("topics/asylum/", 5),
    ],
)
def test_a_page_takes_no_more_sheets_than_it_needs(page: Page, place: str, most: int) -> None:
    assert _printed(page, place)[1] <= most


def test_a_map_on_paper_says_what_it_is_of_and_the_values_of_all(page: Page) -> None:
    open_to_rest(page, "en/indicators/asylum-applicants/?view=map&year=2015")
    page.emulate_media(media="print")
    figure = page.locator("figure.emn-map")

    title = figure.evaluate("one => getComputedStyle(one, '::before').content")
    assert title == '"Asylum applicants, 2015 (per 1 000 inhabitants)"'.replace("1 000", "1\u00a0000")
    assert figure.locator("li[data-row]:visible").count() == figure.locator("li[data-row]").count() > 30
    expect(page.locator(".emn-finding")).to_be_hidden()  # it is of another year


@pytest.mark.parametrize("kind", ["asylum-applicants", "asylum-applicants-map"])
def test_what_others_embed_is_one_sheet_without_its_controls(page: Page, kind: str) -> None:
    page.goto(f"embed/{kind}.en.html")
    expect(page.locator("svg:visible").first).to_be_visible()

    assert len(PdfReader(io.BytesIO(page.pdf(format="A4"))).pages) == 1
    page.emulate_media(media="print")
    expect(page.locator(":is(button, input, select):visible")).to_have_count(0)


def test_a_table_that_goes_on_has_its_head_again_and_rows_below_the_first(page: Page) -> None:
    first, second = _sheets(page, "en/indicators/asylum-applicants/")

    assert first.rpartition("CountryRankbyvaluepersonsValue")[2].count("of") > 2
    assert "CountryRankbyvaluepersonsValue" in second
    assert "Publisher" not in second


def test_figures_of_an_indicator_are_printed_in_letters_that_can_be_read(page: Page) -> None:
    page.goto("indicators/asylum-applicants/")
    page.emulate_media(media="print")

    sizes = page.locator("#all-countries td").evaluate_all(
        "all => all.map(one => parseFloat(getComputedStyle(one).fontSize))"
    )
    assert min(sizes) >= 8.5 * 96 / 72 - 0.01


@pytest.mark.parametrize("place", ["countries/", "en/countries/", "years/2023/", "en/years/2023/"])
def test_all_countries_are_one_sheet(page: Page, place: str) -> None:
    assert _printed(page, place)[1] == 1


def test_each_sheet_has_its_number_and_the_page_its_address(page: Page) -> None:
    text, sheets = _printed(page, "en/countries/lithuania/")

    assert sheets > 2
    assert all(f"{sheet}/{sheets}" in text for sheet in range(1, sheets + 1))
    assert "/en/countries/lithuania/" in text


@pytest.mark.parametrize("place", KINDS)
def test_no_control_is_printed(page: Page, place: str) -> None:
    open_to_rest(page, place)  # a search gives way to its results before its sheet for paper
    page.emulate_media(media="print")

    controls = page.locator("button, input, select, nav.emn-sections, .emn-contents, .emn-languages")
    shown = controls.evaluate_all(
        "all => all.filter(one => one.checkVisibility() && !one.closest('th')).map(one => one.outerHTML)"
    )
    assert shown == []


def test_tables_unfold_on_paper_where_the_foot_of_a_site_names_no_address(page: Page) -> None:
    open_to_rest(page, "en/indicators/first-instance-outcomes/")
    page.evaluate("document.querySelector('[data-printed-from]').remove()")

    page.evaluate("dispatchEvent(new Event('beforeprint'))")

    folded = page.locator(".emn-figure--chart [data-panel] details").evaluate_all(
        "all => all.map(one => one.open)"
    )
    assert folded
    assert all(folded)
