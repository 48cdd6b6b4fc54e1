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
