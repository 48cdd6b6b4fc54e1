"""Lists of publications: all of them, by type, topic, year and country. Nothing here is kept by hand.

A list has no summaries where it may be long: 2,000 entries are then some 600 KB, 60 KB as sent, and no work
for the reader's program (`benchmarks/catalogue.py` measures it).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

from emn_site.locale import Language, all_languages
from emn_site.model.site import Publication, newest_first
from emn_site.model.text import FinishedPage
from emn_site.pages.entries import Entry, entry
from emn_site.pages.finish import from_template

EVERYTHING = "publications/index"
FILTERED_FROM = 8
"""From so many publications on a list can be narrowed."""


@dataclass(frozen=True)
class Filter:
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


def paths(speech: Language) -> list[str]:
    """Return every list."""
    return list(_listed(speech).lists)


def made_of(speech: Language, path: str) -> object:
    """Return what a list is made of: the facts of all publications."""
    return speech.site.heads


def page(speech: Language, path: str) -> FinishedPage:
    """Return one list."""
    listed = _listed(speech)
    found = listed.lists[path]
    shown = [listed.entries[publication.path] for publication in found.publications]
    is_everything = path == EVERYTHING
    return from_template(
        speech,
        path,
        found.title,
        found.summary,
        "list.html.jinja",
        count=speech.counted("publication_count", len(shown)),
        years=[(year, list(entries)) for year, entries in groupby(shown, key=lambda item: item.year)],
        filters=filters(speech, shown) if len(shown) >= FILTERED_FROM else [],
        with_summaries=not is_everything,
        counts=speech.words["publication_count"],
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

    def __init__(self, speech: Language) -> None:
        newest = newest_first(speech.site.publications)
        self.entries = {publication.path: entry(speech, publication) for publication in newest}
        self.lists = {found.path: found for found in _lists(speech, newest)}


@lru_cache(maxsize=32)
def _listed(speech: Language) -> _Listed:
    return _Listed(speech)


def _lists(speech: Language, newest: list[Publication]) -> Iterator[_List]:
    """Yield every list; `newest` is all publications, the newest first."""
    site, word = speech.site, speech.word
    yield _List(EVERYTHING, word("publications"), word("publications_summary"), newest)
    for key, kind in site.types.items():
        names = speech.type(key)
        yield _List(f"{kind.folder}/index", names.list, names.summary, site.newest[key])
    for topic in site.topics:
        name = speech.topic(topic)
        yield _List(f"topics/{topic}", name, word("topic_summary", topic=name), site.by_topic[topic])
    for year, of_year in groupby(newest, key=lambda publication: publication.date.year):
        title, summary = word("year_list", year=year), word("year_summary", year=year)
        yield _List(year_path(year), title, summary, list(of_year))
    for slug, country in site.countries.items():
        about = [publication for publication in newest if country.code in publication.head.countries]
        name = speech.country(country.code)
        if about:
            yield _List(
                country_path(slug),
                word("country_list", country=name),
                word("country_list_summary", country=name),
                about,
            )


def filters(speech: Language, entries: list[Entry]) -> list[Filter]:
    """Return what a list can be narrowed by: type, topic, year, country and language, with counts.

    What is the same in all of them narrows nothing.
    """
    site = speech.site
    kinds = [(key, speech.type(key).name) for key in site.types]
    topics = [(topic, speech.topic(topic)) for topic in site.topics]
    years = [(str(year), str(year)) for year in sorted({item.year for item in entries}, reverse=True)]
    countries = [(country.code, name) for name, _, country in speech.countries]
    tongues = [(one.locale, speech.language(one.locale)) for one in all_languages(site)]
    found = [
        _filter(speech, "type", kinds, [(item.type,) for item in entries]),
        _filter(speech, "topic", topics, [item.topic_keys for item in entries]),
        _filter(speech, "year", years, [(str(item.year),) for item in entries]),
        _filter(speech, "country", countries, [item.countries for item in entries]),
        _filter(speech, "language", tongues, [item.locales for item in entries]),
    ]
    return [one for one in found if len(one.options) > 1]


def _filter(
    speech: Language, name: str, options: list[tuple[str, str]], held: list[tuple[str, ...]]
) -> Filter:
    counts: dict[str, int] = {}
    for values in held:
        for value in values:
            counts[value] = counts.get(value, 0) + 1
    known = [(value, text, counts[value]) for value, text in options if value in counts]
    return Filter(name, speech.word(f"filter_{name}"), known)
