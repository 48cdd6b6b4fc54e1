"""The page on which a reader compares countries of their choice."""

from dataclasses import dataclass

from emn_site.charts.chart_figures import DataFrame, data_frame
from emn_site.locale import Locale, addresses
from emn_site.pages.kind import Kind, SearchRules
from emn_site.pages.links import DATA, Link, indicator_links
from emn_site.statistics import findings

PATH = "compare"


@dataclass(frozen=True)
class CompareContext:
    """Indicators by key with their address, that of their rates and a link; the frame of the first."""

    indicators: list[tuple[str, str, str, Link]]
    frame: DataFrame | None
    findings: dict[str, str | None]
    has_map: bool


def compare_context(locale: Locale) -> CompareContext:
    """Return what can be compared."""
    site, found = locale.site, indicator_links(locale)
    return CompareContext(
        indicators=[
            (key, slug, addresses.indicator_slug(rate) if (rate := site.rate_of(key)) else "", link)
            for key, slug, link in found
        ],
        frame=data_frame(locale, found[0][0], locale.url(PATH)) if found else None,
        findings={key: findings.home_finding(locale, key) for key, *_ in found},
        has_map=site.map is not None,
    )


KIND = Kind(
    name="compare",
    paths=lambda locale: [PATH],
    layout=lambda locale, path: "compare/layout.html.jinja",
    context=lambda locale, request: compare_context(locale),
    style="compare",
    names={"compare": PATH},
    above=DATA,
    search=SearchRules(is_list=True),
)
