"""Which word a form belongs to: `prieglobsčio` and `prieglobsčiui` are forms of `prieglobstis`.

Where `data/dictionaries/` has the language (Lithuanian), its rules take an ending off and look the
rest up; a word that is not listed is known by its stem. Other languages have Snowball's stemmers.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import snowballstemmer
from babel import Locale

from emn_site.model.site import Site

STEM_SIGN = "~"
"""Stands before a stem, so that it is never taken for a word."""

SHORTEST_STEM = 3
ENDINGS = {"en": ("s", "es")}
"""Endings of the forms of a name, by language, where stems alone would take too much for a form."""

_VERBAL = frozenset("EOPRTY")
_NOMINAL_FORMS = re.compile(r"^i?[aoiyį]m|nt|nč|us|^t[aoįų]")
"""Endings of participles and verbal nouns: forms of a verb that are searched for as words."""


def fold(text: str) -> str:
    """Return small letters without diacritics, as many readers type them."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


@dataclass(frozen=True)
class Lexeme:
    """A word with all its forms: `key` names it, `listed` are its stems in the dictionary with flags."""

    key: str
    listed: tuple[tuple[str, str], ...] = ()


class Dictionary:
    """The words of a language with the endings each may take, as Hunspell describes them."""

    def __init__(self, content: Mapping[str, Any]) -> None:
        self.suffixes: Mapping[str, list[list[str]]] = content["suffixes"]
        self.prefixes: list[str] = content["prefixes"]
        self.endings: list[str] = sorted(content["endings"], key=len, reverse=True)
        self.alternations: list[list[str]] = content["alternations"]
        self._lemmas: Mapping[str, str] = content["lemmas"]
        self._flags = {word: flags for word, _, flags in (line.partition("/") for line in content["words"])}
        self._stems: dict[str, list[str]] = {}
        for stem, infinitive in self._lemmas.items():
            self._stems.setdefault(infinitive, [infinitive]).append(stem)
        self._longest = max(map(len, self.suffixes))
        self._known: dict[str, tuple[Lexeme, ...]] = {}

    def rules(self) -> dict[str, Any]:
        """Return the endings for a program that reads forms elsewhere: `word-forms.js`."""
        return {
            "suffixes": self.suffixes,
            "endings": self.endings,
            "alternations": self.alternations,
            "verbal": "".join(sorted(_VERBAL)),
            "nominalForms": _NOMINAL_FORMS.pattern,
        }

    def lexemes(self, word: str) -> tuple[Lexeme, ...]:
        """Return the words a form may belong to; of an unknown one, its stem."""
        form = word.casefold()
        if form not in self._known:
            self._known[form] = tuple(self._lexemes(form))
        return self._known[form]

    def _lexemes(self, form: str) -> Iterator[Lexeme]:
        found = [("", reading) for reading in self._readings(form)]
        for prefix in self.prefixes:
            rest = form.removeprefix(prefix)
            if not found and rest != form and len(rest) > SHORTEST_STEM:
                found = [(prefix, reading) for reading in self._readings(rest)]
        for prefix, key in dict.fromkeys(found):
            stems = self._stems.get(key, [key])
            yield Lexeme(prefix + key, tuple((prefix + stem, self._flags[stem]) for stem in stems))
        if not found:
            yield Lexeme(STEM_SIGN + self.stem(form))

    def _readings(self, form: str) -> list[str]:
        """Return the words of the dictionary with this form.

        A finite form of a verb that is also a form of a noun is taken for the noun: `teisė` is the
        right, not `they judged`. Where the dictionary lists a noun and a stem of a verb under one
        spelling, forms of the verb belong to both: `kalbame` to `kalbėti` and `kalba`.
        """
        nominal: list[str] = []
        verbal: list[tuple[str, str]] = []
        if form in self._flags:
            is_verbal = form in self._lemmas and not set(self._flags[form]) - _VERBAL
            verbal, nominal = ([(self._lemmas[form], "")], []) if is_verbal else ([], [form])
        for cut in range(max(len(form) - self._longest, 1), len(form) + 1):
            for strip, flag, condition in self.suffixes.get(form[cut:], ()):
                word = form[:cut] + strip
                if flag in self._flags.get(word, "") and re.search(f"(?:{condition})$", word):
                    if flag in _VERBAL:
                        verbal.append((self._lemmas.get(word, word), form[cut:]))
                        if set(self._flags[word]) - _VERBAL:
                            verbal.append((word, form[cut:]))
                    else:
                        nominal.append(word)
        kept = [word for word, ending in verbal if not nominal or _NOMINAL_FORMS.search(ending)]
        return list(dict.fromkeys([*nominal, *kept]))

    def is_form(self, known: str, word: str) -> bool:
        """Whether a word is a form of a known one with which it shares a key: the dictionary is sure."""
        return True

    def stem(self, form: str) -> str:
        """Return what is left of a word that is not listed, without diacritics and ending."""
        plain = fold(form)
        for ending in self.endings:
            if plain.endswith(ending) and len(plain) - len(ending) >= SHORTEST_STEM:
                plain = plain.removesuffix(ending)
                break
        for soft, hard in self.alternations:
            if plain.endswith(soft):
                return plain.removesuffix(soft) + hard
        return plain


class Stems:
    """The words of a language without a dictionary: a form belongs to its stem, as Snowball has it."""

    def __init__(self, locale: str) -> None:
        self._locale = locale
        language = (Locale.parse(locale).english_name or "").lower()
        is_known = language in snowballstemmer.algorithms()
        self._stemmer = snowballstemmer.stemmer(language) if is_known else None
        self._known: dict[str, tuple[Lexeme, ...]] = {}

    def rules(self) -> dict[str, Any]:
        """Return that there are none: `word-forms.js` knows the forms that stand in the pages."""
        return {"suffixes": {}}

    def lexemes(self, word: str) -> tuple[Lexeme, ...]:
        """Return the one word a form belongs to; the form itself where Snowball lacks the language."""
        form = word.casefold()
        if form not in self._known:
            key = self._stemmer.stemWord(form) if self._stemmer else form
            self._known[form] = (Lexeme(key, ((form, ""),)),)
        return self._known[form]

    def is_form(self, known: str, word: str) -> bool:
        """Whether a word is a form of a known one; stems alone would confuse `return` and `returned`."""
        if self._locale not in ENDINGS:
            return True
        shorter, longer = sorted((fold(known), fold(word)), key=len)
        stem = f"{shorter[:-1]}i" if shorter.endswith("y") else shorter
        return longer.removeprefix(stem) in ENDINGS[self._locale]


Forms = Dictionary | Stems


@lru_cache(maxsize=32)
def forms(site: Site, locale: str) -> Forms:
    """Return what reads the forms of a language."""
    content = site.dictionaries.get(locale)
    return Dictionary(content) if content else Stems(locale)


def keys(read: Forms, word: str) -> frozenset[str]:
    """Return what all forms of a word have in common, and forms of other words have not."""
    return frozenset(lexeme.key for lexeme in read.lexemes(word))


def is_form_of(read: Forms, known: str, word: str) -> bool:
    """Whether a word is a form of a known one."""
    if known.casefold() == word.casefold():
        return True
    return bool(keys(read, known) & keys(read, word)) and read.is_form(known, word)
