"""What a chart shows, in the words of a language, and how much room it takes: words, and a scale of numbers.

The width of words is a guess on the wide side, the same in the browser.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import ceil, floor, log10
from typing import Literal

State = Literal["sound", "uncertain", "missing"]
"""Whether a value may be taken as it is, is provisional, estimated or in doubt, or is not there."""


@dataclass(frozen=True)
class ChartPoint:
    """One value, None where there is none: `label` in words, `tooltip` with period and flags.

    `count` is what was counted, where the value is its share of a whole.
    """

    number: float | None
    label: str
    tooltip: str
    state: State = "sound"
    is_break: bool = False
    flags: str = ""
    count: int | None = None


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
    is_integer: bool = True
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


CHARACTER = 0.52
"""The mean width of a character of the site's typeface, in parts of its size."""

TITLE, LABEL, NOTE = 15, 13, 12
"""Sizes of type in the units of a drawing; a drawing is never shown narrower than it is."""


def text_width(words: str, size: float) -> float:
    """Return the width of some words."""
    return len(words) * size * CHARACTER


def wrap_text(words: str, size: float, room: float) -> list[str]:
    """Return words in lines that fit into a room; a longer word has a line of its own."""
    lines: list[str] = []
    for word in filter(None, words.split(" ")):  # not at a space that does not break
        if lines and text_width(f"{lines[-1]} {word}", size) <= room:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def round_place(number: float) -> float:
    """Return a place rounded to a tenth, always in the same direction."""
    tenths = floor(number * 10 + 0.5)
    return tenths // 10 if tenths % 10 == 0 else tenths / 10


APART, MOST = 20, 7
"""Lines of a scale stand at least so far apart, and are no more of them than these."""


@dataclass(frozen=True)
class Scale:
    """The numbers `low` to `high` over the room from `bottom` up to `top`; `ticks` are round numbers."""

    low: float
    high: float
    bottom: float
    top: float
    ticks: tuple[float, ...]

    def at(self, number: float) -> float:
        """Return the place of a number."""
        return self.bottom - (self.bottom - self.top) * (number - self.low) / (self.high - self.low)


def make_scale(
    numbers: Sequence[float], bottom: float, top: float, is_integer: bool, is_closed: bool = True
) -> Scale:
    """Return the scale of some numbers; zero is always on it, and whole things have no halves.

    One that `is_closed` ends on a round number, so that nothing lies above its last line.
    """
    low, high = min(0.0, *numbers, 0.0), max(0.0, *numbers, 0.0)
    if low == high:
        high = 1.0
    step = _round_step((high - low) / max(1, min(MOST, floor(abs(bottom - top) / APART))))
    if is_integer:
        step = max(1.0, step)
    # A scale that starts below zero ends on a round number, as its lowest value hangs from above.
    low = floor(low / step) * step
    last = ceil(high / step - 1e-9) if is_closed else floor(high / step + 1e-9)
    high = last * step if is_closed else high
    ticks = tuple(count * step for count in range(round(low / step), last + 1))
    return Scale(low, high, bottom, top, ticks)


def _round_step(step: float) -> float:
    """Return the next of 1, 2, 5, 10, 20, 50 … that is not below a step."""
    magnitude = 10.0 ** floor(log10(step) + 1e-9)
    return next(factor * magnitude for factor in (1, 2, 5, 10) if factor * magnitude >= step * (1 - 1e-9))


def label_stride(words: float, step: float) -> int:
    """Return each how many-th label has room where labels so wide stand a step apart."""
    return max(1, ceil((words + 10) / step))
