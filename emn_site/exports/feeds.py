"""Feeds of the newest publications: Atom (RFC 4287) and JSON Feed 1.1, by language and by type.

Addresses: `feed.xml` and `feed.json`, in the folder of a type for that type alone. An entry says when
it was published only where the day is known.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from emn_site.locale import Language, all_languages
from emn_site.locale.templates import render
from emn_site.model.site import Publication, Site, newest_first

LENGTH = 50
"""How many publications a feed holds: reading programs keep the older ones."""

ATOM, JSON = "feed.xml", "feed.json"
MEDIA = {ATOM: "application/atom+xml", JSON: "application/feed+json"}


@dataclass(frozen=True)
class Feed:
    """One feed in one language: of everything, or of a type; `folder` is its address without the file."""

    title: str
    folder: str
    page: str
    type: str | None


def feeds(speech: Language) -> Iterator[Feed]:
    """Yield the feed of everything and those of each type that has one, in a language."""
    name = speech.of_site.name
    yield Feed(name, speech.url("index"), speech.url("publications/index"), None)
    for key, kind in speech.site.types.items():
        if kind.has_feed:
            folder = speech.url(f"{kind.folder}/index")
            yield Feed(f"{name}: {speech.type(key).list}", folder, folder, key)


def files(site: Site, base: str) -> dict[str, str]:
    """Return every feed by address; `base` is the public address of the site."""
    found = {}
    for speech in all_languages(site):
        newest = [one for one in newest_first(site.publications) if speech.locale in one.versions]
        for feed in feeds(speech):
            held = [one for one in newest if feed.type in (None, one.type)][:LENGTH]
            entries = [_entry(speech, publication, base) for publication in held]
            content = {
                "title": feed.title,
                "subtitle": speech.of_site.tagline,
                "publisher": speech.of_site.publisher,
                "locale": speech.locale,
                "page": base + feed.page,
                "updated": max((entry["updated"] for entry in entries), default=_instant(date(2008, 5, 14))),
                "entries": entries,
            }
            found[feed.folder + ATOM] = render(
                "feed.xml.jinja", self_url=base + feed.folder + ATOM, **content
            )
            found[feed.folder + JSON] = _json_feed(base + feed.folder + JSON, content)
    return found


def _entry(speech: Language, publication: Publication, base: str) -> dict[str, Any]:
    version, published = publication.versions[speech.locale], publication.date
    changed = speech.site.changed.get(version.file, published.earliest)
    return {
        "title": version.head.title,
        "summary": version.head.summary,
        "kind": speech.kind(publication),
        "url": base + speech.url(publication.path),
        "published": _instant(published.earliest) if published.day else None,
        "updated": _instant(max(changed, published.earliest)),
        "topics": [speech.topic(key) for key in publication.head.topics if key in speech.site.topics],
    }


def _instant(day: date) -> str:
    """Return a day as RFC 3339 asks for it."""
    return f"{day.isoformat()}T00:00:00Z"


def _json_feed(address: str, content: dict[str, Any]) -> str:
    items = [
        {
            "id": entry["url"],
            "url": entry["url"],
            "title": entry["title"],
            "content_text": entry["summary"],
            "summary": entry["summary"],
            **({"date_published": entry["published"]} if entry["published"] else {}),
            "date_modified": entry["updated"],
            "tags": [entry["kind"], *entry["topics"]],
        }
        for entry in content["entries"]
    ]
    whole = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": content["title"],
        "home_page_url": content["page"],
        "feed_url": address,
        "description": content["subtitle"],
        "author": {"name": content["publisher"]},
        "items": items,
    }
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"
