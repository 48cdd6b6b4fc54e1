"""A refresh as a whole: what is right is written in its place, and what a person wrote around it stays."""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from emn_site.commands import figures
from emn_site.files.load import load
from emn_site.language import reporting_language
from emn_site.model.country import Country
from emn_site.model.figures import Figure
from emn_site.model.period import Period
from emn_site.refresh import edit, fetch, proposal, report
from emn_site.refresh.proposal import Proposal
from emn_site.refresh.service import Asker, Patience, session
from tests.refresh.services import (
    NOT_FOUND,
    Answer,
    Server,
    application,
    json_stat,
    serving,
    unhcr_page,
    world_bank,
)
from tests.told import refused

POPULATION = "/statistics/1.0/data/demo_pjan"
BIRTHS = "/v2/country/LTU;NOR/indicator/SP.POP.TOTL"
APPLICATIONS = "/population/v1/asylum-applications/"
NOW = datetime(2026, 11, 24, 4, 17, tzinfo=UTC)
WRITTEN = "2026-11-24T04:17Z"
QUICK = Patience(seconds=5, silence=2, first_wait=0.01, tries=2)

FETCH = {
    "asylum_applications_new": "{api: unhcr, dataset: applications, endpoint: asylum-applications, "
    "field: applied, filters: {app_type: N}}",
    "population": "{api: eurostat, dataset: demo_pjan, filters: {unit: NR}}",
}
DATASETS = """
applications: {source: statistics, url: https://example.org/applications}
demo_pjan: {source: statistics, url: https://example.org/demo_pjan}
series: {source: statistics, url: https://example.org/series}
"""
NAMES = "applications: {name: Applications}\ndemo_pjan: {name: Population}\nseries: {name: Series}\n"


def _population(values: Any, statuses: Any = None) -> Any:
    table = {"freq": ["A"], "unit": ["NR"], "geo": ["LT", "NO"], "time": ["2020", "2021", "2022"]}
    return json_stat(table, values, statuses, "DEMO_PJAN")


GOOD_POPULATION = _population(
    {"0": 2794090, "1": 2795680, "3": 1000, "4": 1100, "5": 1200}, {"4": "p", "2": ":"}
)
GOOD_APPLICATIONS = unhcr_page(
    [
        application("LTU", 2020, 1234),
        application("LTU", 2022, 0, counted="C"),
        application("NOR", 2022, 7),
    ]
)


@pytest.fixture
def server() -> Iterator[Server]:
    with serving() as served:
        served.answers[POPULATION] = [Answer(GOOD_POPULATION)]
        served.answers[APPLICATIONS] = [Answer(GOOD_APPLICATIONS)]
        yield served


@pytest.fixture
def root(healthy: Path) -> Path:
    """The healthy site, whose indicators say where they are fetched."""
    file = healthy / "data" / "indicators.yml"
    text = file.read_text().replace("  breakdowns: {citizenship: {dimension: coo}}\n", "")
    for key, query in FETCH.items():
        text = text.replace(f"{key}:\n", f"{key}:\n  fetch: {query}\n")
    file.write_text(text)
    with (healthy / "data" / "datasets.yml").open("a") as datasets:
        datasets.write(DATASETS)
    for locale in ("lt", "en"):
        with (healthy / "data" / locale / "datasets.yml").open("a") as names:
            names.write(NAMES)
    country = healthy / "data" / "countries" / "lithuania.yml"
    country.write_text(country.read_text().partition("    breakdowns:")[0])
    for slug, dataset in (("lithuania", "applications"), ("norway", "demo_pjan")):
        file = healthy / "data" / "countries" / f"{slug}.yml"
        file.write_text(file.read_text().replace("dataset: statistics", f"dataset: {dataset}"))
    assert load(healthy).problems == []
    return healthy


def _proposed(root: Path, server: Server) -> Proposal:
    site, here = load(root), fetch.Services(server.address, server.address, server.address)
    fetched = fetch.fetch(site, Asker(session(), QUICK), here, NOW.date())
    return proposal.propose(site, fetched, NOW)


