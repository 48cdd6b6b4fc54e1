"""The vocabulary of what is measured: sources, their datasets, indicators and the questions that fetch them.

Their names, definitions and notes are words and stand in each language's folder (`wording`).
"""

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from emn_site.model.figures import Number, Unit
from emn_site.model.period import Rhythm
from emn_site.model.shapes import Count, CountryCode, Line, Model, Url, optional


class Source(Model):
    """An institution's work that facts come from."""

    url: Url = Field(description="Its address.")
    release: Line | None = optional("The release the figures were taken from.")
    licence: Line | None = optional("The terms under which it may be used.")
    licence_url: Url | None = optional("Where these terms are.")


class Dataset(Model):
    """One table of a source, with an address of its own, and what the source does to its numbers."""

    source: Line = Field(description="A key of data/sources.yml.")
    code: Line | None = optional("The source's own code of it.")
    url: Url = Field(description="Where a reader finds this table.")
    rounded_to: Number | None = optional("Every count is rounded to a multiple of this.")
    small_rounded_below: Count | None = optional(
        "Counts smaller than this are rounded: a zero there means fewer than five or none."
    )


class Derivation(Model):
    """How an indicator is computed: the sum of some indicators over the sum of others, times a number."""

    numerator: list[Line] = Field(min_length=1, description="Indicators added up above the line.")
    denominator: list[Line] = optional("Indicators added up below the line.", [])
    minus: list[Line] = optional("Indicators taken away above the line.", [])
    times: Annotated[int, Field(ge=1, le=1_000_000)] = optional("1000 for a rate, 100 for a share.", 1)
    reliable_from: Count = optional(
        "Where what is divided or divides adds up to less, the result is said to be unreliable.", 50
    )

    @property
    def inputs(self) -> list[str]:
        """The indicators it is computed from, each once."""
        return list(dict.fromkeys([*self.numerator, *self.minus, *self.denominator]))


Filters = dict[
    Line,
    Annotated[
        list[Line],
        Field(min_length=1),
        BeforeValidator(lambda codes: [codes] if isinstance(codes, str) else codes),
    ],
]
"""Dimensions with the code that is wanted, or with several whose values are added up."""


class EurostatQuery(Model):
    """Where an indicator is in Eurostat's API Statistics."""

    api: Literal["eurostat"] = Field(description="eurostat")
    dataset: Line = Field(description="A key of data/datasets.yml.")
    filters: Filters = optional("Every dimension but place and time, with its codes.", {})


class UnhcrQuery(Model):
    """Where an indicator is in UNHCR's refugee statistics API."""

    api: Literal["unhcr"] = Field(description="unhcr")
    dataset: Line = Field(description="A key of data/datasets.yml.")
    endpoint: Literal["population", "asylum-applications", "asylum-decisions"] = Field(
        description="The table of the API."
    )
    field: Line = Field(description="The column that holds the value.")
    filters: Filters = optional("Columns with the values a row must have.", {})
    instead: dict[CountryCode, Filters] = optional(
        "Other filters for a country that reports otherwise; its values are flagged so.", {}
    )


class WorldBankQuery(Model):
    """Where an indicator is in the World Bank's API."""

    api: Literal["world-bank"] = Field(description="world-bank")
    dataset: Line = Field(description="A key of data/datasets.yml.")
    filters: Filters = Field(description="`indicator`, with the code of the series.")


Query = Annotated[EurostatQuery | UnhcrQuery | WorldBankQuery, Field(discriminator="api")]


Meaning = Literal["granted", "granted_other", "granted_humanitarian", "refused", "closed"]
"""How a case ended for a person; charts have a colour for each, so that no refusal is drawn as a success."""


class BreakdownQuery(Model):
    """By what an indicator is broken down, and which dimension of its dataset says so."""

    dimension: Line = Field(description="The dimension or column of the dataset.")
    codes: list[Line] = optional("The codes wanted; left out: all there are.", [])
    meanings: dict[Line, Meaning] = optional("How a case of a code ended: its colour.", {})
    largest: Annotated[int, Field(ge=1, le=50)] = optional("How many of them are kept.", 5)
    periods: Annotated[int, Field(ge=1, le=50)] = optional("For how many newest periods.", 3)


