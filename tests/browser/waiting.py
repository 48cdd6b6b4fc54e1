"""Waiting for what no locator shows."""

from playwright.sync_api import Locator, Page, Request

QUIET, REST = 30, 3
"""So many milliseconds, so many times one after the other, nothing is asked for by a page at rest."""


def open_to_rest(page: Page, place: str) -> None:
    """Open a page, and wait until all that its scripts ask for has come.

    Not `networkidle`, which waits half a second longer, for requests that nobody has begun.
    """
    under_way: set[Request] = set()
    page.on("request", lambda request: under_way.add(request))
    page.on("requestfinished", lambda request: under_way.discard(request))
    page.on("requestfailed", lambda request: under_way.discard(request))
    page.goto(place)
    quiet = 0
    while quiet < REST:
        page.wait_for_timeout(QUIET)
        quiet = 0 if under_way else quiet + 1


def comes_true(page: Page, expression: str) -> None:
    """Wait up to ten seconds until an expression holds in the page, or fail.

    Not `wait_for_function`: it evaluates a string inside the page, which the page's own policy forbids.
    """
    for _ in range(100):
        if page.evaluate(expression):
            return
        page.wait_for_timeout(100)
    raise AssertionError(f"never came true: {expression}")


SHOW_ALL = """() => {
  const all = new CSSStyleSheet()
  all.replaceSync("* { content-visibility: visible !important }")
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, all]
  return new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))
}"""


def show_all(page: Page) -> None:
    """Let entries out of sight be styled as a reader would see them, once they come into sight.

    The browser has not styled what it has not drawn yet (`content-visibility`), and tells the colours of a
    page without styles.
    """
    page.evaluate(SHOW_ALL)


def open_take(page: Page, address: str) -> Locator:
    """Open a page and the fold of its first chart that says what can be taken away; return the fold."""
    page.goto(address)
    fold = page.locator("[data-take]").first
    fold.locator("summary").click()
    return fold
