"""What some indicators cover: their periods, countries, sources, and when their figures last changed."""

from collections.abc import Iterable, Iterator
from functools import lru_cache

import pycountry

from emn_site.model.country import Country
from emn_site.model.period import Period
from emn_site.model.site import Site
from emn_site.statistics import figures


def _stored(site: Site, keys: Iterable[str]) -> list[str]:
    """Return the indicators that are stored and that some indicators are, or are computed from."""
    derived = ((key, site.indicators[key].derived) for key in keys)
    return list(dict.fromkeys(name for key, how in derived for name in (how.inputs if how else [key])))


def _holders(site: Site, keys: Iterable[str]) -> Iterator[tuple[str, Country, str]]:
    wanted = _stored(site, keys)
    for slug, country in site.countries.items():
        yield from ((slug, country, key) for key in wanted if key in country.figures)


def period_range(site: Site, keys: list[str]) -> tuple[Period, Period] | None:
    """Return the first and the last period for which any country has a value."""
    found = [covered for key in keys if (covered := _periods(site, key))]
    return (min(first for first, _ in found), max(last for _, last in found)) if found else None


@lru_cache(maxsize=4096)
def _periods(site: Site, key: str) -> tuple[Period, Period] | None:
    found = [
        period
        for country in site.countries.values()
        for period, known in figures.value_series(site, country, key).items()
        if known.number is not None
    ]
    return (min(found), max(found)) if found else None


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
