"""The figures of the site as tidy rows, one row a value with all that is known of it, and what explains them.

The names of columns are those of SDMX-CSV where it has one (SDMX-CSV 2.0 field guide): FREQ, REF_AREA,
INDICATOR, TIME_PERIOD, OBS_VALUE, UNIT_MEASURE, OBS_STATUS. The lists of codes name indicators, datasets and
flags in every language.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from emn_site.locale import Locale, all_locales
from emn_site.model.country import Country, Total
from emn_site.model.figures import FLAGS, SDMX
from emn_site.model.period import Period
from emn_site.model.site import Site
from emn_site.statistics import comparability, coverage, figures
from emn_site.statistics.anomalies import KINDS
from emn_site.statistics.figures import Value

Row = dict[str, Any]

FREQUENCIES = {"year": "A", "quarter": "Q", "month": "M", "day": "D"}  # SDMX's code list CL_FREQ
# Columns with their types; what each means is `column_<name>` in the words of each language.
FIELDS = {
    "FREQ": "string", "REF_AREA": "string", "INDICATOR": "string", "TIME_PERIOD": "string",
    "OBS_VALUE": "number", "UNIT_MEASURE": "string", "OBS_STATUS": "string", "FLAGS": "string",
    "DOUBTS": "string", "CARRIED_FROM": "string", "BELOW": "number", "ROUNDED_TO": "number",
    "SOURCE": "string", "DATASET": "string", "EXTRACTED": "string",
}  # fmt: skip
KEY = ("REF_AREA", "INDICATOR", "TIME_PERIOD")

LISTS = ("FLAGS", "DOUBTS", "LACKING")  # columns with several values in a cell, separated by spaces
_SHARED = ("OBS_VALUE", "OBS_STATUS", "FLAGS", "DOUBTS", "BELOW")

PART_FIELDS = {
    **{column: FIELDS[column] for column in KEY},
    "BREAKDOWN": "string",
    "PART": "string",
    **{column: FIELDS[column] for column in (*_SHARED, "SOURCE", "DATASET")},
}
PART_KEY = (*KEY, "BREAKDOWN", "PART")

TOTAL_FIELDS = {
    **{column: FIELDS[column] for column in (*KEY, "OBS_VALUE", "UNIT_MEASURE", *_SHARED[1:])},
    "STATED": "boolean",
    "LACKING": "string",
}
TOTAL_KEY = KEY


def json_number(value: Decimal | None) -> int | float | None:
    """Return a number as JSON and CSV write it, with six decimals at most."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else round(float(value), 6)


def figure_observations(site: Site) -> Iterator[Row]:
    """Yield every value of every country, those that were computed included."""
    for country in site.countries.values():
        for key in site.shown_indicators:
            for period, known in figures.value_series(site, country, key).items():
                yield _row(site, country, key, period, known)


def _row(site: Site, country: Country | Total, key: str, period: Period, known: Value) -> Row:
    indicator, series = site.indicators[key], country.figures.get(key)
    name = None if indicator.derived else site.dataset_of(key, country)
    dataset = site.datasets.get(name or "")
    return {
        "FREQ": FREQUENCIES[coverage.rhythm(site, key)],
        "REF_AREA": country.code,
        "INDICATOR": key,
        "TIME_PERIOD": str(period),
        "UNIT_MEASURE": known.unit or indicator.unit,
        **_observed(known),
        "CARRIED_FROM": str(known.carried_from) if known.carried_from else None,
        "ROUNDED_TO": json_number(known.rounded_to),
        "SOURCE": "computed" if indicator.derived else (dataset.source if dataset else None),
        "DATASET": name,
        "EXTRACTED": series.extracted if series and not indicator.derived else None,
    }


def _observed(known: Value) -> Row:
    """Return a value with its signs: what a page says to be below a number is no zero in a file.

    A value that is the highest it can be is below nothing: 100 per cent, where a zero is no rounded one.
    """
    highest = known.limits[1] if known.limits else None
    return {
        "OBS_VALUE": json_number(None if known.upper_limit is not None else known.number),
        "OBS_STATUS": _status(known),
        "FLAGS": " ".join(known.flags) or None,
        "DOUBTS": " ".join([*known.anomalies, *(["small_rounded"] if known.limits else [])]) or None,
        "BELOW": json_number(known.upper_limit if highest == known.number else highest or known.upper_limit),
    }


def _status(known: Value) -> str:
    """Return the one status SDMX has for a value: that of its first flag, or O where there is no value.

    N is "a value which is not a real zero", U one of low reliability.
    """
    if known.flags:
        return SDMX[known.flags[0]]
    if known.upper_limit is not None:
        return "N"
    if known.number is None:
        return "O"
    return "A" if not known.anomalies and known.limits is None else "U"


