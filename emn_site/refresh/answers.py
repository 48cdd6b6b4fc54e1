"""What a service says of one indicator, in our own terms."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

import pycountry

from emn_site.model.figures import Figure
from emn_site.model.indicators import Indicator
from emn_site.model.partial_date import PartialDate
from emn_site.model.period import Period

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


def fits_rhythm(indicator: Indicator, period: Period) -> bool:
    """Whether a period is of the length the indicator has."""
    return period.rhythm == indicator.rhythm


def largest_parts(parts: dict[str, Figure], count: int) -> dict[str, Figure]:
    """Return the largest parts, the largest first; equals in the order of their codes."""
    known = [(code, figure) for code, figure in sorted(parts.items()) if figure.value]
    return dict(sorted(known, key=lambda one: -(one[1].value or 0))[:count])
