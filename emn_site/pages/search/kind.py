"""The page of the search, which a script fills."""

from dataclasses import dataclass

from emn_site.locale import Locale
from emn_site.model.works import year_about
from emn_site.pages.kind import Kind
from emn_site.pages.links import Link, topic_links

PATH = "search"


@dataclass(frozen=True)
class SearchContext:
    """What results can be narrowed by (name, label, values with their names), and where else to look."""

    filters: list[tuple[str, str, list[tuple[str, str]]]]
    topics: list[Link]


def search_context(locale: Locale, facets: tuple[str, ...]) -> SearchContext:
    """Return the context of the search over pages of some facets beside the types of publications."""
    site = locale.site
    used = {work.type for work in site.catalogue.values()}
    kinds = [(kind, locale.type(kind).name) for kind in site.types if kind in used]
    years = sorted({year for work in site.authored if (year := year_about(work))}, reverse=True)
    options = {
        "type": kinds + [(facet, locale.word(f"facet_{facet}")) for facet in facets],
        "topic": [(topic, locale.topic(topic)) for topic in site.topics],
        "year": [(str(year), str(year)) for year in years],
        "country": [(country.code, name) for name, _, country in locale.countries],
    }
    found = [(name, locale.word(f"filter_{name}"), values) for name, values in options.items()]
    return SearchContext(found, topic_links(locale))


KIND = Kind(
    name="search",
    paths=lambda locale: [PATH],
    layout=lambda locale, path: "search/layout.html.jinja",
    context=lambda locale, request: search_context(locale, request.facets),
    style="list",
    names={"search": PATH},
    is_indexed=False,
    search=None,
)
