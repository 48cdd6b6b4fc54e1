"""The list of years in figures: the home country by year."""

from emn_site.locale import Locale, addresses
from emn_site.model.country import Country
from emn_site.model.text import FinishedPage
from emn_site.pages.finish import page_from_template
from emn_site.pages.kind import Kind, SearchRules
from emn_site.pages.links import DATA, YEARS, years_path
from emn_site.statistics import figures, years
from emn_site.statistics.cells import ValueCell, number_notes, used_flags, value_cell
from emn_site.statistics.findings import home_country


def _page(locale: Locale, path: str) -> FinishedPage:
    """Return the years, the newest first, with the figures of the home country."""
    site = locale.site
    home = home_country(site)
    keys, shown = years.year_indicators(site), years.covered_years(site)[::-1]
    rows = [_cells(locale, *home, keys, year) if home else [] for year in shown]
    noted = number_notes(rows)
    return page_from_template(
        locale,
        path,
        "year_list/years.html.jinja",
        home=locale.country(site.settings.home_country),
        heads=[(key, locale.indicator(key).name) for key in keys],
        rows=[(year, addresses.year_path(year), cells) for year, cells in zip(shown, noted, strict=True)],
        flags=used_flags(cell for cells in noted for cell in cells),
    )


def _cells(locale: Locale, slug: str, country: Country, keys: list[str], year: int) -> list[ValueCell]:
    site = locale.site
    periods = [(key, years.year_period(site, key, year)) for key in keys]
    return [
        value_cell(locale, slug, key, p, figures.get_value(site, country, key, p) if p else None)
        for key, p in periods
    ]


KIND = Kind(
    name="year_list",
    paths=lambda locale: [path] if (path := years_path(locale)) else [],
    page=_page,
    style="data",
    names={"years": YEARS},
    above=DATA,
    search=SearchRules(is_list=True),
)
