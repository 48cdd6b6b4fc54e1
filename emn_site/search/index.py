"""The index of one language in the files that its browsers load.

Pages, read (`reading`) → words with pages and weights in small parts (`parts`), what is shown of each page,
and what reads a query (`vocabulary`). Each file is named by its own content: no reader mixes two builds, and
a word more in one page leaves all other files as they are. Texts are not repeated: what is shown of a page
that was found is taken from the page.
"""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from emn_site.language import Language, cutting
from emn_site.search import parts, questions
from emn_site.search.parts import TOGETHER, Pages, Weighing, as_json, roughly
from emn_site.search.reading import Read
from emn_site.search.vocabulary import Vocabulary

FOLDER = "search-index"


def files(speech: Language, pages: Iterable[Read], answers: Mapping[str, str]) -> dict[str, str]:
    """Return the files of the search in a language by address, from the root of the site.

    `lt.json` has the name of each of the others by what it is called; `answers` are those of the data.
    """
    listed = {
        name: content if isinstance(content, str) else as_json(content)
        for name, content in [*_contents(speech, _newest_first(pages)), *answers.items()]
    }
    hashes = {name: hashlib.sha256(text.encode()).hexdigest()[:8] for name, text in listed.items()}
    folder = f"{FOLDER}/{speech.locale}"
    return {f"{folder}.json": as_json(hashes)} | {
        f"{folder}/{name}.{hashes[name]}.json": text for name, text in listed.items()
    }


def _newest_first(pages: Iterable[Read]) -> list[Read]:
    """Return the pages in the order of their numbers: the newest first, equals by address."""
    by_address = sorted(pages, key=lambda page: page.address)
    return sorted(by_address, key=lambda page: page.date, reverse=True)


def _contents(speech: Language, pages: Sequence[Read]) -> Iterator[tuple[str, Any]]:
    """Yield the parts, what is told of pages and what they can be narrowed by, by name."""
    words: defaultdict[str, Pages] = defaultdict(Pages)
    facets: dict[str, list[int]] = {}
    runs: Counter[str] = Counter()
    mean = roughly(sum(page.length for page in pages) / max(1, len(pages)))
    for number, page in enumerate(pages):
        weighing = Weighing(roughly(page.length), mean, page.share)
        for key, weights, places in page.words:
            of_word = words[key]
            of_word.numbers.append(number)
            of_word.weights.append(weighing[weights])
            of_word.places.append(places)
        for facet in page.facets:
            facets.setdefault(facet, []).append(number)
        for run, times in page.written:
            runs[run] += times
    for number, start in enumerate(range(0, len(pages), TOGETHER)):
        yield f"pages/{number}", [_told(page) for page in pages[start : start + TOGETHER]]
    yield "facets", facets
    yield from parts.files(words, [page.titled for page in pages])
    vocabulary = Vocabulary(speech, _counted(runs), words.keys())
    yield from questions.files(speech, vocabulary).items()
    yield from vocabulary.files(_countries(facets)).items()


def _counted(runs: Mapping[str, int]) -> Counter[str]:
    """Return how often each word is written, in small letters, from what stands between spaces."""
    counts: Counter[str] = Counter()
    for run, times in runs.items():
        for word in cutting.words(run):
            counts[word.casefold()] += times
    return counts


def _told(page: Read) -> list[str]:
    """Return address, title, what stands above it, and, where a page has no text of its own, what it is."""
    return [page.address, page.title, page.kind, *([] if page.lead is None else [page.lead])]


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
