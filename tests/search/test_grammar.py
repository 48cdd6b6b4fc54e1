"""The words of a question, of which a language says how they change."""

from itertools import product
from pathlib import Path
from typing import Any

from emn_site.content.load import load_site
from emn_site.locale import for_locale
from emn_site.locale.tokenizer import split_words
from emn_site.search.grammar import asked_locales, grammar, name_beginnings
from emn_site.search.lemmatizer import fold


def test_a_month_is_understood_as_the_sentences_of_its_language_decline_it(healthy: Path) -> None:
    """Polish has no dictionary here: "w marcu" is in no list of CLDR's, which has "marca" and "marzec"."""
    rules = grammar(for_locale(load_site(healthy), "lt"))
    words = {form for forms in _words(rules) for form in forms}

    assert {"kovas", "kovo", "kovą"} <= words


def test_a_question_with_the_name_of_an_indicator_is_known_by_its_beginnings(healthy: Path) -> None:
    locale = for_locale(load_site(healthy), "en")
    named = [[slot.split("/") for slot in one.split()] for one in name_beginnings(grammar(locale))]

    for key in locale.site.indicators:
        words = [fold(word) for word in split_words(locale.indicator(key).name.partition(" (")[0])]
        begun = [
            one for one in named if all(any(word.startswith(tuple(slot)) for word in words) for slot in one)
        ]
        assert begun, words


def test_a_language_the_site_is_only_asked_in_names_indicators_and_every_country_in_it(healthy: Path) -> None:
    site = load_site(healthy)
    asked = {one.language: grammar(one) for one in asked_locales(for_locale(site, "en"))}

    assert {"ru", "uk", "pl"} <= asked.keys()
    for found in asked.values():
        assert any(found["names"].values())
        assert {country.code for country in site.countries.values()} <= found["phrases"]["place"].keys()


def test_no_name_is_that_of_two_states_unless_it_is_said_to_be(healthy: Path) -> None:
    """“Kongo” would be answered with one of them."""
    locale = for_locale(load_site(healthy), "en")
    for rules in map(grammar, [locale, *asked_locales(locale)]):
        words = _words(rules)
        phrases = {
            code: {
                tuple(word)
                for name in names.split(";")
                for word in product(*(_forms(words, slot) for slot in name.split()))
            }
            for code, names in {**rules["phrases"]["place"], **_homonyms(rules)}.items()
        }
        named = set().union(*(phrases[code] for code in phrases if "|" in code))
        shared = [
            one & phrases[other] - named for code, one in phrases.items() for other in phrases if other > code
        ]

        assert {("kongo",), ("congo",), ("конго",)} & named
        assert not any(shared)


def _words(rules: dict[str, Any]) -> list[set[str]]:
    """Return the forms of each word, by its number."""
    stems, numbers = rules["words"]
    return [
        {stem + ending for ending in rules["endings"][number]}
        for stem, number in zip(stems.split(" "), numbers, strict=True)
    ]


def _forms(words: list[set[str]], slot: str) -> set[str]:
    return set().union(*(words[int(number)] for number in slot.split("/")))


def _homonyms(rules: dict[str, Any]) -> dict[str, str]:
    return {codes: phrases for codes, phrases in rules["phrases"]["word"].items() if "|" in codes}
