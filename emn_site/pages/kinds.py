"""The kinds of pages of a site, which of them a page is of, and what pages bring with them."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator
from functools import lru_cache, partial
from pathlib import Path

from emn_site.exports.cards import Card, card_address, draw_card
from emn_site.exports.feeds import Feed
from emn_site.locale import Locale, all_locales, templates
from emn_site.locale.addresses import markdown_file
from emn_site.model.site import Site
from emn_site.model.text import Place
from emn_site.pages.catalogue.kind import KIND as CATALOGUE
from emn_site.pages.compare.kind import KIND as COMPARE
from emn_site.pages.contact_points.kind import KIND as CONTACT_POINTS
from emn_site.pages.contacts.kind import KIND as CONTACTS
from emn_site.pages.counterpart.kind import KIND as COUNTERPART
from emn_site.pages.country.kind import KIND as COUNTRY
from emn_site.pages.country_list.kind import KIND as COUNTRY_LIST
from emn_site.pages.data.kind import KIND as DATA
from emn_site.pages.editions.kind import KIND as EDITIONS
from emn_site.pages.figure.kind import KIND as FIGURE
from emn_site.pages.follow.kind import follow_kind
from emn_site.pages.glossary.kind import KIND as GLOSSARY
from emn_site.pages.guide.kind import KIND as GUIDE
from emn_site.pages.home.kind import KIND as HOME
from emn_site.pages.indicator.kind import KIND as INDICATOR
from emn_site.pages.kind import Kind
from emn_site.pages.legal.kind import KIND as LEGAL
from emn_site.pages.news.kind import KIND as NEWS
from emn_site.pages.open_data.kind import KIND as OPEN_DATA
from emn_site.pages.problem_codes.kind import KIND as PROBLEM_CODES
from emn_site.pages.publication.kind import KIND as PUBLICATION
from emn_site.pages.search.kind import KIND as SEARCH
from emn_site.pages.text.kind import KIND as TEXT, menu_places
from emn_site.pages.type_list.kind import KIND as TYPE_LIST
from emn_site.pages.year.kind import KIND as YEAR
from emn_site.pages.year_list.kind import KIND as YEAR_LIST

KINDS: tuple[Kind, ...] = (
    HOME, PUBLICATION, NEWS, COUNTERPART, TYPE_LIST, CATALOGUE, COUNTRY_LIST, COUNTRY, CONTACT_POINTS,
    DATA, INDICATOR, YEAR_LIST, YEAR, COMPARE, FIGURE, GLOSSARY, OPEN_DATA, PROBLEM_CODES, SEARCH, EDITIONS,
    LEGAL, GUIDE, TEXT, CONTACTS, follow_kind(lambda: KINDS),
)  # fmt: skip
"""Every kind, in the order of the menu; where two have a page at one address, the first makes it."""


def kind_of(locale: Locale, path: str) -> Kind | None:
    """Return the kind of a page; None where there is no page."""
    return _by_path(locale).get(path)


@lru_cache(maxsize=32)
def _by_path(locale: Locale) -> dict[str, Kind]:
    return {path: kind for kind in reversed(KINDS) for path in kind.paths(locale)}


def kind_styles(root: Path) -> dict[str, str]:
    """Return what the kinds add to each style sheet: `style.css` in the folder of a kind, or a site's own."""
    found: defaultdict[str, str] = defaultdict(str)
    for kind in KINDS:
        files = (folder / kind.name / "style.css" for folder in templates.template_folders(root))
        if file := next(filter(Path.is_file, files), None):
            found[kind.style] += file.read_text(encoding="utf-8")
    return dict(found)


@lru_cache(maxsize=32)
def menu(locale: Locale) -> list[tuple[str, Kind]]:
    """Return the pages of the menu, each with its kind; ordinary pages stand where their texts say."""
    found = [(path, kind) for kind in KINDS for path in kind.menu(locale)]
    for place, path in menu_places(locale.site):
        if kind_of(locale, path) is TEXT:
            found.insert(place - 1, (path, TEXT))
    return found


def lineage(locale: Locale, path: str) -> list[tuple[str, Kind]]:
    """Return a page, those above it up to the front page, each with its kind."""
    found = dict[str, Kind]()
    while path not in found and path != "index" and (kind := kind_of(locale, path)):
        found[path] = kind
        path = kind.above or f"{path.partition('/')[0]}/index"
    return [*found.items(), ("index", HOME)]


def facets() -> tuple[str, ...]:
    """Return the kinds of pages the search can be narrowed by; what has no name of its own comes last."""
    return (*dict.fromkeys(kind.facet for kind in KINDS if kind.facet not in ("", "page")), "page")


def is_notice(locale: Locale, path: str) -> bool:
    """Tell whether a page only says that its text is in another language."""
    page = locale.site.by_path.get(path)
    return page is not None and locale.language not in page.versions


def source_file(locale: Locale, path: str) -> str:
    """Return the file in which faults of a page are mended."""
    if page := locale.site.by_path.get(path):
        return page.versions.get(locale.language, page.original).file
    kind = kind_of(locale, path)
    return (
        kind.file.format(slug=path.rpartition("/")[2])
        if kind and kind.file
        else markdown_file(locale.language, path)
    )


def page_feeds(site: Site) -> Iterator[Feed]:
    """Yield the feeds of all pages in all languages."""
    for locale in all_locales(site):
        for kind in KINDS:
            yield from (feed for path in kind.paths(locale) if (feed := kind.feed(locale, path)))


def pdf_places(site: Site) -> list[Place]:
    """Return the pages that have a PDF."""
    return [
        (path, locale.language)
        for locale in all_locales(site)
        for kind in KINDS
        if kind.pdf
        for path in kind.paths(locale)
    ]


def page_cards(site: Site, pdfs: Collection[Place] = ()) -> dict[str, Callable[[], str]]:
    """Return what draws (SVG) each card by its address; `pdfs` are the pages whose PDFs are made."""
    return {
        card_address(path, locale.language): partial(_drawn, locale, kind.card, path)
        for locale in all_locales(site)
        for kind in KINDS
        if kind.card
        for path in kind.paths(locale)
        if not kind.has_card_with_pdf or (path, locale.language) in pdfs
    }


def _drawn(locale: Locale, card: Callable[[Locale, str], Card], path: str) -> str:
    return draw_card(locale, card(locale, path))
