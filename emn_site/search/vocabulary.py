"""The words that stand in the pages of one language, and what the browser needs to read a query by them.

A page says `prieglobsčio`; the index knows it as `prieglobstis`, the word it is a form of (`forms`).
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Set as AbstractSet, Sized
from typing import Any
from zlib import crc32

from emn_site.cache.cache import NO_CACHE, Cache
from emn_site.cache.digests import digest
from emn_site.locale import Locale
from emn_site.locale.tokenizer import split_words
from emn_site.search.lemmatizer import STEM_SIGN, Lexeme, fold, lemmatizer
from emn_site.search.shards import make_shards
from emn_site.search.synonyms import other_states, significant_words, synonym_groups

TOGETHER, TOGETHER_SPELLED, TOGETHER_LISTED = 60, 300, 100
"""So many words are at least in one file: of forms in pages, as they are written there, of the language."""

COLUMNS = ("here", "targets", "query_forms", "country", "page", "term", "name")
"""What is written of each group, one after another: names parted by `;`, words that will do by `/`."""

PARTS = 32
"""In so many parts it is kept what words of pages are forms of: a new word has one of them made anew."""


class Vocabulary:
    """The words of all pages in one language: how often each is written, and what the index calls them."""

    def __init__(
        self, locale: Locale, counts: Mapping[str, int], in_pages: AbstractSet[str], cache: Cache = NO_CACHE
    ) -> None:
        self._locale, self._cache = locale, cache
        self._forms = lemmatizer(locale.site, locale.language)
        self._counts, self._in_pages = counts, in_pages
        self._named: set[str] = set()
        states = (
            one
            for one in other_states(locale)
            if any(all(map(self._stands, split_words(name))) for name in one.here)
        )
        self._groups = [*synonym_groups(locale), *states]
        for names in locale.wording.questions.indicators.values():
            for name in names:
                self.read(name.replace("/", " "))

    def files(self, pages: Mapping[str, int]) -> dict[str, Any]:
        """Return what the browser needs to read a query, by name; `pages` are those of countries.

        `rules` has the endings, `forms/3` words in pages that begin alike (and what they are forms of),
        `beginnings` first letters, `synonyms` groups of names; `foreign/latin` and `foreign/other` names
        of languages the site is only asked in, and others with a word that is none of this (with the numbers
        of groups), `all/3` every word.
        """
        synonyms = list(self._synonyms(pages))
        foreign = {name: at for at, group in enumerate(self._groups) for name in sorted(group.foreign)}
        strange = defaultdict[str, list[int]](list)
        for at, group in enumerate(self._groups):
            for name in sorted(group.query_forms - {*synonyms[at]["query_forms"].split(";")}):
                strange[name].append(at)
        counts = Counter(dict.fromkeys(self._named, 0) | dict(self._counts))
        starts, forms = _divided("forms", self._listed(counts), TOGETHER)
        letters, every = _divided("all", _all(counts), TOGETHER_SPELLED)
        return {
            "rules": (rules := self._forms.rules()) | {"suffixes": [*zip(*rules["suffixes"], strict=True)]},
            "synonyms": {key: [one.get(key, 0) for one in synonyms] for key in COLUMNS},
            "foreign/latin": [{name: at for name, at in foreign.items() if "a" <= name[0] <= "z"}, strange],
            "foreign/other": [{name: at for name, at in foreign.items() if not "a" <= name[0] <= "z"}, {}],
            "beginnings": {"forms": starts, "all": letters},
            **every,
            **forms,
        }

    def _listed(self, counts: Counter[str]) -> dict[str, dict[str, str]]:
        """Return by first letters each stem in the pages with its flags and the word it belongs to."""
        counted: Counter[Lexeme] = Counter()
        lexemes = self._lexemes(counts)
        for word in sorted(counts):
            for lexeme in lexemes[word]:
                counted[lexeme] += counts[word]
        listed: dict[str, dict[str, str]] = {}
        for lexeme, _ in counted.most_common():
            for stem, flags in lexeme.listed or ((lexeme.key, ""),):
                beginning = listed.setdefault(fold(stem.lstrip(STEM_SIGN))[:2], {})
                if stem in beginning and stem.startswith(STEM_SIGN):
                    beginning[stem] = f"{beginning[stem] or f' {stem}'} {lexeme.key}"
                elif stem != lexeme.key:
                    beginning[stem] = f"{flags} {lexeme.key}"
                else:
                    beginning.setdefault(stem, flags)
        return listed

    def _lexemes(self, words: Iterable[str]) -> dict[str, tuple[Lexeme, ...]]:
        """Return for each word of the pages what it may be a form of."""
        parts = defaultdict[int, list[str]](list)
        for word in sorted(words):
            parts[crc32(word.encode()) % PARTS].append(word)
        inputs = self._locale.site.digests.rest, "lexemes", self._locale.language
        wanted = {number: digest(inputs, *part) for number, part in parts.items()}
        keys = self._cache.get_or_make_all(
            wanted, list[tuple[Lexeme, ...]], lambda number: [*map(self._forms.lexemes, parts[number])]
        )
        return {word: found for number, of in keys for word, found in zip(parts[number], of, strict=True)}

    def _synonyms(self, pages: Mapping[str, int]) -> Iterator[dict[str, Any]]:
        """Yield the groups of names: those of this language by their words, others as they are typed.

        The first `targets` of them stand in pages, so that they can be looked for instead of another. Of what
        is typed, a name with a word that is none of the language is left out.
        """
        for group in self._groups:
            here = [self.read(name) for name in group.here]
            targets = [name for name in here if all(not self._in_pages.isdisjoint(word) for word in name)]
            written = [" ".join(map("/".join, name)) for name in (*targets, *here)]
            found: dict[str, Any] = {
                "here": ";".join(dict.fromkeys(written)),
                "targets": len({*written[: len(targets)]}),
                "query_forms": ";".join(sorted(filter(self._is_own, group.query_forms))),
            }
            country = {"country": group.country, "page": pages.get(group.country)} if group.country else {}
            other: dict[str, Any] = {"term": group.term} if group.term else {"name": "".join(group.here[:1])}
            yield found | (country or other)

    def _is_own(self, name: str) -> bool:
        """Tell whether each word of a name as it is typed stands in pages as one of the language."""
        return all(any(not one.startswith(STEM_SIGN) for one in self._stands(word)) for word in name.split())

    def _stands(self, word: str) -> AbstractSet[str]:
        return self._in_pages & {lexeme.key for lexeme in self._forms.lexemes(word)}

    def read(self, name: str) -> list[list[str]]:
        """Return for each telling word of a name what it may be a form of; it can be typed from now on."""
        found = significant_words(self._locale, name)
        self._named.update(word.casefold() for word in found)
        return [[lexeme.key for lexeme in self._forms.lexemes(word)] for word in found]


def lexicon_files(locale: Locale) -> dict[str, Any]:
    """Return files of words of the language with their flags, by two letters, by three where no ending
    replaces those; `lexicon` has with what letters each begins."""
    forms = lemmatizer(locale.site, locale.language)
    shared = 3 + max((len(strip) for strip, *_ in forms.rules()["suffixes"]), default=0)
    found: dict[str, dict[str, str]] = {}
    for word, flags in forms.listed().items():
        plain = fold(word)
        found.setdefault(plain[: 2 if len(plain) < shared else 3], {})[word] = flags
    starts, files = _divided("lexicon", found, TOGETHER_LISTED)
    return {"lexicon": starts, **files}


def _divided(kind: str, listed: Mapping[str, Sized], least: int) -> tuple[list[str], dict[str, Any]]:
    """Return with what letters each file of a kind begins, and the files by name."""
    parts = list(make_shards([(start, len(listed[start])) for start in sorted(listed)], least))
    return [part[0] for part in parts], {
        f"{kind}/{number}": {start: listed[start] for start in part} for number, part in enumerate(parts)
    }


def _all(counts: Counter[str]) -> dict[str, list[str]]:
    """Return every word of four letters or more by its first, the more frequent before others."""
    found = defaultdict[str, list[str]](list)
    for word in sorted(filter(lambda word: len(word) > 3, counts), key=lambda word: (-counts[word], word)):
        found[fold(word)[0]].append(word)
    return found
