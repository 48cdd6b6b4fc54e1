"""Two editions on the published branch, read as readers read them."""

import json
import re
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.browser import published_editions
from tests.browser.pages_server import serving
from tests.browser.published_editions import NEW, OLD, PREFIX
from tests.browser.waiting import open_take

branch, served, reader = published_editions.branch, published_editions.served, published_editions.reader


@pytest.mark.parametrize(("way", "home"), [("", "latest/"), ("en/", "latest/en/")])
def test_the_ways_in_lead_to_the_latest_edition(reader: Page, served: str, way: str, home: str) -> None:
    reader.goto(way)

    expect(reader).to_have_url(f"{served}{home}")


def test_the_selector_leads_to_the_same_page_and_language(reader: Page, served: str) -> None:
    reader.goto(f"latest/en/{OLD}?h=return#key-points")

    reader.get_by_role("combobox", name="Edition").select_option("2025 edition")
    expect(reader).to_have_url(f"{served}latest/en/{OLD}?h=return#key-points")
    reader.get_by_role("button", name="Go", exact=True).click()

    expect(reader).to_have_url(f"{served}2025/en/{OLD}?h=return#key-points")
    expect(reader.get_by_role("combobox", name="Edition")).to_have_value("2025")


def test_the_selector_says_where_a_page_does_not_exist(reader: Page, served: str) -> None:
    reader.goto(f"latest/{NEW}")

    reader.get_by_role("combobox", name="Laida").select_option("2025 m. laida")
    reader.get_by_role("button", name="Eiti", exact=True).click()

    expect(reader.get_by_text("Šio puslapio pasirinktoje laidoje nėra.")).to_be_visible()
    reader.get_by_role("link", name="2025 m. laida").click()
    expect(reader).to_have_url(f"{served}2025/")


def test_an_old_edition_knows_that_it_is_old(reader: Page, served: str) -> None:
    reader.goto(f"2025/en/{OLD}")
    banner = reader.get_by_text("This is the 2025 edition")
    expect(banner).to_be_visible()

    banner.get_by_role("link", name="This page in the newest edition").click()

    expect(reader).to_have_url(f"{served}latest/en/{OLD}")
    expect(reader.get_by_text("This is the 2025 edition")).to_have_count(0)


def test_the_language_stays_within_the_edition(reader: Page, served: str) -> None:
    reader.goto(f"2025/{OLD}")

    reader.get_by_role("navigation", name="Kalba").get_by_role("link", name="English").click()

    expect(reader).to_have_url(f"{served}2025/en/{OLD}")


@pytest.mark.parametrize("edition", ["latest", "2025"])
def test_the_search_works_inside_an_edition(reader: Page, served: str, edition: str) -> None:
    reader.goto(f"{edition}/search/?q=grąžinimo")
    link = reader.get_by_role("main").locator("[data-search-results] a").first
    expect(link).to_be_visible()

    link.click()

    assert reader.url.startswith(f"{served}{edition}/")


def test_an_unknown_address_is_answered_from_any_depth(reader: Page, served: str) -> None:
    response = reader.goto("2025/studies/1999/nothing/")

    assert response is not None
    assert response.status == 404
    reader.get_by_role("link", name="To the home page").click()
    expect(reader).to_have_url(f"{served}latest/en/")


def test_the_page_for_unknown_addresses_is_dressed_where_no_style_is_found(reader: Page, served: str) -> None:
    reader.route("**/*.css", lambda route: route.abort())
    reader.goto("2025/studies/1999/nothing/")

    icon = reader.locator("header svg").first.bounding_box()
    assert icon is not None
    assert icon["width"] < 40
    expect(reader.get_by_role("banner")).to_have_css("background-color", "rgb(16, 49, 107)")


def test_below_an_address_that_is_not_the_declared_one_the_page_finds_its_own_way(
    browser: Browser, branch: Path
) -> None:
    with serving(branch, "elsewhere/") as address:
        page = browser.new_page()
        page.goto(f"{address}2025/studies/1999/nothing/")

        expect(page.get_by_role("banner")).to_have_css("font-family", re.compile("EMN Sans"))
        page.get_by_role("link", name="To the home page").click()
        expect(page).to_have_url(f"{address}latest/en/")
        page.close()


@pytest.mark.parametrize("prefix", ["", "en/"])
def test_a_redirect_keeps_what_follows_the_address(reader: Page, served: str, prefix: str) -> None:
    reader.goto(f"latest/{prefix}studies/2017/old-name/?h=x#key-points")

    expect(reader).to_have_url(f"{served}latest/{prefix}{OLD}?h=x#key-points")


def test_the_archive_lists_editions_with_day_commit_and_checksum(reader: Page, branch: Path) -> None:
    versions = json.loads((branch / "versions.json").read_text())
    reader.goto("2025/en/editions/")
    rows = reader.get_by_role("main").get_by_role("row")

    expect(rows).to_have_count(3)
    for version in versions:
        row = rows.filter(has_text=version["title"])
        expect(row).to_contain_text(version["properties"]["commit"])
        expect(row).to_contain_text(version["properties"]["checksum"])
        expect(row).to_contain_text(version["properties"]["date"])
    result = Axe().run(reader)
    assert [(found["id"], found["nodes"][0]["target"]) for found in result.response["violations"]] == []


