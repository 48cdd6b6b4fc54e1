"""Which word a form belongs to: `prieglobsčio` and `prieglobsčiui` are forms of `prieglobstis`.

Where `data/dictionaries/` has the language (Lithuanian, English), its rules take an ending off and look the
rest up; a word that is not listed is known by its stem. Other languages have Snowball's stemmers.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise, takewhile
from operator import eq
from typing import Any

import snowballstemmer
from babel import Locale

from emn_site.model.site import Site

STEM_SIGN = "~"
"""Stands before a stem, so that it is never taken for a word."""

SHORTEST_STEM = 3

_STROKES = str.maketrans("łđøħ", "ldoh")
"""Letters that Unicode does not take apart into a letter and its stroke; `word-forms.js` has them too."""


def fold(text: str) -> str:
    """Return small letters without diacritics and strokes, as many readers type them."""
    return "".join(map(_plain, text.casefold()))


@lru_cache(maxsize=1024)
def _plain(sign: str) -> str:
    parts = unicodedata.normalize("NFKD", sign)
    return "".join(part for part in parts if not unicodedata.combining(part)).translate(_STROKES)


@dataclass(frozen=True)
class Lexeme:
    """A word with all its forms: `key` names it, `listed` are its stems in the dictionary with flags."""

    key: str
    listed: tuple[tuple[str, str], ...] = ()


class Dictionary:
    """The words of a language with the endings each may take, as Hunspell describes them.

    `lemmas` lead from a stem to its word, that of an unlisted one, with its sign, to those of its words, too;
    `prefixes` stand before verbs, `noun_prefixes` of them before nouns, too;
    `verbal` are the flags of verbs and `nominal_forms` the endings of participles and verbal nouns, forms of
    a verb that are searched for as words, where verbs are told apart; `degree_forms` are parts of the endings
    of degrees; `spellings` lead from one way to write a word to the other; `name_endings` are all a name may
    take, where verbs are not told apart.
    """

    def __init__(self, content: Mapping[str, Any]) -> None:
        self.suffixes: Mapping[str, list[list[str]]] = content["suffixes"]
        self.prefixes: list[str] = content["prefixes"]
        self._noun_prefixes: list[str] = content.get("noun_prefixes", self.prefixes)
        self.endings: list[str] = sorted(content["endings"], key=len, reverse=True)
        self._endings = frozenset(self.endings)
        self._longest_ending = len(self.endings[0]) if self.endings else 0
        self.alternations: list[list[str]] = content["alternations"]
        self._lemmas: Mapping[str, str] = content["lemmas"]
        self._spellings: Mapping[str, str] = content.get("spellings", {})
        self._verbal = frozenset(content["verbal"])
        self._nominal_forms = re.compile(content["nominal_forms"])
        self._degree_forms = re.compile(content.get("degree_forms", "$^"))
        self.name_endings: list[str] = content.get("name_endings", [])
        self._flags = {word: flags for word, _, flags in (line.partition("/") for line in content["words"])}
        self._stems: dict[str, list[str]] = {}
        for stem, words in [*self._spellings.items(), *self._lemmas.items()]:
            for key in map(self._spelled, words.split()):
                self._stems.setdefault(key, [key]).append(stem)
        self._longest = max(map(len, self.suffixes))
        self._known: dict[str, tuple[Lexeme, ...]] = {}

    def rules(self) -> dict[str, Any]:
        """Return the endings for a program that reads forms elsewhere: `word-forms.js`."""
        return {
            "suffixes": self._by_rule(),
            "endings": self.endings,
            "prefixes": self.prefixes,
            "nounPrefixes": self._noun_prefixes,
            "alternations": self.alternations,
            "verbal": "".join(sorted(self._verbal)),
            "nominalForms": self._nominal_forms.pattern,
        }

    def listed(self) -> Mapping[str, str]:
        """Return every word of the language with its flags: what no page has is no misspelling."""
        return self._flags

    def _by_rule(self) -> list[tuple[str, str, str, str]]:
        """Return what is replaced, the flag, the condition and the endings (`_packed`) of each rule."""
        found = defaultdict[tuple[str, str, str], list[str]](list)
        for ending, rules in sorted(self.suffixes.items()):
            for strip, flag, condition in rules:
                found[strip, flag, condition].append(ending)
        return [(*rule, _packed(endings)) for rule, endings in sorted(found.items())]

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
        for prefix, key in dict.fromkeys((prefix, self._spelled(word)) for prefix, word in found):
            stems = self._stems.get(key, [key])
            yield Lexeme(prefix + key, tuple((prefix + stem, self._flags[stem]) for stem in stems))
        if not found:
            stem = STEM_SIGN + self.stem(form)
            for key in self._lemmas.get(stem, stem).split():
                yield Lexeme(key, tuple((one, "") for one in self._stems.get(key, ())))

    def _spelled(self, word: str) -> str:
        return self._spellings.get(word, word)

    def _readings(self, form: str) -> list[str]:
        """Return the words of the dictionary with this form.

        A finite form of a verb that is also a form of a noun is taken for the noun: `teisė` is the
        right, not `they judged`. Where the dictionary lists a noun and a stem of a verb under one
        spelling, forms of the verb belong to both: `kalbame` to `kalbėti` and `kalba`.
        """
        nominal: list[str] = []
        verbal: list[tuple[str, str]] = []
        if form in self._flags:
            is_verbal = form in self._lemmas and not set(self._flags[form]) - self._verbal
            verbal, nominal = ([(self._lemmas[form], "")], []) if is_verbal else ([], [form])
            if not self._verbal and form in self._lemmas and nominal:
                nominal.append(self._lemmas[form])
        for cut in range(max(len(form) - self._longest, 1), len(form) + 1):
            for strip, flag, condition in self.suffixes.get(form[cut:], ()):
                word = form[:cut] + strip
                if flag in self._flags.get(word, "") and re.search(f"(?:{condition})$", word):
                    if flag in self._verbal:
                        verbal.append((self._lemmas.get(word, word), form[cut:]))
                        if set(self._flags[word]) - self._verbal:
                            verbal.append((word, form[cut:]))
                    else:
                        nominal.append(word)
        matching = [word for word, ending in verbal if not nominal or self._nominal_forms.search(ending)]
        return list(dict.fromkeys([*nominal, *matching]))

    @cached_property
    def _nominal_endings(self) -> dict[str, list[tuple[str, str, str]]]:
        """Endings of nouns and adjectives by their flag: what they take the place of, and in which stems."""
        found: dict[str, list[tuple[str, str, str]]] = {}
        for ending, rules in self.suffixes.items():
            for strip, flag, condition in rules if not self._degree_forms.search(ending) else ():
                if flag not in self._verbal:
                    found.setdefault(flag, []).append((strip, ending, condition))
        return found

    def nominal_forms(self, lexeme: Lexeme) -> Iterator[tuple[str, set[str]]]:
        """Yield each stem of a word with the forms it has as a noun or an adjective, without degrees."""
        for stem, flags in lexeme.listed:
            matching = {
                stem.removesuffix(strip) + ending
                for flag in flags
                for strip, ending, condition in self._nominal_endings.get(flag, ())
                if re.search(f"(?:{condition})$", stem)
            }
            yield stem, {stem} | matching

    def is_form(self, known: str, word: str) -> bool:
        """Whether a word with which a known one shares a key is a form of it as a name: `returned` is none of
        `return`, where the dictionary does not tell verbs apart.
        """
        return (
            not self.name_endings
            or self._lemmas.get(word.casefold()) == known.casefold()
            or is_inflected(known, word, self.name_endings)
        )

    def stem(self, form: str) -> str:
        """Return what is left of a word that is not listed, without diacritics and ending."""
        plain = fold(form)
        for cut in range(max(SHORTEST_STEM, len(plain) - self._longest_ending), len(plain)):
            if plain[cut:] in self._endings:
                plain = plain[:cut]
                break
        for soft, hard in self.alternations:
            if plain.endswith(soft):
                return plain.removesuffix(soft) + hard
        return plain


def _packed(words: Iterable[str]) -> str:
    """Return sorted words, each as how many letters it shares with the one before and what follows these."""
    pairs = ((len([*takewhile(bool, map(eq, *pair))]), pair[1]) for pair in pairwise(["", *words]))
    return "".join(f"{shared}{word[shared:]}" for shared, word in pairs)


class Stemmer:
    """The words of a language without a dictionary: a form belongs to its stem, as Snowball has it."""

    def __init__(self, language: str) -> None:
        name = (Locale.parse(language).english_name or "").lower()
        is_known = name in snowballstemmer.algorithms()
        self._stemmer = snowballstemmer.stemmer(name) if is_known else None
        self._known: dict[str, tuple[Lexeme, ...]] = {}

    def rules(self) -> dict[str, Any]:
        """Return that there are none: `word-forms.js` knows the forms that stand in the pages."""
        return {"suffixes": []}

    def listed(self) -> Mapping[str, str]:
        """Return that no word of the language is known but those of the pages."""
        return {}

    def lexemes(self, word: str) -> tuple[Lexeme, ...]:
        """Return the one word a form belongs to; the form itself where Snowball lacks the language."""
        form = word.casefold()
        if form not in self._known:
            key = self._stemmer.stemWord(form) if self._stemmer else form
            self._known[form] = (Lexeme(key, ((form, ""),)),)
        return self._known[form]

    def is_form(self, known: str, word: str) -> bool:
        """Whether a word is a form of a known one: what shares a stem is."""
        return True


def is_inflected(known: str, word: str, endings: Iterable[str]) -> bool:
    """Whether a word is a known one with one of some endings, or the other way round."""
    shorter, longer = sorted((fold(known), fold(word)), key=len)
    stem = f"{shorter[:-1]}i" if shorter.endswith("y") else shorter
    return longer.removeprefix(stem) in endings


Forms = Dictionary | Stemmer


@lru_cache(maxsize=32)
def lemmatizer(site: Site, language: str) -> Forms:
    """Return what reads the forms of a language."""
    content = site.dictionaries.get(language)
    return _dictionary(content) if content else Stemmer(language)


@lru_cache(maxsize=32)
def _dictionary(content: Any) -> Dictionary:
    return Dictionary(content)


def lemma_keys(read: Forms, word: str) -> frozenset[str]:
    """Return what all forms of a word have in common, and forms of other words have not."""
    return frozenset(lexeme.key for lexeme in read.lexemes(word))


def is_form_of(read: Forms, known: str, word: str) -> bool:
    """Whether a word is a form of a known one."""
    if known.casefold() == word.casefold():
        return True
    return bool(lemma_keys(read, known) & lemma_keys(read, word)) and read.is_form(known, word)
