"""What a page's template needs to know besides its text: place, language, neighbours, facts."""

from dataclasses import dataclass, replace

from emn_site.cache.lazy import LazyText
from emn_site.charts import indicator_charts
from emn_site.exports import cards, feeds, structured_data, style_bundles
from emn_site.locale import Locale, addresses, all_locales
from emn_site.model.site import Publication, Site, newest_first
from emn_site.model.text import FinishedPage, Heading
from emn_site.pages.entries import ListEntry, list_entry
from emn_site.pages.home_figures import home_figures
from emn_site.pages.links import Link
from emn_site.pages.publication_context import PublicationContext, publication_context

NEWEST_ON_HOME = 6
NOT_FOUND = "404"
UNINDEXED = ("search", "editions", NOT_FOUND)
"""Pages that have nothing of their own to find."""

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
class HomeContext:
    """The lists on the home page, and the home country in figures (HTML)."""

    figures: str
    home_country: Link
    newest: list[tuple[ListEntry, str]]
    countries: list[Link]
    topics: list[Link]
    publication_count: str
    country_count: str


@dataclass(frozen=True)
class CompareContext:
    """What can be compared: indicators by key with their file, countries by code, and the first choice."""

    indicators: list[tuple[str, str, Link]]
    countries: list[tuple[str, str]]
    usual: str
    words: dict[str, str]
    """What the browser says in a chart."""


@dataclass(frozen=True)
class SearchFilter:
    """One thing the search can be narrowed by, with values and their names."""

    name: str
    label: str
    options: list[tuple[str, str]]


@dataclass(frozen=True)
class PageContext:
    """One page in one language."""

    language: str
    template: str
    style: str
    """The style sheet of its kind (`outputs.styles`)."""
    title: str
    title_locale: str
    summary: str
    url: str
    section: str
    contents: list[tuple[Heading, list[Heading]]]
    """The headings of the second level, each with those of the third below it, where they help."""
    breadcrumbs: list[Link]
    sections: list[Link]
    languages: list[LanguageLink]
    alternates: list[LanguageLink]
    is_indexed: bool
    publication: PublicationContext | None
    home: HomeContext | None
    compare: CompareContext | None
    search_filters: list[SearchFilter]
    search_topics: list[Link]
    """Where to look on where nothing was found."""
    dataset: dict[str, object] | None
    citation: str | None
    card: str
    """The address of the picture with which the page is shared."""
    feeds: list[tuple[str, str, str]]
    """Title, media type and address of the feeds that belong to the page."""


def page_context(locale: Locale, finished: FinishedPage, base: str) -> PageContext:
    """Return the view of a finished page; `base` is the public address of the site."""
    path, site = finished.path, locale.site
    page = site.by_path.get(path)
    is_notice = page is not None and locale.language not in page.versions
    publication = page if isinstance(page, Publication) and not is_notice else None
    real = list(page.versions) if page else site.settings.locales
    links = [_language(locale, one, path) for one in all_locales(site)]
    return PageContext(
        language=locale.language,
        template=_template(path, publication),
        style=style_bundles.style_of(site, path),
        title=finished.title,
        title_locale=page.original.language if page and is_notice else locale.language,
        summary=finished.summary,
        url=locale.url(path),
        section=path.split("/")[0],
        contents=_contents(finished, publication) if _is_read(site, path) else [],
        breadcrumbs=breadcrumbs(locale, path),
        sections=[_section(locale, section) for section in _sections(site)],
        languages=links,
        alternates=[link for link in links if link.language in real],
        is_indexed=not is_notice and path not in UNINDEXED,
        publication=publication_context(locale, publication, base) if publication else None,
        home=_home(locale) if path == "index" else None,
        compare=_compare(locale) if path == "compare" else None,
        search_filters=_search_filters(locale) if path == "search" else [],
        search_topics=_topics(locale) if path == "search" else [],
        card=cards.card_address(locale, path),
        citation=_citation(locale, path, finished.title),
        dataset=structured_data.schema_dataset(locale, path, finished.title, finished.summary),
        feeds=_feeds(locale, path),
    )


def not_found_context(locale: Locale, base: str) -> PageContext:
    """Return the view of the page for an address that is not known; its languages lead to their homes."""
    title, summary = locale.word("not_found"), locale.word("not_found_about")
    finished = FinishedPage(NOT_FOUND, locale.language, title, summary, LazyText(""), digest="")
    homes = [_language(locale, one, "index") for one in all_locales(locale.site)]
    return replace(page_context(locale, finished, base), languages=homes, alternates=homes)


def _is_read(site: Site, path: str) -> bool:
    """Tell whether a page is read from top to bottom; in lists and the glossary one looks things up."""
    return path != "glossary" and style_bundles.style_of(site, path) in ("text", "data")


def _contents(finished: FinishedPage, publication: Publication | None) -> list[tuple[Heading, list[Heading]]]:
    """Return what is listed beside a page: both levels of a publication, else the first; not of few parts."""
    found = table_of_contents(finished.headings)
    listed = found if publication else [(heading, []) for heading, _ in found]
    return listed if sum(1 + len(below) for _, below in listed) >= FEWEST_PARTS else []


