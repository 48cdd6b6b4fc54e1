"""What several tests need: the small sites, the network's site read and built once, and a browser."""

import fcntl
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from emn_site.content.load import load_site
from emn_site.model.site import Site
from emn_site.pages import PageSet, make_pages
from tests.browser.chromium import NoChromium, find_or_install
from tests.browser.pages_server import serving
from tests.sampling import describe_part, left_out
from tests.sites import copy_of, project_of, with_unfamiliar_publications
from tests.sites.countries import add_countries

QUIET = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update")


def _is_chosen(config: pytest.Config) -> bool:
    """Return whether a part of the tests was named; a worker of xdist is told what the first process was."""
    return {Path(named).resolve() for named in config.args} != {Path(__file__).parent}


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave the cases to the night that a push does not run."""
    later = left_out([item.nodeid for item in items], _is_chosen(config))
    config.hook.pytest_deselected(items=[item for item in items if item.nodeid in later])
    items[:] = [item for item in items if item.nodeid not in later]


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Say which part of the tests a run makes."""
    terminalreporter.write_line(describe_part(_is_chosen(config)))


def built(folder: Path, root: Path) -> Path:
    """Build a project as `mkdocs build` does and return where its site is."""
    target = folder / "site"
    command = [sys.executable, "-m", "mkdocs", "--quiet", "build", "--site-dir", str(target)]
    subprocess.run(command, cwd=root, check=True)
    return target


def shared(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], Path]) -> Path:
    """Return a folder that is made by the first process that needs it, and used by all."""
    base = factory.getbasetemp()
    folder = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / f"shared-{name}"
    with (folder.parent / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not folder.exists():
            folder.mkdir()
            (folder / "made").write_text(str(make(folder)))
    return Path((folder / "made").read_text())


@pytest.fixture
def healthy(tmp_path: Path) -> Path:
    """A small site in which all is well, for a test to break."""
    return copy_of("healthy", tmp_path)


@pytest.fixture(scope="session")
def network(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site of three countries with all that a build of it needs."""
    return project_of("network", tmp_path_factory.mktemp("project"))


@pytest.fixture(scope="session")
def site(network: Path) -> Site:
    """The content of the network's site."""
    return load_site(network)


@pytest.fixture(scope="session")
def pages(site: Site) -> PageSet:
    """The pages of the network's site."""
    return make_pages(site)


@pytest.fixture(scope="session")
def crowded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The network's site with all 35 countries, 32 of them made up."""
    return add_countries(project_of("network", tmp_path_factory.mktemp("crowded")))


@pytest.fixture(scope="session")
def crowded_site(crowded: Path) -> Site:
    """The content of the site with all countries."""
    return load_site(crowded)


@pytest.fixture(scope="session")
def crowded_pages(crowded_site: Site) -> PageSet:
    """The pages of the site with all countries."""
    return make_pages(crowded_site)


@pytest.fixture(scope="session")
def built_site(crowded: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site with all countries, built once for all tests."""
    return shared(tmp_path_factory, "built", lambda folder: built(folder, crowded))


@pytest.fixture(scope="session")
def unfamiliar_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site with publications nobody has seen before, built once for all tests."""
    return shared(
        tmp_path_factory,
        "unfamiliar",
        lambda folder: built(folder, with_unfamiliar_publications(folder)),
    )


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A Chromium without a window; where there is none the whole run ends with what to install."""
    try:
        program = find_or_install()
    except NoChromium as error:
        pytest.exit(str(error), returncode=1)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=program, args=list(QUIET))
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def address(built_site: Path) -> Iterator[str]:
    """Where the built site is served."""
    with serving(built_site) as served:
        yield served


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    """A page on a desk; any error of a script, and any request to another server, fails the test."""
    context = browser.new_context(base_url=address, viewport={"width": 1280, "height": 900})
    opened = context.new_page()
    trouble: list[str] = []
    opened.on("pageerror", lambda error: trouble.append(str(error)))
    opened.on(
        "console", lambda message: trouble.append(message.text) if "Security Policy" in message.text else None
    )
    opened.on(
        "request", lambda request: None if request.url.startswith(address) else trouble.append(request.url)
    )
    yield opened
    context.close()
    assert trouble == []
