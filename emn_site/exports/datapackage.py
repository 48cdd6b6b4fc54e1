"""The descriptor of the data as a package (Data Package, specification 1): files, columns, keys, terms."""

from collections.abc import Iterator
from typing import Any

from emn_site.exports import terms
from emn_site.exports.data_tables import FORMATS, DataTable, FileFacts, TableFile, data_tables
from emn_site.exports.terms import Licence
from emn_site.locale import Locale, for_locale
from emn_site.model.site import Site
from emn_site.statistics import coverage

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
        yield {
            **({"profile": "tabular-data-resource"} if is_table else {"type": "file"}),
            "name": table.name if is_table else _name(table, file),
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


def _name(table: DataTable, file: TableFile) -> str:
    return "-".join(part for part in (table.name, file.language, file.form) if part)


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
