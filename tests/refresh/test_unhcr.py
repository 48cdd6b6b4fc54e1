"""UNHCR's tables: rows in pages, counts as numbers or text, and what is withheld or does not apply."""

from datetime import date
from decimal import Decimal
from typing import Any

import pycountry
import pytest

from emn_site.content.load import load_site
from emn_site.model.figures import Figure
from emn_site.model.indicators import Indicator, UnhcrQuery
from emn_site.model.period import Period
from emn_site.model.site import Site
from emn_site.refresh import unhcr
from emn_site.refresh.answers import FigureRequest, ServiceFigures
from tests.refresh.refreshing import asker_of
from tests.refresh.services import Answer, Query, Server, application, unhcr_page
from tests.refusals import refused
from tests.sites import HERE, countries

PLACE = "/population/v1/asylum-applications/"
ALL = {"EL" if code == "GR" else code: code for code in ("LT", "LV", "NO", *countries.ALL)}
WANTED = FigureRequest({"LT": "LT", "NO": "NO", "EU27_2020": "EU27_2020"}, 2020, date(2025, 12, 31))
FETCHED = {
    key: indicator
    for key, indicator in load_site(HERE / "network").indicators.items()
    if isinstance(indicator.fetch, UnhcrQuery)
}
LT_2024 = ("LT", Period(2024))
NO_2024 = ("NO", Period(2024))


def _indicator(**more: Any) -> Indicator:
    query = {
        "api": "unhcr", "dataset": "x", "endpoint": "asylum-applications", "field": "applied",
        "filters": {"app_type": ["N"]},
    }  # fmt: skip
    settings = {
        "chapter": "x",
        "kind": "flow",
        "unit": "persons",
        "fetch": {**query, **more.pop("query", {})},
    }
    return Indicator.model_validate({**settings, **more})


def _read(server: Server, *pages: Any, wanted: FigureRequest = WANTED, **more: Any) -> ServiceFigures:
    server.answers[PLACE] = [page if isinstance(page, Answer) else Answer(page) for page in pages]
    return _asked(server, _indicator(**more), wanted)


def _asked(server: Server, indicator: Indicator, wanted: FigureRequest) -> ServiceFigures:
    assert isinstance(indicator.fetch, UnhcrQuery)
    return unhcr.read_unhcr(asker_of(server), indicator, indicator.fetch, wanted, server.address)


def _rows(server: Server, *rows: dict[str, Any], **more: Any) -> dict[Any, Figure]:
    return _read(server, unhcr_page(list(rows)), **more).values


def test_all_countries_of_the_network_are_asked_for_by_their_code_of_three_letters(server: Server) -> None:
    known = {country.alpha_2: country.alpha_3 for country in pycountry.countries}
    rows = [application(known[code], 2024, 5) for code in ALL.values()]

    values = _rows(server, *rows, wanted=FigureRequest(ALL, 2020, date(2025, 12, 31)))

    assert len(ALL) == 35
    assert {code for code, _ in values} == set(ALL.values())
    asked = server.asked[0][1]["coa"][0].split(",")
    assert len(asked) == 35
    assert {"DEU", "GRC", "GBR"} & set(asked) == {"DEU", "GRC"}


def test_both_ends_of_the_time_are_asked_for(server: Server) -> None:
    _rows(server, application("LTU", 2024, 5))

    asked = server.asked[0][1]
    assert (asked["yearFrom"], asked["yearTo"], asked["cf_type"]) == (["2020"], ["2025"], ["ISO"])


@pytest.mark.parametrize("count", [7, "7", 7.0, "7.0"])
def test_a_count_is_one_whether_number_or_text(server: Server, count: Any) -> None:
    assert _rows(server, application("LTU", 2024, count))[LT_2024] == Figure(value=Decimal(7))


def test_the_year_may_be_text(server: Server) -> None:
    assert _rows(server, application("LTU", "2024", 7))[LT_2024].value == 7


def test_rows_of_one_country_and_year_are_added_up(server: Server) -> None:
    rows = [application("LTU", 2024, 7, coo="SYR"), application("LTU", 2024, "5", coo="AFG")]

    assert _rows(server, *rows)[LT_2024].value == 12


@pytest.mark.parametrize("nothing", ["-", "", None])
def test_what_does_not_apply_is_no_zero(server: Server, nothing: Any) -> None:
    values = _rows(server, application("LTU", 2024, nothing), application("NOR", 2024, 1))

    assert LT_2024 not in values


def test_what_is_withheld_is_said_to_be(server: Server) -> None:
    values = _rows(server, application("LTU", 2024, "*"), application("NOR", 2024, 1))

    assert values[LT_2024] == Figure(flags=["suppressed"])


def test_a_sum_of_which_a_part_is_withheld_is_withheld(server: Server) -> None:
    rows = [application("LTU", 2024, "*", coo="SYR"), application("LTU", 2024, 9, coo="AFG")]

    assert _rows(server, *rows)[LT_2024] == Figure(flags=["suppressed"])


@pytest.mark.parametrize(
    ("counted", "unit"), [(["P"], None), (["C"], "cases"), (["P", "C"], "persons_and_cases")]
)
def test_what_was_counted_is_said_where_it_is_not_persons(
    server: Server, counted: list[str], unit: str | None
) -> None:
    rows = [application("LTU", 2024, 4, counted=one) for one in counted]

    assert _rows(server, *rows)[LT_2024].unit == unit


