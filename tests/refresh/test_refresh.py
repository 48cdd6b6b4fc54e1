"""Refreshing the figures: what is right is written, and what is wrong in any way changes nothing."""

import hashlib
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from emn_site.files.load import load
from emn_site.language import in_language
from emn_site.refresh import service, update
from tests.refresh.services import Answer, Server, application, json_stat, serving, unhcr_page
from tests.told import refused

EUROSTAT = "/statistics/1.0/data/demo_pjan"
UNHCR = "/population/v1/asylum-applications/"
TODAY = date(2026, 11, 24)

FETCH = {
    "asylum_applications_new": "{api: unhcr, endpoint: asylum-applications, field: applied, "
    "filters: {app_type: N}}",
    "population": "{api: eurostat, dataset: demo_pjan, filters: {freq: A, unit: PER}}",
}
GOOD_POPULATION = json_stat(
    {"0": 2794090, "1": 2795680, "3": 1000, "4": 1100, "5": 1200}, {"4": "p", "2": ":"}
)
GOOD_APPLICATIONS = unhcr_page(
    [
        application("LTU", 2020, 1234),
        application("LTU", 2022, 0, counted="C"),
        application("NOR", 2022, 7),
        application("LTU", 2022, 99, kind="A"),
        application("LTU", 2021, "-"),
        application("DEU", 2022, 5),
    ]
)


@pytest.fixture
def server() -> Iterator[Server]:
    with serving() as served:
        served.answers[EUROSTAT] = [Answer(GOOD_POPULATION)]
        served.answers[UNHCR] = [Answer(GOOD_APPLICATIONS)]
        yield served


@pytest.fixture
def root(healthy: Path) -> Path:
    """The healthy site, whose indicators say where they are fetched."""
    file = healthy / "data" / "indicators.yml"
    text = file.read_text()
    for key, query in FETCH.items():
        text = text.replace(f"{key}:\n", f"{key}:\n  source: statistics\n  fetch: {query}\n")
    file.write_text(text)
    assert load(healthy).problems == []
    return healthy


def _refresh(root: Path, server: Server) -> list[update.Change]:
    site = load(root)
    asked = service.session(retries=2, backoff=0.01)
    fetched = update.fetch(site, asked, update.Services(server.address, server.address))
    found = update.changes(site, fetched)
    update.write(site, fetched, found, TODAY)
    return found


def _bytes(root: Path) -> str:
    files = sorted(path for path in (root / "data").rglob("*") if path.is_file())
    return hashlib.sha256(b"".join(str(path).encode() + path.read_bytes() for path in files)).hexdigest()


def _assert_refused(root: Path, server: Server, reason: str) -> None:
    before = _bytes(root)
    with refused(reason):
        _refresh(root, server)
    assert _bytes(root) == before


def test_new_figures_are_written_with_their_flags_and_the_day(root: Path, server: Server) -> None:
    _refresh(root, server)

    text = (root / "data" / "countries" / "norway.yml").read_text()
    assert (
        "  population:\n    source: statistics\n    dataset: demo_pjan\n"
        "    extracted: 2026-11-24\n    values:\n"
        "      2020: 1000\n      2021: {value: 1100, flag: provisional}\n      2022: 1200\n"
    ) in text
    assert "  asylum_applications_new:\n    source: statistics\n" in text


def test_what_was_written_is_read_back_without_a_problem(root: Path, server: Server) -> None:
    _refresh(root, server)

    site = load(root)

    assert site.problems == []
    values = site.countries["lithuania"].figures["population"].values
    assert (values[2020].value, values[2021].value, values[2022].flag) == (2794090, 2795680, "not_available")


def test_only_what_differs_is_a_change(root: Path, server: Server) -> None:
    changes = {(c.country, c.indicator, c.year) for c in _refresh(root, server)}

    assert changes == {
        ("lithuania", "population", 2020),
        ("lithuania", "population", 2021),
        ("lithuania", "population", 2022),
        ("norway", "asylum_applications_new", 2022),
        ("norway", "population", 2022),
    }


def test_refreshing_twice_changes_nothing_the_second_time(root: Path, server: Server) -> None:
    _refresh(root, server)
    before = _bytes(root)

    assert _refresh(root, server) == []
    assert _bytes(root) == before


def test_the_rest_of_a_file_stays_as_it_is(root: Path, server: Server) -> None:
    file = root / "data" / "countries" / "lithuania.yml"
    file.write_text("# A comment of an editor.\n" + file.read_text())

    _refresh(root, server)

    text = file.read_text()
    assert text.startswith("# A comment of an editor.\ncode: LT\n")
    assert text.endswith("      - {origin: UKR, applications: 10}\n      - {origin: XXA, applications: 2}\n")


def test_the_changes_are_shown_as_a_table(root: Path, server: Server) -> None:
    table = update.table(in_language(load(root), "en"), _refresh(root, server))

    assert "| norway | population | 2022 | : not_available | 1200 |" in table
    assert "| norway | asylum_applications_new | 2022 | – | 7 |" in table


def test_values_and_statuses_may_come_as_arrays(root: Path, server: Server) -> None:
    dense = json_stat([1, 2, 3, 1000, 1100, 1200], [None, "p", None, None, "p", None])
    server.answers[EUROSTAT] = [Answer(dense)]

    _refresh(root, server)

    assert load(root).countries["lithuania"].figures["population"].values[2021].flag == "provisional"


