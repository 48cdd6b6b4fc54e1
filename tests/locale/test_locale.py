"""Dates, numbers, plurals, names and sort order in Lithuanian and English."""

from pathlib import Path

import pytest
from babel import Locale as Babel
from babel.localedata import locale_identifiers

from emn_site.content.load import load_site
from emn_site.locale import for_locale, formats as languages
from emn_site.model.dates import PartialDate
from emn_site.model.wording import PluralForms

LITHUANIAN = "aą b c č d eęė f g h iįy j k l m n o p q r s š t uųū v w x z ž"


@pytest.mark.parametrize(
    ("language", "written"), [("lt", "2\u00a0888\u00a0278"), ("en", "2\u00a0888\u00a0278")]
)
def test_numbers_are_grouped_as_the_language_does(language: str, written: str) -> None:
    assert languages.format_number(2888278, language) == written


@pytest.mark.parametrize(
    ("number", "language", "written"),
    [(80_000_000, "lt", "80\u00a0mln."), (80_000_000, "en", "80M"), (200_000, "en", "200\u00a0000")],
)
def test_millions_are_short_on_an_axis(number: int, language: str, written: str) -> None:
    assert languages.format_short(number, language) == written


@pytest.mark.parametrize(
    ("date", "language", "written"),
    [
        ("2024", "lt", "2024"),
        ("2024-03", "lt", "2024\u00a0m. kovas"),
        ("2024-03-05", "lt", "2024\u00a0m. kovo 5\u00a0d."),
        ("2024-03", "en", "March 2024"),
        ("2024-03-05", "en", "5 March 2024"),
    ],
)
def test_dates_are_as_precise_as_they_are_known(date: str, language: str, written: str) -> None:
    assert languages.format_partial_date(PartialDate.parse(date), language) == written


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (1, "1 dokumentas"),
        (2, "2 dokumentai"),
        (10, "10 dokumentų"),
        (11, "11 dokumentų"),
        (21, "21 dokumentas"),
    ],
)
def test_lithuanian_words_agree_with_their_number(count: int, words: str) -> None:
    forms = {"one": "{count} dokumentas", "few": "{count} dokumentai", "other": "{count} dokumentų"}

    assert languages.format_plural(forms, count, "lt") == words


def test_a_language_without_a_form_takes_the_general_one() -> None:
    assert languages.format_plural({"other": "{count} x"}, 1, "en") == "1 x"


def test_countries_of_origin_are_named_by_their_codes_of_three_letters() -> None:
    assert languages.origin_name("UKR", "lt") == "Ukraina"
    assert languages.origin_name("QQQ", "lt") is None


def test_a_country_bears_the_name_that_the_site_gives_it_also_as_an_origin(healthy: Path) -> None:
    file = healthy / "data" / "lt" / "site.yml"
    file.write_text(file.read_text() + 'country_names: {CD: "Kongo Demokratinė Respublika"}\n')
    locale = for_locale(load_site(healthy), "lt")

    assert locale.country("CD") == locale.origin("COD") == "Kongo Demokratinė Respublika"
    assert locale.origin("UKR") == "Ukraina"


def test_lithuanian_letters_sort_in_their_own_order() -> None:
    names = [
        "Šveicarija",
        "Suomija",
        "Čekija",
        "Danija",
        "Cipras",
        "Ispanija",
        "Yra",
        "Jemenas",
        "Žala",
        "Zona",
    ]

    ordered = sorted(names, key=lambda name: languages.sort_key(name, LITHUANIAN))

    assert ordered == [
        "Cipras", "Čekija", "Danija", "Yra", "Ispanija", "Jemenas", "Suomija", "Šveicarija", "Zona", "Žala",
    ]  # fmt: skip


def test_letters_of_one_group_differ_only_at_a_tie() -> None:
    names = ["ąb", "ac", "ab", "aa"]

    assert sorted(names, key=lambda name: languages.sort_key(name, LITHUANIAN)) == ["aa", "ab", "ąb", "ac"]


def test_without_an_alphabet_diacritics_do_not_count() -> None:
    assert sorted(["Österreich", "Portugal", "Norge"], key=lambda name: languages.sort_key(name, None)) == [
        "Norge", "Österreich", "Portugal",
    ]  # fmt: skip


def test_words_can_have_every_form_that_a_language_of_cldr_has() -> None:
    tags = {tag for name in locale_identifiers() for tag in Babel.parse(name).plural_form.tags}

    assert tags <= set(PluralForms.model_fields)


@pytest.mark.parametrize(
    ("language", "forms"),
    [
        ("en", ("one", "other")),
        ("lt", ("one", "few", "other")),
        ("lv", ("zero", "one", "other")),
        ("pl", ("one", "few", "many")),
        ("ar", ("zero", "one", "two", "few", "many", "other")),
    ],
)
def test_whole_numbers_take_the_forms_of_their_language(language: str, forms: tuple[str, ...]) -> None:
    assert languages.counted_forms(language) == forms
