"""Figures and charts in a text: compared with the data, drawn from them, and said with their source."""

from datetime import date
from pathlib import Path

import pytest

from emn_site import checks
from tests.pages.transforms.reading import STUDY, added_to_study, page_of

TODAY = date(2026, 1, 1)


def _found(root: Path) -> list[tuple[str, int]]:
    problems = checks.check_site(root, TODAY).problems
    first = (root / STUDY).read_text().count("\n")
    return [(problem.code, problem.line - first) for problem in problems if problem.path == STUDY]


@pytest.mark.parametrize("text", ["1 000", "1\u00a0000", "1\u202f000", "1000", "1000,0", "1.000"])
def test_a_number_of_the_data_may_be_written_as_the_language_writes_it(healthy: Path, text: str) -> None:
    assert _found(added_to_study(healthy, f"Buvo [{text}](figure:NO/population/2020).")) == []


@pytest.mark.parametrize("text", ["1 001", "1,000", "tūkstantis", "10 000", "-1 000", "1 000 asmenų"])
def test_another_number_than_that_of_the_data_is_an_error_with_its_line(healthy: Path, text: str) -> None:
    added_to_study(healthy, f"Buvo [{text}](figure:NO/population/2020).")

    assert _found(healthy) == [("figure-differs", 0)]


def test_a_figure_that_a_refresh_has_changed_is_found(healthy: Path) -> None:
    added_to_study(healthy, "Buvo [1 000](figure:NO/population/2020).")
    data = healthy / "data" / "countries" / "norway.yml"
    data.write_text(data.read_text().replace("2020: 1000", "2020: 1005"))

    assert _found(healthy) == [("figure-differs", 0)]


@pytest.mark.parametrize(
    "target",
    [
        "NO/population/2022",
        "NO/population/1999",
        "NO/population/soon",
        "NO/people/2020",
        "XX/population/2020",
        "NO/population",
        "",
        "NO",
    ],
)
def test_what_is_not_in_the_data_cannot_be_quoted(healthy: Path, target: str) -> None:
    assert _found(added_to_study(healthy, f"Buvo [1 000](figure:{target}).")) == [("figure-unknown", 0)]


@pytest.mark.parametrize(
    "target",
    [
        "people",
        "",
        "population?countries=XX",
        "population?countries=NO&from=soon",
        "population?countries=NO&colour=red",
        "population?countries=NO&from=2030",
        "population?countries=NO,LT,NO,LT,NO,LT,NO",
        "population?kind=pie",
        "population?kind=ranked&from=2020",
        "population?kind=ranked&year=1999",
        "population?kind=change&year=2020",
        "population?kind=change&from=1999&to=2021",
        "population?kind=shares",
    ],
)
def test_a_chart_that_cannot_be_drawn_is_an_error_with_its_line(healthy: Path, target: str) -> None:
    assert _found(added_to_study(healthy, f"![Gyventojai](chart:{target})")) == [("chart-unknown", 0)]


def test_a_gap_of_a_chart_is_a_warning(healthy: Path) -> None:
    assert _found(added_to_study(healthy, "![Prašymai](chart:asylum_applications_new?countries=LT)")) == [
        ("chart-gap", 0)
    ]


def test_a_chart_stands_in_the_text_as_a_numbered_figure_with_its_table(healthy: Path) -> None:
    added_to_study(healthy, "![Gyventojai](chart:population?countries=NO&to=2021)")

    page = page_of(healthy, "studies/2022/first-study", "lt")

    assert page.count('<svg class="emn-chart"') == 2
    assert "1\u00a0pav. Gyventojai" in page
    assert "Šaltinis: " in page
    assert "<tr><th>2021</th><td" in page.replace(' scope="row"', "")
    assert "compare/?indicator=population&amp;countries=NO" in page
    assert "chart:" not in page


def test_a_figure_says_its_source_and_leads_to_its_own_address(healthy: Path) -> None:
    added_to_study(healthy, "Buvo [1 100](figure:NO/population/2021).")

    page = page_of(healthy, "studies/2022/first-study", "lt")

    assert 'class="emn-term emn-quoted" href="../../../figures/#population/NO/2021"' in page
    assert 'data-term="Norvegija. Gyventojai, 2021\u00a0m."' in page
    assert "preliminari reikšmė" in page.partition("data-definition=")[2].partition(">")[0]
    assert ">1\u00a0100</a>" in page
    assert "figure:" not in page
