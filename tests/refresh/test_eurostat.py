"""Every Eurostat indicator of the network, read from a service that filters, and answers in every shape."""

from datetime import date
from decimal import Decimal
from itertools import product

import pycountry
import pytest

from emn_site.content.load import load_site
from emn_site.model.indicators import EurostatQuery
from emn_site.model.period import Period
from emn_site.model.site import Site
from emn_site.refresh import eurostat, fetch
from emn_site.refresh.answers import FigureRequest
from tests.refresh.eurostat_tables import PLACES, REPORTING, Tables
from tests.refresh.refreshing import asker_of
from tests.refresh.services import Server, serving
from tests.sites import HERE, all_countries

TODAY = date(2026, 11, 26)
FETCHED = [
    key
    for key, indicator in load_site(HERE / "network").indicators.items()
    if isinstance(indicator.fetch, EurostatQuery)
]
WANTED = FigureRequest({"LT": "LT", "EL": "GR", "EU27_2020": "EU27_2020"}, 2020, TODAY)
PLACE = "/statistics/1.0/data/a_table"


site = all_countries.site


@pytest.fixture(scope="session")
def tables(site: Site) -> Tables:
    return Tables.of(site)


@pytest.fixture(scope="session")
def fetched(site: Site, tables: Tables) -> fetch.FetchResult:
    """What the network's indicators are read as, once."""
    with serving() as served:
        served.otherwise = tables.answer
        here = fetch.ServiceAddresses(
            eurostat=served.address, unhcr=served.address, world_bank=served.address
        )
        return fetch.fetch_figures(site, asker_of(served), here, TODAY)


def test_every_dataset_of_eurostat_is_read(fetched: fetch.FetchResult, tables: Tables) -> None:
    assert set(FETCHED) <= fetched.readings.keys()
    assert not set(tables.tables) & fetched.failures.keys()


@pytest.mark.parametrize("key", FETCHED)
def test_an_indicator_is_the_sum_of_the_codes_its_filters_name(
    site: Site, tables: Tables, fetched: fetch.FetchResult, key: str
) -> None:
    query = site.indicators[key].fetch
    assert isinstance(query, EurostatQuery)
    table = tables.tables[query.dataset]
    codes = {country.eurostat_code: country.code for country in site.countries.values()}
    expected: dict[tuple[str, Period], Decimal] = {}
    for place, time in product([*REPORTING, "EU27_2020"], table["time"]):
        at = {"freq": table["freq"][0], "geo": place, "time": time}
        cells = [
            tables.value(query.dataset, {**at, **dict(zip(query.filters, chosen, strict=True))})
            for chosen in product(*query.filters.values())
        ]
        code = codes.get(place, place if place in {t.code for t in site.totals.values()} else None)
        if (
            code
            and min(site.years) <= int(time[:4])
            and Period.parse(time).start <= TODAY
            and None not in cells
        ):
            expected[code, Period.parse(time)] = sum((Decimal(str(cell)) for cell in cells), Decimal(0))

    read = {
        place: figure.value
        for place, figure in fetched.readings[key].values.items()
        if figure.value is not None
    }

    assert len(expected) > 400
    assert read == expected


def test_every_country_that_reports_is_there_by_its_own_code(site: Site, fetched: fetch.FetchResult) -> None:
    reading = fetched.readings["asylum_applicants"]

    assert {code for code, _ in reading.values} == {
        country.code for country in site.countries.values() if country.eurostat_code in PLACES
    } | {"EU27_2020"}
    assert "GR" in {code for code, _ in reading.values}


@pytest.mark.parametrize("code", [(country.alpha_2, country.alpha_3) for country in pycountry.countries])
def test_every_citizenship_is_called_by_its_code_of_three_letters(code: tuple[str, str]) -> None:
    assert eurostat.origin_code(code[0]) == code[1]


@pytest.mark.parametrize(
    ("code", "ours"),
    [("EL", "GRC"), ("UK", "GBR"), ("XK", "XKX"), ("STLS", "XXA"), ("UNK", "UNK"), ("EXT_EU27_2020", None)],
)
def test_what_is_no_country_of_iso_is_named_or_left_out(code: str, ours: str | None) -> None:
    assert eurostat.origin_code(code) == ours


def test_the_five_largest_citizenships_are_kept_the_largest_first(fetched: fetch.FetchResult) -> None:
    parts = fetched.readings["asylum_applicants"].breakdowns["citizenship"]["LT", Period(2025)]

    sizes = [figure.value or 0 for figure in parts.values()]
    assert len(parts) == 5
    assert sizes == sorted(sizes, reverse=True)
    assert all(len(code) == 3 for code in parts)


def test_both_ends_of_the_time_are_asked_for_in_the_rhythm_of_the_indicator(
    site: Site, tables: Tables, server: Server
) -> None:
    server.otherwise = tables.answer
    here = fetch.ServiceAddresses(server.address, server.address, server.address)
    fetch.fetch_figures(site, asker_of(server), here, TODAY)

    asked = {
        path.rpartition("/")[2]: (query["sinceTimePeriod"][0], query["untilTimePeriod"][0])
        for path, query in server.asked
        if "sinceTimePeriod" in query
    }
    first = min(site.years)
    assert asked["migr_asyappctza"] == (f"{first}", "2026")
    assert asked["migr_asydcfstq"] == (f"{first}-Q1", "2026-Q4")
    assert asked["migr_asytpsm"] == (f"{first}-01", "2026-12")
