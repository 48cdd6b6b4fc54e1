"""The sources of the scripts, for a page to import what is inside a bundle and is offered by none."""

from playwright.sync_api import Page, Route

from tests.sites import ROOT

SOURCES = ROOT / "emn_site" / "theme" / "scripts"


def serve_sources(page: Page) -> None:
    """Let a page of the site import `/-/scripts/<name>.js`."""
    page.route("**/-/scripts/*.js", _answer)


def _answer(route: Route) -> None:
    route.fulfill(path=SOURCES / route.request.url.split("/")[-1])
