"""What a page has for scripts to do, the script of its kind does."""

import re
from pathlib import Path

from playwright.sync_api import Page

from tests.browser.scripts import SOURCES

PAGES = ("text", "list", "data", "compare")
MARKS = {
    kind: set(re.findall(r'"([^"]+)": \(\) =>', (SOURCES / f"{kind}.js").read_text(encoding="utf-8")))
    for kind in PAGES
}
FOUND = """async ([addresses, marks]) => {
  const found = {}
  for (const address of addresses) {
    const page = new DOMParser().parseFromString(await (await fetch(address)).text(), "text/html")
    const kind = page.querySelector("script[src]")?.src.match(/(\\w+)\\.js$/)[1]
    if (!kind) continue
    found[kind] ??= {}
    for (const mark of marks) if (page.querySelector(mark)) found[kind][mark] = address
  }
  return found
}"""


def test_a_page_has_nothing_that_the_script_of_its_kind_leaves_out(page: Page, built_site: Path) -> None:
    files = [file.relative_to(built_site) for file in built_site.rglob("index.html")]
    page.goto("about/")

    every = sorted(set().union(*MARKS.values()))
    found = page.evaluate(FOUND, [[f"/{file.parent.as_posix()}/" for file in files], every])

    assert set(found) == set(PAGES)
    assert [(kind, marks) for kind, marks in found.items() if not set(marks) <= MARKS[kind]] == []
