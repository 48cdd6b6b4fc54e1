"""What one language says: the files of its folder in `data/`, beside the neutral files in `data/` itself.

The default language's folder is the list of what there must be; a check compares the others with it.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from operator import mul
from typing import Annotated, Any

from pydantic import Field

from emn_site.model.dates import DateField
from emn_site.model.period import Period
from emn_site.model.shapes import (
    CountryCode,
    Expression,
    Line,
    Lines,
    Model,
    Plain,
    QuestionWords,
    RawText,
    Url,
    optional,
)

QuarterForms = Annotated[list[Line], Field(min_length=4, max_length=4)]
MonthForms = Annotated[list[Line], Field(min_length=12, max_length=12)]


class PluralForms(Model):
    """The forms of words that go with a number, by the categories of CLDR."""

    zero: Line | None = optional("The form for 0 and, in Latvian, 10 to 20, 30 …")
    one: Line | None = optional("The form for 1 and, in some languages, 21, 31 …")
    two: Line | None = optional("The form for 2, where a language has one.")
    few: Line | None = optional("The form for a few, as for 2 to 9 in Lithuanian.")
    many: Line | None = optional("The form for many, or for parts of a whole.")
    other: Line = Field(description="The form for all other numbers.")


class PeriodForms(Model):
    """How periods stand in sentences in one case; `{period}` is one as it stands alone, `{year}` its year."""

    year: Line = optional("A year.", "{period}")
    quarter: Line | QuarterForms = optional("Any quarter, or each of the four.", "{period}")
    month: Line | MonthForms = optional("Any month, or each of the twelve.", "{period}")
    day: Line = optional("A day.", "{period}")

    def pattern(self, period: Period) -> str:
        """Return what a period is put into."""
        found = getattr(self, period.rhythm)
        return found if isinstance(found, str) else found[(period.quarter or period.month or 1) - 1]


class CaseWords(Model):
    """The cases of names in sentences (`cases.yml`), by names that the language itself gives them.

    Words ask for one behind the name of a gap: `{country:genitive}`.
    """

    usual: dict[Line, Line] = optional(
        "By case, what countries that have no form of their own take: “{name}”.", {}
    )
    countries: dict[Line, dict[Line, Line]] = optional(
        "The forms of a country's name by its code and the case.", {}
    )
    periods: dict[Line, PeriodForms] = optional("The forms of periods by the case.", {})

    @property
    def country_cases(self) -> set[str]:
        """The cases that names of countries have."""
        return {*self.usual, *(case for forms in self.countries.values() for case in forms)}


@dataclass(frozen=True)
class NameForms:
    """A name as it stands alone, and its forms by case."""

    alone: str
    forms: Mapping[str, str]

    def __str__(self) -> str:
        return self.alone

    def in_case(self, case: str) -> str:
        """Return the form of a case; a name without it stands as alone."""
        return self.forms.get(case, self.alone)


class SiteWords(Model):
    """The site in one language (`site.yml`)."""

    name: Line = Field(description="The name of the site.")
    publisher: Line = Field(description="Who publishes it.")
    tagline: Line = Field(description="What it offers, on the home page.")
    funding: Line = Field(description="The funding statement at the end of each publication.")
    funders: list[Line] = optional("Who pays for it, one entry a body.", [])
    postal_address: Line = Field(description="The postal address of the contact point.")
    hours: Line | None = optional("When the contact point can be reached.")
    fund: Line | None = optional("The fund of the Union that pays for it.")
    disclaimer: Line | None = optional("The disclaimer, as the programme gives it.")
    country_names: dict[CountryCode, Line] = optional(
        "Names of countries where the state's own list differs from CLDR's, by code.", {}
    )
    body_names: dict[Line, Line] = optional(
        "What this language calls a body or a place of publication, by its name as printed.", {}
    )
    alphabet: Line | None = optional("The order of letters, one group a letter, as in “aą b c č”.")


class TypeWords(Model):
    """A type of publication in one language (`types.yml`)."""

    name: Line = Field(description="One publication of the type.")
    network: Line | None = optional(
        "One by the whole Network, where it has a name of its own: synthesis report."
    )
    also: list[Line] = optional("Other names, by which the newest is asked for.", [])
    list: Line = Field(description="The list of them; also the name of the section.")
    summary: Line = Field(description="What publications of the type are.")


class IndicatorWords(Model):
    """An indicator in one language (`indicators.yml`)."""

    name: Line = Field(description="The name.")
    definition: Line = Field(description="What is counted, in one sentence.")
    formula: Line | None = optional("How it is computed, where it is.")
    sentence: PluralForms | None = optional(
        "What the page of a year says of the home country's value, without a full stop, by the "
        "form that goes with the number; gaps: {count}, {year}."
    )
    finding: PluralForms | None = optional(
        "What the page of a country says of its newest value, without a full stop, by the form "
        "that goes with the number; gaps: {count}, and in any case of cases.yml {period:…}, {country:…}."
    )


class SourceWords(Model):
    """A source in one language (`sources.yml`)."""

    name: Line = Field(description="The name of the source.")
    publisher: Line = Field(description="Who publishes it.")
    short: Line | None = optional("Who publishes it, as short as a table has it.")
    licence: Line | None = optional("Its licence, where its name is translated.")
    reuse: Line | None = optional("The source's own terms of reuse, in one sentence.")


class DatasetWords(Model):
    """A dataset in one language (`datasets.yml`)."""

    name: Line = Field(description="The name of the table.")


class CodeWords(Model):
    """A code of a dimension in one language."""

    name: Line = Field(description="What the code stands for.")
    said: list[Line] = optional(
        "Beginnings of words, one of which a definition must have that is filtered by this code.", []
    )


class DimensionWords(Model):
    """A dimension of datasets and its codes in one language (`dimensions.yml`)."""

    name: Line = Field(description="By what figures are told apart.")
    codes: dict[Line, CodeWords] = optional("Its codes.", {})


class Development(Model):
    """What has happened in a country in the field of a chapter, in two or three sentences."""

    as_of: DateField = Field(description="The time of which this was true.")
    text: Lines = Field(description="Two or three sentences.")
    sources: list[Url] = Field(min_length=1, description="Where each of them was seen.")


class TermWords(Model):
    """A term of the glossary in one language (`glossary.yml`)."""

    name: Line = Field(description="The term, as a dictionary lists it.")
    also: list[Line] = optional("Other names and abbreviations.", [])
    definition: Line = Field(description="What it means, in our own words.")
    place: Line | None = optional("Where in the source, for example Article 3.")


class FieldWords(Model):
    """What the forms of editing in the browser say of a key, in one language (`fields.yml`)."""

    name: Line = Field(description="What stands above the field.")
    help: Line = Field(description="What to write there, in one sentence.")
    choices: dict[Line, Line] = optional("The names of the values to choose from.", {})


class StyleRule(Model):
    """What is not written so in this house, in one language (`style.yml`)."""

    begins: list[Plain] = optional(
        "Beginnings of words that follow each other: “illegal migrant” is also illegal migrants.", []
    )
    written: Expression | None = optional(
        "What is looked for, as a regular expression, where beginnings do not do."
    )
    unless: Expression | None = optional("A regular expression: a paragraph that has it is left alone.")
    control: list[list[int]] = optional(
        "Weights of all digits but the last, which is their sum modulo 11; where that is 10, by the next.", []
    )
    advice: Line = Field(description="What to write instead and why, in one sentence.")
    wrong: Plain = Field(description="A sentence that the rule finds.")
    right: Plain = Field(description="The same sentence, mended.")

    @cached_property
    def pattern(self) -> str:
        """What is looked for, as one regular expression."""
        starts = [" +".join(rf"{re.escape(word)}\w*" for word in words.split()) for words in self.begins]
        forms = [*(rf"(?i:\b(?:{form}))" for form in starts), *([self.written] if self.written else [])]
        return "|".join(forms) or r"(?!)"

    def has_control_digit(self, words: str) -> bool:
        """Whether the last digit of a number is the one that the others give, where `control` says how."""
        *digits, last = map(int, re.findall(r"\d", f"0{words}"))
        sums = (sum(map(mul, digits[1:], weights)) % 11 for weights in self.control)
        return not self.control or last == next((one for one in sums if one < 10), 0)


class CountryWords(Model):
    """A country in one language (`countries/<slug>.yml`); its usual name comes from CLDR."""

    other_name: Line | None = optional("Another name in use.")
    contact_point: Line | None = optional("The institution of the contact point.")
    developments: dict[Line, Development] = optional(
        "What has happened, by chapter of the country's page.", {}
    )


class ProblemWords(Model):
    """A problem the checks can find, in one language (`problems.yml`)."""

    fault: Plain = Field(description="What is wrong; gaps are filled by the check.")
    remedy: Plain = Field(description="How to mend it.")
    explain: Plain = Field(description="A word of explanation for the editors' guide.")


class ProblemExample(Model):
    """What is wrong and what is right, as an editor types it (`data/problem_examples.yml`)."""

    wrong: RawText = Field(description="What brings the problem about.")
    right: RawText = Field(description="The same, mended.")
    in_text: bool = optional("true: it stands in a publication's text.", False)


class ProblemTexts(Model):
    """How problems are said in one language: by code, and what a check names in a gap."""

    problems: dict[Plain, ProblemWords] = optional("By the code of the problem.", {})
    expectations: dict[Plain, Plain] = optional("What a check names in a gap, by its key.", {})
    commands: dict[Plain, Plain] = optional(
        "What `build.py` says of its work and of what it refuses, by key.", {}
    )


@dataclass(frozen=True, eq=False)
class Wording:
    """Everything one language says."""

    language: str
    site: SiteWords
    words: dict[Line, Lines | PluralForms]
    types: dict[Line, TypeWords]
    topics: dict[Line, Line]
    indicators: dict[Line, IndicatorWords]
    sources: dict[Line, SourceWords]
    datasets: dict[Line, DatasetWords]
    dimensions: dict[Line, DimensionWords]
    glossary: dict[Line, TermWords]
    fields: dict[Line, FieldWords]
    style: dict[Line, StyleRule]
    known_words: dict[Plain, Plain | None]
    """Words that the dictionary of spelling lacks, each with one it is inflected like, if it is."""
    countries: dict[Line, CountryWords]
    notes: dict[Line, Line]
    """What a reader must know of values, by the key of each note."""
    synonyms: dict[Line, list[Line]]
    """Names for one thing, by a key that is the same in every language."""
    everyday: dict[Line, list[Line]]
    """Words of every day for what titles name, by names that stand in a title, parted by commas."""
    questions: QuestionWords
    cases: CaseWords
    other: Mapping[str, Any]
    """What rows of the registry without a field here say, by name."""
