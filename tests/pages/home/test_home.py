"""The front page shows the home country in figures: new ones, one of each chapter, each with its chart."""

import re
from dataclasses import replace
from datetime import date

import pytest

from emn_site.charts.indicator_charts import default_codes
from emn_site.locale import for_locale
from emn_site.model.period import Period
from emn_site.model.site import Site
from emn_site.pages.home.context import MOST, home_context, home_countries, home_figures, home_news
from emn_site.statistics import coverage
from emn_site.statistics.key_figures import key_figures


def test_the_home_country_has_a_figure_of_each_chapter_with_its_chart(site: Site) -> None:
    html = home_figures(for_locale(site, "en"))

    assert 2 <= html.count("<dt>") <= MOST
    assert html.count("<svg") == html.count("<dt>")
    assert 'href="indicators/asylum-applicants/"' in html


def test_a_site_without_its_home_country_shows_none(site: Site) -> None:
    countries = {slug: country for slug, country in site.countries.items() if country.code != "LT"}

    assert home_figures(for_locale(replace(site, countries=countries), "lt")).strip() == ""


def test_the_news_is_a_sentence_with_its_line_and_its_indicator(site: Site) -> None:
    html = home_news(for_locale(site, "en"))

    assert "persons applied for asylum in Lithuania in 2024" in html
    assert html.count("<svg") == 1
    assert 'href="indicators/asylum-applicants/"' in html
    assert re.search(r"3.940 in 2021", html)  # the peak of its line
    assert '<p class="emn-notes">520 in 2008' in html


def test_eight_countries_begin_with_the_home_country_and_those_it_is_compared_with(
    crowded_site: Site,
) -> None:
    html = home_countries(for_locale(crowded_site, "en"))

    first = [crowded_site.slugs[code] for code in default_codes(crowded_site)]
    assert re.findall(r'<a href="countries/([a-z]+)/">', html)[: len(first)] == first
    assert html.count("<li") == 8
    assert 'href="compare/?countries=LT,' in html
    assert re.search(r"0\.\d\d per 1\s000 inhabitants<", html)


def test_of_a_series_the_newest_stands_with_the_years_before(site: Site) -> None:
    studies = [one for one in site.authored_publications if one.type == "study"]
    first, *others = [one for one in studies if one.head.scope == studies[0].head.scope][:3]
    titles = {one.path: f"The Network in {2020 + place}" for place, one in enumerate([first, *others])}
    works = [
        replace(
            one,
            versions={
                language: replace(
                    v, head=v.head.model_copy(update={"title": titles.get(one.path, v.head.title)})
                )
                for language, v in one.versions.items()
            },
        )
        for one in site.publications
    ]
    newest = home_context(for_locale(replace(site, publications=works), "en")).newest

    found = next(one for one in newest if one.entry.path == first.path)
    assert len(found.earlier) == 2


@pytest.mark.parametrize("slug", ["albania", "bulgaria", "hungary", "ukraine"])
def test_what_has_no_newest_value_is_not_shown(crowded_site: Site, slug: str) -> None:
    country = crowded_site.countries[slug]
    settings = crowded_site.settings.model_copy(update={"home_country": country.code})
    locale = for_locale(replace(crowded_site, settings=settings), "en")
    html = home_figures(locale)
    gaps = [one for one in key_figures(locale, slug, country) if one.gap]

    assert gaps
    assert [one.name for one in gaps if f'href="{one.path}/"' in html] == []


def test_figures_that_are_old_are_named_with_their_periods(site: Site) -> None:
    then, later = (
        home_figures(for_locale(replace(site, changed={"data/countries/norway.yml": day}), "en"))
        for day in (date(2025, 8, 1), date(2100, 1, 1))
    )

    assert (
        "are more than 18 months old: First residence permits (2023) and Persons refused entry (2023)."
        in then
    )
    assert "are more than 18 months old: Asylum applicants (2024), Ukrainian citizens under" in later
    assert "Another source has newer figures: New asylum applications (UNHCR) – 324" in later


def test_the_age_of_figures_is_told_by_the_files_and_by_no_clock(site: Site) -> None:
    changed = {"data/countries/norway.yml": date(2100, 1, 1), "docs/lt/index.md": date(2100, 1, 2)}

    assert coverage.last_reading(replace(site, changed=changed)) == date(2100, 1, 1)


@pytest.mark.parametrize(
    ("period", "day", "is_old"),
    [
        ("2024", date(2026, 6, 30), False),
        ("2024", date(2026, 7, 1), True),
        ("2025-Q1", date(2026, 9, 30), False),
        ("2025-Q1", date(2026, 10, 1), True),
    ],
)
def test_it_is_old_after_eighteen_months(period: str, day: date, is_old: bool) -> None:
    assert coverage.is_old(Period.parse(period), day) is is_old
