"""Dates known to the year, the month or the day, as publications state them (ISO 8601)."""

import re
from datetime import date
from functools import total_ordering
from typing import Annotated

from pydantic import BeforeValidator, WithJsonSchema


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


def _read_date(value: object) -> object:
    return PartialDate.parse(value) if isinstance(value, (str, int)) else value


DateField = Annotated[
    PartialDate,
    BeforeValidator(_read_date),
    WithJsonSchema({"type": ["string", "integer"], "pattern": r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"}),
]
