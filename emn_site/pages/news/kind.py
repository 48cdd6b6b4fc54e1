"""News and events of the contact point, dated texts that nobody cites, and what schema.org has for them."""

from dataclasses import dataclass
from typing import Any

from emn_site.exports.feeds import event_address, instant
from emn_site.exports.structured_data import SCHEMA
from emn_site.locale import Locale
from emn_site.model.publication import Event
from emn_site.model.site import Publication
from emn_site.pages.entries import catalogue_document, publication_at, publication_facts, publication_topics
from emn_site.pages.kind import Kind
from emn_site.pages.links import Link
from emn_site.pages.transforms import text_inputs, text_page


@dataclass(frozen=True)
class EventContext:
    """When and where an event takes place, in words; `calendar` is the address of its own file."""

    time: str
    place: str | None
    online: str | None
    registration: str | None
    calendar: str
    is_over: bool
    is_cancelled: bool


@dataclass(frozen=True)
class NewsContext:
    """The facts above a text of news, or of an event."""

    facts: tuple[str, ...]
    topics: tuple[Link, ...]
    is_draft: bool
    corrections: tuple[tuple[str, str], ...]
    """The day and what was corrected on it."""
    withdrawn: tuple[str, str] | None
    """The day and the reason."""
    event: EventContext | None


def news_context(locale: Locale, publication: Publication) -> NewsContext:
    """Return the view of a text of news in a language it exists in."""
    head, language = publication.head, locale.language
    withdrawn = head.withdrawn
    return NewsContext(
        facts=publication_facts(locale, publication),
        topics=tuple(
            Link(topic.name, locale.url(topic.path)) for topic in publication_topics(locale, publication)
        ),
        is_draft=publication.is_draft,
        corrections=tuple((locale.date(one.date), one.what.get(language, "")) for one in head.corrections),
        withdrawn=(locale.date(withdrawn.date), withdrawn.why.get(language, "")) if withdrawn else None,
        event=_event(locale, publication, head.event) if head.event else None,
    )


def _event(locale: Locale, publication: Publication, event: Event) -> EventContext:
    return EventContext(
        time=locale.event_time(event),
        place=event.place.get(locale.language),
        online=event.online,
        registration=None if publication.is_over or event.is_cancelled else event.registration,
        calendar=event_address(locale, publication),
        is_over=publication.is_over,
        is_cancelled=event.is_cancelled,
    )


def schema_announcement(locale: Locale, publication: Publication, base: str) -> dict[str, Any]:
    """Return news as schema.org's NewsArticle, an event as its Event."""
    head, version = publication.head, publication.versions[locale.language]
    publisher = {"@type": "Organization", "name": locale.of_site.publisher}
    facts = {"@context": SCHEMA, "url": base + locale.url(publication.path), "inLanguage": locale.language}
    if head.event is None:
        news = {"headline": version.head.title, "publisher": publisher, "abstract": version.head.summary}
        return {**facts, "@type": "NewsArticle", **news, "datePublished": str(publication.date)}
    event, zone = head.event, locale.site.settings.timezone
    place = event.place.get(locale.language)
    known = {
        **facts,
        "@type": "Event",
        "name": version.head.title,
        "description": version.head.summary,
        "organizer": publisher,
        "startDate": instant(event.starts, zone).isoformat(),
        "endDate": instant(event.ends, zone).isoformat() if event.ends else None,
        "eventStatus": f"{SCHEMA}/{'EventCancelled' if event.is_cancelled else 'EventScheduled'}",
        "location": [
            *([{"@type": "Place", "name": place, "address": place}] if place else []),
            *([{"@type": "VirtualLocation", "url": event.online}] if event.online else []),
        ],
    }
    return {key: value for key, value in known.items() if value}


KIND = Kind(
    name="news",
    paths=lambda locale: [one.path for one in locale.site.announced if locale.language in one.versions],
    page=text_page,
    inputs=text_inputs,
    layout=lambda locale, path: (
        locale.kind_of(publication_at(locale, path)).layout or "news/layout.html.jinja"
    ),
    context=lambda locale, request: news_context(locale, publication_at(locale, request.path)),
    contents_levels=1,
    document=lambda locale, path, usual: catalogue_document(locale, publication_at(locale, path), usual),
    linked_data=lambda locale, path, base: schema_announcement(locale, publication_at(locale, path), base),
)
