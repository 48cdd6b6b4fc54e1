"""Events as calendars (iCalendar, RFC 5545): each in a file of its own, and all of a language in one.

Addresses: `event.ics` beside the page of an event, `calendar.ics` beside the front page. Hours are written in
universal time, so that a calendar needs no rules of a time zone. The day of `DTSTAMP` is that on which the
text was last changed, and no clock is read: the same event is the same bytes.
"""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from emn_site.locale import Locale, all_locales
from emn_site.model.moment import Moment
from emn_site.model.publication import Event
from emn_site.model.site import Publication, Site

MOST_OCTETS = 75
"""Octets of a line; the next begins with a blank."""


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
    entries = [_entry(locale, one, one.head.event, base) for one in events if one.head.event]
    text = locale.render("calendar.ics.jinja", name=_escaped(locale.of_site.name), entries=entries)
    return "".join(f"{_folded(line)}\r\n" for line in text.splitlines() if line).encode()


def _entry(locale: Locale, publication: Publication, event: Event, base: str) -> dict[str, Any]:
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
