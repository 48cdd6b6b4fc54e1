"""Draft, published, corrected, superseded."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from emn_site import checks
from emn_site.charts.text_references import quoted_indicators
from emn_site.content.load import load_site
from emn_site.exports import feeds
from emn_site.locale import for_locale
from emn_site.model.release_dates import due_publications, site_on, without_drafts
from emn_site.model.site import Site
from emn_site.model.text import TextLink
from emn_site.pages import make_pages
from emn_site.pages.kinds import page_feeds
from emn_site.pages.layout import PageEdition, layout_page
from emn_site.pages.publication.context import PublicationContext, related_publications
from tests.pages.transforms.reading import BASE, html_of, view_of

OLDER, NEWER = "studies/2022/first-study", "studies/2022/english-only"


def _with(root: Path, file: str, line: str) -> Site:
    path = root / "docs" / file
    path.write_text(path.read_text().replace("topics:", f"{line}\ntopics:", 1))
    return load_site(root)


def _view(site: Site, path: str, language: str) -> PublicationContext:
    view = view_of(site, path, language).details
    assert isinstance(view, PublicationContext)
    return view


def _shown(site: Site, path: str, language: str) -> str:
    """Return a page as readers get it."""
    page = make_pages(site).by_place[path, language]
    return layout_page(for_locale(site, language), page, PageEdition(BASE, BASE))


@pytest.mark.parametrize(
    ("more", "is_asked_for"), [("", True), ("\nofficial_address: https://example.org/a", False)]
)
def test_a_summary_says_whom_to_ask_for_the_work_that_is_nowhere(
    healthy: Path, more: str, is_asked_for: bool
) -> None:
    site = _with(healthy, f"en/{NEWER}.md", f"extent: summary{more}")

    words = for_locale(site, "en").words
    shown = _shown(site, NEWER, "en")

    assert words["summary_of_publication"] in shown
    assert (words["summary_only"] in shown) is is_asked_for


def test_a_draft_is_nowhere_on_the_published_site(healthy: Path) -> None:
    shown = without_drafts(_with(healthy, f"en/{NEWER}.md", "status: draft"))

    assert [publication.path for publication in shown.publications] == [OLDER]
    assert f"docs/en/{NEWER}.md" not in shown.files
    pages = make_pages(shown).by_place
    assert "English only" not in "".join(page.html() for page in pages.values())
    assert "English only" not in "".join(feeds.feed_files(page_feeds(shown), BASE).values())
    assert NEWER not in {path for path, _ in pages}


@pytest.mark.parametrize(
    ("today", "is_seen"), [("2026-06-14", False), ("2026-06-15", True), ("2027-01-01", True)]
)
def test_a_publication_is_seen_from_its_day_on(healthy: Path, today: str, is_seen: bool) -> None:
    _with(healthy, f"en/{NEWER}.md", "publish_on: 2026-06-15")

    found = checks.check_site(healthy, date.fromisoformat(today))

    assert found.problems == []
    assert (NEWER in found.site.by_path) is is_seen


@pytest.mark.parametrize(
    ("published", "today", "is_due"),
    [
        ("2026-06-01", "2026-06-14", False),
        ("2026-06-01", "2026-06-15", True),
        ("2026-06-01", "2026-12-31", True),
        ("2026-06-15", "2026-12-31", False),
        ("", "2026-06-14", False),
        ("", "2026-06-15", True),
    ],
)
def test_its_day_is_due_until_the_site_is_published(
    healthy: Path, published: str, today: str, is_due: bool
) -> None:
    site = _with(healthy, f"en/{NEWER}.md", "publish_on: 2026-06-15")
    last = date.fromisoformat(published) if published else None

    assert any(due_publications(site, last, date.fromisoformat(today))) is is_due


def test_until_its_day_a_publication_says_when_it_will_be_seen(healthy: Path) -> None:
    site = site_on(_with(healthy, f"en/{NEWER}.md", "publish_on: 2026-06-15"), date(2026, 6, 14))

    assert _view(site, NEWER, "en").is_draft
    assert _view(site, NEWER, "en").awaited == "15 June 2026"


@pytest.mark.parametrize(("published", "is_fault"), [("2026-06-15", False), ("2026-06-16", True)])
def test_the_date_of_a_publication_may_be_the_day_it_waits_for(
    healthy: Path, published: str, is_fault: bool
) -> None:
    _with(healthy, f"en/{NEWER}.md", f"publish_on: 2026-06-15\npublished: {published}")

    codes = {problem.code for problem in checks.check_site(healthy, date(2026, 6, 1)).problems}
    assert ("date-in-future" in codes) is is_fault


def test_a_draft_under_serve_says_that_it_is_one(healthy: Path) -> None:
    assert _view(_with(healthy, f"en/{NEWER}.md", "status: draft"), NEWER, "en").is_draft


def test_an_old_publication_leads_to_the_newer_one_and_back(healthy: Path) -> None:
    site = _with(healthy, f"en/{NEWER}.md", f"supersedes: {OLDER}")
    old, new = _view(site, OLDER, "lt").superseded_by, _view(site, NEWER, "en").supersedes

    assert old is not None
    assert (old.url, old.language) == (f"{NEWER}/", "en")
    assert new is not None
    assert new.url == f"en/{OLDER}/"
    assert "superseded" in html_of(make_pages(site), "publications/index", "en")


def test_corrections_are_listed_with_their_dates(healthy: Path) -> None:
    line = 'corrections:\n  - {date: 2023-02-01, what: {lt: "Lentelė.", en: "Table."}}'
    corrections = _view(_with(healthy, f"lt/{OLDER}.md", line), OLDER, "lt").corrections

    assert [(found.date, found.what) for found in corrections] == [
        ("2023\u00a0m. vasario 1\u00a0d.", "Lentelė.")
    ]


def test_a_correction_shows_the_paragraph_as_it_was_and_is_and_leads_to_the_former_edition(
    healthy: Path,
) -> None:
    line = (
        'corrections:\n  - {date: 2023-02-01, what: {lt: "Skaičius."}, former: {lt: "Buvo 5."}, '
        'present: {lt: "Buvo 6."}, edition: "2022"}'
    )

    site = _with(healthy, f"lt/{OLDER}.md", line)
    (found,) = _view(site, OLDER, "lt").corrections

    assert (found.former, found.present, found.edition) == ("Buvo 5.", "Buvo 6.", "2022")
    shown = _shown(site, OLDER, "lt").partition('id="corrections"')[2].partition("</details>")[0]
    assert "<del>Buvo 5.</del>" in shown
    assert "<ins>Buvo 6.</ins>" in shown
    assert f'/2022/{OLDER}/"' in shown


def test_who_reads_that_a_text_was_changed_is_told_where_former_texts_are(healthy: Path) -> None:
    site = replace(load_site(healthy), changed={f"docs/lt/{OLDER}.md": date(2023, 2, 1)})

    assert for_locale(site, "lt").words["changed_about"] in _shown(site, OLDER, "lt")


def test_the_first_button_of_a_summary_leads_to_the_work(healthy: Path) -> None:
    line = "extent: summary\nofficial_address: https://www.emn.example/studies/5/"

    reading = _view(_with(healthy, f"lt/{OLDER}.md", line), OLDER, "lt").reading

    assert reading is not None
    assert reading.url == "https://www.emn.example/studies/5/"
    assert reading.title.startswith("Skaityti leidinį (emn.example")


def test_the_data_that_a_text_quotes_are_named_once_in_their_order() -> None:
    targets = (
        "figure:LT/population/2020",
        "../about.md",
        "chart:refugees_hosted?from=2015",
        "table:population",
    )

    found = quoted_indicators([TextLink(target, 1) for target in targets])

    assert found == ["population", "refugees_hosted"]


def test_a_work_is_related_once_and_not_where_the_page_leads_to_it_anyway(site: Site) -> None:
    for publication in site.publications:
        view = _view(site, publication.path, publication.original.language)
        near = related_publications(site, publication)
        works = [other.head.synthesis or other.path for other in near]
        led_to = {link.url for link in (view.previous, view.next) if link}

        assert len(set(works)) == len(works)
        assert publication.path not in works and publication.head.synthesis not in works
        assert not led_to & {link.url for link, _ in view.related}


def test_related_publications_share_a_topic_and_are_not_named_in_the_text(site: Site) -> None:
    for publication in site.publications:
        for other in related_publications(site, publication):
            assert set(other.head.topics) & set(publication.head.topics)
            assert f"/{other.slug}.md" not in "".join(link.target for link in publication.original.text.links)


@pytest.mark.parametrize(("codes", "label"), [("[lt]", "Leidinio kalba"), ("[lt, en]", "Leidinio kalbos")])
def test_the_label_of_languages_goes_with_their_number(healthy: Path, codes: str, label: str) -> None:
    site = _with(healthy, f"lt/{OLDER}.md", f"languages: {codes}")

    assert f"<dt>{label}</dt>" in _shown(site, OLDER, "lt")