def test_every_page_of_an_answer_is_read(root: Path, server: Server) -> None:
    rows = GOOD_APPLICATIONS["items"]
    server.answers[UNHCR] = lambda query: Answer(
        unhcr_page([rows[int(query["page"][0]) - 1]], int(query["page"][0]), len(rows))
    )

    assert ("norway", "asylum_applications_new", 2022) in {
        (c.country, c.indicator, c.year) for c in _refresh(root, server)
    }


def test_persons_and_cases_in_one_year_are_called_so(root: Path, server: Server) -> None:
    rows = [*GOOD_APPLICATIONS["items"], application("NOR", 2022, 3, counted="C")]
    server.answers[UNHCR] = [Answer(unhcr_page(rows))]

    _refresh(root, server)

    figure = load(root).countries["norway"].figures["asylum_applications_new"].values[2022]
    assert (figure.value, figure.unit) == (10, "persons_and_cases")


@pytest.mark.parametrize("status", [429, 500, 502, 503, 504])
def test_a_failure_that_passes_is_tried_again(root: Path, server: Server, status: int) -> None:
    server.answers[EUROSTAT] = [Answer("busy", status), Answer("busy", status), Answer(GOOD_POPULATION)]

    assert _refresh(root, server)
    assert [path for path, _ in server.asked].count(EUROSTAT) == 3


def test_the_service_may_say_how_long_to_wait(root: Path, server: Server) -> None:
    server.answers[EUROSTAT] = [Answer("busy", 503, {"Retry-After": "0"}), Answer(GOOD_POPULATION)]

    assert _refresh(root, server)


TOO_BIG = (
    '<S:Fault xmlns:S="http://schemas.xmlsoap.org/soap/envelope/"><faultcode>413</faultcode>'
    "<faultstring>EXTRACTION_TOO_BIG</faultstring></S:Fault>"
)
NO_RESULT = {"error": [{"status": 400, "id": 100, "label": "No results found"}]}


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (Answer(TOO_BIG, 413), "413: the extraction is too big"),
        (Answer(NO_RESULT, 400), "400: No results found"),
        (Answer(NO_RESULT), "Eurostat refused demo_pjan: No results found"),
        (Answer("gone", 404), "404: there is no such dataset"),
        (Answer("broken", 500), "500: the service has failed"),
        (Answer("<html>maintenance</html>"), "no JSON object"),
        (Answer('{"class": "dataset", "id": ["ge'), "no JSON object"),
        (Answer([1, 2]), "no JSON object"),
        (Answer({"class": "collection"}), "malformed (ValueError"),
        (Answer({**GOOD_POPULATION, "size": [1, 1, 2, 2]}), "sizes disagree"),
        (Answer({key: value for key, value in GOOD_POPULATION.items() if key != "value"}), "malformed"),
        (Answer(json_stat({"0": -5, "3": 1000, "4": 1100, "5": 1})), "malformed"),
        (Answer(json_stat({"0": "many", "3": 1000, "4": 1100, "5": 1})), "malformed"),
        (Answer(json_stat({"0": 1.5, "3": 1000, "4": 1100, "5": 1})), "malformed"),
        (Answer(json_stat({})), "empty"),
        (
            Answer(json_stat({"0": 1, "1": 2})),
            "partial: 3 figures we hold are not in it, the first of them NO 2020",
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_an_answer_of_eurostat_that_is_not_whole_changes_nothing(
    root: Path, server: Server, answer: Answer, reason: str
) -> None:
    server.answers[EUROSTAT] = [answer]

    _assert_refused(root, server, reason)


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (Answer("broken", 500), "500"),
        (Answer({"items": []}), "malformed (page 1)"),
        (Answer(unhcr_page([])), "partial: page 1/1 is empty"),
        (Answer(unhcr_page(GOOD_APPLICATIONS["items"], 1, 2)), "malformed (page 2)"),
        (Answer(unhcr_page([{"year": 2020}])), "malformed"),
        (Answer(unhcr_page([application("LTU", 2020, "many")])), "malformed"),
        (Answer(unhcr_page([application("DEU", 2020, 5)])), "empty"),
        (Answer(unhcr_page([application("LTU", 2020, 5)])), "partial: 1 figures we hold are not in it"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_an_answer_of_unhcr_that_is_not_whole_changes_nothing(
    root: Path, server: Server, answer: Answer, reason: str
) -> None:
    server.answers[UNHCR] = [answer]

    _assert_refused(root, server, reason)


def test_a_slow_answer_is_given_up(server: Server) -> None:
    server.answers[EUROSTAT] = [Answer(GOOD_POPULATION, seconds=1)]

    with refused("too slow"):
        service.get_json(service.session(retries=0), server.address + EUROSTAT, [], timeout=(1, 0.1))


def test_a_server_that_is_not_there_is_said_to_be_out_of_reach() -> None:
    with refused("cannot be reached"):
        service.get_json(service.session(retries=0), "http://127.0.0.1:9/", [])


def test_a_query_that_leaves_a_dimension_open_is_refused(root: Path, server: Server) -> None:
    wide = json_stat({"0": 1})
    wide["dimension"]["unit"]["category"]["index"] = {"PER": 0, "PC": 1}
    wide["size"] = [1, 2, 2, 3]
    server.answers[EUROSTAT] = [Answer(wide)]

    with refused("leaves unit open"):
        _refresh(root, server)


def test_the_services_are_asked_for_our_countries_only(root: Path, server: Server) -> None:
    _refresh(root, server)
    asked = dict(server.asked)

    assert asked[EUROSTAT]["geo"] == ["LT", "NO"]
    assert asked[EUROSTAT]["freq"] == ["A"]
    assert asked[UNHCR]["coa"] == ["LTU,NOR"]
