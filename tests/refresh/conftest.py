"""Services that answer, and the site that asks them."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from emn_site.content.load import load_site
from tests.refresh.refreshing import APPLICATIONS, GOOD_APPLICATIONS, GOOD_POPULATION, POPULATION, fetching
from tests.refresh.services import Answer, Server, serving


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
    fetching(healthy)
    assert load_site(healthy).problems == []
    return healthy
