"""Classes of values for a map: round limits, every value in exactly one class, no holes between them."""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise
from math import floor, log10
from statistics import quantiles

from emn_site.locale import Locale

MOST = 5
"""More steps of one colour cannot be told apart."""

STEPS = (1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10)
"""What a limit begins with."""


def class_limits(numbers: Sequence[float], decimals: int) -> list[float]:
    """Return the round numbers that part some values into at most five classes of about as many values.

    A limit belongs to the class above it; the lowest and the highest class are never empty.
    """
    if len(numbers) < 2:
        return []
    found = {_round(number, decimals) for number in quantiles(numbers, n=MOST)}
    return sorted(limit for limit in found if min(numbers) < limit <= max(numbers))


def _round(number: float, decimals: int) -> float:
    if number == 0:
        return 0.0
    magnitude = 10.0 ** floor(log10(abs(number)))
    nearest = min(STEPS, key=lambda step: abs(step * magnitude - abs(number)))
    return round((magnitude if number > 0 else -magnitude) * nearest, decimals)


def class_of(number: float, found: Sequence[float]) -> int:
    """Return the class of a value, counted from 1."""
    return 1 + bisect_right(found, number)


def class_names(locale: Locale, found: Sequence[float], decimals: int) -> list[str]:
    """Return what each class holds, in words."""
    said = [locale.number(limit, 0 if limit == int(limit) else decimals) for limit in found]
    if not said:
        return [locale.word("class_all")]
    between = [locale.word("class_from_to", first=low, last=high) for low, high in pairwise(said)]
    return [
        locale.word("class_under", limit=said[0]),
        *between,
        locale.word("class_from", limit=said[-1]),
    ]
