"""Pages that stand side by side in the index, with their words as the index writes them.

A shelf ends at a page that its own address chooses: one page more moves no other shelf, and a page that
changes makes its own shelf anew and no other.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, repeat

from emn_site.language import cutting
from emn_site.search.parts import BETWEEN, Pages, parts
from emn_site.search.reading import Read, Written, lines

PAGES = 32
"""So many pages are at least on a shelf; four times as many end it anyway."""

TOGETHER = 16
"""So many pieces of what is written of a word are made one: each piece costs as much as its signs."""

_Entry = tuple[int, int, str]
"""A page by its place on the shelf, how much it is about a word, and where the word stands in it."""


@dataclass(frozen=True)
class ShelfWords:
    """The words of a shelf, in long strings with a line a word.

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
        texts = (self.distances, self.weights, self.places)
        numbers = (self.numbers, self.firsts, self.lasts)
        return zip(lines(self.names), *numbers, *(text.split("\n") for text in texts), strict=True)


@dataclass(frozen=True)
class Shelf:
    """Pages side by side: what is told of each, its telling words and facets, and the words of all."""

    told: tuple[tuple[str, ...], ...]
    titled: tuple[int, ...]
    facets: tuple[tuple[str, ...], ...]
    words: ShelfWords
    written: Written

    def add_to(self, words: defaultdict[str, Pages], start: int) -> None:
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


def divided(addresses: Sequence[str]) -> Iterator[list[str]]:
    """Yield the addresses of pages in the order of the index, those of one shelf together."""
    return parts([(address, 1) for address in addresses], PAGES)


def shelf(pages: Sequence[Read]) -> Shelf:
    """Return some pages as a shelf."""
    words: defaultdict[str, list[_Entry]] = defaultdict(list)
    for at, page in enumerate(pages):
        of_page = zip(repeat(at), page.words.weights, lines(page.words.places))
        for name, entry in zip(lines(page.words.names), of_page, strict=True):
            words[name].append(entry)
    return Shelf(
        told=tuple(_told(page) for page in pages),
        titled=tuple(page.titled for page in pages),
        facets=tuple(page.facets for page in pages),
        words=_written(words),
        written=_counted(page.written for page in pages),
    )


def _told(page: Read) -> tuple[str, ...]:
    """Return address, title, what stands above it, and, where a page has no text of its own, what it is."""
    return (page.address, page.title, page.kind, *(() if page.lead is None else (page.lead,)))


def _written(words: dict[str, list[_Entry]]) -> ShelfWords:
    entries = words.values()
    return ShelfWords(
        names="\n".join(words),
        numbers=bytes(map(len, entries)),
        firsts=bytes(pages[0][0] for pages in entries),
        lasts=bytes(pages[-1][0] for pages in entries),
        distances="\n".join(map(_distances, entries)),
        weights="\n".join(",".join(str(weight) for _, weight, _ in pages) for pages in entries),
        places="\n".join(BETWEEN.join(places for *_, places in pages) for pages in entries),
    )


def _distances(pages: list[_Entry]) -> str:
    """Return the distances of the pages after the first, each behind a comma."""
    return "".join(f",{page[0] - before[0]}" for before, page in pairwise(pages))


def _counted(pages: Iterable[Written]) -> Written:
    """Return how often each word is written, in small letters, from what stands between spaces."""
    runs: dict[str, int] = {}
    for page in pages:
        for run, times in page:
            runs[run] = runs.get(run, 0) + times
    counts: dict[str, int] = {}
    for run, times in runs.items():
        for word in cutting.words(run):
            small = word.casefold()
            counts[small] = counts.get(small, 0) + times
    return Written("\n".join(counts), tuple(counts.values()))
