"""Where the values of an indicator were read: source, dataset with its address, filters and time."""

from dataclasses import dataclass

from emn_site.locale import Locale
from emn_site.model.country import Country
from emn_site.model.indicators import Indicator


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


def series_provenance(locale: Locale, country: Country, key: str) -> Provenance | None:
    """Return where a series of a country was read, or None for what is computed or names no dataset."""
    site = locale.site
    series, indicator = country.figures.get(key), site.indicators[key]
    name = site.dataset_of(key, country)
    dataset = site.datasets.get(name or "")
    if name is None or dataset is None:
        return None
    return Provenance(
        source=locale.source(dataset.source).name,
        dataset=locale.dataset(name).name,
        code=dataset.code or name,
        url=dataset.url,
        filters=filter_words(locale, indicator, country)
        if not series or _is_asked(indicator, series.dataset)
        else [],
        extracted=locale.moment(series.extracted) if series and series.extracted else None,
        updated=locale.date(series.updated) if series and series.updated else None,
        answer=series.answer if series else None,
        rounding=_rounding(locale, dataset.rounded_to, dataset.small_rounded_below),
    )


def _is_asked(indicator: Indicator, dataset: str | None) -> bool:
    """Whether a series comes from the dataset that the indicator's query asks."""
    return indicator.fetch is not None and dataset in (None, indicator.fetch.dataset)


def filter_words(
    locale: Locale, indicator: Indicator, country: Country | None = None
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


def _rounding(locale: Locale, rounded_to: object, small: int | None) -> str | None:
    if rounded_to is not None:
        return locale.word("rounded_to", count=rounded_to)
    return locale.word("small_rounded") if small is not None else None
