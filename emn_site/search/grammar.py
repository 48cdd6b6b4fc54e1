"""The words of a question for a figure, for the program that reads it (`answer-grammar.js`).

The grammar is closed: a word that is not here has no place in an answer. A word of the data stands for all
its forms, as the dictionary of the language has them; so that no program needs that, they are listed.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import chain, takewhile
from typing import Any

import pycountry
from babel import Locale as BabelLocale

from emn_site.content.packed_words import packed_document
from emn_site.locale import Locale, all_locales, formats
from emn_site.locale.tokenizer import tokenize
from emn_site.model.period import Period
from emn_site.model.shapes import QuestionWords
from emn_site.model.wording import CaseWords
from emn_site.search.lemmatizer import Dictionary, fold, lemmatizer

ALTERNATIVES = "/"
"""Parts words of which any will do."""

INFLECTED = "*"
"""Stands behind a word of a phrase that stands for all its forms; in a name every word does."""

GROUPED = re.compile(r"(?<=\d)\s(?=\d{3})")
"""What parts the thousands of a number, which is one word: 1 000."""

LONGEST_PARTICLE = 3
"""A word of more letters may have a plural."""

BEGINNING = 5
"""So many letters tell a word well enough from others."""

SAME_LETTERS = 3
"""So many letters at their beginning the forms of a month's name share: marzec, marca, marcu."""

Phrase = list[list[int]]
"""For each word of a phrase the numbers of the words that will do."""


class GrammarWords:
    """The words of a grammar, each once, by number: a list of its forms, in small letters."""

    def __init__(self, locale: Locale) -> None:
        self._read = lemmatizer(locale.site, locale.language)
        self._numbers: dict[tuple[str, ...], int] = {}

    def listed(self) -> tuple[list[list[str]], list[tuple[str, int]]]:
        """Return sets of endings, and the words in the order of their numbers: stem, number of endings."""
        endings: dict[tuple[str, ...], int] = {}
        words = []
        for forms in self._numbers:
            pairs = zip(forms[0], forms[-1], strict=False)  # They are sorted: what these share, all do.
            length = len([*takewhile(lambda pair: pair[0] == pair[1], pairs)])
            rest = tuple(form[length:] for form in forms)
            words.append((forms[0][:length], endings.setdefault(rest, len(endings))))
        return [list(one) for one in endings], words

    def name(self, name: str, has_fixed: bool = False) -> Phrase:
        """Return for each word of a name the numbers of those that will do, each in all its forms; with
        `has_fixed` a word with a capital letter has one form."""
        parts = (p if has_fixed and p[:1].isupper() else p + INFLECTED for p in name.split())
        return self.phrase(" ".join(parts))

    def phrase(self, phrase: str) -> Phrase:
        """Return the same of a phrase; its words stand for themselves but for those marked as inflected."""
        return [
            sorted({self._number(self._forms(word) if is_inflected else {word}) for word in slot})
            for part in phrase.split()
            for is_inflected in [part.endswith(INFLECTED)]
            for slot in _slots(part.removesuffix(INFLECTED))
        ]

    def _number(self, forms: set[str]) -> int:
        return self._numbers.setdefault(tuple(sorted(forms)), len(self._numbers))

    def _forms(self, word: str) -> set[str]:
        read = self._read
        if not isinstance(read, Dictionary):
            return {word}
        found = {stem: forms for one in read.lexemes(word) for stem, forms in read.nominal_forms(one)}
        # The word itself, where the dictionary has it; else every word it is a form of.
        fitting = [found[word]] if word in found else [forms for forms in found.values() if word in forms]
        listed = {form for forms in fitting for form in forms if read.is_form(word, form)}
        # Not every plural is listed in a dictionary of spelling: application, decision.
        plurals = {word + ending for ending in read.name_endings if len(word) > LONGEST_PARTICLE}
        return {word} | listed | plurals


