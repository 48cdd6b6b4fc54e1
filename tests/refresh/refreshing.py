"""The healthy site with indicators that are fetched, and what a refresh of it does."""

import hashlib
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from emn_site.content.load import load_site
from emn_site.content.retries import RetryPolicy
from emn_site.refresh import edit, fetch, proposal
from emn_site.refresh.proposal import Proposal
from emn_site.refresh.service import ServiceClient
from tests.refresh.services import Server, application, json_stat, unhcr_page

POPULATION = "/statistics/1.0/data/demo_pjan"
BIRTHS = "/v2/country/LTU;NOR/indicator/SP.POP.TOTL"
APPLICATIONS = "/population/v1/asylum-applications/"
NOW = datetime(2026, 11, 24, 4, 17, tzinfo=UTC)
WRITTEN = "2026-11-24T04:17Z"
QUICK = RetryPolicy(seconds=5, silence=2, first_wait=0.01, tries=2)

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


def fetching(site: Path) -> Path:
    """Let the indicators of a copy of the healthy site say where they are fetched."""
    file = site / "data" / "indicators.yml"
    text = file.read_text().replace("  breakdowns: {citizenship: {dimension: coo}}\n", "")
    for key, query in FETCH.items():
        text = text.replace(f"{key}:\n", f"{key}:\n  fetch: {query}\n")
    file.write_text(text)
    with (site / "data" / "datasets.yml").open("a") as datasets:
        datasets.write(DATASETS)
    for language in ("lt", "en"):
        with (site / "data" / language / "datasets.yml").open("a") as names:
            names.write(NAMES)
    country = site / "data" / "countries" / "lithuania.yml"
    country.write_text(country.read_text().partition("    breakdowns:")[0])
    for slug, dataset in (("lithuania", "applications"), ("norway", "demo_pjan")):
        file = site / "data" / "countries" / f"{slug}.yml"
        file.write_text(file.read_text().replace("dataset: statistics", f"dataset: {dataset}"))
    return site


def asker_of(server: Server) -> ServiceClient:
    """Return one who asks a server of this machine, and is not patient."""
    return ServiceClient(QUICK, local=frozenset({server.address}))


def population(values: Any, statuses: Any = None) -> Any:
    table = {"freq": ["A"], "unit": ["NR"], "geo": ["LT", "NO"], "time": ["2020", "2021", "2022"]}
    return json_stat(table, values, statuses, "DEMO_PJAN")


GOOD_POPULATION = population(
    {"0": 2794090, "1": 2795680, "3": 1000, "4": 1100, "5": 1200}, {"4": "p", "2": ":"}
)
GOOD_APPLICATIONS = unhcr_page(
    [
        application("LTU", 2020, 1234),
        application("LTU", 2022, 0, counted="C"),
        application("NOR", 2022, 7),
    ]
)


def proposed(root: Path, answering: Server) -> Proposal:
    site, here = (
        load_site(root),
        fetch.ServiceAddresses(answering.address, answering.address, answering.address),
    )
    fetched = fetch.fetch_figures(site, asker_of(answering), here, NOW.date())
    return proposal.propose_refresh(site, fetched, NOW)


def refreshed(root: Path, answering: Server) -> Proposal:
    found = proposed(root, answering)
    edit.write_edits(root, edit.edit_files(load_site(root), found.site))
    return found


def changed(found: Proposal) -> set[tuple[str, str, str]]:
    return {(change.slug, change.indicator, str(change.period)) for change in found.changes}


def country_file(root: Path, slug: str) -> Path:
    return root / "data" / "countries" / f"{slug}.yml"


def data_as_bytes(root: Path) -> str:
    files = sorted(path for path in (root / "data").rglob("*") if path.is_file())
    return hashlib.sha256(b"".join(str(path).encode() + path.read_bytes() for path in files)).hexdigest()
