"""What a reader takes away from a chart: a picture, a table, a chart in a site of their own."""

import csv
import re
import struct
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Browser, Download, Locator, Page, Route, expect

from emn_site.charts import text_references
from emn_site.charts.chart_figures import chart_figure
from emn_site.charts.engine.drawing import NARROW, WIDE
from emn_site.locale import for_locale
from emn_site.model.site import Site
from tests.browser.pages_server import serving

APPLICANTS = "en/indicators/asylum-applications-new/"
PAGE = f"https://emn-lithuania.example/{APPLICANTS}"
TEXT = "studies/2022/labour-market-integration-of-applicants"
MARGINS = 2 * 20


def _taken(page: Page, address: str) -> Locator:
    page.goto(address)
    fold = page.locator("[data-take]").first
    fold.locator("summary").click()
    return fold


def _saved(page: Page, kind: str) -> Download:
    with page.expect_download() as download:
        _taken(page, APPLICANTS).get_by_role("button", name=f"Save as {kind}").click()
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


def test_what_is_seen_is_saved_as_a_table_with_its_source(page: Page) -> None:
    fold = _taken(page, "indicators/refugees-hosted/?countries=LT,PL&from=2023")
    with page.expect_download() as download:
        fold.get_by_role("button", name="Tai, ką matote (CSV)").click()
    lines = Path(download.value.path()).read_text(encoding="utf-8-sig").splitlines()

    assert download.value.suggested_filename == "refugees-hosted.csv"
    rows = list(csv.reader(lines, delimiter=";"))
    head = "Laikotarpis Šalis Pavadinimas Reikšmė Ženklai Eilutės lūžis Vienetas Šaltinis Adresas"
    assert " ".join(rows[0]) == head
    assert [row[:2] + row[3:4] for row in rows[1:3]] == [
        ["2025", "Lietuva", "54381"],
        ["2025", "Lenkija", "141320"],
    ]
    assert {len(row) for row in rows} == {9}
    assert rows[-1][-1].endswith("/indicators/refugees-hosted/?countries=LT,PL&from=2023")


def _rows(saved: Download) -> list[dict[str, str]]:
    return [*csv.DictReader(Path(saved.path()).read_text(encoding="utf-8-sig").splitlines())]


def test_signs_and_breaks_are_columns_of_what_is_saved(page: Page) -> None:
    fold = _taken(page, "en/indicators/refugees-hosted/?countries=LT,NO&scale=rate")
    with page.expect_download() as download:
        fold.get_by_role("button", name="What you see (CSV)").click()
    rows = _rows(download.value)

    broken = [row for row in rows if row["Break in the series"] == "1"]
    assert [(row["Country"], row["Period"]) for row in broken] == [("Norway", "2015")]
    assert "break" in broken[0]["Signs"]
    assert {row["Unit"] for row in rows} == {"per 1 000 inhabitants"}


def test_the_files_of_all_countries_are_those_of_the_scale(page: Page) -> None:
    fold = _taken(page, "en/indicators/asylum-applicants/?countries=LT,EE&scale=rate")
    link = fold.get_by_role("link", name="CSV")
    expect(link).to_have_attribute("href", re.compile(r"/asylum-applicants-per-1000\.csv$"))

    page.get_by_role("radio", name="Persons").check()

    expect(link).to_have_attribute("href", re.compile(r"/asylum-applicants\.csv$"))


def test_a_rate_without_files_is_saved_from_its_chart(page: Page) -> None:
    def answer(route: Route) -> None:
        body = route.fetch().text()
        route.fulfill(body=body.replace('data-rate-files="refugees-per-1000"', 'data-rate-files=""'))

    page.route("**/indicators/refugees-hosted/?*", answer)
    fold = _taken(page, "en/indicators/refugees-hosted/?scale=rate")
    expect(fold.get_by_role("link", name="XLSX")).to_be_hidden()
    with page.expect_download() as download:
        fold.get_by_role("link", name="CSV").click()
    rows = _rows(download.value)

    assert download.value.suggested_filename == "refugees-per-1000.csv"
    assert {row["Unit"] for row in rows} == {"per 1 000 inhabitants"}
    assert len({row["Country"] for row in rows}) > 30


def test_code_and_paper_have_the_published_address_with_what_is_chosen(page: Page) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    chosen = "?countries=LT,PL&from=2015"
    fold = _taken(page, f"en/indicators/refugees-hosted/{chosen}")
    fold.get_by_role("button", name="Copy the code").click()
    expect(fold.get_by_role("button", name="Copied")).to_be_visible()
    page.evaluate("dispatchEvent(new Event('beforeprint'))")

    code = page.evaluate("navigator.clipboard.readText()")
    query = chosen.replace("&", "&amp;")
    assert f'src="https://emn-lithuania.example/embed/refugees-hosted.en.html{query}' in code
    expect(page.locator(".emn-printed")).to_have_text(
        f"Printed from https://emn-lithuania.example/en/indicators/refugees-hosted/{chosen}"
    )


def test_a_picture_is_light_unless_a_dark_one_is_asked_for(browser: Browser, address: str) -> None:
    context = browser.new_context(base_url=address, color_scheme="dark")
    page = context.new_page()
    grounds = []
    fold = _taken(page, APPLICANTS)
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
    fold = _taken(page, place)

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


SAME_IDS = """() => {
  const ids = [...document.querySelectorAll("[id]")].map(one => one.id)
  return ids.filter((id, at) => ids.indexOf(id) !== at)
}"""


