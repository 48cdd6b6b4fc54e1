"""A publication as it stands in a list and in a feed: one entry in the reader's language."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from urllib.parse import quote

from emn_site.content.link_targets import address_parts
from emn_site.exports.feeds import LENGTH, Feed, FeedEntry
from emn_site.locale import Locale
from emn_site.model.dates import PartialDate
from emn_site.model.publication import WorkFacts
from emn_site.model.site import Listed, Publication
from emn_site.model.works import Work, newness, year_about
from emn_site.search.documents import TITLE_WEIGHT, SearchDocument
from emn_site.search.lemmatizer import fold

YEAR_WEIGHT, TYPE_WEIGHT, TOPIC_WEIGHT = 5.0, 6.0, 3.0
"""What the year, the type and the topics of a publication weigh, beside 7 of its title and 1 of its text."""

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")

COMPILED_SHARE = 0.6
"""What all words of a text count that is compiled from the data: what people wrote comes first."""


@dataclass(frozen=True)
class Topic:
    """A topic of a publication and its page."""

    name: str
    path: str


@dataclass(frozen=True)
class ListEntry:
    """What a list says of a publication; `language` is the language of title and summary."""

    path: str
    """Its page; that of a work without one is its line in the catalogue."""
    anchor: str | None
    """What its line is called where it has no page."""
    title: str
    summary: str | None
    language: str
    type: str
    year: int | None
    facts: tuple[str, ...]
    topics: tuple[Topic, ...]
    topic_keys: tuple[str, ...]
    countries: tuple[str, ...]
    """Codes of the countries it is about; none where it is about all."""
    locales: tuple[str, ...]
    """The languages in which there is something to read."""
    is_superseded: bool
    printed_title: tuple[str, str] | None = None
    """The title as printed and its language, where the title shown is a translation of ours."""
    found_at: tuple[tuple[str, str], ...] = ()
    """Where a work without a page is found: what is there, and its address."""


def list_entry(locale: Locale, work: Listed) -> ListEntry:
    """Return the entry of a publication, in the original's words where it has none in the language."""
    title, language = locale.title(work)
    found = ListEntry(
        path=work.address,
        anchor=None,
        title=title,
        summary=None,
        language=language,
        type=work.type,
        year=year_about(work),
        facts=publication_facts(locale, work),
        topics=publication_topics(locale, work),
        topic_keys=tuple(work.head.topics),
        countries=tuple(work.head.countries),
        locales=(),
        is_superseded=work.path in locale.site.superseded_by,
    )
    return _of_page(locale, work, found) if isinstance(work, Publication) else _of_work(locale, work, found)


def _of_page(locale: Locale, publication: Publication, found: ListEntry) -> ListEntry:
    text = publication.versions[found.language]
    is_other = found.language != locale.language
    note = (locale.word("in_language", language=locale.language_name(text.language)),) if is_other else ()
    event = publication.head.event
    withdrawn = (locale.word("withdrawn"),) if publication.head.withdrawn else ()
    cancelled = (locale.word("event_cancelled"),) if event and event.is_cancelled else ()
    return replace(
        found,
        summary=text.head.summary,
        facts=found.facts + note + withdrawn + cancelled,
        locales=tuple(publication.versions),
    )


def _of_work(locale: Locale, work: Work, found: ListEntry) -> ListEntry:
    """Return the entry of a work without a page: with its languages, its numbers and where it is found."""
    head = work.head
    languages = head.languages or list(head.title)
    numbers = tuple(f"{name} {value}" for name, value, _ in identifiers(locale, head))
    files = tuple((f"PDF, {locale.tongue(language)}", address) for language, address in head.pdf.items())
    code, title = next(iter(head.title.items()))
    return replace(
        found,
        anchor=work.anchor,
        facts=(*found.facts, ", ".join(map(locale.tongue, languages)), *numbers),
        locales=tuple(languages),
        printed_title=None if found.language in head.title else (title, code),
        found_at=(*((_host(one), one) for one in (head.official_address,) if one), *files),
    )


def _host(address: str) -> str:
    """Return the website of an address, as people call it."""
    found = address_parts(address)
    return (found.hostname or "" if found else "").removeprefix("www.") or address


