"""Where the values of an indicator were read: source, dataset with its address, filters and time."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from emn_site.locale import Locale
from emn_site.model.country import Country, Total
from emn_site.model.dates import PartialDate
from emn_site.model.indicators import Dataset, Indicator
from emn_site.model.site import Site
from emn_site.statistics import coverage, figures


@dataclass(frozen=True)
class Provenance:
    """One dataset values were read from, in words; `filters` are dimensions with what was chosen."""

    source: str
    dataset: str
    code: str
    url: str
    filters: list[tuple[str, str]]
    extracted: str | None
    updated: str | None
    answer: str | None
    rounding: str | None


def series_provenance(locale: Locale, country: Country | Total, key: str) -> Provenance | None:
    """Return where a series of a country was read, or None for what is computed or names no dataset."""
    site = locale.site
    series, indicator = figures.series_reading(site, country.code, key), site.indicators[key]
    name, dataset = site.dataset_of(key, country), _dataset(site, country, key)
    if name is None or dataset is None:
        return None
    return Provenance(
        source=locale.source(dataset.source).name,
        dataset=locale.dataset(name).name,
        code=dataset.code or name,
        url=dataset.url,
        filters=filter_words(locale, indicator, country)
        if not series or (indicator.fetch and series.dataset in (None, indicator.fetch.dataset))
        else [],
        extracted=_extraction(locale, dataset.source, series.extracted_on) if series else None,
        updated=locale.date(series.updated) if series and series.updated else None,
        answer=series.answer if series else None,
        rounding=rounding_words(locale, dataset),
    )


def _dataset(site: Site, country: Country | Total, key: str) -> Dataset | None:
    return site.datasets.get(site.dataset_of(key, country) or "")


def _extraction(locale: Locale, source_key: str, day: PartialDate | None) -> str:
    """Return when a series was read, as precisely as it is known."""
    if day:
        return locale.date(day)
    source = locale.site.sources.get(source_key)
    release = source.release if source else None
    return locale.word("release_of", release=release) if release else locale.word("day_unknown")


def extractions(locale: Locale, countries: Iterable[Country | Total], key: str) -> list[str]:
    """Return when the values of an indicator in some countries were read, in words, each once."""
    names = coverage.stored_indicators(locale.site, [key])
    found = dict.fromkeys(
        (dataset.source, series.extracted_on)
        for name in names
        for one in countries
        if (series := figures.series_reading(locale.site, one.code, name))
        and (dataset := _dataset(locale.site, one, name))
    )
    return list(dict.fromkeys(_extraction(locale, *one) for one in found))


def indicator_provenances(locale: Locale, key: str) -> list[Provenance]:
    """Return the datasets the values of an indicator rest on, each once, with every day of reading."""
    site = locale.site
    found: dict[str, Provenance] = {}
    for name in coverage.stored_indicators(site, [key]):
        for country in site.countries.values():
            if name in country.figures and (known := series_provenance(locale, country, name)):
                place, read = f"{name} {known.code}", known.extracted
                first = found.setdefault(place, known)
                if read and read not in (first.extracted or "").split("; "):
                    found[place] = replace(first, extracted=f"{first.extracted}; {read}")
    return list({repr(one): one for one in found.values()}.values())  # parts of a sum may be read alike


def filter_words(
    locale: Locale, indicator: Indicator, country: Country | Total | None = None
) -> list[tuple[str, str]]:
    """Return what an indicator is filtered by, in words: dimension and code or codes."""
    if indicator.fetch is None:
        return []
    chosen = dict(indicator.fetch.filters)
    if country and indicator.fetch.api == "unhcr":
        chosen |= indicator.fetch.instead.get(country.code, {})
    return [
        (locale.dimension(name), locale.listing([locale.code(name, code) for code in codes]))
        for name, codes in chosen.items()
    ]


def rounding_words(locale: Locale, dataset: Dataset) -> str | None:
    """Return what the source of a dataset does to its numbers, in words; None where it does nothing."""
    if dataset.rounded_to is not None:
        return locale.word("rounded_to", count=dataset.rounded_to)
    return locale.word("small_rounded") if dataset.small_rounded_below is not None else None
