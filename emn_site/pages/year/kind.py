"""The page of a year in figures, for every year that has enough of them: generated, and no publication.

It has the home country in sentences, all countries in one table, sources and limits.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any, NamedTuple

from emn_site.charts import comparison_charts, indicator_charts
from emn_site.charts.engine.drawing import NARROW, Drawing
from emn_site.charts.engine.rows import draw_bars
from emn_site.exports.cards import FIGURES, Card
from emn_site.exports.pdf.data_sheet import data_sheet
from emn_site.exports.structured_data import page_dataset
from emn_site.locale import Locale, addresses
from emn_site.model.country import Country
from emn_site.model.period import Period
from emn_site.pages.country_table import country_table
from emn_site.pages.finish import page_from_template
from emn_site.pages.kind import Kind, SearchRules
from emn_site.pages.links import YEARS
from emn_site.search.documents import SearchDocument
from emn_site.statistics import figures, years
from emn_site.statistics.cells import number_text
from emn_site.statistics.findings import home_country, value_finding

CITED = "cite_year"
"""The word for how the page is cited."""


def year_of(path: str) -> int:
    """Return the year whose page has a path."""
    return int(path.removeprefix("years/"))


class Home(NamedTuple):
    """The home country by its name, and its page."""

    name: str
    path: str


def year_context(locale: Locale, path: str) -> dict[str, Any]:
    """Return what the page of a year says, and what its PDF says."""
    site, year = locale.site, year_of(path)
    columns = years.year_columns(site, year)
    rate = next((one for one in columns if site.indicators[one[0]].is_rate), None)
    table = country_table(locale, columns, (rate or columns[0])[0])
    home = home_country(site)
    sentences = [*home_sentences(locale, home[1], year)] if home else []
    return {
        "title": years.year_title(locale, year),
        "summary": years.year_summary(locale, year),
        "year": year,
        "home": Home(locale.country(site.settings.home_country), f"countries/{home and home[0]}"),
        "finding": sentences[:1],
        "sentences": sentences[1:],
        "bars": _bars(locale, rate) if rate else None,
        "years": [(one, addresses.year_path(one)) for one in years.covered_years(site)],
        "table": table,
        "index": YEARS,
    }


def _bars(locale: Locale, shown: tuple[str, Period]) -> tuple[Drawing, str, str] | None:
    """Return the home country beside those it is compared with: drawing, title and description."""
    key, period = shown
    codes = indicator_charts.default_codes(locale.site)
    holders = [one for one in locale.countries if one[2].code in codes]
    title = f"{locale.indicator(key).name}, {locale.period(period)}"
    chart = comparison_charts.ranking_chart(locale, key, holders, period, title)
    description = indicator_charts.chart_description(locale, holders, chart, "in_table")
    return (draw_bars(chart, NARROW), title, description) if chart.series else None


def home_sentences(locale: Locale, country: Country, year: int) -> Iterator[str]:
    """Yield the sentences in the order of the columns; none of a value that is not known well enough."""
    for key, period in years.year_columns(locale.site, year):
        # A sentence speaks of a year or of its end: another month stands in the table only.
        if period.end == Period(year).end and (sentence := _sentence(locale, country, key, period)):
            yield sentence


def _sentence(locale: Locale, country: Country, key: str, period: Period) -> str | None:
    known, indicator = figures.get_value(locale.site, country, key, period), locale.site.indicators[key]
    if known is None or known.number is None:
        return None
    fact = locale.sentence(key, known.number, period.year, indicator.decimals)
    return value_finding(locale, country, key, period, fact) if fact else None


def _card(locale: Locale, path: str) -> Card:
    """Return the home country's first figures of the year."""
    site, year = locale.site, year_of(path)
    home = home_country(site)
    shown = [
        (number, locale.indicator(key).name, locale.period(period))
        for key, period in years.year_columns(site, year)
        if home and (known := figures.get_value(site, home[1], key, period))
        if (number := number_text(locale, site.indicators[key], known))
    ]
    kicker = locale.country(site.settings.home_country)
    return Card(kicker, years.year_title(locale, year), tuple(shown[:FIGURES]))


def _document(locale: Locale, path: str, usual: SearchDocument) -> SearchDocument:
    return replace(usual, facets=(*usual.facets, f"year:{year_of(path)}"))


KIND = Kind(
    name="year",
    paths=lambda locale: [addresses.year_path(year) for year in years.covered_years(locale.site)],
    page=lambda locale, path: page_from_template(
        locale, path, "year/year.html.jinja", **year_context(locale, path)
    ),
    file="data/indicators.yml",
    style="data",
    # What a rule has written comes after what says something about the year.
    search=SearchRules(weight=0.2, share=0.6),
    facet="figures_of_year",
    document=_document,
    card=_card,
    pdf=lambda locale, path, edition: data_sheet(
        locale, path, edition, "year/year.typ", CITED, year_context(locale, path)
    ),
    linked_data=page_dataset,
    cited=CITED,
)
