"""From numbers to heights: round steps that use the room there is."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, floor, log10

APART, MOST = 26, 7
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


def make_scale(numbers: Sequence[float], bottom: float, top: float, is_whole: bool) -> Scale:
    """Return the scale of some numbers; zero is always on it, and whole things have no halves."""
    low, high = min(0.0, *numbers, 0.0), max(0.0, *numbers, 0.0)
    if low == high:
        high = 1.0
    step = _round_step((high - low) / max(1, min(MOST, floor(abs(bottom - top) / APART))))
    if is_whole:
        step = max(1.0, step)
    # A scale that starts below zero ends on a round number, as its lowest value hangs from above.
    low = floor(low / step) * step
    ticks = tuple(count * step for count in range(round(low / step), floor(high / step + 1e-9) + 1))
    return Scale(low, high, bottom, top, ticks)


def _round_step(step: float) -> float:
    """Return the next of 1, 2, 5, 10, 20, 50 … that is not below a step."""
    magnitude = 10.0 ** floor(log10(step) + 1e-9)
    return next(factor * magnitude for factor in (1, 2, 5, 10) if factor * magnitude >= step * (1 - 1e-9))


def label_stride(words: float, step: float) -> int:
    """Return each how many-th label has room where labels so wide stand a step apart."""
    return max(1, ceil((words + 10) / step))
