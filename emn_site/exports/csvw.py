"""What a CSV file means, for programs that know no more of it (CSV on the Web, W3C, 2015)."""

from typing import Any

from emn_site.exports import terms
from emn_site.exports.data_tables import DataTable
from emn_site.exports.observations import LISTS
from emn_site.locale import for_locale
from emn_site.model.site import Site


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
