"""A list of publications: all of them, or those of a type, topic, year or country.

A list has no summaries where it may be long: 2,000 entries are then some 600 KB, 60 KB as sent, and no work
for the reader's program (`benchmarks/catalogue.py` measures it).
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, groupby
from types import MappingProxyType

from emn_site.locale import Locale, all_locales
from emn_site.model.site import Listed, Publication
from emn_site.model.text import FinishedPage
from emn_site.model.works import CATALOGUE
from emn_site.pages.entries import ListEntry, list_entry
from emn_site.pages.finish import page_from_template

YEARS = f"{CATALOGUE.removesuffix('index')}years/"
"""Where the lists of the publications of a year are."""

FILTERED_FROM = 8
"""From so many publications on a list can be narrowed."""


@dataclass(frozen=True)
class ListFilter:
    """One thing the catalogue can be narrowed by, with its values, their names and their counts."""

    name: str
    label: str
    options: list[tuple[str, str, int]]


@dataclass(frozen=True)
class ListGroup:
    """A part of a list: what its heading is called in addresses, the heading, and what stands below it.

    `path` is the page of the part alone, where the list has others.
    """

    anchor: str
    title: str
    entries: list[ListEntry]
    path: str | None = None


@dataclass(frozen=True)
class PublicationList:
    """Some publications, the newest first, what their list is called, and the key of words for how many."""

    path: str
    title: str
    summary: str
    publications: list[Listed]
    counted: str = "publication_count"
    is_of_works: bool = True
    """Whether the list of all publications has what this one lists."""
    calendar: str | None = None
    """The calendar file of a list of events, from the root of the site."""


def list_page(
    locale: Locale,
    listed: PublicationList,
    parts: Mapping[str, str] = MappingProxyType({}),
    figures: Sequence[str] = (),
) -> FinishedPage:
    """Return the page of a list; `parts` are lists of parts of it by path, with their titles.

    `figures` are what the newest figure of the home country on the topic says, and others, in HTML.
    """
    shown = [_entries(locale)[publication.path] for publication in listed.publications]
    is_everything = listed.path == CATALOGUE
    return page_from_template(
        locale,
        listed.path,
        "catalogue/list.html.jinja",
        listed.title,
        listed.summary,
        count=locale.counted(listed.counted, len(shown)),
        groups=list(_groups(locale, listed.publications, parts)),
        parts={path: title for path, title in parts.items() if not path.startswith(YEARS)},
        filters=list_filters(locale, shown) if len(shown) >= FILTERED_FROM else [],
        with_summaries=not is_everything,
        counts=locale.words[listed.counted],
        everything=CATALOGUE if listed.is_of_works and not is_everything else None,
        calendar=listed.calendar,
        figures=figures,
        home=locale.country(locale.site.settings.home_country) if figures else "",
    )


def _groups(locale: Locale, listed: list[Listed], parts: Mapping[str, str]) -> Iterator[ListGroup]:
    """Yield the parts of a list: events to come, the next first, then all else by year, the newest first."""
    entries = _entries(locale)
    coming = [one for one in listed if isinstance(one, Publication) and one.head.event and not one.is_over]
    if coming:
        found = [entries[one.path] for one in reversed(coming)]
        yield ListGroup("coming", locale.word("events_coming"), found)
    rest = [entries[one.path] for one in listed if one not in coming]
    for year, of_year in groupby(rest, key=lambda item: item.year):
        title = str(year) if year else locale.word("year_unknown")
        path = f"{YEARS}{year}"
        yield ListGroup(f"year-{year or 'unknown'}", title, list(of_year), path if path in parts else None)


@lru_cache(maxsize=32)
def _entries(locale: Locale) -> dict[str, ListEntry]:
    """Return the entries of all publications, each made once for all lists."""
    return {path: list_entry(locale, work) for path, work in locale.site.catalogue.items()}


def list_filters(locale: Locale, entries: list[ListEntry]) -> list[ListFilter]:
    """Return what a list can be narrowed by: type, topic, year, country and language, with counts.

    What is the same in all of them narrows nothing.
    """
    site = locale.site
    kinds = [(key, locale.type(key).name) for key in site.types]
    topics = [(topic, locale.topic(topic)) for topic in site.topics]
    years = [
        (str(year), str(year)) for year in sorted({item.year for item in entries if item.year}, reverse=True)
    ]
    countries = [(country.code, name) for name, _, country in locale.countries]
    tongues = [(one.language, locale.language_name(one.language)) for one in all_locales(site)]
    found = [
        _filter(locale, "type", kinds, [(item.type,) for item in entries]),
        _filter(locale, "topic", topics, [item.topic_keys for item in entries]),
        _filter(locale, "year", years, [(str(item.year),) for item in entries if item.year]),
        _filter(locale, "country", countries, [item.countries for item in entries]),
        _filter(locale, "language", tongues, [item.locales for item in entries]),
    ]
    return [one for one in found if len(one.options) > 1]


def _filter(
    locale: Locale, name: str, options: list[tuple[str, str]], held: list[tuple[str, ...]]
) -> ListFilter:
    counts = Counter(chain.from_iterable(held))
    known = [(value, text, counts[value]) for value, text in options if value in counts]
    return ListFilter(name, locale.word(f"filter_{name}"), known)
