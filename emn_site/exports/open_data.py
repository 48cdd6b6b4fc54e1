"""The data of the site for others to use: tables with codes as CSV, some as JSON, and what describes them.

Descriptors are `data/datapackage.json`, `data/catalogue.jsonld`, and beside each CSV its metadata for the web
(`.csv-metadata.json`). They name size and hash of each file, and so are made last.
"""

import csv
import json
from io import StringIO
from typing import Any

from emn_site.exports import csvw, datapackage, dcat
from emn_site.exports.data_tables import FileFacts, data_tables
from emn_site.exports.observations import Row
from emn_site.model.site import Site


def data_files(site: Site) -> dict[str, str]:
    """Return every table with codes in its forms, by address."""
    found = {}
    for table in data_tables(site).values():
        rows = table.rows(site)
        for file in table.files([]):
            is_csv = file.form == "csv"
            found[file.address] = csv_text(rows, list(table.columns)) if is_csv else json_text(rows)
    return found


def descriptor_files(site: Site, base: str, facts: dict[str, FileFacts]) -> dict[str, str]:
    """Return what describes the files of all tables, whose sizes and hashes are known by address."""
    found = {
        f"data/{path}.csv-metadata.json": json_text(csvw.table_metadata(site, base, table))
        for path, table in data_tables(site).items()
    }
    found["data/datapackage.json"] = json_text(datapackage.package_descriptor(site, base, facts))
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
    """Return data as JSON for people and programs: one row a line, or an object by its keys."""
    if isinstance(data, list):
        rows = (json.dumps(row, ensure_ascii=False, separators=(",", ":")) for row in data)
        return "[\n" + ",\n".join(rows) + "\n]\n"
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"
