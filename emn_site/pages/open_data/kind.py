"""The page that says how the data may be used, and where each file is."""

from dataclasses import dataclass

from emn_site.exports.data_tables import FORMATS, PAGE, DataTable, data_tables
from emn_site.exports.structured_data import schema_catalogue
from emn_site.locale import Locale, addresses
from emn_site.model.figures import FLAGS, SDMX
from emn_site.model.text import FinishedPage
from emn_site.pages.finish import page_from_template
from emn_site.pages.kind import Kind
from emn_site.pages.links import DATA
from emn_site.statistics import coverage, years
from emn_site.statistics.anomalies import KINDS


@dataclass(frozen=True)
class DownloadLink:
    """A file of a table: its format, its address from the root, and whether names set it apart."""

    form: str
    address: str
    has_names: bool


@dataclass(frozen=True)
class TableLinks:
    """A table by its name, with the files that a reader of one language takes; a code where it has one."""

    title: str
    code: str | None
    files: tuple[DownloadLink, ...]


def _links(locale: Locale, table: DataTable) -> TableLinks:
    files = [
        DownloadLink(FORMATS[one.form][0], one.address, one.form == "csv" and one.language is not None)
        for one in table.files([locale.language])
    ]
    code = table.indicators[0] if table.path.startswith("indicators/") else None
    return TableLinks(table.title(locale), code, tuple(files))


def _page(locale: Locale, path: str) -> FinishedPage:
    """Return the page about the open data."""
    site = locale.site
    tables = data_tables(site)
    used = coverage.value_sources(site, site.shown_indicators, site.countries)
    names = {table.page: _links(locale, table) for table in tables.values() if table.page != PAGE}
    return page_from_template(
        locale,
        path,
        "open_data/open-data.html.jinja",
        fields=[(column, locale.column(column)) for column in tables["figures"].columns],
        flags=[
            *((flag, SDMX[flag], locale.word(f"flag_{flag}")) for flag in FLAGS),
            *((anomaly, "", locale.word(f"doubt_{anomaly}")) for anomaly in KINDS),
            ("small_rounded", "", locale.word("small_rounded")),
        ],
        full_tables=[_links(locale, table) for table in tables.values() if table.page == PAGE],
        indicators=[found for page, found in names.items() if found.code],
        countries=[names[f"countries/{slug}"] for _, slug, _ in locale.countries],
        years=[names[addresses.year_path(year)] for year in years.covered_years(site)],
        sources=[(locale.source(key), site.sources[key], locale.licence(key)) for key in used],
    )


KIND = Kind(
    name="open_data",
    paths=lambda locale: [PAGE],
    page=_page,
    contents_levels=1,
    above=DATA,
    names={"open_data": PAGE},
    linked_data=lambda locale, path, base: schema_catalogue(locale, base),
)