def _refresh(root: Path, server: Server) -> Proposal:
    found = _proposed(root, server)
    edit.write(edit.texts(load(root), found.site))
    return found


def _changes(found: Proposal) -> set[tuple[str, str, str]]:
    return {(change.slug, change.indicator, str(change.period)) for change in found.changes}


def _country(root: Path, slug: str) -> Path:
    return root / "data" / "countries" / f"{slug}.yml"


def _bytes(root: Path) -> str:
    files = sorted(path for path in (root / "data").rglob("*") if path.is_file())
    return hashlib.sha256(b"".join(str(path).encode() + path.read_bytes() for path in files)).hexdigest()


# What is written.


def test_new_figures_are_written_with_dataset_time_answer_and_flags(root: Path, server: Server) -> None:
    _refresh(root, server)

    text = _country(root, "norway").read_text()
    assert re.search(
        f"  population:\n    dataset: demo_pjan\n    extracted: {WRITTEN}\n    updated: '?2026-11-20'?\n"
        "    answer: sha256:[0-9a-f]{64}\n    values:\n"
        "      2020: 1000\n      2021: {value: 1100, flags: \\[provisional\\]}\n      2022: 1200\n",
        text,
    )
    assert "  asylum_applications_new:\n    dataset: applications\n" in text


def test_what_was_written_is_read_back_without_a_problem(root: Path, server: Server) -> None:
    found = _refresh(root, server)

    site = load(root)

    assert site.problems == []
    assert site.countries == found.site.countries


def test_only_what_differs_is_a_change(root: Path, server: Server) -> None:
    assert _changes(_refresh(root, server)) == {
        ("lithuania", "population", "2020"),
        ("lithuania", "population", "2021"),
        ("lithuania", "population", "2022"),
        ("norway", "asylum_applications_new", "2022"),
        ("norway", "population", "2022"),
    }


def test_refreshing_twice_changes_nothing_the_second_time(root: Path, server: Server) -> None:
    _refresh(root, server)
    before = _bytes(root)

    assert _refresh(root, server).changes == []
    assert _bytes(root) == before


def test_a_withdrawn_figure_is_proposed_for_removal(root: Path, server: Server) -> None:
    server.answers[POPULATION] = [Answer(_population({"0": 1, "3": 1000, "5": 1200}))]

    found = _refresh(root, server)

    gone = next(c for c in found.changes if (c.slug, str(c.period)) == ("norway", "2021"))
    assert (gone.before, gone.after) == (Figure(value=1100, flags=["provisional"]), None)
    assert "2021" not in _country(root, "norway").read_text()


def test_a_country_that_was_withdrawn_is_proposed_for_removal(root: Path, server: Server) -> None:
    _refresh(root, server)
    server.answers[APPLICATIONS] = [Answer(unhcr_page([GOOD_APPLICATIONS["items"][n] for n in (0, 1)]))]

    found = _refresh(root, server)

    assert _changes(found) == {("norway", "asylum_applications_new", "2022")}
    assert "asylum_applications_new" not in _country(root, "norway").read_text()
    assert load(root).problems == []


def test_an_answer_without_most_of_what_we_hold_was_cut(root: Path, server: Server) -> None:
    server.answers[POPULATION] = [Answer(_population({"0": 1, "3": 1000}))]

    found = _refresh(root, server)

    assert found.failures["demo_pjan"].code == "answer-partial"
    assert "1100" in _country(root, "norway").read_text()


@pytest.mark.parametrize(("broken", "dataset", "other"), [
    (POPULATION, "demo_pjan", "asylum_applications_new"), (APPLICATIONS, "applications", "population"),
])  # fmt: skip
def test_a_dataset_that_fails_does_not_stop_the_others(
    root: Path, server: Server, broken: str, dataset: str, other: str
) -> None:
    server.answers[broken] = [NOT_FOUND]

    found = _refresh(root, server)

    assert list(found.failures) == [dataset]
    assert {change.indicator for change in found.changes} == {other}


