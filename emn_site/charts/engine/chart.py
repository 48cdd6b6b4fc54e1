"""What a chart shows, in the words of a language: series of values by period, and what stands around them."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

State = Literal["sound", "uncertain", "missing"]
"""Whether a value may be taken as it is, is provisional, estimated or in doubt, or is not there."""


@dataclass(frozen=True)
class ChartPoint:
    """One value, None where there is none: `label` in words, `said` with its period and `signs`, if any."""

    number: float | None
    label: str
    said: str
    state: State = "sound"
    is_break: bool = False
    signs: str = ""


@dataclass(frozen=True)
class ChartSeries:
    """The values of one country or group, one for each period of the chart; one may be marked as home."""

    name: str
    points: tuple[ChartPoint, ...]
    is_marked: bool = False


@dataclass(frozen=True)
class ChartWords:
    """What a drawing says besides its values."""

    missing: str
    uncertain: str
    is_break: str


@dataclass(frozen=True)
class Chart:
    """A chart before it is drawn: with title, unit and source, so that a copy speaks for itself.

    `periods` are short labels of the axis, or the names of parts; `number` writes a number of the axis in the
    language; `note` says what the chart leaves out; `meanings` are what the parts stand for, where known.
    """

    title: str
    unit: str
    source: str
    periods: tuple[str, ...]
    series: tuple[ChartSeries, ...]
    words: ChartWords
    number: Callable[[float], str]
    is_whole: bool = True
    note: str = ""
    meanings: tuple[str, ...] = ()

    @property
    def marked(self) -> int:
        """Which line stands out from the others: that of the home country, else the first."""
        return next((at for at, series in enumerate(self.series) if series.is_marked), 0)

    def line_look(self, order: int) -> str:
        """Return the style of a line."""
        return f"s{order} marked" if order == self.marked else f"s{order}"

    def part_look(self, order: int) -> str:
        """Return the style of a part: by its meaning, else by its order."""
        return self.meanings[order].replace("_", "-") if self.meanings else f"s{order}"
