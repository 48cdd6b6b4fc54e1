"""What a publication's template needs to know besides the text."""

from collections.abc import Iterator
from dataclasses import dataclass
from heapq import nsmallest
from urllib.parse import quote, urlencode

from emn_site.content.link_targets import resolved
from emn_site.content.translations import State, state
from emn_site.exports import citations, structured_data
from emn_site.locale import Language
from emn_site.model.site import Publication, Site
from emn_site.pages.entries import facts, topics
from emn_site.pages.links import Link, to_publication

RELATED = 3
CANDIDATES = 60
"""So many of each topic are compared, the newest: a page then costs the same in any site."""


@dataclass(frozen=True)
class CorrectionView:
    """What was corrected, and when, in words."""

    date: str
    what: str


@dataclass(frozen=True)
class Relation:
    """How a publication belongs to others: in what way, and the others."""

    kind: str
    publications: tuple[Link, ...]


@dataclass(frozen=True)
class PublicationView:
    """The facts above and below a publication's text, in words."""

    date: str
    facts: tuple[str, ...]
    authors: tuple[str, ...]
    topics: tuple[Link, ...]
    countries: tuple[Link, ...]
    languages: str
    """The languages it was published in."""
    reading_time: str
    identifiers: tuple[tuple[str, str, str | None], ...]
    """Name, value and address of DOI, ISBN and catalogue number."""
    downloads: tuple[Link, ...]
    relations: tuple[Relation, ...]
    extent: str
    """Whether the page holds the publication itself (full), a summary of it, or a notice."""
    official_address: str | None
    title_note: str | None
    original_title: str | None
    original_locale: str
    is_outdated: bool
    is_draft: bool
    awaited: str | None
    """The day from which readers see it, while that is to come."""
    withdrawn: CorrectionView | None
    """When it was withdrawn, and why."""
    original_url: str
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
    summary_references: tuple[citations.Reference, ...]
    """How this page is cited where the publication itself is elsewhere."""
    citation: dict[str, object]
    """The publication as CSL-JSON, from which the head of the page is made."""
    linked_data: dict[str, object]
    citation_files: tuple[citations.CitationFile, ...]


def publication_view(speech: Language, publication: Publication, base: str) -> PublicationView:
    """Return the view of a publication in a language it exists in; `base` is the site's public address."""
    site, head, version = speech.site, publication.head, publication.versions[speech.locale]
    url = speech.url(publication.path)
    status, siblings = version.head.title_status, site.newest[publication.type]
    place = site.places[publication.path]
    older = site.by_path.get(head.supersedes or "")
    csl_item, *ours = citations.items(speech, publication, base)
    changed = site.changed.get(version.file)
    original = publication.original
    return PublicationView(
        date=str(publication.date.earliest),
        facts=facts(speech, publication),
        authors=tuple(citations.authors(speech, publication)),
        topics=tuple(Link(topic.name, speech.url(topic.path)) for topic in topics(speech, publication)),
        countries=_countries(speech, publication),
        languages=", ".join(map(speech.tongue, head.languages)),
        reading_time=speech.reading_time(version.text.words),
        identifiers=_identifiers(speech, publication),
        downloads=tuple(Link(speech.tongue(code), file, code) for code, file in head.pdf.items()),
        relations=tuple(_relations(speech, publication)),
        extent=head.extent,
        official_address=head.official_address,
        title_note=None if status == "official" else speech.word(f"title_{status}"),
        original_title=original.head.title if status == "translated" else None,
        original_locale=original.locale,
        is_outdated=state(publication, speech.locale) is State.OUTDATED,
        is_draft=publication.is_draft,
        awaited=speech.date(head.publish_on) if publication.is_draft and head.publish_on else None,
        withdrawn=CorrectionView(speech.date(head.withdrawn.date), head.withdrawn.why.get(speech.locale, ""))
        if head.withdrawn
        else None,
        original_url=speech.in_other(original.locale).url(publication.path),
        corrections=tuple(
            CorrectionView(speech.date(found.date), found.what.get(speech.locale, ""))
            for found in sorted(head.corrections, key=lambda found: found.date.earliest, reverse=True)
        ),
        superseded_by=to_publication(speech, site.superseded_by.get(publication.path)),
        supersedes=to_publication(speech, older if isinstance(older, Publication) else None),
        changed=speech.day(changed) if changed else None,
        edit_url=f"{site.settings.repository}/edit/main/{version.file}",
        report_url=_report_url(speech, version.head.title, base + url),
        related=tuple(
            found for other in related(site, publication) if (found := to_publication(speech, other))
        ),
        previous=to_publication(speech, siblings[place + 1] if place + 1 < len(siblings) else None),
        next=to_publication(speech, siblings[place - 1] if place else None),
        references=tuple(citations.references(csl_item, speech.locale)),
        summary_references=tuple(found for one in ours for found in citations.references(one, speech.locale)),
        citation=csl_item,
        linked_data=structured_data.report(speech, publication, base, csl_item),
        citation_files=tuple(citations.files(csl_item)),
    )


