"""The vocabulary of the site: what the files say, checked and typed.

The models are also the schemas that editors' programs use to complete and underline (`schemas/`),
so every field has a description an editor can read.
"""

from collections.abc import Mapping
from enum import StrEnum
from functools import cached_property
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints

from emn_site.partial_date import DateField, PartialDate
from emn_site.problems import Problem

FIRST_YEAR = 1990
LAST_YEAR = 2100

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Url = Annotated[str, StringConstraints(pattern=r"^https?://[^\s]+$")]
CountryCode = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")]
OriginCode = Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")]
Fingerprint = Annotated[str, StringConstraints(pattern=r"^[a-z]{6}$")]
Year = Annotated[int, Field(ge=FIRST_YEAR, le=LAST_YEAR)]
Words = dict[str, Text]
"""The same words in each language of the site."""


class Model(BaseModel):
    """What all models share: no unknown keys, no silent conversion, no change after reading."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, arbitrary_types_allowed=True)


class PluralForms(Model):
    """The forms of words that go with a number, by the categories of CLDR."""

    one: Text | None = None
    two: Text | None = None
    few: Text | None = None
    many: Text | None = None
    other: Text


class PublicationType(StrEnum):
    """What kind of output a publication is; the folder it lies in says so."""

    STUDY = "study"
    INFORM = "inform"
    ANNUAL_REPORT = "annual_report"

    @property
    def folder(self) -> str:
        """The folder of the type, which is also its address."""
        return {"study": "studies", "inform": "informs", "annual_report": "annual-reports"}[self.value]


FOLDERS = {kind.folder: kind for kind in PublicationType}


class Translation(Model):
    """What makes a text a translation."""

    of: Text = Field(description="The language of the original, for example lt.")
    source: Fingerprint = Field(
        description="The fingerprint of the original's words when it was translated; "
        "`build.py check` prints the new one when the original has changed."
    )


class PageHead(Model):
    """The front matter of an ordinary page, and of a translation."""

    title: Text = Field(description="The title shown on the page and in lists.")
    summary: Text = Field(description="One or two sentences: what the reader finds here.")
    title_status: Literal["official", "announced", "translated"] = Field(
        default="official",
        description="official: as printed; announced: as worded in an announcement; "
        "translated: our own translation of the title.",
    )
    translation: Translation | None = Field(default=None, description="Only in a translation.")


class PublicationHead(PageHead):
    """The front matter of a publication's original: the neutral facts stand here only."""

    number: Text | None = Field(default=None, description="The number in the series, for example 2017/4.")
    published: DateField | None = Field(
        default=None, description="When it was published: 2022, 2022-06 or 2022-06-15."
    )
    scope: Literal["national", "network"] = Field(
        default="national", description="national: by the contact point; network: by the whole Network."
    )
    topics: list[Text] = Field(min_length=1, description="Keys of data/topics.yml.")
    countries: list[CountryCode] = Field(
        default=[], description="The countries it is about, as ISO codes of two letters; empty: all."
    )
    languages: list[Text] = Field(
        default=[], description="The languages it was published in; empty: not known."
    )
    seen: list[Url] = Field(min_length=1, description="The pages on which these facts were seen.")


class Version(Model):
    """A publication or page in one language."""

    locale: str
    file: str
    head: PageHead
    body: str
    body_line: int

    @property
    def is_translation(self) -> bool:
        """Whether this text was translated from the other language."""
        return self.head.translation is not None


class Page(Model):
    """A page in the languages it exists in; `path` is its address without the language."""

    path: str
    versions: dict[str, Version]

    @cached_property
    def original(self) -> Version:
        """The text that the others are translations of."""
        texts = list(self.versions.values())
        return next((text for text in texts if not text.is_translation), texts[0])


class Publication(Page):
    """A study, an inform or an annual report."""

    type: PublicationType
    year: int
    slug: str

    @property
    def head(self) -> PublicationHead:
        """The neutral facts, as the original states them."""
        head = self.original.head
        assert isinstance(head, PublicationHead)
        return head

    @property
    def date(self) -> PartialDate:
        """When it was published, or the year it belongs to where no more is known."""
        return self.head.published or PartialDate(self.year)


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


class Indicator(Model):
    """What is measured: a flow over a year or a stock on a date; computed where `derived` says how."""

    group: Text = Field(description="The table of a country's page in which it stands.")
    kind: Literal["flow", "stock"] = Field(description="flow: counted over a year; stock: on a date.")
    unit: Unit = Field(description="What is counted.")
    decimals: Annotated[int, Field(ge=0, le=3)] = Field(default=0, description="Digits after the comma.")
    derived: Derivation | None = Field(default=None, description="Only where it is computed, never stored.")
    code: Text | None = Field(default=None, description="The source's own code of the series.")
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
    extracted: DateField | None = Field(default=None, description="When it was read from the source.")
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


class Contact(Model):
    """How to reach the contact point that publishes the site."""

    address: Words = Field(description="The postal address.")
    email: Text = Field(description="The address for letters.")
    site: Url = Field(description="The contact point's own website.")


class Settings(Model):
    """What makes this the site of one contact point (`data/site.yml`)."""

    locales: list[Text] = Field(min_length=1, description="The languages; the first is the default.")
    home_country: CountryCode = Field(description="The country of the contact point, as an ISO code.")
    report_locale: Text = Field(description="The language in which checks speak to editors.")
    name: Words = Field(description="The name of the site.")
    publisher: Words = Field(description="Who publishes it.")
    tagline: Words = Field(description="What it offers, on the home page.")
    funding: Words = Field(description="The funding statement at the end of each publication.")
    contact: Contact = Field(description="How to reach the contact point.")
    repository: Url = Field(description="Where the files are kept; edit and report links lead there.")
    alphabets: dict[str, Text] = Field(default={}, description="The order of letters, by language.")

    @property
    def default_locale(self) -> str:
        """The language served at the root."""
        return self.locales[0]


class NetworkMap(Model):
    """The outlines of the countries as SVG paths (`tools/make_map.py` draws them)."""

    viewBox: Text
    countries: dict[CountryCode, Text]
    other: Text


class Site(Model):
    """Everything the files say, and the problems found while reading them."""

    root: Path
    settings: Settings
    words: Mapping[str, Any]
    sources: dict[str, Source]
    indicators: dict[str, Indicator]
    topics: dict[str, Words]
    countries: dict[str, Country]
    """By slug."""
    map: NetworkMap | None
    publications: list[Publication]
    pages: list[Page]
    files: list[str]
    """Every file below docs/, readable or not."""
    lines: Mapping[str, Any]
    """The lines of each file's keys, by file and place."""
    problems: list[Problem]
