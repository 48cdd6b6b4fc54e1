"""Draft, published, corrected, superseded."""

from pathlib import Path

from emn_site.files.load import load
from emn_site.model.site import Site
from emn_site.outputs import feeds
from emn_site.pages import all_pages
from emn_site.views.publication import PublicationView, related
from tests.unit.reading import BASE, html_of, view_of

OLDER, NEWER = "studies/2022/first-study", "studies/2022/english-only"


def _with(root: Path, file: str, line: str) -> Site:
    path = root / "docs" / file
    path.write_text(path.read_text().replace("topics:", f"{line}\ntopics:", 1))
    return load(root)


def _view(site: Site, path: str, locale: str) -> PublicationView:
    view = view_of(site, path, locale).publication
    assert view is not None
    return view


def test_a_draft_is_nowhere_on_the_published_site(healthy: Path) -> None:
    shown = _with(healthy, f"en/{NEWER}.md", "status: draft").without_drafts()

    assert [publication.path for publication in shown.publications] == [OLDER]
    assert f"docs/en/{NEWER}.md" not in shown.files
    pages = all_pages(shown).by_place
    assert "English only" not in "".join(page.html() for page in pages.values())
    assert "English only" not in "".join(feeds.files(shown, BASE).values())
    assert NEWER not in {path for path, _ in pages}


def test_a_draft_under_serve_says_that_it_is_one(healthy: Path) -> None:
    assert _view(_with(healthy, f"en/{NEWER}.md", "status: draft"), NEWER, "en").is_draft


def test_an_old_publication_leads_to_the_newer_one_and_back(healthy: Path) -> None:
    site = _with(healthy, f"en/{NEWER}.md", f"supersedes: {OLDER}")
    old, new = _view(site, OLDER, "lt").superseded_by, _view(site, NEWER, "en").supersedes

    assert old is not None
    assert (old.url, old.locale) == (f"{NEWER}/", "en")
    assert new is not None
    assert new.url == f"en/{OLDER}/"
    assert "superseded" in html_of(all_pages(site), "publications/index", "en")


def test_corrections_are_listed_with_their_dates(healthy: Path) -> None:
    line = 'corrections:\n  - {date: 2023-02-01, what: {lt: "Lentelė.", en: "Table."}}'
    corrections = _view(_with(healthy, f"lt/{OLDER}.md", line), OLDER, "lt").corrections

    assert [(found.date, found.what) for found in corrections] == [
        ("2023\u00a0m. vasario 1\u00a0d.", "Lentelė.")
    ]


def test_related_publications_share_a_topic_and_are_not_named_in_the_text(site: Site) -> None:
    for publication in site.publications:
        for other in related(site, publication):
            assert set(other.head.topics) & set(publication.head.topics)
            assert f"/{other.slug}.md" not in "".join(link.target for link in publication.original.text.links)
