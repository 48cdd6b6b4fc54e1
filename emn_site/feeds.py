"""Feeds of the newest publications: Atom (RFC 4287) and JSON Feed 1.1, by language and by type.

Addresses: `feed.xml` and `feed.json`, in the folder of a type for that type alone. An entry says when
it was published only where the day is known.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from emn_site import addresses
from emn_site.entries import facts
from emn_site.model import Publication, PublicationType, Site, newest_first
from emn_site.rendering import render
from emn_site.words import word

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
    locale: str
    type: PublicationType | None


def feeds(site: Site, locale: str) -> Iterator[Feed]:
    """Yield the feed of everything and those of each type, in a language."""
    name = site.settings.name[locale]
    home = addresses.url(site.settings, "index", locale)
    yield Feed(name, home, addresses.url(site.settings, "publications/index", locale), locale, None)
    for kind in PublicationType:
        folder = addresses.url(site.settings, f"{kind.folder}/index", locale)
        yield Feed(f"{name}: {word(site, f'{kind.value}_list', locale)}", folder, folder, locale, kind)


def files(site: Site, base: str) -> dict[str, str]:
    """Return every feed by address; `base` is the public address of the site."""
    found = {}
    for locale in site.settings.locales:
        newest = [found for found in newest_first(site.publications) if locale in found.versions]
        for feed in feeds(site, locale):
            held = [found for found in newest if feed.type in (None, found.type)][:LENGTH]
            entries = [_entry(site, feed, publication, base) for publication in held]
            content = {
                "title": feed.title,
                "subtitle": site.settings.tagline[locale],
                "publisher": site.settings.publisher[locale],
                "locale": locale,
                "page": base + feed.page,
                "updated": max((entry["updated"] for entry in entries), default=_instant(date(2008, 5, 14))),
                "entries": entries,
            }
            found[feed.folder + ATOM] = render(
                "feed.xml.jinja", self_url=base + feed.folder + ATOM, **content
            )
            found[feed.folder + JSON] = _json_feed(base + feed.folder + JSON, content)
    return found


def _entry(site: Site, feed: Feed, publication: Publication, base: str) -> dict[str, Any]:
    version, published = publication.versions[feed.locale], publication.date
    changed = site.changed.get(version.file, published.earliest)
    return {
        "title": version.head.title,
        "summary": version.head.summary,
        "kind": facts(site, publication, feed.locale)[0],
        "url": base + addresses.url(site.settings, publication.path, feed.locale),
        "published": _instant(published.earliest) if published.day else None,
        "updated": _instant(max(changed, published.earliest)),
        "topics": [site.topics[key][feed.locale] for key in publication.head.topics if key in site.topics],
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
