"""A table as JSON-stat 2.0 has it: dimensions with categories, values by position.

Source: JSON-stat 2.0, json-stat.org/full. `category.index` is an object, a list, or left out where a
dimension has one category; `value` and `status` are lists or sparse objects; dimensions come in any order.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from math import prod
from typing import Any

LARGEST = 5_000_000
"""More cells than this no question of ours can have."""


@dataclass(frozen=True)
class StatCell:
    """One cell that says anything: the codes of its place by dimension, its value and its status."""

    at: dict[str, str]
    value: Any
    status: str


@dataclass(frozen=True)
class StatTable:
    """A table that was read; `codes` are the categories of each dimension in their order, `unit` its name."""

    codes: dict[str, list[str]]
    unit: str
    values: Any
    statuses: Any

    def cells(self) -> Iterator[StatCell]:
        """Yield the cells with a value or a status."""
        names = list(self.codes)
        for position, place in enumerate(product(*self.codes.values())):
            value, status = _at(self.values, position), _at(self.statuses, position)
            if value is not None or status:
                yield StatCell(dict(zip(names, place, strict=True)), value, str(status or ""))


def read_json_stat(data: Any) -> StatTable:
    """Return a JSON-stat dataset; raises KeyError, TypeError or ValueError where it is none."""
    if data["class"] != "dataset":
        raise ValueError(f"class {data['class']!r}")
    names, sizes = list(data["id"]), [int(size) for size in data["size"]]
    if len(set(names)) != len(names) or len(sizes) != len(names):
        raise ValueError("id and size")
    codes = {name: _codes(data["dimension"][name]["category"]) for name in names}
    if [len(codes[name]) for name in names] != sizes:
        raise ValueError("its dimensions and sizes disagree")
    count = prod(sizes)
    if count > LARGEST:
        raise ValueError("size")
    values, statuses = data["value"], data.get("status")
    _refuse_outside(values, count)
    _refuse_outside(statuses, count)
    return StatTable(codes, _unit(data["dimension"]), values, statuses)


def _codes(category: Any) -> list[str]:
    """Return the codes of a dimension in the order of their positions."""
    index = category.get("index")
    if index is None:
        index = list(category["label"])
        if len(index) != 1:
            raise ValueError("category without index")
    if isinstance(index, list):
        return [str(code) for code in index]
    if sorted(int(place) for place in index.values()) != list(range(len(index))):
        raise ValueError("index")
    return sorted(index, key=lambda code: int(index[code]))


def _unit(dimensions: Any) -> str:
    """Return what the categories of the unit are called; empty where nothing is said of it."""
    labels = dimensions["unit"]["category"].get("label", {}) if "unit" in dimensions else {}
    return "; ".join(map(str, labels.values()))


def _refuse_outside(found: Any, count: int) -> None:
    if isinstance(found, list) and len(found) not in (0, count):
        raise ValueError("too few or too many cells")
    if isinstance(found, dict) and any(not 0 <= int(place) < count for place in found):
        raise ValueError("a cell outside the table")
    if not isinstance(found, (list, dict, str, type(None))):
        raise TypeError("value or status")


def _at(found: Any, position: int) -> Any:
    if isinstance(found, list):
        return found[position] if found else None
    if isinstance(found, dict):
        return found.get(str(position))
    return found