def _relations(speech: Language, publication: Publication) -> Iterator[Relation]:
    """Yield the works that a publication belongs to, and those that belong to it."""
    site, head = speech.site, publication.head
    belonging = site.belonging.get(publication.path, [])
    for kind, found in (
        ("synthesis", [site.by_path.get(head.synthesis or "")]),
        ("part_of", [site.by_path.get(head.part_of or "")]),
        ("national_reports", [p for p in belonging if p.head.synthesis == publication.path]),
        ("parts", [p for p in belonging if p.head.part_of == publication.path]),
    ):
        works = [to_publication(speech, one) for one in found if isinstance(one, Publication)]
        if works:
            yield Relation(kind, tuple(link for link in works if link))


def _countries(speech: Language, publication: Publication) -> tuple[Link, ...]:
    slugs = speech.site.slugs
    return tuple(
        Link(speech.country(code), speech.url(f"countries/{slugs[code]}"))
        for code in publication.head.countries
        if code in slugs
    )


def _identifiers(speech: Language, publication: Publication) -> tuple[tuple[str, str, str | None], ...]:
    head = publication.head
    return tuple(
        (name, value, address)
        for name, value, address in (
            ("DOI", head.doi, f"https://doi.org/{quote(head.doi or '', safe='/')}"),
            ("ISBN", head.isbn, None),
            (speech.word("label_catalogue_number"), head.catalogue_number, None),
        )
        if value
    )


def _report_url(speech: Language, title: str, address: str) -> str:
    about = {
        "title": speech.word("report_text_title", page=title),
        "body": speech.word("report_text_body", page=address),
    }
    return f"{speech.site.settings.repository}/issues/new?{urlencode(about, quote_via=quote)}"


def related(site: Site, publication: Publication) -> list[Publication]:
    """Return the publications nearest to one: most topics and countries in common, then the newest.

    Those that its own text or its facts name, and those that have been superseded, are not among them.
    """
    named = {
        resolved(version.file, link.target)
        for version in publication.versions.values()
        for link in version.text.links
    }
    belonging = {other.path for other in site.belonging.get(publication.path, [])}
    shown = {publication.path, publication.head.synthesis, publication.head.part_of, *belonging}
    candidates = {
        other.path: other
        for topic in publication.head.topics
        for other in site.by_topic.get(topic, [])[:CANDIDATES]
        if other.path not in shown | site.superseded_by.keys()
        and not named & {version.file for version in other.versions.values()}
    }

    def nearness(other: Publication) -> tuple[int, int, str]:
        shared = 2 * len(publication.topics & other.topics) + len(publication.countries & other.countries)
        return -shared, -other.date.earliest.toordinal(), other.path

    return nsmallest(RELATED, candidates.values(), key=nearness)
