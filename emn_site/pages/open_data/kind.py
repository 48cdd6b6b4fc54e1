"""The page that says how the data may be used, and where each file is."""

from emn_site.exports import code_lists
from emn_site.exports.observations import FIELDS
from emn_site.locale import Locale, addresses
from emn_site.model.figures import FLAGS, SDMX
from emn_site.model.text import FinishedPage
from emn_site.pages.finish import page_from_template
from emn_site.pages.kind import Kind
from emn_site.statistics import years
from emn_site.statistics.anomalies import KINDS

PATH = "about/open-data"


def _page(locale: Locale, path: str) -> FinishedPage:
    """Return the page about the open data."""
    site = locale.site
    return page_from_template(
        locale,
        path,
        locale.word("open_data"),
        locale.word("open_data_summary"),
        "open_data/open-data.html.jinja",
        fields=list(FIELDS),
        flags=[
            *((flag, SDMX[flag], locale.word(f"flag_{flag}")) for flag in FLAGS),
            *((doubt, "", locale.word(f"doubt_{doubt}")) for doubt in KINDS),
            ("small_rounded", "", locale.word("small_rounded")),
        ],
        indicators=[
            (key, locale.indicator(key).name, addresses.indicator_slug(key)) for key in site.shown_indicators
        ],
        countries=[(name, slug) for name, slug, _ in locale.countries],
        years=[(year, addresses.year_path(year)) for year in years.covered_years(site)],
        sources=[
            (locale.source(key), site.sources[key], locale.licence(key))
            for key in code_lists.source_keys(site)
        ],
    )


KIND = Kind(
    name="open_data",
    paths=lambda locale: [PATH],
    page=_page,
    made_of=lambda locale, path: locale.site.digests.figures,
    contents_levels=1,
    folders=("data",),
    names={"open_data": PATH},
)
