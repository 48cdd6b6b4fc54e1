"""A work known by its title only: a line in the lists and a hit of the search, and no page."""

from datetime import date
from pathlib import Path

import pytest

from emn_site import checks
from emn_site.content.load import load_site
from emn_site.editor import dashboard, moves
from emn_site.editor.external_links import external_links
from emn_site.exports.redirects import redirect_files
from emn_site.locale import for_locale
from emn_site.pages import make_pages
from emn_site.pages.context import sitemap_entries
from emn_site.pages.publication.context import PublicationContext
from emn_site.pages.search_documents import search_documents
from tests.pages.transforms.reading import BASE, html_of, pages_of, view_of

TODAY = date(2026, 1, 1)
WORK, FIRST = "studies/2020/known-by-title", "studies/2022/first-study"
LINE = "publications/#work-known-by-title"
ENTRY = """
  title: {en: "Known by its title"}
  translated_title: {lt: "Žinomas iš pavadinimo"}
  topics: [asylum]
  official_address: https://www.publisher.example/work
  seen: [https://publisher.example/list]
"""


def _with(root: Path, more: str = "", path: str = WORK) -> Path:
    (root / "data" / "works.yml").write_text(f"{path}:{ENTRY}{more}")
    return root


def test_it_is_a_line_with_what_is_known_of_it(healthy: Path) -> None:
    pages = pages_of(_with(healthy))

    line = (
        html_of(pages, "publications/index", "lt")
        .partition('id="work-known-by-title"')[2]
        .partition("</li>")[0]
    )

    assert (
        '<h3><a href="https://www.publisher.example/work">Žinomas iš pavadinimo<span aria-hidden="true">'
        in line
    )
    assert ' ↗</span><span class="emn-hidden"> (kita svetainė)</span></a></h3>' in line
    assert '<span lang="en">Known by its title</span>' in line
    assert "EMN studija · 2020 m. · Lietuva · anglų k." in line.replace("\u00a0", " ")
    assert "</span>publisher.example</p>" in line
    assert "Known by its title" in html_of(pages, "topics/asylum", "en")
    assert "Known by its title" in html_of(pages, "studies/index", "en")


def test_it_has_no_page_and_is_not_in_the_sitemap(healthy: Path) -> None:
    pages = pages_of(_with(healthy))

    assert WORK not in pages.paths
    assert not [
        one for links in sitemap_entries(load_site(healthy), pages.paths) for one in links if WORK in one.url
    ]


@pytest.mark.parametrize(("language", "prefix", "way"), [("lt", "", "../../../"), ("en", "en/", "../../../")])
def test_its_address_leads_to_its_line(healthy: Path, language: str, prefix: str, way: str) -> None:
    page = redirect_files(load_site(_with(healthy)), BASE)[f"{prefix}{WORK}/index.html"]

    assert f'data-to="{way}{LINE}"' in page
    assert f'href="{BASE}{prefix}{LINE}"' in page


def test_a_redirect_to_it_leads_to_its_line(healthy: Path) -> None:
    (healthy / "data" / "redirects.yml").write_text(f"studies/2019/old-name: {WORK}\n")

    page = redirect_files(load_site(_with(healthy)), BASE)["studies/2019/old-name/index.html"]

    assert f"../{LINE}" in page
    assert checks.check_site(healthy, TODAY).problems == []


def test_the_search_finds_it_by_either_title_and_leads_to_its_line(healthy: Path) -> None:
    site = load_site(_with(healthy))

    found = {one.address: one for one in search_documents(for_locale(site, "lt"), make_pages(site))}[LINE]

    assert found.title == "Žinomas iš pavadinimo"
    assert "Known by its title" in dict(found.also)
    assert {"type:study", "year:2020", "topic:asylum"} <= {*found.facets}


def test_a_publication_names_it_and_leads_to_its_line(healthy: Path) -> None:
    _with(healthy, f"  scope: network\n  part_of: {FIRST}\n")

    details = view_of(load_site(healthy), FIRST, "en").details

    assert isinstance(details, PublicationContext)
    assert [(r.kind, [p.url for p in r.publications]) for r in details.relations] == [
        ("parts", [f"en/{LINE}"])
    ]


def test_without_a_year_it_stands_last(healthy: Path) -> None:
    page = html_of(pages_of(_with(healthy, path="studies/known-by-title")), "publications/index", "en")

    assert page.index("2022</a></h2>") < page.index("No year</h2>") < page.index("Known by its title")
    assert ("publications/years/2020", "en") not in pages_of(healthy).by_place


def test_a_page_takes_the_place_of_the_entry(healthy: Path) -> None:
    found = checks.check_site(_with(healthy, path=FIRST), TODAY).problems

    assert [(one.code, one.path) for one in found] == [("work-with-page", "data/works.yml")]


def test_the_fault_of_the_file_is_said_and_not_what_follows_from_it(healthy: Path) -> None:
    (healthy / "data" / "redirects.yml").write_text(f"studies/2019/old-name: {WORK}\n")
    original = healthy / f"docs/lt/{FIRST}.md"
    text = original.read_text().replace("topics:", f"part_of: {WORK}\ntopics:", 1)
    original.write_text(f"{text}\n[Darbas](../../publications/index.md#work-known-by-title)\n")
    _with(healthy, "  topic: [asylum]\n")

    assert {one.code for one in checks.check_site(healthy, TODAY).errors} == {"unknown-key"}


def test_those_who_keep_the_site_are_told_what_waits(healthy: Path) -> None:
    waiting = dashboard.pending_groups(load_site(_with(healthy)), TODAY, None)
    groups = {found.code: found.things for found in waiting}

    assert [thing.text for thing in groups["status-no-page"]] == [WORK]
    assert WORK in [thing.text for thing in groups["status-title"]]


def test_a_page_that_is_moved_takes_along_the_works_that_name_it(healthy: Path) -> None:
    site = load_site(_with(healthy, f"  part_of: {FIRST}\n"))

    edits = moves.move_page(site, site.by_path[FIRST], "studies/2022/other-name")

    assert "  part_of: studies/2022/other-name\n" in edits.written["data/works.yml"]


def test_the_addresses_of_its_entry_are_asked_for(healthy: Path) -> None:
    found = external_links(load_site(_with(healthy)))

    assert found["https://www.publisher.example/work"] == [("data/works.yml", 5)]
    assert found["https://publisher.example/list"] == [("data/works.yml", 6)]
