"""Pagefind's program for browsers beside ours: `python -m benchmarks.search_engines`.

Both read what Pagefind indexed of the same 2,000 made-up pages (`search_cost`) and are asked, on a processor
slowed four times, for words that stand in most of them and whose forms Pagefind finds too. Prints what came
over the wire until six results could be shown, and how much longer a warm query takes with Pagefind's.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from benchmarks.scale import ROOT
from benchmarks.search_cost import SHORT, made_up
from benchmarks.search_in_browser import asked, start_page
from emn_site import content, search
from tests.browser.chromium import find_or_install
from tests.browser.pages_server import serving

OWN = "pagefind-own"
QUERIES = ("migracija", "politika", "Lietuva")
START_PAGEFIND = """async () => {
  const pagefind = await import(new URL("pagefind-own/pagefind.js", document.baseURI))
  window.engine = pagefind.createInstance({ noWorker: true, basePath: "/pagefind-own/", baseUrl: "/" })
  await window.engine.init()
}"""
ASK_PAGEFIND = """async query => {
  const start = performance.now()
  const { results } = await window.engine.search(query)
  await Promise.all(results.slice(0, 6).map(result => result.data()))
  return [results.length, performance.now() - start]
}"""


def main() -> None:
    """Print bytes side by side and the ratio of times."""
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        folder = Path(name)
        made_up(folder, "lt", *SHORT)
        command = [sys.executable, "-m", "pagefind", "--silent", "--site", name, "--output-subdir", OWN]
        subprocess.run(command, check=True)
        search.index(folder, content.load(ROOT))
        start_page(folder, "lt")
        browser = playwright.chromium.launch(executable_path=find_or_install(), args=["--no-sandbox"])
        with serving(folder) as address:
            for query in QUERIES:
                _, theirs, slow = asked(browser, folder, address, "lt", query, (START_PAGEFIND, ASK_PAGEFIND))
                _, ours, fast = asked(browser, folder, address, "lt", query)
                print(f"{query}: {theirs:.0f} KB beside {ours:.0f} KB, {slow / fast:.1f} times as long")


if __name__ == "__main__":
    main()