def test_only_what_was_asked_for_counts(server: Server) -> None:
    values = _rows(
        server,
        application("LTU", 2024, 7),
        application("LTU", 2024, 70, kind="A"),
        application("DEU", 2024, 70),
        application("LTU", 2019, 70),
        application("LTU", 2026, 70),
    )

    assert {place: figure.value for place, figure in values.items()} == {LT_2024: 7}


def test_a_country_that_reports_otherwise_is_read_otherwise_and_flagged(server: Server) -> None:
    instead = {"NO": {"app_type": ["FA"]}}
    rows = [application("NOR", 2024, 70), application("NOR", 2024, 7, kind="FA"), application("LTU", 2024, 1)]

    values = _rows(server, *rows, query={"instead": instead})

    assert values[NO_2024] == Figure(value=Decimal(7), flags=["definition_differs"])
    assert values[LT_2024] == Figure(value=Decimal(1))


def test_every_page_is_read(server: Server) -> None:
    values = _read(
        server,
        unhcr_page([application("LTU", 2023, 1)], 1, 3),
        unhcr_page([application("LTU", 2024, 2)], 2, 3),
        unhcr_page([application("NOR", 2024, 3)], 3, 3),
    ).values

    assert sorted(figure.value or 0 for figure in values.values()) == [1, 2, 3]
    assert [query["page"] for _, query in server.asked] == [["1"], ["2"], ["3"]]


def test_the_largest_origins_of_the_newest_years_are_kept(server: Server) -> None:
    origins = ["SYR", "AFG", "IRQ", "XXA", "UNK", "TUR", "-"]
    rows = [application("LTU", 2025, 10 * (1 + place), coo=coo) for place, coo in enumerate(origins)]

    def answer(query: Query) -> Answer:
        return Answer(unhcr_page(rows if "coo_all" in query else [application("LTU", 2025, 280)]))

    server.answers[PLACE] = answer
    breakdowns = {"citizenship": {"dimension": "coo"}}
    found = _asked(server, _indicator(breakdowns=breakdowns), WANTED).breakdowns["citizenship"]

    assert list(found["LT", Period(2025)]) == ["TUR", "UNK", "XXA", "IRQ", "AFG"]


@pytest.mark.parametrize("key", FETCHED)
def test_every_indicator_of_unhcr_is_read(server: Server, key: str, site: Site) -> None:
    indicator = FETCHED[key]
    query = indicator.fetch
    assert isinstance(query, UnhcrQuery)
    fixed = {name: codes[0] for name, codes in query.filters.items()}
    row = {**application("LTU", 2024, 7), "dec_pc": "P", query.field: 7, **fixed}
    server.answers[f"/population/v1/{query.endpoint}/"] = [Answer(unhcr_page([row]))]

    assert _asked(server, indicator, WANTED).values[LT_2024].value == 7


ONE = application("LTU", 2024, 5)
BAD: dict[str, tuple[list[Any], str]] = {
    "a failure": ([Answer("broken", 500)], "500"),
    "no pages": ([{"items": []}], "malformed (page 1)"),
    "an empty page": ([unhcr_page([])], "partial: page 1/1 is empty"),
    "an empty later page": ([unhcr_page([ONE], 1, 2), unhcr_page([], 2, 2)], "partial: page 2/2 is empty"),
    "another page": ([unhcr_page([ONE], 1, 2), unhcr_page([ONE], 1, 2)], "malformed (page 2)"),
    "the same rows twice": ([unhcr_page([ONE], 1, 2), unhcr_page([ONE], 2, 2)], "the same row twice"),
    "pages without end": ([unhcr_page([ONE], 1, 100_000)], "malformed (page 1)"),
    "items that are none": ([{"page": 1, "maxPages": 1, "items": {}}], "malformed"),
    "rows that are none": ([unhcr_page([7, 8])], "malformed"),  # type: ignore[list-item]
    "a list": ([[1, 2]], "malformed"),
    "no year": ([unhcr_page([{k: v for k, v in ONE.items() if k != "year"}])], "malformed"),
    "no such column": ([unhcr_page([{k: v for k, v in ONE.items() if k != "applied"}])], "malformed"),
    "text": ([unhcr_page([application("LTU", 2024, "many")])], "not a count"),
    "below zero": ([unhcr_page([application("LTU", 2024, -5)])], "not a count"),
    "half a person": ([unhcr_page([application("LTU", 2024, "5.5")])], "not a count"),
    "infinity": ([unhcr_page([application("LTU", 2024, "Infinity")])], "not a count"),
    "another unit": ([unhcr_page([application("LTU", 2024, 5, counted="X")])], "counted in"),
    "none of our countries": ([unhcr_page([application("DEU", 2024, 5)])], "empty"),
    "none of our years": ([unhcr_page([application("LTU", 1999, 5)])], "empty"),
    "another kind": ([unhcr_page([application("LTU", 2024, 5, kind="A")])], "empty"),
    "a page for people": ([Answer("<html>soon</html>")], "no JSON"),
    "half a page": ([Answer('{"items": [{"year"')], "no JSON"),
}


@pytest.mark.parametrize("kind", BAD)
def test_an_answer_that_is_not_whole_is_refused_with_the_reason(server: Server, kind: str) -> None:
    pages, reason = BAD[kind]

    with refused(reason):
        _read(server, *pages)
