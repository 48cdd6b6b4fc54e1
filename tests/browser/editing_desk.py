"""A browser in which texts are edited; the folder that is picked is the browser's own file system."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from playwright.sync_api import Browser, Page

from emn_site.editor.forms import interface
from emn_site.model.site import Site
from tests.browser.pages_server import serving
from tests.sites import ROOT

PICKED = Path(__file__).with_name("repository.js")


@contextmanager
def served(site: Site) -> Iterator[str]:
    """Serve the editing interface of a site beside a page of another kind, 404.html; gives their address."""
    with TemporaryDirectory() as folder:
        for address, make in interface.interface_files(site, "../", interface.install_program(ROOT)).items():
            file = Path(folder) / address
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(make())
        (Path(folder) / "404.html").write_text("Not here")
        with serving(Path(folder)) as base:
            yield base


def texts_of(site: Site) -> dict[str, str]:
    """Return the texts of a site by file."""
    return {path: (site.root / path).read_text() for path in site.files if path.endswith(".md")}


@contextmanager
def editing(browser: Browser, site: Site, **window: Any) -> Iterator[Page]:
    """Serve the editing interface of a site, pick the site's texts, and give the page with their lists."""
    with (
        served(site) as base,
        browser.new_context(base_url=base, locale="en-US", **window) as context,
    ):
        context.add_init_script(path=PICKED)
        page = context.new_page()
        page.goto("404.html")
        page.evaluate("files => putFiles(files)", texts_of(site))
        page.goto("admin/")
        page.get_by_role("button", name="Local Repository").click()
        page.get_by_role("button", name="New").first.wait_for()
        yield page
