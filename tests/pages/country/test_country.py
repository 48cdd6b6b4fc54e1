"""The pages of the countries: the figures of the files, in the manner of the language."""

import re
from decimal import Decimal
from html import unescape
from pathlib import Path

import pytest

from emn_site.locale import for_locale
from emn_site.model.period import Period
from emn_site.model.site import Site
from emn_site.pages import PageSet
from emn_site.statistics import figures
from emn_site.statistics.cells import number_text
from tests.pages.transforms.reading import html_of, page_of


def test_a_missing_value_is_shown_as_missing_and_never_as_zero(healthy: Path) -> None:
    page = page_of(healthy, "countries/lithuania", "en")

    assert '<th scope="row">2021</th><td><span class="emn-missing">no data</span></td>' in page
    assert '<th scope="row">2022</th><td>0 <small>cases</small></td>' in page


def test_an_indicator_without_a_single_value_is_not_on_the_page(healthy: Path) -> None:
    assert "Gyventojai" not in page_of(healthy, "countries/lithuania", "lt").partition("emn-facts")[2]


def test_a_flag_stands_by_its_value_and_is_explained(healthy: Path) -> None:
    page = page_of(healthy, "countries/norway", "en")

    assert '<td>1\u00a0100<sup title="provisional value">p</sup></td>' in page
    assert "<sup>p</sup> provisional value" in page


def test_notes_stand_below_a_table_each_once_and_lead_from_their_values(healthy: Path) -> None:
    noted = [f"y{y}: {{country: 'NO', indicators: [population], period: {y}}}\n" for y in (2020, 2021)]
    (healthy / "data/notes.yml").write_text("".join(noted))
    for language in ("lt", "en"):
        (healthy / f"data/{language}/notes.yml").write_text("y2020: Counted anew.\ny2021: Counted anew.\n")

    page = page_of(healthy, "countries/norway", "en")

    assert page.count('<sup title="Counted anew">(1)</sup></td>') == 2
    assert page.count("<sup>(1)</sup> Counted anew") == 2  # below the key figures, and below the chapter


def test_a_key_figure_has_its_change(healthy: Path) -> None:
    assert "+100 (+10.0%) on 2020" in page_of(healthy, "countries/norway", "en")


def test_reporting_an_error_begins_a_letter_with_the_page_filled_in(healthy: Path) -> None:
    page = page_of(healthy, "countries/norway", "en")

    assert (
        "?subject=Error%3A%20Norway%2C%20Population&amp;body=Page%3A%20Norway%0D%0AFigure%3A%20Population"
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
    names = [name for name, _, _ in for_locale(site, "lt").countries]

    assert names.index("Bulgarija") < names.index("Čekija") < names.index("Estija")
    assert names.index("Suomija") < names.index("Šiaurės Makedonija") < names.index("Švedija")


def test_every_country_has_a_page_in_each_language(site: Site, pages: PageSet) -> None:
    found = {
        place
        for place in pages.by_place
        if place[0].startswith("countries/") and place[0] != "countries/index"
    }

    assert found == {(f"countries/{slug}", language) for slug in site.countries for language in ("lt", "en")}


@pytest.mark.parametrize("language", ["lt", "en"])
def test_every_figure_of_every_country_stands_in_its_row(site: Site, pages: PageSet, language: str) -> None:
    locale = for_locale(site, language)
    for slug, country in site.countries.items():
        shown = _cells(html_of(pages, f"countries/{slug}", language))
        for key, indicator in site.shown_indicators.items():
            name = locale.indicator(key).name
            for period, known in figures.value_series(site, country, key).items():
                text = number_text(locale, indicator, known)
                cell = shown[name, locale.period(period)]
                assert text is None or cell == text, (slug, key, period)


def _cells(page: str) -> dict[tuple[str, str], str]:
    """Return what stands in the tables of a country's page, by the names of column and row."""
    found = {}
    for table in re.findall(r'<table class="emn-figures">.*?</table>', page, re.DOTALL):
        names = re.findall(r'<th scope="col">(.*?)(?: <small>.*?</small>)?</th>', table)[1:]
        for period, row in re.findall(r'<tr><th scope="row">([^<]*)</th>(.*?)</tr>', table):
            for name, cell in zip(names, re.findall(r"<td>(.*?)</td>", row), strict=False):
                plain = re.sub(r"<(sup|small)\b.*?</\1>|<[^>]+>", "", cell)
                found[unescape(name), period] = unescape(plain).strip()
    return found


def test_the_repeated_year_of_lithuania_is_never_a_count(pages: PageSet) -> None:
    page = html_of(pages, "countries/lithuania", "en")
    row = next(row for row in re.findall(r"<tr>.*?</tr>", page) if '<th scope="row">2021</th>' in row)

    assert "<td>3\u00a0940</td>" in row
    assert ">310" not in row
    assert "the source repeats that of 2020" in row


def test_where_eurostat_does_not_report_unhcr_stands_in_and_the_page_says_so(pages: PageSet) -> None:
    georgia = html_of(pages, "countries/georgia", "en")
    latvia = html_of(pages, "countries/latvia", "en")
    key_figures = latvia.partition('id="key-figures"')[2].partition("<h2")[0]

    assert "Stands in for “Asylum applicants”, which has no value here." in georgia
    assert "New asylum applications (UNHCR)" not in key_figures
    assert "Asylum applicants</a>" in key_figures


def test_every_series_names_its_source_and_its_dataset_with_an_address(site: Site, pages: PageSet) -> None:
    for slug, country in site.countries.items():
        page = html_of(pages, f"countries/{slug}", "en")
        for series in country.figures.values():
            assert f'href="{site.datasets[series.dataset or ""].url}"' in page, (slug, series.dataset)


def test_a_small_zero_of_a_source_that_rounds_is_not_called_zero(site: Site) -> None:
    known = figures.get_value(
        site, site.countries["lithuania"], "first_instance_other_protection", Period(2020)
    )
    assert known is not None

    assert known.number == Decimal(0)
    indicator = site.indicators["first_instance_other_protection"]
    assert number_text(for_locale(site, "en"), indicator, known) == "<5"


def test_a_key_figure_without_a_newest_value_says_so_in_its_place(pages: PageSet) -> None:
    page = html_of(pages, "countries/bulgaria", "en").partition('id="key-figures"')[2].partition("<h2")[0]

    assert re.search(r'<td><span class="emn-missing">no data; [^<]+ in 20\d\d</span>', page)
