"""Feeds of what is new: Atom (RFC 4287) and JSON Feed 1.1, by language; events also as calendars (RFC 5545).

Addresses: `feed.xml` and `feed.json`, in the folder of the page they belong to; `event.ics` beside the page
of an event, `calendar.ics` beside the front page. An entry says when it was published only where the day is
known. Hours are written in universal time, so that a calendar needs no rules of a time zone; the day of
`DTSTAMP` is that on which the text was last changed, and no clock is read: the same event is the same bytes.
"""

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from types import MappingProxyType
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from emn_site.exports.pdf.report import PdfFacts
from emn_site.locale import Locale, all_locales
from emn_site.model.dates import Moment
from emn_site.model.publication import Event
from emn_site.model.site import Publication, Site

LENGTH = 50  # how many entries a feed holds: reading programs keep the older ones
ATOM, JSON = "feed.xml", "feed.json"
MEDIA = {ATOM: "application/atom+xml", JSON: "application/feed+json"}


NEVER = date(1970, 1, 1)  # when a feed changed that has no entry: Atom asks for a moment (RFC 4287, 4.2.15)


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
        "pdf": {"url": base + pdf.address, "mime_type": "application/pdf", "size_in_bytes": pdf.size}
        if pdf
        else None,
        "url": base + entry.address,
        "published": _instant(entry.published) if entry.published else None,
        "updated": _instant(entry.updated),
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
            **({"attachments": [entry["pdf"]]} if entry["pdf"] else {}),
            "tags": [entry["kind"], *entry["topics"]],
        }
        for entry in content["entries"]
    ]
    document = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": content["title"],
        "home_page_url": content["page"],
        "feed_url": address,
        "description": content["subtitle"],
        "author": {"name": content["author"]},
        "items": items,
    }
    return json.dumps(document, ensure_ascii=False, separators=(",", ":")) + "\n"


MOST_OCTETS = 75  # octets of a line; the next begins with a blank


def calendar_address(locale: Locale) -> str:
    """Return where the calendar of all events in a language is."""
    return f"{locale.url('index')}calendar.ics"


def event_address(locale: Locale, publication: Publication) -> str:
    """Return where the file of one event is."""
    return f"{locale.url(publication.path)}event.ics"


def instant(moment: Moment, zone: str | None) -> date | datetime:
    """Return a day as it is, and a time of a day in a zone as the same in universal time."""
    if moment.time is None:
        return moment.day
    local = datetime.combine(moment.day, moment.time, ZoneInfo(zone) if zone else UTC)
    return local.astimezone(UTC)


def calendar_events(locale: Locale) -> list[Publication]:
    """Return the events that are told of in a language: without any it has no calendar."""
    return [one for one in locale.site.announced if one.head.event and locale.language in one.versions]


def calendar_files(site: Site, base: str) -> Iterator[tuple[str, bytes]]:
    """Yield the files by address; none where there is no event. `base` is the address of the site."""
    for locale in all_locales(site):
        events = calendar_events(locale)
        for one in events:
            yield event_address(locale, one), _calendar(locale, [one], base)
        if events:
            yield calendar_address(locale), _calendar(locale, events, base)


def _calendar(locale: Locale, events: list[Publication], base: str) -> bytes:
    entries = [_event(locale, one, one.head.event, base) for one in events if one.head.event]
    text = locale.render("calendar.ics.jinja", name=_escaped(locale.of_site.name), entries=entries)
    return "".join(f"{_folded(line)}\r\n" for line in text.splitlines() if line).encode()


def _event(locale: Locale, publication: Publication, event: Event, base: str) -> dict[str, Any]:
    version, settings = publication.versions[locale.language], locale.site.settings
    changed = locale.site.changed.get(version.file, event.starts.day)
    end = _end(event)
    return {
        "uid": f"{publication.path.replace('/', '-')}@{urlsplit(settings.address).hostname}",
        "stamp": f"{changed:%Y%m%d}T000000Z",
        "starts": _value(event.starts, settings.timezone),
        "ends": _value(end, settings.timezone) if end else None,
        "title": _escaped(version.head.title),
        "description": _escaped(f"{version.head.summary}\n\n{version.text.prose()}".strip()),
        "place": _escaped(event.place.get(locale.language) or event.online or ""),
        "url": base + locale.url(publication.path),
        "is_cancelled": event.is_cancelled,
    }


def _end(event: Event) -> Moment | None:
    """Return when an event ends as RFC 5545 counts (3.6.1): of whole days, the day after the last."""
    if event.ends is None or event.ends.time:
        return event.ends
    return Moment(event.ends.day + timedelta(days=1))


def _value(moment: Moment, zone: str | None) -> str:
    """Return what follows the name of a property (3.3.4, 3.3.5)."""
    found = instant(moment, zone)
    return f":{found:%Y%m%dT%H%M%SZ}" if isinstance(found, datetime) else f";VALUE=DATE:{found:%Y%m%d}"


def _escaped(text: str) -> str:
    """Return words as a value of the type TEXT (3.3.11)."""
    return re.sub(r"([\\;,])", r"\\\1", text).replace("\n", "\\n")


def _folded(line: str) -> str:
    """Return a line in pieces of at most 75 octets (3.1), none of which ends inside a letter."""
    pieces, size = [""], 0
    for sign in line:
        octets = len(sign.encode())
        if size + octets > MOST_OCTETS:
            pieces.append(" ")
            size = 1
        pieces[-1] += sign
        size += octets
    return "\r\n".join(pieces)
