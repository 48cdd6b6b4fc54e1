"""What explains the data to those who reuse it: indicators, datasets and flags, named in every language."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from emn_site.exports.observations import FREQUENCIES, Row
from emn_site.locale import Locale, all_locales
from emn_site.model.figures import FLAGS, SDMX
from emn_site.model.site import Site
from emn_site.statistics import coverage
from emn_site.statistics.anomalies import KINDS


def indicator_list(site: Site) -> list[Row]:
    """Return the indicators that are shown: what they are, how computed, by what filtered."""
    return [_indicator(site, key) for key in site.shown_indicators]


def _indicator(site: Site, key: str) -> Row:
    found = site.indicators[key]
    fetch = found.fetch
    filters = "; ".join(f"{name}={'+'.join(codes)}" for name, codes in fetch.filters.items()) if fetch else ""
    row: Row = {
        "INDICATOR": key,
        "CHAPTER": found.chapter,
        "KIND": found.kind,
        "FREQ": FREQUENCIES[coverage.rhythm(site, key)],
        "UNIT_MEASURE": found.unit,
        "DECIMALS": found.decimals,
        "DATASET": fetch.dataset if fetch else None,
        "FILTERS": filters or None,
    }
    for locale in all_locales(site):
        words = locale.indicator(key)
        row |= {
            f"NAME_{locale.language.upper()}": words.name,
            f"DEFINITION_{locale.language.upper()}": words.definition,
            f"FORMULA_{locale.language.upper()}": words.formula if found.derived else None,
        }
    return row


def dataset_list(site: Site) -> list[Row]:
    """Return the datasets that figures on the site were read from, with the terms of their sources."""
    return [_dataset(site, key) for key in dataset_keys(site)]


def _dataset(site: Site, key: str) -> Row:
    found = site.datasets[key]
    source = site.sources.get(found.source)
    row: Row = {
        "DATASET": key,
        "SOURCE": found.source,
        "CODE": found.code,
        "URL": found.url,
        "ROUNDED_TO": float(found.rounded_to) if found.rounded_to else None,
        "SMALL_ROUNDED_BELOW": found.small_rounded_below,
        "LICENCE": source.licence if source else None,
        "LICENCE_URL": source.licence_url if source else None,
    }
    for locale in all_locales(site):
        row |= {
            f"NAME_{locale.language.upper()}": locale.dataset(key).name,
            f"REUSE_{locale.language.upper()}": locale.source(found.source).reuse,
        }
    return row


def dataset_keys(site: Site) -> list[str]:
    """Return the datasets that any figure on the site comes from, in the order of `data/datasets.yml`."""
    used = {
        site.dataset_of(key, c) for c in site.holders.values() for key in c.figures if key in site.indicators
    }
    return [key for key in site.datasets if key in used]


def flag_list(site: Site) -> list[Row]:
    """Return every flag and doubt with its SDMX status and its meaning."""
    return [*_flags(site)]


def _flags(site: Site) -> Iterator[Row]:
    locales = all_locales(site)
    for flag in FLAGS:
        yield {"FLAG": flag, "OBS_STATUS": SDMX[flag], **_meaning(locales, f"flag_{flag}")}
    for doubt in KINDS:
        yield {"FLAG": doubt, "OBS_STATUS": None, **_meaning(locales, f"doubt_{doubt}")}
    yield {"FLAG": "small_rounded", "OBS_STATUS": None, **_meaning(locales, "small_rounded")}


def _meaning(locales: list[Locale], key: str) -> Row:
    return {f"MEANING_{locale.language.upper()}": locale.word(key) for locale in locales}


NUMBERS = {"DECIMALS": "integer", "ROUNDED_TO": "number", "SMALL_ROUNDED_BELOW": "integer"}
"""The columns of these lists that are no text."""


@dataclass(frozen=True)
class CodeList:
    """A list of codes: the word for what it explains, the column that is its key, and what makes its rows."""

    word: str
    key: str
    rows: Callable[[Site], list[Row]]

    def columns(self, site: Site) -> dict[str, str]:
        """Return its columns by type; those with names differ with the languages of a site."""
        found = self.rows(site)
        return {column: NUMBERS.get(column, "string") for column in (found[0] if found else ())}


CODE_LISTS = {
    "indicators": CodeList("codes_of_indicators", "INDICATOR", indicator_list),
    "datasets": CodeList("codes_of_datasets", "DATASET", dataset_list),
    "flags": CodeList("codes_of_flags", "FLAG", flag_list),
}
"""The code lists by the name of their file."""
