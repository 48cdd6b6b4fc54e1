"""Pages that stand side by side in the index, with their words as the index writes them.

A segment ends at a page that its own address chooses: one page more moves no other segment, and a page that
changes makes its own segment anew and no other.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from emn_site.locale import tokenizer
from emn_site.search.documents import SearchDocument
from emn_site.search.indexer import IndexedPage, WordSpellings
from emn_site.search.shards import BETWEEN, Postings, make_shards

PAGES = 32
"""So many pages are at least in a segment; four times as many end it anyway."""

TOGETHER = 16
"""So many pieces of what is written of a word are made one: each piece costs as much as its signs."""

_Entry = list[Any]
"""What is written of a word: how many pages have it, the first and the last of them by their place in the
segment, and as text the distances of those after the first, the weights, and where it stands in each."""


@dataclass(frozen=True)
class SegmentWords:
    """The words of a segment, in long strings with a line a word.

    In bytes, for each word: how many pages have it, the first of them, and the last.
    """

    names: str
    numbers: bytes
    firsts: bytes
    lasts: bytes
    distances: str
    weights: str
    places: str

    def __iter__(self) -> Iterator[tuple[str, int, int, int, str, str, str]]:
        texts = (text.split("\n") for text in (self.names, self.distances, self.weights, self.places))
        names, *written = texts
        return zip(names, self.numbers, self.firsts, self.lasts, *written, strict=True)


@dataclass(frozen=True)
class Segment:
    """Pages side by side: what is told of each, its text, series, telling words, facets; the words of all."""

    rows: tuple[tuple[str, ...], ...]
    texts: tuple[str, ...]
    series: tuple[str, ...]
    titled: tuple[int, ...]
    facets: tuple[tuple[str, ...], ...]
    words: SegmentWords
    written: WordSpellings

    def add_to(self, words: defaultdict[str, Postings], start: int) -> None:
        """Add the words to those of the pages before; the first of these pages has the number `start`."""
        for name, number, first, last, distances, weights, places in self.words:
            of_word = words[name]
            of_word.number += number
            of_word.pages.append(f"{start + first - of_word.last}{distances}")
            of_word.last = start + last
            of_word.weights.append(weights)
            of_word.places.append(places)
            if len(of_word.places) == TOGETHER:
                of_word.join()


def divide_pages(documents: Iterable[SearchDocument]) -> Iterator[list[SearchDocument]]:
    """Yield pages in the order of their numbers, those of one segment together: the newest first, equals by
    address.
    """
    by_address = {one.address: one for one in sorted(documents, key=lambda one: one.address)}
    newest_first = sorted(by_address.values(), key=lambda one: one.date, reverse=True)
    for addresses in make_shards([(one.address, 1) for one in newest_first], PAGES):
        yield [by_address[address] for address in addresses]


def make_segment(pages: Sequence[IndexedPage]) -> Segment:
    """Return some pages as a segment."""
    return Segment(
        rows=tuple(_page_row(page) for page in pages),
        texts=tuple(page.text for page in pages if page.text),
        series=tuple(page.series for page in pages),
        titled=tuple(page.titled for page in pages),
        facets=tuple(page.facets for page in pages),
        words=_written(pages),
        written=_counted(page.written for page in pages),
    )


def _page_row(page: IndexedPage) -> tuple[str, ...]:
    """Return address, title, what stands above it, summary, and what its text is called, where it has one."""
    named = (text_name(page.text),) if page.text else ()
    return (page.address, page.title, page.kind, page.lead, *named)


def text_name(text: str) -> str:
    """Return what the file of a page's text is called: a word that stands for its content."""
    return sha256(text.encode()).hexdigest()[:12]


def _written(pages: Sequence[IndexedPage]) -> SegmentWords:
    """Return the words of some pages; most of a long text's words are in one page alone."""
    words: dict[str, _Entry] = {}
    for at, page in enumerate(pages):
        for name, weight, places in page.words:
            if (one := words.get(name)) is None:
                words[name] = [1, at, at, "", str(weight), places]
            else:
                one[0] += 1
                one[3] += f",{at - one[2]}"
                one[2] = at
                one[4] += f",{weight}"
                one[5] += BETWEEN + places
    numbers, firsts, lasts, *texts = [*zip(*words.values(), strict=True)] or [()] * 6
    return SegmentWords("\n".join(words), bytes(numbers), bytes(firsts), bytes(lasts), *map("\n".join, texts))


def _counted(pages: Iterable[WordSpellings]) -> WordSpellings:
    """Return how often each word is written, in small letters, from what stands between spaces."""
    runs: dict[str, int] = {}
    for page in pages:
        for run, times in page:
            runs[run] = runs.get(run, 0) + times
    counts: dict[str, int] = {}
    for run, times in runs.items():
        for word in tokenizer.split_words(run):
            small = word.casefold()
            counts[small] = counts.get(small, 0) + times
    return WordSpellings("\n".join(counts), tuple(counts.values()))