def publication_facts(locale: Locale, work: Listed) -> tuple[str, ...]:
    """Return type and number, date, where it is known, and scope of a publication in words.

    What is compiled has no scope, nor have news; events have hours and a place.
    """
    event = work.head.event if isinstance(work, Publication) else None
    if event:
        place = event.place.get(locale.language)
        return (locale.kind(work), locale.event_time(event), *((place,) if place else ()))
    home = locale.country(locale.site.settings.home_country)
    holds_works = locale.kind_of(work).holds_works
    scope = (locale.word(f"scope_{work.head.scope}", country=home),) if holds_works else ()
    return (locale.kind(work), *((locale.date(work.date),) if work.date else ()), *scope)


def publication_topics(locale: Locale, work: Listed) -> tuple[Topic, ...]:
    """Return the topics of a publication that `data/topics.yml` knows."""
    known = (topic for topic in work.head.topics if topic in locale.site.topics)
    return tuple(Topic(locale.topic(topic), f"topics/{topic}") for topic in known)


def identifiers(locale: Locale, head: WorkFacts) -> list[tuple[str, str, str | None]]:
    """Return name, value and address of the DOI, ISBN, ISSN and catalogue number that a work has."""
    found = (
        ("DOI", head.doi, f"https://doi.org/{quote(head.doi or '', safe='/')}"),
        ("ISBN", head.isbn, None),
        ("ISSN", head.issn, None),
        (locale.word("label_catalogue_number"), head.catalogue_number, None),
    )
    return [(name, value, address) for name, value, address in found if value]


def identifier_key(identifier: str) -> str:
    """Return the letters and digits of an identifier: with and without signs it is the same."""
    return "".join(sign for sign in identifier.lower() if sign.isalnum())


def catalogue_document(locale: Locale, work: Listed, usual: SearchDocument) -> SearchDocument:
    """Return a publication as the search reads it: with its date, facets, and what a reader knows of it."""
    head, names = work.head, locale.type(work.type)
    year = str(year_about(work) or "")
    topics = " ".join(topic.name for topic in publication_topics(locale, work))
    is_compiled = locale.kind_of(work).is_compiled
    return replace(
        usual,
        kind=" · ".join(publication_facts(locale, work)),
        date=usual.date if is_compiled else " ".join(map(str, newness(work))),
        series="" if is_compiled else series_name(locale, work),
        share=COMPILED_SHARE if is_compiled else usual.share,
        facets=(
            f"type:{work.type}",
            f"year:{year}",
            *(f"topic:{topic}" for topic in head.topics if topic in locale.site.topics),
            *(f"country:{code}" for code in head.countries),
        ),
        also=(
            (head.number or "", TITLE_WEIGHT),
            *((identifier_key(value), TITLE_WEIGHT) for _, value, _ in identifiers(locale, head)),
            (year, YEAR_WEIGHT),
            (" ".join(dict.fromkeys((names.name, locale.genre(work), names.list))), TYPE_WEIGHT),
            (topics, TOPIC_WEIGHT),
            *usual.also,
        ),
    )


def publication_at(locale: Locale, path: str) -> Publication:
    """Return the publication at an address that is known to be one's."""
    found = locale.site.by_path[path]
    assert isinstance(found, Publication)
    return found


def series_name(locale: Locale, work: Listed) -> str:
    """Return what works that come out each year have in common: their titles but for the year.

    Nothing of one whose title has no year.
    """
    title = locale.title(work)[0]
    without = _YEAR.sub("", title)
    return "" if without == title else f"{work.type} {work.head.scope} {fold(without)}"


def publication_feed(
    locale: Locale,
    title: str,
    path: str,
    of_list: str,
    publications: Callable[[], Sequence[Publication]],
    author: str | None = None,
) -> Feed:
    """Return the feed of some publications, the newest first, at the page at `path`; `of_list` lists all.

    `author` is said of all of them where it is not the publisher of the site.
    """

    def entries() -> list[FeedEntry]:
        held = (one for one in publications() if locale.language in one.versions)
        return [_feed_entry(locale, one) for one in islice(held, LENGTH)]

    return Feed(locale, title, locale.url(path), locale.url(of_list), entries, author)


def _feed_entry(locale: Locale, publication: Publication) -> FeedEntry:
    version = publication.versions[locale.language]
    published = publication.head.published or PartialDate(publication.year)  # an event may be to come
    changed = locale.site.changed.get(version.file, published.earliest)
    return FeedEntry(
        title=version.head.title,
        summary=version.head.summary,
        kind=locale.kind(publication),
        address=locale.url(publication.path),
        published=published.earliest if published.day else None,
        updated=max(changed, published.earliest),
        topics=[topic.name for topic in publication_topics(locale, publication)],
    )
