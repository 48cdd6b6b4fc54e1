"""What a page's template needs to know besides its text: place, language, neighbours, facts."""

from dataclasses import dataclass

from emn_site import addresses, country_pages, feeds, languages, structured_data
from emn_site.entries import Entry, entry
from emn_site.model import FOLDERS, Publication, PublicationType, Site, newest_first
from emn_site.publication_views import Link, PublicationView, publication_view
from emn_site.words import word

NEWEST_ON_HOME = 6
UNINDEXED = ("search", "editions")
"""Pages that have nothing of their own to find."""

SECTIONS = ("studies", "informs", "annual-reports", "countries", "glossary", "about")


@dataclass(frozen=True)
class LanguageLink:
    """The same page in one language."""

    locale: str
    name: str
    url: str
    is_current: bool


@dataclass(frozen=True)
class HomeView:
    """The lists on the home page."""

    newest: list[tuple[Entry, str]]
    countries: list[Link]
    topics: list[Link]
    publication_count: str
    country_count: str


@dataclass(frozen=True)
class CompareView:
    """What can be compared: indicators by key with their file, and countries by code."""

    indicators: list[tuple[str, str, Link]]
    countries: list[tuple[str, str]]


@dataclass(frozen=True)
class SearchFilter:
    """One thing the search can be narrowed by, with values and their names."""

    name: str
    label: str
    options: list[tuple[str, str]]


@dataclass(frozen=True)
class PageView:
    """One page in one language."""

    locale: str
    template: str
    title: str
    title_locale: str
    summary: str
    url: str
    section: str
    breadcrumbs: list[Link]
    sections: list[Link]
    languages: list[LanguageLink]
    alternates: list[LanguageLink]
    is_indexed: bool
    is_searched: bool
    publication: PublicationView | None
    home: HomeView | None
    compare: CompareView | None
    search_filters: list[SearchFilter]
    search_elsewhere: list[LanguageLink]
    """The search in the other languages."""
    dataset: dict[str, object] | None
    citation: str | None
    facets: tuple[str, ...]
    """What the search can be narrowed by: names and values, such as type:study."""
    feeds: list[tuple[str, str, str]]
    """Title, media type and address of the feeds that belong to the page."""


def view(site: Site, path: str, locale: str, title: str, summary: str, base: str) -> PageView:
    """Return the view of the page at an address, with the title and summary of its own text.

    `base` is the public address of the site.
    """
    page = site.by_path.get(path)
    is_notice = page is not None and locale not in page.versions
    publication = page if isinstance(page, Publication) and not is_notice else None
    real = list(page.versions) if page else site.settings.locales
    links = [_language(site, path, other, locale) for other in site.settings.locales]
    return PageView(
        locale=locale,
        template=_template(path, publication),
        title=title,
        title_locale=page.original.locale if page and is_notice else locale,
        summary=summary,
        url=addresses.url(site.settings, path, locale),
        section=path.split("/")[0],
        breadcrumbs=_breadcrumbs(site, path, locale),
        sections=[_section(site, section, locale) for section in SECTIONS],
        languages=links,
        alternates=[link for link in links if link.locale in real],
        is_indexed=not is_notice and path not in UNINDEXED,
        is_searched=not is_notice and _is_searched(path),
        publication=publication_view(site, publication, locale, base) if publication else None,
        home=_home(site, locale) if path == "index" else None,
        compare=_compare(site, locale) if path == "compare" else None,
        search_filters=_search_filters(site, locale) if path == "search" else [],
        search_elsewhere=[
            _language(site, "search", other, locale) for other in site.settings.locales if other != locale
        ],
        citation=_citation(site, path, title, locale),
        dataset=structured_data.dataset(site, path, title, summary, locale),
        facets=_facets(site, path, publication),
        feeds=_feeds(site, path, locale),
    )


def _facets(site: Site, path: str, publication: Publication | None) -> tuple[str, ...]:
    """Return type, topics, year and countries of a page as the search knows them."""
    if publication:
        head = publication.head
        return (
            f"type:{publication.type.value}",
            f"year:{publication.date.year}",
            *(f"topic:{topic}" for topic in head.topics if topic in site.topics),
            *(f"country:{code}" for code in head.countries),
        )
    section, _, slug = path.partition("/")
    if section == "countries" and slug in site.countries:
        return "type:country", f"country:{site.countries[slug].code}"
    kind = {"indicators": "indicator", "glossary": "glossary"}.get(section, "page")
    return (f"type:{kind}",)


def _feeds(site: Site, path: str, locale: str) -> list[tuple[str, str, str]]:
    """Return the feed of everything, and that of the type on its own pages."""
    everything, *of_types = feeds.feeds(site, locale)
    kinds = dict(zip(FOLDERS, of_types, strict=True))
    section = path.split("/")[0]
    found = [everything, *([kinds[section]] if section in kinds else [])]
    return [(feed.title, media, feed.folder + file) for feed in found for file, media in feeds.MEDIA.items()]


