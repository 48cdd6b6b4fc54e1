"""The search index: Pagefind's, one for each language, made from the built pages.

Pagefind reads only the article of each page: given whole pages with their navigation it takes
several times as long. Each word carries the names of the words it is a form of (`search_words`).
"""

import json
import re
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from lxml import html as lxml_html
from lxml.html import HtmlElement

from emn_site.model import Site
from emn_site.search_words import Vocabulary

FOLDER = "pagefind"

_LANGUAGE = re.compile(r'<html lang="([^"]+)"')
_ARTICLE = re.compile(r"<main\b.*?</main>", re.DOTALL)
_MARK = "data-pagefind-body"
_UNSEARCHED = ("script", "style", "svg", "button", "form", "noscript")
_CELLS = ("td", "th", "dt", "dd", "li")


def index(site_dir: Path, site: Site) -> int:
    """Index the pages below a built site that are marked for it; returns how many there were.

    Writes `pagefind/` into the site. Raises `RuntimeError` with Pagefind's own words where it fails.

    Pagefind runs as a command and not as the service of its Python interface: the service is ended
    while it may still be writing, which leaves files cut short (Pagefind issue 1271).
    """
    vocabularies = {locale: Vocabulary(site.root, locale) for locale in site.settings.locales}
    with TemporaryDirectory() as folder:
        count = _write_lean_pages(site_dir, Path(folder), vocabularies)
        command = [sys.executable, "-m", "pagefind", "--silent", "--site", folder]
        ended = subprocess.run(
            [*command, "--output-path", str(site_dir / FOLDER)], capture_output=True, text=True, check=False
        )
    if ended.returncode:
        raise RuntimeError(ended.stderr or ended.stdout)
    _sort_keys(site_dir / FOLDER / "pagefind-entry.json")
    for unused in (site_dir / FOLDER).glob("pagefind-*ui.*"):
        unused.unlink()  # Pagefind's own interfaces: the site has one of its own.
    for locale, vocabulary in vocabularies.items():
        words = site_dir / FOLDER / "words" / locale
        words.mkdir(parents=True)
        for name, text in vocabulary.files(site, locale).items():
            (words / name).write_text(text, encoding="utf-8")
    return count


def _sort_keys(file: Path) -> None:
    """Write a JSON file in one order: Pagefind lists the languages in another at every run."""
    file.write_text(json.dumps(json.loads(file.read_text()), sort_keys=True), encoding="utf-8")


def _write_lean_pages(site_dir: Path, folder: Path, vocabularies: dict[str, Vocabulary]) -> int:
    count = 0
    for page in sorted(site_dir.rglob("*.html")):
        if (lean := _lean(page.read_text(encoding="utf-8"), vocabularies)) is not None:
            copy = folder / page.relative_to(site_dir)
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_text(lean, encoding="utf-8")
            count += 1
    return count


def _lean(html: str, vocabularies: dict[str, Vocabulary]) -> str | None:
    """Return a page with nothing in it but its article, or None where it is not to be searched."""
    article, language = _ARTICLE.search(html), _LANGUAGE.search(html)
    if article is None or language is None or _MARK not in article.group():
        return None
    tree = lxml_html.fragment_fromstring(article.group())
    _key(tree, vocabularies[language.group(1)])
    text = lxml_html.tostring(tree, encoding="unicode")
    return f'<!doctype html><html lang="{language.group(1)}"><body>{text}</body></html>'


def _key(element: HtmlElement, vocabulary: Vocabulary) -> None:
    """Put the names of the words into the text of an element and of those inside it."""
    for child in list(element):
        if child.tag in _UNSEARCHED or not isinstance(child.tag, str):
            child.drop_tree()
        elif child.get("data-pagefind-ignore") is None:
            _key(child, vocabulary)
        if child.tail and child.getparent() is element:
            child.tail = vocabulary.keyed(child.tail)
        if child.tag in _CELLS:
            child.tail = f" {child.tail or ''}"  # Cells stand side by side without a space.
    if element.text:
        element.text = vocabulary.keyed(element.text)
