"""What a reader must know of a value, and what is said elsewhere that differs from it."""

from pydantic import Field

from emn_site.model.figures import Number
from emn_site.model.period import PeriodField
from emn_site.model.shapes import CountryCode, Line, Model


class ValueNote(Model):
    """A note on values of a country in a period (`data/notes.yml`); its sentence stands in each language.

    Where sources differ, it names the other side: another series here, or a number, with the pages of this
    site whose text has it, or with the source that has it.
    """

    country: CountryCode = Field(description="The country's code, for example LT.")
    indicators: list[Line] = Field(min_length=1, description="Keys of data/indicators.yml.")
    period: PeriodField = Field(description="The period of the value.")
    other_indicator: Line | None = Field(
        default=None, description="The indicator whose value in this country and period differs."
    )
    other_number: Number | None = Field(
        default=None, description="A number said elsewhere that differs from the value."
    )
    said_in: list[Line] = Field(
        default=[],
        description="Addresses of the pages whose text has that number, for example countries/lithuania.",
    )
    said_by: Line | None = Field(
        default=None, description="The source that has it where no page here does: a key of data/sources.yml."
    )
