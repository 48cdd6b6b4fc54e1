"""The index of one language in the files that its browsers load.

Articles → words with places and weights → small parts (`parts`), texts in passages, and what reads a query
(`vocabulary`). The folder of a language is named by its content, so that no reader mixes two builds.
"""

import hashlib
import json
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from emn_site.language import Language
from emn_site.search import parts, questions
from emn_site.search.articles import Article, blocks
from emn_site.search.cutting import cut
from emn_site.search.names import telling
from emn_site.search.parts import PASSAGE, Places, Word
from emn_site.search.vocabulary import Vocabulary

FOLDER = "search-index"
SENTENCES, OTHER = "", "|"
"""How a line of a passage begins: with sentences, or with what no excerpt shows by itself."""


def files(speech: Language, articles: Iterable[Article]) -> dict[str, str]:
    """Return the files of the search in a language by address, from the root of the site.

    `lt.json` says in which folder the others are, and with what letters words begin.
    """
    listed = {name: _json(content) for name, content in _contents(speech, _newest_first(articles))}
    folder = f"{speech.locale}-{hashlib.sha256(_json(sorted(listed.items())).encode()).hexdigest()[:8]}"
    listed |= {"files.json": _json(sorted(listed))}
    forms = sorted(name[6:-5] for name in listed if name.startswith("forms/"))
    entry = {f"{FOLDER}/{speech.locale}.json": _json({"folder": folder, "forms": forms})}
    return entry | {f"{FOLDER}/{folder}/{name}": text for name, text in listed.items()}


def _newest_first(articles: Iterable[Article]) -> list[Article]:
    """Return the pages in the order of their numbers: the newest first, equals by address."""
    by_address = sorted(articles, key=lambda article: article.address)
    return sorted(by_address, key=lambda article: article.date, reverse=True)


def _contents(speech: Language, articles: Sequence[Article]) -> Iterator[tuple[str, Any]]:
    """Yield the parts, the texts and what they can be narrowed by, by file name."""
    vocabulary = Vocabulary(speech)
    words: dict[str, dict[int, Places]] = defaultdict(dict)
    facets: dict[str, list[int]] = defaultdict(list)
    lengths: list[int] = []
    titles: list[int] = []
    shares: list[float] = []
    for number, article in enumerate(articles):
        read = _Read(article, vocabulary)
        for key, places in read.places.items():
            words[key][number] = places
        for passage, content in enumerate(read.passages()):
            yield f"texts/{number}-{passage}.json", content
        lengths.append(max(1, len(read.text)))
        shares.append(article.share)
        titles.append(len(telling(speech, article.title)))
        for facet in article.facets:
            facets[facet].append(number)
    yield "facets.json", facets
    yield from parts.files([Word(key, pages) for key, pages in words.items()], lengths, titles, shares)
    yield from questions.files(speech, vocabulary).items()
    yield from vocabulary.files(_countries(facets)).items()


def _countries(facets: Mapping[str, list[int]]) -> dict[str, int]:
    """Return the number of the page of each country, by its code."""
    own = set(facets.get("type:country", ()))
    return {
        facet.removeprefix("country:"): number
        for facet, numbers in facets.items()
        if facet.startswith("country:")
        for number in numbers
        if number in own
    }


class _Read:
    """One article, read: its words between spaces, where each word of the index stands, its sections."""

    def __init__(self, article: Article, vocabulary: Vocabulary) -> None:
        self._article = article
        self.text: list[str] = []
        self.places: dict[str, Places] = defaultdict(dict)
        self._sections: list[tuple[int, str, str]] = []
        self._starts: list[int] = []
        self._signs: list[str] = []
        for words, weight in article.also:
            for found in cut(words):
                self._note(vocabulary.keys(found), 0, weight)
        for block in blocks(article):
            if block.is_heading and block.anchor:
                self._sections.append((len(self.text), block.anchor, block.text))
            self._starts.append(len(self.text))
            self._signs.append(SENTENCES if block.is_sentence else OTHER)
            self._read(block.text, block.weight, vocabulary)

    def _read(self, text: str, weight: float, vocabulary: Vocabulary) -> None:
        starts = [0, *(place + 1 for place, sign in enumerate(text) if sign == " ")]
        word = 0
        for found in cut(text):
            while word + 1 < len(starts) and starts[word + 1] <= found.start:
                word += 1
            self._note(vocabulary.keys(found), len(self.text) + word, weight)
        self.text.extend(text.split(" "))

    def _note(self, keys: Iterable[str], place: int, weight: float) -> None:
        for key in keys:
            at = self.places[key]
            at[place] = max(weight, at.get(place, 0))

    def passages(self) -> Iterator[dict[str, Any]]:
        """Yield what readers see of the page, passage by passage.

        `sections` has the place of each heading in its passage, its name and its text; the first is the
        section that goes on from the passage before.
        """
        about = {"address": self._article.address, "title": self._article.title, "kind": self._article.kind}
        for start in range(0, max(1, len(self.text)), PASSAGE):
            text = self._written(start, min(start + PASSAGE, len(self.text)))
            before = [section for section in self._sections if section[0] < start]
            inside = [section for section in self._sections if start <= section[0] < start + PASSAGE]
            listed = [(max(0, place - start), *rest) for place, *rest in (*before[-1:], *inside)]
            yield about | {"text": text, "sections": listed}

    def _written(self, start: int, end: int) -> str:
        """Return some words as text: a line for each block, with a sign before what is no sentence."""
        first, last = bisect_right(self._starts, start) - 1, bisect_left(self._starts, end)
        inside = self._starts[first + 1 : last]
        lines = zip(self._signs[first:last], [start, *inside], [*inside, end], strict=True)
        return "\n".join(sign + " ".join(self.text[place:to]) for sign, place, to in lines)


def _json(content: object) -> str:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"))
