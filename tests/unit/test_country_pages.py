"""The pages of the countries: the figures of the files, in the manner of the language."""

import re
from pathlib import Path

import pytest

from emn_site.facts import figures
from emn_site.language import in_language
from emn_site.model.country import Indicator
from emn_site.model.site import Site
from emn_site.pages import Pages
from tests.unit.reading import html_of, page_of


def test_a_missing_value_is_shown_as_missing_and_never_as_zero(healthy: Path) -> None:
    page = page_of(healthy, "countries/lithuania", "en")

    assert '<th scope="row">2021</th><td><span class="emn-missing">no data</span></td>' in page
    assert '<th scope="row">2022</th><td>0 <small>cases</small></td>' in page


def test_an_indicator_without_a_single_value_is_shown_as_missing(healthy: Path) -> None:
    page = page_of(healthy, "countries/lithuania", "lt")

    assert '<dt>Gyventojai</dt>\n<dd><span class="emn-missing">nėra duomenų</span></dd>' in page


def test_a_flag_stands_by_its_value_and_is_explained(healthy: Path) -> None:
    page = page_of(healthy, "countries/norway", "en")

    assert '<td>1,100<sup title="provisional value">p</sup></td>' in page
    assert "<sup>p</sup> provisional value" in page
    assert '<td><span class="emn-missing">not available</span></td>' in page


def test_a_key_figure_has_its_change_and_its_rank(healthy: Path) -> None:
    page = page_of(healthy, "countries/norway", "en")

    assert "+100 (+10.0%) on 2020" in page
    assert "1 of 1 in the Network" in page


def test_reporting_an_error_opens_an_issue_with_the_page_filled_in(healthy: Path) -> None:
    page = page_of(healthy, "countries/norway", "en")

    assert (
        "/issues/new?title=Error%3A+Norway%2C+Population&amp;body=Page%3A+Norway%0AFigure%3A+Population"
        in page
    )
    assert "/edit/main/data/countries/norway.yml" in page


def test_what_is_not_known_of_a_country_is_said_to_be_unknown(healthy: Path) -> None:
    page = page_of(healthy, "countries/norway", "lt")

    assert '<dt>Tinkle nuo</dt>\n<dd><span class="emn-missing">nežinoma</span></dd>' in page
    assert '<dt>Nacionalinis informacijos centras</dt>\n<dd><span class="emn-missing">' in page


def test_stateless_persons_are_named_in_words(healthy: Path) -> None:
    assert "Be pilietybės</th><td>2</td>" in page_of(healthy, "countries/lithuania", "lt")


def test_a_country_lists_the_publications_about_it(healthy: Path) -> None:
    page = page_of(healthy, "countries/lithuania", "lt")

    assert '<a href="../../studies/2022/first-study/">Pirmoji studija</a>' in page


def test_countries_stand_in_the_order_of_each_alphabet(site: Site) -> None:
    names = [name for name, _, _ in in_language(site, "lt").countries]

    assert names.index("Bulgarija") < names.index("Čekija") < names.index("Estija")
    assert names.index("Suomija") < names.index("Šiaurės Makedonija") < names.index("Švedija")


def test_every_country_has_a_page_in_each_language(site: Site, pages: Pages) -> None:
    found = {
        place
        for place in pages.by_place
        if place[0].startswith("countries/") and place[0] != "countries/index"
    }

    assert found == {(f"countries/{slug}", locale) for slug in site.countries for locale in ("lt", "en")}


@pytest.mark.parametrize("locale", ["lt", "en"])
def test_every_figure_of_every_country_stands_in_its_row(site: Site, pages: Pages, locale: str) -> None:
    speech = in_language(site, locale)
    shown = site.shown_indicators
    for slug, country in site.countries.items():
        page = html_of(pages, f"countries/{slug}", locale).partition("emn-table--wide")[2]
        rows = dict(re.findall(r'<tr><th scope="row">(\d{4})</th>(.*?)</tr>', page))
        assert len(rows) == len(site.years)
        for year, row in rows.items():
            cells = [
                re.sub(r"<small>.*?</small>|<[^>]+>", "", text).strip() for text in row.split("</td>")[:-1]
            ]
            for key, cell in zip(_in_groups(shown), cells, strict=True):
                known = figures.value(site, country, key, int(year))
                assert cell == (
                    speech.number(known.number or 0, shown[key].decimals) if known else speech.word("no_data")
                )


def _in_groups(shown: dict[str, Indicator]) -> list[str]:
    groups = dict.fromkeys(indicator.group for indicator in shown.values())
    return [key for group in groups for key, indicator in shown.items() if indicator.group == group]
