"""A year in figures: which years have enough of them, and which value of an indicator stands for a year."""

from emn_site.cache.queries import query
from emn_site.locale import Locale
from emn_site.model.country import Country
from emn_site.model.period import Period
from emn_site.model.site import Site
from emn_site.statistics import comparability, coverage, figures


def year_title(locale: Locale, year: int) -> str:
    """Return what the page and the table of a year are called: 2023 in figures."""
    return locale.word("year_title", year=year)


def year_summary(locale: Locale, year: int) -> str:
    """Return what the page and the table of a year hold, in a sentence or two."""
    count = locale.counted("country_count", len(locale.site.countries))
    return locale.word("year_page_summary", year=year, count=count)


def year_indicators(site: Site) -> list[str]:
    """Return the indicators that the tables of years have as columns (`in_years`) and that have values."""
    return [key for key, indicator in site.shown_indicators.items() if indicator.in_years]


def year_period(site: Site, key: str, year: int) -> Period | None:
    """Return the period that stands for a year: the year itself, or of a stock the last one held in it.

    None where there is none: a month is no part of a year that could stand for a flow.
    """
    indicator = site.indicators[key]
    held = [period for period in coverage.indicator_periods(site, key) if period.year == year]
    return held[-1] if held and (indicator.rhythm == "year" or indicator.kind == "stock") else None


def year_columns(site: Site, year: int) -> list[tuple[str, Period]]:
    """Return the columns of the table of a year: indicators with the period that stands for it."""
    return [(key, p) for key in year_indicators(site) if (p := year_period(site, key, year))]


def year_values(site: Site, year: int) -> list[tuple[str, Period]]:
    """Return the columns, and the indicators of other sources that stand in for them."""
    columns = year_columns(site, year)
    return [*columns, *((name, p) for key, p in columns for name in _substitutes(site, key))]


@query()
def covered_years(site: Site) -> tuple[int, ...]:
    """Return the years that have a page, the oldest first.

    That is where at least half of the columns could be ranked: a table of which most is empty would say less
    than the page of the one indicator that fills it.
    """
    most = len(year_indicators(site))
    return tuple(year for year in site.years if most and 2 * len(_ranked(site, year)) >= most)


def _ranked(site: Site, year: int) -> list[str]:
    fewest = comparability.RANKED_FROM
    columns = year_columns(site, year)
    return [key for key, p in columns if len(comparability.ranking(site, key, p).ranks) >= fewest]


def _substitutes(site: Site, key: str) -> list[str]:
    return [name for name, one in site.shown_indicators.items() if one.stands_in_for == key]


def substitute(site: Site, country: Country, key: str, period: Period) -> str | None:
    """Return the indicator of another source that has the value of a country where `key` has none."""
    others = _substitutes(site, key)
    return next((name for name in others if figures.get_value(site, country, name, period)), None)
