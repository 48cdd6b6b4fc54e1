"""What the page of a year says of the home country: a sentence an indicator, made from its value.

The patterns are words (`sentence` in each language's `indicators.yml`, `year_…` in `words.yml`); whether a
change or a rank is said, `comparability` decides. Names of countries stand in none.
"""

from collections.abc import Iterator

from emn_site.locale import Locale
from emn_site.model.country import Country
from emn_site.model.period import Period
from emn_site.statistics import comparability, figures, key_figures, years
from emn_site.statistics.comparability import Rank, ValueChange

TWICE = 100
"""From so many per cent more on a rise is said in times."""


def home_sentences(locale: Locale, country: Country, year: int) -> Iterator[str]:
    """Yield the sentences in the order of the columns; none of a value that is not known well enough."""
    for key, period in years.year_columns(locale.site, year):
        # A sentence speaks of a year or of its end: another month stands in the table only.
        if period.end == Period(year).end and (said := _sentence(locale, country, key, period)):
            yield said


def _sentence(locale: Locale, country: Country, key: str, period: Period) -> str | None:
    known, indicator = figures.get_value(locale.site, country, key, period), locale.site.indicators[key]
    if known is None or known.number is None or not known.is_sound or known.unit:
        return None
    fact = locale.sentence(key, known.number, period.year, indicator.decimals)
    if fact is None:
        return None
    if indicator.is_rate:
        return _ranked(locale, fact, comparability.country_rank(locale.site, country, key, period))
    return _changed(locale, fact, comparability.value_change(locale.site, country, key, period))


def _ranked(locale: Locale, fact: str, rank: Rank | None) -> str:
    """Return a fact with the place of the country among those that are compared, where it has one."""
    if rank is None:
        return locale.word("year_fact_alone", fact=fact)
    place = key_figures.place_words(locale, rank)
    return locale.word("year_rank", fact=fact, place=place, among=rank.among)


def _changed(locale: Locale, fact: str, changed: ValueChange | None) -> str:
    """Return a fact with its change on the year before: more, fewer, about as many, or so many times."""
    if changed is None or changed.percent is None:
        return locale.word("year_fact_alone", fact=fact)
    percent, before = changed.percent, changed.before.year
    if percent >= TWICE:
        return locale.word("year_times", fact=fact, times=locale.number(1 + percent / 100, 1), year=before)
    if round(abs(percent)) == 0:
        return locale.word("year_same", fact=fact, year=before)
    pattern = "year_more" if percent > 0 else "year_fewer"
    return locale.word(pattern, fact=fact, percent=locale.number(abs(percent)), year=before)
