"""An independent Eurostat: it holds a table for every dataset of the network and filters it as it is asked.

Like the real one it refuses a code that a table lacks, a dimension that a table does not have, and a
question that selects too many cells; values are sparse, statuses stand beside them.
"""

import re
from dataclasses import dataclass
from itertools import product
from zlib import crc32

from emn_site.model.indicators import EurostatQuery
from emn_site.model.site import Site
from tests.refresh.services import Answer, Query, json_stat

REPORTING = (
    "BE BG CZ DK DE EE IE EL ES FR HR IT CY LV LT LU HU MT NL AT PL PT RO SI SK FI SE IS LI NO CH".split()
)
"""The countries of the tables on migration: Eurostat's own code for Greece, and none for GE, UA, MD …"""

PLACES = ["EU27_2020", "EU28", "DE_TOT", *REPORTING, "UK"]
CITIZENS = ["SY", "AF", "UA", "UK", "XK", "STLS", "EXT_EU27_2020", "RU", "TR"]
TIMES = {
    "A": [str(year) for year in range(2006, 2026)],
    "Q": [f"{year}-Q{quarter}" for year in range(2021, 2027) for quarter in range(1, 5)],
    "M": [f"{year}-{month:02}" for year in range(2021, 2027) for month in range(1, 13)],
}
FREQUENCIES = {"year": "A", "quarter": "Q", "month": "M"}
MOST_CELLS = 5_000_000
NO_FILTERS = ("format", "lang", "sinceTimePeriod", "untilTimePeriod", "lastTimePeriod")


@dataclass
class Tables:
    """The tables by code, each with its dimensions and their codes."""

    tables: dict[str, dict[str, list[str]]]
    fractional: frozenset[str] = frozenset()

    @classmethod
    def of(cls, site: Site) -> "Tables":
        """Return the tables every indicator of a site is read from, with more codes than are wanted."""
        tables: dict[str, dict[str, list[str]]] = {}
        fractional = set()
        for indicator in site.indicators.values():
            query = indicator.fetch
            if not isinstance(query, EurostatQuery):
                continue
            table = tables.setdefault(query.dataset, {"freq": [FREQUENCIES[indicator.rhythm]]})
            if indicator.decimals:
                fractional.add(query.dataset)
            for name, codes in query.filters.items():
                _add(table, name, ["OTHER", *codes])
            for how in indicator.breakdowns.values():
                _add(table, how.dimension, how.codes or CITIZENS)
        for table in tables.values():
            table |= {"geo": PLACES, "time": TIMES[table["freq"][0]]}
        return cls(tables, frozenset(fractional))

    def value(self, dataset: str, place: dict[str, str]) -> int | float | None:
        """Return the value of a cell, the same whenever it is asked for; one of fifty is not known."""
        number = crc32(repr((dataset, sorted(place.items()))).encode())
        if number % 50 == 0:
            return None
        return number % 1000 / 10 if dataset in self.fractional else number % 20_000 * 5

    def answer(self, path: str, query: Query) -> Answer:
        """Return what the service says to a question."""
        dataset = path.rpartition("/")[2]
        table = self.tables.get(dataset)
        if table is None:
            return _fault(
                404, 100, f"ERR_NOT_FOUND_2: DATA_SET:{dataset} is not available for dissemination."
            )
        filters = {name: codes for name, codes in query.items() if name not in NO_FILTERS}
        if strange := [name for name in filters if name not in table]:
            return _fault(400, 150, f'INVALID_QUERY_DIMENSION: Dimension "{strange[0]}" is not defined')
        if lacking := [
            f"{n}={code}" for n, codes in filters.items() for code in codes if code not in table[n]
        ]:
            return _fault(400, 150, f"INVALID_QUERY_DIMENSION_VALUE: not allowed: {', '.join(lacking)}.")
        chosen = {
            name: [code for code in codes if code in filters.get(name, codes)]
            for name, codes in table.items()
        }
        chosen["time"] = _times(table["time"], query)
        return self._table(dataset, chosen)

    def _table(self, dataset: str, chosen: dict[str, list[str]]) -> Answer:
        values, statuses = {}, {}
        places = list(product(*chosen.values()))
        if len(places) > MOST_CELLS:
            return _fault(413, 413, "EXTRACTION_TOO_BIG")
        for position, codes in enumerate(places):
            value = self.value(dataset, dict(zip(chosen, codes, strict=True)))
            if value is None:
                statuses[str(position)] = ":"
            else:
                values[str(position)] = value
        return Answer(json_stat(chosen, values, statuses, dataset))


def _add(table: dict[str, list[str]], name: str, codes: list[str]) -> None:
    table[name] = list(dict.fromkeys([*table.get(name, []), *codes]))


def _times(times: list[str], query: Query) -> list[str]:
    if "lastTimePeriod" in query:
        return times[-int(query["lastTimePeriod"][0]) :]
    first, last = query["sinceTimePeriod"][0], query["untilTimePeriod"][0]
    if not all(re.fullmatch(r"\d{4}(-Q[1-4]|-\d{2})?", period) for period in (first, last)):
        return []
    return [time for time in times if first <= time <= last]


def _fault(status: int, number: int, label: str) -> Answer:
    return Answer({"error": [{"status": status, "id": number, "label": label}]}, status)
