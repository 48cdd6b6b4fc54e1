"""What some indicators cover: their periods, countries, sources, and when their figures last changed."""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import date

import pycountry

from emn_site.cache.queries import query
from emn_site.model.country import Country
from emn_site.model.dates import PartialDate
from emn_site.model.period import Period, Rhythm, period_span
from emn_site.model.site import Site
from emn_site.statistics import figures

FOLDERS = ("data/countries/", "data/totals/")
"""Where files with figures are."""

MONTHS_UNTIL_OLD = 18
"""So many months after the end of its period a figure is said to be old."""


def stored_indicators(site: Site, keys: Iterable[str]) -> list[str]:
    """Return the indicators that are stored and that some indicators are, or are computed from."""
    return list(dict.fromkeys(name for key in keys for name in _stored(site, key)))


def _stored(site: Site, key: str) -> Iterator[str]:
    """Yield the stored indicators of one; the rate of a sum is computed from what is added up."""
    how = site.measure(key).derived
    for name in how.inputs if how else ():
        yield from _stored(site, name)
    if how is None:
        yield key


def countries_with_values(site: Site, keys: Iterable[str], slugs: Iterable[str]) -> list[str]:
    """Return which of some countries, by slug, have a value of any of some indicators."""
    return [slug for slug in slugs if any(_periods(site, slug, key) for key in keys)]


@query(str, str)
def _periods(site: Site, slug: str, key: str) -> list[Period]:
    series = figures.value_series(site, site.countries[slug], key)
    return [period for period, known in series.items() if known.bounds is not None]


def _holders(site: Site, keys: Iterable[str], slugs: Iterable[str]) -> Iterator[tuple[Country, str]]:
    wanted = stored_indicators(site, keys)
    for country in (site.countries[slug] for slug in slugs):
        yield from ((country, key) for key in wanted if key in country.figures)


def period_range(site: Site, keys: Iterable[str], slugs: Iterable[str]) -> tuple[Period, Period] | None:
    """Return the first and the last period for which any of some countries has a value."""
    found = [period for key in keys for slug in slugs for period in _periods(site, slug, key)]
    return (min(found), max(found)) if found else None


@query(str)
def indicator_periods(site: Site, key: str) -> tuple[Period, ...]:
    """Return every period of an indicator, without gaps, from the first to the last that anybody has.

    Where only one month of each year is held, the others are not missing: the series is yearly.
    """
    held = {
        period
        for holder in site.holders.values()
        for period, known in figures.value_series(site, holder, key).items()
        if known.bounds is not None
    }
    if not held:
        return ()
    every = period_span(min(held), max(held))
    months = {period.month for period in held}
    return tuple(p for p in every if p.month in months) if len(months) == 1 else tuple(every)


@query(str)
def every_period(site: Site, key: str) -> list[Period]:
    """Return the periods from the first of which anybody has a number to the last that anybody has."""
    series = (figures.value_series(site, holder, key).items() for holder in site.holders.values())
    oldest = min((p for one in series for p, known in one if known.number is not None), default=None)
    return [period for period in indicator_periods(site, key) if oldest and period >= oldest]


def rhythm(site: Site, key: str) -> Rhythm:
    """Return how often there is a value, as it is held: once a year where it is always of one month."""
    asked = site.measure(key).rhythm
    every = indicator_periods(site, key)
    return "year" if asked == "month" and len({p.month for p in every}) == 1 < len(every) else asked


def period_before(site: Site, key: str, period: Period) -> Period | None:
    """Return the period before another in the rhythm of an indicator; None before the first."""
    every = indicator_periods(site, key)
    at = every.index(period) if period in every else 0
    return every[at - 1] if at else None


@query(str)
def newest_period(site: Site, key: str) -> Period | None:
    """Return the newest period that is complete: not all of its values were read before its end or of few."""
    for period in reversed(indicator_periods(site, key)):
        known = (figures.get_value(site, country, key, period) for country in site.countries.values())
        if any(found and found.bounds and "partial" not in found.anomalies for found in known):
            return period
    return None


def alpha3_codes(site: Site, slugs: Iterable[str]) -> list[str]:
    """Return the ISO 3166-1 codes of three letters of some countries."""
    codes = sorted(site.countries[slug].code for slug in slugs)
    found = (pycountry.countries.get(alpha_2=code) for code in codes)
    return [str(country.alpha_3) for country in found if country]


def value_datasets(site: Site, keys: Iterable[str], slugs: Iterable[str]) -> list[str]:
    """Return the datasets that values of some countries come from, in the order of `data/datasets.yml`."""
    used = {site.dataset_of(key, country) for country, key in _holders(site, keys, slugs)}
    return [key for key in site.datasets if key in used]


def value_sources(site: Site, keys: Iterable[str], slugs: Iterable[str]) -> list[str]:
    """Return the sources that values of some countries come from, each once."""
    named = dict.fromkeys(site.datasets[key].source for key in value_datasets(site, keys, slugs))
    return [source for source in named if source in site.sources]


def extraction_days(
    site: Site, keys: Iterable[str], slugs: Iterable[str]
) -> dict[str, tuple[PartialDate, ...]]:
    """Return when values of some countries were read, by dataset, the oldest first, as far as known."""
    found: dict[str, set[PartialDate]] = {}
    for country, key in _holders(site, keys, slugs):
        series = figures.series_reading(site, country.code, key)
        if series and (day := series.extracted_on) and (name := site.dataset_of(key, country)):
            found.setdefault(name, set()).add(day)
    return {name: tuple(sorted(days)) for name, days in found.items()}


def newest_extraction(site: Site, keys: Iterable[str], slugs: Iterable[str]) -> PartialDate | None:
    """Return when the newest values were read: the day of extraction, or that of a source's dated release."""
    days = [days[-1] for days in extraction_days(site, keys, slugs).values()]
    for key in value_sources(site, keys, slugs):
        with suppress(ValueError):
            days.append(PartialDate.parse(site.sources[key].release or ""))
    return max(days, default=None)


@query()
def last_change(site: Site) -> date | None:
    """Return the day on which a file with figures was last changed, where Git knows it."""
    return max((day for file, day in site.changed.items() if file.startswith(FOLDERS)), default=None)


@query()
def last_reading(site: Site) -> date | None:
    """Return the day up to which the data of a site are kept: its newest extraction, or change of a file.

    It is no clock: what a build says of age follows from the files alone.
    """
    found = [day for file, day in site.changed.items() if file.startswith("data/")]
    if newest := newest_extraction(site, site.indicators, site.countries):
        found.append(newest.earliest)
    return max(found, default=None)


def is_old(period: Period, day: date) -> bool:
    """Whether more than 18 months have passed from the end of a period to a day."""
    months = (day.year - period.end.year) * 12 + day.month - period.end.month
    return months - (day.day <= period.end.day) >= MONTHS_UNTIL_OLD