def part_observations(site: Site) -> Iterator[Row]:
    """Yield the largest parts of the values of all countries."""
    held = [(country, *one) for country in site.countries.values() for one in country.figures.items()]
    for country, key, series in (one for one in held if one[1] in site.indicators):
        dataset = site.datasets.get(site.dataset_of(key, country) or "")
        for name, by_period in series.breakdowns.items():
            for period, values in by_period.items():
                for part, figure in values.items():
                    yield {
                        "REF_AREA": country.code,
                        "INDICATOR": key,
                        "TIME_PERIOD": str(period),
                        "BREAKDOWN": name,
                        "PART": part,
                        **_observed(figures.observe(figure, site.indicators[key], dataset)),
                        "SOURCE": dataset.source if dataset else None,
                        "DATASET": series.dataset,
                    }


def total_observations(site: Site) -> Iterator[Row]:
    """Yield what is known of groups of countries in every period; of a sum withheld, whom it lacks."""
    for key, indicator in site.shown_indicators.items():
        for period in coverage.indicator_periods(site, key):
            for found in comparability.group_values(site, key, period):
                total = site.totals.get(found.group)
                yield {
                    "REF_AREA": total.code if total else found.group,
                    "INDICATOR": key,
                    "TIME_PERIOD": str(period),
                    "UNIT_MEASURE": indicator.unit,
                    **_observed(found.value or Value(None)),
                    "STATED": found.is_stated,
                    "LACKING": " ".join(code for codes in found.lacking.values() for code in codes) or None,
                }


def indicator_list(site: Site) -> Iterator[Row]:
    """Yield the indicators that are shown: what they are, how computed, by what filtered."""
    for key, found in site.shown_indicators.items():
        fetch = found.fetch
        filters = fetch.filters.items() if fetch else ()
        row: Row = {
            "INDICATOR": key,
            "CHAPTER": found.chapter,
            "KIND": found.kind,
            "FREQ": FREQUENCIES[coverage.rhythm(site, key)],
            "UNIT_MEASURE": found.unit,
            "DECIMALS": found.decimals,
            "DATASET": fetch.dataset if fetch else None,
            "FILTERS": "; ".join(f"{name}={'+'.join(codes)}" for name, codes in filters) or None,
        }
        for locale in all_locales(site):
            language, words = locale.language.upper(), locale.indicator(key)
            formula = words.formula if found.derived else None
            row |= {f"NAME_{language}": words.name, f"DEFINITION_{language}": words.definition}
            row |= {f"FORMULA_{language}": formula}
        yield row


def dataset_list(site: Site) -> Iterator[Row]:
    """Yield the datasets that figures on the site were read from, with the terms of their sources."""
    for key in dataset_keys(site):
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
            language, reuse = locale.language.upper(), locale.source(found.source).reuse
            row |= {f"NAME_{language}": locale.dataset(key).name, f"REUSE_{language}": reuse}
        yield row


def dataset_keys(site: Site) -> list[str]:
    """Return the datasets that any figure on the site comes from, in the order of `data/datasets.yml`."""
    used = {
        site.dataset_of(key, c) for c in site.holders.values() for key in c.figures if key in site.indicators
    }
    return [key for key in site.datasets if key in used]


def flag_list(site: Site) -> Iterator[Row]:
    """Yield every flag and doubt with its SDMX status and its meaning."""
    locales = all_locales(site)
    for flag in FLAGS:
        yield {"FLAG": flag, "OBS_STATUS": SDMX[flag], **_meaning(locales, f"flag_{flag}")}
    for anomaly in KINDS:
        yield {"FLAG": anomaly, "OBS_STATUS": None, **_meaning(locales, f"doubt_{anomaly}")}
    yield {"FLAG": "small_rounded", "OBS_STATUS": None, **_meaning(locales, "small_rounded")}


def _meaning(locales: list[Locale], key: str) -> Row:
    return {f"MEANING_{locale.language.upper()}": locale.word(key) for locale in locales}


# The columns of these lists that are no text.
NUMBERS = {"DECIMALS": "integer", "ROUNDED_TO": "number", "SMALL_ROUNDED_BELOW": "integer"}


@dataclass(frozen=True)
class CodeList:
    """A list of codes: the word for what it explains, the column that is its key, and what makes its rows."""

    word: str
    key: str
    rows: Callable[[Site], Iterator[Row]]

    def columns(self, site: Site) -> dict[str, str]:
        """Return its columns by type; those with names differ with the languages of a site."""
        return {column: NUMBERS.get(column, "string") for column in next(self.rows(site), ())}


# The code lists by the name of their file.
CODE_LISTS = {
    "indicators": CodeList("codes_of_indicators", "INDICATOR", indicator_list),
    "datasets": CodeList("codes_of_datasets", "DATASET", dataset_list),
    "flags": CodeList("codes_of_flags", "FLAG", flag_list),
}
