"""Finds the terms of the glossary in a text, in any of their forms."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from emn_site.model import Site
from emn_site.word_forms import dictionary, fold, keys, words

ENDINGS = {"en": ("s", "es")}
"""Endings of the forms of a name where stems alone would confuse `return` and `returned`."""


@dataclass(frozen=True)
class Name:
    """One name of a term, word by word."""

    term: str
    words: tuple[str, ...]

    @property
    def is_abbreviation(self) -> bool:
        """Whether it must be written just so: AMIF is a fund, amif is nothing."""
        return len(self.words) == 1 and self.words[0].isupper()


class Terms:
    """The names of all terms in one language."""

    def __init__(self, site: Site, locale: str) -> None:
        self._root, self._locale = site.root, locale
        self._by_first: dict[str, list[Name]] = {}
        for key, term in site.glossary.items():
            for text in (term.name[locale], *term.also.get(locale, ())):
                name = Name(key, tuple(words(text)))
                for first in keys(self._root, locale, name.words[0]):
                    self._by_first.setdefault(first, []).append(name)
        for names in self._by_first.values():
            names.sort(key=lambda name: (-len(name.words), name.term))

    def at(self, text_words: Sequence[str], place: int) -> Iterator[Name]:
        """Yield the names that begin at a word of a text, the longest first."""
        for first in sorted(keys(self._root, self._locale, text_words[place])):
            for name in self._by_first.get(first, ()):
                found = text_words[place : place + len(name.words)]
                if len(found) == len(name.words) and self._is_form(name, found):
                    yield name

    def _is_form(self, name: Name, found: Sequence[str]) -> bool:
        if name.is_abbreviation:
            return tuple(found) == name.words
        return all(
            _is_form_of(self._root, self._locale, known, word)
            for known, word in zip(name.words, found, strict=True)
        )


@cache
def _is_form_of(root: Path, locale: str, known: str, word: str) -> bool:
    if known.casefold() == word.casefold():
        return True
    if not keys(root, locale, known) & keys(root, locale, word):
        return False
    if dictionary(root, locale):
        return True
    if locale not in ENDINGS:
        return True
    shorter, longer = sorted((fold(known), fold(word)), key=len)
    stem = f"{shorter[:-1]}i" if shorter.endswith("y") else shorter
    return longer.removeprefix(stem) in ENDINGS[locale]
