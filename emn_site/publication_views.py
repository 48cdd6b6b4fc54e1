"""What a publication's template needs to know besides the text."""

from dataclasses import dataclass
from math import ceil
from urllib.parse import quote, urlencode

from emn_site import addresses, citations, languages, structured_data
from emn_site.entries import facts, topics
from emn_site.markdown_text import outline
from emn_site.model import Publication, Site
from emn_site.paths import resolved
from emn_site.translations import State, state
from emn_site.word_forms import words
from emn_site.words import word

WORDS_A_MINUTE = 200
RELATED = 3
CANDIDATES = 60
"""So many of each topic are compared, the newest: a page then costs the same in any site."""


@dataclass(frozen=True)
class Link:
    """A title and the address it leads to; `locale` where the title is in another language."""

    title: str
    url: str
    locale: str | None = None


@dataclass(frozen=True)
class CorrectionView:
    """What was corrected, and when, in words."""

    date: str
    what: str


@dataclass(frozen=True)
class PublicationView:
    """The facts above and below a publication's text, in words."""

    date: str
    facts: tuple[str, ...]
    authors: tuple[str, ...]
    topics: tuple[Link, ...]
    countries: tuple[Link, ...]
    languages: tuple[str, ...]
    reading_time: str
    identifiers: tuple[tuple[str, str, str | None], ...]
    """Name, value and address of DOI, ISBN and catalogue number."""
    downloads: tuple[Link, ...]
    synthesis_report: str | None
    title_note: str | None
    original_title: str | None
    original_locale: str
    is_outdated: bool
    is_draft: bool
    original_url: str
    seen: tuple[str, ...]
    corrections: tuple[CorrectionView, ...]
    superseded_by: Link | None
    supersedes: Link | None
    changed: str | None
    edit_url: str
    report_url: str
    related: tuple[Link, ...]
    previous: Link | None
    next: Link | None
    references: tuple[citations.Reference, ...]
    citation: dict[str, object]
    """The publication as CSL-JSON, from which the head of the page is made."""
    linked_data: dict[str, object]
    citation_files: tuple[tuple[str, str], ...]


def publication_view(site: Site, publication: Publication, locale: str, base: str) -> PublicationView:
    """Return the view of a publication in a language it exists in; `base` is the site's public address."""
    head, version = publication.head, publication.versions[locale]
    url = addresses.url(site.settings, publication.path, locale)
    status, siblings = version.head.title_status, site.newest[publication.type]
    place = site.places[publication.path]
    older = site.by_path.get(head.supersedes or "")
    csl_item = citations.item(site, publication, locale, base)
    changed = site.changed.get(version.file)
    return PublicationView(
        date=str(publication.date.earliest),
        facts=facts(site, publication, locale),
        authors=tuple(citations.authors(site, publication, locale)),
        topics=tuple(
            Link(topic.name, addresses.url(site.settings, topic.path, locale))
            for topic in topics(site, publication, locale)
        ),
        countries=_countries(site, publication, locale),
        languages=tuple(languages.language_name(code, locale) for code in head.languages),
        reading_time=languages.plural(
            word(site, "reading_time", locale), ceil(len(words(version.body)) / WORDS_A_MINUTE) or 1, locale
        ),
        identifiers=_identifiers(site, publication, locale),
        downloads=tuple(
            Link(languages.language_name(code, locale), file, code) for code, file in head.pdf.items()
        ),
        synthesis_report=head.synthesis_report,
        title_note=None if status == "official" else word(site, f"title_{status}", locale),
        original_title=publication.original.head.title if status == "translated" else None,
        original_locale=publication.original.locale,
        is_outdated=state(publication, locale) is State.OUTDATED,
        is_draft=publication.is_draft,
        original_url=addresses.url(site.settings, publication.path, publication.original.locale),
        seen=tuple(head.seen),
        corrections=tuple(
            CorrectionView(languages.partial_date(found.date, locale), found.what[locale])
            for found in sorted(head.corrections, key=lambda found: found.date.earliest, reverse=True)
        ),
        superseded_by=_link(site, site.superseded_by.get(publication.path), locale),
        supersedes=_link(site, older if isinstance(older, Publication) else None, locale),
        changed=languages.day(changed, locale) if changed else None,
        edit_url=f"{site.settings.repository}/edit/main/{version.file}",
        report_url=_report_url(site, version.head.title, base + url, locale),
        related=tuple(found for other in related(site, publication) if (found := _link(site, other, locale))),
        previous=_link(site, siblings[place + 1] if place + 1 < len(siblings) else None, locale),
        next=_link(site, siblings[place - 1] if place else None, locale),
        references=tuple(citations.references(csl_item, locale)),
        citation=csl_item,
        linked_data=structured_data.report(site, publication, locale, base, csl_item),
        citation_files=tuple((kind, url + file) for file, kind in citations.FILES.items()),
    )


def _link(site: Site, publication: Publication | None, locale: str) -> Link | None:
    """Return a link to a publication; a text missing in the language has its notice there."""
    if publication is None:
        return None
    text = publication.versions.get(locale, publication.original)
    other = None if text.locale == locale else text.locale
    return Link(text.head.title, addresses.url(site.settings, publication.path, locale), other)


def _countries(site: Site, publication: Publication, locale: str) -> tuple[Link, ...]:
    slugs = {country.code: slug for slug, country in site.countries.items()}
    return tuple(
        Link(
            languages.country_name(code, locale),
            addresses.url(site.settings, f"countries/{slugs[code]}", locale),
        )
        for code in publication.head.countries
        if code in slugs
    )


def _identifiers(
    site: Site, publication: Publication, locale: str
) -> tuple[tuple[str, str, str | None], ...]:
    head = publication.head
    catalogue_number = word(site, "label_catalogue_number", locale)
    return tuple(
        (name, value, address)
        for name, value, address in (
            ("DOI", head.doi, f"https://doi.org/{quote(head.doi or '', safe='/')}"),
            ("ISBN", head.isbn, None),
            (catalogue_number, head.catalogue_number, None),
        )
        if value
    )


def _report_url(site: Site, title: str, address: str, locale: str) -> str:
    words_of_report = {
        "title": word(site, "report_text_title", locale).format(page=title),
        "body": word(site, "report_text_body", locale).format(page=address),
    }
    return f"{site.settings.repository}/issues/new?{urlencode(words_of_report, quote_via=quote)}"


def related(site: Site, publication: Publication) -> list[Publication]:
    """Return the publications nearest to one: most topics and countries in common, then the newest.

    Those that its own text names, and those that have been superseded, are not among them.
    """
    topics_of, countries_of = set(publication.head.topics), set(publication.head.countries)
    named = {
        resolved(version.file, link.target)
        for version in publication.versions.values()
        for link in outline(version.body).links
    }
    candidates = {
        other.path: other
        for topic in publication.head.topics
        for other in site.by_topic.get(topic, [])[:CANDIDATES]
        if other.path not in (publication.path, *site.superseded_by)
        and not named & {version.file for version in other.versions.values()}
    }

    def nearness(other: Publication) -> tuple[int, int, str]:
        shared = 2 * len(topics_of & set(other.head.topics)) + len(countries_of & set(other.head.countries))
        return -shared, -other.date.earliest.toordinal(), other.path

    return sorted(candidates.values(), key=nearness)[:RELATED]
