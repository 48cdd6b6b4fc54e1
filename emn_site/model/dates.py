"""Dates known to the year, the month or the day, and minutes of events, as texts state them (ISO 8601)."""

import datetime
import re
from dataclasses import dataclass
from datetime import date
from functools import total_ordering
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, WithJsonSchema


@total_ordering
class PartialDate:
    """A date known to the year, the month or the day, as publications state it (ISO 8601)."""

    _FORM = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)

    def __init__(self, year: int, month: int | None = None, day: int | None = None) -> None:
        date(year, month or 1, day or 1)
        self.year, self.month, self.day = year, month, day

    @classmethod
    def parse(cls, text: str | int) -> "PartialDate":
        """Read `2022`, `2022-06` or `2022-06-15`; raises ValueError for anything else."""
        match = cls._FORM.fullmatch(str(text))
        if match is None:
            raise ValueError(text)
        return cls(*(int(part) for part in match.groups() if part is not None))

    @property
    def earliest(self) -> date:
        """The first day the date can mean."""
        return date(self.year, self.month or 1, self.day or 1)

    def __repr__(self) -> str:
        return f"PartialDate({self})"

    def __str__(self) -> str:
        return "-".join(
            f"{part:0{width}}" for part, width in ((self.year, 4), (self.month, 2), (self.day, 2)) if part
        )

    def __eq__(self, other: object) -> bool:
        return isinstance(other, PartialDate) and str(self) == str(other)

    def __lt__(self, other: "PartialDate") -> bool:
        return str(self) < str(other)

    def __hash__(self) -> int:
        return hash(str(self))


Day = Annotated[
    date, BeforeValidator(lambda value: date.fromisoformat(value) if isinstance(value, str) else value)
]
"""A day: 2026-06-15. YAML gives it as text, and a model takes no text for a `date`."""


DateField = Annotated[
    PartialDate,
    BeforeValidator(lambda value: PartialDate.parse(value) if isinstance(value, str | int) else value),
    WithJsonSchema({"type": ["string", "integer"], "pattern": r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"}),
]


def _with_day(found: PartialDate) -> PartialDate:
    if not found.day:
        raise ValueError("whole-day")
    return found


FullDate = Annotated[
    DateField,
    AfterValidator(_with_day),
    WithJsonSchema({"type": "string", "pattern": r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}),
]
"""A date with its day: `2026-12` would be over before the month is."""

_FORM = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}( [0-9]{2}:[0-9]{2})?$"


@dataclass(frozen=True)
class Moment:
    """A day, and where it is known the time of that day at the place of the site."""

    day: datetime.date
    time: datetime.time | None = None

    @classmethod
    def parse(cls, text: str) -> "Moment":
        """Read `2026-05-20` or `2026-05-20 09:30`; raises ValueError for anything else."""
        day, blank, clock = text.partition(" ")
        try:
            found = cls(
                datetime.date.fromisoformat(day), datetime.time.fromisoformat(clock) if blank else None
            )
        except ValueError as error:
            raise ValueError("minute") from error
        if not re.match(_FORM, text):
            raise ValueError("minute")
        return found

    def __str__(self) -> str:
        return f"{self.day} {self.time:%H:%M}" if self.time else str(self.day)


MomentField = Annotated[
    Moment,
    BeforeValidator(lambda value: Moment.parse(value) if isinstance(value, str) else value),
    WithJsonSchema({"type": "string", "pattern": _FORM}),
]