def test_what_cannot_be_fails_its_dataset_before_anything_is_written(root: Path, server: Server) -> None:
    indicators = root / "data" / "indicators.yml"
    indicators.write_text(indicators.read_text().replace("  unit: persons\n", "  unit: percent\n"))

    found = _refresh(root, server)

    assert found.failures["demo_pjan"].code == "refresh-unsound"
    assert "population" not in _country(root, "lithuania").read_text()


def test_the_world_bank_is_read_where_an_indicator_says_so(root: Path, server: Server) -> None:
    indicators = root / "data" / "indicators.yml"
    query = "{api: world-bank, dataset: series, filters: {indicator: SP.POP.TOTL}}"
    indicators.write_text(indicators.read_text().replace(FETCH["population"], query))
    file = _country(root, "norway")
    file.write_text(file.read_text().replace("dataset: demo_pjan", "dataset: series"))
    rows = [("NOR", 2020, 1000), ("NOR", 2021, 1100), ("NOR", 2022, 1300), ("LTU", 2022, 5)]
    server.answers[BIRTHS] = [Answer(world_bank(rows))]

    _refresh(root, server)

    assert load(root).countries["norway"].figures["population"].values[Period(2022)] == Figure(value=1300)


def test_a_series_a_person_takes_from_elsewhere_is_left_alone(root: Path, server: Server) -> None:
    file = _country(root, "norway")
    file.write_text(file.read_text().replace("dataset: demo_pjan", "dataset: statistics"))

    found = _refresh(root, server)

    assert ("norway", "population", "2022") not in _changes(found)


def test_the_total_of_the_union_is_written_into_its_own_file(root: Path, server: Server) -> None:
    totals = root / "data" / "totals"
    totals.mkdir()
    (totals / "eu.yml").write_text("code: EU27_2020\n")
    table = {"freq": ["A"], "unit": ["NR"], "geo": ["NO", "EU27_2020"], "time": ["2020", "2021", "2022"]}
    values = [1000, 1100, 1200, 7, 8, 9]
    server.answers[POPULATION] = [Answer(json_stat(table, values, dataset="demo_pjan"))]

    _refresh(root, server)

    assert "      2022: 9\n" in (totals / "eu.yml").read_text()


# What a person wrote stays.


SAID = {
    "a comment": (
        "      2021: {value: 1100, flags: [provisional]}\n",
        "      # Counted anew.\n      2021: {value: 1100, flags: [provisional]}\n",
    ),
    "a comment at the end of a line": ("      2020: 1000\n", "      2020: 1000  # as in the register\n"),
    "a comment of the series": ("    values:\n", "    # checked by Ona, 2026-05-01\n    values:\n"),
    "a comment of the file": ("code: NO\n", "# Norway.\ncode: NO\n"),
    "periods that were checked": ("    values:\n", "    checked: [2021]\n    values:\n"),
    "a value on two lines": (
        "      2021: {value: 1100, flags: [provisional]}\n",
        "      2021:\n        value: 1100\n        flags:\n          - provisional\n",
    ),
    "quoted periods": ("      2020: 1000\n", '      "2020": 1000\n'),
    "quoted text": ("role: observer\n", "role: 'observer'\n"),
    "empty lines": ("figures:\n", "\nfigures:\n\n"),
    "a break": ("      2020: 1000\n", "      2020: {value: 1000, flags: [break]}\n"),
    "a value carried forward": (
        "      2021: {value: 1100, flags: [provisional]}\n",
        "      2021: {value: 1100, carried_from: 2020, flags: [provisional]}\n",
    ),
    "a value rounded otherwise": ("      2020: 1000\n", "      2020: {value: 1000, rounded_to: 100}\n"),
    "a flag of ours": (
        "      2020: 1000\n",
        "      2020: {value: 1000, flags: [reporting_gap]}\n",
    ),
}


