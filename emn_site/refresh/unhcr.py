"""UNHCR's refugee statistics API: rows by country of asylum and year, in pages.

Source: UNHCR, Refugee Population Statistics Database, API documentation (api.unhcr.org/docs).
A `-` stands for what does not apply, a `*` for a count of one to four that is withheld.
"""

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

from emn_site.model.figures import Figure, Flag, Unit
from emn_site.model.indicators import BreakdownQuery, Indicator, UnhcrQuery
from emn_site.model.period import Period
from emn_site.model.refusals import Refused
from emn_site.refresh.answers import FigureRequest, Place, ServiceFigures, largest_parts
from emn_site.refresh.service import ServiceClient

SERVICE = "UNHCR"
API = "https://api.unhcr.org"
PAGE = 1000
MOST_PAGES = 500

COUNTED: dict[str, Unit] = {"P": "persons", "C": "cases"}
"""What the columns `app_pc` and `dec_pc` say was counted."""

NOTHING = ("-", "", None)
WITHHELD = "*"
_ORIGIN = re.compile("[A-Z]{3}")
NO_ORIGIN = {"XXA": "XXA", "UNK": "UNK", "XXX": "UNK"}

Row = Mapping[str, Any]


def read_unhcr(
    asker: ServiceClient, indicator: Indicator, query: UnhcrQuery, wanted: FigureRequest, api: str
) -> ServiceFigures:
    """Return one column by country and year, summed over its rows, and its breakdown by origin.

    Raises `Refused` where a page is missing, doubled or malformed, or no row is left.
    """
    address = f"{api}/population/v1/{query.endpoint}/"
    rows, answer = _rows(asker, address, query, wanted, {})
    values = {place: _sum(found, query, place) for place, found in _by_place(rows, query, wanted).items()}
    known = {place: figure for place, figure in values.items() if figure is not None}
    if not known:
        raise Refused("answer-empty", service=SERVICE, dataset=query.endpoint)
    breakdowns = {}
    for name, how in indicator.breakdowns.items():
        newest = FigureRequest(wanted.codes, wanted.last_year - how.periods + 1, wanted.until)
        found, _ = _rows(asker, address, query, newest, {"coo_all": "true"})
        breakdowns[name] = _parts(found, query, how, newest)
    return ServiceFigures(known, answer, breakdowns=breakdowns)


def _rows(
    asker: ServiceClient, address: str, query: UnhcrQuery, wanted: FigureRequest, more: Mapping[str, str]
) -> tuple[list[Row], str]:
    """Return the rows of all pages, and the SHA-256 of the hashes of the answers."""
    rows: list[Row] = []
    hashes = hashlib.sha256()
    page = pages = 1
    while page <= pages:
        answer = asker.ask(address, _parameters(wanted, page, more))
        hashes.update(answer.sha256.encode())
        items, pages = _page(answer.data, page, query)
        rows += items
        page += 1
    seen = {repr(sorted(row.items(), key=lambda pair: pair[0])) for row in rows if isinstance(row, dict)}
    if len(seen) < len(rows):
        raise _malformed(query, "the same row twice")
    return rows, hashes.hexdigest()


def _page(data: Any, page: int, query: UnhcrQuery) -> tuple[list[Row], int]:
    """Return the rows of a page and how many pages there are."""
    try:
        items, pages, found = data["items"], int(data["maxPages"]), int(data["page"])
    except (KeyError, TypeError, ValueError) as error:
        raise _malformed(query, f"page {page}") from error
    if not isinstance(items, list) or found != page or pages > MOST_PAGES:
        raise _malformed(query, f"page {page}")
    if not items and page <= pages:
        detail = f"{page}/{pages}"
        raise Refused("answer-lacks-page", service=SERVICE, dataset=query.endpoint, detail=detail)
    return items, pages


