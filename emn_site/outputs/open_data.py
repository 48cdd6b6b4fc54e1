"""The data of the site for others to use: tidy CSV (RFC 4180), JSON, and a Data Package descriptor.

Addresses are stable: `data/figures.csv`, `data/countries/<slug>.csv`, `data/indicators/<slug>.csv`, each
with `.json` beside it, `data/origins.csv`, and `data/datapackage.json` (Data Package, specification 1).
"""

import csv
import json
from collections.abc import Iterable, Iterator
from io import StringIO
from typing import Any

from emn_site.facts import figures
from emn_site.language import in_language
from emn_site.language.addresses import indicator_path
from emn_site.model.country import Country
from emn_site.model.site import Site

FIELDS = {
    "country": ("string", "ISO 3166-1 alpha-2 code of the country"),
    "indicator": ("string", "Key of the indicator"),
    "year": ("integer", "Year: the whole of it for a flow, its end or middle for a stock"),
    "value": ("number", "The value; empty where the source gives none"),
    "unit": ("string", "What is counted"),
    "flag": ("string", "provisional, estimated, break, not_available or fewer_than_five; mostly empty"),
    "source": ("string", "Key of the source, or `computed`"),
}
ORIGIN_FIELDS = {
    "country": ("string", "ISO 3166-1 alpha-2 code of the country of asylum"),
    "year": ("integer", "Year"),
    "rank": ("integer", "Place among the main countries of origin"),
    "origin": ("string", "ISO 3166-1 alpha-3 code; XXA stateless, UNK unknown"),
    "applications": ("integer", "New applications"),
    "source": ("string", "Key of the source"),
}

FIGURE_KEY = ["country", "indicator", "year"]

Row = dict[str, Any]


def files(site: Site) -> dict[str, str]:
    """Return every data file of the site by its address."""
    rows = [row for country in site.countries.values() for row in _rows(site, country)]
    origins = [row for country in site.countries.values() for row in _origins(country)]
    found = _both("data/figures", rows, FIELDS) | _both("data/origins", origins, ORIGIN_FIELDS)
    for slug, country in site.countries.items():
        of_country = [row for row in rows if row["country"] == country.code]
        found |= _both(f"data/countries/{slug}", of_country, FIELDS)
    for key in site.shown_indicators:
        of_indicator = [row for row in rows if row["indicator"] == key]
        found |= _both(f"data/{indicator_path(key)}", of_indicator, FIELDS)
    found["data/datapackage.json"] = _json(_descriptor(site))
    return found


def _rows(site: Site, country: Country) -> Iterator[Row]:
    for key, indicator in site.shown_indicators.items():
        series = country.figures.get(key)
        for year, known in figures.series(site, country, key).items():
            number = known.number
            yield {
                "country": country.code,
                "indicator": key,
                "year": year,
                "value": round(number, 6) if isinstance(number, float) else number,
                "unit": known.unit or indicator.unit,
                "flag": known.flag,
                "source": "computed" if indicator.derived else (series.source if series else None),
            }


def _origins(country: Country) -> Iterator[Row]:
    if country.origins:
        for year, found in country.origins.values.items():
            for rank, origin in enumerate(found, 1):
                yield {
                    "country": country.code,
                    "year": year,
                    "rank": rank,
                    "origin": origin.origin,
                    "applications": origin.applications,
                    "source": country.origins.source,
                }


def _both(address: str, rows: list[Row], fields: Iterable[str]) -> dict[str, str]:
    return {f"{address}.csv": _csv(rows, list(fields)), f"{address}.json": _json(rows)}


def _csv(rows: list[Row], fields: list[str]) -> str:
    out = StringIO()
    writer = csv.DictWriter(out, fields)  # its line ends are CRLF, as RFC 4180 asks
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def _json(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def _descriptor(site: Site) -> dict[str, Any]:
    """Return the descriptor of the package as the Data Package specification asks for it."""
    speech = in_language(site, "en" if "en" in site.settings.locales else site.settings.default_locale)
    return {
        "profile": "tabular-data-package",
        "name": "emn-country-facts",
        "title": speech.of_site.name,
        "homepage": site.settings.contact.site,
        "licenses": [
            {
                "name": "CC-BY-4.0",
                "title": "Creative Commons Attribution 4.0",
                "path": figures.LICENCE,
            }
        ],
        "sources": [
            {"title": speech.source(key).name, "path": source.url}
            for key, source in site.sources.items()
            if source.licence
        ],
        "resources": [
            _resource("figures", "figures.csv", FIELDS, FIGURE_KEY),
            _resource("origins", "origins.csv", ORIGIN_FIELDS, ["country", "year", "rank"]),
            *(
                _resource(f"country-{slug}", f"countries/{slug}.csv", FIELDS, FIGURE_KEY)
                for slug in site.countries
            ),
            *(
                _resource(path.replace("indicators/", "indicator-"), f"{path}.csv", FIELDS, FIGURE_KEY)
                for path in map(indicator_path, site.shown_indicators)
            ),
        ],
    }


def _resource(name: str, path: str, fields: dict[str, tuple[str, str]], key: list[str]) -> dict[str, Any]:
    return {
        "profile": "tabular-data-resource",
        "name": name,
        "path": path,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": {
            "fields": [
                {"name": field, "type": kind, "description": about} for field, (kind, about) in fields.items()
            ],
            "primaryKey": key,
            "missingValues": [""],
        },
    }
