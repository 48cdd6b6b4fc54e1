"""What the search costs a reader and the build: `python -m benchmarks.search_cost`.

Indexes 2,000 made-up publications of some 400 words in each language, and then 40 of some 20,000, each drawn
from three of the site's own texts with a fixed seed, asks in Chromium and adds up what came over the wire
(compressed as a server does it) until six results could be shown; then times the query again on a processor
slowed four times.
"""

import random
import tempfile
import time
from html import escape
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from benchmarks.scale import ROOT
from benchmarks.search_in_browser import asked, start_page, write_index
from emn_site.content.load import load_site
from emn_site.content.tree_html import read_page
from emn_site.model.site import Site
from emn_site.model.tree import LazyTree
from emn_site.search.documents import SearchDocument
from tests.browser.chromium import find_or_install
from tests.browser.pages_server import serving

SHORT, LONG = (2000, 5), (40, 250)
"""How many publications, and how many sections in each."""


def _tree(html: str) -> LazyTree:
    return LazyTree(read_page(html))


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


def archive(site: Site, language: str, count: int, length: int) -> list[SearchDocument]:
    """Return made-up publications of a language."""
    chance = random.Random(2026)
    texts = [version.text.prose() for version in site.versions if version.language == language]
    split = [[line.strip() for line in text.split(". ") if 40 < len(line) < 300] for text in texts]
    split = [sentences for sentences in split if sentences]
    documents = []
    for number in range(count):
        sentences = [sentence for text in chance.sample(split, 3) for sentence in text]
        sections = [
            f"<h2 id='s{at}'>{escape(chance.choice(sentences)[:40])}</h2>"
            f"<p>{escape('. '.join(chance.choices(sentences, k=SENTENCES)))}.</p>"
            for at in range(length)
        ]
        year = str(2000 + number % 25)
        title = chance.choice(sentences)[:60]
        documents.append(
            SearchDocument(
                f"{language}-{number}/", title, "", year, (f"year:{year}",), _tree("".join(sections))
            )
        )
    return documents


def measure(browser: Browser, folder: Path, count: int, length: int) -> None:
    """Print what publications of one length cost."""
    site = load_site(ROOT)
    for language in QUERIES:
        documents = archive(site, language, count, length)
        start = time.perf_counter()
        write_index(folder, site, language, documents)
        cost = (time.perf_counter() - start) / len(documents) * 1000
        print(f"{language}: indexing {cost:.1f} ms a page, {len(documents)} pages")
    with serving(folder) as address:
        for language, queries in QUERIES.items():
            start_page(folder, language)
            for query in queries:
                found, size, time_taken = asked(browser, folder, address, language, query)
                print(
                    f"{language}, {query}: {found} found, first results {size:.0f} KB, "
                    f"warm query {time_taken:.0f} ms (slowed 4x)"
                )


def main() -> None:
    """Print bytes, times and the cost of indexing, for short texts and for long ones."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_or_install(), args=["--no-sandbox"])
        for count, length in (SHORT, LONG):
            with tempfile.TemporaryDirectory() as folder:
                measure(browser, Path(folder), count, length)


if __name__ == "__main__":
    main()
