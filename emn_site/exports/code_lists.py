"""What explains the data to those who reuse it: indicators, datasets and flags, named in every language."""

from collections.abc import Iterator

from emn_site.exports.observations import FREQUENCIES, Row
from emn_site.locale import Language, all_languages
from emn_site.model.figures import FLAGS, SDMX
from emn_site.model.site import Site
from emn_site.statistics.anomalies import KINDS


def indicators(site: Site) -> list[Row]:
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
        "FREQ": FREQUENCIES[found.rhythm],
        "UNIT_MEASURE": found.unit,
        "DECIMALS": found.decimals,
        "DATASET": fetch.dataset if fetch else None,
        "FILTERS": filters or None,
    }
    for speech in all_languages(site):
        words = speech.indicator(key)
        row |= {
            f"NAME_{speech.locale.upper()}": words.name,
            f"DEFINITION_{speech.locale.upper()}": words.definition,
            f"FORMULA_{speech.locale.upper()}": words.formula if found.derived else None,
        }
    return row


def datasets(site: Site) -> list[Row]:
    """Return the datasets that figures on the site were read from, with the terms of their sources."""
    return [_dataset(site, key) for key in used_datasets(site)]


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
    for speech in all_languages(site):
        row |= {
            f"NAME_{speech.locale.upper()}": speech.dataset(key).name,
            f"REUSE_{speech.locale.upper()}": speech.source(found.source).reuse,
        }
    return row


def used_datasets(site: Site) -> list[str]:
    """Return the datasets that any figure on the site comes from, in the order of `data/datasets.yml`."""
    used = {site.dataset_of(key, c) for c in site.holders for key in c.figures if key in site.indicators}
    return [key for key in site.datasets if key in used]


def used_sources(site: Site) -> list[str]:
    """Return the sources that any figure on the site comes from."""
    used = (site.datasets[key].source for key in used_datasets(site))
    return [source for source in dict.fromkeys(used) if source in site.sources]


def flags(site: Site) -> list[Row]:
    """Return every flag and doubt with its SDMX status and its meaning."""
    return [*_flags(site)]


def _flags(site: Site) -> Iterator[Row]:
    speeches = all_languages(site)
    for flag in FLAGS:
        yield {"FLAG": flag, "OBS_STATUS": SDMX[flag], **_meaning(speeches, f"flag_{flag}")}
    for doubt in KINDS:
        yield {"FLAG": doubt, "OBS_STATUS": None, **_meaning(speeches, f"doubt_{doubt}")}
    yield {"FLAG": "small_rounded", "OBS_STATUS": None, **_meaning(speeches, "small_rounded")}


def _meaning(speeches: list[Language], key: str) -> Row:
    return {f"MEANING_{speech.locale.upper()}": speech.word(key) for speech in speeches}
