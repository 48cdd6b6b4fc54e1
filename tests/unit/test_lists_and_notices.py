"""Lists of publications, and the notice where a text does not exist in a language."""

from pathlib import Path

import pytest

from emn_site import catalogue, content, counterparts
from emn_site.addresses import link, relative
from emn_site.entries import entry
from emn_site.model import Site, newest_first


def test_a_list_is_newest_first_and_counts_itself(site: Site) -> None:
    dates = [publication.date.earliest for publication in newest_first(site.publications)]

    assert dates == sorted(dates, reverse=True)
    assert f"{len(site.publications)} publications" in catalogue.pages(site)["en/publications/index.md"]


def test_a_title_in_the_other_language_says_so(healthy: Path) -> None:
    page = catalogue.pages(content.load(healthy))["lt/studies/index.md"]

    assert '<h3 lang="en"><a href="2022/english-only/">English only</a></h3>' in page
    assert "EMN studija · 2022 · Lietuva · anglų kalba" in page


def test_a_year_and_a_country_have_lists_of_their_own(healthy: Path) -> None:
    pages = catalogue.pages(content.load(healthy))

    assert ("Pirmoji studija" in pages["lt/publications/countries/lithuania.md"]) is True
    assert ("English only" in pages["lt/publications/countries/lithuania.md"]) is False
    assert "2 publications" in pages["en/publications/years/2022.md"]
    assert "lt/publications/countries/norway.md" not in pages


def test_filters_count_what_each_choice_would_leave(healthy: Path) -> None:
    site = content.load(healthy)
    entries = [entry(site, publication, "en") for publication in site.publications]

    found = {one.name: one.options for one in catalogue.filters(site, entries, "en")}

    assert found == {
        "type": [("study", "EMN study", 2)],
        "topic": [("asylum", "Asylum", 1), ("return", "Return", 1)],
        "year": [("2022", "2022", 2)],
        "country": [("LT", "Lithuania", 1)],
        "language": [("lt", "Lithuanian", 1), ("en", "English", 2)],
    }


def test_a_topic_lists_its_own_publications_only(healthy: Path) -> None:
    page = catalogue.pages(content.load(healthy))["lt/topics/return.md"]

    assert ("English only" in page, "Pirmoji studija" in page) == (True, False)


def test_a_text_in_one_language_has_a_notice_in_the_other(healthy: Path) -> None:
    notices = counterparts.pages(content.load(healthy))

    assert list(notices) == ["lt/studies/2022/english-only.md"]
    page = notices["lt/studies/2022/english-only.md"]
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
    assert relative(target, base) == expected


def test_a_link_between_pages_names_the_file() -> None:
    assert link("countries/lithuania", "studies/2022/x") == "../../countries/lithuania.md"
