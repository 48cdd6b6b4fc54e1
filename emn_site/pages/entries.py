"""A publication as it stands in a list: one entry in the reader's language."""

from dataclasses import dataclass

from emn_site.locale import Language
from emn_site.model.site import Publication


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


def entry(speech: Language, publication: Publication) -> Entry:
    """Return the entry of a publication, in the original's words where it has none in the language."""
    text = publication.versions.get(speech.locale, publication.original)
    is_other = text.locale != speech.locale
    note = (speech.word("in_language", language=speech.language(text.locale)),) if is_other else ()
    return Entry(
        path=publication.path,
        title=text.head.title,
        summary=text.head.summary,
        locale=text.locale,
        type=publication.type,
        year=publication.date.year,
        facts=facts(speech, publication)
        + note
        + ((speech.word("withdrawn"),) if publication.head.withdrawn else ()),
        topics=topics(speech, publication),
        topic_keys=tuple(publication.head.topics),
        countries=tuple(publication.head.countries),
        locales=tuple(publication.versions),
        is_superseded=publication.path in speech.site.superseded_by,
    )


def facts(speech: Language, publication: Publication) -> tuple[str, ...]:
    """Return type and number, date and scope of a publication in words."""
    scope = speech.word(f"scope_{publication.head.scope}")
    return speech.kind(publication), speech.date(publication.date), scope


def topics(speech: Language, publication: Publication) -> tuple[Topic, ...]:
    """Return the topics of a publication that `data/topics.yml` knows."""
    known = (topic for topic in publication.head.topics if topic in speech.site.topics)
    return tuple(Topic(speech.topic(topic), f"topics/{topic}") for topic in known)
