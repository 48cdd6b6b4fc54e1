"""The sentence of a chapter: what happened, with what may be compared and nothing else."""

import re

import pytest

from emn_site.locale import for_locale
from emn_site.model.period import Period
from emn_site.model.shapes import NO_BREAK
from emn_site.model.site import Site
from emn_site.statistics.findings import country_finding, home_finding, record_of
from tests.sites import all_countries

site = all_countries.site


def _finding(site: Site, language: str, slug: str, key: str) -> str:
    found = country_finding(for_locale(site, language), site.countries[slug], key)
    return (found or "").replace(NO_BREAK, " ")


@pytest.mark.parametrize(
    ("language", "key", "text"),
    [
        ("lt", "asylum_applicants", "2024 m. Lietuvoje prieglobsčio paprašė 360 asmenų – 37 proc. mažiau"),
        ("en", "asylum_applicants", "360 persons applied for asylum in Lithuania in 2024, 37 per cent fewer"),
        (
            "lt",
            "temporary_protection_ukrainians",
            "48 050 Ukrainos piliečių – 36 proc. mažiau nei 2023 m. gruodį.",
        ),
        ("lt", "first_residence_permits", "daugiau nei 2022 m.; tai didžiausias 2012–2023 m. skaičius."),
        (
            "lt",
            "asylum_applicants_per_1000",
            "0,12 prieglobsčio prašytojo (vieta tarp palyginamų šalių: 26 iš 28).",
        ),
    ],
)
def test_a_finding_agrees_with_its_number_period_and_country(
    site: Site, language: str, key: str, text: str
) -> None:
    assert text in _finding(site, language, "lithuania", key)


@pytest.mark.parametrize("language", ["lt", "en"])
def test_no_finding_keeps_a_gap_or_ends_in_anything_but_one_stop(site: Site, language: str) -> None:
    messages = [
        _finding(site, language, slug, key) for slug in site.countries for key in site.shown_indicators
    ]

    assert [one for one in messages if one and re.search(r"[{}]|\.\.$|[^.]$", one)] == []


def test_a_change_across_a_break_is_not_said(site: Site) -> None:
    text = _finding(site, "en", "germany", "temporary_protection_ukrainians")

    assert (
        text
        == "1 125 985 citizens of Ukraine had temporary protection in Germany at the end of December 2024."
    )


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("lt", "2024 m. Ukrainoje tūkstančiui gyventojų teko mažiau kaip 0,01 naujo prieglobsčio prašymo"),
        ("en", "There were fewer than 0.01 new asylum applications per 1 000 inhabitants in Ukraine in 2024"),
    ],
)
def test_what_is_less_than_the_least_shown_is_not_called_zero(site: Site, language: str, text: str) -> None:
    assert text in _finding(site, language, "ukraine", "asylum_applications_per_1000")


def test_no_record_is_claimed_of_fewer_than_ten_comparable_years(site: Site) -> None:
    lithuania = site.countries["lithuania"]

    assert record_of(site, lithuania, "first_residence_permits", Period(2023)) == ("highest", Period(2012))
    assert record_of(site, lithuania, "first_residence_permits", Period(2019)) is None


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("asylum_applicants", "Per 1 000 inhabitants, the figure for 2024 was 0.12 (rank among comparable"),
        ("asylum_applications_new", "more than in 2024. Per 1 000 inhabitants, the figure for 2024 was 0.10"),
    ],
)
def test_what_is_counted_is_said_per_inhabitant_with_its_own_period(site: Site, key: str, text: str) -> None:
    found = (home_finding(for_locale(site, "en"), key) or "").replace(NO_BREAK, " ")

    assert text in found


def test_a_rate_is_not_said_twice(site: Site) -> None:
    locale, key = for_locale(site, "en"), "asylum_applicants_per_1000"

    assert home_finding(locale, key) == country_finding(locale, site.countries["lithuania"], key)