def _slots(phrase: str) -> Iterator[list[str]]:
    """Yield the words of a phrase in small letters: one with alternatives, or several joined by a hyphen."""
    for part in phrase.casefold().split():
        if ALTERNATIVES in part:
            yield part.split(ALTERNATIVES)
        else:
            yield from ([word] for found in tokenize(part) for word in found.words)


def asked_locales(locale: Locale) -> Iterator[Locale]:
    """Yield the site in each language that only asks it and has `words/ru/questions.yml`, `cases.yml`."""
    for language in locale.site.asked_in:
        asked, cases = (packed_document(f"{language}/{name}.yml") for name in ("questions", "cases"))
        if not asked:
            continue
        wording = replace(
            locale.wording,
            language=language,
            site=locale.wording.site.model_copy(update={"country_names": {}}),
            questions=QuestionWords.model_validate(asked.data),
            cases=CaseWords.model_validate(cases.data if cases else {}),
            countries={},
            indicators={},
        )
        yield Locale(replace(locale.site, wordings={**locale.site.wordings, language: wording}), language)


def grammar(locale: Locale, has_all: bool = True) -> dict[str, Any]:
    """Return words with their forms, what phrases of them mean, codes and names of all countries or of many.

    `phrases` has by kind and value the phrases that say it, each with what will do for each of its words;
    `names` the names of each indicator.
    """
    words, asked, site = GrammarWords(locale), locale.wording.questions, locale.site
    network = sorted(country.code for country in site.countries.values())
    codes = {*network, *((one.alpha_2 for one in pycountry.countries) if has_all else asked.peoples)}
    names = {code: locale.country(code) for code in sorted(codes)}
    phrases = _phrases(locale, words, names)
    named = {
        key: [
            *map(words.phrase, _own_names(locale, key)),
            *(words.name(one, True) for one in asked.indicators.get(key, [])),
        ]
        for key in site.indicators
    }
    endings, listed = words.listed()
    return {
        "phrases": {kind: _written(held) for kind, held in phrases.items()},
        "names": _written(named),
        "codes": dict(sorted(_codes(locale, names).items())),
        "countries": names,
        "network": network,
        "recipient_endings": asked.recipient_endings,
        "subject_endings": asked.subject_endings,
        "endings": endings,
        "words": [" ".join(stem for stem, _ in listed), [number for _, number in listed]],
    }


def _written(phrases: Mapping[str, Iterable[Phrase]]) -> dict[str, str]:
    """Return phrases by value as they are written: apart by `;`, numbers of words that will do by `/`."""
    return {
        value: ";".join(dict.fromkeys(" ".join("/".join(map(str, slot)) for slot in one) for one in listed))
        for value, listed in phrases.items()
    }


def name_beginnings(found: Mapping[str, Any]) -> list[str]:
    """Return how the words of a grammar's names begin without diacritics, `/` between those that will do.

    A name that has all the words of another is left out: where it is said, the other is.
    """
    begun = [fold(stem)[:BEGINNING] for stem in found["words"][0].split(" ")]
    names = {
        frozenset("/".join(sorted({begun[int(one)] for one in slot.split("/")})) for slot in name.split())
        for named in found["names"].values()
        for name in filter(None, named.split(";"))
    }
    return sorted(" ".join(sorted(name)) for name in names if not any(other < name for other in names))


def _phrases(locale: Locale, words: GrammarWords, codes: Iterable[str]) -> dict[str, dict[str, list[Phrase]]]:
    asked = locale.wording.questions
    found = {
        "word": {role: [words.phrase(one) for one in phrases] for role, phrases in asked.phrases.items()},
        "owner": {code: _in_case(locale, words, code, asked.attribute_case) for code in codes},
        "goal": {code: _in_case(locale, words, code, asked.goal_case) for code in codes},
        "place": {code: [words.name(one) for one in _names(locale, code)] for code in codes},
        "people": {code: [words.name(one, True) for one in names] for code, names in asked.peoples.items()},
        "adjective": {code: [words.name(one) for one in names] for code, names in asked.adjectives.items()},
        "month": {str(number): [words.name(one) for one in names] for number, names in _months(locale)},
    }
    return {kind: {value: names for value, names in held.items() if names} for kind, held in found.items()}


