"""Reads a page for the index: which words it has, where, and how much each weighs there."""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

from emn_site.cache.lazy import LazyData
from emn_site.locale import Locale
from emn_site.locale.tokenizer import Token, split_words, tokenize
from emn_site.model.wording import Wording
from emn_site.search.documents import SearchDocument, document_blocks, shown_text, text_blocks
from emn_site.search.lemmatizer import Forms, lemmatizer
from emn_site.search.shards import HEADING, TITLE, Weight, Weights, delta_encode
from emn_site.search.synonyms import significant_words

_NUMBERS = re.compile(r"(?<![^ ])[^ \d]*+\d[^ ]*+(?: [^ \d]*+\d[^ ]*+)*+")
"""What has digits, with what follows it and has some too: a space may stand in a number."""

SHORT_NUMBER = 5
"""So many signs a number has at most that is remembered."""

EVERYDAY_WEIGHT = 6.9
"""What a word of every day weighs for what a title says otherwise."""

COMMON = 2
"""A word of expressions in more rows than so many says nothing of any."""

BEGINNINGS = 16
"""A block begins at a place that so many divide: one more word moves those behind it in its block, and seldom
others. No place beside another belongs to another block, so that nothing is a phrase or a number across two.
"""


class PageWords(LazyData[dict[str, tuple[int, str]]]):
    """How much a page is about each word, and where it stands: of many pages, one is unpacked at a time."""

    kind = dict[str, tuple[int, str]]


@dataclass(frozen=True)
class IndexedPage:
    """A page as the index keeps it.

    `lead` is its summary, `text` what is shown of it where it was found (`shown_text`); `titled` is of how
    many telling words its title is; `written` how often each of what stands between its spaces is there.
    """

    address: str
    title: str
    kind: str
    lead: str
    text: str
    facets: tuple[str, ...]
    series: str
    titled: int
    words: PageWords
    written: dict[str, int]


class _Known(dict[str, tuple[str, ...]]):
    """What the index calls that which stands between spaces and has no digit in it, looked up once."""

    def __init__(self, read: Forms) -> None:
        super().__init__()
        self._forms = read

    def __missing__(self, run: str) -> tuple[str, ...]:
        found = (lexeme.key for word in split_words(run) for lexeme in self._forms.lexemes(word))
        self[run] = keys = tuple(dict.fromkeys(found))
        return keys


class _Numbers(dict[str, tuple[tuple[int, list[str], list[str]], ...]]):
    """What a run with digits consists of: the place in the run, its words, and what the index calls it.

    A short one, as a year, stands in many texts and is looked up once; a longer one in one text.
    """

    def __init__(self, known: _Known) -> None:
        super().__init__()
        self._known = known

    def __missing__(self, run: str) -> tuple[tuple[int, list[str], list[str]], ...]:
        found = tuple((run.count(" ", 0, one.start), *self.words_and_keys(one)) for one in tokenize(run))
        if len(run) <= SHORT_NUMBER:
            self[run] = found
        return found

    def words_and_keys(self, found: Token) -> tuple[list[str], list[str]]:
        """Return the words of what stands together, and what the index calls all of it."""
        letters = [word for word in found.words if not word[0].isdigit()]
        keys = [word for word in found.words if word[0].isdigit()]
        keys += (key for word in letters for key in self._known[word])
        return letters, keys if found.compound is None else [*keys, found.compound]


