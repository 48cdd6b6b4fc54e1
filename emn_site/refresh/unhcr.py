"""UNHCR's refugee statistics API: rows by country of asylum and year, in pages.

Source: UNHCR, Refugee Population Statistics Database, API documentation (api.unhcr.org/docs).
"""

from typing import Any

import pycountry
import requests

from emn_site.model.country import Figure, UnhcrQuery, Unit
from emn_site.model.refusals import Refused
from emn_site.refresh.service import get_json

API = "https://api.unhcr.org"
PAGE = 1000

COUNTED: dict[str, Unit] = {"P": "persons", "C": "cases"}
"""What the columns `app_pc` and `dec_pc` say was counted."""


def fetch(
    session: requests.Session, query: UnhcrQuery, codes: set[str], first_year: int, api: str = API
) -> dict[tuple[str, int], Figure]:
    """Return the figures of one column by country code and year, summed over the rows of each.

    Raises `Refused` where a page is missing or malformed, or no row is left.
    """
    rows: list[dict[str, Any]] = []
    page = pages = 1
    while page <= pages:
        data = get_json(
            session, f"{api}/population/v1/{query.endpoint}/", _parameters(codes, first_year, page)
        )
        items, last = data.get("items"), data.get("maxPages")
        if not isinstance(items, list) or not isinstance(last, int) or data.get("page") != page:
            raise _malformed(query, f"page {page}")
        pages = last
        if not items and page <= pages:
            detail = f"{page}/{pages}"
            raise Refused("answer-lacks-page", service="UNHCR", dataset=query.endpoint, detail=detail)
        rows += items
        page += 1
    return parse(rows, query, codes)


def _parameters(codes: set[str], first_year: int, page: int) -> list[tuple[str, str]]:
    return [
        ("page", str(page)),
        ("limit", str(PAGE)),
        ("yearFrom", str(first_year)),
        ("coa", ",".join(sorted(_alpha3(code) for code in codes))),
        ("cf_type", "ISO"),
    ]


def parse(rows: list[dict[str, Any]], query: UnhcrQuery, codes: set[str]) -> dict[tuple[str, int], Figure]:
    """Return the figures of one column; rows that the query's filters exclude do not count."""
    wanted = {_alpha3(code): code for code in codes}
    sums: dict[tuple[str, int], int] = {}
    units: dict[tuple[str, int], set[Unit]] = {}
    try:
        for row in rows:
            if row["coa_iso"] not in wanted or any(row[key] != value for key, value in query.filters.items()):
                continue
            value = row[query.field]
            if value in ("-", "", None):
                continue
            place = wanted[row["coa_iso"]], int(row["year"])
            number = int(value)
            if number < 0:
                raise ValueError(f"not a count: {value!r}")
            sums[place] = sums.get(place, 0) + number
            counted = row.get("app_pc") or row.get("dec_pc") or "P"
            units.setdefault(place, set()).add(COUNTED[counted])
    except (KeyError, TypeError, ValueError) as error:
        raise _malformed(query, repr(error)) from error
    if not sums:
        raise Refused("answer-empty", service="UNHCR", dataset=query.endpoint)
    return {place: Figure(value=number, unit=_unit(units[place])) for place, number in sums.items()}


def _malformed(query: UnhcrQuery, detail: str) -> Refused:
    return Refused("answer-malformed", service="UNHCR", dataset=query.endpoint, detail=detail)


def _unit(found: set[Unit]) -> Unit | None:
    """Return the unit where it is not persons, which goes without saying."""
    if len(found) > 1:
        return "persons_and_cases"
    return None if found == {"persons"} else next(iter(found))


def _alpha3(code: str) -> str:
    found = pycountry.countries.get(alpha_2=code)
    return str(found.alpha_3) if found else code
