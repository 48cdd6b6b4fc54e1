"""Lists of publications, and the notice where a text does not exist in a language."""

from pathlib import Path

import pytest

from emn_site.content.load import load_site
from emn_site.locale import for_locale
from emn_site.locale.addresses import relative_address
from emn_site.model.site import Site
from emn_site.model.works import newest_first, newness
from emn_site.pages import PageSet
from emn_site.pages.catalogue import context as catalogue
from emn_site.pages.entries import list_entry
from emn_site.pages.layout import PageEdition, layout_page
from tests.pages.transforms.reading import BASE, html_of, page_of, pages_of


def test_a_list_is_newest_first_and_counts_itself(site: Site, pages: PageSet) -> None:
    order = [newness(publication) for publication in newest_first(site.publications)]

    assert order == sorted(order, reverse=True)
    assert f"{len(site.publications)}\u00a0publications" in html_of(pages, "publications/index", "en")


def test_a_title_in_the_other_language_says_so(healthy: Path) -> None:
    page = page_of(healthy, "studies/index", "lt")

    assert '<h3 lang="en"><a href="2022/english-only/">English only</a></h3>' in page
    assert "EMN studija · 2022\u00a0m. · Lietuva · anglų kalba" in page


def test_a_year_and_a_country_have_lists_of_their_own(healthy: Path) -> None:
    pages = pages_of(healthy)
    of_lithuania = html_of(pages, "publications/countries/lithuania", "lt")

    assert ("Pirmoji studija" in of_lithuania, "English only" in of_lithuania) == (True, False)
    assert "2\u00a0publications" in html_of(pages, "publications/years/2022", "en")
    assert ("publications/countries/norway", "lt") not in pages.by_place


def test_filters_count_what_each_choice_would_leave_and_leave_out_what_narrows_nothing(healthy: Path) -> None:
    site = load_site(healthy)
    locale = for_locale(site, "en")
    entries = [list_entry(locale, publication) for publication in site.publications]

    found = {one.name: one.options for one in catalogue.list_filters(locale, entries)}

    assert found == {
        "topic": [("asylum", "Asylum", 1), ("return", "Return", 1)],
        "language": [("lt", "Lithuanian", 1), ("en", "English", 2)],
    }


def test_a_topic_lists_its_own_publications_only(healthy: Path) -> None:
    page = page_of(healthy, "topics/return", "lt")

    assert ("English only" in page, "Pirmoji studija" in page) == (True, False)


def test_a_topic_says_how_it_is_followed(site: Site, pages: PageSet) -> None:
    page = layout_page(for_locale(site, "en"), pages.by_place["topics/asylum", "en"], PageEdition(BASE, BASE))

    content = page.partition("<article")[2].partition("</article>")[0]
    assert 'href="feed.xml"' in content
    assert 'href="../../follow/"' in content


def test_the_files_of_the_open_data_stand_in_tables(pages: PageSet) -> None:
    page = html_of(pages, "about/open-data", "en")

    tables = page.split("<table>")[1:]
    cells = [[row.count("<th ") + row.count("<td>") for row in one.split("<tr>")[1:]] for one in tables]
    assert {len(set(counts)) for counts in cells} == {1}
    assert sum(map(len, cells)) > 20


def test_a_topic_begins_with_what_its_figures_say(pages: PageSet) -> None:
    page = html_of(pages, "topics/asylum", "en")
    news, _, figures = page.partition('<dl class="emn-key-figures">')

    assert "persons applied for asylum in Lithuania in 2024" in news
    assert 'href="../../indicators/asylum-applicants-per-1000/"' in figures
    assert 'href="../../indicators/asylum-applicants/"' not in figures  # it is said above


def test_a_topic_without_figures_begins_with_its_publications(pages: PageSet) -> None:
    assert "emn-section" not in html_of(pages, "topics/students", "en")


def test_a_text_in_one_language_has_a_notice_in_the_other(healthy: Path) -> None:
    page = page_of(healthy, "studies/2022/english-only", "lt")

    assert 'href="../../../en/studies/2022/english-only/" lang="en" hreflang="en">Read in English<' in page
    assert "Šio teksto lietuviškai nėra" in page


@pytest.mark.parametrize(
    ("target", "base", "expected"),
    [
        ("en/studies/x/", "studies/x/", "../../en/studies/x/"),
        ("studies/x/", "en/studies/x/", "../../../studies/x/"),
        ("", "en/", "../"),
    ],
)
def test_addresses_are_relative_so_that_any_path_of_a_server_will_do(
    target: str, base: str, expected: str
) -> None:
    assert relative_address(target, base) == expected
