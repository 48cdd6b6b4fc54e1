"""Pages as Pagefind is given them: nothing but their article, with names in place of its words.

Given whole pages with their navigation Pagefind takes several times as long.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from lxml import html as lxml_html
from lxml.html import HtmlElement

from emn_site.search_parts import PASSAGE
from emn_site.search_words import NAMES, Vocabulary

_LANGUAGE = re.compile(r'<html lang="([^"]+)"')
_ARTICLE = re.compile(r"<main\b.*?</main>", re.DOTALL)
_MARK = "data-pagefind-body"
_UNSEARCHED = ("button", "footer", "form", "nav", "noscript", "script", "select", "style", "svg")
"""Elements whose words Pagefind passes over."""

_CELLS = ("td", "th", "dt", "dd", "li")


@dataclass(frozen=True)
class LeanPage:
    """The article of a page, the words that names stand for, its day and what it can be narrowed by."""

    html: str
    address: str
    locale: str
    date: str
    facets: list[str]
    words: list[str]

    def passages(self, indexed: dict[str, Any]) -> Iterator[dict[str, Any]]:
        """Yield what readers see of the page, passage by passage: the words put back, the headings.

        `sections` has the place of each heading in its passage, its name and its text; the first is the
        section that goes on from the passage before. Raises `RuntimeError` where Pagefind read other
        words than it was given.
        """
        content, sections = self._text(indexed), list[tuple[int, str, str]]()
        for anchor in indexed["anchors"]:
            heading = content[anchor["location"] : anchor["location"] + len(anchor["text"].split())]
            if re.fullmatch(r"h\d", anchor["element"]) and heading:
                # Pagefind ends a heading with a full stop in the text, but not in the list of places.
                full = " ".join(heading)
                title = full if anchor["text"].endswith(".") else full.removesuffix(".")
                sections.append((anchor["location"], anchor["id"], title))
        about = {
            "address": self.address,
            "title": indexed["meta"]["title"],
            "kind": indexed["meta"].get("kind", ""),
        }
        for start in range(0, max(1, len(content)), PASSAGE):
            before = [section for section in sections if section[0] < start]
            inside = [section for section in sections if start <= section[0] < start + PASSAGE]
            listed = [(max(0, place - start), *rest) for place, *rest in (*before[-1:], *inside)]
            yield about | {"text": " ".join(content[start : start + PASSAGE]), "sections": listed}

    def _text(self, indexed: dict[str, Any]) -> list[str]:
        pieces = NAMES.split(indexed["content"])
        if len(pieces) != len(self.words) + 1:
            raise RuntimeError(f"Pagefind has other words than {self.address}")
        return (pieces[0] + "".join(map("".join, zip(self.words, pieces[1:], strict=True)))).split()


def lean(html: str, address: str, vocabularies: dict[str, Vocabulary]) -> LeanPage | None:
    """Return a page with nothing in it but its article, or None where it is not to be searched."""
    article, language = _ARTICLE.search(html), _LANGUAGE.search(html)
    if article is None or language is None or _MARK not in article.group():
        return None
    whole = lxml_html.fragment_fromstring(article.group())
    (tree,) = whole.xpath(f"descendant-or-self::*[@{_MARK}]")
    for title in tree.iter("h1"):
        title.set("data-title", title.text_content())
        title.set("data-pagefind-meta", "title[data-title]")
    about = next(tree.iter("template"), None)
    date, facets = ("", "") if about is None else (about.get("data-date"), about.get("data-facets"))
    words: list[str] = []
    locale = language.group(1)
    _name(tree, vocabularies[locale], words)
    text = lxml_html.tostring(tree, encoding="unicode")
    page = f'<!doctype html><html lang="{locale}"><body>{text}</body></html>'
    return LeanPage(page, address, locale, date, facets.split(), words)


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
