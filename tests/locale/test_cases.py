"""Names stand in sentences in the case that the words ask for, in any language that has cases."""

from pathlib import Path

import pytest

from emn_site.content.load import load_site
from emn_site.locale import Locale, for_locale, formats
from emn_site.locale.names import country_forms, listing_forms, period_forms
from emn_site.locale.templates import fill_gaps, gap_cases, gap_names
from emn_site.model.period import Period
from emn_site.model.wording import CaseWords, NameForms, PeriodForms
from tests.sites import ROOT


@pytest.fixture
def lithuanian(healthy: Path) -> Locale:
    return for_locale(load_site(healthy), "lt")


def test_a_gap_takes_the_case_it_asks_for() -> None:
    name = NameForms("Latvija", {"locative": "Latvijoje"})

    assert fill_gaps("{country:locative}: {country}", country=name) == "Latvijoje: Latvija"


def test_a_name_without_the_case_stands_as_alone() -> None:
    assert (
        fill_gaps("{country:locative}, {year:locative}", country=NameForms("Kuba", {}), year=5) == "Kuba, 5"
    )


def test_a_gap_with_a_case_has_the_name_of_one_without() -> None:
    assert gap_names("{country:genitive} {period}") == {"country", "period"}
    assert gap_cases("{country:genitive} {period}") == [("country", "genitive")]


def test_a_list_declines_every_name_in_it(lithuanian: Locale) -> None:
    named = lithuanian.listing_forms([lithuanian.country_forms(code) for code in ("DE", "PL", "NL")])

    assert named.in_case("locative") == "Vokietijoje, Lenkijoje ir Nyderlanduose"
    assert str(named) == "Vokietija, Lenkija ir Nyderlandai"


def test_a_name_that_the_site_gives_is_declined_as_that_name() -> None:
    locale = for_locale(load_site(ROOT), "lt")

    assert (locale.country("GE"), locale.country_forms("GE").in_case("dative")) == (
        "Sakartvelas",
        "Sakartvelui",
    )


@pytest.mark.parametrize(
    ("period", "text"),
    [
        ("2023", "palyginti su 2023\u00a0m."),
        ("2023-12", "palyginti su 2023\u00a0m. gruodžiu"),
        ("2023-Q3", "palyginti su 2023\u00a0m. III ketvirčiu"),
        ("2023-12-31", "palyginti su 2023\u00a0m. gruodžio 31\u00a0d."),
    ],
)
def test_periods_have_cases_too(lithuanian: Locale, period: str, text: str) -> None:
    forms = lithuanian.period_forms(Period.parse(period))

    assert fill_gaps("palyginti su {period:instrumental}", period=forms) == text


def test_english_names_have_an_article_where_they_need_one() -> None:
    locale = for_locale(load_site(ROOT), "en")
    named = locale.listing_forms([locale.country_forms(code) for code in ("DE", "NL")])

    assert fill_gaps("in {countries:running}", countries=named) == "in Germany and the Netherlands"
    assert (
        fill_gaps("{period:in}", period=locale.period_forms(Period.parse("2024-03-05"))) == "on 5 March 2024"
    )


def test_another_language_brings_its_own_cases_with_their_prepositions() -> None:
    """Polish: the preposition changes with the name, so that it is part of the form."""
    polish = CaseWords(
        countries={
            "DE": {"gdzie": "w Niemczech"},
            "FR": {"gdzie": "we Francji"},
        },
        periods={"kiedy": PeriodForms(month=[*(["-"] * 11), "w grudniu {year} r."])},
    )
    names = [country_forms(polish, code, formats.country_name(code, "pl")) for code in ("DE", "FR")]

    assert listing_forms(names, "pl").in_case("gdzie") == "w Niemczech i we Francji"
    assert period_forms(polish, Period(2023, month=12), "pl").in_case("kiedy") == "w grudniu 2023\u00a0r."


@pytest.mark.parametrize(
    ("numbers", "language", "text"),
    [
        (["0,11", "0,17", "0,32"], "lt", "0,11; 0,17 ir 0,32"),
        (["0,11", "0,17"], "lt", "0,11 ir 0,17"),
        (["1", "2", "3"], "lt", "1, 2 ir 3"),
        (["0.11", "0.17", "0.32"], "en", "0.11, 0.17 and 0.32"),
    ],
)
def test_semicolons_part_what_has_commas(numbers: list[str], language: str, text: str) -> None:
    assert formats.format_names(numbers, language) == text
