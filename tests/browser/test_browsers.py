"""Browsers of the last four years, and those in which a script did not arrive.

Which they are stands in one place, `browserslist` in package.json. They are not at hand here; what they lack
is taken away from ours before a page is opened, and styles are searched for what they cannot read.
"""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from emn_site.locale.templates import THEME
from tests.browser.kinds import KINDS
from tests.browser.waiting import open_to_rest
from tests.sites import ROOT

STYLES = sorted([*(THEME / "styles").glob("*.css"), *ROOT.glob("emn_site/pages/*/style.css")])
SCRIPTS = sorted(file.name for file in (THEME / "assets" / "javascripts").glob("*.js"))

LATER_APIS = """
const lacking = [
  [Array.prototype, ["findLast", "findLastIndex", "toSorted", "toReversed", "toSpliced", "with", "group"]],
  [Array, ["fromAsync"]], [Object, ["groupBy"]], [Map, ["groupBy"]], [Promise, ["withResolvers", "try"]],
  [Set.prototype, ["union", "intersection", "difference", "isSubsetOf"]],
  [Iterator?.prototype ?? {}, ["map", "filter", "toArray", "take"]],
  [String.prototype, ["isWellFormed", "toWellFormed"]], [URL, ["canParse", "parse"]],
  [Element.prototype, ["checkVisibility", "setHTMLUnsafe"]],
  [HTMLElement.prototype, ["showPopover", "togglePopover"]],
  [globalThis, ["Highlight", "CompressionStream", "DecompressionStream", "scheduler", "navigation"]],
  [CSS, ["highlights"]], [document.constructor.prototype, ["startViewTransition"]],
]
for (const [holder, names] of lacking) for (const name of names) {
  try { delete holder[name] } catch {}
}
delete URLSearchParams.prototype.size
delete CSS.highlights
"""

LATER_STYLES = re.compile(
    r":has\(|light-dark\(|@container|@scope|color-mix\(|text-box|@starting-style|^\s*&", re.MULTILINE
)


@pytest.fixture
def older(browser: Browser, address: str) -> Iterator[Page]:
    """A page in a browser without what came later; any error of a script fails the test."""
    context = browser.new_context(base_url=address)
    context.add_init_script(LATER_APIS)
    opened = context.new_page()
    trouble: list[str] = []
    opened.on("pageerror", lambda error: trouble.append(str(error)))
    yield opened
    context.close()
    assert trouble == []


def test_the_oldest_browsers_are_named_in_one_place() -> None:
    named = json.loads((ROOT / "package.json").read_text(encoding="utf-8"))["browserslist"]

    assert {"chrome >= 100", "safari >= 15.4", "firefox >= 102"} <= set(named)


@pytest.mark.parametrize("place", KINDS)
def test_every_kind_of_page_works_without_later_apis(older: Page, place: str) -> None:
    open_to_rest(older, place)

    expect(older.locator("h1").first).to_be_visible()


def test_an_older_browser_searches_filters_and_compares(older: Page) -> None:
    older.goto("search/?q=prieglobscio")
    expect(older.locator("main [data-search-results] > li").first).to_be_visible()

    older.goto("en/publications/?type=study")
    expect(older.locator(".emn-entry[data-type=inform]").first).to_be_hidden()

    older.goto("en/compare/?countries=LT,LV&view=table")
    expect(older.get_by_role("columnheader", name="Latvia")).to_be_visible()


def test_a_browser_without_dialogs_searches_on_the_page_of_the_search(older: Page) -> None:
    older.add_init_script("delete HTMLDialogElement.prototype.showModal")
    older.goto("en/countries/")

    older.keyboard.press("/")

    expect(older).to_have_url(re.compile("/en/search/$"))


@pytest.mark.parametrize("file", STYLES, ids=lambda file: f"{file.parent.name}/{file.stem}")
def test_no_style_needs_a_later_browser(file: Path) -> None:
    found = LATER_STYLES.findall(re.sub(r"/\*.*?\*/", "", file.read_text("utf-8"), flags=re.DOTALL))

    # On paper what is around a factsheet is left out where a browser knows it to be one; else it is longer.
    assert set(found) <= ({":has("} if file.stem == "print" else set())


@pytest.mark.parametrize("file", sorted((THEME / "scripts").glob("*.js")), ids=lambda file: file.stem)
def test_no_expression_of_a_script_looks_behind(file: Path) -> None:
    """Safari does so from 16.4 on; a script with such an expression does not run at all before it."""
    assert re.findall(r"\(\?<[=!]", file.read_text("utf-8")) == []


@pytest.mark.parametrize("script", SCRIPTS)
def test_a_script_that_cannot_be_loaded_leaves_a_page_or_a_sentence(
    browser: Browser, address: str, script: str
) -> None:
    context = browser.new_context(base_url=address)
    context.route(f"**/{script}", lambda route: route.abort())
    page = context.new_page()

    for place, result, sentence in (
        (
            "en/search/?q=asylum",
            "main [data-search-results] > li",
            "could not be carried out|needs JavaScript",
        ),
        (
            "en/compare/?countries=LT,LV",
            ".emn-frame[data-view] table",
            "could not be carried out|needs JavaScript",
        ),
    ):
        page.goto(place)
        page.wait_for_load_state("networkidle")
        found = page.locator(result).count()
        text = page.locator("main").inner_text()
        assert found or re.search(sentence, text), place
    context.close()