def _parameters(wanted: FigureRequest, page: int, more: Mapping[str, str]) -> list[tuple[str, str]]:
    return [
        ("page", str(page)),
        ("limit", str(PAGE)),
        ("yearFrom", str(wanted.first_year)),
        ("yearTo", str(wanted.last_year)),
        ("coa", ",".join(sorted(wanted.countries))),
        ("cf_type", "ISO"),
        *more.items(),
    ]


def _by_place(rows: list[Row], query: UnhcrQuery, wanted: FigureRequest) -> dict[Place, list[Row]]:
    """Return the rows that count, by country and year; what was not asked for does not count."""
    found: dict[Place, list[Row]] = defaultdict(list)
    for place, row in _placed(rows, query, wanted):
        found[place].append(row)
    return found


def _placed(rows: list[Row], query: UnhcrQuery, wanted: FigureRequest) -> Iterator[tuple[Place, Row]]:
    countries = wanted.countries
    try:
        for row in rows:
            code, period = countries.get(str(row["coa_iso"])), Period.parse(row["year"])
            row[query.field]  # every row has the column, or the answer is another table
            filters = query.filters | query.instead.get(code or "", {})
            is_counted = all(row[column] in values for column, values in filters.items())
            if code and wanted.covers(period) and is_counted:
                yield (code, period), row
    except (KeyError, TypeError, ValueError) as error:
        raise _malformed(query, repr(error)) from error


def _sum(rows: list[Row], query: UnhcrQuery, place: Place) -> Figure | None:
    """Return the sum of some rows of one country and year; None where nothing applies."""
    found = [row for row in rows if row[query.field] not in NOTHING]
    if not found:
        return None
    flags: list[Flag] = ["definition_differs"] if place[0] in query.instead else []
    if any(row[query.field] == WITHHELD for row in found):
        return Figure(flags=[*flags, "suppressed"])
    numbers = [_number(row[query.field], query) for row in found]
    return Figure(value=sum(numbers, Decimal(0)), unit=_unit(found, query), flags=flags)


def _number(value: Any, query: UnhcrQuery) -> Decimal:
    try:
        number = Decimal(str(value))
    except InvalidOperation as error:
        raise _malformed(query, f"not a count: {value!r}") from error
    if (
        isinstance(value, bool)
        or not number.is_finite()
        or number < 0
        or number != number.to_integral_value()
    ):
        raise _malformed(query, f"not a count: {value!r}")
    return number


def _unit(rows: list[Row], query: UnhcrQuery) -> Unit | None:
    """Return the unit where it is not persons, which goes without saying."""
    procedures = {row.get("app_pc") or row.get("dec_pc") or "P" for row in rows}
    if not procedures <= set(COUNTED):
        raise _malformed(query, f"counted in {sorted(map(str, procedures))}")
    if len(procedures) > 1:
        return "persons_and_cases"
    return COUNTED["C"] if procedures == {"C"} else None


def _parts(
    rows: list[Row], query: UnhcrQuery, how: BreakdownQuery, wanted: FigureRequest
) -> dict[Place, dict[str, Figure]]:
    """Return the largest countries of origin of each country and year."""
    grouped: dict[Place, dict[str, list[Row]]] = defaultdict(lambda: defaultdict(list))
    for place, row in _placed(rows, query, wanted):
        origin = str(row[f"{how.dimension}_iso"])
        if origin != "-" and not _ORIGIN.fullmatch(origin):
            raise _malformed(query, f"no code of a country: {origin}")
        if origin != "-":
            grouped[place][NO_ORIGIN.get(origin, origin)].append(row)
    found: dict[Place, dict[str, Figure]] = {}
    for place, by_origin in grouped.items():
        sums = {origin: _sum(those, query, place) for origin, those in by_origin.items()}
        known = {origin: Figure(value=one.value) for origin, one in sums.items() if one and one.value}
        found[place] = largest_parts(known, how.largest)
    return {place: parts for place, parts in found.items() if parts}


def _malformed(query: UnhcrQuery, detail: str) -> Refused:
    return Refused("answer-malformed", service=SERVICE, dataset=query.endpoint, detail=detail)
