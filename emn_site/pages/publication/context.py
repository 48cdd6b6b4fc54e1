"""What a publication's template needs to know besides the text."""

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from emn_site.charts.text_references import quoted_indicators
from emn_site.content.assets import cover_address
from emn_site.content.link_targets import resolve_target
from emn_site.content.translations import TranslationState, translation_state
from emn_site.exports import citation_styles, citations, structured_data
from emn_site.exports.pdf.report import PdfFacts
from emn_site.exports.terms import Licence, publication_licence
from emn_site.locale import Locale, addresses
from emn_site.model.publication import PublicationHead, Query, WorkFacts
from emn_site.model.site import Publication, Site
from emn_site.pages.entries import identifiers, publication_facts, publication_topics
from emn_site.pages.links import Link, publication_link

RELATED = 3
NOTED = ("announced", "described")
"""Where a title is not the printed one, readers are told; beside a translated one stands the printed one."""

CANDIDATES = 60
"""So many of each topic are compared, the newest: a page then costs the same in any site."""


@dataclass(frozen=True)
class CorrectionContext:
    """What was corrected, and when, in words; the paragraph before and after; the edition with the former."""

    date: str
    what: str
    former: str = ""
    present: str = ""
    edition: str | None = None


@dataclass(frozen=True)
class Relation:
    """How a publication belongs to others: in what way, and the others."""

    kind: str
    publications: tuple[Link, ...]


@dataclass(frozen=True)
class QueryContext:
    """Who asked and answered an ad hoc query, and until when, in words; its answers are public."""

    asked_by: str | None
    answered_by: str
    deadline: str | None


@dataclass(frozen=True)
class PublicationContext:
    """The facts above and below a publication's text, in words."""

    head: PublicationHead
    date: str
    facts: tuple[str, ...]
    is_compiled: bool
    """Whether it is compiled from the data: the page says so, and names nobody."""
    authors: tuple[str, ...]
    topics: tuple[Link, ...]
    countries: tuple[Link, ...]
    languages: str
    """The languages it was published in."""
    reading_time: str
    identifiers: tuple[tuple[str, str, str | None], ...]
    """Name, value and address of DOI, ISBN and catalogue number."""
    downloads: tuple[Link, ...]
    """The files, by language, each with its pages and its size where it lies here."""
    reading: Link | None
    """The publication itself, where this page is a summary of it: its address, and what is there."""
    cover: Link | None
    """The picture of a first page, and what it is."""
    licence: Licence | None
    query: QueryContext | None
    relations: tuple[Relation, ...]
    title_note: str | None
    original_title: str | None
    original_locale: str
    is_outdated: bool
    is_draft: bool
    awaited: str | None
    """The day from which readers see it, while that is to come."""
    withdrawn: CorrectionContext | None
    """When it was withdrawn, and why."""
    original_url: str
    corrections: tuple[CorrectionContext, ...]
    superseded_by: Link | None
    supersedes: Link | None
    changed: str | None
    edit_url: str | None
    data_used: tuple[Link, ...]
    """The indicators whose values and charts the text quotes."""
    related: tuple[tuple[Link, str], ...]
    previous: Link | None
    next: Link | None
    references: tuple[citation_styles.StyledCitation, ...]
    summary_references: tuple[citation_styles.StyledCitation, ...]
    """How this page is cited where the publication itself is elsewhere."""
    citation: dict[str, object]
    """The publication as CSL-JSON, from which the head of the page is made."""
    linked_data: dict[str, object]
    citation_files: tuple[citations.CitationFile, ...]


