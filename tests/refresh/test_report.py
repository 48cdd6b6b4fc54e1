"""What is said of a refresh, and how its command ends."""

import re
from dataclasses import replace
from pathlib import Path

from emn_site.cli import refresh
from emn_site.content.load import load_site
from emn_site.locale import report_locale
from emn_site.refresh import fetch, report
from tests.refresh.refreshing import (
    APPLICATIONS,
    GOOD_APPLICATIONS,
    POPULATION,
    country_file,
    data_as_bytes,
    population,
    proposed,
)
from tests.refresh.services import NOT_FOUND, Answer, Server, application, unhcr_page
from tests.refusals import refused


def _reported(root: Path, answering: Server) -> str:
    site = load_site(root)
    return report.refresh_report(report_locale(site), site, proposed(root, answering))


def test_the_table_of_changes_shows_old_new_flag_and_period(root: Path, answering: Server) -> None:
    table = _reported(root, answering)

    assert "| norway | population | – | 2022 | : | 1200 | – |" in table
    assert "| norway | asylum_applications_new | – | 2022 | – | 7 | – |" in table
    assert "| lithuania | population | – | 2022 | – | : | not_available |" in table


def test_the_report_names_what_could_not_be_read_and_why(root: Path, answering: Server) -> None:
    answering.answers[POPULATION] = [NOT_FOUND]

    assert re.search(r"- demo_pjan: .* 404", _reported(root, answering))


def test_the_report_names_new_doubts(root: Path, answering: Server) -> None:
    answering.answers[POPULATION] = [Answer(population([2794090, 2794090, 0, 1000, 1100, 1200]))]

    assert "data/countries/lithuania.yml" in _reported(root, answering)


def test_the_report_names_texts_that_quote_a_figure_which_changes(root: Path, answering: Server) -> None:
    text = root / "docs/lt/studies/2022/first-study.md"
    text.write_text(text.read_text() + "\nBuvo [1 000](figure:NO/population/2020).\n")
    answering.answers[POPULATION] = [Answer(population([2794090, 2795680, 2805998, 1005, 1100, 1200]))]

    written = _reported(root, answering)

    line = text.read_text().count("\n")
    assert f"docs/lt/studies/2022/first-study.md:{line}: " in written
    assert "1 005" in written


def test_parts_that_are_more_than_their_whole_are_a_doubt(root: Path, answering: Server) -> None:
    indicators = root / "data" / "indicators.yml"
    broken_down = "asylum_applications_new:\n  breakdowns: {citizenship: {dimension: coo}}\n"
    indicators.write_text(indicators.read_text().replace("asylum_applications_new:\n", broken_down))
    parts = [application("NOR", 2026, 90, coo="SYR")]
    items = [*GOOD_APPLICATIONS["items"], application("NOR", 2026, 7)]
    answering.answers[APPLICATIONS] = lambda query: Answer(unhcr_page(parts if "coo_all" in query else items))

    assert "[parts-over-whole]" in _reported(root, answering)


def test_a_long_report_is_cut_to_what_a_pull_request_holds(root: Path, answering: Server) -> None:
    found = proposed(root, answering)
    many = replace(found, changes=found.changes * 2000)
    site = load_site(root)

    text = report.refresh_report(report_locale(site), site, many)

    assert len(text) < 65_536
    assert re.search(r"… and \d+ more", text)


# The command.


def _run(root: Path, answering: Server, is_dry: bool = False) -> int:
    here = fetch.ServiceAddresses(answering.address, answering.address, answering.address)
    return refresh.refresh(root, here, None, is_dry, is_quiet=True)


def test_the_command_succeeds_when_something_could_be_read(root: Path, answering: Server) -> None:
    answering.answers[POPULATION] = [NOT_FOUND]

    assert _run(root, answering) == 0


def test_the_command_fails_when_nothing_could_be_read(root: Path, answering: Server) -> None:
    answering.answers = {}
    before = data_as_bytes(root)

    assert _run(root, answering) == 1
    assert data_as_bytes(root) == before


def test_a_dry_run_writes_nothing(root: Path, answering: Server) -> None:
    before = data_as_bytes(root)

    assert _run(root, answering, is_dry=True) == 0
    assert data_as_bytes(root) == before


def test_faults_in_the_files_come_first(root: Path, answering: Server) -> None:
    file = country_file(root, "norway")
    file.write_text(file.read_text().replace("2020: 1000", "2020: many"))

    with refused("files-first"):
        _run(root, answering)
