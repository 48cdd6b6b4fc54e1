"""The vocabulary of facts: sources, indicators, figures and countries.

Their names, definitions and notes are words and stand in each language's folder (`wording`).
"""

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from emn_site.model.partial_date import DateField
from emn_site.model.shapes import Count, CountryCode, Line, Model, OriginCode, Url, Year


class Source(Model):
    """Where facts come from."""

    url: Url = Field(description="Its address.")
    release: Line | None = Field(default=None, description="The release the figures were taken from.")
    licence: Line | None = Field(default=None, description="The licence under which it may be used.")


Unit = Literal["persons", "cases", "persons_and_cases", "per_1000", "percent"]


class Derivation(Model):
    """How an indicator is computed: the sum of some indicators over the sum of others, times a number."""

    numerator: list[Line] = Field(min_length=1, description="Indicators added up above the line.")
    denominator: list[Line] = Field(min_length=1, description="Indicators added up below the line.")
    times: Annotated[int, Field(ge=1, le=100_000)] = Field(description="1000 for a rate, 100 for a share.")


class UnhcrQuery(Model):
    """Where an indicator is in UNHCR's refugee statistics API."""

    api: Literal["unhcr"] = Field(description="unhcr")
    endpoint: Literal["population", "asylum-applications", "asylum-decisions"] = Field(
        description="The table of the API."
    )
    field: Line = Field(description="The column that holds the value.")
    filters: dict[str, Line] = Field(default={}, description="Columns with the value a row must have.")


class EurostatQuery(Model):
    """Where an indicator is in Eurostat's API Statistics."""

    api: Literal["eurostat"] = Field(description="eurostat")
    dataset: Line = Field(description="The code of the dataset.")
    filters: dict[str, Line] = Field(default={}, description="Dimensions with the code that is wanted.")


class Indicator(Model):
    """What is measured: a flow over a year or a stock on a date; computed where `derived` says how."""

    group: Line = Field(description="The table of a country's page in which it stands.")
    kind: Literal["flow", "stock"] = Field(description="flow: counted over a year; stock: on a date.")
    unit: Unit = Field(description="What is counted.")
    decimals: Annotated[int, Field(ge=0, le=3)] = Field(default=0, description="Digits after the comma.")
    derived: Derivation | None = Field(default=None, description="Only where it is computed, never stored.")
    code: Line | None = Field(default=None, description="The source's own code of the series.")
    source: Line | None = Field(default=None, description="The source of fetched values (data/sources.yml).")
    fetch: Annotated[UnhcrQuery | EurostatQuery, Field(discriminator="api")] | None = Field(
        default=None, description="How `build.py data update` fetches it."
    )


Flag = Literal["provisional", "estimated", "break", "not_available", "fewer_than_five"]


class Figure(Model):
    """One value of an indicator in one country and year."""

    value: Count | None = Field(
        default=None, description="The value, without separators; left out only with a flag that says why."
    )
    unit: Unit | None = Field(default=None, description="Only where it is not the indicator's own unit.")
    flag: Flag | None = Field(
        default=None,
        description="provisional; estimated; break: not comparable with earlier years; "
        "not_available; fewer_than_five: the source hides the exact number.",
    )


def _read_figure(value: object) -> object:
    return value if isinstance(value, dict) else {"value": value}


class Series(Model):
    """The figures of one indicator in one country, by year."""

    source: Line | None = Field(default=None, description="A key of data/sources.yml; required.")
    dataset: Line | None = Field(default=None, description="The dataset of the source it was read from.")
    extracted: DateField | None = Field(default=None, description="When it was read from the source.")
    jumps_checked: list[Year] = Field(
        default=[], description="Years whose jump over tenfold was compared with the source and is right."
    )
    review_by: DateField | None = Field(default=None, description="When it should be looked at again.")
    values: dict[Year, Annotated[Figure, BeforeValidator(_read_figure)]] = Field(
        description="A value for each year that is known; a year that is not known is left out."
    )


class Origin(Model):
    """How many applicants came from one country of origin."""

    origin: OriginCode = Field(description="ISO 3166-1 code of three letters; XXA stateless, UNK unknown.")
    applications: Count = Field(description="New applications in the year.")


class Origins(Model):
    """The main countries of origin of new applicants, by year, the largest first."""

    source: Line | None = Field(default=None, description="A key of data/sources.yml; required.")
    values: dict[Year, list[Origin]] = Field(description="The countries of each year, the largest first.")


class ContactPoint(Model):
    """The EMN National Contact Point of a country."""

    site: Url | None = Field(default=None, description="Its website.")
    source: Url = Field(description="The page on which this was seen.")


class Country(Model):
    """What is known of one EMN country; its slug is the name of its file."""

    code: CountryCode = Field(description="ISO 3166-1 code of two letters, for example LT.")
    eurostat_code: CountryCode = Field(description="Eurostat's code; it differs for Greece (EL).")
    role: Literal["member_state", "observer"] = Field(description="The country's role in the Network.")
    emn_since: DateField | None = Field(default=None, description="When it joined the Network.")
    emn_since_source: Url | None = Field(default=None, description="Where that was seen.")
    eu_member_since: DateField | None = Field(default=None, description="EU member since.")
    schengen_since: DateField | None = Field(default=None, description="In the Schengen area since.")
    membership_source: Line | None = Field(default=None, description="A key of data/sources.yml.")
    contact_point: ContactPoint | None = Field(default=None, description="Left out where not known.")
    figures: dict[Line, Series] = Field(default={}, description="By key of data/indicators.yml.")
    origins: Origins | None = Field(default=None, description="Left out where not known.")
