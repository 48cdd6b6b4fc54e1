"""What a reader takes away from a chart: a picture, a table, a chart in a site of their own."""

import re
import struct
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Browser, Download, Page, Route, expect

from emn_site.charts import text_references
from emn_site.charts.chart_figures import chart_figure
from emn_site.locale import for_locale
from emn_site.model.site import Site
from tests.browser.pages_server import serving
from tests.browser.waiting import open_take

APPLICANTS = "en/indicators/asylum-applications-new/"
PAGE = f"https://emn-lithuania.example/{APPLICANTS}"
TEXT = "studies/2022/labour-market-integration-of-applicants"
MARGINS = 2 * 20


def _saved(page: Page, kind: str) -> Download:
    with page.expect_download() as download:
        open_take(page, APPLICANTS).get_by_role("button", name=f"Save as {kind}").click()
    return download.value


def test_a_chart_is_saved_as_a_drawing_that_says_what_it_is_and_where_it_is_from(page: Page) -> None:
    saved = _saved(page, "SVG")
    drawing = ElementTree.parse(saved.path())
    text = "\n".join(drawing.getroot().itertext())

    assert saved.suggested_filename == "asylum-applications-new.svg"
    for words in ("New asylum applications", "persons", "Source: UNHCR", "CC BY 4.0", APPLICANTS):
        assert words in text
    assert "class=" not in Path(saved.path()).read_text()


def test_a_chart_is_saved_as_a_picture_of_twice_its_size(page: Page) -> None:
    saved = _saved(page, "PNG")
    drawn = page.locator("#frame-chart svg").evaluate("one => one.viewBox.baseVal.width")
    picture = Path(saved.path()).read_bytes()
    width, height = struct.unpack(">II", picture[16:24])

    assert saved.suggested_filename == "asylum-applications-new.png"
    assert width == round(2 * (drawn + MARGINS))
    assert height > width / 3


def test_code_and_paper_have_the_published_address_with_what_is_chosen(page: Page) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    chosen = "?countries=LT,PL&from=2015"
    fold = open_take(page, f"en/indicators/refugees-hosted/{chosen}")
    fold.get_by_role("button", name="Copy the code").click()
    expect(fold.get_by_role("button", name="Copied")).to_be_visible()
    page.evaluate("dispatchEvent(new Event('beforeprint'))")

    code = page.evaluate("navigator.clipboard.readText()")
    query = chosen.replace("&", "&amp;")
    assert f'src="https://emn-lithuania.example/embed/refugees-hosted.en.html{query}' in code
    expect(page.locator(".emn-footer .emn-printed")).to_have_text(
        f"Printed from https://emn-lithuania.example/en/indicators/refugees-hosted/{chosen}"
    )


def test_the_address_of_a_feed_is_copied_whole(page: Page) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto("en/follow/")

    page.get_by_role("button", name=re.compile("Copy link ?: Informs")).click()
    expect(page.get_by_role("button", name="Copied")).to_be_visible()

    copied = page.evaluate("navigator.clipboard.readText()")
    feed = page.get_by_role("link", name="publications: Informs").evaluate("link => link.pathname")
    assert copied == f"https://emn-lithuania.example{feed}"


def test_a_picture_is_light_unless_a_dark_one_is_asked_for(browser: Browser, address: str) -> None:
    context = browser.new_context(base_url=address, color_scheme="dark")
    page = context.new_page()
    grounds = []
    fold = open_take(page, APPLICANTS)
    for is_dark in (False, True):
        fold.get_by_role("checkbox").set_checked(is_dark)
        with page.expect_download() as download:
            fold.get_by_role("button", name="Save as SVG").click()
        ground = ElementTree.parse(download.value.path()).getroot().find("{*}rect")
        grounds.append(ground is not None and ground.get("fill"))
    context.close()

    assert grounds == ["rgb(255, 255, 255)", "rgb(15, 22, 37)"]


@pytest.mark.parametrize("place", [APPLICANTS, "en/compare/"])
def test_every_chart_has_its_tables_and_its_page_for_other_sites(page: Page, place: str) -> None:
    fold = open_take(page, place)

    for kind in ("CSV", "XLSX", "Chart for other sites"):
        link = fold.get_by_role("link", name=kind)
        expect(link).to_be_visible()
        answer = page.request.get(str(link.evaluate("link => link.href")))
        assert answer.ok, kind
        assert len(answer.body()) > 1000, kind


def test_a_chart_stands_in_another_site(browser: Browser, address: str, tmp_path: Path) -> None:
    frame = f"{address}embed/asylum-applications-new.en.html?countries=LT&from=2015&to=2024"
    for file in ("index.html", "404.html"):
        (tmp_path / file).write_text(f'<iframe src="{frame}" width="800" height="480"></iframe>')
    with serving(tmp_path) as theirs:
        page = browser.new_page()
        page.goto(theirs)
        shown = page.frame_locator("iframe")

        chart = shown.get_by_role("img", name="Lithuania. New asylum applications")
        expect(chart).to_be_visible()
        expect(chart.locator(".column")).to_have_count(10 - 1)  # 2021 was carried forward
        expect(shown.get_by_role("link")).to_have_attribute("href", PAGE + "?countries=LT&from=2015&to=2024")
        page.close()


