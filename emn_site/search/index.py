"""The index of one language in the files that its browsers load.

Pages, read (`indexer`), side by side (`segments`) → words with pages and weights in small parts (`shards`),
what is shown of each page, and what reads a query (`vocabulary`). Each file is named by its own content: no
reader mixes two builds, and what changes in one page leaves most files as they are. Texts are not
repeated: what is shown of a page that was found is taken from the page.
"""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import Any

from emn_site.locale import Locale
from emn_site.search import questions, shards
from emn_site.search.segments import Segment
from emn_site.search.shards import TOGETHER, Postings, compact_json
from emn_site.search.vocabulary import Vocabulary

FOLDER = "search-index"


def index_files(locale: Locale, segments: Iterable[Segment], answers: Mapping[str, str]) -> dict[str, bytes]:
    """Return the files of the search in a language by address, from the root of the site.

    `lt.json` has the name of each of the others by what it is called; the pages of `segments` stand in the
    order of their numbers (`divide_pages`); `answers` are those of the data.
    """
    listed = {
        name: (content if isinstance(content, str) else compact_json(content)).encode()
        for name, content in chain(_contents(locale, segments), answers.items())
    }
    hashes = {name: hashlib.sha256(content).hexdigest()[:8] for name, content in listed.items()}
    folder = f"{FOLDER}/{locale.language}"
    return {f"{folder}.json": compact_json(hashes).encode()} | {
        f"{folder}/{name}.{hashes[name]}.json": content for name, content in listed.items()
    }


def _contents(locale: Locale, segments: Iterable[Segment]) -> Iterator[tuple[str, Any]]:
    """Yield the parts, what is told of pages and what they can be narrowed by, by name."""
    words: defaultdict[str, Postings] = defaultdict(Postings)
    facets: dict[str, list[int]] = {}
    counts: Counter[str] = Counter()
    told: list[tuple[str, ...]] = []
    titled: list[int] = []
    for segment in segments:
        segment.add_to(words, len(told))
        for number, of_page in enumerate(segment.facets, len(told)):
            for facet in of_page:
                facets.setdefault(facet, []).append(number)
        for word, times in segment.written:
            counts[word] += times
        told += segment.told
        titled += segment.titled
    for number, start in enumerate(range(0, len(told), TOGETHER)):
        yield f"pages/{number}", told[start : start + TOGETHER]
    yield "facets", facets
    yield from shards.shard_files(words, titled)
    vocabulary = Vocabulary(locale, counts, words.keys())
    yield from questions.question_files(locale, vocabulary).items()
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
