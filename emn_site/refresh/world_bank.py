"""The World Bank's Indicators API: one series by country and year, in pages.

Source: World Bank, "About the Indicators API Documentation" (version 2): a list of what the page is, and of
the observations; a list with a `message` where the question was wrong.
"""

import hashlib
from decimal import Decimal
from typing import Any

from emn_site.model.dates import PartialDate
from emn_site.model.figures import Figure
from emn_site.model.indicators import Indicator, WorldBankQuery
from emn_site.model.period import Period
from emn_site.model.refusals import Refused
from emn_site.refresh.answers import FigureRequest, ServiceFigures, Values, refuse_multiple
from emn_site.refresh.service import ServiceClient

SERVICE = "World Bank"
API = "https://api.worldbank.org"
PAGE = 1000
MOST_PAGES = 100


def read_world_bank(
    asker: ServiceClient, indicator: Indicator, query: WorldBankQuery, wanted: FigureRequest, api: str
) -> ServiceFigures:
    """Return one series by country and year.

    Raises `Refused` where the question is refused, a page is missing or malformed, the series is another
    one, or no value is left.
    """
    code = query.filters["indicator"][0]
    address = f"{api}/v2/country/{';'.join(sorted(wanted.countries))}/indicator/{code}"
    values: Values = {}
    hashes = hashlib.sha256()
    updated: PartialDate | None = None
    page = pages = 1
    while page <= pages:
        answer = asker.ask(address, _parameters(wanted, page))
        hashes.update(answer.sha256.encode())
        try:
            pages, updated = _about(answer.data, page, code)
            _collect(answer.data[1] or [], indicator, wanted, code, values)
        except (KeyError, TypeError, ValueError, IndexError) as error:
            detail = repr(error)[:200]
            raise Refused("answer-malformed", service=SERVICE, dataset=code, detail=detail) from error
        page += 1
    if not values:
        raise Refused("answer-empty", service=SERVICE, dataset=code)
    return ServiceFigures(values, hashes.hexdigest(), updated)


def _parameters(wanted: FigureRequest, page: int) -> list[tuple[str, str]]:
    years = f"{wanted.first_year}:{wanted.last_year}"
    return [("format", "json"), ("date", years), ("per_page", str(PAGE)), ("page", str(page))]


def _about(data: Any, page: int, code: str) -> tuple[int, PartialDate | None]:
    """Return how many pages there are and when the series was last updated."""
    head = data[0]
    if "message" in head:
        reason = "; ".join(str(message.get("value", "")) for message in head["message"])
        raise Refused("service-refuses-dataset", service=SERVICE, dataset=code, reason=reason)
    pages = int(head["pages"])
    if int(head["page"]) != page or not 0 <= pages <= MOST_PAGES:
        raise ValueError(f"page {page}")
    return pages, PartialDate.parse(head["lastupdated"]) if head.get("lastupdated") else None


def _collect(rows: list[Any], indicator: Indicator, wanted: FigureRequest, code: str, values: Values) -> None:
    countries = wanted.countries
    for row in rows:
        if row["indicator"]["id"] != code:
            raise Refused("answer-other-dataset", service=SERVICE, dataset=code, value=row["indicator"]["id"])
        refuse_multiple(f"{row['indicator']['value']} {row.get('unit', '')}", indicator, SERVICE, code)
        country, period = countries.get(row["countryiso3code"]), Period.parse(row["date"])
        value = row["value"]
        if value is None or country is None or not wanted.covers(period):
            continue
        if isinstance(value, bool) or not isinstance(value, (int, Decimal)) or (country, period) in values:
            raise ValueError(f"{country} {period}: {value!r}")
        number = Decimal(value)
        if (number < 0 and not indicator.signed) or (
            not indicator.decimals and number != number.to_integral_value()
        ):
            raise ValueError(f"{country} {period}: {value!r}")
        values[country, period] = Figure(value=number)
