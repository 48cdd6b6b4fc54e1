"""The words of the search index: in place of each word the names of the words it is a form of.

Pagefind searches for equal words. `Prieglobsčio` stands before it as `qabq`, the name of `prieglobstis`,
to which every other form leads as well (`word_forms`). In what browsers load there are no names: the index
has the words themselves, and readers see the text as it was. Names are letters a–z between two q.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from emn_site import languages
from emn_site.model import Country, Site
from emn_site.word_forms import STEM_SIGN, Lexeme, fold, forms, split, words

_NAME = "q[a-pr-z]+q"
NAMES = re.compile(rf"{_NAME}(?:\|{_NAME})*")
"""The names of one word, where they stand in a text."""

_PARTS = re.compile(rf"{_NAME}|\d+")
_LETTERS = "abcdefghijklmnoprstuvwxyz"


def _name(number: int) -> str:
    letters = ""
    while number or not letters:
        number, rest = divmod(number, len(_LETTERS))
        letters += _LETTERS[rest]
    return f"q{letters}q"


class Vocabulary:
    """The words of all pages in one language, gathered while the pages are made ready for the index."""

    def __init__(self, root: Path, locale: str) -> None:
        self._forms = forms(root, locale)
        self._found: Counter[str] = Counter()
        self._keys: dict[str, str] = {}
        self._names: dict[str, str] = {}
        self._written: dict[str, str] = {}

    def named(self, text: str) -> tuple[str, list[str]]:
        """Return a text with names in place of its words, and the words in order; count the words."""
        pieces = split(text)
        found = pieces[1::2]
        self._found.update(found)
        for word in found:
            if word not in self._written:
                self._written[word] = "|".join(self._name(one.key) for one in self._forms.lexemes(word))
        pieces[1::2] = [self._written[word] for word in found]
        return "".join(pieces), found

    def _name(self, key: str) -> str:
        if key not in self._names:
            self._names[key] = _name(len(self._names))
            self._keys[self._names[key]] = key
        return self._names[key]

    def words_of(self, written: str) -> list[str]:
        """Return the words that one of Pagefind's stands for: COVID-19 is one, and so are two readings."""
        parts = _PARTS.findall(written) if "q" in written else [written]
        return [self._keys.get(part, part) for part in parts]

    def files(self, site: Site, locale: str) -> dict[str, Any]:
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
            "synonyms.json": list(self._synonyms(site, locale)),
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

    def _synonyms(self, site: Site, locale: str) -> Iterator[dict[str, Any]]:
        """Yield groups of names: in this language by their words, in all as they are typed."""
        for country, group in synonyms(site):
            here = [self._read(name) for name in group.get(locale, ())]
            typed = sorted({" ".join(map(fold, words(name))) for names in group.values() for name in names})
            if here:
                yield {"here": here, "typed": typed} | ({"country": country} if country else {})

    def _read(self, name: str) -> list[list[str]]:
        """Return for each word of a name the words it may be a form of."""
        return [[lexeme.key for lexeme in self._forms.lexemes(word)] for word in words(name)]


def _all(counts: Counter[str]) -> list[str]:
    """Return every word of four letters or more, the more frequent first."""
    return sorted((word for word in counts if len(word) > 3), key=lambda word: (-counts[word], word))


def synonyms(site: Site) -> list[tuple[str | None, Mapping[str, Iterable[str]]]]:
    """Return the groups of synonyms: those listed, the terms of the glossary, the names of countries.

    The names of a country go with its code.
    """
    terms = [
        {locale: [name, *term.also.get(locale, ())] for locale, name in term.name.items()}
        for term in site.glossary.values()
    ]
    countries = [
        (country.code, {locale: _names(country, locale) for locale in site.settings.locales})
        for country in site.countries.values()
    ]
    return [*((None, group) for group in site.synonyms), *((None, group) for group in terms), *countries]


def _names(country: Country, locale: str) -> list[str]:
    other = country.other_names.get(locale)
    return [languages.country_name(country.code, locale), *([other] if other else [])]
