"""A type of publications is data and words: nothing else is touched to add one."""

import json
from datetime import date
from pathlib import Path

import pytest

from emn_site import checks
from emn_site.content.load import load_site
from emn_site.exports import feeds
from emn_site.locale import for_locale
from emn_site.model.site import Site
from emn_site.pages import make_pages
from emn_site.pages.catalogue import context as catalogue
from emn_site.pages.entries import list_entry
from emn_site.pages.kinds import page_feeds
from emn_site.pages.layout import PageEdition, layout_page
from emn_site.pages.publication.context import PublicationContext
from emn_site.pages.search_documents import search_document
from tests.pages.transforms.reading import BASE, view_of

PATH = "policy-briefs/2024/first-brief"
BRIEF = """---
title: "Trumpai"
summary: "Santrauka."
number: "7"
topics: [asylum]
seen: [https://example.org/brief]
---

Tekstas.
"""


@pytest.fixture
def site(healthy: Path) -> Site:
    """The healthy site with a type of its own, and a publication of it."""
    additions = {
        "data/types.yml": "policy_brief:\n  folder: policy-briefs\n  csl: article\n  schema_type: Article\n"
        "  is_numbered: true\n",
        "data/lt/types.yml": "policy_brief: {name: Apžvalga, list: Apžvalgos, summary: Trumpos apžvalgos.}\n",
        "data/en/types.yml": "policy_brief: {name: Policy brief, list: Policy briefs, summary: Short.}\n",
    }
    for name, text in additions.items():
        with (healthy / name).open("a", encoding="utf-8") as opened:
            opened.write(text)
    file = healthy / "docs" / "lt" / f"{PATH}.md"
    file.parent.mkdir(parents=True)
    file.write_text(BRIEF, encoding="utf-8")
    site = load_site(healthy)
    assert site.problems == []
    return site


COMPILED = "data-briefs/2024/figures"


@pytest.fixture
def compiled(site: Site) -> Path:
    """The folder of the same site with a type whose texts are compiled from the data, and one of them."""
    names = '{name: Data brief, list: Data briefs, summary: "Compiled."}'
    for name, text in {
        "data/types.yml": "data_brief:\n  folder: data-briefs\n  csl: webpage\n  schema_type: WebPage\n"
        "  holds: compiled\n",
        "data/lt/types.yml": f"data_brief: {names}\n",
        "data/en/types.yml": f"data_brief: {names}\n",
    }.items():
        with (site.root / name).open("a", encoding="utf-8") as opened:
            opened.write(text)
    for language, head in (("lt", "topics: [asylum]"), ("en", "translation: {of: lt}")):
        file = site.root / "docs" / language / f"{COMPILED}.md"
        file.parent.mkdir(parents=True)
        file.write_text(f'---\ntitle: "Skaičiai"\nsummary: "Santrauka."\n{head}\n---\n\nTekstas.\n')
    return site.root


def test_what_is_compiled_names_nobody_and_says_so(compiled: Path) -> None:
    site = load_site(compiled)
    page = layout_page(
        for_locale(site, "en"), make_pages(site).by_place[COMPILED, "en"], PageEdition(BASE, BASE)
    )
    publication = view_of(site, COMPILED, "en").details

    assert isinstance(publication, PublicationContext)
    assert publication.authors == ()
    assert not {"author", "publisher", "funder"} & publication.linked_data.keys()
    assert not {"author", "publisher"} & publication.citation.keys()
    assert "citation_" not in page and "DC.creator" not in page
    assert "This text is compiled from the data of this site." in page
    assert for_locale(site, "en").of_site.funding not in page.partition("<footer")[0]


def test_what_is_compiled_is_cited_without_an_author(compiled: Path) -> None:
    publication = view_of(load_site(compiled), COMPILED, "en").details

    assert isinstance(publication, PublicationContext)
    files = {file.kind: file.text for file in publication.citation_files}
    assert files["BibTeX"].startswith("@misc{") and "author" not in files["BibTeX"]
    assert files["RIS"].startswith("TY  - ELEC") and "AU  -" not in files["RIS"]
    assert [reference.html.count("Skaičiai") for reference in publication.references] == [1, 1, 1, 1]


