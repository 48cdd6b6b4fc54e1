"""The index of one language in the files that its browsers load.

Pages, read (`indexer`), side by side (`segments`) → words with pages and weights in small parts (`shards`),
what is told of each page, its text, and what reads a query (`vocabulary`). Each file is named by its own
content: no reader mixes two builds, and what changes in one page leaves most files as they are.
"""

import hashlib
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import Any

from emn_site.cache.cache import NO_CACHE, Cache
from emn_site.cache.digests import digest
from emn_site.locale import Locale, all_locales
from emn_site.search import shards
from emn_site.search.segments import Parts, Segment, join_parts, text_name
from emn_site.search.shards import FEW, TOGETHER, WordShards, compact_json
from emn_site.search.vocabulary import Vocabulary

FOLDER = "search-index"

START = ("index", "questions", "synonyms", "rules", "beginnings", "series", "types", "defined", "pages/0")
"""What every search needs is in the first file itself: each request more is a way there and back. What is
told of pages is there only where one file has all of it."""

MESSAGES = ("search_none", "search_failed", "search_meant", "search_exactly", "search_absent", "search_also")

LEXICON = "lexicon"
"""Its many files change together, and have one name for what they contain."""


def index_files(
    locale: Locale, segments: Iterable[Segment], answers: Mapping[str, str], cache: Cache = NO_CACHE
) -> dict[str, bytes]:
    """Return the files of the search in a language by address, from the root of the site.

    `lt.json` has what every search needs (`settings` and `START`) and the name of each other file by what
    it is called, `lt-words.json` what tells a word of the language; the pages of `segments` stand in order
    (`divide_pages`); `answers` are those of `questions`. The text of a page is named by its content alone.
    """
    folder, found = f"{FOLDER}/{locale.language}", dict[str, bytes]()
    listed = {
        name: (content if isinstance(content, str) else compact_json(content)).encode()
        for name, content in chain(_contents(locale, segments, found, cache), answers.items())
    }
    start: dict[str, Any] = {"settings": _settings(locale)}
    first = START[:-1] if "pages/1" in listed else START
    start |= {name: json.loads(listed.pop(name)) for name in first if name in listed}
    start["beginnings"][LEXICON] = json.loads(listed.pop(LEXICON))
    of_words = _digest(*(content for name, content in listed.items() if name.startswith(LEXICON)))
    digests = {name: of_words if name.startswith(LEXICON) else _digest(one) for name, one in listed.items()}
    found |= {f"{folder}/{name}.{digests[name]}.json": content for name, content in listed.items()}
    start["files"] = _by_kind(digests) | {LEXICON: of_words}
    words = {"rules": start["rules"], "beginnings": start["beginnings"], "files": {LEXICON: of_words}}
    found[f"{folder}-words.json"] = compact_json(words).encode()
    return {f"{folder}.json": compact_json(start).encode()} | found


def _digest(*contents: bytes) -> str:
    return hashlib.sha256(b"".join(contents)).hexdigest()[:6]


def _by_kind(digests: Mapping[str, str]) -> dict[str, Any]:
    """Return by kind what files are named by: one word, one for each number, or one for each name."""
    parts: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for name, of_name in digests.items():
        kind, _, part = name.partition("/")
        parts[kind][part] = of_name
    return {kind: of.get("") or ([*of.values()] if "0" in of else of) for kind, of in parts.items()}


def _settings(locale: Locale) -> dict[str, Any]:
    """Return what the search says and where its files are; addresses are from the root of the site."""
    others = [one for one in all_locales(locale.site) if one is not locale]
    return {
        "folder": f"{FOLDER}/",
        "worker": "search-worker.js",
        "styles": "assets/stylesheets/results.css",
        "locale": locale.language,
        "address": locale.url("search"),
        "count": locale.words["search_count"],
        **{key.removeprefix("search_"): locale.word(key) for key in MESSAGES},
        "spelt": locale.word("search_spelled"),
        "elsewhere": locale.word("search_other_results"),
        "quoted": locale.word("search_quoted"),
        "source": locale.word("source"),
        "others": [
            {"locale": one.language, "name": one.name, "address": one.url("search")}
            | {"letters": "".join(sorted(filter(str.isalpha, set(str(one.wording.words).casefold()))))}
            for one in others
        ],
    }


def _contents(
    locale: Locale, segments: Iterable[Segment], texts: dict[str, bytes], cache: Cache
) -> Iterator[tuple[str, Any]]:
    """Yield the parts, what is told of pages and what they can be narrowed by, by name; add the texts."""
    words, folder = defaultdict[str, Parts](list), f"{FOLDER}/{locale.language}/texts"
    facets: dict[str, list[int]] = {}
    counts: Counter[str] = Counter()
    rows, titled = list[tuple[str, ...]](), list[int]()
    series: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)
    for segment in segments:
        for beginning, of_segment in segment.words.items():
            words[beginning].append((len(rows), *of_segment))
        for number, of_page in enumerate(segment.facets, len(rows)):
            for facet in of_page:
                facets.setdefault(facet, []).append(number)
        for number, (name, page) in enumerate(zip(segment.series, segment.rows, strict=True), len(rows)):
            series[name].append((number, page[0]))
        counts.update(segment.written)
        rows += segment.rows
        titled += segment.titled
        texts |= {f"{folder}/{text_name(text)}.txt": text.encode() for text in segment.texts}
    together = FEW if len(rows) <= FEW else TOGETHER
    for number, start in enumerate(range(0, len(rows), together)):
        yield f"pages/{number}", [*zip(*rows[start : start + together], strict=True)]
    yield "facets", facets
    yield "series", _series(series, facets)
    word_shards = _shards(locale, words, cache)
    yield from shards.shard_files(word_shards, titled, together)
    in_pages = {name for one in word_shards for name in one.names.split("\n")}
    vocabulary = Vocabulary(locale, counts, in_pages, cache)
    called = {key: (it.name, it.list, *it.also) for key in locale.site.types for it in [locale.type(key)]}
    yield "types", {kind: [*map(vocabulary.read, dict.fromkeys(names))] for kind, names in called.items()}
    yield from vocabulary.files(_countries(facets)).items()


def _shards(locale: Locale, words: Mapping[str, Parts], cache: Cache) -> list[WordShards]:
    """Return the words of all segments in parts; what begins alike is kept by the digests of its pieces."""
    rest = locale.site.digests.rest
    wanted = {one: digest(rest, "words", *((at, of) for at, of, _ in words[one])) for one in sorted(words)}
    by_beginning = dict(cache.get_or_make_all(wanted, WordShards, lambda one: join_parts(words[one])))
    return [by_beginning[beginning] for beginning in wanted]


def _series(
    series: Mapping[str, list[tuple[int, str]]], facets: Mapping[str, list[int]]
) -> list[list[tuple[int, str, str]]]:
    """Return the works of each series: number, address and year."""
    years = {
        number: facet.removeprefix("year:")
        for facet, numbers in facets.items()
        if facet.startswith("year:")
        for number in numbers
    }
    several = (of_series for name, of_series in series.items() if name and len(of_series) > 1)
    return [[(number, address, years[number]) for number, address in of_series] for of_series in several]


def _countries(facets: Mapping[str, list[int]]) -> dict[str, int]:
    """Return the number of the page of each country, by its code."""
    own = set(facets.get("type:country", ()))
    held = ((facet.partition(":"), own.intersection(numbers)) for facet, numbers in facets.items())
    return {code: number for (kind, _, code), numbers in held if kind == "country" for number in numbers}
