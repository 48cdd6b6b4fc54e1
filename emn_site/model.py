"""The vocabulary of the site: what the files say, checked and typed.

The models are also the schemas that editors' programs use to complete and underline (`schemas/`),
so every field has a description an editor can read.
"""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from functools import cached_property
from pathlib import Path
from typing import Any, Literal

from pydantic import Field

from emn_site.country_model import (
    ContactPoint as ContactPoint,
    Country as Country,
    Derivation as Derivation,
    EurostatQuery as EurostatQuery,
    Figure as Figure,
    Flag as Flag,
    Indicator as Indicator,
    Origin as Origin,
    Origins as Origins,
    Series as Series,
    Source as Source,
    UnhcrQuery as UnhcrQuery,
    Unit as Unit,
)
from emn_site.partial_date import DateField, PartialDate
from emn_site.problems import Problem
from emn_site.shapes import CountryCode, Fingerprint, Model, Text as Text, Url as Url, Words as Words


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


def newest_first(publications: Iterable[Publication]) -> list[Publication]:
    """Return publications by date, the newest first; equals by address, so that the order is stable."""
    return sorted(
        sorted(publications, key=lambda publication: publication.path),
        key=lambda publication: publication.date.earliest,
        reverse=True,
    )


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

    @cached_property
    def by_path(self) -> dict[str, Page]:
        """Every page that has a file, publications among them, by address."""
        return {page.path: page for page in sorted([*self.pages, *self.publications], key=lambda p: p.path)}

    @cached_property
    def newest(self) -> dict[PublicationType, list[Publication]]:
        """The publications of each type, the newest first."""
        return {
            kind: newest_first(p for p in self.publications if p.type is kind) for kind in PublicationType
        }

    @cached_property
    def places(self) -> dict[str, int]:
        """The place of each publication in `newest`, by address."""
        return {found.path: place for same in self.newest.values() for place, found in enumerate(same)}

    @cached_property
    def years(self) -> list[int]:
        """Every year for which any country has a figure, without gaps, the oldest first."""
        known = {y for c in self.countries.values() for series in c.figures.values() for y in series.values}
        return list(range(min(known), max(known) + 1)) if known else []

    @cached_property
    def shown_indicators(self) -> dict[str, Indicator]:
        """The indicators that have a value in any country; one that is yet to be fetched is not shown."""
        held = {key for country in self.countries.values() for key in country.figures}
        return {key: found for key, found in self.indicators.items() if found.derived or key in held}
