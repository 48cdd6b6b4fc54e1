"""Pages as Pagefind is given them: nothing but their article, with names in place of its words.

Given whole pages with their navigation Pagefind takes several times as long.
"""

import re
from dataclasses import dataclass, field
from typing import Any

from lxml import html as lxml_html
from lxml.html import HtmlElement

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
    words: list[str] = field(default_factory=list)

    def shown(self, indexed: dict[str, Any]) -> dict[str, Any]:
        """Return what readers see of the page: its text with the words put back, and its headings.

        Raises `RuntimeError` where Pagefind read other words than it was given.
        """
        pieces = NAMES.split(indexed["content"])
        if len(pieces) != len(self.words) + 1:
            raise RuntimeError(f"Pagefind has other words than {self.address}")
        text = pieces[0] + "".join(map("".join, zip(self.words, pieces[1:], strict=True)))
        content = text.split()
        sections = []
        for anchor in indexed["anchors"]:
            heading = content[anchor["location"] : anchor["location"] + len(anchor["text"].split())]
            if re.fullmatch(r"h\d", anchor["element"]) and heading:
                # Pagefind ends a heading with a full stop in the text, but not in the list of places.
                full = " ".join(heading)
                title = full if anchor["text"].endswith(".") else full.removesuffix(".")
                sections.append([anchor["location"], anchor["id"], title])
        return {
            "address": self.address,
            "title": indexed["meta"]["title"],
            "kind": indexed["meta"].get("kind", ""),
            "text": " ".join(content),
            "sections": sections,
        }


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
