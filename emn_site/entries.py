"""A publication as it stands in a list: one entry in the reader's language."""

from dataclasses import dataclass

from emn_site import languages
from emn_site.model import Publication, Site
from emn_site.words import word


@dataclass(frozen=True)
class Topic:
    """A topic of a publication and its page."""

    name: str
    path: str


@dataclass(frozen=True)
class Entry:
    """What a list says of a publication; `locale` is the language of title and summary."""

    path: str
    title: str
    summary: str
    locale: str
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


def entry(site: Site, publication: Publication, locale: str) -> Entry:
    """Return the entry of a publication, in the original's words where it has none in the language."""
    text = publication.versions.get(locale, publication.original)
    note = () if text.locale == locale else (_in_language(site, text.locale, locale),)
    return Entry(
        path=publication.path,
        title=text.head.title,
        summary=text.head.summary,
        locale=text.locale,
        type=publication.type.value,
        year=publication.date.year,
        facts=facts(site, publication, locale) + note,
        topics=topics(site, publication, locale),
        topic_keys=tuple(publication.head.topics),
        countries=tuple(publication.head.countries),
        locales=tuple(publication.versions),
        is_superseded=publication.path in site.superseded_by,
    )


def _in_language(site: Site, other: str, locale: str) -> str:
    language = languages.language_name(other, locale)
    return str(word(site, "in_language", locale)).format(language=language)


def facts(site: Site, publication: Publication, locale: str) -> tuple[str, ...]:
    """Return type and number, date and scope of a publication in words."""
    kind = word(site, publication.type.value, locale)
    number = publication.head.number
    return (
        f"{kind} {number}" if number else kind,
        languages.partial_date(publication.date, locale),
        word(site, f"scope_{publication.head.scope}", locale),
    )


def topics(site: Site, publication: Publication, locale: str) -> tuple[Topic, ...]:
    """Return the topics of a publication that `data/topics.yml` knows."""
    known = (topic for topic in publication.head.topics if topic in site.topics)
    return tuple(Topic(site.topics[topic][locale], f"topics/{topic}") for topic in known)
