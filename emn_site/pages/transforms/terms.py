"""Marks the terms of the glossary in a text: the first of each in every section."""

import re
from collections.abc import Callable, Sequence
from copy import deepcopy
from functools import lru_cache

from lxml.html import HtmlElement

from emn_site.locale.tokenizer import split_text
from emn_site.model.spaces import NO_BREAK
from emn_site.pages.transforms.fragments import make_fragment
from emn_site.pages.transforms.term_names import TermIndex

LEFT_ALONE = frozenset(
    ("a", "abbr", "button", "caption", "code", "dfn", "figcaption", "kbd", "pre", "sup", "svg")
)
HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_GAP = re.compile(rf"[ \n{NO_BREAK}-]+")


def mark_terms(tree: HtmlElement, terms: TermIndex, glossary_url: str) -> None:
    """Make the first of each term in a section a link to its definition; links, headings, code stay.

    What the browser shows of it is read from the glossary itself.
    """
    marked: set[str] = set()

    def link(term: str, text: str) -> HtmlElement:
        found = deepcopy(_link(f"{glossary_url}#{term}"))
        found.text = text
        return found

    def visit(element: HtmlElement) -> None:
        if element.tag in HEADINGS:
            marked.clear()
            return
        if element.tag in LEFT_ALONE or not isinstance(element.tag, str):
            return
        children = list(element)
        element.text, links = _cut(element.text, terms, marked, link)
        for offset, made in enumerate(links):
            element.insert(offset, made)
        for child in children:
            visit(child)
            child.tail, links = _cut(child.tail, terms, marked, link)
            for made in reversed(links):
                child.addnext(made)

    visit(tree)


@lru_cache(maxsize=4096)
def _link(href: str) -> HtmlElement:
    return make_fragment("term.html.jinja", href=href, text="")


def _cut(
    text: str | None, terms: TermIndex, marked: set[str], link: Callable[[str, str], HtmlElement]
) -> tuple[str | None, list[HtmlElement]]:
    """Return the text before the first term, and a link for each term with the text that follows it."""
    if not text or text.isspace():
        return text, []
    pieces = split_text(text)
    found, places = pieces[1::2], range(1, len(pieces), 2)
    begun = [place for place, names in enumerate(map(terms.beginning.__getitem__, found)) if names]
    links: list[HtmlElement] = []
    end = written = 0
    before: str | None = None
    for place in begun:
        if place < end:
            continue
        names = terms.at(found, place)
        name = next((n for n in names if _is_together(pieces, places[place:], len(n.words))), None)
        if name is None:
            continue
        end = place + len(name.words)
        if name.term not in marked:
            marked.add(name.term)
            between = "".join(pieces[written : places[place]])
            if links:
                links[-1].tail = between
            else:
                before = between
            written = places[end - 1] + 1
            links.append(link(name.term, "".join(pieces[places[place] : written])))
    if not links:
        return text, []
    links[-1].tail = "".join(pieces[written:])
    return before, links


def _is_together(pieces: list[str], places: Sequence[int], length: int) -> bool:
    """Whether only spaces and hyphens stand between the first words at some places."""
    return all(_GAP.fullmatch(pieces[place + 1]) for place in places[: length - 1])