def _names(locale: Locale, code: str) -> list[str]:
    """Return the names of a country, the usual one first, with and without what stands in brackets."""
    slugs = [slug for slug, country in locale.site.countries.items() if country.code == code]
    other = [name for slug in slugs if (name := locale.country_words(slug).other_name)]
    usual = [locale.country(code), formats.country_name(code, locale.language)]
    every = [*usual, *other, *locale.wording.questions.countries.get(code, [])]
    forms, asked = locale.country_forms(code).forms, locale.wording.questions
    inflected = [form for case, form in forms.items() if case not in (asked.attribute_case, asked.goal_case)]
    conjunctions = ("&", *asked.phrases.get("and", ())[:1])
    names = [name.replace("&", sign) for name in [*every, *inflected] for sign in conjunctions]
    listed = list(dict.fromkeys(one for name in names for one in (name.partition(" (")[0], name)))
    return listed if forms else [" ".join(_in_forms(asked, word) for word in name.split()) for name in listed]


def _in_forms(asked: QuestionWords, word: str) -> str:
    """Return a word of the name of a state, of which no form is written down, with those it may have."""
    rules = asked.name_forms.items() if word.isalpha() else ()
    found = next(((end, ends) for end, ends in rules if word.endswith(end)), ("", []))
    return ALTERNATIVES.join([word, *(word.removesuffix(found[0]) + end for end in found[1])])


def _in_case(locale: Locale, words: GrammarWords, code: str, case: str | None) -> list[Phrase]:
    return [words.phrase(form)] if (form := locale.country_forms(code).forms.get(case or "")) else []


def _months(locale: Locale) -> Iterator[tuple[int, list[str]]]:
    """Yield the number of each month with its names in CLDR, and with those that sentences decline."""
    months, cases = BabelLocale.parse(locale.language).months, locale.wording.cases.periods.values()
    for number in range(1, 13):
        own = [months[how]["wide"][number] for how in ("format", "stand-alone")]
        words = [word for forms in cases for word in forms.pattern(Period(2000, month=number)).split()]
        beginnings = {name[:SAME_LETTERS] for name in own}
        yield number, list(dict.fromkeys([*own, *(one for one in words if one[:SAME_LETTERS] in beginnings)]))


def _own_names(locale: Locale, key: str) -> list[str]:
    """Return the name of an indicator, where it has one, with and without what stands in brackets."""
    if key not in locale.wording.indicators:
        return []
    own = GROUPED.sub("", locale.indicator(key).name)
    return list(dict.fromkeys([own, own.partition(" (")[0]]))


def _codes(locale: Locale, names: Iterable[str]) -> dict[str, str]:
    """Return the countries by codes of two and three letters, without those that are words of any language.

    A state outside the Network has the longer code only: few would type the other, and many are words.
    """
    question_words = set(_question_words(locale))
    listed = (pycountry.countries.get(alpha_2=code) for code in names)
    network = {country.code for country in locale.site.countries.values()}
    codes = {code: one.alpha_2 for one in listed if one for code in (one.alpha_2, one.alpha_3)}
    return {
        code: country
        for code, country in codes.items()
        if code.casefold() not in question_words and (country in network or code != country)
    }


def _question_words(locale: Locale) -> Iterator[str]:
    """Yield every word that some language of the site asks with."""
    for one in all_locales(locale.site):
        asked = one.wording.questions
        for phrase in chain(*asked.phrases.values(), asked.function_words):
            yield from (word for slot in _slots(phrase.replace(INFLECTED, "")) for word in slot)
