"""The values of a chart as a file: of what is seen, and of all countries."""

import csv
import re
from pathlib import Path

from playwright.sync_api import Download, Page, Route, expect

from tests.browser.waiting import open_take


def test_what_is_seen_is_saved_as_a_table_with_its_source(page: Page) -> None:
    fold = open_take(page, "indicators/refugees-hosted/?countries=LT,PL&from=2023")
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
    fold = open_take(page, "en/indicators/refugees-hosted/?countries=LT,NO&scale=rate")
    with page.expect_download() as download:
        fold.get_by_role("button", name="What you see (CSV)").click()
    rows = _rows(download.value)

    broken = [row for row in rows if row["Break in the series"] == "1"]
    assert [(row["Country"], row["Period"]) for row in broken] == [("Norway", "2015")]
    assert "break" in broken[0]["Signs"]
    assert {row["Unit"] for row in rows} == {"per 1 000 inhabitants"}


def test_the_files_of_all_countries_are_those_of_the_scale(page: Page) -> None:
    fold = open_take(page, "en/indicators/asylum-applicants/?countries=LT,EE&scale=rate")
    link = fold.get_by_role("link", name="CSV")
    expect(link).to_have_attribute("href", re.compile(r"/asylum-applicants-per-1000\.csv$"))

    page.get_by_role("radio", name="Persons").check()

    expect(link).to_have_attribute("href", re.compile(r"/asylum-applicants\.csv$"))


def test_a_rate_without_files_is_saved_from_its_chart(page: Page) -> None:
    def answer(route: Route) -> None:
        body = route.fetch().text()
        route.fulfill(body=body.replace('data-rate-files="refugees-per-1000"', 'data-rate-files=""'))

    page.route("**/indicators/refugees-hosted/?*", answer)
    fold = open_take(page, "en/indicators/refugees-hosted/?scale=rate")
    expect(fold.get_by_role("link", name="XLSX")).to_be_hidden()
    with page.expect_download() as download:
        fold.get_by_role("link", name="CSV").click()
    rows = _rows(download.value)

    assert download.value.suggested_filename == "refugees-per-1000.csv"
    assert {row["Unit"] for row in rows} == {"per 1 000 inhabitants"}
    assert len({row["Country"] for row in rows}) > 30
