"""Finds the terms of the glossary in a text, in any of their forms, and marks the first of each on a page."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from emn_site.locale import Locale
from emn_site.locale.tokenizer import split_text, split_words
from emn_site.model.shapes import OTHER_SPACES
from emn_site.model.tree import HEADINGS, Element, Node, Words
from emn_site.search.lemmatizer import is_form_of, lemma_keys, lemmatizer

LEFT_ALONE = {*"a abbr button caption code dfn figcaption kbd pre summary sup svg".split(), *HEADINGS}
_GAP = re.compile(rf"[ \n{OTHER_SPACES}-]+")


@dataclass(frozen=True)
class TermName:
    """One name of a term, word by word."""

    term: str
    words: tuple[str, ...]

    @property
    def is_abbreviation(self) -> bool:
        """Whether it must be written just so: AMIF is a fund, amif is nothing."""
        return len(self.words) == 1 and self.words[0].isupper()


class TermIndex:
    """The names of all terms in one language."""

    def __init__(self, locale: Locale) -> None:
        self.locale = locale
        self._forms = lemmatizer(locale.site, locale.language)
        self._by_first: dict[str, list[TermName]] = {}
        self.beginning = cache(self.begun_by)
        """The names whose first word a word is a form of: none, of nearly every word."""
        for key in locale.site.glossary:
            for text in (locale.term(key).name, *locale.term(key).also):
                name = TermName(key, tuple(split_words(text)))
                for first in lemma_keys(self._forms, name.words[0]) if name.words else ():
                    self._by_first.setdefault(first, []).append(name)
        for names in self._by_first.values():
            names.sort(key=lambda name: (-len(name.words), name.term))

    def at(self, text_words: Sequence[str], place: int) -> Iterator[TermName]:
        """Yield the names that begin at a word of a text, the longest first."""
        for name in self.beginning(text_words[place]):
            others = name.words[1:]
            found = text_words[place + 1 : place + 1 + len(others)]
            if len(found) == len(others) and all(map(self._is_form, others, found)):
                yield name

    def begun_by(self, word: str) -> tuple[TermName, ...]:
        """Return the names whose first word a word is a form of; an abbreviation is written just so."""
        named = (
            name for first in sorted(lemma_keys(self._forms, word)) for name in self._by_first.get(first, ())
        )
        return tuple(
            name
            for name in named
            if (word == name.words[0] if name.is_abbreviation else self._is_form(name.words[0], word))
        )

    def _is_form(self, known: str, word: str) -> bool:
        return is_form_of(self._forms, known, word)


@lru_cache(maxsize=32)
def term_index(locale: Locale) -> TermIndex:
    """Return the names of all terms in a language; the same value each time."""
    return TermIndex(locale)


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
