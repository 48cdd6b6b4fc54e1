"""A day, or a minute of a day, as events state it (ISO 8601, with a blank in the place of the T)."""

import datetime
import re
from dataclasses import dataclass
from typing import Annotated

from pydantic import BeforeValidator, WithJsonSchema

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


def _read_moment(value: object) -> object:
    return Moment.parse(value) if isinstance(value, str) else value


MomentField = Annotated[
    Moment, BeforeValidator(_read_moment), WithJsonSchema({"type": "string", "pattern": _FORM})
]