class Indexer:
    """Reads pages in one language; what a word is a form of is looked up once."""

    def __init__(self, locale: Locale) -> None:
        self._locale = locale
        self._known = _Known(lemmatizer(locale.site, locale.language))
        self._numbers = _Numbers(self._known)
        self._everyday = [*self._rows(locale.wording)]

    def read(self, document: SearchDocument) -> IndexedPage:
        """Return a page as the index keeps it."""
        page, blocks = _Page(document.weight), text_blocks(document, document.tree())
        for text, weight in document.also:
            for found in tokenize(text):
                letters, keys = self._numbers.words_and_keys(found)
                page.count(letters)
                page.note(keys, 0, weight)
        for turn, word in enumerate(self._everyday_words(document.title), 1):
            page.count([word])
            page.note(self._known[word], -2 * turn, EVERYDAY_WEIGHT)  # beside no other: it is in no phrase
        for weight, text in document_blocks(document, blocks):
            self._read(text, weight, page)
        return IndexedPage(
            address=document.address,
            title=document.title,
            kind=document.kind,
            lead=document.lead,
            text=shown_text(blocks),
            facets=document.facets,
            series=document.series,
            titled=len(significant_words(self._locale, document.title)),
            words=PageWords(page.found(self._known, document.share)),
            written=page.written(),
        )

    def _rows(self, wording: Wording) -> Iterator[tuple[list[list[str]], list[str]]]:
        """Yield names, word by word, and the words of every day for what they name.

        Of an expression only what is its own counts: no word of a name or of a synonym, none of several rows.
        """
        read = {row: self._split(row.split(",")) for row in wording.everyday}
        texts = {row: self._split(listed) for row, listed in wording.everyday.items()}
        rows = Counter(key for listed in texts.values() for key in {*self._keys(chain(*listed))})
        names = chain(*read.values(), self._split(chain(*wording.synonyms.values())))
        common = {key for key, number in rows.items() if number > COMMON}.union(self._keys(chain(*names)))
        for row, listed in texts.items():
            words = (word for text in listed for word in text if len(text) == 1 or self._is_own(word, common))
            yield read[row], [*dict.fromkeys(words)]

    def _is_own(self, word: str, common: set[str]) -> bool:
        return common.isdisjoint(self._known[word])

    def _split(self, texts: Iterable[str]) -> list[list[str]]:
        return [significant_words(self._locale, text) for text in texts]

    def _keys(self, words: Iterable[str]) -> Iterator[str]:
        return (key for word in words for key in self._known[word])

    def _everyday_words(self, title: str) -> Iterator[str]:
        """Yield the words of every day for what a title names."""
        titled = {*self._keys(split_words(title))}
        for names, words in self._everyday:
            if any(all(not titled.isdisjoint(self._known[one]) for one in name) for name in names):
                yield from words

    def _read(self, text: str, weight: float, page: "_Page") -> None:
        """Read blocks of one weight, a line each; what stands between spaces has one place."""
        text = " ".join(page.spaced(line) for line in text.split("\n"))
        letters: list[str] = []
        at, place = 0, page.place
        for found in _NUMBERS.finditer(text):
            before, run = text[at : found.start()], found[0]
            place += before.count(" ")
            for beyond, written, keys in self._numbers[run]:
                page.count(written)
                page.note(keys, place + beyond, weight)
            spaces = run.count(" ")
            letters += before, " " * spaces
            at, place = found.end(), place + spaces
        letters.append(text[at:])
        self._read_letters("".join(letters).split(" "), weight, page)

    def _read_letters(self, runs: list[str], weight: float, page: "_Page") -> None:
        """Read words without digits: most stand in plain text, many times, and are looked up once a page."""
        first, page.place = page.place, page.place + len(runs)
        if weight == page.weight:
            for place, run in enumerate(runs, first):
                page.runs[run].append(place)
            return
        for place, run in enumerate(runs, first):
            page.count(split_words(run))
            page.note(self._known[run], place, weight)


class _Page:
    """The words of one page while it is read; `runs` are the places of what stands in plain text.

    `weight` is that of a word of plain text, `place` the next one, `length` the number of words.
    """

    def __init__(self, weight: float) -> None:
        self.weight = weight
        self.place = 0
        self.length = 0
        self.counts: dict[str, int] = {}
        self.runs: defaultdict[str, list[int]] = defaultdict(list)
        self._at: dict[str, dict[int, float]] = {}

    def spaced(self, block: str) -> str:
        """Return a block with the spaces behind it that lead to where another begins; count its words."""
        words = block.count(" ") + 1
        self.length += words
        return block + " " * (BEGINNINGS - words % BEGINNINGS)

    def count(self, written: Iterable[str]) -> None:
        """Count words as they are written, apart from those in plain text."""
        for word in written:
            self.counts[word] = self.counts.get(word, 0) + 1

    def written(self) -> dict[str, int]:
        """Return how often each word is written; what stands between spaces in plain text is not cut yet."""
        counts = {run: len(places) for run, places in self.runs.items() if run}
        for word, times in self.counts.items():
            counts[word] = counts.get(word, 0) + times
        return counts

    def note(self, keys: Iterable[str], place: int, weight: float) -> None:
        """Note that words stand at a place; of two weights there, the greater counts."""
        for key in keys:
            places = self._at.get(key)
            if places is None:
                self._at[key] = {place: weight}
            elif places.get(place, 0) < weight:
                places[place] = weight

    def found(self, known: _Known, share: float) -> dict[str, tuple[int, str]]:
        """Return what the index keeps of each word."""
        plain = self._plain(known)
        weighing = Weight(max(1, self.length), share)
        words: dict[str, tuple[int, str]] = {}
        for key, places in plain.items():
            if len(places) == 1:  # most words of a page stand there once
                words[key] = weighing[self.weight, 0.0, 0.0], str(places[0])
            else:
                words[key] = weighing[self.weight * len(places), 0.0, 0.0], delta_encode(places)
        for key, noted in self._at.items():
            others = plain.get(key, [])
            weight = weighing[self._weights(others, noted.values())]
            words[key] = weight, delta_encode(sorted((*others, *noted)))
        return words

    def _plain(self, known: _Known) -> dict[str, list[int]]:
        """Return the places of each word in plain text."""
        plain: dict[str, list[int]] = {}
        for run, places in self.runs.items():
            for key in known[run]:
                others = plain.get(key)
                plain[key] = places if others is None else sorted(others + places)
        return plain

    def _weights(self, plain: list[int], noted: Collection[float]) -> Weights:
        often = self.weight * len(plain) + sum(each for each in noted if each < HEADING)
        heading = max((each for each in noted if HEADING <= each < TITLE), default=0.0)
        title = max((each for each in noted if each >= TITLE), default=0.0)
        return often, heading, title


@lru_cache(maxsize=32)
def page_indexer(locale: Locale) -> Indexer:
    """Return what reads pages in a language; the same value each time."""
    return Indexer(locale)
