"""Lists of publications: all of them, by type, topic, year and country. Nothing here is kept by hand.

A list is plain HTML inside the Markdown, without a summary of each publication where it may be long:
2,000 entries are then some 600 KB, 60 KB as sent, and no work for the reader's program
(`benchmarks/catalogue.py` measures it).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from emn_site import addresses, languages
from emn_site.entries import Entry, entry
from emn_site.model import Publication, PublicationType, Site, newest_first
from emn_site.rendering import render
from emn_site.words import in_language, word

EVERYTHING = "publications/index"


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


def pages(site: Site) -> dict[str, str]:
    """Return the lists as Markdown, by source file."""
    found = {}
    newest = newest_first(site.publications)
    for locale in site.settings.locales:
        entries = {publication.path: entry(site, publication, locale) for publication in newest}
        for listed in _lists(site, newest, locale):
            found[addresses.src_uri(listed.path, locale)] = _page(site, locale, listed, entries)
    return found


def year_path(year: int) -> str:
    """Return the address of the list of a year."""
    return f"publications/years/{year}"


def country_path(slug: str) -> str:
    """Return the address of the list of a country."""
    return f"publications/countries/{slug}"


def _lists(site: Site, newest: list[Publication], locale: str) -> Iterator[_List]:
    """Yield every list; `newest` is all publications, the newest first."""
    yield _List(
        EVERYTHING, word(site, "publications", locale), word(site, "publications_summary", locale), newest
    )
    for kind in PublicationType:
        yield _List(
            f"{kind.folder}/index",
            word(site, f"{kind.value}_list", locale),
            word(site, f"{kind.value}_summary", locale),
            site.newest[kind],
        )
    for topic, names in site.topics.items():
        summary = word(site, "topic_summary", locale).format(topic=names[locale])
        yield _List(f"topics/{topic}", names[locale], summary, site.by_topic[topic])
    for year, of_year in groupby(newest, key=lambda publication: publication.date.year):
        title = word(site, "year_list", locale).format(year=year)
        summary = word(site, "year_summary", locale).format(year=year)
        yield _List(year_path(year), title, summary, list(of_year))
    for slug, country in site.countries.items():
        about = [publication for publication in newest if country.code in publication.head.countries]
        name = languages.country_name(country.code, locale)
        if about:
            yield _List(
                country_path(slug),
                word(site, "country_list", locale).format(country=name),
                word(site, "country_list_summary", locale).format(country=name),
                about,
            )


def _page(site: Site, locale: str, listed: _List, entries: dict[str, Entry]) -> str:
    here = addresses.url(site.settings, listed.path, locale)
    shown = [entries[publication.path] for publication in listed.publications]

    def href(path: str) -> str:
        return addresses.relative(addresses.url(site.settings, path, locale), here)

    is_everything = listed.path == EVERYTHING
    return render(
        "list.md.jinja",
        title=listed.title,
        summary=listed.summary,
        count=languages.plural(word(site, "publication_count", locale), len(shown), locale),
        years=[(year, list(found)) for year, found in groupby(shown, key=lambda item: item.year)],
        filters=filters(site, shown, locale) if is_everything else [],
        with_summaries=not is_everything,
        counts=word(site, "publication_count", locale),
        words=in_language(site, locale),
        locale=locale,
        href=href,
        catalogue=href(EVERYTHING),
    )


def filters(site: Site, entries: list[Entry], locale: str) -> list[Filter]:
    """Return what a list can be narrowed by: type, topic, year, country and language, with counts."""
    kinds = [(kind.value, word(site, kind.value, locale)) for kind in PublicationType]
    topics = [(topic, names[locale]) for topic, names in site.topics.items()]
    years = [(str(year), str(year)) for year in sorted({item.year for item in entries}, reverse=True)]
    alphabet = site.settings.alphabets.get(locale)
    countries = sorted(
        ((c.code, languages.country_name(c.code, locale)) for c in site.countries.values()),
        key=lambda country: languages.sort_key(country[1], alphabet),
    )
    tongues = [(code, languages.language_name(code, locale)) for code in site.settings.locales]
    found = [
        _filter(site, "type", kinds, [(item.type,) for item in entries], locale),
        _filter(site, "topic", topics, [item.topic_keys for item in entries], locale),
        _filter(site, "year", years, [(str(item.year),) for item in entries], locale),
        _filter(site, "country", countries, [item.countries for item in entries], locale),
        _filter(site, "language", tongues, [item.locales for item in entries], locale),
    ]
    return [one for one in found if one.options]


def _filter(
    site: Site, name: str, options: list[tuple[str, str]], held: list[tuple[str, ...]], locale: str
) -> Filter:
    counts: dict[str, int] = {}
    for values in held:
        for value in values:
            counts[value] = counts.get(value, 0) + 1
    known = [(value, text, counts[value]) for value, text in options if value in counts]
    return Filter(name, word(site, f"filter_{name}", locale), known)
