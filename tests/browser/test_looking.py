"""Every kind of page is looked at as by an eye: nothing overlaps, is cut off, or stands outside the window.

Pictures are not kept and compared: what they would show is asserted here by geometry, in `test_weight` by
bytes and shifts, in `test_colours` by contrasts, in `test_printing` by the text of a printed page.
"""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, FloatRect, Page, expect

from tests.browser.kinds import KINDS
from tests.browser.waiting import open_to_rest, show_all

LOOK = (Path(__file__).parent / "looking.js").read_text(encoding="utf-8")
LOOSE = """
* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
p { margin-bottom: 2em !important }"""
"""Text spacing (WCAG 2.1, 1.4.12)."""


def _looked_at(page: Page, place: str) -> list[str]:
    open_to_rest(page, place)
    page.evaluate("document.fonts.ready.then(() => true)")
    show_all(page)
    return list(page.evaluate(LOOK))


@pytest.mark.parametrize("width", [320, 390, 768, 1024, 1280])
@pytest.mark.parametrize("place", KINDS)
def test_nothing_overlaps_is_cut_off_or_stands_outside(
    browser: Browser, address: str, place: str, width: int
) -> None:
    context = browser.new_context(base_url=address, viewport={"width": width, "height": 800})

    assert _looked_at(context.new_page(), place) == []
    context.close()


LONG_ADDRESS = "studies/2025/labour-migration-in-times-of-labour-shortages/"
"""A study that lies at an address longer than a phone is wide."""

OPEN_ALL = """() => {
  for (const one of document.querySelectorAll("details")) one.open = true
  for (const one of document.querySelectorAll("main button[aria-expanded=false]")) one.click()
}"""


@pytest.mark.parametrize("place", [*KINDS, LONG_ADDRESS])
def test_no_control_makes_a_phone_scroll_sideways_when_it_is_opened(page: Page, place: str) -> None:
    page.set_viewport_size({"width": 320, "height": 800})
    open_to_rest(page, place)
    show_all(page)
    page.evaluate(OPEN_ALL)

    assert page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize("width", [390, 1280])
def test_the_control_that_cites_stays_where_it_is_when_opened(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(LONG_ADDRESS)
    control = page.locator("#cite > summary")
    before = control.bounding_box()

    control.click()

    expect(page.locator(".emn-cite__inside")).to_be_visible()
    assert control.bounding_box() == before


@pytest.mark.parametrize("width", [320, 1024])
@pytest.mark.parametrize(
    "place", [place for place in KINDS if "countries/" in place or "indicators/" in place]
)
def test_a_reader_whose_letters_came_too_late_loses_nothing(page: Page, place: str, width: int) -> None:
    """A page is painted without them where a line is slow (`font-display`), and stays so."""
    page.route("**/*.woff2", lambda route: route.abort())
    page.set_viewport_size({"width": width, "height": 640})

    assert _looked_at(page, place) == []


@pytest.mark.parametrize("place", KINDS)
def test_a_reader_who_spaces_the_text_loses_nothing(page: Page, place: str) -> None:
    page.set_viewport_size({"width": 390, "height": 800})
    open_to_rest(page, place)
    page.evaluate(
        "style => { const sheet = new CSSStyleSheet(); sheet.replaceSync(style);"
        " document.adoptedStyleSheets = [sheet] }",
        LOOSE,
    )
    show_all(page)

    assert [fault for fault in page.evaluate(LOOK) if not fault.startswith("outside its drawing")] == []


@pytest.mark.parametrize("place", KINDS)
def test_every_target_is_large_enough_for_a_finger(page: Page, place: str) -> None:
    """24 pixels (WCAG 2.2, 2.5.8); links in running text are excepted."""
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto(place)

    small = page.evaluate(
        """() => [...document.querySelectorAll(
            "button, select, summary, input:not([type=checkbox]), .emn-header a, .emn-letters a")]
          .filter(one => one.checkVisibility())
          .map(one => [one.outerHTML.slice(0, 80), one.getBoundingClientRect()])
          .filter(([, box]) => box.width > 1 && (box.width < 24 || box.height < 24))
          .map(([name]) => name)"""
    )

    assert small == []


@pytest.mark.parametrize("place", KINDS)
def test_every_control_shows_that_it_is_focused(page: Page, place: str) -> None:
    open_to_rest(page, place)
    rings = """() => {
      const one = document.activeElement
      const style = getComputedStyle(one)
      const isMap = one.closest(".emn-map") !== null
      const isRinged = style.outlineStyle !== "none" && style.outlineWidth === "3px"
      return [one.outerHTML.slice(0, 80), isMap || isRinged]
    }"""

    for _ in range(25):
        page.keyboard.press("Tab")
        name, is_ringed = page.evaluate(rings)
        if name.startswith("<body"):
            break
        assert is_ringed, name


def test_a_short_page_ends_at_the_foot_of_the_window(page: Page) -> None:
    page.goto("editions/")

    foot = _box(page, ".emn-footer")
    assert foot["y"] + foot["height"] >= 899


def test_a_table_of_words_stands_at_the_left_and_its_figures_at_the_right(page: Page) -> None:
    page.goto("en/countries/lithuania/")
    row = page.locator(".emn-glance tbody tr:has(td:nth-child(3))").first

    sides = row.locator("th, td").evaluate_all("all => all.map(one => getComputedStyle(one).textAlign)")

    assert sides == ["left", "right", "left", "right", "right"]


@pytest.mark.parametrize("width", [390, 1280])
def test_small_figures_of_a_row_stand_on_one_line(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto("countries/lithuania/")

    places = page.locator(".emn-others li:has(strong)").evaluate_all(
        "all => all.map(one => [one, one.querySelector('strong')]"
        ".map(part => Math.round(part.getBoundingClientRect().top)))"
    )
    rows = {top: {value for row, value in places if row == top} for top, _ in places}
    assert len(rows) > 1
    assert all(len(values) == 1 for values in rows.values())


def _box(page: Page, selector: str) -> FloatRect:
    box = page.locator(selector).bounding_box()
    assert box is not None
    return box


def test_a_wide_desk_has_the_filters_beside_the_list(page: Page) -> None:
    page.goto("en/publications/")
    filters, found = _box(page, ".emn-narrowing"), _box(page, ".emn-listing__found")

    assert filters["x"] + filters["width"] < found["x"]
    expect(page.locator(".emn-contents")).to_have_count(0)


def test_what_is_known_of_a_publication_stands_beside_its_text(page: Page) -> None:
    page.goto("en/studies/2022/labour-market-integration-of-applicants/")
    text, about = _box(page, "article"), _box(page, ".emn-about--publication")

    assert text["x"] + text["width"] < about["x"]
    assert about["y"] - text["y"] < 10


def test_the_titles_of_publications_beside_each_other_stand_in_a_line(page: Page) -> None:
    page.goto("")
    tops = page.locator("#newest").locator("xpath=../..").locator(".emn-card h3")
    found = tops.evaluate_all(
        "all => all.slice(0, 3).map(one => Math.round(one.getBoundingClientRect().top))"
    )

    assert len(found) == 3
    assert len(set(found)) == 1