def test_what_is_compiled_stands_apart_from_publications(compiled: Path) -> None:
    site = load_site(compiled)
    pages, feeds_of = make_pages(site).by_place, feeds.feed_files(page_feeds(site), BASE)
    apart, everything = (json.loads(feeds_of[name]) for name in ("data-briefs/feed.json", "feed.json"))

    assert "Data briefs" not in [link.title for link in view_of(site, "index", "en").sections]
    assert COMPILED not in pages["publications/index", "en"].html()
    assert COMPILED not in pages["topics/asylum", "en"].html()
    assert "1 text" in pages["data-briefs/index", "en"].html().replace("\u00a0", " ")
    assert [item["title"] for item in apart["items"]] == ["Skaičiai"]
    assert apart["author"]["name"] == for_locale(site, "lt").word("compiled_by")
    assert "Skaičiai" not in [item["title"] for item in everything["items"]]


def test_what_is_compiled_is_found_after_what_people_wrote(compiled: Path) -> None:
    site = load_site(compiled)
    locale, pages = for_locale(site, "lt"), make_pages(site).by_place
    brief, other = (search_document(locale, pages[path, "lt"]) for path in (COMPILED, PATH))

    assert brief is not None and other is not None
    assert brief.share < other.share
    assert brief.date < other.date


@pytest.mark.parametrize(("older", "is_refused"), [(PATH, True), ("data-briefs/2023/older", False)])
def test_what_is_compiled_replaces_no_publication(compiled: Path, older: str, is_refused: bool) -> None:
    file = compiled / "docs" / "lt" / f"{COMPILED}.md"
    former = compiled / "docs" / "lt" / "data-briefs" / "2023" / "older.md"
    former.parent.mkdir()
    former.write_text(file.read_text(encoding="utf-8"), encoding="utf-8")
    file.write_text(file.read_text(encoding="utf-8").replace("topics:", f"supersedes: {older}\ntopics:"))
    found = {problem.code: problem.line for problem in checks.check_site(compiled, date(2026, 6, 1)).problems}

    assert ("compiled-supersedes" in found) == is_refused
    assert found.get("compiled-supersedes") in (None, 4)


def test_it_has_a_section_in_the_menu_and_a_list_of_its_own(site: Site) -> None:
    pages = make_pages(site).by_place

    assert "Policy briefs" in [link.title for link in view_of(site, "index", "en").sections]
    assert "Trumpai" in pages["policy-briefs/index", "lt"].html()
    assert pages["policy-briefs/index", "en"].title == "Policy briefs"


def test_it_is_named_with_its_number(site: Site) -> None:
    publication = view_of(site, PATH, "lt").details

    assert isinstance(publication, PublicationContext)
    assert publication.facts[0] == "Apžvalga 7"


def test_it_has_a_feed_unless_the_data_say_otherwise(site: Site) -> None:
    found = feeds.feed_files(page_feeds(site), BASE)

    assert json.loads(found["policy-briefs/feed.json"])["items"][0]["title"] == "Trumpai"


def test_the_catalogue_can_be_narrowed_to_it(site: Site) -> None:
    locale = for_locale(site, "en")
    entries = [list_entry(locale, publication) for publication in site.publications]
    types = next(one for one in catalogue.list_filters(locale, entries) if one.name == "type")

    assert ("policy_brief", "Policy brief", 1) in types.options


def test_it_may_have_a_layout_of_its_own(healthy: Path) -> None:
    layouts = healthy / "overrides"
    layouts.mkdir()
    (layouts / "publication-brief.html").write_text(
        '{% extends "publication/layout.html.jinja" %}{% block after %}<p>As a brief</p>{% endblock %}'
    )
    types = healthy / "data" / "types.yml"
    types.write_text(
        types.read_text().replace("  folder: studies", "  folder: studies\n  layout: publication-brief.html")
    )
    site = load_site(healthy)
    page = make_pages(site).by_place["studies/2022/first-study", "lt"]

    assert checks.check_site(healthy, date(2026, 6, 1)).problems == []
    assert "<p>As a brief</p>" in layout_page(for_locale(site, "lt"), page, PageEdition(BASE, BASE))


def test_it_is_cited_and_described_as_what_it_is(site: Site) -> None:
    publication = view_of(site, PATH, "lt").details

    assert isinstance(publication, PublicationContext)
    assert publication.citation["type"] == "article"
    assert publication.linked_data["@type"] == "Article"
    assert "Apžvalga" in next(file.text for file in publication.citation_files if file.kind == "RIS")
