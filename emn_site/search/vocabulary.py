"""The words that stand in the pages of one language, and what the browser needs to read a query by them.

A page says `prieglobsčio`; the index knows it as `prieglobstis`, the word it is a form of (`forms`).
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from emn_site.language import Language, all_languages
from emn_site.model.country import Country
from emn_site.search.cutting import Cut, cut, words
from emn_site.search.forms import STEM_SIGN, Lexeme, fold, forms


class Vocabulary:
    """The words of all pages in one language, gathered while the pages are read."""

    def __init__(self, speech: Language) -> None:
        self._speech = speech
        self._forms = forms(speech.site, speech.locale)
        self._found: Counter[str] = Counter()
        self._keys: dict[str, tuple[str, ...]] = {}

    def keys(self, found: Cut) -> Iterator[str]:
        """Yield the names in the index of what stands together in a text; count its words."""
        for word in found.words:
            if word[0].isdigit():
                yield word
                continue
            self._found[word] += 1
            if word not in self._keys:
                self._keys[word] = tuple(lexeme.key for lexeme in self._forms.lexemes(word))
            yield from self._keys[word]
        if found.compound:
            yield found.compound

    def files(self) -> dict[str, Any]:
        """Return what the browser needs to read a query, by file name.

        `rules.json` has the endings, `forms/pr.json` the words beginning with pr in any page (and what
        they are forms of), the most frequent first, `synonyms.json` the synonyms, `all.json` every
        word for a second try.
        """
        counts: Counter[str] = Counter()
        for word, count in self._found.items():
            counts[word.casefold()] += count
        return {
            "all.json": _all(counts),
            "rules.json": self._forms.rules(),
            "synonyms.json": list(self._synonyms()),
        } | {f"forms/{start}.json": listed for start, listed in self._listed(counts).items()}

    def _listed(self, counts: Counter[str]) -> dict[str, dict[str, str]]:
        """Return by first letters each stem in the pages with its flags and the word it belongs to."""
        counted: Counter[Lexeme] = Counter()
        for word in sorted(counts):
            for lexeme in self._forms.lexemes(word):
                counted[lexeme] += counts[word]
        listed: dict[str, dict[str, str]] = {}
        for lexeme, _ in counted.most_common():
            for stem, flags in lexeme.listed or ((lexeme.key, ""),):
                beginning = listed.setdefault(fold(stem.lstrip(STEM_SIGN))[:2], {})
                if stem != lexeme.key:
                    beginning[stem] = f"{flags} {lexeme.key}"
                else:
                    beginning.setdefault(stem, flags)
        return listed

    def _synonyms(self) -> Iterator[dict[str, Any]]:
        """Yield groups of names: in this language by their words, in all as they are typed."""
        for country, group in synonyms(self._speech):
            here = [self._read(name) for name in group.get(self._speech.locale, ())]
            typed = sorted({form for names in group.values() for name in names for form in _typed(name)})
            if here:
                yield {"here": here, "typed": typed} | ({"country": country} if country else {})

    def _read(self, name: str) -> list[list[str]]:
        """Return for each word of a name the words it may be a form of."""
        return [[lexeme.key for lexeme in self._forms.lexemes(word)] for word in words(name)]


def _typed(name: str) -> set[str]:
    """Return a name as a browser reads it when it is typed: all of it, and its letters alone."""
    whole = [word for found in cut(name) for word in ((found.compound,) if found.compound else found.words)]
    return {" ".join(map(fold, whole)), " ".join(map(fold, words(name)))}


def _all(counts: Counter[str]) -> list[str]:
    """Return every word of four letters or more, the more frequent first."""
    return sorted((word for word in counts if len(word) > 3), key=lambda word: (-counts[word], word))


def synonyms(speech: Language) -> list[tuple[str | None, Mapping[str, Iterable[str]]]]:
    """Return the groups of synonyms: those listed, the terms of the glossary, the names of countries.

    The names of a country go with its code.
    """
    spoken = all_languages(speech.site)
    listed = dict.fromkeys(key for one in spoken for key in one.wording.synonyms)
    groups = [{one.locale: one.wording.synonyms.get(key, []) for one in spoken} for key in listed]
    terms = [
        {one.locale: [one.term(key).name, *one.term(key).also] for one in spoken}
        for key in speech.site.glossary
    ]
    countries = [
        (country.code, {one.locale: _names(one, slug, country) for one in spoken})
        for slug, country in speech.site.countries.items()
    ]
    return [*((None, group) for group in groups), *((None, group) for group in terms), *countries]


def _names(speech: Language, slug: str, country: Country) -> list[str]:
    other = speech.other_name(slug)
    return [speech.country(country.code), *([other] if other else [])]
