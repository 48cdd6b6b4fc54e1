"""A publication as it stands in a list and in a feed: one entry in the reader's language."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import islice

from emn_site.exports.feeds import LENGTH, Feed, FeedEntry
from emn_site.locale import Locale
from emn_site.model.site import Publication


@dataclass(frozen=True)
class Topic:
    """A topic of a publication and its page."""

    name: str
    path: str


@dataclass(frozen=True)
class ListEntry:
    """What a list says of a publication; `language` is the language of title and summary."""

    path: str
    title: str
    summary: str
    language: str
    type: str
    year: int
    facts: tuple[str, ...]
    topics: tuple[Topic, ...]
    topic_keys: tuple[str, ...]
    countries: tuple[str, ...]
    """Codes of the countries it is about; none where it is about all."""
    locales: tuple[str, ...]
    """The languages in which the site has it."""
    is_superseded: bool


def list_entry(locale: Locale, publication: Publication) -> ListEntry:
    """Return the entry of a publication, in the original's words where it has none in the language."""
    text = publication.versions.get(locale.language, publication.original)
    is_other = text.language != locale.language
    note = (locale.word("in_language", language=locale.language_name(text.language)),) if is_other else ()
    return ListEntry(
        path=publication.path,
        title=text.head.title,
        summary=text.head.summary,
        language=text.language,
        type=publication.type,
        year=publication.date.year,
        facts=publication_facts(locale, publication)
        + note
        + ((locale.word("withdrawn"),) if publication.head.withdrawn else ()),
        topics=publication_topics(locale, publication),
        topic_keys=tuple(publication.head.topics),
        countries=tuple(publication.head.countries),
        locales=tuple(publication.versions),
        is_superseded=publication.path in locale.site.superseded_by,
    )


def publication_facts(locale: Locale, publication: Publication) -> tuple[str, ...]:
    """Return type and number, date and scope of a publication in words; what is compiled has no scope."""
    facts = locale.kind(publication), locale.date(publication.date)
    if locale.kind_of(publication).is_compiled:
        return facts
    return *facts, locale.word(f"scope_{publication.head.scope}")


def publication_topics(locale: Locale, publication: Publication) -> tuple[Topic, ...]:
    """Return the topics of a publication that `data/topics.yml` knows."""
    known = (topic for topic in publication.head.topics if topic in locale.site.topics)
    return tuple(Topic(locale.topic(topic), f"topics/{topic}") for topic in known)


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
    version, published = publication.versions[locale.language], publication.date
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
