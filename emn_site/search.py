"""The search index: Pagefind's, one for each language, made from the built pages.

Pagefind reads only the article of each page: given whole pages with their navigation it takes
several times as long. It is given names in place of words (`search_words`); in the parts of the index
that readers see, the words are then put back.
"""

import gzip
import json
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from lxml import html as lxml_html
from lxml.html import HtmlElement

from emn_site.model import Site
from emn_site.search_words import NAMES, Vocabulary

FOLDER = "pagefind"

_LANGUAGE = re.compile(r'<html lang="([^"]+)"')
_ARTICLE = re.compile(r"<main\b.*?</main>", re.DOTALL)
_MARK = "data-pagefind-body"
_UNSEARCHED = ("button", "footer", "form", "nav", "noscript", "script", "select", "style", "svg")
"""Elements whose words Pagefind passes over."""

_CELLS = ("td", "th", "dt", "dd", "li")


@dataclass(frozen=True)
class LeanPage:
    """A page as Pagefind is given it, the words that names stand for, its day and what narrows to it."""

    html: str
    locale: str
    words: list[str]
    facets: list[str]


def index(site_dir: Path, site: Site) -> int:
    """Index the pages below a built site that are marked for it; returns how many there were.

    Writes `pagefind/` into the site. Raises `RuntimeError` with Pagefind's own words where it fails.

    Pagefind runs as a command and not as the service of its Python interface: the service is ended
    while it may still be writing, which leaves files cut short (Pagefind issue 1271).
    """
    vocabularies = {locale: Vocabulary(site.root, locale) for locale in site.settings.locales}
    with TemporaryDirectory() as folder:
        pages = _write_lean_pages(site_dir, Path(folder), vocabularies)
        command = [sys.executable, "-m", "pagefind", "--silent", "--site", folder]
        ended = subprocess.run(
            [*command, "--output-path", str(site_dir / FOLDER)], capture_output=True, text=True, check=False
        )
    if ended.returncode:
        raise RuntimeError(ended.stderr or ended.stdout)
    _sort_keys(site_dir / FOLDER / "pagefind-entry.json")
    facets: dict[str, dict[str, list[str]]] = {locale: {} for locale in vocabularies}
    for fragment in sorted((site_dir / FOLDER / "fragment").iterdir()):
        page = pages[_put_words_back(fragment, pages)]
        facets[page.locale][fragment.stem] = page.facets
    for unused in (site_dir / FOLDER).glob("pagefind-*ui.*"):
        unused.unlink()  # Pagefind's own interfaces: the site has one of its own.
    for locale, vocabulary in vocabularies.items():
        folder_of_words = site_dir / FOLDER / "words" / locale
        folder_of_words.mkdir(parents=True)
        for name, text in vocabulary.files(site, locale).items():
            (folder_of_words / name).write_text(text, encoding="utf-8")
        own = json.dumps(facets[locale], separators=(",", ":"))
        (folder_of_words / "facets.json").write_text(own, encoding="utf-8")
        files = json.dumps(_files(site_dir / FOLDER, locale))
        (folder_of_words / "files.json").write_text(files, encoding="utf-8")
    return len(pages)


def _files(folder: Path, locale: str) -> list[str]:
    """Return the files of one language's search, for a reader who may lose the network."""
    found = (path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    shared = ("pagefind.js", "pagefind-entry.json", f"wasm.{locale}.pagefind")
    own = re.compile(rf"(index|fragment|filter)/{locale}_|pagefind\.{locale}_|words/{locale}/")
    return sorted(path for path in found if path in shared or own.match(path))


def _sort_keys(file: Path) -> None:
    """Write a JSON file in one order: Pagefind lists the languages in another at every run."""
    file.write_text(json.dumps(json.loads(file.read_text()), sort_keys=True), encoding="utf-8")


def _put_words_back(fragment: Path, pages: dict[str, LeanPage]) -> str:
    """Write the words of a page in place of their names, in what Pagefind shows of it; return its address."""
    data = gzip.decompress(fragment.read_bytes())
    start = data.index(b"{")
    shown = json.loads(data[start:])
    in_order = pages[shown["url"]].words
    pieces = NAMES.split(shown["content"])
    if in_order and len(pieces) != len(in_order) + 1:
        raise RuntimeError(f"Pagefind has other words than {shown['url']}")
    if in_order:
        shown["content"] = pieces[0] + "".join(map("".join, zip(in_order, pieces[1:], strict=True)))
    content = shown["content"].split()
    for anchor in shown["anchors"]:
        length = len(anchor["text"].split())
        heading = " ".join(content[anchor["location"] : anchor["location"] + length])
        # Pagefind ends a heading with a stop in the text, but not in the list of places.
        anchor["text"] = heading if anchor["text"].endswith(".") else heading.removesuffix(".")
    text = json.dumps(shown, ensure_ascii=False, separators=(",", ":")).encode()
    fragment.write_bytes(gzip.compress(data[:start] + text, mtime=0))
    return str(shown["url"])


def _write_lean_pages(
    site_dir: Path, folder: Path, vocabularies: dict[str, Vocabulary]
) -> dict[str, LeanPage]:
    """Write the pages for Pagefind; returns them by address."""
    pages = {}
    for page in sorted(site_dir.rglob("*.html")):
        if lean := _lean(page.read_text(encoding="utf-8"), vocabularies):
            copy = folder / page.relative_to(site_dir)
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_text(lean.html, encoding="utf-8")
            pages["/" + page.relative_to(site_dir).as_posix().removesuffix("index.html")] = lean
    return pages


def _lean(html: str, vocabularies: dict[str, Vocabulary]) -> LeanPage | None:
    """Return a page with nothing in it but its article, or None where it is not to be searched."""
    article, language = _ARTICLE.search(html), _LANGUAGE.search(html)
    if article is None or language is None or _MARK not in article.group():
        return None
    whole = lxml_html.fragment_fromstring(article.group())
    (tree,) = whole.xpath(f"descendant-or-self::*[@{_MARK}]")
    for title in tree.iter("h1"):
        title.set("data-title", title.text_content())
        title.set("data-pagefind-meta", "title[data-title]")
    facets = [
        f"{found.get('data-date')} {found.get('data-facets')}".split() for found in tree.iter("template")
    ]
    words: list[str] = []
    locale = language.group(1)
    _name(tree, vocabularies[locale], words)
    text = lxml_html.tostring(tree, encoding="unicode")
    lean = f'<!doctype html><html lang="{locale}"><body>{text}</body></html>'
    return LeanPage(lean, locale, words, facets[0] if facets else [""])


def _name(element: HtmlElement, vocabulary: Vocabulary, words: list[str]) -> None:
    """Put names in place of the words of an element and of those inside it."""
    if element.text:
        element.text = _named(element.text, vocabulary, words)
    for child in list(element):
        tail = child.tail
        if child.tag in _UNSEARCHED or not isinstance(child.tag, str):
            child.drop_tree()
            continue
        if child.get("data-pagefind-ignore") is None:
            _name(child, vocabulary, words)
        child.tail = _named(tail, vocabulary, words) if tail else tail
        if child.tag in _CELLS:
            child.tail = f" {child.tail or ''}"  # Cells stand side by side without a space.


def _named(text: str, vocabulary: Vocabulary, words: list[str]) -> str:
    named, found = vocabulary.named(text)
    words.extend(found)
    return named
