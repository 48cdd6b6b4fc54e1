"""What a page's template needs to know besides its text: place, language, neighbours, facts."""

from dataclasses import dataclass, replace

from emn_site.cache.lazy import LazyText
from emn_site.charts import indicator_charts
from emn_site.exports import cards, feeds, structured_data, style_bundles
from emn_site.locale import Language, addresses, all_languages
from emn_site.model.site import Publication, Site, newest_first
from emn_site.model.text import FinishedPage, Heading
from emn_site.pages.entries import Entry, entry
from emn_site.pages.home_figures import home_figures
from emn_site.pages.links import Link
from emn_site.pages.publication_context import PublicationView, publication_view

NEWEST_ON_HOME = 6
NOT_FOUND = "404"
UNINDEXED = ("search", "editions", NOT_FOUND)
"""Pages that have nothing of their own to find."""

FEWEST_PARTS = 3
"""So many parts a page has before a list of them is worth its room."""


@dataclass(frozen=True)
class LanguageLink:
    """The same page in one language."""

    locale: str
    name: str
    """What the language calls itself."""
    tongue: str
    """What it is called in the language of the page."""
    url: str
    is_current: bool


@dataclass(frozen=True)
class HomeView:
    """The lists on the home page, and the home country in figures (HTML)."""

    figures: str
    home_country: Link
    newest: list[tuple[Entry, str]]
    countries: list[Link]
    topics: list[Link]
    publication_count: str
    country_count: str


@dataclass(frozen=True)
class CompareView:
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
class PageView:
    """One page in one language."""

    locale: str
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
    publication: PublicationView | None
    home: HomeView | None
    compare: CompareView | None
    search_filters: list[SearchFilter]
    search_topics: list[Link]
    """Where to look on where nothing was found."""
    dataset: dict[str, object] | None
    citation: str | None
    card: str
    """The address of the picture with which the page is shared."""
    feeds: list[tuple[str, str, str]]
    """Title, media type and address of the feeds that belong to the page."""


def view(speech: Language, finished: FinishedPage, base: str) -> PageView:
    """Return the view of a finished page; `base` is the public address of the site."""
    path, site = finished.path, speech.site
    page = site.by_path.get(path)
    is_notice = page is not None and speech.locale not in page.versions
    publication = page if isinstance(page, Publication) and not is_notice else None
    real = list(page.versions) if page else site.settings.locales
    links = [_language(speech, one, path) for one in all_languages(site)]
    return PageView(
        locale=speech.locale,
        template=_template(path, publication),
        style=style_bundles.kind(site, path),
        title=finished.title,
        title_locale=page.original.locale if page and is_notice else speech.locale,
        summary=finished.summary,
        url=speech.url(path),
        section=path.split("/")[0],
        contents=_contents(finished, publication) if _is_read(site, path) else [],
        breadcrumbs=trail(speech, path),
        sections=[_section(speech, section) for section in _sections(site)],
        languages=links,
        alternates=[link for link in links if link.locale in real],
        is_indexed=not is_notice and path not in UNINDEXED,
        publication=publication_view(speech, publication, base) if publication else None,
        home=_home(speech) if path == "index" else None,
        compare=_compare(speech) if path == "compare" else None,
        search_filters=_search_filters(speech) if path == "search" else [],
        search_topics=_topics(speech) if path == "search" else [],
        card=cards.address(speech, path),
        citation=_citation(speech, path, finished.title),
        dataset=structured_data.dataset(speech, path, finished.title, finished.summary),
        feeds=_feeds(speech, path),
    )


def not_found(speech: Language, base: str) -> PageView:
    """Return the view of the page for an address that is not known; its languages lead to their homes."""
    title, summary = speech.word("not_found"), speech.word("not_found_about")
    finished = FinishedPage(NOT_FOUND, speech.locale, title, summary, LazyText(""), digest="")
    homes = [_language(speech, one, "index") for one in all_languages(speech.site)]
    return replace(view(speech, finished, base), languages=homes, alternates=homes)


def _is_read(site: Site, path: str) -> bool:
    """Tell whether a page is read from top to bottom; in lists and the glossary one looks things up."""
    return path != "glossary" and style_bundles.kind(site, path) in ("text", "data")


def _contents(finished: FinishedPage, publication: Publication | None) -> list[tuple[Heading, list[Heading]]]:
    """Return what is listed beside a page: both levels of a publication, else the first; not of few parts."""
    found = contents(finished.headings)
    listed = found if publication else [(heading, []) for heading, _ in found]
    return listed if sum(1 + len(below) for _, below in listed) >= FEWEST_PARTS else []


