"""The page on which a reader compares countries of their choice."""

from dataclasses import dataclass

from emn_site.charts import indicator_charts
from emn_site.locale import Locale
from emn_site.pages.finish import empty_page
from emn_site.pages.kind import Kind, SearchRules
from emn_site.pages.links import DATA, Link, indicator_links

PATH = "compare"


@dataclass(frozen=True)
class CompareContext:
    """What can be compared: indicators by key with their file, countries by code, and the first choice."""

    indicators: list[tuple[str, str, Link]]
    countries: list[tuple[str, str]]
    usual: str
    words: dict[str, str]
    """What the browser says in a chart."""


def compare_context(locale: Locale) -> CompareContext:
    """Return what can be compared."""
    return CompareContext(
        indicators=indicator_links(locale),
        countries=[(holder.code, name) for name, _, holder in indicator_charts.chart_holders(locale)],
        usual=",".join(indicator_charts.default_codes(locale.site)),
        words=indicator_charts.browser_words(locale),
    )


KIND = Kind(
    name="compare",
    paths=lambda locale: [PATH],
    page=empty_page,
    layout=lambda locale, path: "compare/layout.html.jinja",
    context=lambda locale, request: compare_context(locale),
    style="compare",
    folders=(PATH,),
    names={"compare": PATH},
    above=DATA,
    words=("compare", "compare_summary"),
    search=SearchRules(is_list=True),
)
