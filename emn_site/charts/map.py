"""The map of an indicator: the outline of each country, and a mark where it is too small to be hit."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from emn_site.charts import indicator_charts
from emn_site.locale import Locale, addresses
from emn_site.model.country import Country
from emn_site.model.period import Period
from emn_site.statistics import figures
from emn_site.statistics.comparison import ComparisonRow, class_legend

TINY, SMALL = 15, 36
"""Of the sides of an outline, in units of the drawing: seen as a dot; and not to be hit by a finger."""

SIDE, APART, LEFT, TOP = 84, 92, 14, 214
"""Tiles stand for the small countries on a phone, one below the other over the Atlantic; 84 units of a map
that is 288 pixels wide are 24 pixels (WCAG 2.2, 2.5.8)."""

_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")


@dataclass(frozen=True)
class MapTile:
    """A square that stands for a country."""

    x: int
    y: int
    side: int = SIDE


@dataclass(frozen=True)
class MapShape:
    """A country on the map; `dot` is its middle where it is tiny, `tile` stands for it where it is small.

    `is_uncertain` where its value may not be taken as it is, or not be compared with the others.
    """

    row: ComparisonRow
    is_uncertain: bool
    outline: str
    dot: tuple[float, float] | None
    tile: MapTile | None


@dataclass(frozen=True)
class MapFigure:
    """A map with all that stands around it.

    `start` and `last` are places in the periods of the `file` with all values.
    """

    title: str
    view_box: str
    other: str
    shapes: list[MapShape]
    unit: str
    period: str
    legend: list[str]
    source: str
    start: int
    last: int
    file: str


def map_figure(
    locale: Locale,
    key: str,
    period: Period,
    rows: Sequence[ComparisonRow],
    here: str,
    every: Sequence[Period],
) -> MapFigure | None:
    """Return the map of an indicator for the page at the address `here`; None in a site without a map.

    `every` are the periods that the map can be moved through.
    """
    site, drawn = locale.site, locale.site.map
    if drawn is None:
        return None
    holders = [holder for *_, holder in locale.countries]
    return MapFigure(
        title=locale.word("map_title", indicator=locale.indicator(key).name),
        view_box=drawn.viewBox,
        other=drawn.other,
        shapes=_shapes(locale, key, period, rows, drawn.countries),
        unit=locale.unit(site.indicators[key].unit),
        period=locale.period(period),
        legend=class_legend(locale, key, period),
        source=indicator_charts.chart_sources(locale, key, holders),
        start=every.index(period) if period in every else 0,
        last=len(every) - 1,
        file=addresses.relative_address(addresses.chart_data_address(key, locale.language), here),
    )


def _shapes(
    locale: Locale, key: str, period: Period, rows: Sequence[ComparisonRow], outlines: Mapping[str, str]
) -> list[MapShape]:
    """Return the countries that have an outline."""
    found = [(row, outlines[row.code]) for row in rows if row.code in outlines]
    small = sorted(row.code for row, outline in found if max(_sides(outline)) < SMALL)
    return [
        MapShape(
            row=row,
            is_uncertain=_is_uncertain(locale, key, period, locale.site.countries[row.slug]),
            outline=outline,
            dot=_middle(outline) if max(_sides(outline)) < TINY else None,
            tile=MapTile(LEFT, TOP + APART * small.index(row.code)) if row.code in small else None,
        )
        for row, outline in found
    ]


def _is_uncertain(locale: Locale, key: str, period: Period, country: Country) -> bool:
    known = figures.get_value(locale.site, country, key, period)
    if known is None or known.number is None:
        return False
    return indicator_charts.value_state(locale.site.indicators[key], known) == "uncertain"


@lru_cache(maxsize=256)  # each map has the same outlines, and there are eighty maps
def _extent(outline: str) -> tuple[list[float], list[float]]:
    numbers = [float(number) for number in _NUMBER.findall(outline)]
    return numbers[::2], numbers[1::2]


def _sides(outline: str) -> tuple[float, float]:
    x, y = _extent(outline)
    return max(x) - min(x), max(y) - min(y)


def _middle(outline: str) -> tuple[float, float]:
    x, y = _extent(outline)
    return (min(x) + max(x)) / 2, (min(y) + max(y)) / 2
