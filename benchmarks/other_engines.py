"""The same questions asked of other engines: Pagefind as it comes, and lunr as Material sets it.

Pagefind is no part of this project; where its program is on the path it is asked too. Both are given the very
pages that our own search reads. Neither answers with figures or definitions; they are judged by `pages_only`:
where a figure or a meaning is asked for, the page that has it will do.
"""

import json
import re
import shutil
import subprocess
import tempfile
from dataclasses import replace
from html import escape
from pathlib import Path

from playwright.sync_api import Browser, Page

from emn_site.checks import CheckResult
from emn_site.content.tree_html import write_html
from emn_site.locale import addresses, for_locale
from emn_site.pages import search_documents
from emn_site.search.documents import SearchDocument, document_blocks, text_blocks
from tests.browser.pages_server import serving

Asked = list[tuple[str, str, str, list[str]]]
"""Language, kind, question, and what answers it."""

PAGEFIND = """async questions => {
  const pagefind = await import("/pagefind/pagefind.js")
  const found = []
  for (const question of questions) {
    const { results } = await pagefind.search(question)
    const pages = await Promise.all(results.slice(0, 10).map(result => result.data()))
    found.push(pages.map(({ url }) => url.replace(/^\\//, "")))
  }
  return found
}"""

LUNR = """async ([index, questions]) => {
  const worker = new Worker("/workers/search.js")
  const answer = (type, data) => new Promise((done, failed) => {
    worker.onerror = ({ message }) => failed(message)
    setTimeout(() => failed("no answer"), 20000)
    worker.onmessage = ({ data }) => (data.type === type + 1 ? done(data.data) : undefined)
    worker.postMessage({ type, data })
  })
  await answer(0, { ...index, options: { suggest: false } })
  const found = []
  for (const question of questions) {
    const { items } = await answer(2, question)
    found.push(items.slice(0, 10).map(([{ location }]) => location))
  }
  return found
}"""


def pages_only(checked: CheckResult, wanted: list[str]) -> list[str]:
    """Return what answers a question of an engine that knows pages only: that with the figure or the term."""
    slugs = {country.code: slug for slug, country in checked.site.countries.items()}
    found = []
    for one in wanted:
        kind, _, what = one.partition(" ")
        code, _, rest = what.partition("/")
        if kind in ("figure", "unknown"):
            key = rest.partition("/")[0]
            found += [f"countries/{slugs[code]}", addresses.indicator_path(key)]
        elif kind == "compare" and what:
            found += ["compare", addresses.indicator_path(rest)]
        else:
            found.append("glossary" if kind == "term" else one)
    return found


def answers(browser: Browser, checked: CheckResult, asked: Asked) -> dict[str, list[list[str]]]:
    """Return by engine what it answers to each question, in their order."""
    engines = {"lunr, as Material sets it": _lunr}
    if shutil.which("pagefind"):
        engines["Pagefind"] = _pagefind
    found: dict[str, list[list[str]]] = {name: [] for name in engines}
    for language in dict.fromkeys(language for language, *_ in asked):
        read = list(search_documents.search_documents(for_locale(checked.site, language), checked.pages))
        questions = [question for one, _, question, _ in asked if one == language]
        for name, ask in engines.items():
            found[name] += ask(browser, language, read, questions)
    return found


def _pagefind(
    browser: Browser, language: str, read: list[SearchDocument], questions: list[str]
) -> list[list[str]]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for document in read:
            file = folder / document.address / "index.html"
            file.parent.mkdir(parents=True, exist_ok=True)
            title = escape(document.title)
            body = f"<h1>{title}</h1><p>{escape(document.lead)}</p>{write_html(document.tree())}"
            file.write_text(f"<!doctype html><html lang={language}><title>{title}</title><main>{body}</main>")
        (folder / "start.html").write_text(f"<!doctype html><html lang={language}><title>x</title>")
        subprocess.run(
            ["pagefind", "--site", name, "--glob", "**/index.html"],
            check=True,
            capture_output=True,
        )
        with serving(folder) as address:
            return list(_opened(browser, f"{address}start.html").evaluate(PAGEFIND, questions))


def _lunr(
    browser: Browser, language: str, read: list[SearchDocument], questions: list[str]
) -> list[list[str]]:
    """Material has no stemmer for Lithuanian; it then takes the English one, as it does here."""
    import material

    scripts = Path(str(material.__file__)).parent / "templates" / "assets" / "javascripts"
    script = next(scripts.glob("workers/search.*.js"))
    docs = [
        {
            "location": document.address,
            "title": document.title,
            "text": re.sub(r"\s+", " ", " ".join(text for _, text in without_title)),
        }
        for document in read
        for without_title in [
            document_blocks(replace(document, title=""), text_blocks(document, document.tree()))
        ]
    ]
    fields = {"title": {"boost": 1000}, "text": {"boost": 1}, "tags": {"boost": 1000000}}
    usual = {"lang": ["en"], "separator": r"[\s\-]+", "pipeline": ["stopWordFilter"], "fields": fields}
    index = {"config": usual, "docs": docs}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "workers").mkdir()
        (folder / "workers" / "search.js").write_text(script.read_text(encoding="utf-8"))
        (folder / "index.html").write_text("<!doctype html><html lang=en><title>x</title>")
        with serving(folder) as address:
            page = _opened(browser, address)
            return list(page.evaluate(LUNR, [json.loads(json.dumps(index)), questions]))


def _opened(browser: Browser, address: str) -> Page:
    page = browser.new_page()
    page.goto(address)
    return page
