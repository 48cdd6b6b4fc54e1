"""The World Bank's series: a list of the page and of its rows."""

from datetime import date
from typing import Any

import pytest

from emn_site.model.indicators import Indicator, WorldBankQuery
from emn_site.model.period import Period
from emn_site.refresh import world_bank
from emn_site.refresh.answers import FigureRequest, ServiceFigures
from tests.refresh.refreshing import asker_of
from tests.refresh.services import Answer, Server, world_bank as page
from tests.refusals import refused

PLACE = "/v2/country/LTU;NOR/indicator/SP.POP.TOTL"
WANTED = FigureRequest({"LT": "LT", "NO": "NO", "EU27_2020": "EU27_2020"}, 2020, date(2025, 12, 31))
INDICATOR = Indicator.model_validate(
    {
        "chapter": "x",
        "kind": "average",
        "unit": "persons",
        "fetch": {"api": "world-bank", "dataset": "x", "filters": {"indicator": ["SP.POP.TOTL"]}},
    }
)


def _read(server: Server, *pages: Any) -> ServiceFigures:
    server.answers[PLACE] = [one if isinstance(one, Answer) else Answer(one) for one in pages]
    query = INDICATOR.fetch
    assert isinstance(query, WorldBankQuery)
    return world_bank.read_world_bank(asker_of(server), INDICATOR, query, WANTED, server.address)


def test_the_rows_of_all_pages_are_read(server: Server) -> None:
    reading = _read(server, page([("LTU", 2024, 2_888_278)], 1, 2), page([("NOR", 2024, 5_572_279)], 2, 2))

    values = {place: figure.value for place, figure in reading.values.items()}
    assert values == {("LT", Period(2024)): 2_888_278, ("NO", Period(2024)): 5_572_279}
    assert str(reading.updated) == "2026-10-07"


def test_both_ends_of_the_time_are_asked_for(server: Server) -> None:
    _read(server, page([("LTU", 2024, 1)]))

    assert server.asked[0][1]["date"] == ["2020:2025"]


def test_a_year_without_a_value_is_not_known(server: Server) -> None:
    assert set(_read(server, page([("LTU", 2024, 1), ("LTU", 2025, None)])).values) == {("LT", Period(2024))}


def test_what_was_not_asked_for_does_not_count(server: Server) -> None:
    rows = [("LTU", 2024, 1), ("DEU", 2024, 2), ("LTU", 2001, 3)]

    assert set(_read(server, page(rows)).values) == {("LT", Period(2024))}


ONE = ("LTU", 2024, 1)
BAD = {
    "a wrong question": (
        [{"message": [{"id": "120", "key": "Invalid value", "value": "The value is not valid"}]}],
        "refused SP.POP.TOTL: The value is not valid",
    ),
    "no rows": ([page([])[0], None], "empty"),
    "no value": (page([("LTU", 2024, None)]), "empty"),
    "another series": (page([ONE], code="SP.POP.GROW"), "answered with SP.POP.GROW"),
    "another page": (page([ONE], 2, 2), "malformed"),
    "pages without end": (page([ONE], 1, 100_000), "malformed"),
    "the same row twice": (page([ONE, ONE]), "malformed"),
    "text": (page([("LTU", 2024, "many")]), "malformed"),
    "half a person": (page([("LTU", 2024, 1.5)]), "malformed"),
    "below zero": (page([("LTU", 2024, -1)]), "malformed"),
    "a list of nothing": ([], "malformed"),
    "an object": ({"value": 1}, "malformed"),
    "a page for people": (Answer("<html/>"), "no JSON"),
    "a failure": (Answer("no", 502), "502"),
}


@pytest.mark.parametrize("kind", BAD)
def test_an_answer_that_is_not_whole_is_refused_with_the_reason(server: Server, kind: str) -> None:
    answer, reason = BAD[kind]

    with refused(reason):
        _read(server, answer)
