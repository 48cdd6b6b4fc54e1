"""The time an observation speaks of: a year, a quarter, a month or a day (ISO 8601; quarters as in SDMX)."""

import re
from calendar import monthrange
from datetime import date, timedelta
from functools import lru_cache
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, WithJsonSchema

FIRST_YEAR = 1990
LAST_YEAR = 2100
Year = Annotated[int, Field(ge=FIRST_YEAR, le=LAST_YEAR)]

Rhythm = Literal["year", "quarter", "month", "day"]

_FORM = re.compile(r"(\d{4})(?:-?Q([1-4])|-(\d{2})(?:-(\d{2}))?)?", re.ASCII)


class Period:
    """A stretch of time written `2024`, `2024-Q3`, `2024-06` or `2024-06-30`; ordered by its end."""

    def __init__(
        self, year: int, quarter: int | None = None, month: int | None = None, day: int | None = None
    ) -> None:
        if not FIRST_YEAR <= year <= LAST_YEAR:
            raise ValueError("period")
        date(year, month or 1, day or 1)
        self.year, self.quarter, self.month, self.day = year, quarter, month, day
        # Periods are compared and looked up some millions of times in one build.
        self._text = self._written()
        self._order = (self.end.toordinal(), self._text)
        self._hash = hash(self._text)

    @staticmethod
    def parse(text: str | int) -> "Period":
        """Read a period as it is written; raises ValueError for anything else."""
        return _read(str(text))

    @property
    def rhythm(self) -> Rhythm:
        """How long it is."""
        if self.quarter:
            return "quarter"
        return "day" if self.day else "month" if self.month else "year"

    @property
    def start(self) -> date:
        """Its first day."""
        month = 3 * self.quarter - 2 if self.quarter else self.month or 1
        return date(self.year, month, self.day or 1)

    @property
    def end(self) -> date:
        """Its last day."""
        month = 3 * self.quarter if self.quarter else self.month or 12
        return date(self.year, month, self.day or monthrange(self.year, month)[1])

    @property
    def previous(self) -> "Period":
        """The one before it, of the same length."""
        if self.quarter:
            return Period(self.year - (self.quarter == 1), (self.quarter - 2) % 4 + 1)
        if self.day:
            before = self.end - timedelta(1)
            return Period(before.year, month=before.month, day=before.day)
        if self.month:
            return Period(self.year - (self.month == 1), month=(self.month - 2) % 12 + 1)
        return Period(self.year - 1)

    @property
    def key(self) -> str | int:
        """How it is written as a key of a YAML file: a year is a number there."""
        return str(self) if self.rhythm != "year" else self.year

    def _written(self) -> str:
        if self.quarter:
            return f"{self.year}-Q{self.quarter}"
        return "-".join([f"{self.year}", *(f"{part:02}" for part in (self.month, self.day) if part)])

    def __str__(self) -> str:
        return self._text

    def __repr__(self) -> str:
        return f"Period({self})"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Period) and self._text == other._text

    def __lt__(self, other: "Period") -> bool:
        return self._order < other._order

    def __le__(self, other: "Period") -> bool:
        return self._order <= other._order

    def __gt__(self, other: "Period") -> bool:
        return self._order > other._order

    def __ge__(self, other: "Period") -> bool:
        return self._order >= other._order

    def __hash__(self) -> int:
        return self._hash

    def __reduce__(self) -> tuple[Any, ...]:
        return Period, (self.year, self.quarter, self.month, self.day)  # hashes differ between processes


@lru_cache(maxsize=4096)
def _read(text: str) -> Period:
    match = _FORM.fullmatch(text)
    if match is None:
        raise ValueError("period")
    year, quarter, month, day = (None if part is None else int(part) for part in match.groups())
    return Period(year or 0, quarter, month, day)


def period_span(first: Period, last: Period) -> list[Period]:
    """Return every period of one length from the first to the last, both included."""
    found = [last]
    while found[-1] > first:
        found.append(found[-1].previous)
    return found[::-1]


PeriodField = Annotated[
    Period,
    BeforeValidator(lambda value: Period.parse(value) if type(value) in (str, int) else value),
    WithJsonSchema({"type": ["string", "integer"], "pattern": r"^[0-9]{4}(-Q[1-4]|-[0-9]{2}(-[0-9]{2})?)?$"}),
]
