"""This repository's own content: read, and built once. A copy for another country brings tests of its own."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from emn_site.content.load import load_site
from emn_site.model.site import Site
from tests.browser.pages_server import serving
from tests.conftest import built
from tests.sites import ROOT


@pytest.fixture(scope="session")
def site() -> Site:
    """The content of this repository."""
    return load_site(ROOT)


@pytest.fixture(scope="session")
def built_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of this repository, built once for all tests of its content."""
    return built(tmp_path_factory.mktemp("own"), ROOT)


@pytest.fixture(scope="session")
def address(built_site: Path) -> Iterator[str]:
    """Where the site of this repository is served."""
    with serving(built_site) as served:
        yield served
