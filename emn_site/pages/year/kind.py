"""The page of a year in figures, for every year that has enough of them: generated, and no publication."""

from dataclasses import replace

from emn_site.exports.cards import FIGURES, Card
from emn_site.exports.structured_data import page_dataset
from emn_site.locale import Locale, addresses
from emn_site.pages.kind import Kind, SearchRules
from emn_site.pages.year.context import CITED, year_of, year_page, year_pdf
from emn_site.search.documents import SearchDocument
from emn_site.statistics import figures, years
from emn_site.statistics.cells import number_text


def _card(locale: Locale, path: str) -> Card:
    """Return the home country's first figures of the year."""
    site, year = locale.site, year_of(path)
    slug = site.slugs.get(site.settings.home_country)
    shown = [
        (number, locale.indicator(key).name, locale.period(period))
        for key, period in years.year_columns(site, year)
        if slug and (known := figures.get_value(site, site.countries[slug], key, period))
        if (number := number_text(locale, site.indicators[key], known))
    ]
    kicker = locale.country(site.settings.home_country)
    return Card(kicker, years.year_title(locale, year), tuple(shown[:FIGURES]))


def _document(locale: Locale, path: str, usual: SearchDocument) -> SearchDocument:
    return replace(usual, facets=(*usual.facets, f"year:{year_of(path)}"))


KIND = Kind(
    name="year",
    paths=lambda locale: [addresses.year_path(year) for year in years.covered_years(locale.site)],
    page=year_page,
    file="data/indicators.yml",
    style="data",
    # What a rule has written comes after what says something about the year.
    search=SearchRules(weight=0.2, share=0.6),
    facet="figures_of_year",
    document=_document,
    card=_card,
    pdf=year_pdf,
    linked_data=page_dataset,
    cited=CITED,
)
