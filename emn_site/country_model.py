"""The vocabulary of facts: sources, indicators, figures and countries."""

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from emn_site.partial_date import DateField
from emn_site.shapes import CountryCode, Model, OriginCode, Text, Url, Words, Year


class Source(Model):
    """Where facts come from."""

    name: Words = Field(description="The name of the source in each language.")
    publisher: Words = Field(description="Who publishes it.")
    url: Url = Field(description="Its address.")
    release: Text | None = Field(default=None, description="The release the figures were taken from.")
    licence: Text | None = Field(default=None, description="The licence under which it may be used.")


Unit = Literal["persons", "cases", "persons_and_cases", "per_1000", "percent"]


class Derivation(Model):
    """How an indicator is computed: the sum of some indicators over the sum of others, times a number."""

    numerator: list[Text] = Field(min_length=1, description="Indicators added up above the line.")
    denominator: list[Text] = Field(min_length=1, description="Indicators added up below the line.")
    times: Annotated[int, Field(ge=1)] = Field(description="1000 for a rate, 100 for a share.")
    formula: Words = Field(description="The formula in words, shown beside the values.")


class UnhcrQuery(Model):
    """Where an indicator is in UNHCR's refugee statistics API."""

    api: Literal["unhcr"] = Field(description="unhcr")
    endpoint: Literal["population", "asylum-applications", "asylum-decisions"] = Field(
        description="The table of the API."
    )
    field: Text = Field(description="The column that holds the value.")
    filters: dict[str, Text] = Field(default={}, description="Columns with the value a row must have.")


class EurostatQuery(Model):
    """Where an indicator is in Eurostat's API Statistics."""

    api: Literal["eurostat"] = Field(description="eurostat")
    dataset: Text = Field(description="The code of the dataset.")
    filters: dict[str, Text] = Field(default={}, description="Dimensions with the code that is wanted.")


class Indicator(Model):
    """What is measured: a flow over a year or a stock on a date; computed where `derived` says how."""

    group: Text = Field(description="The table of a country's page in which it stands.")
    kind: Literal["flow", "stock"] = Field(description="flow: counted over a year; stock: on a date.")
    unit: Unit = Field(description="What is counted.")
    decimals: Annotated[int, Field(ge=0, le=3)] = Field(default=0, description="Digits after the comma.")
    derived: Derivation | None = Field(default=None, description="Only where it is computed, never stored.")
    code: Text | None = Field(default=None, description="The source's own code of the series.")
    source: Text | None = Field(default=None, description="The source of fetched values (data/sources.yml).")
    fetch: Annotated[UnhcrQuery | EurostatQuery, Field(discriminator="api")] | None = Field(
        default=None, description="How `build.py data update` fetches it."
    )
    name: Words = Field(description="The name in each language.")
    definition: Words = Field(description="What is counted, in one sentence.")


Flag = Literal["provisional", "estimated", "break", "not_available", "fewer_than_five"]


class Figure(Model):
    """One value of an indicator in one country and year."""

    value: Annotated[int, Field(ge=0)] | None = Field(
        default=None, description="The value, without separators; left out only with a flag that says why."
    )
    unit: Unit | None = Field(default=None, description="Only where it is not the indicator's own unit.")
    flag: Flag | None = Field(
        default=None,
        description="provisional; estimated; break: not comparable with earlier years; "
        "not_available; fewer_than_five: the source hides the exact number.",
    )
    note: Words | None = Field(default=None, description="What a reader must know of this value.")


def _read_figure(value: object) -> object:
    return value if isinstance(value, dict) else {"value": value}


class Series(Model):
    """The figures of one indicator in one country, by year."""

    source: Text | None = Field(default=None, description="A key of data/sources.yml; required.")
    dataset: Text | None = Field(default=None, description="The dataset of the source it was read from.")
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
    applications: Annotated[int, Field(ge=0)] = Field(description="New applications in the year.")


class Origins(Model):
    """The main countries of origin of new applicants, by year, the largest first."""

    source: Text | None = Field(default=None, description="A key of data/sources.yml; required.")
    values: dict[Year, list[Origin]] = Field(description="The countries of each year, the largest first.")


class ContactPoint(Model):
    """The EMN National Contact Point of a country."""

    name: Words = Field(description="The institution.")
    site: Url | None = Field(default=None, description="Its website.")
    source: Url = Field(description="The page on which this was seen.")


class Country(Model):
    """What is known of one EMN country; its slug is the name of its file."""

    code: CountryCode = Field(description="ISO 3166-1 code of two letters, for example LT.")
    other_names: dict[str, Text] = Field(
        default={}, description="Another name in use, by language; the usual one comes from CLDR."
    )
    eurostat_code: CountryCode = Field(description="Eurostat's code; it differs for Greece (EL).")
    role: Literal["member_state", "observer"] = Field(description="The country's role in the Network.")
    emn_since: DateField | None = Field(default=None, description="When it joined the Network.")
    emn_since_source: Url | None = Field(default=None, description="Where that was seen.")
    eu_member_since: DateField | None = Field(default=None, description="EU member since.")
    schengen_since: DateField | None = Field(default=None, description="In the Schengen area since.")
    membership_source: Text | None = Field(default=None, description="A key of data/sources.yml.")
    contact_point: ContactPoint | None = Field(default=None, description="Left out where not known.")
    figures: dict[Text, Series] = Field(default={}, description="By key of data/indicators.yml.")
    origins: Origins | None = Field(default=None, description="Left out where not known.")
