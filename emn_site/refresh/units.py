"""A table that has come in another unit: thousands in place of persons, a share in place of a percentage."""

from collections.abc import Sequence
from decimal import Decimal

from emn_site.model.indicators import Indicator
from emn_site.model.refusals import Refused

Pairs = Sequence[tuple[Decimal, Decimal]]

POWERS = tuple(Decimal(10) ** power for power in (1, 2, 3, 6, -1, -2, -3, -6))
"""Between two units of one thing lies a power of ten, so that few values suffice to know it."""

FEWEST = 2
FEWEST_OF_ANY_FACTOR = 10
NEARLY_ALL = Decimal("0.9")
CLOSE = Decimal("0.02")
"""How far a value may be off, as a part of itself: it may have been revised as well."""

_MULTIPLES = ("hundred", "thousand", "million", "billion")

HALF = Decimal("0.5")
"""How far off rounding to whole units takes it, where the unit has become larger."""


def refuse_multiple(label: str, indicator: Indicator, service: str, code: str) -> None:
    """Raise `Refused` where a service's name of a unit counts in thousands what we count by one."""
    if not indicator.is_rate and any(word in label.casefold() for word in _MULTIPLES):
        raise Refused("answer-other-filter", service=service, dataset=code, dimension="unit", value=label)


def common_factor(pairs: Pairs) -> Decimal | None:
    """Return by what nearly all old values, none of them zero, were multiplied to give the new ones.

    None where they were by nothing, or by less than two: a table that is revised is not in another unit.
    """
    if len(pairs) < FEWEST:
        return None
    middle = sorted(new / old for old, new in pairs)[len(pairs) // 2]
    is_far = 0 < middle <= HALF or middle >= 2
    factors = (*POWERS, middle) if is_far and len(pairs) >= FEWEST_OF_ANY_FACTOR else POWERS
    return next((factor for factor in factors if _is_common(factor, pairs)), None)


def _is_common(factor: Decimal, pairs: Pairs) -> bool:
    near = [new for old, new in pairs if _is_multiplied(old, new, factor)]
    return len(near) >= NEARLY_ALL * len(pairs) and sum(new != 0 for new in near) >= FEWEST


def _is_multiplied(old: Decimal, new: Decimal, factor: Decimal) -> bool:
    expected = old * factor
    distance = abs(new - expected)
    return distance < abs(new - old) and distance <= abs(expected) * CLOSE + (HALF if factor < 1 else 0)
