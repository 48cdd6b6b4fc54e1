"""One table in every shape that JSON-stat and Eurostat allow, and answers that cannot be taken."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from emn_site.model.figures import Figure, Flag
from emn_site.model.indicators import BreakdownQuery, Dataset, EurostatQuery, Indicator
from emn_site.model.period import Period
from emn_site.refresh import eurostat
from emn_site.refresh.answers import FigureRequest, ServiceFigures
from tests.refresh.refreshing import asker_of
from tests.refresh.services import Answer, Server, json_stat
from tests.refusals import refused

TODAY = date(2026, 11, 26)
WANTED = FigureRequest({"LT": "LT", "EL": "GR", "EU27_2020": "EU27_2020"}, 2020, TODAY)
PLACE = "/statistics/1.0/data/a_table"
RIGHT = {"freq": ["A"], "unit": ["PER"], "geo": ["LT", "EL"], "time": ["2024", "2025"]}
CODES = {("LT", Period(2024)): 1, ("LT", Period(2025)): 2, ("GR", Period(2024)): 3, ("GR", Period(2025)): 4}


def _indicator(**more: Any) -> Indicator:
    settings = {
        "chapter": "x",
        "kind": "flow",
        "unit": "persons",
        "fetch": {"api": "eurostat", "dataset": "a_table", "filters": {"unit": ["PER"]}},
    }
    return Indicator.model_validate({**settings, **more})


def _read(server: Server, answer: Any, **more: Any) -> ServiceFigures:
    server.answers[PLACE] = [answer if isinstance(answer, Answer) else Answer(answer)]
    indicator = _indicator(**more)
    assert isinstance(indicator.fetch, EurostatQuery)
    table = Dataset(source="eurostat", url="https://example.org/table")
    return eurostat.read_eurostat(
        asker_of(server),
        indicator,
        indicator.fetch,
        table,
        WANTED,
        server.address,
    )


def _reordered() -> Any:
    return json_stat(
        {"time": ["2025", "2024"], "geo": ["EL", "LT"], "unit": ["PER"], "freq": ["A"]}, [4, 2, 3, 1]
    )


def _with_lists() -> Any:
    answer = json_stat(RIGHT, [1, 2, 3, 4], [None, "", None, None])
    for dimension in answer["dimension"].values():
        dimension["category"]["index"] = list(dimension["category"]["index"])
    return answer


def _one_category() -> Any:
    answer = json_stat(RIGHT, {"0": 1, "1": 2, "2": 3, "3": 4})
    for name in ("freq", "unit"):
        del answer["dimension"][name]["category"]["index"]
    return answer


def _without_the_name() -> Any:
    answer = json_stat(RIGHT, [1, 2, 3, 4])
    del answer["extension"]
    return answer


SHAPES = {
    "sparse": json_stat(RIGHT, {"0": 1, "1": 2, "2": 3, "3": 4}),
    "a list": json_stat(RIGHT, [1, 2, 3, 4]),
    "another order": _reordered(),
    "categories as lists": _with_lists(),
    "one category without an index": _one_category(),
    "whole numbers as decimals": json_stat(RIGHT, [1.0, 2.0, 3.0, 4.0]),
    "no name of the dataset": _without_the_name(),
    "more places than are ours": json_stat(
        {**RIGHT, "geo": ["LT", "EL", "XX"]}, {"0": 1, "1": 2, "2": 3, "3": 4, "5": 9}
    ),
    "older years than were asked for": json_stat(
        {**RIGHT, "time": ["2019", "2024", "2025"]}, [9, 1, 2, 9, 3, 4]
    ),
}


@pytest.mark.parametrize("shape", SHAPES)
def test_a_table_is_read_whatever_its_shape(server: Server, shape: str) -> None:
    values = _read(server, SHAPES[shape]).values

    assert {place: figure.value for place, figure in values.items()} == CODES


def test_a_value_is_as_exact_as_it_was_written(server: Server) -> None:
    values = _read(server, json_stat(RIGHT, [0.1, 71.3, 3, 4]), decimals=1).values

    assert values["LT", Period(2024)].value == Decimal("0.1")


def test_a_value_below_zero_is_read_where_there_may_be_one(server: Server) -> None:
    values = _read(server, json_stat(RIGHT, [-7, 2, 3, 4]), signed=True).values

    assert values["LT", Period(2024)].value == -7


@pytest.mark.parametrize(
    ("status", "flags"),
    [
        ("b", ["break"]), ("bp", ["break", "provisional"]), ("e", ["estimated"]), ("u", ["low_reliability"]),
        ("d", ["definition_differs"]), ("s", ["source_estimate"]), ("f", ["forecast"]), ("r", ["revised"]),
        ("i", ["imputed"]), ("n", ["not_significant"]), ("v", ["unvalidated"]), ("g", ["experimental"]),
        ("j", ["derogation"]), ("k", ["included_elsewhere"]),
        ("w", ["includes_other"]), ("P", ["provisional"]),
    ],
)  # fmt: skip
def test_a_status_is_a_flag_or_several(server: Server, status: str, flags: list[str]) -> None:
    values = _read(server, json_stat(RIGHT, [1, 2, 3, 4], {"0": status})).values

    assert values["LT", Period(2024)].flags == flags


@pytest.mark.parametrize(
    ("status", "flag"),
    [(":", "not_available"), ("c", "confidential"), ("z", "not_applicable"), ("m", "cannot_exist"),
     ("l", "not_collected"), ("q", "suppressed"), ("o", "not_available")],
)  # fmt: skip
def test_a_cell_without_a_value_says_why(server: Server, status: str, flag: Flag) -> None:
    values = _read(server, json_stat(RIGHT, {"1": 2, "2": 3, "3": 4}, {"0": status})).values

    assert values["LT", Period(2024)] == Figure(flags=[flag])


def test_a_cell_that_says_nothing_is_not_known(server: Server) -> None:
    assert ("LT", Period(2024)) not in _read(server, json_stat(RIGHT, {"1": 2, "2": 3, "3": 4})).values


def test_a_sum_of_which_a_part_is_not_known_is_not_known(server: Server) -> None:
    wide = {"freq": ["A"], "unit": ["X", "Y"], "geo": ["LT"], "time": ["2024", "2025"]}
    query = {"api": "eurostat", "dataset": "a_table", "filters": {"unit": ["X", "Y"]}}

    values = _read(server, json_stat(wide, {"0": 1, "2": 2, "3": 4}), fetch=query).values

    assert {place: figure.value for place, figure in values.items()} == {("LT", Period(2024)): 3}


def test_the_parts_of_a_breakdown_are_sums_where_the_filters_are(server: Server) -> None:
    query = {"api": "eurostat", "dataset": "a_table", "filters": {"unit": ["X", "Y"], "citizen": ["TOTAL"]}}
    total = {"freq": ["A"], "unit": ["X", "Y"], "citizen": ["TOTAL"], "geo": ["LT"], "time": ["2025"]}
    parts = {**total, "citizen": ["SY", "AF"]}
    both = iter([json_stat(total, [10, 20]), json_stat(parts, [1, 2, 10, 20])])
    server.answers[PLACE] = lambda query: Answer(next(both))
    indicator = _indicator(fetch=query, breakdowns={"citizenship": BreakdownQuery(dimension="citizen")})
    assert isinstance(indicator.fetch, EurostatQuery)
    table = Dataset(source="eurostat", url="https://example.org/table")

    reading = eurostat.read_eurostat(
        asker_of(server),
        indicator,
        indicator.fetch,
        table,
        WANTED,
        server.address,
    )

    found = reading.breakdowns["citizenship"]["LT", Period(2025)]
    assert {code: figure.value for code, figure in found.items()} == {"AFG": 22, "SYR": 11}


# Answers that cannot be taken.


def _changed(**changes: Any) -> Any:
    return {**json_stat(RIGHT, [1, 2, 3, 4]), **changes}


def _without(key: str) -> Any:
    return {name: value for name, value in json_stat(RIGHT, [1, 2, 3, 4]).items() if name != key}


def _wide() -> Any:
    return json_stat({**RIGHT, "sex": ["M", "F"]}, [1, 2, 3, 4] * 2)


TOO_BIG = (
    '<S:Fault xmlns:S="http://schemas.xmlsoap.org/soap/envelope/"><faultcode>413</faultcode>'
    "<faultstring>EXTRACTION_TOO_BIG</faultstring></S:Fault>"
)
NOT_ALLOWED = {"error": [{"status": 400, "id": 150, "label": "INVALID_QUERY_DIMENSION_VALUE: UNIT=PER."}]}
EMPTY = {"error": [{"status": 400, "id": 100, "label": "No results found"}]}
BAD = {
    "an error with status 200": (EMPTY, "refused a_table: No results found"),
    "an error that is one object": ({"error": {"status": 400, "label": "Bad"}}, "refused a_table: Bad"),
    "nothing found": (Answer(EMPTY, 400), "answered 400: No results found"),
    "a code the table lacks": (Answer(NOT_ALLOWED, 400), "INVALID_QUERY_DIMENSION_VALUE"),
    "withdrawn": (Answer("gone", 404), "404: there is no such dataset"),
    "too big": (Answer(TOO_BIG, 413), "413: the extraction is too big"),
    "a warning with status 200": (
        {"warning": {"status": 413, "label": "ASYNCHRONOUS_RESPONSE. Your request will be treated later."}},
        "answered 413: ASYNCHRONOUS_RESPONSE",
    ),
    "a page for people": (Answer("<html>maintenance</html>"), "no JSON"),
    "half of a table": (Answer('{"class": "dataset", "id": ["ge'), "no JSON"),
    "nothing": (Answer(""), "no JSON"),
    "not a number": (Answer('{"class": "dataset", "value": [NaN]}'), "no JSON"),
    "a list": ([1, 2], "malformed"),
    "a collection": ({"class": "collection"}, "malformed"),
    "no values": (_without("value"), "malformed"),
    "no dimensions": (_without("dimension"), "malformed"),
    "no sizes": (_without("size"), "malformed"),
    "sizes that disagree": (_changed(size=[1, 1, 2, 3]), "sizes disagree"),
    "too few values": (_changed(value=[1, 2, 3]), "too few or too many cells"),
    "a value outside": (_changed(value={"4": 1}), "outside the table"),
    "a status outside": (_changed(status={"9": "p"}), "outside the table"),
    "a dimension twice": (_changed(id=["freq", "unit", "geo", "geo"]), "malformed"),
    "a value that is text": (_changed(value={"0": "many"}), "not a number"),
    "a value that is true": (_changed(value={"0": True}), "not a number"),
    "a value below zero": (_changed(value={"0": -5}), "not a value of this indicator"),
    "half a person": (_changed(value={"0": 1.5}), "not a value of this indicator"),
    "an unknown flag": (_changed(status={"0": "x"}), "an unknown flag"),
    "no value at all": (_changed(value={}), "empty"),
    "none of our countries": (json_stat({**RIGHT, "geo": ["XX", "YY"]}, [1, 2, 3, 4]), "empty"),
    "another dataset": (json_stat(RIGHT, [1, 2, 3, 4], dataset="B_TABLE"), "answered with B_TABLE"),
    "another unit": (json_stat({**RIGHT, "unit": ["NR"]}, [1, 2, 3, 4]), "unit is NR"),
    "more than was asked for": (
        json_stat({**RIGHT, "unit": ["PER", "NR"]}, [1, 2, 3, 4] * 2),
        "unit is PER, NR",
    ),
    "a dimension left open": (_wide(), "leaves sex open"),
    "a dimension left out": (
        json_stat({k: RIGHT[k] for k in ("freq", "geo", "time")}, [1, 2, 3, 4]),
        "unit is –",
    ),
    "no places": (json_stat({k: RIGHT[k] for k in ("freq", "unit", "time")}, [1, 2]), "malformed"),
    "months for years": (json_stat({**RIGHT, "time": ["2024-01", "2024-02"]}, [1, 2, 3, 4]), "2024-01"),
    "a time that is none": (json_stat({**RIGHT, "time": ["2024", "soon"]}, [1, 2, 3, 4]), "malformed"),
}


@pytest.mark.parametrize("kind", BAD)
def test_an_answer_that_is_not_whole_is_refused_with_the_reason(server: Server, kind: str) -> None:
    answer, reason = BAD[kind]

    with refused(reason):
        _read(server, answer)
