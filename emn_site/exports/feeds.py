"""Feeds of the newest publications: Atom (RFC 4287) and JSON Feed 1.1, by language and by type.

Addresses: `feed.xml` and `feed.json`, in the folder of a type for that type alone. An entry says when
it was published only where the day is known.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from emn_site.locale import Locale, all_locales
from emn_site.locale.templates import render_template
from emn_site.model.site import Publication, Site, newest_first

LENGTH = 50
"""How many publications a feed holds: reading programs keep the older ones."""

ATOM, JSON = "feed.xml", "feed.json"
MEDIA = {ATOM: "application/atom+xml", JSON: "application/feed+json"}


NEVER = date(1970, 1, 1)
"""When a feed changed that has no entry: Atom asks for a moment (RFC 4287, 4.2.15)."""


@dataclass(frozen=True)
class Feed:
    """One feed in one language: of everything, or of a type; `folder` is its address without the file."""

    title: str
    folder: str
    page: str
    type: str | None


def site_feeds(locale: Locale) -> Iterator[Feed]:
    """Yield the feed of everything and those of each type that has one, in a language."""
    name = locale.of_site.name
    yield Feed(name, locale.url("index"), locale.url("publications/index"), None)
    for key, kind in locale.site.types.items():
        if kind.has_feed:
            folder = locale.url(f"{kind.folder}/index")
            yield Feed(f"{name}: {locale.type(key).list}", folder, folder, key)


def feed_files(site: Site, base: str) -> dict[str, str]:
    """Return every feed by address; `base` is the public address of the site."""
    found = {}
    for locale in all_locales(site):
        newest = [one for one in newest_first(site.publications) if locale.language in one.versions]
        for feed in site_feeds(locale):
            held = [one for one in newest if feed.type in (None, one.type)][:LENGTH]
            entries = [_entry(locale, publication, base) for publication in held]
            content = {
                "title": feed.title,
                "subtitle": locale.of_site.tagline,
                "publisher": locale.of_site.publisher,
                "language": locale.language,
                "page": base + feed.page,
                "updated": max((entry["updated"] for entry in entries), default=_instant(NEVER)),
                "entries": entries,
            }
            found[feed.folder + ATOM] = render_template(
                "feed.xml.jinja", self_url=base + feed.folder + ATOM, **content
            )
            found[feed.folder + JSON] = _json_feed(base + feed.folder + JSON, content)
    return found


def _entry(locale: Locale, publication: Publication, base: str) -> dict[str, Any]:
    version, published = publication.versions[locale.language], publication.date
    changed = locale.site.changed.get(version.file, published.earliest)
    return {
        "title": version.head.title,
        "summary": version.head.summary,
        "kind": locale.kind(publication),
        "url": base + locale.url(publication.path),
        "published": _instant(published.earliest) if published.day else None,
        "updated": _instant(max(changed, published.earliest)),
        "topics": [locale.topic(key) for key in publication.head.topics if key in locale.site.topics],
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
