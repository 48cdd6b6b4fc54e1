"""Pages that stand side by side in the index, with their words as the index writes them.

A segment ends at a page that its own address chooses: one page more moves no other segment, and a page that
changes makes its own segment anew and no other.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from emn_site.cache.digests import digest
from emn_site.cache.lazy import LazyData
from emn_site.locale import tokenizer
from emn_site.search.documents import SearchDocument
from emn_site.search.indexer import IndexedPage
from emn_site.search.lemmatizer import STEM_SIGN
from emn_site.search.shards import BETWEEN, Postings, WordShards, make_shards, shard_words

PAGES = 16
"""So many pages are at least in a segment; four times as many end it anyway."""

_Entry = tuple[int, int, int, str, str, str]
"""What is written of a word: how many pages have it, the first and the last of them by their place in the
segment, and as text the distances of those after the first, the weights, and where it stands in each."""


class LazyWords(LazyData[dict[str, _Entry]]):
    """The words of a segment that begin alike: they are read where one of them has changed."""

    kind = dict[str, _Entry]


Parts = list[tuple[int, str, LazyWords]]
"""Words that begin alike, of each segment: the number of its first page, their digest, the words."""


@dataclass(frozen=True)
class Segment:
    """Pages side by side: what is told of each, its text, series, telling words, facets; the words of all, by
    their beginnings (`word_beginning`) and each of these with a digest."""

    rows: tuple[tuple[str, ...], ...]
    texts: tuple[str, ...]
    series: tuple[str, ...]
    titled: tuple[int, ...]
    facets: tuple[tuple[str, ...], ...]
    words: dict[str, tuple[str, LazyWords]]
    written: dict[str, int]


def word_beginning(name: str) -> str:
    """Return by which letters words stand together in the index: in their order, these are too."""
    return name[: 2 if name[0] == STEM_SIGN else 1]


def join_parts(parts: Parts) -> WordShards:
    """Return the words of all segments that begin alike as they are written."""
    words = defaultdict[str, Postings](Postings)
    for start, _, of_segment in parts:
        for name, (number, first, last, distances, weights, places) in of_segment().items():
            of_word = words[name]
            of_word.number += number
            of_word.pages.append(f"{start + first - of_word.last}{distances}")
            of_word.last = start + last
            of_word.weights.append(weights)
            of_word.places.append(places)
    return shard_words(words)


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
        rows=tuple((p.address, p.title, p.kind, p.lead, p.text and text_name(p.text)) for p in pages),
        texts=tuple(page.text for page in pages if page.text),
        series=tuple(page.series for page in pages),
        titled=tuple(page.titled for page in pages),
        facets=tuple(page.facets for page in pages),
        words=dict(_written(pages)),
        written=_counted(pages),
    )


def text_name(text: str) -> str:
    """Return what the file of a page's text is called: a word that stands for its content."""
    return sha256(text.encode()).hexdigest()[:8]


def _written(pages: Sequence[IndexedPage]) -> Iterator[tuple[str, tuple[str, LazyWords]]]:
    """Yield words of pages by their beginnings; most of a long text's words are in one page alone."""
    groups = defaultdict[str, dict[str, Any]](dict)
    words: dict[str, list[Any]] = {}
    for at, page in enumerate(pages):
        for name, (weight, places) in page.words().items():
            if (one := words.get(name)) is None:
                words[name] = groups[word_beginning(name)][name] = [1, at, at, "", str(weight), places]
            else:
                one[0] += 1
                one[3] += f",{at - one[2]}"
                one[2] = at
                one[4] += f",{weight}"
                one[5] += BETWEEN + places
    for beginning, group in groups.items():
        packed = LazyWords(group)
        yield beginning, (digest(packed.packed()), packed)


def _counted(pages: Sequence[IndexedPage]) -> dict[str, int]:
    """Return how often each word is written, in small letters, from what stands between spaces."""
    runs = Counter[str]()
    for page in pages:
        runs.update(page.written)
    counts = defaultdict[str, int](int)
    for run, times in runs.items():
        for word in tokenizer.split_words(run):
            counts[word.casefold()] += times
    return dict(counts)
