"""A refresh as a whole: what is right is written in its place, and each dataset by itself."""

import re
from decimal import Decimal
from pathlib import Path

import pytest

from emn_site.content.load import load_site
from emn_site.model.figures import Figure
from emn_site.model.period import Period
from tests.refresh.refreshing import (
    APPLICATIONS,
    BIRTHS,
    FETCH,
    GOOD_APPLICATIONS,
    POPULATION,
    WRITTEN,
    changed,
    country_file,
    data_as_bytes,
    population,
    refreshed,
)
from tests.refresh.services import NOT_FOUND, Answer, Server, json_stat, unhcr_page, world_bank


def test_new_figures_are_written_with_dataset_time_answer_and_flags(root: Path, answering: Server) -> None:
    refreshed(root, answering)

    text = country_file(root, "norway").read_text()
    assert re.search(
        f"  population:\n    dataset: demo_pjan\n    extracted: {WRITTEN}\n    updated: '?2026-11-20'?\n"
        "    answer: sha256:[0-9a-f]{64}\n    values:\n"
        "      2020: 1000\n      2021: {value: 1100, flags: \\[provisional\\]}\n      2022: 1200\n",
        text,
    )
    assert "  asylum_applications_new:\n    dataset: applications\n" in text


def test_what_was_written_is_read_back_without_a_problem(root: Path, answering: Server) -> None:
    found = refreshed(root, answering)

    site = load_site(root)

    assert site.problems == []
    assert site.countries == found.site.countries


def test_only_what_differs_is_a_change(root: Path, answering: Server) -> None:
    assert changed(refreshed(root, answering)) == {
        ("lithuania", "population", "2020"),
        ("lithuania", "population", "2021"),
        ("lithuania", "population", "2022"),
        ("norway", "asylum_applications_new", "2022"),
        ("norway", "population", "2022"),
    }


def test_refreshing_twice_changes_nothing_the_second_time(root: Path, answering: Server) -> None:
    refreshed(root, answering)
    before = data_as_bytes(root)

    assert refreshed(root, answering).changes == []
    assert data_as_bytes(root) == before


def test_a_withdrawn_figure_is_proposed_for_removal(root: Path, answering: Server) -> None:
    answering.answers[POPULATION] = [Answer(population({"0": 1, "3": 1000, "5": 1200}))]

    found = refreshed(root, answering)

    gone = next(c for c in found.changes if (c.slug, str(c.period)) == ("norway", "2021"))
    assert (gone.before, gone.after) == (Figure(value=Decimal(1100), flags=["provisional"]), None)
    assert "2021" not in country_file(root, "norway").read_text()


def test_a_country_that_was_withdrawn_is_proposed_for_removal(root: Path, answering: Server) -> None:
    refreshed(root, answering)
    answering.answers[APPLICATIONS] = [Answer(unhcr_page([GOOD_APPLICATIONS["items"][n] for n in (0, 1)]))]

    found = refreshed(root, answering)

    assert changed(found) == {("norway", "asylum_applications_new", "2022")}
    assert "asylum_applications_new" not in country_file(root, "norway").read_text()
    assert load_site(root).problems == []


def test_an_answer_without_most_of_what_we_hold_was_cut(root: Path, answering: Server) -> None:
    answering.answers[POPULATION] = [Answer(population({"0": 1, "3": 1000}))]

    found = refreshed(root, answering)

    assert found.failures["demo_pjan"].code == "answer-partial"
    assert "1100" in country_file(root, "norway").read_text()


@pytest.mark.parametrize(("broken", "dataset", "other"), [
    (POPULATION, "demo_pjan", "asylum_applications_new"), (APPLICATIONS, "applications", "population"),
])  # fmt: skip
def test_a_dataset_that_fails_does_not_stop_the_others(
    root: Path, answering: Server, broken: str, dataset: str, other: str
) -> None:
    answering.answers[broken] = [NOT_FOUND]

    found = refreshed(root, answering)

    assert list(found.failures) == [dataset]
    assert {change.indicator for change in found.changes} == {other}


def test_what_cannot_be_fails_its_dataset_before_anything_is_written(root: Path, answering: Server) -> None:
    indicators = root / "data" / "indicators.yml"
    indicators.write_text(indicators.read_text().replace("  unit: persons\n", "  unit: percent\n"))

    found = refreshed(root, answering)

    assert found.failures["demo_pjan"].code == "refresh-unsound"
    assert "population" not in country_file(root, "lithuania").read_text()


def test_the_world_bank_is_read_where_an_indicator_says_so(root: Path, answering: Server) -> None:
    indicators = root / "data" / "indicators.yml"
    query = "{api: world-bank, dataset: series, filters: {indicator: SP.POP.TOTL}}"
    indicators.write_text(indicators.read_text().replace(FETCH["population"], query))
    file = country_file(root, "norway")
    file.write_text(file.read_text().replace("dataset: demo_pjan", "dataset: series"))
    rows = [("NOR", 2020, 1000), ("NOR", 2021, 1100), ("NOR", 2022, 1300), ("LTU", 2022, 5)]
    answering.answers[BIRTHS] = [Answer(world_bank(rows))]

    refreshed(root, answering)

    assert load_site(root).countries["norway"].figures["population"].values[Period(2022)] == Figure(
        value=Decimal(1300)
    )


def test_a_series_a_person_takes_from_elsewhere_is_left_alone(root: Path, answering: Server) -> None:
    file = country_file(root, "norway")
    file.write_text(file.read_text().replace("dataset: demo_pjan", "dataset: statistics"))

    found = refreshed(root, answering)

    assert ("norway", "population", "2022") not in changed(found)


def test_the_total_of_the_union_is_written_into_its_own_file(root: Path, answering: Server) -> None:
    totals = root / "data" / "totals"
    totals.mkdir()
    (totals / "eu.yml").write_text("code: EU27_2020\n")
    table = {"freq": ["A"], "unit": ["NR"], "geo": ["NO", "EU27_2020"], "time": ["2020", "2021", "2022"]}
    values = [1000, 1100, 1200, 7, 8, 9]
    answering.answers[POPULATION] = [Answer(json_stat(table, values, dataset="demo_pjan"))]

    refreshed(root, answering)

    assert "      2022: 9\n" in (totals / "eu.yml").read_text()
