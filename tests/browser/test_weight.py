"""A phone's first visit is light, and nothing moves under the reader's finger."""

import re
from itertools import pairwise

import pytest
from playwright.sync_api import Browser, Page, expect

from benchmarks import search_on_phone
from emn_site.exports import style_bundles
from emn_site.locale.templates import THEME
from emn_site.pages.kinds import kind_styles
from tests.browser.weighing import first_visit
from tests.sites import ROOT

FONTS = (THEME / "styles" / "fonts.css").read_text(encoding="utf-8")
KINDS = [
    "./",
    "studies/2022/labour-market-integration-of-applicants/",
    "countries/lithuania/",
    "indicators/refugees-hosted/",
    "publications/",
]
FRAMED = ("data", "compare")
MORE = ["compare/", "search/?q=migracija", "glossary/", "about/", "editions/", "countries/", "studies/"]


@pytest.mark.parametrize("place", KINDS)
def test_a_first_visit_is_no_more_than_92_kb_and_12_requests(
    browser: Browser, address: str, place: str
) -> None:
    visit = first_visit(browser, address + place, 390)

    assert visit.sent <= 92_000
    assert visit.scripts <= 12_500
    assert visit.requests <= 12


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("place", [*KINDS, *MORE])
def test_nothing_moves_while_a_page_loads_over_a_slow_network(
    browser: Browser, address: str, place: str, width: int
) -> None:
    assert first_visit(browser, address + place, width, is_slow=True).shifted < 0.02


@pytest.mark.parametrize("kind", style_bundles.BUNDLES)
def test_a_style_sheet_is_no_more_than_30_kb(kind: str) -> None:
    """The frame of data with its map has nine more."""
    sheets = style_bundles.style_bundles(style_bundles.read_style_parts(ROOT), kind_styles(ROOT))

    assert len(sheets[kind].encode()) <= (40 if kind in FRAMED else 30) * 1024


def test_no_letter_is_in_two_fonts_of_a_family() -> None:
    """Where one comes too late (`font-display: optional`), a browser would fetch the other instead."""
    for family in ("sans", "serif"):
        ranges = [
            (int(low, 16), int(high or low, 16))
            for rule in re.findall(rf'emn-{family}[^"]*\.woff2".*?unicode-range: (.*?);', FONTS, re.DOTALL)
            for low, high in re.findall(r"U\+([0-9A-F]+)(?:-([0-9A-F]+))?", rule)
        ]

        assert all(one[1] < other[0] for one, other in pairwise(sorted(ranges)))


def test_the_small_fonts_have_every_letter_of_the_languages() -> None:
    small = re.findall(
        r'src: url\("../fonts/emn-(?:sans|serif)\.woff2"\).*?unicode-range: (.*?);', FONTS, re.DOTALL
    )
    letters = {
        letter.upper() if is_upper else letter
        for file in (ROOT / "data").glob("*/site.yml")
        for alphabet in re.findall(r'^alphabet: "(.*)"', file.read_text(encoding="utf-8"), re.MULTILINE)
        for letter in alphabet
        for is_upper in (True, False)
    }

    assert len(small) == 2
    for ranges in small:
        known = {
            chr(code)
            for first, last in re.findall(r"U\+([0-9A-F]+)(?:-([0-9A-F]+))?", ranges)
            for code in range(int(first, 16), int(last or first, 16) + 1)
        }
        assert letters - known == set()


SEARCHES = [
    (place + query, most)
    for of, most in ((search_on_phone.QUERIES, 20), (search_on_phone.WITH_BOX, 22))
    for place, queries in of.items()
    for query in queries
]
"""Searches, and the requests each may have: the words of a question stand in eight or nine files."""


@pytest.mark.parametrize(("place", "most"), SEARCHES)
def test_ten_results_of_a_search_are_no_more_than_100_kb_and_some_20_requests(
    browser: Browser, address: str, place: str, most: int
) -> None:
    visit = first_visit(browser, address + place, 390)

    assert visit.results
    assert visit.sent_before_results <= 100_000
    assert visit.before_results <= most


def test_only_who_comes_from_elsewhere_sees_results_without_our_typefaces(page: Page) -> None:
    fonts: list[str] = []
    page.on("request", lambda one: fonts.append(one.url) if one.resource_type == "font" else None)
    page.goto("search/?q=migracija")
    expect(page.locator("[data-search-results] > li").first).to_be_visible()
    assert fonts == []

    page.goto("./")
    page.evaluate("address => location.assign(address)", "search/?q=migracija")
    expect(page.locator("[data-search-results] > li").first).to_be_visible()

    title = page.locator("[data-search-results] a").first
    assert title.evaluate("it => getComputedStyle(it).fontFamily").startswith('"EMN Serif",')
