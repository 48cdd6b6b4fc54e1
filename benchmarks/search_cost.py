"""What the search costs a reader and the build: `python -m benchmarks.search_cost`.

Indexes 2,000 made-up Lithuanian publications of some 400 words, each drawn from three of the site's own
texts with a fixed seed, asks for one word in Chromium and adds up what came over the wire (compressed as
a server does it) until the first result stood there; then times warm queries on a processor slowed four
times.
"""

import gzip
import random
import tempfile
import time
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from benchmarks.scale import ROOT
from emn_site import content, search
from tests.browser.chromium import find_or_install
from tests.browser.pages_server import serving

COUNT = 2000
SECTIONS, SENTENCES = 5, 8
QUERIES = ("prieglobsčio", "užsieniečių integracija", "migr", "leidimas gyventi", "grąžinimo procedūra")
SCRIPTS = ("search-engine.js", "search-excerpts.js", "search-index.js", "word-forms.js")
START = """async query => {
  const { SearchEngine } = await import(new URL("search-engine.js", document.baseURI))
  window.engine = new SearchEngine({ folder: "pagefind/", root: "./", locale: "lt" })
  const { results, keys } = await window.engine.search(query)
  await Promise.all(results.slice(0, 6).map(({ id }) => window.engine.shown(id, keys)))
}"""
WARM = """async query => {
  const start = performance.now()
  const { results, keys } = await window.engine.search(query)
  await Promise.all(results.slice(0, 6).map(({ id }) => window.engine.shown(id, keys)))
  return performance.now() - start
}"""


def made_up(folder: Path) -> None:
    """Write the pages."""
    chance = random.Random(2026)
    texts = [v.body for p in content.load(ROOT).publications for v in p.versions.values() if v.locale == "lt"]
    split = [[line.strip() for line in text.split(". ") if 40 < len(line) < 300] for text in texts]
    for number in range(COUNT):
        sentences = [sentence for text in chance.sample(split, 3) for sentence in text]
        sections = [
            f"<h2 id='s{at}'>{chance.choice(sentences)[:40]}</h2>"
            f"<p>{'. '.join(chance.choices(sentences, k=SENTENCES))}.</p>"
            for at in range(SECTIONS)
        ]
        title, year = chance.choice(sentences)[:60], 2000 + number % 25
        (folder / f"{number}.html").write_text(
            f'<!doctype html><html lang="lt"><body><main data-pagefind-body><h1>{title}</h1>'
            f"<template data-facets='year:{year}' data-date='{year}'></template>{''.join(sections)}"
            "</main></body></html>"
        )


def bytes_of(page: Page, query: str, folder: Path, address: str) -> int:
    """Return what the first result of a query needs, compressed where a server compresses."""
    asked: list[str] = []
    page.on("requestfinished", lambda request: asked.append(request.url))
    page.goto(address)
    page.evaluate(START, query)
    total = 0
    for url in {found.partition("?")[0] for found in asked if found != address}:
        file = folder / url.removeprefix(address)
        if file.is_file():
            data = file.read_bytes()
            total += min(len(data), len(gzip.compress(data)))
    return total


def main() -> None:
    """Print bytes, times and the cost of indexing."""
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        folder = Path(name)
        made_up(folder)
        start = time.perf_counter()
        count = search.index(folder, content.load(ROOT))
        print(f"indexing: {(time.perf_counter() - start) / count * 1000:.1f} ms a page, {count} pages")
        for script in SCRIPTS:
            (folder / script).write_text((ROOT / "overrides/assets/javascripts" / script).read_text())
        (folder / "index.html").write_text("<!doctype html><html lang=lt><title>x</title></html>")
        browser = playwright.chromium.launch(executable_path=find_or_install(), args=["--no-sandbox"])
        with serving(folder) as address:
            for query in QUERIES:
                page = browser.new_page()
                size = bytes_of(page, query, folder, address)
                devtools = page.context.new_cdp_session(page)
                devtools.send("Emulation.setCPUThrottlingRate", {"rate": 4})
                page.evaluate(WARM, query)
                times = sorted(page.evaluate(WARM, query) for _ in range(5))
                print(f"{query}: first result {size / 1024:.0f} KB, warm query {times[2]:.0f} ms (slowed 4x)")
                page.close()


if __name__ == "__main__":
    main()
