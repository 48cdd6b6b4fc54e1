"""The vocabulary of figures: an observation with all that is known of it, its series, and notes on values."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Annotated, Literal, get_args

from pydantic import BeforeValidator, Field, StringConstraints, WithJsonSchema

from emn_site.model.dates import DateField, PartialDate
from emn_site.model.period import PeriodField
from emn_site.model.shapes import Count, CountryCode, Line, Model, optional

Flag = Literal[
    "break", "definition_differs", "estimated", "forecast", "experimental", "holiday", "imputed",
    "derogation", "included_elsewhere", "not_collected", "cannot_exist", "not_significant", "not_available",
    "provisional", "suppressed", "special_event", "low_reliability", "unvalidated", "includes_other",
    "confidential", "revised", "source_estimate", "not_applicable", "reporting_gap",
]  # fmt: skip
"""What is known of a value besides the value. `reporting_gap` is ours: the source gives a zero or repeats
another year where nothing was reported. The others are those of the sources, see `SDMX`."""

SDMX: Mapping[str, str] = {
    "break": "B", "definition_differs": "D", "estimated": "E", "forecast": "F", "experimental": "G",
    "holiday": "H", "imputed": "I", "derogation": "J", "included_elsewhere": "K", "not_collected": "L",
    "cannot_exist": "M", "not_significant": "N", "not_available": "O", "provisional": "P", "suppressed": "Q",
    "special_event": "S", "low_reliability": "U", "unvalidated": "V", "includes_other": "W", "revised": "A",
    "source_estimate": "E", "not_applicable": "M", "reporting_gap": "O", "confidential": "Q",
}  # fmt: skip
"""Each flag in the code list CL_OBS_STATUS (SDMX, version 2.2); A, a normal value, has no flag of ours."""

FLAGS: tuple[Flag, ...] = get_args(Flag)

EUROSTAT_FLAGS: dict[str, Flag] = {
    "b": "break", "c": "confidential", "d": "definition_differs", "e": "estimated", "f": "forecast",
    "i": "imputed", "n": "not_significant", "p": "provisional", "r": "revised", "s": "source_estimate",
    "u": "low_reliability", "z": "not_applicable", "m": "cannot_exist", ":": "not_available",
    "g": "experimental", "j": "derogation", "k": "included_elsewhere", "l": "not_collected",
    "o": "not_available", "q": "suppressed", "v": "unvalidated", "w": "includes_other",
}  # fmt: skip
"""Eurostat's flags, and below `:` those of SDMX it may send as they are; they stand together, as in `bp`."""

MISSING: frozenset[Flag] = frozenset((
    "not_available", "suppressed", "confidential", "not_collected", "cannot_exist", "not_applicable",
    "holiday", "included_elsewhere", "not_significant", "reporting_gap",
))  # fmt: skip
"""Flags that say why there is no value."""

LAPSING: frozenset[Flag] = (MISSING - {"reporting_gap"}) | {
    "provisional", "estimated", "source_estimate", "forecast", "imputed", "revised", "unvalidated",
    "experimental",
}  # fmt: skip
"""Flags that no longer hold once the source no longer sends them."""

OF_THE_PERIOD: frozenset[Flag] = frozenset(
    ("break", "definition_differs", "derogation", "includes_other", "included_elsewhere", "special_event")
)
"""Flags that speak of how a period was counted, and hold for its value when that is corrected too."""


def _read_number(value: object) -> object:
    """Read a number as it is written; a decimal fraction is not rounded by a machine's own fractions."""
    is_number = isinstance(value, (int, float)) and not isinstance(value, bool)
    return Decimal(str(value)) if is_number else value


Number = Annotated[
    Decimal,
    BeforeValidator(_read_number),
    Field(ge=-10_000_000_000_000, le=10_000_000_000_000),
    WithJsonSchema({"type": "number"}),
]
"""A decimal number of either sign, no larger than there is money."""

Unit = Line
"""What is counted: a key with words `unit_…` and `quantity_…` in every language's words.yml."""

COUNTED = frozenset(("persons", "cases", "persons_and_cases"))
"""Units of one kind: a source that counts persons may count cases in some years, and says so."""


class Figure(Model):
    """One observation: the value of an indicator in one country and period, and what is known of it."""

    value: Number | None = optional("The value, without separators; left out only with a flag that says why.")
    unit: Unit | None = optional("Only where it is not the indicator's own unit.")
    flags: list[Flag] = optional("What is known of the value; any number of them.", [])
    carried_from: PeriodField | None = optional(
        "The period whose value the source repeats here: no observation of its own."
    )
    rounded_to: Number | None = optional(
        "Only where the source rounded this value otherwise than its dataset."
    )
    below: Count | None = optional("The source says no more than that the value is smaller than this.")

    @property
    def is_plain(self) -> bool:
        """Whether there is nothing to say but the value."""
        return self.value is not None and self == Figure(value=self.value)


FigureField = Annotated[
    Figure, BeforeValidator(lambda value: value if isinstance(value, dict) else {"value": value})
]

Moment = Annotated[
    str,
    BeforeValidator(lambda value: str(value) if isinstance(value, int) else value),
    StringConstraints(pattern=r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2}(T[0-9]{2}:[0-9]{2}Z)?)?)?$"),
    WithJsonSchema({"type": ["string", "integer"]}),
]
"""A year, a month, a day, or a minute in universal time (ISO 8601)."""

Hash = Annotated[str, StringConstraints(pattern=r"^sha256:[0-9a-f]{64}$")]

Parts = dict[PeriodField, dict[Line, FigureField]]
"""A breakdown: by period, the parts with their values, the largest first."""


class Series(Model):
    """The figures of one indicator in one country, by period, and where they were read."""

    dataset: Line | None = optional("A key of data/datasets.yml; required.")
    extracted: Moment | None = optional("When it was read from the source.")
    updated: DateField | None = optional("When the source last changed the dataset.")
    answer: Hash | None = optional("SHA-256 of the source's answer, as it came.")
    checked: list[PeriodField] = optional(
        "Periods whose values look wrong, were compared with the source and are right.", []
    )
    review_by: DateField | None = optional("When it should be looked at again.")
    values: dict[PeriodField, FigureField] = Field(
        description="A value for each period that is known; one that is not known is left out."
    )
    breakdowns: dict[Line, Parts] = optional(
        "By reason, decision, citizenship …, where the indicator has them.", {}
    )

    def is_due(self, today: date) -> bool:
        """Whether it was to be looked at again by now."""
        return self.review_by is not None and self.review_by.earliest <= today

    @property
    def extracted_on(self) -> PartialDate | None:
        """The day of extraction, as precisely as it is known."""
        return PartialDate.parse(self.extracted[:10]) if self.extracted else None


class ValueNote(Model):
    """A note on values of a country in a period (`data/notes.yml`); its sentence stands in each language.

    Where sources differ, it names the other side: another series here, or a number, with the pages of this
    site whose text has it, or with the source that has it.
    """

    country: CountryCode = Field(description="The country's code, for example LT.")
    indicators: list[Line] = Field(min_length=1, description="Keys of data/indicators.yml.")
    period: PeriodField = Field(description="The period of the value.")
    other_indicator: Line | None = optional("The indicator whose value in this country and period differs.")
    other_number: Number | None = optional("A number said elsewhere that differs from the value.")
    said_in: list[Line] = optional(
        "Addresses of the pages whose text has that number, for example countries/lithuania.", []
    )
    said_by: Line | None = optional(
        "The source that has it where no page here does: a key of data/sources.yml."
    )
