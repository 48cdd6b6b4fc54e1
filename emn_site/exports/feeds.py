"""Feeds of what is new: Atom (RFC 4287) and JSON Feed 1.1, by language.

Addresses: `feed.xml` and `feed.json`, in the folder of the page they belong to. An entry says when it was
published only where the day is known.
"""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any

from emn_site.exports.pdf.report import PdfFacts
from emn_site.locale import Locale

LENGTH = 50
"""How many entries a feed holds: reading programs keep the older ones."""

ATOM, JSON = "feed.xml", "feed.json"
MEDIA = {ATOM: "application/atom+xml", JSON: "application/feed+json"}


NEVER = date(1970, 1, 1)
"""When a feed changed that has no entry: Atom asks for a moment (RFC 4287, 4.2.15)."""


@dataclass(frozen=True)
class FeedEntry:
    """What a feed says of one thing; `address` is that of its page, from the root of the site."""

    title: str
    summary: str
    kind: str
    address: str
    published: date | None
    updated: date
    topics: Sequence[str] = ()


@dataclass(frozen=True)
class Feed:
    """A feed in one language; `folder` is its address without the file, `page` that of the list it goes with.

    `entries` makes what it holds, the newest first: most who name a feed do not ask. `author` is set
    where that is not the publisher of the site.
    """

    locale: Locale
    title: str
    folder: str
    page: str
    entries: Callable[[], Sequence[FeedEntry]]
    author: str | None = None


def feed_files(
    feeds: Iterable[Feed], base: str, pdfs: Mapping[str, PdfFacts] = MappingProxyType({})
) -> dict[str, str]:
    """Return the files of some feeds by address; `base` is the public address of the site.

    `pdfs` are the documents of pages, by the addresses of these.
    """
    found = {}
    for feed in feeds:
        entries = [_entry(entry, base, pdfs.get(entry.address)) for entry in feed.entries()]
        content = {
            "title": feed.title,
            "subtitle": feed.locale.of_site.tagline,
            "author": feed.author or feed.locale.of_site.publisher,
            "language": feed.locale.language,
            "page": base + feed.page,
            "updated": max((entry["updated"] for entry in entries), default=_instant(NEVER)),
            "entries": entries,
        }
        found[feed.folder + ATOM] = feed.locale.render(
            "feed.xml.jinja", self_url=base + feed.folder + ATOM, **content
        )
        found[feed.folder + JSON] = _json_feed(base + feed.folder + JSON, content)
    return found


def _entry(entry: FeedEntry, base: str, pdf: PdfFacts | None) -> dict[str, Any]:
    return vars(entry) | {
        "pdf": (base + pdf.address, pdf.size) if pdf else None,
        "url": base + entry.address,
        "published": _instant(entry.published) if entry.published else None,
        "updated": _instant(entry.updated),
    }


def _attachment(address: str, size: int) -> dict[str, Any]:
    """Return a PDF as JSON Feed has files that belong to an entry."""
    return {"url": address, "mime_type": "application/pdf", "size_in_bytes": size}


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
            **({"attachments": [_attachment(*entry["pdf"])]} if entry["pdf"] else {}),
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
        "author": {"name": content["author"]},
        "items": items,
    }
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"
