"""Eurostat's API Statistics: one dataset, filtered, as JSON-stat 2.0.

Source: Eurostat, "API Statistics – data query"; flags: Eurostat, "Data browser – flags".
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from decimal import Decimal
from math import prod
from typing import Any, TypeVar

import pycountry

from emn_site.model.country import ISO_CODES
from emn_site.model.dates import PartialDate
from emn_site.model.figures import EUROSTAT_FLAGS, Figure, Flag
from emn_site.model.indicators import BreakdownQuery, Dataset, EurostatQuery, Indicator
from emn_site.model.period import Period, Rhythm
from emn_site.model.refusals import Refused
from emn_site.refresh import answers, json_stat
from emn_site.refresh.service import ServiceAnswer, ServiceClient

SERVICE = "Eurostat"
API = "https://ec.europa.eu/eurostat/api/dissemination"

FREQUENCIES: dict[Rhythm, str] = {"year": "A", "quarter": "Q", "month": "M", "day": "D"}

FIRST: dict[Rhythm, str] = {"year": "", "quarter": "-Q1", "month": "-01", "day": "-01-01"}
LAST: dict[Rhythm, str] = {"year": "", "quarter": "-Q4", "month": "-12", "day": "-12-31"}
"""What follows a year in the first and the last period of a question."""

NO_COUNTRY = {"STLS": "XXA", "UNK": "UNK", "XK": "XKX"}
"""Codes of citizenship that are not ISO 3166-1's, and ours for them."""

Codes = dict[str, list[str]]
Key = TypeVar("Key", answers.Place, tuple[answers.Place, str])


def read_eurostat(
    asker: ServiceClient,
    indicator: Indicator,
    query: EurostatQuery,
    dataset: Dataset,
    wanted: answers.FigureRequest,
    api: str,
) -> answers.ServiceFigures:
    """Return what a dataset says of an indicator, its breakdowns included.

    Raises `Refused` where the answer is none, is of something else than was asked, or is empty.
    """
    code = dataset.code or query.dataset
    asked = {"freq": [FREQUENCIES[indicator.rhythm]], **query.filters}
    address = f"{api}/statistics/1.0/data/{code}"
    time = [
        ("sinceTimePeriod", f"{wanted.first_year}{FIRST[indicator.rhythm]}"),
        ("untilTimePeriod", f"{wanted.last_year}{LAST[indicator.rhythm]}"),
    ]
    answer = asker.ask(address, _parameters(asked, time))
    values = parse_eurostat(answer.data, indicator, asked, wanted, code)
    breakdowns = {}
    for name, how in indicator.breakdowns.items():
        chosen = {**asked, how.dimension: how.codes}
        found = asker.ask(address, _parameters(chosen, [("lastTimePeriod", str(how.periods))]))
        breakdowns[name] = _parts(found, indicator, how, chosen, wanted, code)
    return answers.ServiceFigures(values, answer.sha256, _updated(answer.data), breakdowns)


