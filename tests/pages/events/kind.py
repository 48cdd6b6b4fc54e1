"""Events: a kind of page that `test_new_kind.py` adds to a small site."""

from datetime import date

from emn_site.exports.cards import Card
from emn_site.exports.feeds import Feed, FeedEntry
from emn_site.locale import Locale
from emn_site.model.text import FinishedPage
from emn_site.pages.finish import page_from_template
from emn_site.pages.kind import Kind
from tests.pages.events.model import Event, EventWords

INDEX = "events/index"


def _events(locale: Locale) -> dict[str, tuple[EventWords, Event]]:
    return {f"events/{key}": (words, event) for key, (event, words) in locale.entries("events").items()}


def _paths(locale: Locale) -> list[str]:
    return [INDEX, *events] if (events := _events(locale)) else []


def _page(locale: Locale, path: str) -> FinishedPage:
    events = _events(locale)
    words = {"title": events[path][0].title, "summary": events[path][0].summary} if path in events else {}
    shown = [(one, *parts) for one, parts in events.items() if path in (INDEX, one)]
    return page_from_template(locale, path, "events/events.html.jinja", events=shown, **words)


def _feed(locale: Locale, path: str) -> Feed | None:
    folder = locale.url(INDEX)
    title = locale.word("events")
    return Feed(locale, title, folder, folder, lambda: _entries(locale)) if path == INDEX else None


def _entries(locale: Locale) -> list[FeedEntry]:
    kind = locale.word("facet_event")
    return [
        FeedEntry(words.title, words.summary, kind, locale.url(path), _day(event), _day(event))
        for path, (words, event) in _events(locale).items()
    ]


def _day(event: Event) -> date:
    return event.day.earliest


KIND = Kind(
    name="events",
    paths=_paths,
    page=_page,
    file="data/events.yml",
    names={"events": INDEX},
    menu=lambda locale: _paths(locale)[:1],
    facet="event",
    card=lambda locale, path: Card(locale.word("events"), locale.of_site.tagline),
    feed=_feed,
)
