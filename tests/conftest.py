"""What several tests need: the site's own content, the small sites, and the built site."""

import subprocess
import sys
from pathlib import Path

import pytest

from emn_site import content
from emn_site.model import Site
from tests.sites import ROOT, copy_of, with_unfamiliar_publications


def built(folder: Path, root: Path = ROOT) -> Path:
    """Build a project as `mkdocs build` does and return where its site is."""
    target = folder / "site"
    command = [sys.executable, "-m", "mkdocs", "--quiet", "build", "--site-dir", str(target)]
    subprocess.run(command, cwd=root, check=True)
    return target


@pytest.fixture(scope="session")
def site() -> Site:
    """The content of this repository."""
    return content.load(ROOT)


@pytest.fixture
def healthy(tmp_path: Path) -> Path:
    """A small site in which all is well, for a test to break."""
    return copy_of("healthy", tmp_path)


@pytest.fixture(scope="session")
def built_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of this repository, built once for all tests."""
    return built(tmp_path_factory.mktemp("built"))


@pytest.fixture(scope="session")
def unfamiliar_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site with publications nobody has seen before, built once for all tests."""
    folder = tmp_path_factory.mktemp("unfamiliar")
    return built(folder, with_unfamiliar_publications(folder))
