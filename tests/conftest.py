"""What several tests need: the small sites, and the network's site, read and built once."""

import subprocess
import sys
from pathlib import Path

import pytest

from emn_site.files.load import load
from emn_site.model.site import Site
from emn_site.pages import Pages, all_pages
from tests.sites import copy_of, project_of, with_unfamiliar_publications


def built(folder: Path, root: Path) -> Path:
    """Build a project as `mkdocs build` does and return where its site is."""
    target = folder / "site"
    command = [sys.executable, "-m", "mkdocs", "--quiet", "build", "--site-dir", str(target)]
    subprocess.run(command, cwd=root, check=True)
    return target


@pytest.fixture
def healthy(tmp_path: Path) -> Path:
    """A small site in which all is well, for a test to break."""
    return copy_of("healthy", tmp_path)


@pytest.fixture(scope="session")
def network(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A whole site with all that a build of it needs."""
    return project_of("network", tmp_path_factory.mktemp("project"))


@pytest.fixture(scope="session")
def site(network: Path) -> Site:
    """The content of the network's site."""
    return load(network)


@pytest.fixture(scope="session")
def pages(site: Site) -> Pages:
    """The pages of the network's site."""
    return all_pages(site)


@pytest.fixture(scope="session")
def built_site(network: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The network's site, built once for all tests."""
    return built(tmp_path_factory.mktemp("built"), network)


@pytest.fixture(scope="session")
def unfamiliar_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site with publications nobody has seen before, built once for all tests."""
    folder = tmp_path_factory.mktemp("unfamiliar")
    return built(folder, with_unfamiliar_publications(folder))
