"""Lists of publications: all of them, by type, topic, year and country. Nothing here is kept by hand.

A list has no summaries where it may be long: 2,000 entries are then some 600 KB, 60 KB as sent, and no work
for the reader's program (`benchmarks/catalogue.py` measures it).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

from emn_site.locale import Locale, all_locales
from emn_site.model.site import Publication, newest_first
from emn_site.model.text import FinishedPage
from emn_site.pages.entries import ListEntry, list_entry
from emn_site.pages.finish import page_from_template

EVERYTHING = "publications/index"
FILTERED_FROM = 8
"""From so many publications on a list can be narrowed."""


@dataclass(frozen=True)
class ListFilter:
    """One thing the catalogue can be narrowed by, with its values, their names and their counts."""

    name: str
    label: str
    options: list[tuple[str, str, int]]


@dataclass(frozen=True)
class _List:
    path: str
    title: str
    summary: str
    publications: list[Publication]


def paths(locale: Locale) -> list[str]:
    """Return every list."""
    return list(_listed(locale).lists)


def made_of(locale: Locale, path: str) -> object:
    """Return what a list is made of: the facts of all publications."""
    return locale.site.heads


def page(locale: Locale, path: str) -> FinishedPage:
    """Return one list."""
    listed = _listed(locale)
    found = listed.lists[path]
    shown = [listed.entries[publication.path] for publication in found.publications]
    is_everything = path == EVERYTHING
    return page_from_template(
        locale,
        path,
        found.title,
        found.summary,
        "list.html.jinja",
        count=locale.counted("publication_count", len(shown)),
        years=[(year, list(entries)) for year, entries in groupby(shown, key=lambda item: item.year)],
        filters=list_filters(locale, shown) if len(shown) >= FILTERED_FROM else [],
        with_summaries=not is_everything,
        counts=locale.words["publication_count"],
        everything=None if is_everything else EVERYTHING,
    )


def year_path(year: int) -> str:
    """Return the address of the list of a year."""
    return f"publications/years/{year}"


def country_path(slug: str) -> str:
    """Return the address of the list of a country."""
    return f"publications/countries/{slug}"


class _Listed:
    """The lists of a language by path, and the entries they are made of."""

    def __init__(self, locale: Locale) -> None:
        newest = newest_first(locale.site.publications)
        self.entries = {publication.path: list_entry(locale, publication) for publication in newest}
        self.lists = {found.path: found for found in _lists(locale, newest)}


@lru_cache(maxsize=32)
def _listed(locale: Locale) -> _Listed:
    return _Listed(locale)


def _lists(locale: Locale, newest: list[Publication]) -> Iterator[_List]:
    """Yield every list; `newest` is all publications, the newest first."""
    site, word = locale.site, locale.word
    yield _List(EVERYTHING, word("publications"), word("publications_summary"), newest)
    for key, kind in site.types.items():
        names = locale.type(key)
        yield _List(f"{kind.folder}/index", names.list, names.summary, site.newest[key])
    for topic in site.topics:
        name = locale.topic(topic)
        yield _List(f"topics/{topic}", name, word("topic_summary", topic=name), site.by_topic[topic])
    for year, of_year in groupby(newest, key=lambda publication: publication.date.year):
        title, summary = word("year_list", year=year), word("year_summary", year=year)
        yield _List(year_path(year), title, summary, list(of_year))
    for slug, country in site.countries.items():
        about = [publication for publication in newest if country.code in publication.head.countries]
        name = locale.country(country.code)
        if about:
            yield _List(
                country_path(slug),
                word("country_list", country=name),
                word("country_list_summary", country=name),
                about,
            )


def list_filters(locale: Locale, entries: list[ListEntry]) -> list[ListFilter]:
    """Return what a list can be narrowed by: type, topic, year, country and language, with counts.

    What is the same in all of them narrows nothing.
    """
    site = locale.site
    kinds = [(key, locale.type(key).name) for key in site.types]
    topics = [(topic, locale.topic(topic)) for topic in site.topics]
    years = [(str(year), str(year)) for year in sorted({item.year for item in entries}, reverse=True)]
    countries = [(country.code, name) for name, _, country in locale.countries]
    tongues = [(one.language, locale.language_name(one.language)) for one in all_locales(site)]
    found = [
        _filter(locale, "type", kinds, [(item.type,) for item in entries]),
        _filter(locale, "topic", topics, [item.topic_keys for item in entries]),
        _filter(locale, "year", years, [(str(item.year),) for item in entries]),
        _filter(locale, "country", countries, [item.countries for item in entries]),
        _filter(locale, "language", tongues, [item.locales for item in entries]),
    ]
    return [one for one in found if len(one.options) > 1]


def _filter(
    locale: Locale, name: str, options: list[tuple[str, str]], held: list[tuple[str, ...]]
) -> ListFilter:
    counts: dict[str, int] = {}
    for values in held:
        for value in values:
            counts[value] = counts.get(value, 0) + 1
    known = [(value, text, counts[value]) for value, text in options if value in counts]
    return ListFilter(name, locale.word(f"filter_{name}"), known)
