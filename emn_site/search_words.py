"""The words of the search index: in place of each word the names of the words it is a form of.

Pagefind searches for equal words. `Prieglobsčio` stands in the index as `qprieglobstisq`, the name of its
word, which every other form leads to as well (`word_forms`). What readers see is put back when the
index is made (`search`). Names are letters a–z between two q, which no word of a text is.
"""

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from emn_site import languages
from emn_site.model import Country, Site
from emn_site.word_forms import STEM_SIGN, Dictionary, Lexeme, dictionary, fold, split, words

MARK = "q"
NAMES = re.compile(r"q[a-z]+q(?:\|q[a-z]+q)*")
"""The names of one word, where they stand in a text."""

_LETTERS = str.maketrans(
    {
        "ą": "aw",
        "č": "cw",
        "ę": "ew",
        "ė": "ex",
        "į": "iw",
        "š": "sw",
        "ų": "uw",
        "ū": "ux",
        "ž": "zw",
        STEM_SIGN: "xx",
    }
)
"""Letters w and x are no Lithuanian letters: what they spell here is no other word."""


def token(key: str) -> str:
    """Return the name under which a word stands in the index."""
    return MARK + fold(key.translate(_LETTERS)) + MARK


class Vocabulary:
    """The words of all pages in one language, gathered while the pages are made ready for the index."""

    def __init__(self, root: Path, locale: str) -> None:
        self.dictionary: Dictionary | None = dictionary(root, locale)
        self.counts: Counter[str] = Counter()
        self._written: dict[str, str] = {}

    def named(self, text: str) -> tuple[str, list[str]]:
        """Return a text with names in place of its words, and the words in order; count the words."""
        pieces = list(split(text))
        found = [piece for piece in pieces if piece[0].isalpha()]
        self.counts.update(word.casefold() for word in found)
        if self.dictionary is None:
            return text, []
        return "".join(self._names(piece) if piece[0].isalpha() else piece for piece in pieces), found

    def _names(self, word: str) -> str:
        if word not in self._written:
            self._written[word] = "|".join(token(lexeme.key) for lexeme in self.lexemes(word))
        return self._written[word]

    def lexemes(self, word: str) -> tuple[Lexeme, ...]:
        """Return the words a form belongs to; none for a language without a dictionary."""
        return self.dictionary.lexemes(word) if self.dictionary else ()

    def files(self, site: Site, locale: str) -> dict[str, str]:
        """Return what the browser needs to read a query, by file name.

        `rules.json` has the endings, `pr.json` the words beginning with pr in any page (and what
        they are forms of), `synonyms.json` the synonyms, `all.json` every word for a second try.
        """
        found: dict[str, Any] = {"all.json": self._all(), "synonyms.json": list(self._synonyms(site, locale))}
        if self.dictionary:
            found["rules.json"] = self.dictionary.rules()
            found |= {f"{start}.json": listed for start, listed in self._shards().items()}
        return {
            name: json.dumps(content, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
            for name, content in found.items()
        }

    def _all(self) -> list[str]:
        """Return every word of four letters or more, the more frequent first."""
        known = [word for word in self.counts if len(word) > 3]
        return sorted(known, key=lambda word: (-self.counts[word], word))

    def _shards(self) -> dict[str, dict[str, str]]:
        shards: dict[str, dict[str, str]] = {}
        for word in sorted(self.counts):
            for lexeme in self.lexemes(word):
                for stem, flags in lexeme.listed or ((lexeme.key, ""),):
                    value = flags if stem == lexeme.key else f"{flags} {lexeme.key}"
                    shards.setdefault(fold(stem.lstrip(STEM_SIGN))[:2], {})[stem] = value
        return shards

    def _synonyms(self, site: Site, locale: str) -> Iterator[dict[str, Any]]:
        """Yield groups of names: in this language by the names of their words, in all as they are typed."""
        for country, group in synonyms(site):
            here = [self._name(name) for name in group.get(locale, ())]
            typed = sorted({" ".join(map(fold, words(name))) for names in group.values() for name in names})
            if here:
                yield {"here": here, "typed": typed} | ({"country": country} if country else {})

    def _name(self, name: str) -> list[list[str]]:
        """Return the names of each word of a name; as it is typed where there is no dictionary."""
        if self.dictionary is None:
            return [[word] for word in words(name)]
        return [[token(lexeme.key) for lexeme in self.lexemes(word)] for word in words(name)]


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
