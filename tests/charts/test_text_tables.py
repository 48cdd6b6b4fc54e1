"""A text names a table of the data; it stands among the tables of the text, with its source."""

import re
from pathlib import Path

import pytest
from lxml import html as lxml_html

from emn_site import checks
from tests.checks.test_problems import TODAY
from tests.pages.transforms.reading import added_to_study, page_of


def _tables(root: Path) -> list[lxml_html.HtmlElement]:
    return list(lxml_html.fromstring(page_of(root, "studies/2022/first-study", "lt")).iter("table"))


def _rows(table: lxml_html.HtmlElement) -> list[list[str]]:
    return [[" ".join(cell.text_content().split()) for cell in row] for row in table.iter("tr")]


def test_it_has_a_row_for_every_country_that_has_values_and_a_column_for_every_period(healthy: Path) -> None:
    added_to_study(healthy, "![Gyventojai](table:population?from=2020&to=2021)")

    (table,) = _tables(healthy)

    assert _rows(table)[0] == ["Šalis", "2020", "2021"]
    assert [row[0] for row in _rows(table)[1:]] == ["Norvegija"]
    assert _rows(table)[1][1] == "1 000"


def test_it_is_numbered_among_the_other_tables_and_says_its_unit_and_source(healthy: Path) -> None:
    added_to_study(
        healthy, "Lentelė: Kita\n\n| A | B |\n|---|---|\n| a | 1 |\n\n![Gyventojai](table:population)"
    )

    other, table = _tables(healthy)
    page = page_of(healthy, "studies/2022/first-study", "lt")

    assert "".join(other.find("caption").itertext()).startswith("1\u00a0lentelė. Kita")
    assert "".join(table.find("caption").itertext()) == "2\u00a0lentelė. Gyventojai (asmenys)"
    assert "Šaltinis: " in page[page.index("2\u00a0lentelė") :]


def test_its_source_ends_in_one_stop_where_the_year_of_reading_has_its_own(healthy: Path) -> None:
    added_to_study(healthy, "![Gyventojai](table:population?from=2020&to=2021)")
    norway = healthy / "data" / "countries" / "norway.yml"
    norway.write_text(norway.read_text().replace("values:", "extracted: 2025\n    values:", 1))

    page = re.sub("<[^>]+>", "", page_of(healthy, "studies/2022/first-study", "lt"))

    assert "gauta: 2025\u00a0m." in page
    assert ".." not in page


def test_a_country_without_values_is_named_below(healthy: Path) -> None:
    added_to_study(healthy, "![Gyventojai](table:population?countries=LT,NO&from=2020&to=2021)")

    assert "Nėra Lietuvos duomenų." in page_of(healthy, "studies/2022/first-study", "lt")


@pytest.mark.parametrize(
    "address",
    [
        "table:nothing",
        "table:population?countries=XX",
        "table:population?from=x",
        "table:population?kind=time",
    ],
)
def test_a_table_that_cannot_be_made_is_a_problem(healthy: Path, address: str) -> None:
    added_to_study(healthy, f"![Gyventojai]({address})")

    found = [one.code for one in checks.check_site(healthy, TODAY).problems if not one.is_warning]

    assert found == ["table-unknown"]