@pytest.mark.parametrize("what", SAID)
@pytest.mark.parametrize("end", ["\n", "\r\n"], ids=["LF", "CRLF"])
def test_what_a_person_wrote_stays_to_the_letter(root: Path, server: Server, what: str, end: str) -> None:
    old, new = SAID[what]
    file = _country(root, "norway")
    before = file.read_text()
    assert old in before
    text = before.replace(old, new, 1)
    file.write_bytes(text.replace("\n", end).encode())

    _refresh(root, server)

    after = file.read_bytes().decode()
    assert ("\r\n" in after) == (end == "\r\n")
    assert all(line in after.split(end) for line in new.splitlines())
    assert load(root).problems == []
    assert load(root).countries["norway"].figures["population"].values[Period(2022)].value == 1200


def test_a_series_on_one_line_stays_on_one_line(root: Path, server: Server) -> None:
    file = _country(root, "norway")
    head = file.read_text().partition("  population:")[0]
    file.write_text(head + "  population: {dataset: demo_pjan, values: {2020: 1000, 2021: 1100, 2022: 1}}\n")

    _refresh(root, server)

    assert "values: {2020: 1000, 2021: {value: 1100, flags: [provisional]}, 2022: 1200}}" in file.read_text()
    assert load(root).problems == []


@pytest.mark.parametrize("step", [2, 4])
def test_the_indentation_of_a_file_stays(root: Path, server: Server, step: int) -> None:
    file = _country(root, "norway")
    text = re.sub(r"^ +", lambda found: found.group() * (step // 2), file.read_text(), flags=re.MULTILINE)
    file.write_text(text)

    _refresh(root, server)

    assert f"{' ' * 3 * step}2022: 1200\n" in file.read_text()


def test_a_file_with_a_byte_order_mark_keeps_it(root: Path, server: Server) -> None:
    file = _country(root, "norway")
    file.write_text("\ufeff" + file.read_text())

    _refresh(root, server)

    assert file.read_bytes().startswith(b"\xef\xbb\xbfcode: NO")


def test_a_file_that_would_not_say_what_it_should_is_refused(root: Path) -> None:
    norway = load(root).countries["norway"]
    other = norway.model_copy(update={"role": "member_state"})

    with refused("norway.yml is written in a way that cannot be edited safely"):
        edit.edited(_country(root, "norway"), norway.figures, other)


# What stays of a figure.


def _merged(before: Figure, after: Figure, is_read: bool = True) -> Figure:
    return proposal.merged(before, after, is_read)


def test_a_flag_the_source_never_sends_stays_with_its_value() -> None:
    before = Figure(value=0, flags=["reporting_gap"])

    assert _merged(before, Figure(value=0)) == before
    assert _merged(before, Figure(value=35)) == Figure(value=35)


def test_a_flag_set_by_hand_stays_with_its_value() -> None:
    assert _merged(Figure(value=7, flags=["low_reliability"]), Figure(value=7)).flags == ["low_reliability"]


def test_a_break_stays_when_the_value_is_corrected() -> None:
    assert _merged(Figure(value=7, flags=["break"]), Figure(value=8, flags=["provisional"])) == Figure(
        value=8, flags=["provisional", "break"]
    )


def test_provisional_lapses_when_the_source_no_longer_says_so() -> None:
    assert _merged(Figure(value=7, flags=["provisional"]), Figure(value=7)) == Figure(value=7)


def test_what_a_person_said_before_the_first_refresh_stays() -> None:
    before = Figure(value=7, flags=["estimated"])

    assert _merged(before, Figure(value=7), is_read=False) == before


def test_a_value_carried_forward_is_so_until_it_changes() -> None:
    before = Figure(value=310, carried_from=Period(2020))

    assert _merged(before, Figure(value=310)) == before
    assert _merged(before, Figure(value=3940)) == Figure(value=3940)


FIGURES = st.builds(
    Figure,
    value=st.decimals(min_value=-(10**6), max_value=10**9, places=1, allow_nan=False),
    flags=st.lists(st.sampled_from(["break", "provisional", "estimated"]), unique=True),
    rounded_to=st.sampled_from([None, Decimal(5)]),
)
PERIODS = st.dictionaries(st.integers(1990, 2026).map(Period), FIGURES, min_size=1, max_size=8)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(before=PERIODS, after=PERIODS)
def test_any_series_is_edited_into_any_other(
    norway: tuple[Path, Country], before: dict[Period, Figure], after: dict[Period, Figure]
) -> None:
    file, country = norway
    first, second = _with_values(country, before), _with_values(country, after)

    file.write_text(edit.edited(file, country.figures, first))
    file.write_text(edit.edited(file, first.figures, second))
    file.write_text(edit.edited(file, second.figures, country))


@pytest.fixture
def norway(healthy: Path) -> tuple[Path, Country]:
    """A country and its file."""
    return _country(healthy, "norway"), load(healthy).countries["norway"]


def _with_values(country: Country, values: dict[Period, Figure]) -> Country:
    series = country.figures["population"].model_copy(update={"values": dict(sorted(values.items()))})
    return country.model_copy(update={"figures": {"population": series}})


# What is said of it.


def _reported(root: Path, server: Server) -> str:
    site = load(root)
    return report.report(reporting_language(site), site, _proposed(root, server))


def test_the_table_of_changes_shows_old_new_flag_and_period(root: Path, server: Server) -> None:
    table = _reported(root, server)

    assert "| norway | population | – | 2022 | : | 1200 | – |" in table
    assert "| norway | asylum_applications_new | – | 2022 | – | 7 | – |" in table
    assert "| lithuania | population | – | 2022 | – | : | not_available |" in table


def test_the_report_names_what_could_not_be_read_and_why(root: Path, server: Server) -> None:
    server.answers[POPULATION] = [NOT_FOUND]

    assert re.search(r"- demo_pjan: .* 404", _reported(root, server))


def test_the_report_names_new_doubts(root: Path, server: Server) -> None:
    server.answers[POPULATION] = [Answer(_population([2794090, 2794090, 0, 1000, 1100, 1200]))]

    assert "data/countries/lithuania.yml" in _reported(root, server)


def test_parts_that_are_more_than_their_whole_are_a_doubt(root: Path, server: Server) -> None:
    indicators = root / "data" / "indicators.yml"
    broken_down = "asylum_applications_new:\n  breakdowns: {citizenship: {dimension: coo}}\n"
    indicators.write_text(indicators.read_text().replace("asylum_applications_new:\n", broken_down))
    parts = [application("NOR", 2026, 90, coo="SYR")]
    whole = [*GOOD_APPLICATIONS["items"], application("NOR", 2026, 7)]
    server.answers[APPLICATIONS] = lambda query: Answer(unhcr_page(parts if "coo_all" in query else whole))

    assert "[parts-over-whole]" in _reported(root, server)


def test_a_long_report_is_cut_to_what_a_pull_request_holds(root: Path, server: Server) -> None:
    found = _proposed(root, server)
    many = replace(found, changes=found.changes * 2000)
    site = load(root)

    text = report.report(reporting_language(site), site, many)

    assert len(text) < 65_536
    assert re.search(r"… and \d+ more", text)


# The command.


def _run(root: Path, server: Server, is_dry: bool = False) -> int:
    here = fetch.Services(server.address, server.address, server.address)
    return figures.refresh(root, here, None, is_dry, is_quiet=True)


def test_the_command_succeeds_when_something_could_be_read(root: Path, server: Server) -> None:
    server.answers[POPULATION] = [NOT_FOUND]

    assert _run(root, server) == 0


def test_the_command_fails_when_nothing_could_be_read(root: Path, server: Server) -> None:
    server.answers = {}
    before = _bytes(root)

    assert _run(root, server) == 1
    assert _bytes(root) == before


def test_a_dry_run_writes_nothing(root: Path, server: Server) -> None:
    before = _bytes(root)

    assert _run(root, server, is_dry=True) == 0
    assert _bytes(root) == before


def test_faults_in_the_files_come_first(root: Path, server: Server) -> None:
    file = _country(root, "norway")
    file.write_text(file.read_text().replace("2020: 1000", "2020: many"))

    with refused("files-first"):
        _run(root, server)
