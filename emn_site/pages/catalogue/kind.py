"""The list of all publications, and those of a topic, a year and a country. Nothing here is kept by hand."""

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from emn_site.exports.feeds import Feed
from emn_site.exports.structured_data import schema_collection
from emn_site.locale import Locale
from emn_site.model.site import Publication
from emn_site.model.text import FinishedPage
from emn_site.model.works import CATALOGUE
from emn_site.pages.catalogue.context import YEARS, PublicationList, list_page
from emn_site.pages.entries import list_entry, publication_feed
from emn_site.pages.finish import page_from_template
from emn_site.pages.home.context import home_figures, home_news
from emn_site.pages.kind import Kind, SearchRules
from emn_site.pages.links import TOPICS


@lru_cache(maxsize=32)
def _by_path(locale: Locale) -> dict[str, PublicationList]:
    return {found.path: found for found in _lists(locale)}


def _lists(locale: Locale) -> Iterator[PublicationList]:
    site, word, newest = locale.site, locale.word, locale.site.authored
    yield PublicationList(CATALOGUE, word("publications"), word("publications_summary"), newest)
    for topic in site.topics:
        name = locale.topic(topic)
        yield PublicationList(
            f"topics/{topic}",
            name,
            word("topic_summary", topic=name),
            [work for work in newest if topic in work.head.topics],
        )
    for year in sorted({work.date.year for work in newest if work.date}, reverse=True):
        title, summary = word("year_list", year=year), word("year_summary", year=year)
        of_year = [work for work in newest if work.date and work.date.year == year]
        yield PublicationList(f"{YEARS}{year}", title, summary, of_year)
    for slug, country in site.countries.items():
        about = [work for work in newest if country.code in work.head.countries]
        named = locale.country_forms(country.code)
        if about:
            yield PublicationList(
                f"publications/countries/{slug}",
                word("country_list", country=named),
                word("country_list_summary", country=named),
                about,
            )


def _page(locale: Locale, path: str) -> FinishedPage:
    if path == TOPICS:
        return _topics_page(locale)
    topic = path.removeprefix("topics/")
    news = home_news(locale, path, topic) if topic in locale.site.topics else ""
    figures = [news, home_figures(locale, path, topic, 1)] if news else []
    return list_page(locale, _by_path(locale)[path], _parts(locale) if path == CATALOGUE else {}, figures)


def _parts(locale: Locale) -> dict[str, str]:
    """Return the lists of parts of the catalogue by path, with their titles; topics have a page of theirs."""
    lists = {path: one.title for path, one in _by_path(locale).items() if not path.startswith("topics/")}
    return {TOPICS: locale.word("topics"), **{path: lists[path] for path in lists if path != CATALOGUE}}


def _topics_page(locale: Locale) -> FinishedPage:
    """Return the topics, each with how many publications it has, and the newest."""
    lists = [_by_path(locale)[f"topics/{topic}"] for topic in locale.site.topics]
    counts = [locale.counted("publication_count", len(one.publications)) for one in lists]
    newest = [[list_entry(locale, work) for work in one.publications[:1]] for one in lists]
    topics = list(zip(lists, counts, newest, strict=True))
    return page_from_template(locale, TOPICS, "catalogue/topics.html.jinja", topics=topics)


def _feed(locale: Locale, path: str) -> Feed | None:
    """Return the feed of a topic or a country that has publications with pages."""
    found = None if path in (CATALOGUE, TOPICS) or path.startswith(YEARS) else _by_path(locale).get(path)
    works = [one for one in found.publications if isinstance(one, Publication)] if found else []
    if found is None or not works:
        return None
    return publication_feed(locale, f"{locale.of_site.name}: {found.title}", path, path, lambda: works)


def _linked_data(locale: Locale, path: str, base: str) -> dict[str, Any]:
    works = locale.site.authored_publications if path == CATALOGUE else []
    return schema_collection(locale, path, works, base) if works else {}


KIND = Kind(
    name="catalogue",
    paths=lambda locale: [*_by_path(locale), *([TOPICS] if locale.site.topics else [])],
    page=_page,
    inputs=lambda locale, path: locale.site.heads,
    file="data/topics.yml",
    style="list",
    names={"publications": CATALOGUE, "topics": TOPICS},
    above=CATALOGUE,
    label=lambda locale, path: locale.word("topics" if path == TOPICS else "publications"),
    search=SearchRules(is_list=True),
    linked_data=_linked_data,
    feed=_feed,
)
