"""What a service says of one indicator, in our own terms, and whether that has come in another unit."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

import pycountry

from emn_site.model.dates import PartialDate
from emn_site.model.figures import Figure
from emn_site.model.indicators import Indicator
from emn_site.model.period import Period
from emn_site.model.refusals import Refused

Place = tuple[str, Period]
"""The ISO code of a country, or the code of a total, and a period."""

Values = dict[Place, Figure]


@dataclass(frozen=True)
class ServiceFigures:
    """The values of an indicator and of its breakdowns, and what the service says of the table itself."""

    values: Values
    answer: str
    updated: PartialDate | None = None
    breakdowns: Mapping[str, dict[Place, dict[str, Figure]]] = field(default_factory=dict)


@dataclass(frozen=True)
class FigureRequest:
    """For whom and when figures are wanted: our codes by the code of Eurostat, from a year up to a day."""

    codes: Mapping[str, str]
    first_year: int
    until: date

    @property
    def last_year(self) -> int:
        """The last year that is asked for."""
        return self.until.year

    def covers(self, period: Period) -> bool:
        """Whether a period is wanted; one that has not begun can hold no observation."""
        return self.first_year <= period.year and period.start <= self.until

    @property
    def countries(self) -> dict[str, str]:
        """Our codes of two letters by ISO 3166-1's of three, without totals."""
        return {alpha3(code): code for code in self.codes.values() if len(code) == 2}


def alpha3(code: str) -> str:
    """Return the ISO 3166-1 code of three letters of a country."""
    found = pycountry.countries.get(alpha_2=code)
    return str(found.alpha_3) if found else code


def largest_parts(parts: dict[str, Figure], count: int) -> dict[str, Figure]:
    """Return the largest parts, the largest first; equals in the order of their codes."""
    known = [(code, figure) for code, figure in sorted(parts.items()) if figure.value]
    return dict(sorted(known, key=lambda one: -(one[1].value or 0))[:count])


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