def publication_context(
    locale: Locale, publication: Publication, base: str, pdf: PdfFacts | None = None
) -> PublicationContext:
    """Return the view of a publication in a language it exists in; `base` is the site's public address.

    `pdf` is the document that is made of its text.
    """
    site, head, version = locale.site, publication.head, publication.versions[locale.language]
    status, siblings = version.head.title_status, site.newest[publication.type]
    place = site.places[publication.path]
    older = site.catalogue.get(head.supersedes or "")
    csl_item, *ours = citations.csl_items(locale, publication, base)
    pdfs = citations.cited_pdfs(publication, csl_item["language"], base, pdf.address if pdf else None)
    changed = site.changed.get(version.file)
    original = publication.original
    return PublicationContext(
        head=head,
        date=str(publication.date.earliest),
        facts=publication_facts(locale, publication),
        is_compiled=locale.kind_of(publication).is_compiled,
        authors=tuple(citations.responsible_names(locale, publication)),
        topics=tuple(
            Link(topic.name, locale.url(topic.path)) for topic in publication_topics(locale, publication)
        ),
        countries=_countries(locale, publication),
        languages=", ".join(map(locale.tongue, head.languages)),
        reading_time=locale.reading_time(version.text.words),
        identifiers=tuple(identifiers(locale, head)),
        downloads=tuple(Link(_file_facts(locale, *file), file[1], file[0]) for file in head.pdf.items()),
        reading=_reading(locale, head) if head.extent == "summary" else None,
        cover=_cover(locale, head),
        licence=publication_licence(publication),
        query=_query(locale, head.query) if head.query else None,
        relations=tuple(_relations(locale, publication)),
        title_note=locale.word(f"title_{status}") if status in NOTED else None,
        original_title=original.head.title if status == "translated" else None,
        original_locale=original.language,
        is_outdated=translation_state(publication, locale.language) is TranslationState.OUTDATED,
        is_draft=publication.is_draft,
        awaited=locale.date(head.publish_on) if publication.is_draft and head.publish_on else None,
        withdrawn=CorrectionContext(
            locale.date(head.withdrawn.date), head.withdrawn.why.get(locale.language, "")
        )
        if head.withdrawn
        else None,
        original_url=locale.in_other(original.language).url(publication.path),
        corrections=tuple(
            CorrectionContext(
                locale.date(found.date),
                found.what.get(locale.language, ""),
                found.former.get(locale.language, ""),
                found.present.get(locale.language, ""),
                found.edition,
            )
            for found in sorted(head.corrections, key=lambda found: found.date.earliest, reverse=True)
        ),
        superseded_by=publication_link(locale, site.superseded_by.get(publication.path)),
        supersedes=publication_link(locale, older),
        changed=locale.day(changed) if changed else None,
        edit_url=site.settings.edit_url(version.file) if site.settings.is_repository_public else None,
        data_used=tuple(
            Link(locale.indicator(key).name, locale.url(addresses.indicator_path(key)))
            for key in quoted_indicators([*version.text.links, *version.text.images])
        ),
        related=tuple(_related(locale, publication)),
        previous=publication_link(locale, siblings[place + 1] if place + 1 < len(siblings) else None),
        next=publication_link(locale, siblings[place - 1] if place else None),
        references=tuple(citation_styles.styled_citations(csl_item, locale.language)),
        summary_references=tuple(
            found for one in ours for found in citation_styles.styled_citations(one, locale.language)
        ),
        citation=csl_item,
        linked_data=structured_data.schema_report(locale, publication, base, csl_item, pdf),
        citation_files=tuple(citations.citation_files(csl_item, pdfs)),
    )


def _file_facts(locale: Locale, language: str, address: str) -> str:
    """Return the language of a file, with its pages and its size where it lies here."""
    tongue, asset = locale.tongue(language), locale.site.assets.get(f"docs/{address}")
    if asset is None or not asset.pages:
        return tongue
    size = locale.number(max(asset.size / 1_000_000, 0.1), 1)
    return locale.word(
        "file_of_site", language=tongue, pages=locale.counted("page_count", asset.pages), size=size
    )


def _reading(locale: Locale, head: WorkFacts) -> Link | None:
    """Return where the work is read: its file in this language, or else in another, or its page."""
    files = sorted(head.pdf.items(), key=lambda file: file[0] != locale.language)
    address = next((address for _, address in files), head.official_address)
    if not address:
        return None
    host = urlsplit(address).netloc.removeprefix("www.")
    if files:
        parts = ["PDF", host, _file_facts(locale, *files[0])]
    else:
        parts = [host, "PDF" if address.endswith(".pdf") else "", *map(locale.tongue, head.languages)]
    return Link(locale.word("read_publication", what=", ".join(filter(None, parts))), address)


