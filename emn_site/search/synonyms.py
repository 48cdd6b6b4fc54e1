"""What has several names: groups of names of one thing, in this language and as they are typed in any.

Synonyms of `data/<language>/synonyms.yml`, terms of the glossary, countries with their peoples and codes
(`questions.yml`), and both in languages in which the site is only asked (`data/asked_in.yml`).
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import chain

import pycountry

from emn_site.locale import Locale, all_locales, formats
from emn_site.locale.tokenizer import split_words, tokenize
from emn_site.model.country import Country
from emn_site.search.lemmatizer import fold


@dataclass(frozen=True)
class SynonymGroup:
    """Names of one thing: those of this language, and how those of others are typed.

    `country` is its code, where it is a country; `term` its key, where the glossary has it; `foreign` are
    names in languages in which the site is only asked.
    """

    here: tuple[str, ...]
    query_forms: frozenset[str]
    foreign: frozenset[str] = frozenset()
    country: str | None = None
    term: str | None = None


def synonym_groups(locale: Locale) -> Iterator[SynonymGroup]:
    """Yield the groups of names a language knows."""
    site = locale.site
    locales = all_locales(site)
    for key in dict.fromkeys(key for one in locales for key in one.wording.synonyms):
        named = [(one, one.wording.synonyms.get(key, [])) for one in locales]
        yield _group(locale, named, () if key in site.glossary else _asked_as(locale, key))
    for key in site.glossary:
        named = [(one, [one.term(key).name, *one.term(key).also]) for one in locales]
        yield _group(locale, named, _asked_as(locale, key), term=key)
    for slug, country in site.countries.items():
        named = [(one, country_names(one, slug, country)) for one in locales]
        foreign = [formats.country_name(country.code, language) for language in site.asked_in]
        found = pycountry.countries.get(alpha_2=country.code)
        group = _group(locale, named, foreign, country=country.code)
        yield replace(group, query_forms=group.query_forms | {fold(found.alpha_3)}) if found else group


def other_states(locale: Locale) -> Iterator[SynonymGroup]:
    """Yield the states and territories outside the Network, by their names in CLDR, with their peoples."""
    for state in pycountry.countries:
        if state.alpha_2 not in locale.site.slugs:
            foreign = [formats.country_name(state.alpha_2, language) for language in locale.site.asked_in]
            named = [(one, _state_names(one, state.alpha_2)) for one in all_locales(locale.site)]
            yield _group(locale, named, foreign)


def country_names(locale: Locale, slug: str, country: Country) -> list[str]:
    """Return the names of a country in a language, the usual one first, and of its people."""
    other = locale.country_words(slug).other_name
    return _state_names(locale, country.code, *([other] if other else []))


def _state_names(locale: Locale, code: str, *others: str) -> list[str]:
    asked = locale.wording.questions
    more = chain(*(names.get(code, []) for names in (asked.countries, asked.peoples, asked.adjectives)))
    return list(dict.fromkeys([locale.country(code), *others, *chain(*(name.split("/") for name in more))]))


def significant_words(locale: Locale, name: str) -> list[str]:
    """Return the words of a name that tell something: no function word, unless there is nothing else."""
    found = split_words(name)
    less = function_words(locale)
    return [word for word in found if fold(word) not in less] or found


@lru_cache(maxsize=32)
def function_words(locale: Locale) -> frozenset[str]:
    """Return the words that say little by themselves, without diacritics."""
    foreign = _asked_as(locale, "function-words")
    return frozenset(fold(word) for word in (*locale.wording.questions.function_words, *foreign))


def _asked_as(locale: Locale, key: str) -> list[str]:
    """Return what something is called in languages in which the site is only asked."""
    return [name for listed in locale.site.asked_in.values() for name in listed.get(key, ())]


def _group(
    locale: Locale,
    named: Iterable[tuple[Locale, Iterable[str]]],
    foreign: Iterable[str] = (),
    country: str | None = None,
    term: str | None = None,
) -> SynonymGroup:
    listed = [(one, name) for one, names in named for name in names]
    # A name of this language is known by its words, in any form; one with a number in it only as it is typed.
    foreign_or_numbered = [
        (one, name) for one, name in listed if one is not locale or any(map(str.isdigit, name))
    ]
    forms = frozenset(form for one, name in foreign_or_numbered for form in _query_forms(one, name))
    others = frozenset(form for name in foreign for form in _query_forms(locale, name))
    return SynonymGroup(tuple(name for one, name in listed if one is locale), forms, others, country, term)


def _query_forms(locale: Locale, name: str) -> set[str]:
    """Return a name as a browser reads it when it is typed: all of it, and its telling words alone."""
    groups = [
        word for found in tokenize(name) for word in ((found.compound,) if found.compound else found.words)
    ]
    telling = (fold(word) for word in significant_words(locale, name) if len(word) > 1)
    return {" ".join(map(fold, groups)), " ".join(telling)}
