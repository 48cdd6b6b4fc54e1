"""The list of all publications, and those of a topic, a year and a country. Nothing here is kept by hand."""

from collections.abc import Iterator
from functools import lru_cache

from emn_site.locale import Locale
from emn_site.model.works import CATALOGUE
from emn_site.pages.catalogue.context import PublicationList, list_page
from emn_site.pages.kind import Kind, SearchRules


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
        yield PublicationList(f"publications/years/{year}", title, summary, of_year)
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


KIND = Kind(
    name="catalogue",
    paths=lambda locale: list(_by_path(locale)),
    page=lambda locale, path: list_page(locale, _by_path(locale)[path]),
    made_of=lambda locale, path: locale.site.heads,
    file="data/topics.yml",
    style="list",
    folders=("publications", "topics"),
    names={"publications": CATALOGUE},
    above=CATALOGUE,
    label=lambda locale, path: locale.word("publications"),
    words=("publications",),
    search=SearchRules(is_list=True),
)
