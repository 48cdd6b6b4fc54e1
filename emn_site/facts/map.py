"""The map of an indicator: the outline of each country, and a mark where it is too small to be hit."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from emn_site.facts.comparison import Row

TINY, SMALL = 15, 36
"""Of the sides of an outline, in units of the drawing: seen as a dot; and not to be hit by a finger."""

TILE, APART, LEFT, TOP = 84, 92, 14, 214
"""Tiles stand for the small countries on a phone, one below the other over the Atlantic; 84 units of a map
that is 288 pixels wide are 24 pixels (WCAG 2.2, 2.5.8)."""

_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")


@dataclass(frozen=True)
class Shape:
    """A country on the map; `dot` is its middle where it is tiny, `tile` the height of its tile, if any."""

    row: Row
    outline: str
    dot: tuple[float, float] | None
    tile: int | None


def shapes(rows: Sequence[Row], outlines: dict[str, str]) -> list[Shape]:
    """Return the countries that have an outline."""
    found = [(row, outlines[row.code]) for row in rows if row.code in outlines]
    tiles = sorted(row.code for row, outline in found if max(_sides(outline)) < SMALL)
    return [
        Shape(
            row=row,
            outline=outline,
            dot=_middle(outline) if max(_sides(outline)) < TINY else None,
            tile=TOP + APART * tiles.index(row.code) if row.code in tiles else None,
        )
        for row, outline in found
    ]


def _extent(outline: str) -> tuple[list[float], list[float]]:
    numbers = [float(number) for number in _NUMBER.findall(outline)]
    return numbers[::2], numbers[1::2]


def _sides(outline: str) -> tuple[float, float]:
    x, y = _extent(outline)
    return max(x) - min(x), max(y) - min(y)


def _middle(outline: str) -> tuple[float, float]:
    x, y = _extent(outline)
    return (min(x) + max(x)) / 2, (min(y) + max(y)) / 2
