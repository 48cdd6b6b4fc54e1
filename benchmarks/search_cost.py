"""What the search costs a reader and the build: `python -m benchmarks.search_cost`.

Indexes 2,000 made-up publications of some 400 words in each language, each drawn from three of the site's
own texts with a fixed seed, asks in Chromium and adds up what came over the wire (compressed as a server does
it) until six results could be shown; then times the query again on a processor slowed four times.
"""

import gzip
import random
import tempfile
import time
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from benchmarks.scale import ROOT
from emn_site import content, search
from tests.browser.chromium import find_or_install
from tests.browser.pages_server import serving

SHORT, LONG = (2000, 5), (40, 250)
"""How many publications, and how many sections in each."""

SENTENCES = 8
QUERIES = {
    "lt": (
        "prieglobsčio",
        "migracija",
        "užsieniečių integracija",
        "migr",
        "leidimas gyventi",
        "„prieglobsčio prašytojų“",
        "tarptautinės apsaugos prašytojų įdarbinimas",
    ),
    "en": ("asylum", "migration", "migr", "residence permit", '"asylum seekers"', "TCN"),
}
SCRIPTS = ("search-engine.js", "search-excerpts.js", "search-index.js", "search-results.js", "word-forms.js")
START = """async locale => {
  await fetch("search-results.js") // Shows the results; it needs the page around it.
  const { SearchEngine } = await import(new URL("search-engine.js", document.baseURI))
  window.engine = new SearchEngine({ folder: "pagefind/", root: "./", locale })
}"""
ASK = """async query => {
  const start = performance.now()
  const { results, keys } = await window.engine.search(query)
  await Promise.all(results.slice(0, 6).map(result => window.engine.shown(result, keys)))
  return [results.length, performance.now() - start]
}"""


def made_up(folder: Path, locale: str, count: int, length: int) -> None:
    """Write the pages of a language."""
    chance = random.Random(2026)
    versions = [version for p in content.load(ROOT).publications for version in p.versions.values()]
    texts = [version.body for version in versions if version.locale == locale]
    split = [[line.strip() for line in text.split(". ") if 40 < len(line) < 300] for text in texts]
    for number in range(count):
        sentences = [sentence for text in chance.sample(split, 3) for sentence in text]
        sections = [
            f"<h2 id='s{at}'>{chance.choice(sentences)[:40]}</h2>"
            f"<p>{'. '.join(chance.choices(sentences, k=SENTENCES))}.</p>"
            for at in range(length)
        ]
        title, year = chance.choice(sentences)[:60], 2000 + number % 25
        (folder / f"{locale}-{number}.html").write_text(
            f'<!doctype html><html lang="{locale}"><body><main data-pagefind-body><h1>{title}</h1>'
            f"<template data-facets='year:{year}' data-date='{year}'></template>{''.join(sections)}"
            "</main></body></html>"
        )


def start_page(folder: Path, locale: str) -> None:
    """Write a page without anything, for the scripts to be started from."""
    (folder / "index.html").write_text(
        f"<!doctype html><html lang={locale}><title>x</title><link rel=icon href=data:,>"
    )


def wire_size(urls: list[str], folder: Path, address: str) -> float:
    """Return the kilobytes of some files, compressed where that helps."""
    files = [folder / url.removeprefix(address).partition("?")[0] for url in set(urls) if url != address]
    contents = [file.read_bytes() for file in files if file.is_file()]
    return sum(min(len(content), len(gzip.compress(content))) for content in contents) / 1024


def ask(page: Page, query: str, locale: str, folder: Path, address: str) -> str:
    """Return what a query needs and how long it takes when it has it."""
    asked: list[str] = []
    page.on("requestfinished", lambda request: asked.append(request.url))
    page.goto(address)
    page.evaluate(START, locale)
    count, _ = page.evaluate(ASK, query)
    size = wire_size(asked, folder, address)
    devtools = page.context.new_cdp_session(page)
    devtools.send("Emulation.setCPUThrottlingRate", {"rate": 4})
    times = sorted(page.evaluate(ASK, query)[1] for _ in range(5))
    return f"{count} found, first results {size:.0f} KB, warm query {times[2]:.0f} ms (slowed 4x)"


def measure(browser: Browser, folder: Path, count: int, length: int) -> None:
    """Print what publications of one length cost."""
    for locale in QUERIES:
        made_up(folder, locale, count, length)
    start = time.perf_counter()
    pages = search.index(folder, content.load(ROOT))
    print(f"indexing: {(time.perf_counter() - start) / pages * 1000:.1f} ms a page, {pages} pages")
    for script in SCRIPTS:
        (folder / script).write_text((ROOT / "overrides/assets/javascripts" / script).read_text())
    with serving(folder) as address:
        for locale, queries in QUERIES.items():
            start_page(folder, locale)
            for query in queries:
                page = browser.new_page()
                print(f"{locale}, {query}: {ask(page, query, locale, folder, address)}")
                page.close()


def main() -> None:
    """Print bytes, times and the cost of indexing, for short texts and for long ones."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_or_install(), args=["--no-sandbox"])
        for count, length in (SHORT, LONG):
            with tempfile.TemporaryDirectory() as folder:
                measure(browser, Path(folder), count, length)


if __name__ == "__main__":
    main()
