"""Marks the terms of the glossary in a text: the first of each on a page."""

import re
from collections.abc import Sequence

from emn_site.locale.tokenizer import split_text
from emn_site.model.shapes import TYPED_SPACES
from emn_site.model.tree import HEADINGS, Element, Node, Words
from emn_site.pages.transforms.term_names import TermIndex

LEFT_ALONE = {*"a abbr button caption code dfn figcaption kbd pre summary sup svg".split(), *HEADINGS}
_GAP = re.compile(rf"[ \n{TYPED_SPACES}-]+")


def mark_terms(tree: Element, terms: TermIndex, glossary_url: str) -> None:
    """Make the first of each term a link to its definition.

    Links, headings, code, controls and what nobody sees stay. What the browser shows of a term is read from
    the glossary itself.
    """
    marked: set[str] = set()

    def visit(element: Element) -> None:
        if element.tag in LEFT_ALONE or "emn-hidden" in element.attributes.get("class", "").split():
            return
        children: list[Node] = []
        for child in element.children:
            if isinstance(child, Words):
                children += _mark_words(child, terms, marked, glossary_url)
            else:
                children.append(child)
                if isinstance(child, Element):
                    visit(child)
        element.children = children

    visit(tree)


def _mark_words(words: Words, terms: TermIndex, marked: set[str], glossary_url: str) -> list[Node]:
    """Return words with a link for each term in them that has none yet."""
    if words.text.isspace():
        return [words]
    pieces = split_text(words.text)
    found, places = pieces[1::2], range(1, len(pieces), 2)
    begun = [place for place, names in enumerate(map(terms.beginning, found)) if names]
    shown: list[Node] = []
    end = written = 0
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
            shown.append(Words("".join(pieces[written : places[place]])))
            written = places[end - 1] + 1
            link = {"class": "emn-term", "href": f"{glossary_url}#{name.term}"}
            shown.append(Element("a", link, [Words("".join(pieces[places[place] : written]))]))
    return [*shown, Words("".join(pieces[written:]))] if shown else [words]


def _is_together(pieces: list[str], places: Sequence[int], length: int) -> bool:
    """Whether only spaces and hyphens stand between the first words at some places."""
    return all(_GAP.fullmatch(pieces[place + 1]) for place in places[: length - 1])
