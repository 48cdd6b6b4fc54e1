"""Waiting for what no locator shows."""

from playwright.sync_api import Page


def comes_true(page: Page, expression: str) -> None:
    """Wait up to ten seconds until an expression holds in the page, or fail.

    Not `wait_for_function`: it evaluates a string inside the page, which the page's own policy forbids.
    """
    for _ in range(100):
        if page.evaluate(expression):
            return
        page.wait_for_timeout(100)
    raise AssertionError(f"never came true: {expression}")


def show_all(page: Page) -> None:
    """Make the window as tall as the page, so that entries out of sight are drawn as a reader would see them.

    The browser has not styled what it has not drawn yet (`content-visibility`), and tells the colours of a
    page without styles.
    """
    size = page.viewport_size
    assert size is not None
    for _ in range(2):  # what is drawn may be taller than what was set aside for it
        height = page.evaluate("document.documentElement.scrollHeight")
        page.set_viewport_size({"width": size["width"], "height": height})
        page.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
