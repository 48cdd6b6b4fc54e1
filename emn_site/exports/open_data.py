"""The data of the site for others to use: tables with codes as CSV, some as JSON, and what describes them.

Descriptors are `data/datapackage.json` (Data Package, specification 1: files, columns, keys, terms),
`data/catalogue.jsonld`, and beside each CSV its metadata (`.csv-metadata.json`; CSV on the Web, W3C, 2015).
They name size and hash of each file, and so are made last.
"""

import csv
import json
from collections.abc import Iterator
from functools import partial
from io import StringIO
from typing import Any

from emn_site.exports import dcat, terms
from emn_site.exports.data_tables import FORMATS, DataTable, FileFacts, data_tables
from emn_site.exports.observations import LISTS, Row
from emn_site.exports.terms import Licence
from emn_site.locale import Locale, for_locale
from emn_site.model.site import Site
from emn_site.statistics import coverage


def data_files(site: Site) -> dict[str, str]:
    """Return every table with codes in its forms, by address."""
    found = {}
    for table in data_tables(site).values():
        rows = [*table.rows(site)]
        for file in table.files([]):
            found[file.address] = csv_text(rows, [*table.columns]) if file.form == "csv" else json_text(rows)
    return found


def descriptor_files(site: Site, base: str, facts: dict[str, FileFacts]) -> dict[str, str]:
    """Return what describes the files of all tables, whose sizes and hashes are known by address."""
    found = {
        f"data/{path}.csv-metadata.json": json_text(table_metadata(site, base, table))
        for path, table in data_tables(site).items()
    }
    found["data/datapackage.json"] = json_text(package_descriptor(site, base, facts))
    found["data/catalogue.jsonld"] = json_text(dcat.dcat_catalogue(site, base, facts))
    return found


def csv_text(found: list[Row], fields: list[str]) -> str:
    """Return rows as CSV (RFC 4180)."""
    out = StringIO()
    writer = csv.DictWriter(out, fields)  # its line ends are CRLF, as RFC 4180 asks
    writer.writeheader()
    writer.writerows(found)
    return out.getvalue()


def json_text(data: Any) -> str:
    """Return data as JSON in the fewest signs: one row a line, without what a row leaves empty."""
    compact = partial(json.dumps, ensure_ascii=False, separators=(",", ":"))
    if isinstance(data, list):
        rows = ({key: value for key, value in row.items() if value is not None} for row in data)
        return "[\n" + ",\n".join(map(compact, rows)) + "\n]\n"
    return compact(data) + "\n"


def table_metadata(site: Site, base: str, table: DataTable) -> dict[str, Any]:
    """Return the metadata of a table with codes; they stand beside it as `<name>.csv-metadata.json`."""
    locale = for_locale(site, site.settings.metadata_language)
    licence = terms.table_licence(site, base, table)
    day = terms.data_day(site, table)
    return {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": locale.language}],
        "url": f"{table.path.rpartition('/')[2]}.csv",
        "dc:title": table.title(locale),
        "dc:description": table.about(locale),
        "dc:license": {"@id": licence.url},
        **({"dc:modified": str(day)} if day else {}),
        "tableSchema": {
            "columns": [
                {
                    "name": column,
                    "titles": column,
                    "dc:description": locale.column(column),
                    "datatype": kind,
                    **({"separator": " "} if column in LISTS else {}),
                }
                for column, kind in table.columns.items()
            ],
            "primaryKey": list(table.key),
        },
    }


NAME = "emn-country-facts"
ADDRESS = "data/datapackage.json"


def package_descriptor(site: Site, base: str, facts: dict[str, FileFacts]) -> dict[str, Any]:
    """Return the descriptor; `base` is the public address of the site, `facts` those of its files."""
    locale = for_locale(site, site.settings.metadata_language)
    tables = data_tables(site)
    sources = coverage.value_sources(site, site.shown_indicators, site.countries)
    contact, changed = site.settings.contact, coverage.last_change(site)
    known = {
        "profile": "data-package",
        "name": NAME,
        "id": base + ADDRESS,
        "title": f"{locale.of_site.name} – {locale.word('open_data')}",
        "description": locale.word("open_data_summary"),
        "version": terms.data_version(site),
        "created": f"{changed}T00:00:00Z" if changed else None,
        "homepage": base + locale.url(tables["figures"].page),
        "contributors": [
            {
                "title": locale.of_site.publisher,
                "path": contact.site,
                "email": contact.email,
                "role": "publisher",
            }
        ],
        "keywords": locale.keywords(site.shown_indicators),
        "licenses": _licences(terms.table_licences(site, tables["figures"])),
        "sources": [{"title": locale.source(key).name, "path": site.sources[key].url} for key in sources],
        "resources": [one for table in tables.values() for one in _resources(locale, table, facts)],
    }
    return {key: value for key, value in known.items() if value}


def _licences(found: list[Licence]) -> list[dict[str, str]]:
    return [{"title": one.name, "path": one.url} for one in found]


def _resources(locale: Locale, table: DataTable, facts: dict[str, FileFacts]) -> Iterator[dict[str, Any]]:
    """Yield each file of a table: with a schema where it has codes as CSV, as a mere file otherwise."""
    site = locale.site
    for file in table.files(site.settings.locales):
        is_table = file.form == "csv" and file.language is None
        parts = (table.name, *(() if is_table else (file.language, file.form)))
        yield {
            **({"profile": "tabular-data-resource"} if is_table else {"type": "file"}),
            "name": "-".join(filter(None, parts)),
            "title": table.title(locale),
            "description": table.about(locale),
            "path": file.address.removeprefix("data/"),
            "format": file.form,
            "mediatype": FORMATS[file.form][1],
            **({"encoding": "utf-8"} if file.form != "xlsx" else {}),
            "bytes": facts[file.address].size,
            "hash": f"sha256:{facts[file.address].sha256}",
            "licenses": _licences(terms.table_licences(site, table)),
            **({"schema": _schema(locale, table)} if is_table else {}),
        }


def _schema(locale: Locale, table: DataTable) -> dict[str, Any]:
    return {
        "fields": [
            {"name": column, "type": kind, "description": locale.column(column)}
            for column, kind in table.columns.items()
        ],
        "primaryKey": list(table.key),
        "foreignKeys": [
            {"fields": [column], "reference": {"resource": other, "fields": [column]}}
            for column, other in table.references.items()
        ],
        "missingValues": [""],
    }
