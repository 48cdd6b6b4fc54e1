"""Reads a page for the index: which words it has, where, and how much each weighs there."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from emn_site.language import Language
from emn_site.search.articles import Article, Block, blocks
from emn_site.search.cutting import cut, words
from emn_site.search.forms import forms
from emn_site.search.names import telling
from emn_site.search.parts import HEADING, TITLE, Found

_DIGIT = re.compile(r"\d")


@dataclass(frozen=True)
class Read:
    """A page as the index keeps it.

    `lead` is said of a page without a text of its own; `titled` is of how many telling words its title is;
    `words` are what the index calls its words, `counts` how often each is written, in small letters.
    """

    address: str
    title: str
    kind: str
    lead: str | None
    date: str
    facets: tuple[str, ...]
    share: float
    titled: int
    length: int
    words: dict[str, Found]
    counts: dict[str, int]


class Reader:
    """Reads pages in one language; what a word is a form of is looked up once."""

    def __init__(self, speech: Language) -> None:
        self._speech = speech
        self._forms = forms(speech.site, speech.locale)
        self._known: dict[str, tuple[tuple[str, ...], tuple[str, ...]] | None] = {}

    def read(self, article: Article) -> Read:
        """Return a page as the index keeps it."""
        page = _Page()
        for text, weight in article.also:
            for found in cut(text):
                keys = self._keys(found.words, page.written)
                page.note(keys if found.compound is None else (*keys, found.compound), 0, weight)
        for block in blocks(article):
            self._read(block, page)
        return Read(
            address=article.address,
            title=article.title,
            kind=article.kind,
            lead=None if article.html else article.lead,
            date=article.date,
            facets=article.facets,
            share=article.share,
            titled=len(telling(self._speech, article.title)),
            length=max(1, page.length),
            words=page.found(),
            counts=dict(Counter(page.written)),
        )

    def _read(self, block: Block, page: "_Page") -> None:
        """Read the words of a block; those between spaces have one place."""
        runs = block.text.split(" ")
        weight, first, at = block.weight, page.length, 0
        while at < len(runs):
            run = runs[at]
            known = self._known[run] if run in self._known else self._look_up(run)
            if known is None:
                at = self._read_numbers(runs, at, page, weight)
                continue
            keys, written = known
            page.written += written
            page.note(keys, first + at, weight)
            at += 1
        page.length += len(runs)

    def _look_up(self, run: str) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
        """Return the keys and the words of what stands between spaces; None where digits stand in it."""
        if _DIGIT.search(run):
            self._known[run] = None
            return None
        written = tuple(word.casefold() for word in words(run))
        keys = tuple(lexeme.key for word in written for lexeme in self._forms.lexemes(word))
        self._known[run] = keys, written
        return keys, written

    def _read_numbers(self, runs: list[str], at: int, page: "_Page", weight: float) -> int:
        """Read what has digits, with what follows it and has some too: spaces may stand in a number."""
        end = at + 1
        while end < len(runs) and _DIGIT.search(runs[end]):
            end += 1
        text = " ".join(runs[at:end])
        starts = [0, *(place + 1 for place, sign in enumerate(text) if sign == " ")]
        word = 0
        for found in cut(text):
            while word + 1 < len(starts) and starts[word + 1] <= found.start:
                word += 1
            keys = self._keys(found.words, page.written)
            page.note(
                keys if found.compound is None else (*keys, found.compound), page.length + at + word, weight
            )
        return end

    def _keys(self, found: Iterable[str], written: list[str]) -> tuple[str, ...]:
        keys: list[str] = []
        for word in found:
            if word[0].isdigit():
                keys.append(word)
                continue
            written.append(word.casefold())
            keys += (lexeme.key for lexeme in self._forms.lexemes(word))
        return tuple(keys)


class _Page:
    """The words of one page while it is read."""

    def __init__(self) -> None:
        self.length = 0
        self.written: list[str] = []
        self._at: dict[str, dict[int, float]] = {}

    def note(self, keys: Iterable[str], place: int, weight: float) -> None:
        """Note that words stand at a place; of two weights there, the greater counts."""
        for key in keys:
            places = self._at.get(key)
            if places is None:
                self._at[key] = {place: weight}
            elif places.get(place, 0) < weight:
                places[place] = weight

    def found(self) -> dict[str, Found]:
        """Return what the index keeps of each word."""
        return {key: _found(places) for key, places in self._at.items()}


def _found(places: dict[int, float]) -> Found:
    if len(places) == 1:  # as three words of four
        ((place, each),) = places.items()
        if each < HEADING:
            return each, 0.0, 0.0, (place,)
    often = heading = title = 0.0
    for each in places.values():
        if each < HEADING:
            often += each
        elif each < TITLE:
            heading = max(heading, each)
        else:
            title = max(title, each)
    return often, heading, title, tuple(sorted(places))


@lru_cache(maxsize=32)
def reader(speech: Language) -> Reader:
    """Return what reads pages in a language; the same value each time."""
    return Reader(speech)