def table_of_contents(headings: tuple[Heading, ...]) -> list[tuple[Heading, list[Heading]]]:
    """Return the headings of a page as its list of contents: two levels, the first with the second."""
    found: list[tuple[Heading, list[Heading]]] = []
    for heading in headings:
        if heading.level == 2:
            found.append((heading, []))
        elif heading.level == 3 and found:
            found[-1][1].append(heading)
    return found


def _feeds(locale: Locale, path: str) -> list[tuple[str, str, str]]:
    """Return the feed of everything, and that of the type on its own pages."""
    kind = locale.site.folders.get(path.split("/")[0])
    found = [feed for feed in feeds.site_feeds(locale) if feed.type in (None, kind)]
    return [(feed.title, media, feed.folder + file) for feed in found for file, media in feeds.MEDIA.items()]


def _template(path: str, publication: Publication | None) -> str:
    """Return the template of the frame that lays out a page."""
    if publication:
        return "publication.html"
    return {
        "index": "home.html",
        "search": "search.html",
        "compare": "compare.html",
        "editions": "editions.html",
    }.get(path, "main.html")


def _language(locale: Locale, other: Locale, path: str) -> LanguageLink:
    return LanguageLink(
        other.language, other.name, locale.tongue(other.language), other.url(path), other is locale
    )


def _sections(site: Site) -> list[str]:
    """Return the sections in the menu: the types of publications, then what is there in any site."""
    glossary, about = bool(site.glossary), "about/index" in site.by_path
    return [*site.folders, "countries", *(["glossary"] if glossary else []), *(["about"] if about else [])]


def _section(locale: Locale, section: str) -> Link:
    kind = locale.site.folders.get(section)
    name = locale.type(kind).list if kind else locale.word(section)
    return Link(name, locale.url(section if section == "glossary" else f"{section}/index"))


def breadcrumbs(locale: Locale, path: str) -> list[Link]:
    """Return the pages above a page, from home down; the page itself is not among them."""
    if path == "index":
        return []
    found = [Link(locale.word("home"), locale.url("index"))]
    section, _, rest = path.partition("/")
    section = {"topics": "publications", "indicators": "countries", "compare": "countries"}.get(
        section, section
    )
    rest = rest or ("tool" if path == "compare" else "")
    if rest and rest != "index" and _has_page(locale.site, section):
        found.append(_section(locale, section))
    return found


def _has_page(site: Site, section: str) -> bool:
    """Whether a section has a page of its own: those of data have, those of texts where one is written."""
    return section in (*_sections(site), "publications") or f"{section}/index" in site.by_path


def _home(locale: Locale) -> HomeContext:
    site = locale.site
    newest = newest_first(site.publications)[:NEWEST_ON_HOME]
    home = site.settings.home_country
    return HomeContext(
        figures=home_figures(locale, locale.url("index")),
        home_country=Link(locale.country(home), locale.url(f"countries/{site.slugs.get(home)}")),
        newest=[(list_entry(locale, publication), locale.url(publication.path)) for publication in newest],
        countries=[Link(name, locale.url(f"countries/{slug}")) for name, slug, _ in locale.countries],
        topics=_topics(locale),
        publication_count=locale.counted("publication_count", len(site.publications)),
        country_count=locale.counted("country_count", len(site.countries)),
    )


def _topics(locale: Locale) -> list[Link]:
    return [Link(locale.topic(topic), locale.url(f"topics/{topic}")) for topic in locale.site.topics]


def _citation(locale: Locale, path: str, title: str) -> str | None:
    """Return how a country's page is cited, without its address, which the template knows."""
    if path.removeprefix("countries/") not in locale.site.countries:
        return None
    of_site = locale.of_site
    return locale.word("cite_country", publisher=of_site.publisher, title=title, site=of_site.name)


def _compare(locale: Locale) -> CompareContext:
    return CompareContext(
        indicators=[
            (
                key,
                addresses.indicator_slug(key),
                Link(locale.indicator(key).name, locale.url(addresses.indicator_path(key))),
            )
            for key in locale.site.shown_indicators
        ],
        countries=[(holder.code, name) for name, _, holder in indicator_charts.chart_holders(locale)],
        usual=",".join(indicator_charts.default_codes(locale.site)),
        words=indicator_charts.browser_words(locale),
    )


def _search_filters(locale: Locale) -> list[SearchFilter]:
    """Return what pages can be narrowed by: kind of page, topic, year and country."""
    site = locale.site
    kinds = [(kind, locale.type(kind).name) for kind in site.types]
    kinds += [(key, locale.word(f"facet_{key}")) for key in ("country", "indicator", "glossary", "page")]
    years = sorted({publication.date.year for publication in site.publications}, reverse=True)
    options = {
        "type": kinds,
        "topic": [(topic, locale.topic(topic)) for topic in site.topics],
        "year": [(str(year), str(year)) for year in years],
        "country": [(country.code, name) for name, _, country in locale.countries],
    }
    return [SearchFilter(name, locale.word(f"filter_{name}"), found) for name, found in options.items()]


def sitemap_entries(site: Site, paths: list[str]) -> list[list[LanguageLink]]:
    """Return each page that search engines may show, in the languages it really exists in."""
    return [
        [
            _language(locale, locale, path)
            for locale in all_locales(site)
            if path not in site.by_path or locale.language in site.by_path[path].versions
        ]
        for path in sorted(set(paths))
        if path not in UNINDEXED
    ]
