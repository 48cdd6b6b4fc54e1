"""Feeds, read by programs that are not ours."""

import json

import atoma
import jsonfeedvalidator
import pytest

from emn_site.exports import feeds
from emn_site.model.site import Site
from emn_site.model.works import newest_first
from emn_site.pages.kinds import page_feeds

BASE = "https://emn.example/"
FOLDERS = [
    f"{language}{kind}"
    for language in ("", "en/")
    for kind in ("", "studies/", "informs/", "annual-reports/")
]


@pytest.mark.parametrize("folder", FOLDERS)
def test_an_atom_feed_is_accepted_and_newest_first(site: Site, folder: str) -> None:
    feed = atoma.parse_atom_bytes(feeds.feed_files(page_feeds(site), BASE)[f"{folder}feed.xml"].encode())

    assert feed.entries
    assert feed.id_ == f"{BASE}{folder}feed.xml"
    assert all(entry.title.value and entry.summary.value for entry in feed.entries)
    assert all(entry.id_.startswith(BASE) for entry in feed.entries)


@pytest.mark.parametrize("folder", FOLDERS)
def test_a_json_feed_is_accepted(site: Site, folder: str) -> None:
    feed = json.loads(feeds.feed_files(page_feeds(site), BASE)[f"{folder}feed.json"])

    assert list(jsonfeedvalidator.validate_feed(feed)) == []
    assert feed["version"] == "https://jsonfeed.org/version/1.1"


def test_full_titles_and_summaries_stand_in_the_feed(site: Site) -> None:
    feed = json.loads(feeds.feed_files(page_feeds(site), BASE)["feed.json"])
    newest = next(p for p in newest_first(site.publications) if "lt" in p.versions).versions["lt"].head

    assert (feed["items"][0]["title"], feed["items"][0]["summary"]) == (newest.title, newest.summary)


def test_a_day_is_given_only_where_it_is_known(site: Site) -> None:
    items = json.loads(feeds.feed_files(page_feeds(site), BASE)["en/feed.json"])["items"]
    known = {p.path: p.date.day is not None for p in site.publications}

    assert {"date_published" in item for item in items} == {True, False}
    for item in items:
        path = item["url"].removeprefix(f"{BASE}en/").rstrip("/")
        assert ("date_published" in item) == known[path]
