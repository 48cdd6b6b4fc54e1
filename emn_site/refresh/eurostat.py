"""Eurostat's API Statistics: one dataset, filtered, as JSON-stat 2.0.

Sources: Eurostat, "API Statistics – data query"; JSON-stat 2.0, json-stat.org/full.
"""

from itertools import product
from typing import Any

import requests

from emn_site.model.country import EurostatQuery, Figure, Flag
from emn_site.model.refusals import Refused
from emn_site.refresh.service import get_json

SERVICE = "Eurostat"
API = "https://ec.europa.eu/eurostat/api/dissemination"

FLAGS: dict[str, Flag] = {"p": "provisional", "e": "estimated", "b": "break"}
"""Eurostat's observation flags that we show; `:` and `c` mean that there is no value to show."""

NO_VALUE = {":", "c", "n", "z", "m"}


def fetch(
    session: requests.Session, query: EurostatQuery, codes: dict[str, str], first_year: int, api: str = API
) -> dict[tuple[str, int], Figure]:
    """Return the figures of a dataset by our country code and year.

    `codes` maps Eurostat's country codes to ours. Raises `Refused` where the answer is not a
    JSON-stat dataset with one value a country and year.
    """
    address = f"{api}/statistics/1.0/data/{query.dataset}"
    parameters = [("format", "JSON"), ("lang", "EN"), ("sinceTimePeriod", str(first_year))]
    parameters += sorted(query.filters.items())
    parameters += [("geo", code) for code in sorted(codes)]
    return parse(get_json(session, address, parameters), codes, query.dataset)


def parse(data: dict[str, Any], codes: dict[str, str], dataset: str) -> dict[tuple[str, int], Figure]:
    """Return the figures of a JSON-stat answer; values and statuses may be sparse objects or arrays."""
    if "error" in data:
        errors = data["error"] if isinstance(data["error"], list) else [data["error"]]
        labels = "; ".join(str(error.get("label", error)) for error in errors if isinstance(error, dict))
        raise Refused("service-refuses-dataset", service=SERVICE, dataset=dataset, reason=labels)
    try:
        if data["class"] != "dataset":
            raise ValueError(f"class is {data['class']!r}")
        names, sizes = list(data["id"]), [int(size) for size in data["size"]]
        categories = [_categories(data["dimension"][name]["category"]) for name in names]
        if [len(found) for found in categories] != sizes:
            raise ValueError("its dimensions and sizes disagree")
        wide = [
            name for name, size in zip(names, sizes, strict=True) if size > 1 and name not in ("geo", "time")
        ]
        if wide:
            raise Refused("query-wide", dataset=dataset, value=", ".join(wide))
        values, statuses = data["value"], data.get("status") or {}
        found: dict[tuple[str, int], Figure] = {}
        for position, places in enumerate(product(*categories)):
            at = dict(zip(names, places, strict=True))
            figure = _figure(_at(values, position), _at(statuses, position))
            if figure is not None and at["geo"] in codes:
                found[codes[at["geo"]], int(at["time"])] = figure
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise Refused("answer-malformed", service=SERVICE, dataset=dataset, detail=repr(error)) from error
    if not found:
        raise Refused("answer-empty", service=SERVICE, dataset=dataset)
    return found


def _categories(category: dict[str, Any]) -> list[str]:
    """Return the codes of a dimension in the order of its positions."""
    index = category["index"]
    return list(index) if isinstance(index, list) else sorted(index, key=lambda code: int(index[code]))


def _at(values: Any, position: int) -> Any:
    if isinstance(values, list):
        return values[position] if position < len(values) else None
    return values.get(str(position))


def _figure(value: Any, status: Any) -> Figure | None:
    flag = next((FLAGS[letter] for letter in str(status or "") if letter in FLAGS), None)
    if value is None:
        return Figure(flag="not_available") if set(str(status or "")) & NO_VALUE else None
    if isinstance(value, bool) or not isinstance(value, (int, float)) or value < 0 or value != int(value):
        raise ValueError(f"not a count: {value!r}")
    return Figure(value=int(value), flag=flag)
