"""What a year was in a country, in sentences made of its values and of what may be compared with them."""

from collections.abc import Iterator

from emn_site.locale import Locale
from emn_site.model.country import Country
from emn_site.model.period import Period
from emn_site.statistics import figures, years
from emn_site.statistics.findings import value_finding


def home_sentences(locale: Locale, country: Country, year: int) -> Iterator[str]:
    """Yield the sentences in the order of the columns; none of a value that is not known well enough."""
    for key, period in years.year_columns(locale.site, year):
        # A sentence speaks of a year or of its end: another month stands in the table only.
        if period.end == Period(year).end and (said := _sentence(locale, country, key, period)):
            yield said


def _sentence(locale: Locale, country: Country, key: str, period: Period) -> str | None:
    known, indicator = figures.get_value(locale.site, country, key, period), locale.site.indicators[key]
    if known is None or known.number is None:
        return None
    fact = locale.sentence(key, known.number, period.year, indicator.decimals)
    return value_finding(locale, country, key, period, fact) if fact else None
