"""The list of countries: narrowed by name, and taken away as it is seen."""

import csv
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.conftest import PHONE

LIST = "countries/"


def _taken(page: Page) -> list[list[str]]:
    with page.expect_download() as download:
        page.get_by_role("button", name="Atsisiųsti šią lentelę (CSV)").click()
    assert download.value.suggested_filename == "šalys.csv"
    with Path(download.value.path()).open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file, delimiter=";"))


def test_countries_are_found_by_a_part_of_their_name_without_its_marks(page: Page) -> None:
    page.goto(LIST)
    page.get_by_label("Šalies pavadinimas").fill("siaur")

    rows = page.locator("#all-countries tbody tr:has(td):visible")
    expect(rows).to_have_count(1)
    expect(rows).to_contain_text("Šiaurės Makedonija")
    assert page.url.endswith("?words=siaur")
    page.reload()
    expect(rows).to_have_count(1)


def test_the_table_is_taken_away_in_its_order_with_its_signs(page: Page) -> None:
    page.goto(f"{LIST}?words=l")
    heads, *rows = _taken(page)
    shown = page.locator("#all-countries tbody th[scope=row] a:visible").all_inner_texts()

    assert [row[0].split(" (")[0].strip() for row in rows if row[0] in shown] == [
        name for name in shown if name in {row[0] for row in rows}
    ]
    assert "Lietuva" in {row[0] for row in rows}
    assert "Vokietija" not in {row[0] for row in rows}
    assert {len(row) for row in rows} == {len(heads)}
    assert heads[-1] == "Ženklai"


def test_a_phone_takes_away_the_columns_it_shows(page: Page) -> None:
    page.set_viewport_size(PHONE)
    page.goto(LIST)
    expect(page.locator("table[data-chosen]")).to_be_visible()
    heads, *_ = _taken(page)

    assert len(heads) == 3
