"""The index as browsers load it: small files, each with the pages of a few words.

How well a word describes a page is worked out here, once, so that a browser only adds up. Where the words
stand is kept apart: it is ten times as much, and only a search for a phrase asks for it.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import sub
from typing import Any

Places = dict[int, float]
"""Where a word stands in a page, counted in words, and with what weight: 1 in text, 7 in a title."""

HEADING, TITLE = 3, 7
"""From these weights on a word stands in a heading or in a title (`articles` has 7 for h1 to 2 for h6)."""

SATURATION = 1.6
LENGTH = 0.3
"""BM25's k1 and b: how soon one more time adds little, and how much a long text counts against a page."""

STEPS = 25
"""Into how many whole steps one point is divided."""

MOST_PAGES, MOST_PLACES = 800, 4000
"""So many pages or places, counted word by word, are in a part, if it is not of a single word."""

PASSAGE = 250
"""So many words of a text are one passage; of a page that was found, only one passage is loaded."""


@dataclass(frozen=True)
class Word:
    """A word of the index: the pages it stands on, by number, with its places there."""

    key: str
    pages: dict[int, Places]


def weight(places: Places, length: int, mean: float, share: float = 1.0) -> int:
    """Return how much a page of `length` words is about a word, 1 to 125.

    Up to one point for how often it stands in the text (BM25), up to one more for a heading, two for a
    title, three for the name of a country: title over heading over text, however
    long; `share` of it counts.
    """
    often = heading = title = 0.0
    for each in places.values():
        if each < HEADING:
            often += each
        elif each < TITLE:
            heading = max(heading, each)
        else:
            title = max(title, each)
    text = often / (often + SATURATION * (1 - LENGTH + LENGTH * length / mean))
    return max(1, round(STEPS * share * (text + heading / TITLE + 2 * title / TITLE)))


def passage(places: Places) -> int:
    """Return which passage of a page is the most about a word; its title is in the first."""
    if max(places) < PASSAGE:
        return 0
    found: dict[int, float] = defaultdict(float)
    for place, each in places.items():
        found[place // PASSAGE] += each if each < TITLE else 0
    return max(found, key=lambda number: (found[number], -number))


def parts(words: Sequence[Word]) -> Iterator[list[Word]]:
    """Yield the words in alphabetical order of code points, as many together as make a part."""
    part: list[Word] = []
    pages = places = 0
    for word in sorted(words, key=lambda word: word.key):
        own_pages, own_places = len(word.pages), sum(map(len, word.pages.values()))
        if part and (pages + own_pages > MOST_PAGES or places + own_places > MOST_PLACES):
            yield part
            part, pages, places = [], 0, 0
        part.append(word)
        pages, places = pages + own_pages, places + own_places
    if part:
        yield part


def files(
    words: Sequence[Word], lengths: Sequence[int], titles: Sequence[int], shares: Sequence[float]
) -> Iterator[tuple[str, Any]]:
    """Yield names and contents of the parts, and of `index.json`, which tells what part has a word.

    `words/3.json` has for each word its pages, their weights and the passage of each that is most about
    it, `places/3.json` the places for each of these pages; pages and places are written as their
    distance from the one before. `titles` has of how many words each title is that tell something, and
    `title` the weight from which a word stands in one.
    """
    mean = sum(lengths) / max(1, len(lengths))
    first = []
    for number, part in enumerate(parts(words)):
        first.append(part[0].key)
        listed, places = {}, {}
        for word in part:
            pages = sorted(word.pages)
            weights = [weight(word.pages[page], lengths[page], mean, shares[page]) for page in pages]
            passages = [passage(word.pages[page]) for page in pages]
            listed[word.key] = [_distances(pages), weights, passages if any(passages) else []]
            places[word.key] = [_distances(sorted(word.pages[page])) for page in pages]
        yield f"words/{number}.json", listed
        yield f"places/{number}.json", places
    about = {"pages": len(lengths), "passage": PASSAGE, "title": 2 * STEPS, "titles": titles}
    yield "index.json", about | {"first": first}


def _distances(numbers: Sequence[int]) -> list[int]:
    return list(map(sub, numbers, [0, *numbers]))
