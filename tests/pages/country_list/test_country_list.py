"""The list of countries: newest figures side by side, another source apart, and who leads."""

import re
from pathlib import Path

import pytest

from emn_site.locale import for_locale
from emn_site.model.period import Period
from emn_site.model.shapes import NO_BREAK
from emn_site.model.site import Site
from emn_site.pages import PageSet
from emn_site.statistics.findings import leader_finding
from tests.pages.transforms.reading import html_of, page_of
from tests.sites import all_countries

PATH = "countries/index"
ROW = re.compile(r"<tr[^>]*><th scope=\"row\">(?:<a[^>]*>)?([^<]+)")


site, pages = all_countries.site, all_countries.pages


def _bodies(pages: PageSet, language: str) -> list[str]:
    return html_of(pages, PATH, language).partition("<tfoot>")[0].split("<tbody>")[1:]


@pytest.mark.parametrize(("language", "first"), [("lt", "Airija"), ("en", "Albania")])
def test_countries_follow_the_alphabet_and_those_of_another_source_come_after(
    pages: PageSet, language: str, first: str
) -> None:
    own, apart = (ROW.findall(body) for body in _bodies(pages, language))

    assert (len(own), len(apart)) == (29, 6)
    assert own[0] == first
    assert 'aria-sort="ascending"' in html_of(pages, PATH, language).partition("<tbody>")[0]


def test_another_source_is_named_beside_each_of_its_countries(pages: PageSet) -> None:
    own, apart = _bodies(pages, "en")

    assert apart.count(" <small>UNHCR</small></th>") == len(ROW.findall(apart))
    assert "UNHCR</small>" not in own


def test_what_is_not_known_is_said_in_words(pages: PageSet) -> None:
    _, apart = _bodies(pages, "lt")

    assert apart.count("nėra duomenų</span>") == 2 * len(ROW.findall(apart))


@pytest.mark.parametrize(
    ("language", "key", "text"),
    [
        ("en", "asylum_applicants", "in Germany in 2024, the most of 28 comparable countries."),
        ("lt", "asylum_applicants_per_1000", "2024 m. Kipre tūkstančiui gyventojų teko 9,62 prieglobsčio"),
    ],
)
def test_the_country_with_the_most_is_named(site: Site, language: str, key: str, text: str) -> None:
    found = leader_finding(for_locale(site, language), key, Period(2024))

    assert text in (found or "").replace(NO_BREAK, " ")


def test_nobody_leads_where_too_few_are_compared(site: Site) -> None:
    assert leader_finding(for_locale(site, "en"), "asylum_applicants", Period(1999)) is None


def test_a_site_that_names_no_columns_lists_its_countries(healthy: Path) -> None:
    html = page_of(healthy, PATH, "en")

    assert '<ul class="emn-columns">' in html
    assert "<table" not in html