def test_a_chart_of_rows_is_turned_to_its_table_and_to_its_map(page: Page) -> None:
    page.goto("en/indicators/first-instance-outcomes/")
    chart = page.locator("#shares")
    expect(chart).to_have_attribute("data-view", "chart")  # its script has come

    chart.get_by_role("tab", name="Table").click()
    expect(chart.get_by_role("table")).to_be_visible()
    assert page.url.endswith("?shares-view=table")
    chart.get_by_role("tab", name="Map").click()
    expect(chart.get_by_role("slider", name="Period")).to_be_visible()

    page.reload()
    expect(chart.locator("a[data-code=LT]")).to_be_visible()
    expect(page.locator("#shares-address")).to_have_text(re.compile(r"\?shares-view=map#shares$"))


def test_the_parts_over_time_are_those_of_the_periods_asked_for(page: Page) -> None:
    page.goto("en/indicators/first-instance-outcomes/")
    chart = page.locator("#parts-over-time")
    expect(chart).to_have_attribute("data-view", "chart")  # its script has come
    chart.get_by_role("combobox", name="From", exact=True).select_option("2015")
    chart.get_by_role("combobox", name="To", exact=True).select_option("2020")

    assert page.url.endswith("?parts-over-time-from=2015&parts-over-time-to=2020")
    page.reload()
    chart.get_by_label("Add a country").select_option("Estonia")
    expect(chart.get_by_role("img")).to_have_count(2)
    for drawing in chart.get_by_role("img").all():
        assert {text[:4] for text in drawing.locator("rect title").all_text_contents()} == {
            str(year) for year in range(2015, 2021)
        }
    chart.get_by_role("tab", name="Table").click()
    expect(chart.get_by_role("table").first.get_by_role("row")).to_have_count(7)


def test_the_parts_over_time_are_counted_or_shares_in_chart_table_and_address(page: Page) -> None:
    page.goto("en/indicators/first-instance-outcomes/")
    chart = page.locator("#parts-over-time")
    drawing = chart.get_by_role("img")
    expect(chart).to_have_attribute("data-view", "chart")  # its script has come
    expect(drawing.locator(".unit")).to_have_text("per cent")
    tallest = "all => Math.max(...all.map(one => one.getBBox().height))"
    shares = drawing.locator(".part[data-period='2024']").evaluate_all(tallest)

    chart.get_by_text("Persons", exact=True).click()

    expect(drawing.locator(".unit")).to_have_text("persons")
    assert page.url.endswith("?parts-over-time-scale=count")
    assert drawing.locator(".part[data-period='2024']").evaluate_all(tallest) < shares  # 2022 had more
    counted = drawing.locator(".value").all_text_contents()
    page.reload()
    chart.get_by_role("tab", name="Table").click()
    row = chart.get_by_role("row", name="2025")
    assert set(counted) < set(row.get_by_role("cell").all_text_contents())
    expect(chart.locator("caption")).to_contain_text("(persons)")


def test_a_value_of_parts_laid_out_anew_is_said(page: Page) -> None:
    page.goto("en/indicators/first-instance-outcomes/?parts-over-time-from=2015")
    chart = page.locator("#parts-over-time")
    expect(chart).to_have_attribute("data-view", "chart")

    chart.get_by_role("img").locator(".part[data-period='2024']").first.hover()

    expect(chart.locator(".emn-chart-said span:visible")).to_contain_text("2024")


@pytest.mark.parametrize("width", [1280, 390])
def test_rows_are_as_wide_as_their_room_and_their_type_as_large_as_drawn(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto("embed/first-instance-outcomes-kind-shares.en.html")
    expect(page.locator("[data-rows][data-view]")).to_be_visible()
    drawing = page.get_by_role("img").first

    sizes = "one => [one.clientWidth, one.viewBox.baseVal.width, one.parentElement.clientWidth]"
    shown = drawing.evaluate(sizes)

    assert len(set(shown)) == 1
    bars = "all => Math.max(...all.map(one => one.getBBox().x + one.getBBox().width))"
    assert drawing.locator(".part").evaluate_all(bars) == pytest.approx(shown[0], abs=1)
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert drawing.evaluate("one => one.viewBox.baseVal.width") in {WIDE, NARROW}


def test_the_parts_of_several_countries_over_time_stand_side_by_side(page: Page) -> None:
    page.goto("en/indicators/first-instance-outcomes/")
    chart = page.locator("#parts-over-time")
    expect(chart.get_by_role("button", name="Lithuania: take away")).to_be_disabled()

    chart.get_by_label("Add a country").select_option("Estonia")
    expect(chart.get_by_role("img")).to_have_count(2)
    assert page.url.endswith("?parts-over-time-countries=LT,EE")
    page.reload()
    chart.get_by_role("tab", name="Table").click()
    expect(chart.get_by_role("table")).to_have_count(2)

    chart.get_by_role("button", name="Lithuania: take away").click()

    expect(chart.get_by_role("table")).to_have_count(1)
    expect(chart.get_by_role("table")).to_contain_text("Estonia. First-instance outcomes")
    assert page.evaluate(SAME_IDS) == []


def test_two_maps_of_a_page_keep_their_parts_apart(page: Page) -> None:
    page.goto("en/indicators/first-instance-outcomes/?view=map&shares-view=map")
    expect(page.get_by_role("slider", name="Period")).to_have_count(2)

    assert page.evaluate(SAME_IDS) == []
    leading = page.locator("a[data-code=LT]").evaluate_all("all => all.map(one => one.getAttribute('href'))")
    assert len(set(leading)) == 1
    assert page.locator("g[fill*='no-data']").evaluate_all(
        "all => all.map(one => one.getAttribute('fill'))"
    ) == [
        "url(#frame-map-no-data)",
        "url(#shares-map-no-data)",
    ]
