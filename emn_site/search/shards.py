"""The index as browsers load it: small files, each with the pages of a few words.

How well a word describes a page is worked out here, once, so that a browser only adds up. Where the words
stand is kept apart: it is ten times as much, and only a search for a phrase asks for it.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from operator import sub
from typing import Any
from zlib import crc32

Weights = tuple[float, float, float]
"""A word in a page: how often it stands in the text (a word of a summary counts more than once), what its
best heading and its title weigh."""


class Weight(dict[Weights, int]):
    """How much a page is about a word, by how the word stands there: worked out once a page."""

    def __init__(self, length: float, share: float) -> None:
        super().__init__()
        self._page = round_length(length), share

    def __missing__(self, found: Weights) -> int:
        """Work it out."""
        self[found] = written = page_weight(found, *self._page)
        return written


@dataclass
class Postings:
    """The pages of a word, in order: their number, and as they are written which they are, how much each is
    about the word, and where it stands there; `last` is the last of them.

    Pages and places (counted in words; a block begins at a place of its own) are written as their distance
    from the one before.
    """

    number: int = 0
    last: int = 0
    pages: list[str] = field(default_factory=list)
    weights: list[str] = field(default_factory=list)
    places: list[str] = field(default_factory=list)


HEADING, TITLE = 3, 7
"""From these weights on a word stands in a heading or in a title (`documents` has 7 for h1 to 2 for h6)."""

SATURATION = 1.6
LENGTH = 0.3
"""BM25's k1 and b: how soon one more time adds little, and how much a long text counts against a page."""

BETWEEN = "],["
"""Stands between the places of two pages."""

USUAL_LENGTH = 1000
"""Of so many words is a page with which long ones are compared: what the pages of this site have. That it
does not change with the pages makes how much one is about a word a matter of that page alone."""

STEPS = 25
"""Into how many whole steps one point is divided."""

PAGES, PLACES = 300, 30_000
"""So many pages, counted word by word, or signs of places a part has at least, and four times at most."""

TOGETHER, FEW = 64, 320
"""So many pages are told of in one file; those of a site that has not more than the second, all in one."""

ENDS = 32
"""One word in so many may end a part, by what it is called: one more page moves no other part."""


def page_weight(found: Weights, length: float, share: float = 1.0) -> int:
    """Return how much a page of `length` words is about a word, 1 to 125.

    Up to one point for how often it stands in the text (BM25), up to one more for a heading, two for a
    title, three for the name of a country: title over heading over text, however
    long; `share` of it counts.
    """
    often, heading, title = found
    text = often / (often + SATURATION * (1 - LENGTH + LENGTH * length / USUAL_LENGTH))
    return max(1, round(STEPS * share * (text + heading / TITLE + 2 * title / TITLE)))


def make_shards(sizes: Sequence[tuple[str, int]], least: int) -> Iterator[list[str]]:
    """Yield names in their order, as many together as make a part: each comes with its size."""
    part: list[str] = []
    held = 0
    for key, size in sizes:
        if part and held + size > 4 * least:
            yield part
            part, held = [], 0
        part.append(key)
        held += size
        if held >= least and crc32(key.encode()) % ENDS == 0:
            yield part
            part, held = [], 0
    if part:
        yield part


def round_length(length: float) -> float:
    """Return a length to two digits: one word more in a page changes no weight of other words or pages."""
    return float(f"{length:.1e}") or 1.0


@dataclass(frozen=True)
class WordShards:
    """Words that begin alike, a line each, in parts: the first of each part, and what is written of all."""

    names: str
    words: list[tuple[str, str]]
    places: list[tuple[str, str]]


def shard_words(words: Mapping[str, Postings]) -> WordShards:
    """Return words in parts: `words` have of each its pages and their weights, `places` where it stands in
    each of these pages."""
    keys = sorted(words)

    def parts(sizes: Iterable[int], least: int, written: Callable[[str], str]) -> list[tuple[str, str]]:
        divided = make_shards([*zip(keys, sizes, strict=True)], least)
        packed = (
            (part[0], ",".join(f"{compact_json(key)}:{written(key)}" for key in part)) for part in divided
        )
        return [(first, f"{{{content}}}") for first, content in packed]

    def weighed(key: str) -> str:
        return f"[[{','.join(words[key].pages)}],[{','.join(words[key].weights)}]]"

    def placed(key: str) -> str:
        return f"[[{BETWEEN.join(words[key].places)}]]"

    of_pages = (words[key].number for key in keys)
    of_places = (sum(map(len, words[key].places)) for key in keys)
    return WordShards("\n".join(keys), parts(of_pages, PAGES, weighed), parts(of_places, PLACES, placed))


def shard_files(
    shards: Sequence[WordShards], titled: Sequence[int], together: int = TOGETHER
) -> Iterator[tuple[str, str]]:
    """Yield names and contents (JSON) of the parts, and of `index`, which tells what part has a word.

    `titles` has of how many words the title of each page is that tell something, `together` how many pages
    one file tells of, and `title` the weight from which a word stands in one.
    """
    about: dict[str, Any] = {"pages": len(titled), "together": together, "title": 2 * STEPS, "titles": titled}
    words, places = (part for one in shards for part in one.words), (p for one in shards for p in one.places)
    for kind, parts in (("words", [*words]), ("places", [*places])):
        yield from ((f"{kind}/{number}", content) for number, (_, content) in enumerate(parts))
        about[kind] = [first for first, _ in parts]
    yield "index", compact_json(about)


def delta_encode(numbers: Sequence[int]) -> str:
    """Return numbers in order as their distances, with commas between them."""
    if len(numbers) == 2:
        return f"{numbers[0]},{numbers[1] - numbers[0]}"
    return ",".join(map(str, map(sub, numbers, [0, *numbers])))


def compact_json(content: object) -> str:
    """Return a value as browsers load it, in the fewest signs."""
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"))
