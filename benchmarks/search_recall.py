"""How many forms of words find their page: `python -m benchmarks.search_recall [--others | --english] [-v]`.

Each form of each word in `lithuanian_words.txt`, as Hunspell's Lithuanian dictionary inflects it
(Debian's package hunspell-lt; the stems under which it lists a verb are joined by +), stands on a page
of its own; then every form is searched for with the code readers run, in Chromium. Recall is the share
of the word's pages found, precision the share of the word's pages among those found; both with diacritics
and without. With `--others` 220 words of the dictionary that nobody chose take the place of the list; with
`--english` the words of `english_words.txt` and their forms, written down by hand: irregular ones, doubled
letters, possessives, and both spellings.
"""

import random
import re
import sys
import tempfile
from collections import defaultdict
from pathlib import Path

from playwright.sync_api import sync_playwright

from benchmarks.scale import ROOT
from benchmarks.search_in_browser import start_page, write_index
from emn_site.content.load import load_site
from emn_site.content.tree_html import read_page
from emn_site.model.tree import LazyTree
from emn_site.search.documents import SearchDocument
from emn_site.search.lemmatizer import fold
from tests.browser.chromium import find_or_install
from tests.browser.pages_server import serving


def _tree(html: str) -> LazyTree:
    return LazyTree(read_page(html))


HUNSPELL = Path("/usr/share/hunspell/lt_LT")
ENCODING = "iso8859-13"
MOST_FORMS = 40
OTHERS = 220
PAGES = {"lt": "<p>Čia rašoma {form} ir viskas.</p>", "en": "<p>Here stands {form} of xyz.</p>"}
RUN = """async ([locale, queries]) => {
  const { SearchEngine } = await import(new URL("scripts/search-engine.js", document.baseURI))
  const engine = new SearchEngine({ folder: "search-index/", root: document.baseURI, locale })
  const addresses = new Map()
  const found = []
  for (const query of queries) {
    const { results, keys } = await engine.search(query)
    for (const one of results)
      if (!addresses.has(one.id)) addresses.set(one.id, (await engine.page(one)).address)
    found.push(results.map(({ id }) => `/${addresses.get(id)}`))
  }
  return found
}"""


def inflected(others: int) -> dict[str, list[str]]:
    """Return the forms of each word of the list, or of as many others drawn with a fixed seed."""
    suffixes: dict[str, list[tuple[str, str, re.Pattern[str]]]] = defaultdict(list)
    for line in HUNSPELL.with_suffix(".aff").read_text(ENCODING).splitlines():
        parts = line.split()
        if len(parts) >= 5 and parts[0] == "SFX":
            strip, add = (part.partition("/")[0].replace("0", "") for part in parts[2:4])
            suffixes[parts[1]].append((strip, add, re.compile(f"(?:{parts[4]})$")))
    listed: dict[str, str] = defaultdict(str)
    for line in HUNSPELL.with_suffix(".dic").read_text(ENCODING).splitlines():
        word, _, flags = line.strip().partition("/")
        listed[word] += flags
    chosen = (ROOT / "benchmarks" / "lithuanian_words.txt").read_text().split()
    if others:
        known = {stem for word in chosen for stem in word.split("+")}
        inflecting = sorted(word for word in listed if word.islower() and listed[word] and len(word) > 3)
        chosen = random.Random(2026).sample([word for word in inflecting if word not in known], others)
    found = {}
    for word in chosen:
        stems = [stem for stem in word.split("+") if stem in listed]
        forms = set(stems) | {
            stem.removesuffix(strip) + add
            for stem in stems
            for flag in listed[stem]
            for strip, add, condition in suffixes[flag]
            if stem.endswith(strip) and condition.search(stem)
        }
        if stems:
            found[word] = sorted(forms)[:: max(1, len(forms) // MOST_FORMS)]
    return found


def english() -> dict[str, list[str]]:
    """Return the forms of each word of the English list."""
    lines = (ROOT / "benchmarks" / "english_words.txt").read_text(encoding="utf-8").splitlines()
    return {forms[0]: forms for line in lines if (forms := line.split())}


def main() -> None:
    """Print recall and precision, and the words that fall short."""
    language = "en" if "--english" in sys.argv else "lt"
    words = english() if language == "en" else inflected(OTHERS if "--others" in sys.argv else 0)
    site = load_site(ROOT)
    pages: dict[str, str] = {}
    documents = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for word, forms in words.items():
            for form in forms:
                address = f"{len(pages)}.html"
                title = f"Puslapis {len(pages)}"
                documents.append(
                    SearchDocument(address, title, "", "", (), _tree(PAGES[language].format(form=form)))
                )
                pages[f"/{address}"] = word
        write_index(folder, site, language, documents)
        start_page(folder, language)
        queries = [(word, form) for word, forms in words.items() for form in forms]
        with serving(folder) as address, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=find_or_install(), args=["--no-sandbox"])
            page = browser.new_page()
            page.goto(address)
            for name, spelled in (("with diacritics", str), ("without", fold)):
                found = page.evaluate(RUN, [language, [spelled(form) for _, form in queries]])
                _report(name, words, pages, queries, found)


def _report(
    name: str,
    words: dict[str, list[str]],
    pages: dict[str, str],
    queries: list[tuple[str, str]],
    found: list[list[str]],
) -> None:
    recalls, precisions = defaultdict(list), defaultdict(list)
    for (word, _), addresses in zip(queries, found, strict=True):
        held = {page for page, other in pages.items() if other == word}
        right = set(addresses) & held
        recalls[word].append(len(right) / len(held))
        precisions[word].append(len(right) / len(addresses) if addresses else 0)
    mean = {
        kind: sum(map(sum, by.values())) / len(queries)
        for kind, by in (("recall", recalls), ("precision", precisions))
    }
    print(
        f"{name}: {len(words)} words, {len(queries)} forms, "
        f"recall {mean['recall']:.4f}, precision {mean['precision']:.4f}"
    )
    if "-v" in sys.argv or "-vv" in sys.argv:
        for word in words:
            recall, precision = (sum(by[word]) / len(by[word]) for by in (recalls, precisions))
            if recall < 0.99 or precision < 0.9:
                print(f"  {word}: recall {recall:.2f}, precision {precision:.2f}")
            for (other, form), addresses in zip(queries, found, strict=True):
                held = {page for page, one in pages.items() if one == word}
                if "-vv" in sys.argv and other == word and len(held - set(addresses)) > len(held) / 2:
                    print(f"    {form}")


if __name__ == "__main__":
    main()
