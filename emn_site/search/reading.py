"""Reads a page for the index: which words it has, where, and how much each weighs there."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from emn_site.language import Language
from emn_site.language.cutting import Cut, cut, words
from emn_site.search.articles import Article, blocks
from emn_site.search.forms import forms
from emn_site.search.names import telling
from emn_site.search.parts import HEADING, TITLE, Weights, distances

_NUMBERS = re.compile(r"(?<![^ ])[^ \d]*\d[^ ]*(?: [^ \d]*\d[^ ]*)*")
"""What has digits, with what follows it and has some too: spaces may stand in a number."""


@dataclass(frozen=True)
class Words:
    """What the index calls the words of a page, how much each weighs there, and where it stands.

    In long strings, a line a word: an index is made of thousands of pages at once.
    """

    names: str
    weights: tuple[Weights, ...]
    places: str

    def __iter__(self) -> Iterator[tuple[str, Weights, str]]:
        return zip(_lines(self.names), self.weights, _lines(self.places), strict=True)


@dataclass(frozen=True)
class Written:
    """What stands between the spaces of a page, a line each, and how often."""

    names: str
    times: tuple[int, ...]

    def __iter__(self) -> Iterator[tuple[str, int]]:
        return zip(_lines(self.names), self.times, strict=True)


def _lines(text: str) -> list[str]:
    return text.split("\n") if text else []


@dataclass(frozen=True)
class Read:
    """A page as the index keeps it.

    `lead` is said of a page without a text of its own; `titled` is of how many telling words its title is.
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
    words: Words
    written: Written


class Reader:
    """Reads pages in one language; what a word is a form of is looked up once."""

    def __init__(self, speech: Language) -> None:
        self._speech = speech
        self._forms = forms(speech.site, speech.locale)
        self._known: dict[str, tuple[str, ...]] = {}

    def read(self, article: Article) -> Read:
        """Return a page as the index keeps it."""
        page = _Page(article.weight)
        for text, weight in article.also:
            for found in cut(text):
                page.note(self._keys_of(found, page), 0, weight)
        for block in blocks(article):
            self._read(block.text, block.weight, page)
        for run, places in page.runs.items():
            keys = self._known.get(run)
            page.note_all(self._look_up(run) if keys is None else keys, places)
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
            written=page.written(),
        )

    def _read(self, text: str, weight: float, page: "_Page") -> None:
        """Read the words of a block; what stands between spaces has one place."""
        at = 0
        for found in _NUMBERS.finditer(text):
            if at < found.start():
                self._read_letters(text[at : found.start() - 1], weight, page)
            self._read_numbers(found[0], weight, page)
            at = found.end() + 1
        if at < len(text) or not text:
            self._read_letters(text[at:], weight, page)

    def _read_letters(self, text: str, weight: float, page: "_Page") -> None:
        """Read words without digits: most stand in plain text, many times, and are looked up once a page."""
        runs = text.split(" ")
        first, page.length = page.length, page.length + len(runs)
        if weight == page.weight:
            for place, run in enumerate(runs, first):
                page.runs[run].append(place)
            return
        for place, run in enumerate(runs, first):
            page.count(words(run))
            page.note(self._look_up(run), place, weight)

    def _look_up(self, run: str) -> tuple[str, ...]:
        """Return what the index calls that which stands between spaces and has no digit in it."""
        keys = self._known.get(run)
        if keys is None:
            keys = tuple(dict.fromkeys(key for word in words(run) for key in self._keys(word)))
            self._known[run] = keys
        return keys

    def _read_numbers(self, text: str, weight: float, page: "_Page") -> None:
        """Read what has digits, with the words that are joined to them."""
        starts = [0, *(place + 1 for place, sign in enumerate(text) if sign == " ")]
        first, page.length = page.length, page.length + len(starts)
        word = 0
        for found in cut(text):
            while word + 1 < len(starts) and starts[word + 1] <= found.start:
                word += 1
            page.note(self._keys_of(found, page), first + word, weight)

    def _keys_of(self, found: Cut, page: "_Page") -> list[str]:
        """Return what the index calls all that stands together; count its words."""
        letters = [word for word in found.words if not word[0].isdigit()]
        page.count(letters)
        keys = [word for word in found.words if word[0].isdigit()]
        keys += (key for word in letters for key in self._keys(word))
        return keys if found.compound is None else [*keys, found.compound]

    def _keys(self, word: str) -> Iterator[str]:
        return (lexeme.key for lexeme in self._forms.lexemes(word))


class _Page:
    """The words of one page while it is read; `runs` are the places of what stands in plain text.

    `weight` is that of a word of plain text.
    """

    def __init__(self, weight: float) -> None:
        self.weight = weight
        self.length = 0
        self.counts: dict[str, int] = {}
        self.runs: defaultdict[str, list[int]] = defaultdict(list)
        self._at: dict[str, dict[int, float]] = {}
        self._plain: dict[str, list[int]] = {}

    def count(self, written: Iterable[str]) -> None:
        """Count words as they are written, apart from those in plain text."""
        for word in written:
            self.counts[word] = self.counts.get(word, 0) + 1

    def written(self) -> Written:
        """Return how often each word is written; what stands between spaces in plain text is not cut yet."""
        counts = {run: len(places) for run, places in self.runs.items() if run}
        for word, times in self.counts.items():
            counts[word] = counts.get(word, 0) + times
        return Written("\n".join(counts), tuple(counts.values()))

    def note(self, keys: Iterable[str], place: int, weight: float) -> None:
        """Note that words stand at a place; of two weights there, the greater counts."""
        for key in keys:
            places = self._at.setdefault(key, {})
            places[place] = max(weight, places.get(place, 0))

    def note_all(self, keys: Iterable[str], places: list[int]) -> None:
        """Note that words stand at places of plain text."""
        for key in keys:
            known = self._plain.get(key)
            self._plain[key] = places if known is None else sorted(known + places)

    def found(self) -> Words:
        """Return what the index keeps of each word."""
        alike: dict[Weights, Weights] = {}
        once = self.weight, 0.0, 0.0
        weights: dict[str, Weights] = {}
        written: dict[str, str] = {}
        for key, places in self._plain.items():
            if len(places) == 1:
                weights[key], written[key] = once, str(places[0])
            else:
                found = self.weight * len(places), 0.0, 0.0
                weights[key], written[key] = alike.setdefault(found, found), distances(places)
        for key, noted in self._at.items():
            plain = self._plain.get(key, [])
            found = self._weights(plain, noted.values())
            weights[key] = alike.setdefault(found, found)
            written[key] = distances(sorted((*plain, *noted)))
        return Words("\n".join(weights), tuple(weights.values()), "\n".join(written.values()))

    def _weights(self, plain: list[int], noted: Collection[float]) -> Weights:
        often = self.weight * len(plain) + sum(each for each in noted if each < HEADING)
        heading = max((each for each in noted if HEADING <= each < TITLE), default=0.0)
        title = max((each for each in noted if each >= TITLE), default=0.0)
        return often, heading, title


@lru_cache(maxsize=32)
def reader(speech: Language) -> Reader:
    """Return what reads pages in a language; the same value each time."""
    return Reader(speech)