def _parameters(asked: Codes, time: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return what is asked: of all places, for one that a dataset lacks would spoil the whole question.

    Source: Eurostat, "API – FAQ", error 150: INVALID_QUERY_DIMENSION_VALUE.
    """
    filters = [(name, code) for name, codes in sorted(asked.items()) for code in codes]
    return [("format", "JSON"), ("lang", "EN"), *time, *filters]


def parse_eurostat(
    data: Any, indicator: Indicator, asked: Codes, wanted: answers.FigureRequest, code: str
) -> answers.Values:
    """Return the values of an answer by country and period; several codes of a dimension are added up."""
    table = _table(data, asked, code)
    answers.refuse_multiple(table.unit, indicator, SERVICE, code)
    parts: dict[answers.Place, list[Figure]] = defaultdict(list)
    for _, place, figure in _figures(table, indicator, wanted, code):
        parts[place].append(figure)
    found = _sums(parts, prod(len(codes) for codes in asked.values()))
    if not found:
        raise Refused("answer-empty", service=SERVICE, dataset=code)
    return found


def _sums(parts: Mapping[Key, list[Figure]], count: int) -> dict[Key, Figure]:
    """Return the sums of which every one of `count` parts is known."""
    added = {key: _added(figures, count) for key, figures in parts.items()}
    return {key: figure for key, figure in added.items() if figure is not None}


def _added(figures: list[Figure], count: int) -> Figure | None:
    """Return the sum of the parts of a value, or None where one of them is not known."""
    if count == 1:
        return figures[0]
    known = [figure.value for figure in figures if figure.value is not None]
    if len(known) < count:
        return None
    flags = dict.fromkeys(flag for figure in figures for flag in figure.flags)
    return Figure(value=sum(known, Decimal(0)), flags=list(flags))


def _table(data: Any, asked: Codes, code: str) -> json_stat.StatTable:
    """Return the table of an answer whose dataset, dimensions and codes are those asked for."""
    if isinstance(data, dict) and "error" in data:
        raise Refused("service-refuses-dataset", service=SERVICE, dataset=code, reason=_labels(data["error"]))
    try:
        table = json_stat.read_json_stat(data)
        named = _named(data)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise _malformed(code, error) from error
    if named and named.casefold() != code.casefold():
        raise Refused("answer-other-dataset", service=SERVICE, dataset=code, value=named)
    for name in ("geo", "time"):
        if name not in table.codes:
            raise _malformed(code, KeyError(name))
    for name, codes in table.codes.items():
        _refuse_other(name, codes, asked.get(name), code)
    for name in asked:
        if name not in table.codes and name != "freq":  # its periods say how often there is a value
            raise Refused("answer-other-filter", service=SERVICE, dataset=code, dimension=name, value="–")
    return table


def _refuse_other(name: str, codes: list[str], asked: list[str] | None, code: str) -> None:
    """Raise `Refused` where a dimension is not filtered, or by other codes than was asked."""
    if name in ("geo", "time") or asked == []:
        return
    if asked is None:
        if len(codes) > 1:
            raise Refused("query-wide", dataset=code, value=name)
    elif set(codes) != set(asked):
        raise Refused(
            "answer-other-filter",
            service=SERVICE,
            dataset=code,
            dimension=name,
            value=", ".join(codes) or "–",
        )


def _named(data: Mapping[str, Any]) -> str | None:
    """Return the dataset an answer says it is from, where it does."""
    extension = data.get("extension")
    found = extension.get("id") or extension.get("datasetId") if isinstance(extension, dict) else None
    return str(found).partition("$")[0] if found else None


def _figures(
    table: json_stat.StatTable, indicator: Indicator, wanted: answers.FigureRequest, code: str
) -> Iterator[tuple[Mapping[str, str], answers.Place, Figure]]:
    """Yield the figures of our countries and totals in the wanted years, each with its place in the table."""
    try:
        periods = {text: Period.parse(text) for text in table.codes["time"]}
        for cell in table.cells():
            period, country = periods[cell.at["time"]], wanted.codes.get(cell.at["geo"])
            if period.rhythm != indicator.rhythm:
                raise Refused("answer-other-rhythm", service=SERVICE, dataset=code, value=period)
            if country and wanted.covers(period):
                figure = _figure(cell, indicator)
                if figure is not None:
                    yield cell.at, (country, period), figure
    except (KeyError, TypeError, ValueError) as error:
        raise _malformed(code, error) from error


def _figure(cell: json_stat.StatCell, indicator: Indicator) -> Figure | None:
    flags = [_flag(letter) for letter in dict.fromkeys(cell.status.lower()) if letter not in " ()"]
    value = cell.value
    if value is None:
        return Figure(flags=flags) if flags else None
    if isinstance(value, bool) or not isinstance(value, (int, Decimal)):
        raise ValueError(f"not a number: {value!r}")
    number = Decimal(value)
    fits_decimals = indicator.decimals > 0 or number == number.to_integral_value()
    if not number.is_finite() or not fits_decimals or (number < 0 and not indicator.signed):
        raise ValueError(f"not a value of this indicator: {value!r}")
    rest: list[Flag] = [flag for flag in flags if flag != "not_available"]
    return Figure(value=number, flags=rest)


def _flag(letter: str) -> Flag:
    if letter not in EUROSTAT_FLAGS:
        raise ValueError(f"an unknown flag: {letter!r}")
    return EUROSTAT_FLAGS[letter]


def _parts(
    answer: ServiceAnswer,
    indicator: Indicator,
    how: BreakdownQuery,
    asked: Codes,
    wanted: answers.FigureRequest,
    code: str,
) -> dict[answers.Place, dict[str, Figure]]:
    """Return the largest parts of each value; codes that name no single country are left out."""
    table = _table(answer.data, asked, code)
    cells: dict[tuple[answers.Place, str], list[Figure]] = defaultdict(list)
    for at, place, figure in _figures(table, indicator, wanted, code):
        part = at[how.dimension] if how.codes else origin_code(at[how.dimension])
        if part and figure.value is not None:
            cells[place, part].append(figure)
    count = prod(len(codes) for name, codes in asked.items() if name != how.dimension)
    found: dict[answers.Place, dict[str, Figure]] = defaultdict(dict)
    for (place, part), figure in _sums(cells, count).items():
        found[place][part] = figure
    return {place: answers.largest_parts(parts, how.largest) for place, parts in found.items()}


def origin_code(code: str) -> str | None:
    """Return our code of three letters for a citizenship, or None for a group of countries."""
    if code in NO_COUNTRY:
        return NO_COUNTRY[code]
    found = pycountry.countries.get(alpha_2=ISO_CODES.get(code, code)) if len(code) == 2 else None
    return str(found.alpha_3) if found else None


def _updated(data: Mapping[str, Any]) -> PartialDate | None:
    try:
        return PartialDate.parse(str(data["updated"])[:10])
    except (KeyError, ValueError):
        return None


def _labels(errors: Any) -> str:
    found = errors if isinstance(errors, list) else [errors]
    messages = [str(error.get("label", error)).rstrip(".") for error in found if isinstance(error, dict)]
    return "; ".join(messages) or "–"


def _malformed(code: str, error: Exception) -> Refused:
    return Refused("answer-malformed", service=SERVICE, dataset=code, detail=repr(error)[:200])
