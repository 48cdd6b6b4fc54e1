"""The search: what the browser loads of it, one folder for each language, made from the built pages.

Pages → articles with names for words (`search_pages`) → Pagefind (`pagefind_index`) → small parts
(`search_parts`). A folder is named by its content, so that no reader mixes one build's files with another's.
"""

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import chain
from operator import itemgetter
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import Any

from emn_site import search_parts
from emn_site.model import Site
from emn_site.pagefind_index import IndexedLanguage, Places, indexed
from emn_site.search_pages import LeanPage, lean
from emn_site.search_parts import Word
from emn_site.search_words import Vocabulary

FOLDER = "pagefind"


def index(site_dir: Path, site: Site) -> int:
    """Index the pages below a built site that are marked for it; returns how many there were.

    Writes `pagefind/` into the site. Raises `RuntimeError` where Pagefind fails or reads other words.
    """
    vocabularies = {locale: Vocabulary(site.root, locale) for locale in site.settings.locales}
    pages = _lean_pages(site_dir, vocabularies)
    with TemporaryDirectory() as folder:
        articles = Path(folder, "articles")
        for locale, own in pages.items():
            (articles / locale).mkdir(parents=True)
            for number, page in enumerate(own):
                (articles / locale / f"{number}.html").write_text(page.html, encoding="utf-8")
        languages = indexed(articles, Path(folder, "index"))
    for locale, vocabulary in vocabularies.items():
        found = languages.get(locale, IndexedLanguage([], {}))
        files = chain(_files(found, pages[locale], vocabulary), vocabulary.files(site, locale).items())
        _write(site_dir / FOLDER, locale, {name: _json(content) for name, content in files})
    return sum(map(len, pages.values()))


def _lean_pages(site_dir: Path, vocabularies: dict[str, Vocabulary]) -> dict[str, list[LeanPage]]:
    """Return the pages to be searched by language, the newest first: their order is their numbers."""
    found: dict[str, list[LeanPage]] = {locale: [] for locale in vocabularies}
    for file in sorted(site_dir.rglob("*.html")):
        address = file.relative_to(site_dir).as_posix().removesuffix("index.html")
        if page := lean(file.read_text(encoding="utf-8"), address, vocabularies):
            found[page.locale].append(page)
    return {
        locale: sorted(pages, key=lambda page: page.date, reverse=True) for locale, pages in found.items()
    }


def _files(
    found: IndexedLanguage, pages: Sequence[LeanPage], vocabulary: Vocabulary
) -> Iterator[tuple[str, Any]]:
    """Yield the parts, the texts and what they can be narrowed by, by file name."""
    numbers = [int(PurePosixPath(page["url"]).stem) for page in found.pages]
    facets: dict[str, list[int]] = defaultdict(list)
    lengths = []
    for number, indexed_page in sorted(zip(numbers, found.pages, strict=True), key=itemgetter(0)):
        for passage, text in enumerate(pages[number].passages(indexed_page)):
            yield f"texts/{number}-{passage}.json", text
        lengths.append(max(1, len(indexed_page["content"].split())))
        for facet in pages[number].facets:
            facets[facet].append(number)
    yield "facets.json", facets
    yield from search_parts.files(_words(found, numbers, vocabulary), lengths)


def _words(found: IndexedLanguage, numbers: Sequence[int], vocabulary: Vocabulary) -> list[Word]:
    """Return the words that names stand for; one that is part of another as if it stood alone."""
    words: dict[str, dict[int, Places]] = defaultdict(dict)
    for written, listed in found.words.items():
        for key in vocabulary.words_of(written):
            for page, places in listed.items():
                words[key][numbers[page]] = _together(words[key].get(numbers[page], {}), places)
    return [Word(key, pages) for key, pages in words.items()]


def _together(one: Places, other: Places) -> Places:
    """Return all places, each with the greater weight: Pagefind halves that of a part of a word."""
    return one | {place: max(weight, one.get(place, 0)) for place, weight in other.items()} if one else other


def _write(folder: Path, locale: str, texts: dict[str, str]) -> None:
    """Write the files of a language, and `lt.json`: where they are, with what letters words begin."""
    own = folder / f"{locale}-{hashlib.sha256(_json(sorted(texts.items())).encode()).hexdigest()[:8]}"
    texts |= {"files.json": _json(sorted(texts))}
    for parent in {(own / name).parent for name in texts}:
        parent.mkdir(parents=True, exist_ok=True)
    for name, text in texts.items():
        (own / name).write_text(text, encoding="utf-8")
    forms = sorted(Path(name).stem for name in texts if name.startswith("forms/"))
    (folder / f"{locale}.json").write_text(_json({"folder": own.name, "forms": forms}), encoding="utf-8")


def _json(content: object) -> str:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"))