def _cover(locale: Locale, head: WorkFacts) -> Link | None:
    """Return the picture of the file in this language, or else of the first that has one."""
    own = ((language, head.pdf[language]) for language in (locale.language,) if language in head.pdf)
    for language, address in (*own, *head.pdf.items()):
        asset = locale.site.assets.get(f"docs/{address}")
        if asset and asset.cover:
            title = locale.word("cover_of", language=locale.tongue(language))
            return Link(title, cover_address(address))
    return None


def _query(locale: Locale, query: Query) -> QueryContext:
    return QueryContext(
        asked_by=locale.country(query.asked_by) if query.asked_by else None,
        answered_by=locale.listing([locale.country(code) for code in query.answered_by]),
        deadline=locale.date(query.deadline) if query.deadline else None,
    )


def _relations(locale: Locale, publication: Publication) -> Iterator[Relation]:
    """Yield the works that a publication belongs to, and those that belong to it."""
    site, head = locale.site, publication.head
    companions = site.companions.get(publication.path, [])
    for kind, found in (
        ("synthesis", [site.catalogue.get(head.synthesis or "")]),
        ("part_of", [site.catalogue.get(head.part_of or "")]),
        ("national_reports", [p for p in companions if p.head.synthesis == publication.path]),
        ("parts", [p for p in companions if p.head.part_of == publication.path]),
    ):
        links = tuple(link for one in found if (link := publication_link(locale, one)))
        if links:
            yield Relation(kind, links)


def _countries(locale: Locale, publication: Publication) -> tuple[Link, ...]:
    slugs = locale.site.slugs
    return tuple(
        Link(locale.country(code), locale.url(f"countries/{slugs[code]}"))
        for code in publication.head.countries
        if code in slugs
    )


def _related(locale: Locale, publication: Publication) -> Iterator[tuple[Link, str]]:
    """Yield links to the publications nearest to one; those of one title with their type and year."""
    near = related_publications(locale.site, publication)
    titles = [locale.title(other)[0] for other in near]
    for other, title in zip(near, titles, strict=True):
        if link := publication_link(locale, other):
            yield link, f"{locale.kind(other)}, {other.year}" if titles.count(title) > 1 else ""


def related_publications(site: Site, publication: Publication) -> list[Publication]:
    """Return the publications nearest to one: most topics and countries in common, then the newest.

    A study and its synthesis report count as one. Those that its own text, its facts or the links to the
    former and the next name, and those that have been superseded, are not among them.
    """
    named = {
        resolve_target(version.file, link.target)
        for version in publication.versions.values()
        for link in version.text.links
    }
    siblings, place = site.newest[publication.type], site.places[publication.path]
    shown = {other.path for other in siblings[max(place - 1, 0) : place + 2]} | {publication.head.part_of}
    shown |= {other.path for other in site.companions.get(publication.path, [])}
    candidates = [
        other for topic in publication.head.topics for other in site.by_topic.get(topic, [])[:CANDIDATES]
    ]

    def work(other: Publication) -> str:
        return other.head.synthesis or other.path

    def is_shown(other: Publication) -> bool:
        return other.path in shown or bool(named & {version.file for version in other.versions.values()})

    def nearness(other: Publication) -> tuple[int, int, str]:
        shared = 2 * len(publication.topics & other.topics) + len(publication.countries & other.countries)
        return -shared, -other.date.earliest.toordinal(), other.path

    works = {work(publication), *map(work, filter(is_shown, candidates)), *site.superseded_by}
    nearest = dict[str, Publication]()
    for other in sorted(candidates, key=nearness):
        nearest.setdefault(work(other), other)
    return [one for key, one in nearest.items() if key not in works and one.path not in works][:RELATED]
