"""Finds the terms of the glossary in a text, in any of their forms."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from emn_site.locale import Locale
from emn_site.locale.tokenizer import split_words
from emn_site.search.lemmatizer import is_form_of, lemma_keys, lemmatizer


@dataclass(frozen=True)
class TermName:
    """One name of a term, word by word."""

    term: str
    words: tuple[str, ...]

    @property
    def is_abbreviation(self) -> bool:
        """Whether it must be written just so: AMIF is a fund, amif is nothing."""
        return len(self.words) == 1 and self.words[0].isupper()


class TermIndex:
    """The names of all terms in one language."""

    def __init__(self, locale: Locale) -> None:
        self.locale = locale
        self._forms = lemmatizer(locale.site, locale.language)
        self._by_first: dict[str, list[TermName]] = {}
        self.beginning = cache(self.begun_by)
        """The names whose first word a word is a form of: none, of nearly every word."""
        for key in locale.site.glossary:
            for text in (locale.term(key).name, *locale.term(key).also):
                name = TermName(key, tuple(split_words(text)))
                for first in lemma_keys(self._forms, name.words[0]) if name.words else ():
                    self._by_first.setdefault(first, []).append(name)
        for names in self._by_first.values():
            names.sort(key=lambda name: (-len(name.words), name.term))

    def at(self, text_words: Sequence[str], place: int) -> Iterator[TermName]:
        """Yield the names that begin at a word of a text, the longest first."""
        for name in self.beginning(text_words[place]):
            others = name.words[1:]
            found = text_words[place + 1 : place + 1 + len(others)]
            if len(found) == len(others) and all(map(self._is_form, others, found)):
                yield name

    def begun_by(self, word: str) -> tuple[TermName, ...]:
        """Return the names whose first word a word is a form of; an abbreviation is written just so."""
        named = (
            name for first in sorted(lemma_keys(self._forms, word)) for name in self._by_first.get(first, ())
        )
        return tuple(
            name
            for name in named
            if (word == name.words[0] if name.is_abbreviation else self._is_form(name.words[0], word))
        )

    def _is_form(self, known: str, word: str) -> bool:
        return is_form_of(self._forms, known, word)


@lru_cache(maxsize=32)
def term_index(locale: Locale) -> TermIndex:
    """Return the names of all terms in a language; the same value each time."""
    return TermIndex(locale)