def contents(headings: tuple[Heading, ...]) -> list[tuple[Heading, list[Heading]]]:
    """Return the headings of a page as its list of contents: two levels, the first with the second."""
    found: list[tuple[Heading, list[Heading]]] = []
    for heading in headings:
        if heading.level == 2:
            found.append((heading, []))
        elif heading.level == 3 and found:
            found[-1][1].append(heading)
    return found


def _feeds(speech: Language, path: str) -> list[tuple[str, str, str]]:
    """Return the feed of everything, and that of the type on its own pages."""
    kind = speech.site.folders.get(path.split("/")[0])
    found = [feed for feed in feeds.feeds(speech) if feed.type in (None, kind)]
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


def _language(speech: Language, other: Language, path: str) -> LanguageLink:
    return LanguageLink(
        other.locale, other.name, speech.tongue(other.locale), other.url(path), other is speech
    )


def _sections(site: Site) -> list[str]:
    """Return the sections in the menu: the types of publications, then what is there in any site."""
    glossary, about = bool(site.glossary), "about/index" in site.by_path
    return [*site.folders, "countries", *(["glossary"] if glossary else []), *(["about"] if about else [])]


def _section(speech: Language, section: str) -> Link:
    kind = speech.site.folders.get(section)
    name = speech.type(kind).list if kind else speech.word(section)
    return Link(name, speech.url(section if section == "glossary" else f"{section}/index"))


def trail(speech: Language, path: str) -> list[Link]:
    """Return the pages above a page, from home down; the page itself is not among them."""
    if path == "index":
        return []
    found = [Link(speech.word("home"), speech.url("index"))]
    section, _, rest = path.partition("/")
    section = {"topics": "publications", "indicators": "countries", "compare": "countries"}.get(
        section, section
    )
    rest = rest or ("tool" if path == "compare" else "")
    if rest and rest != "index" and _has_page(speech.site, section):
        found.append(_section(speech, section))
    return found


def _has_page(site: Site, section: str) -> bool:
    """Whether a section has a page of its own: those of data have, those of texts where one is written."""
    return section in (*_sections(site), "publications") or f"{section}/index" in site.by_path


def _home(speech: Language) -> HomeView:
    site = speech.site
    newest = newest_first(site.publications)[:NEWEST_ON_HOME]
    home = site.settings.home_country
    return HomeView(
        figures=home_figures(speech, speech.url("index")),
        home_country=Link(speech.country(home), speech.url(f"countries/{site.slugs.get(home)}")),
        newest=[(entry(speech, publication), speech.url(publication.path)) for publication in newest],
        countries=[Link(name, speech.url(f"countries/{slug}")) for name, slug, _ in speech.countries],
        topics=_topics(speech),
        publication_count=speech.counted("publication_count", len(site.publications)),
        country_count=speech.counted("country_count", len(site.countries)),
    )


def _topics(speech: Language) -> list[Link]:
    return [Link(speech.topic(topic), speech.url(f"topics/{topic}")) for topic in speech.site.topics]


def _citation(speech: Language, path: str, title: str) -> str | None:
    """Return how a country's page is cited, without its address, which the template knows."""
    if path.removeprefix("countries/") not in speech.site.countries:
        return None
    of_site = speech.of_site
    return speech.word("cite_country", publisher=of_site.publisher, title=title, site=of_site.name)


def _compare(speech: Language) -> CompareView:
    return CompareView(
        indicators=[
            (
                key,
                addresses.indicator_slug(key),
                Link(speech.indicator(key).name, speech.url(addresses.indicator_path(key))),
            )
            for key in speech.site.shown_indicators
        ],
        countries=[(holder.code, name) for name, _, holder in indicator_charts.holders(speech)],
        usual=",".join(indicator_charts.usual(speech.site)),
        words=indicator_charts.browser_words(speech),
    )


def _search_filters(speech: Language) -> list[SearchFilter]:
    """Return what pages can be narrowed by: kind of page, topic, year and country."""
    site = speech.site
    kinds = [(kind, speech.type(kind).name) for kind in site.types]
    kinds += [(key, speech.word(f"facet_{key}")) for key in ("country", "indicator", "glossary", "page")]
    years = sorted({publication.date.year for publication in site.publications}, reverse=True)
    options = {
        "type": kinds,
        "topic": [(topic, speech.topic(topic)) for topic in site.topics],
        "year": [(str(year), str(year)) for year in years],
        "country": [(country.code, name) for name, _, country in speech.countries],
    }
    return [SearchFilter(name, speech.word(f"filter_{name}"), found) for name, found in options.items()]


def sitemap(site: Site, paths: list[str]) -> list[list[LanguageLink]]:
    """Return each page that search engines may show, in the languages it really exists in."""
    return [
        [
            _language(speech, speech, path)
            for speech in all_languages(site)
            if path not in site.by_path or speech.locale in site.by_path[path].versions
        ]
        for path in sorted(set(paths))
        if path not in UNINDEXED
    ]
