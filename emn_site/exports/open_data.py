"""The data of the site for others to use: CSV with codes and with names, JSON, spreadsheets, descriptors.

Addresses are stable: `data/figures.csv`, `data/countries/<slug>.csv`, `data/indicators/<slug>.csv`,
`data/years/<year>.csv`, each with `.json` beside it; `data/parts.csv`, `data/totals.csv`; what explains them,
`data/indicators.csv`, `data/datasets.csv`, `data/flags.csv`; with names for people,
`data/figures.<language>.csv` and `.xlsx`; descriptors, `data/datapackage.json` and `data/catalogue.jsonld`.
"""

import csv
import json
from collections.abc import Iterable
from io import StringIO
from typing import Any

from emn_site.exports import code_lists, datapackage, dcat, observations
from emn_site.exports.observations import Row
from emn_site.locale.addresses import indicator_path, year_path
from emn_site.model.site import Site
from emn_site.statistics import years


def data_files(site: Site, base: str) -> dict[str, str | bytes]:
    """Return the files with codes, and what describes all of them; `base` is the site's public address."""
    every = {
        slug: [*observations.country_observations(site, country)] for slug, country in site.countries.items()
    }
    figures = [row for found in every.values() for row in found]
    parts = [
        row for country in site.countries.values() for row in observations.part_observations(site, country)
    ]
    found: dict[str, str | bytes] = {}
    found |= _both("data/figures", figures, observations.FIELDS)
    found |= _both("data/parts", parts, observations.PART_FIELDS)
    found |= _both("data/totals", [*observations.total_observations(site)], observations.TOTAL_FIELDS)
    for name, (_, make) in code_lists.CODE_LISTS.items():
        listed = make(site)
        found |= _both(f"data/{name}", listed, listed[0] if listed else [])
    for slug, of_country in every.items():
        found |= _both(f"data/countries/{slug}", of_country, observations.FIELDS)
    for key in site.shown_indicators:
        of_indicator = [row for row in figures if row["INDICATOR"] == key]
        found |= _both(f"data/{indicator_path(key)}", of_indicator, observations.FIELDS)
    for year in years.covered_years(site):
        shown = {(key, str(period)) for key, period in years.year_values(site, year)}
        of_year = [row for row in figures if (row["INDICATOR"], row["TIME_PERIOD"]) in shown]
        found |= _both(f"data/{year_path(year)}", of_year, observations.FIELDS)
    found["data/datapackage.json"] = json_text(datapackage.package_descriptor(site))
    found["data/catalogue.jsonld"] = json_text(dcat.dcat_catalogue(site, base))
    return found


def _both(address: str, found: list[Row], fields: Iterable[str]) -> dict[str, str]:
    return {f"{address}.csv": csv_text(found, list(fields)), f"{address}.json": json_text(found)}


def csv_text(found: list[Row], fields: list[str]) -> str:
    """Return rows as CSV (RFC 4180)."""
    out = StringIO()
    writer = csv.DictWriter(out, fields)  # its line ends are CRLF, as RFC 4180 asks
    writer.writeheader()
    writer.writerows(found)
    return out.getvalue()


def json_text(data: Any) -> str:
    """Return data as JSON for people and programs: one row a line, or an object by its keys."""
    if isinstance(data, list):
        rows = (json.dumps(row, ensure_ascii=False, separators=(",", ":")) for row in data)
        return "[\n" + ",\n".join(rows) + "\n]\n"
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"
