"""Services that answer, and the site that asks them."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from emn_site.files.load import load
from tests.refresh.refreshing import (
    APPLICATIONS,
    DATASETS,
    FETCH,
    GOOD_APPLICATIONS,
    GOOD_POPULATION,
    NAMES,
    POPULATION,
)
from tests.refresh.services import (
    Answer,
    Server,
    serving,
)


@pytest.fixture
def server() -> Iterator[Server]:
    with serving() as served:
        yield served


@pytest.fixture
def answering() -> Iterator[Server]:
    with serving() as served:
        served.answers[POPULATION] = [Answer(GOOD_POPULATION)]
        served.answers[APPLICATIONS] = [Answer(GOOD_APPLICATIONS)]
        yield served


@pytest.fixture
def root(healthy: Path) -> Path:
    """The healthy site, whose indicators say where they are fetched."""
    file = healthy / "data" / "indicators.yml"
    text = file.read_text().replace("  breakdowns: {citizenship: {dimension: coo}}\n", "")
    for key, query in FETCH.items():
        text = text.replace(f"{key}:\n", f"{key}:\n  fetch: {query}\n")
    file.write_text(text)
    with (healthy / "data" / "datasets.yml").open("a") as datasets:
        datasets.write(DATASETS)
    for locale in ("lt", "en"):
        with (healthy / "data" / locale / "datasets.yml").open("a") as names:
            names.write(NAMES)
    country = healthy / "data" / "countries" / "lithuania.yml"
    country.write_text(country.read_text().partition("    breakdowns:")[0])
    for slug, dataset in (("lithuania", "applications"), ("norway", "demo_pjan")):
        file = healthy / "data" / "countries" / f"{slug}.yml"
        file.write_text(file.read_text().replace("dataset: statistics", f"dataset: {dataset}"))
    assert load(healthy).problems == []
    return healthy
