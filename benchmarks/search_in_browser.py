"""A search in Chromium, for the benchmarks: what it loads, and how long the same query takes again."""

import gzip
import shutil
from collections.abc import Iterable
from html import escape
from pathlib import Path

from playwright.sync_api import Browser

from benchmarks.scale import ROOT
from emn_site.content.tree_html import write_html
from emn_site.locale import for_locale
from emn_site.model.site import Site
from emn_site.search import index, questions, segments
from emn_site.search.documents import SearchDocument
from emn_site.search.indexer import page_indexer

BUNDLE = ROOT / "emn_site/theme/assets/javascripts/search.js"
SOURCES = ROOT / "emn_site/theme/scripts"
PAGE = '<!doctype html><meta name=description content="{summary}"><article>{html}</article>'
TIMES = 5
START = """async locale => {
  await fetch("search.js") // What readers load needs the page around it; its engine runs from the sources.
  const { SearchEngine } = await import(new URL("scripts/search-engine.js", document.baseURI))
  window.engine = new SearchEngine({ folder: "search-index/", root: document.baseURI, locale })
}"""
ASK = """async query => {
  const start = performance.now()
  const { results, keys, engine } = await window.engine.ask(query)
  await Promise.all(results.slice(0, 6).map(result => engine.excerpt(result, keys)))
  return [results.length, performance.now() - start]
}"""


def write_index(folder: Path, site: Site, language: str, documents: Iterable[SearchDocument]) -> None:
    """Write some articles and their index below a folder that is served."""
    locale, found = for_locale(site, language), list(documents)
    read = ([*map(page_indexer(locale).read, together)] for together in segments.divide_pages(found))
    files = index.index_files(locale, map(segments.make_segment, read), questions.answer_files(locale))
    pages = {
        f"{document.address}index.html": PAGE.format(summary=escape(document.lead), html=html).encode()
        for document in found
        if (html := write_html(document.tree()))
    }
    for address, content in (files | pages).items():
        (folder / address).parent.mkdir(parents=True, exist_ok=True)
        (folder / address).write_bytes(content)


def start_page(folder: Path, language: str) -> None:
    """Write the script readers run, its sources, and a page without anything, for these to be run from."""
    shutil.copy(BUNDLE, folder)
    shutil.copytree(SOURCES, folder / "scripts", dirs_exist_ok=True)
    shutil.copy(BUNDLE.with_stem("search-box"), folder / "scripts")  # Its sources need a bundler.
    shutil.copy(SOURCES / "search-shared.js", folder / "scripts/search.js")  # What that takes from it.
    (folder / "404.html").write_text("Not here")
    (folder / "index.html").write_text(
        f"<!doctype html><html lang={language}><title>x</title><link rel=icon href=data:,>"
    )


def wire_size(urls: list[str], folder: Path, address: str) -> float:
    """Return the kilobytes of some files but the sources of scripts, compressed where that helps."""
    names = {url.removeprefix(address).partition("?")[0] for url in urls if url != address}
    files = [folder / name for name in names if not name.startswith("scripts/")]
    contents = [file.read_bytes() for file in files if file.is_file()]
    return sum(min(len(content), len(gzip.compress(content))) for content in contents) / 1024


def asked(
    browser: Browser,
    folder: Path,
    address: str,
    language: str,
    query: str,
    engine: tuple[str, str] = (START, ASK),
) -> tuple[int, float, float]:
    """Return how many pages a query finds, the kilobytes it needs, and the milliseconds when it has them.

    The time is the middle one of some, on a processor slowed four times.
    """
    start, ask = engine
    page = browser.new_page()
    urls: list[str] = []
    page.on("requestfinished", lambda request: urls.append(request.url))
    page.goto(address)
    page.evaluate(start, language)
    count, _ = page.evaluate(ask, query)
    size = wire_size(urls, folder, address)
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": 4})
    times = sorted(page.evaluate(ask, query)[1] for _ in range(TIMES))
    page.close()
    return count, size, times[TIMES // 2]
