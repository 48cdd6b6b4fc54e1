"""What a page's template needs to know besides its text: place, language, neighbours, facts."""

import re
from dataclasses import dataclass, replace
from typing import Any

from emn_site.exports.cards import card_address
from emn_site.exports.citations import page_citation
from emn_site.exports.feeds import MEDIA
from emn_site.exports.pdf.report import PdfFacts
from emn_site.exports.structured_data import pdf_encoding, schema_trail
from emn_site.locale import Locale, all_locales
from emn_site.model.site import Site
from emn_site.model.text import FinishedPage, Heading
from emn_site.pages import kinds
from emn_site.pages.finish import finish_page
from emn_site.pages.kind import ContextRequest, Kind
from emn_site.pages.links import Link

NOT_FOUND = Kind(
    name="not_found",
    paths=lambda locale: [],
    layout=lambda locale, path: "404.html",
    style="list",
    is_indexed=False,
)
"""What a server shows at an address that is not known; no address of the site leads to it."""

FEWEST_PARTS = 3
"""So many parts a page has before a list of them is worth its room."""


@dataclass(frozen=True)
class LanguageLink:
    """The same page in one language."""

    language: str
    name: str
    """What the language calls itself."""
    tongue: str
    """What it is called in the language of the page."""
    url: str
    is_current: bool


@dataclass(frozen=True)
class PdfLink:
    """The PDF of a page: its address, and how long and how large it is, in words."""

    address: str
    extent: str


@dataclass(frozen=True)
class PageContext:
    """One page in one language."""

    language: str
    template: str
    style: str
    """The style sheet of its kind (`exports.style_bundles`)."""
    title: str
    title_locale: str
    summary: str
    url: str
    contents: list[tuple[Heading, list[Heading]]]
    """The headings of the second level, each with those of the third below it, where they help."""
    breadcrumbs: list[Link]
    sections: list[Link]
    languages: list[LanguageLink]
    alternates: list[LanguageLink]
    is_indexed: bool
    details: object
    """What the template of its kind needs beside."""
    linked_data: dict[str, Any] | None
    citation: str | None
    pdf: PdfLink | None
    """The document that is made of the page."""
    card: str
    """The address of the picture with which the page is shared."""
    card_alternative: str
    """What is on it, in words."""
    trail: dict[str, Any] | None
    """Where the page stands, as schema.org has it."""
    feeds: list[tuple[str, str, str]]
    """Title, media type and address of the feeds that belong to the page."""

    @property
    def tab_title(self) -> str:
        """The title; of a long subtitle only what tells works apart: years, a mark at its end."""
        name, _, subtitle = self.title.partition(": ")
        telling = " ".join(re.findall(r"\b\d{4}(?:–\d{4})?\b|\([^()]+\)$", subtitle))
        return self.title if len(self.title) < 60 else ", ".join(filter(None, [name, telling]))


def page_context(
    locale: Locale, finished: FinishedPage, base: str, pdf: PdfFacts | None = None
) -> PageContext:
    """Return the view of a finished page; `base` is the public address of the site, `pdf` is its document."""
    path, site = finished.path, locale.site
    upwards = kinds.lineage(locale, path)
    kind = kinds.kind_of(locale, path) or NOT_FOUND
    page, is_notice = site.by_path.get(path), kinds.is_notice(locale, path)
    real = list(page.versions) if page else site.settings.locales
    links = [_language(locale, one, path) for one in all_locales(site)]
    shared, draw = next(
        (above, one.card) for above, one in upwards if one.card and (pdf or not one.has_card_with_pdf)
    )
    above = breadcrumbs(locale, path)
    return PageContext(
        language=locale.language,
        template=kind.layout(locale, path),
        style=kind.style,
        title=finished.title,
        title_locale=page.original.language if page and is_notice else locale.language,
        summary=finished.summary,
        url=locale.url(path),
        contents=table_of_contents(finished.headings, kind.contents_levels),
        breadcrumbs=above,
        sections=[_link(locale, kind, path) for path, kind in kinds.menu(locale)],
        languages=links,
        alternates=[link for link in links if link.language in real],
        is_indexed=not is_notice and kind.is_indexed,
        details=kind.context(locale, ContextRequest(path, base, kinds.facets(), pdf)),
        card=card_address(shared, locale.language),
        card_alternative=draw(locale, shared).alternative,
        trail=schema_trail([*above, Link(finished.title, locale.url(path))], base)
        if above and kind is not NOT_FOUND
        else None,
        citation=page_citation(locale, kind.cited, finished.title) if kind.cited else None,
        pdf=_pdf_link(locale, pdf) if pdf else None,
        linked_data={**kind.linked_data(locale, path, base), **pdf_encoding(base, pdf)}
        if kind.linked_data
        else None,
        feeds=[
            (feed.title, media, feed.folder + file)
            for above, kind in reversed(upwards)
            if (feed := kind.feed(locale, above))
            for file, media in MEDIA.items()
        ],
    )


def not_found_context(locale: Locale, base: str) -> PageContext:
    """Return the view of the page for an address that is not known; its languages lead to their homes."""
    homes = [_language(locale, one, "index") for one in all_locales(locale.site)]
    finished = finish_page(locale, "404", locale.word("not_found"), locale.word("not_found_about"), "")
    found = page_context(locale, finished, base)
    return replace(found, languages=homes, alternates=homes)


def table_of_contents(headings: tuple[Heading, ...], levels: int) -> list[tuple[Heading, list[Heading]]]:
    """Return the headings of a page as its list of contents: the first level with the second; not of few."""
    found: list[tuple[Heading, list[Heading]]] = []
    for heading in headings:
        if heading.level == 2 <= levels + 1:
            found.append((heading, []))
        elif heading.level == 3 <= levels + 1 and found:
            found[-1][1].append(heading)
    return found if sum(1 + len(below) for _, below in found) >= FEWEST_PARTS else []


def _language(locale: Locale, other: Locale, path: str) -> LanguageLink:
    return LanguageLink(
        other.language, other.name, locale.tongue(other.language), other.url(path), other is locale
    )


def _link(locale: Locale, kind: Kind, path: str) -> Link:
    return Link(kind.label(locale, path), locale.url(path))


def breadcrumbs(locale: Locale, path: str) -> list[Link]:
    """Return the pages above a page, from home down; the page itself is not among them."""
    upwards = kinds.lineage(locale, path)
    return [_link(locale, kind, above) for above, kind in reversed(upwards) if above != path]


def _pdf_link(locale: Locale, pdf: PdfFacts) -> PdfLink:
    pages = locale.counted("pdf_pages", pdf.pages)
    size = locale.word("pdf_size", size=locale.number(max(1, round(pdf.size / 1000))))
    return PdfLink(pdf.address, f"{pages}, {size}")


def sitemap_entries(site: Site, paths: list[str]) -> list[list[LanguageLink]]:
    """Return each page that search engines may show, in the languages it really exists in."""
    entries = (
        [_language(locale, locale, path) for locale in all_locales(site) if _is_indexed(locale, path)]
        for path in sorted(set(paths))
    )
    return [languages for languages in entries if languages]


def _is_indexed(locale: Locale, path: str) -> bool:
    kind = kinds.kind_of(locale, path)
    return kind is not None and kind.is_indexed and not kinds.is_notice(locale, path)