def test_what_an_edition_was_before_a_correction_is_reached_from_the_list_and_says_so(
    reader: Page, served: str
) -> None:
    reader.goto("latest/en/editions/")
    row = reader.get_by_role("row").filter(has_text="2025 edition")
    expect(row).to_contain_text("A wrong table (Ona)")

    row.get_by_role("link", name="as it was before").click()

    expect(reader).to_have_url(f"{served}2025-former-1/en/")
    expect(reader.get_by_text("A table was mended.")).to_have_count(0)
    expect(reader.get_by_text("This edition has since been corrected")).to_be_visible()
    select = reader.get_by_role("combobox", name="Edition")
    expect(select.locator("option:checked")).to_have_text("2025 edition, as it was before")
    select.select_option("2025 edition")
    reader.get_by_role("button", name="Go", exact=True).click()
    expect(reader).to_have_url(f"{served}2025/en/")
    expect(reader.get_by_text("A table was mended.")).to_be_visible()
    expect(reader.get_by_text("This edition has since been corrected")).to_be_hidden()


@pytest.mark.parametrize("name", ["//evil.example", "javascript:alert(1)", "../..", "2025/../..", "x", ""])
def test_a_name_that_is_no_editions_is_no_link(reader: Page, branch: Path, name: str) -> None:
    versions = json.loads((branch / "versions.json").read_text())
    corrections = versions[0]["properties"]["corrections"] or versions[1]["properties"]["corrections"]
    corrections.append({**corrections[0], "former": name})
    versions.append({"version": name, "title": "Evil", "aliases": [], "properties": None})
    reader.route("**/versions.json", lambda route: route.fulfill(json=versions))

    reader.goto("latest/en/editions/")

    expect(reader.get_by_role("link", name="2025 edition")).to_be_visible()
    expect(reader.get_by_role("link", name="as it was before")).to_have_count(1)
    expect(reader.get_by_text("Evil")).to_have_count(0)


def test_downloads_and_feeds_are_there_in_each_edition(reader: Page, served: str) -> None:
    for edition in ("latest", "2025"):
        for file in ("feed.xml", "en/feed.json", "data/figures.csv", "data/figures.en.xlsx"):
            assert reader.request.get(f"{served}{edition}/{file}").ok, file


def test_an_old_edition_is_kept_from_search_engines_and_cites_itself(branch: Path) -> None:
    old = (branch / "2025" / OLD / "index.html").read_text()
    new = (branch / "latest" / OLD / "index.html").read_text()

    assert f'<link rel="canonical" href="https://emn.example/{PREFIX}latest/{OLD}">' in old
    assert f'<link rel="canonical" href="https://emn.example/{PREFIX}latest/{OLD}">' in new
    assert '<meta name="robots" content="noindex">' in old
    assert '<meta name="robots"' not in new
    assert (
        f"https://emn.example/{PREFIX}2025/{OLD}"
        in old.partition('download="citation.bib"')[0].rpartition("<a")[2]
    )
    assert not (branch / "2025" / "sitemap.xml").exists()


def test_redirects_are_not_in_the_sitemap(branch: Path) -> None:
    sitemap = (branch / "latest" / "sitemap.xml").read_text()

    assert f"https://emn.example/{PREFIX}latest/{OLD}" in sitemap
    assert "old-name" not in sitemap


@pytest.mark.parametrize("edition", ["latest", "2025"])
def test_what_is_kept_says_its_edition_and_what_is_followed_the_newest(reader: Page, edition: str) -> None:
    published = f"https://emn.example/{PREFIX}"
    place = "en/indicators/asylum-applications-new/"
    fold = open_take(reader, f"{edition}/{place}?countries=LT")

    with reader.expect_download() as saved:
        fold.get_by_role("button", name="CSV").click()
    reader.evaluate("dispatchEvent(new Event('beforeprint'))")

    assert f"{published}{edition}/{place}?countries=LT" in Path(saved.value.path()).read_text()
    expect(reader.locator("[data-printed-from]")).to_have_text(f"{published}{edition}/{place}?countries=LT")
    expect(reader.locator("[data-frame-citation]")).to_contain_text(
        f"{published}{edition}/{place}?countries=LT"
    )
    expect(reader.locator("[data-frame-address]")).to_have_text(
        re.compile(re.escape(f"{published}latest/{place}?countries=LT"))
    )


@pytest.mark.parametrize("place", ["countries/lithuania/", "countries/", "studies/"])
def test_the_mark_of_the_house_stands_beside_or_above_the_notice_on_paper(reader: Page, place: str) -> None:
    reader.goto(f"2025/en/{place}")
    expect(reader.get_by_text("This is the 2025 edition")).to_be_visible()
    reader.set_viewport_size({"width": 700, "height": 1000})
    reader.emulate_media(media="print")

    notice = reader.evaluate(
        """() => {
          const range = document.createRange()
          range.selectNodeContents(document.querySelector("[data-edition-banner]"))
          return range.getBoundingClientRect().toJSON()
        }"""
    )
    mark = reader.locator(".emn-brand").bounding_box()
    assert mark is not None
    assert mark["y"] + mark["height"] <= notice["top"] or mark["x"] >= notice["right"]