def _template(path: str, publication: Publication | None) -> str:
    """Return the template of the theme that lays out a page."""
    if publication:
        return "publication.html"
    return {
        "index": "home.html",
        "search": "search.html",
        "compare": "compare.html",
        "editions": "editions.html",
    }.get(path, "main.html")


def _is_searched(path: str) -> bool:
    """Whether a page holds words of its own: lists would only repeat what they list."""
    is_list = (
        path in ("index", "search", "compare", "editions")
        or path.endswith("/index")
        or path.startswith(("topics/", "publications/"))
    )
    return path == "about/index" or not (is_list or path.startswith("editing/"))


def _language(site: Site, path: str, locale: str, current: str) -> LanguageLink:
    name = languages.language_name(locale, locale)
    return LanguageLink(locale, name, addresses.url(site.settings, path, locale), locale == current)


def _section(site: Site, section: str, locale: str) -> Link:
    return Link(word(site, section, locale), addresses.url(site.settings, _section_path(section), locale))


def _section_path(section: str) -> str:
    return section if section == "glossary" else f"{section}/index"


def _breadcrumbs(site: Site, path: str, locale: str) -> list[Link]:
    """Return the pages above a page, from home down; the page itself is not among them."""
    if path == "index":
        return []
    trail = [Link(word(site, "home", locale), addresses.url(site.settings, "index", locale))]
    section, _, rest = path.partition("/")
    section = {"topics": "publications", "indicators": "countries", "compare": "countries"}.get(
        section, section
    )
    rest = rest or ("tool" if path == "compare" else "")
    if rest and rest != "index":
        trail.append(_section(site, section, locale))
    return trail


def _home(site: Site, locale: str) -> HomeView:
    newest = newest_first(site.publications)[:NEWEST_ON_HOME]
    return HomeView(
        newest=[
            (entry(site, publication, locale), addresses.url(site.settings, publication.path, locale))
            for publication in newest
        ],
        countries=[
            Link(name, addresses.url(site.settings, f"countries/{slug}", locale))
            for name, slug, _ in country_pages.by_name(site, locale)
        ],
        topics=[
            Link(names[locale], addresses.url(site.settings, f"topics/{topic}", locale))
            for topic, names in site.topics.items()
        ],
        publication_count=languages.plural(
            word(site, "publication_count", locale), len(site.publications), locale
        ),
        country_count=languages.plural(word(site, "country_count", locale), len(site.countries), locale),
    )


def _citation(site: Site, path: str, title: str, locale: str) -> str | None:
    """Return how a country's page is cited, without its address, which the template knows."""
    if path.removeprefix("countries/") not in site.countries:
        return None
    settings = site.settings
    return str(
        word(site, "cite_country", locale).format(
            publisher=settings.publisher[locale], title=title, site=settings.name[locale]
        )
    )


def _compare(site: Site, locale: str) -> CompareView:
    return CompareView(
        indicators=[
            (
                key,
                addresses.indicator_slug(key),
                Link(i.name[locale], addresses.url(site.settings, addresses.indicator_path(key), locale)),
            )
            for key, i in site.shown_indicators.items()
        ],
        countries=[(country.code, name) for name, _, country in country_pages.by_name(site, locale)],
    )


def _search_filters(site: Site, locale: str) -> list[SearchFilter]:
    """Return what pages can be narrowed by: kind of page, topic, year and country."""
    kinds = [(kind.value, word(site, kind.value, locale)) for kind in PublicationType]
    kinds += [
        (key, word(site, f"facet_{key}", locale)) for key in ("country", "indicator", "glossary", "page")
    ]
    years = sorted({publication.date.year for publication in site.publications}, reverse=True)
    options = {
        "type": kinds,
        "topic": [(topic, names[locale]) for topic, names in site.topics.items()],
        "year": [(str(year), str(year)) for year in years],
        "country": [(country.code, name) for name, _, country in country_pages.by_name(site, locale)],
    }
    return [
        SearchFilter(name, word(site, f"filter_{name}", locale), found) for name, found in options.items()
    ]


def sitemap(site: Site, src_uris: list[str]) -> list[list[LanguageLink]]:
    """Return each page that search engines may show, in the languages it really exists in."""
    paths = dict.fromkeys(addresses.locale_and_path(src_uri)[1] for src_uri in sorted(src_uris))
    return [
        [
            _language(site, path, locale, locale)
            for locale in site.settings.locales
            if path not in site.by_path or locale in site.by_path[path].versions
        ]
        for path in paths
        if path not in UNINDEXED
    ]