class IndicatorComparison(Model):
    """Another source's indicator of nearly the same thing: where the two differ much, one may be wrong."""

    indicator: Line = Field(description="A key of data/indicators.yml.")
    factor: Annotated[int, Field(ge=2, le=100)] = optional(
        "How many times larger one may be than the other.", 3
    )


RATES: dict[str, int] = {"percent": 100, "per_1000": 1000}  # each with what it is multiplied by


class Indicator(Model):
    """What is measured: a flow over a period or a stock on a date; computed where `derived` says how."""

    chapter: Line = Field(description="The chapter of a country's page in which it stands.")
    topics: list[Line] = optional("Keys of data/topics.yml: it is a key figure on their pages.", [])
    kind: Literal["flow", "stock", "average"] = Field(
        description="flow: counted over a period; stock: on a date; average: over a period."
    )
    unit: Unit = Field(description="What is counted.")
    rhythm: Rhythm = optional("How often there is a value.", "year")
    decimals: Annotated[int, Field(ge=0, le=3)] = optional("Digits after the comma.", 0)
    signed: bool = optional("Whether a value may be less than zero.", False)
    derived: Derivation | None = optional("Only where it is computed, never stored.")
    fetch: Query | None = optional("How `build.py data update` fetches it.")
    breakdowns: dict[Line, BreakdownQuery] = optional("reason, decision, citizenship …", {})
    meaning: Meaning | None = optional("How the cases it counts ended: its colour.")
    is_at_end: bool = optional("true: it is counted at the end of its period.", False)
    is_inside: bool = optional("true: it counts persons who were there already, not those who came.", False)
    in_years: bool = optional(
        "true: it is a column of the tables of years, in the order of this file.", False
    )
    in_list: bool = optional(
        "true: it is a column of the list of countries, in the order of this file.", False
    )
    inhabitants: Line | None = optional(
        "The indicator that counts inhabitants: charts show it per 1 000 of them, too."
    )
    stands_in_for: Line | None = optional(
        "The leading indicator, in whose place it stands where that has no value."
    )
    compared_with: IndicatorComparison | None = optional(
        "An indicator of another source that should say nearly the same."
    )

    @property
    def is_sum(self) -> bool:
        """Whether it is the whole of which other indicators are the parts."""
        how = self.derived
        return bool(how and len(how.numerator) > 1 and not how.minus and not how.denominator)

    @property
    def full_breakdown(self) -> str | None:
        """The breakdown whose codes are named, so that they are all its parts; not the largest of many."""
        return next((name for name, query in self.breakdowns.items() if query.codes), None)

    @property
    def counted(self) -> str | None:
        """The indicator of which it is the rate per 1 000 inhabitants."""
        above = self.derived.numerator if self.derived and self.unit == "per_1000" else []
        return above[0] if len(above) == 1 else None

    @property
    def is_rate(self) -> bool:
        """Whether values of large and small countries are of one size, and can share a scale."""
        return self.unit in RATES


def rates_of(shown: Mapping[str, Indicator]) -> dict[str, Indicator]:
    """Return indicators per 1 000 inhabitants, where they name who counts these, by keys made of theirs."""
    return {
        f"{key}_per_1000": Indicator(
            chapter=found.chapter,
            kind=found.kind,
            unit="per_1000",
            rhythm=found.rhythm,
            decimals=2,
            derived=Derivation(numerator=[key], denominator=[counts], times=1000),
        )
        for key, found in shown.items()
        if (counts := found.inhabitants) and counts in shown
    }


class Term(Model):
    """A term of the glossary (`data/glossary.yml`); its names are in each language's `glossary.yml`."""

    source: Line = Field(description="Key of data/sources.yml: what the definition rests on.")
    emn_glossary: Url | None = optional("The term's own page in the EMN Glossary, where it was seen.")
