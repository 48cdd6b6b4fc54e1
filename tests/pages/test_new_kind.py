"""A kind of page is one folder and a row in the table of kinds: what follows from being one follows from it.

`tests/pages/events/` is the folder; its data are one file, for which the registry has a row.
"""

import json
from datetime import date
from pathlib import Path

import pytest

from emn_site import checks
from emn_site.cache.cache import NO_CACHE
from emn_site.content import registry
from emn_site.content.load import load_site
from emn_site.content.schemas import schemas
from emn_site.editor.dev_server.preview import Preview
from emn_site.editor.forms.configuration import forms_configuration
from emn_site.exports.feeds import feed_files
from emn_site.locale import for_locale, templates
from emn_site.model.data_file import own_entries
from emn_site.model.shapes import Slug
from emn_site.model.site import Site
from emn_site.pages import kinds, make_pages
from emn_site.pages.context import sitemap_entries
from emn_site.pages.kinds import page_cards, page_feeds
from emn_site.pages.search.kind import SearchContext
from emn_site.pages.search_documents import search_documents
from tests.pages.events.kind import KIND
from tests.pages.events.model import Event, EventWords
from tests.pages.transforms.reading import BASE, view_of

ROW = own_entries("events", dict[Slug, Event], dict[Slug, EventWords])
PATH = "events/annual-conference"
TODAY = date(2026, 6, 1)
FILES = {
    "data/events.yml": "annual-conference: {day: 2026-05-20, place: Vilnius}\n",
    "data/lt/events.yml": "annual-conference: {title: Metinė konferencija, summary: Apie migraciją.}\n",
    "data/en/events.yml": "annual-conference: {title: Annual conference, summary: About migration.}\n",
    "data/lt/words.yml": "events: Renginiai\nevents_summary: Renginių sąrašas.\nfacet_event: Renginys\n",
    "data/en/words.yml": "events: Events\nevents_summary: A list of events.\nfacet_event: Event\n",
}


@pytest.fixture
def root(healthy: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The healthy site with events."""
    monkeypatch.setattr(kinds, "KINDS", (*kinds.KINDS, KIND))
    monkeypatch.setattr(registry, "ROWS", (*registry.ROWS, ROW))
    monkeypatch.setattr(templates, "FOLDERS", (*templates.FOLDERS, Path(__file__).parent))
    for file, text in FILES.items():
        with (healthy / file).open("a", encoding="utf-8") as opened:
            opened.write(text)
    return healthy


@pytest.fixture
def site(root: Path) -> Site:
    """What its files say."""
    return load_site(root)


def test_nothing_is_wrong_with_it(root: Path) -> None:
    assert checks.check_site(root, TODAY).problems == []


def test_it_is_in_the_menu_and_above_its_pages(site: Site) -> None:
    view = view_of(site, PATH, "en")

    assert view.sections[-1].title == "Events"
    assert [link.title for link in view.breadcrumbs] == ["Home", "Events"]


def test_its_pages_are_listed_and_in_the_sitemap(site: Site) -> None:
    pages = make_pages(site)
    html = pages.by_place["events/index", "lt"].html()
    addresses = [[one.url for one in languages] for languages in sitemap_entries(site, pages.paths)]

    assert '<a href="annual-conference/">Metinė konferencija</a>' in html
    assert ["events/annual-conference/", "en/events/annual-conference/"] in addresses


def test_it_is_found_and_results_can_be_narrowed_to_it(site: Site) -> None:
    documents = search_documents(for_locale(site, "en"), make_pages(site))
    found = next(one for one in documents if one.address == "en/events/annual-conference/")
    search = view_of(site, "search", "en").details

    assert (found.title, found.kind, found.facets) == ("Annual conference", "Events", ("type:event",))
    assert isinstance(search, SearchContext)
    assert ("event", "Event") in search.filters[0][2]


def test_it_has_a_card_and_a_feed(site: Site) -> None:
    view, files = view_of(site, PATH, "en"), feed_files(page_feeds(site), BASE)

    assert view.card == f"cards/{PATH}.en.png"
    assert view.card in page_cards(site)
    assert json.loads(files["en/events/feed.json"])["items"][0]["title"] == "Annual conference"
    assert ("Events", "application/feed+json", "en/events/feed.json") in view.feeds


def test_those_who_follow_the_site_find_its_feed(site: Site) -> None:
    html = make_pages(site).by_place["follow", "en"].html()

    assert 'href="../../en/events/feed.xml" type="application/atom+xml"' in html
    assert "Feed of new publications: </span>Events</a>" in html


def test_an_entry_without_words_is_told_for_each_language_with_their_shape(root: Path) -> None:
    with (root / "data" / "events.yml").open("a", encoding="utf-8") as file:
        file.write("seminar: {day: 2026-06-20, place: Kaunas}\n")

    found = [
        (one.path, one.code, dict(one.values)["words"]) for one in checks.check_site(root, TODAY).problems
    ]

    assert found == [
        (f"data/{language}/events.yml", "missing-word", "{title: …, summary: …}") for language in ("en", "lt")
    ]


def test_it_has_schemas_and_a_form(site: Site) -> None:
    collections = forms_configuration(site, "../")["collections"]
    form, words = next(one for one in collections if one["name"] == "events")["files"]

    assert {"events.json", "words-events.json"} <= schemas().keys()
    assert form["file"] == "data/events.yml"
    assert [field["name"] for field in form["fields"][0]["fields"]] == ["day", "place"]
    assert words["file"] == "data/{{locale}}/events.yml"
    assert [field["name"] for field in words["fields"][0]["fields"]] == ["title", "summary"]


@pytest.mark.parametrize(
    ("file", "word"),
    [("data/en/events.yml", "title: Annual conference, "), ("data/en/words.yml", "events: Events\n")],
)
def test_a_word_that_a_language_lacks_is_a_problem(root: Path, file: str, word: str) -> None:
    text = (root / file).read_text(encoding="utf-8")
    (root / file).write_text(text.replace(word, ""), encoding="utf-8")

    assert file in {problem.path for problem in checks.check_site(root, TODAY).problems}


def test_no_type_of_publications_can_have_its_folder(root: Path) -> None:
    types = root / "data" / "types.yml"
    types.write_text(types.read_text().replace("folder: informs", "folder: events"))

    assert "folder-taken" in {problem.code for problem in checks.check_site(root, TODAY).problems}


def test_the_preview_shows_it(root: Path) -> None:
    page = Preview(root, NO_CACHE, BASE, root).page("en/events/annual-conference/")

    assert page is not None
    assert "About migration. Vilnius" in page
