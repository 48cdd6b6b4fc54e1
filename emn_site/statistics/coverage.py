"""What some indicators cover: their periods, countries, sources, and when their figures last changed."""

from collections.abc import Iterable, Iterator
from functools import lru_cache

import pycountry

from emn_site.model.country import Country
from emn_site.model.period import Period, Rhythm, period_span
from emn_site.model.site import Site
from emn_site.statistics import figures


def stored_indicators(site: Site, keys: Iterable[str]) -> list[str]:
    """Return the indicators that are stored and that some indicators are, or are computed from."""
    derived = ((key, site.indicators[key].derived) for key in keys)
    return list(dict.fromkeys(name for key, how in derived for name in (how.inputs if how else [key])))


def _holders(site: Site, keys: Iterable[str]) -> Iterator[tuple[str, Country, str]]:
    wanted = stored_indicators(site, keys)
    for slug, country in site.countries.items():
        yield from ((slug, country, key) for key in wanted if key in country.figures)


def period_range(site: Site, keys: list[str]) -> tuple[Period, Period] | None:
    """Return the first and the last period for which any country has a value."""
    found = [covered for key in keys if (covered := indicator_periods(site, key))]
    return (min(every[0] for every in found), max(every[-1] for every in found)) if found else None


@lru_cache(maxsize=4096)
def indicator_periods(site: Site, key: str) -> tuple[Period, ...]:
    """Return every period of an indicator, without gaps, from the first to the last that anybody has.

    Where only one month of each year is held, the others are not missing: the series is yearly.
    """
    held = {
        period
        for holder in site.holders
        for period, known in figures.value_series(site, holder, key).items()
        if known.bounds is not None
    }
    if not held:
        return ()
    every = period_span(min(held), max(held))
    months = {period.month for period in held}
    return tuple(p for p in every if p.month in months) if len(months) == 1 else tuple(every)


def rhythm(site: Site, key: str) -> Rhythm:
    """Return how often there is a value, as it is held: once a year where it is always of one month."""
    asked = site.indicators[key].rhythm
    every = indicator_periods(site, key)
    return "year" if asked == "month" and len({p.month for p in every}) == 1 < len(every) else asked


def period_before(site: Site, key: str, period: Period) -> Period | None:
    """Return the period before another in the rhythm of an indicator; None before the first."""
    every = indicator_periods(site, key)
    at = every.index(period) if period in every else 0
    return every[at - 1] if at else None


@lru_cache(maxsize=4096)
def newest_period(site: Site, key: str) -> Period | None:
    """Return the newest period that is complete: not all of its values were read before its end or of few."""
    for period in reversed(indicator_periods(site, key)):
        known = (figures.get_value(site, country, key, period) for country in site.countries.values())
        if any(found and found.bounds and "partial" not in found.doubts for found in known):
            return period
    return None


def alpha3_codes(site: Site, keys: list[str]) -> list[str]:
    """Return the ISO 3166-1 codes of three letters of the countries that have a value."""
    codes = sorted({country.code for _, country, _ in _holders(site, keys)})
    found = (pycountry.countries.get(alpha_2=code) for code in codes)
    return [str(country.alpha_3) for country in found if country]


def value_sources(site: Site, keys: list[str]) -> list[str]:
    """Return the sources that values come from, each once."""
    named = (
        site.datasets.get(site.dataset_of(key, country) or "") for _, country, key in _holders(site, keys)
    )
    return list(
        dict.fromkeys(dataset.source for dataset in named if dataset and dataset.source in site.sources)
    )


def last_change(site: Site, keys: list[str]) -> str | None:
    """Return the day (ISO 8601) on which a file with such values was last changed, where Git knows it."""
    days = [
        site.changed[file]
        for slug, _, _ in _holders(site, keys)
        if (file := f"data/countries/{slug}.yml") in site.changed
    ]
    return max(days).isoformat() if days else None
