"""The page of a year: which years have one, what the sentences and the table say, and how it is found."""

import re
from pathlib import Path

import pytest

from emn_site.locale import for_locale
from emn_site.model.period import Period
from emn_site.model.shapes import NO_BREAK
from emn_site.model.site import Site
from emn_site.pages import PageSet, kinds
from emn_site.pages.context import sitemap_entries
from emn_site.pages.kinds import page_cards
from emn_site.pages.search_documents import search_document
from emn_site.pages.year.kind import home_sentences
from emn_site.statistics import comparability, years
from tests.pages.transforms.reading import html_of, page_of, view_of
from tests.sites import all_countries

PATH = "years/2023"
ROW = re.compile(r"<tr[^>]*><th scope=\"row\">(?:<a[^>]*>)?([^<]+)")


site, pages = all_countries.site, all_countries.pages


def _table(html: str) -> str:
    return html.partition("<table")[2].partition("</table>")[0]


def _row(html: str, name: str) -> str:
    return next(row for row in _table(html).split("<tr") if f">{name}<" in row)


def _sentences(site: Site, slug: str, language: str, year: int) -> str:
    """Return the sentences of a country with plain spaces."""
    return " ".join(home_sentences(for_locale(site, language), site.countries[slug], year)).replace(
        NO_BREAK, " "
    )


def test_a_year_has_a_page_where_half_of_the_columns_can_be_ranked(site: Site) -> None:
    assert years.covered_years(site) == tuple(range(2012, 2025))


def test_a_site_that_names_no_columns_has_no_pages_of_years(healthy: Path) -> None:
    html = page_of(healthy, "countries/index", "en")

    assert "years/" not in html


@pytest.mark.parametrize(
    ("language", "year", "text"),
    [
        ("lt", 2023, "2023 m. prieglobsčio paprašė 575 asmenys – 44 proc. mažiau nei 2022 m."),
        ("lt", 2021, "2021 m. prieglobsčio paprašė 3 940 asmenų – 12,5 karto daugiau nei 2020 m."),
        ("lt", 2023, "Tūkstančiui gyventojų teko 0,20 prašytojo (vieta tarp palyginamų šalių: 26 iš 28)."),
        ("lt", 2022, "Metų pabaigoje laikinąją apsaugą turėjo 65 110 Ukrainos piliečių."),
        (
            "en",
            2018,
            "At the external border, 5 200 third-country nationals were refused entry, about as",
        ),
        (
            "en",
            2023,
            "Third-country nationals were issued 56 073 first residence permits, 69 per cent more",
        ),
    ],
)
def test_the_home_country_is_told_in_sentences_made_of_its_values(
    site: Site, language: str, year: int, text: str
) -> None:
    assert text in _sentences(site, "lithuania", language, year)


def test_no_sentence_ends_in_two_stops_or_keeps_a_gap(site: Site) -> None:
    messages = [
        sentence
        for language in ("lt", "en")
        for year in years.covered_years(site)
        for country in site.countries.values()
        for sentence in home_sentences(for_locale(site, language), country, year)
    ]

    assert [one for one in messages if not one.endswith(".") or ".." in one or "{" in one] == []


def test_a_change_is_said_only_where_the_values_may_be_compared(site: Site) -> None:
    bulgaria = site.countries["bulgaria"]
    key, period = "temporary_protection_ukrainians", Period(2024, month=12)

    assert comparability.value_change(site, bulgaria, key, period) is None
    assert "68 535 citizens of Ukraine had temporary protection." in _sentences(site, "bulgaria", "en", 2024)


def test_all_countries_stand_in_the_table_and_those_of_another_source_apart(pages: PageSet) -> None:
    table = _table(html_of(pages, PATH, "en"))
    own, apart = table.split("<tbody>")[1:]

    assert len(ROW.findall(own)) == 28
    assert len(ROW.findall(apart.partition("<tfoot>")[0])) == 7
    assert "New asylum applications (UNHCR)" in apart.partition("</tr>")[0]


def test_the_home_country_is_marked_and_rows_begin_with_the_highest_rate(pages: PageSet) -> None:
    table = _table(html_of(pages, PATH, "lt"))

    assert '<tr class="emn-home"><th scope="row"><a href="../../countries/lithuania/">Lietuva' in table
    assert ROW.findall(table)[0] == "Kipras"


def test_signs_stand_with_values_and_a_small_change_is_left_out(pages: PageSet) -> None:
    html = html_of(pages, PATH, "lt")

    assert 'kitokia apibrėžtis, žr. šaltinį">d</sup>' in _row(html, "Kipras")
    assert '<td data-value="">–</td>' in _row(html, "Vengrija")
    assert "<sup>d</sup> kitokia apibrėžtis" in html


def test_small_lines_share_their_years(pages: PageSet) -> None:
    lines = {name: _row(html_of(pages, PATH, "en"), name) for name in ("Lithuania", "Montenegro")}
    starts = {name: float(re.findall(r'class="line" d="M([\d.]+)', row)[0]) for name, row in lines.items()}

    assert starts["Montenegro"] > starts["Lithuania"]


def test_a_sum_that_is_withheld_says_why(pages: PageSet) -> None:
    html = html_of(pages, "years/2012", "en")
    foot = _table(html).partition("<tfoot>")[2]

    assert re.search(r'<span class="emn-missing">not given</span><sup title="[^"]+">\(\d\)</sup>', foot)


def test_it_follows_from_its_kind(site: Site, pages: PageSet) -> None:
    view = view_of(site, PATH, "lt")
    addresses = [[one.url for one in languages] for languages in sitemap_entries(site, pages.paths)]
    assert view.linked_data is not None

    assert [link.title for link in view.breadcrumbs] == ["Pradžia", "Duomenys", "Metai skaičiais"]
    assert view.card in page_cards(site)
    assert view.linked_data["temporalCoverage"] == "2023-01-01/2023-12-31"
    assert ["years/2023/", "en/years/2023/"] in addresses
    assert PATH not in [link.url for link in view.sections]


def test_it_comes_after_what_people_wrote(site: Site, pages: PageSet) -> None:
    found = search_document(for_locale(site, "lt"), pages.by_place[PATH, "lt"])
    indicator = kinds.kind_of(for_locale(site, "lt"), "indicators/refused-entry")

    assert found is not None and indicator is not None and indicator.search is not None
    assert found.share < indicator.search.share < 1
    assert found.facets == ("type:figures_of_year", "year:2023")


@pytest.mark.parametrize(
    "path", ["countries/index", "countries/latvia", "indicators/refused-entry", "about/open-data"]
)
def test_the_list_of_years_is_reached_from_the_data(pages: PageSet, path: str) -> None:
    html = html_of(pages, path, "en")

    assert re.search(r'href="(\.\./)+years/(2023/)?"', html)


def test_the_list_has_every_year_with_the_figures_of_the_home_country(pages: PageSet) -> None:
    rows = ROW.findall(_table(html_of(pages, "years/index", "en")))

    assert rows == [str(year) for year in range(2024, 2011, -1)]


def test_its_files_have_just_what_it_shows(site: Site) -> None:
    shown = years.year_values(site, 2023)

    assert ("temporary_protection_ukrainians", Period(2023, month=12)) in shown
    assert ("asylum_applications_new", Period(2023)) in shown
    assert {period.year for _, period in shown} == {2023}