def test_a_map_is_saved_with_its_title_classes_and_source(page: Page) -> None:
    page.goto(APPLICANTS + "?view=map&scale=count")
    fold = page.locator("[data-take]").first
    fold.locator("summary").click()
    with page.expect_download() as download:
        fold.get_by_role("button", name="Save as SVG").click()
    drawing = ElementTree.parse(download.value.path())
    text = "\n".join(drawing.getroot().itertext())

    for words in ("New asylum applications", "Persons, 20", "and more", "no data", "Source: UNHCR"):
        assert words in text
    assert "class=" not in Path(download.value.path()).read_text()


def test_a_map_stands_by_itself_and_moves_through_the_years(page: Page) -> None:
    page.goto("embed/refugees-hosted-map.en.html")
    slider = page.get_by_role("slider", name="Period")
    slider.focus()
    page.keyboard.press("Home")

    expect(page.get_by_role("link", name="Lithuania: 808")).to_be_attached()


def test_an_embedded_chart_is_light_and_not_for_search_engines(page: Page) -> None:
    sizes: list[int] = []
    page.on("response", lambda answer: sizes.append(len(answer.body())))
    page.goto("embed/asylum-applications-new.en.html")
    expect(page.get_by_role("img").first).to_be_visible()
    page.wait_for_load_state("networkidle")

    assert page.locator("meta[name=robots]").get_attribute("content") == "noindex"
    assert sum(sizes) < 80_000  # before compression, with all that a reader can choose
    assert len(sizes) < 10


def test_an_embedded_chart_needs_no_script(browser: Browser, address: str) -> None:
    context = browser.new_context(base_url=address, java_script_enabled=False)
    page = context.new_page()

    page.goto("embed/refugees-hosted.lt.html")

    expect(page.get_by_role("img", name="Šalyje gyvenantys pabėgėliai").first).to_be_visible()
    context.close()


def test_a_phone_gets_a_drawing_of_its_own_in_an_embedded_chart(page: Page) -> None:
    page.set_viewport_size({"width": 360, "height": 640})
    page.goto("embed/refugees-hosted.en.html?countries=LT,PL")

    chart = page.get_by_role("img", name="Refugees hosted")
    expect(chart).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("size", [(800, 700), (360, 700)])
@pytest.mark.parametrize(
    ("place", "mark"),
    [
        (".en.html?countries=LT,LV,EE", "[data-frame][data-view] svg[role=img]"),
        (".en.html?view=map", ".emn-map input:visible"),
        ("-map.en.html", ".emn-map input:visible"),
    ],
)
def test_what_is_embedded_fills_the_height_it_is_given(
    browser: Browser, address: str, size: tuple[int, int], place: str, mark: str
) -> None:
    width, height = size
    context = browser.new_context(base_url=address, viewport={"width": width, "height": height})
    page = context.new_page()

    page.goto(f"embed/asylum-applications-new{place}")
    expect(page.locator(mark)).to_have_count(1)

    room = page.evaluate("[document.documentElement.scrollHeight, document.documentElement.scrollWidth]")
    assert room == [height, width]
    context.close()


def _with_chart(site: Site) -> Callable[[Route], None]:
    """Return what puts a chart, as a text has it, into a text on its way to the browser."""
    locale = for_locale(site, "en")
    asked = text_references.parse_chart(locale, "chart:refugees_hosted?countries=LT,LV&from=2015")
    figure = chart_figure(locale, asked, locale.url(TEXT), "figure-1", "Figure 1. Refugees")
    drawn = locale.render(
        "quoted-chart.html.jinja", figure=figure, of_site=locale.of_site, words=locale.words
    )

    def answer(route: Route) -> None:
        fetched = route.fetch()
        route.fulfill(response=fetched, body=fetched.text().replace("</h1>", f"</h1>{drawn}", 1))

    return answer


def test_a_chart_of_a_text_becomes_the_frame_with_its_choices_in_the_address(page: Page, site: Site) -> None:
    page.route(f"**/{TEXT}/*", _with_chart(site))
    page.goto(f"en/{TEXT}/")
    chart = page.locator("#figure-1")

    chart.get_by_role("button", name="Table", exact=True).click()
    expect(chart.locator("table caption")).to_have_text("Figure 1. Refugees (persons)")
    chart.get_by_label("Add a country").select_option("Finland")

    expect(chart.get_by_role("columnheader", name="Finland")).to_be_visible()
    expect(page).to_have_url(re.compile(re.escape("?figure-1-countries=LT,LV,FI&figure-1-view=table") + "$"))
    page.reload()
    expect(chart.get_by_role("columnheader", name="Finland")).to_be_visible()
