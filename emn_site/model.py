"""The vocabulary of the site: what the files say, checked and typed.

The models are also the schemas that editors' programs use to complete and underline (`schemas/`),
so every field has a description an editor can read.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

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
from emn_site.partial_date import PartialDate
from emn_site.problems import Problem
from emn_site.publication_model import (
    FOLDERS as FOLDERS,
    Correction as Correction,
    PageHead as PageHead,
    PublicationHead as PublicationHead,
    PublicationType as PublicationType,
    Translation as Translation,
)
from emn_site.shapes import CountryCode, Model, Text as Text, Url as Url, Words as Words


class PluralForms(Model):
    """The forms of words that go with a number, by the categories of CLDR."""

    one: Text | None = None
    two: Text | None = None
    few: Text | None = None
    many: Text | None = None
    other: Text


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

    @property
    def is_draft(self) -> bool:
        """Whether only those who write it are to see it."""
        return self.head.status == "draft"


def newest_first(publications: Iterable[Publication]) -> list[Publication]:
    """Return publications by date, the newest first; equals by address, so that the order is stable."""
    return sorted(
        sorted(publications, key=lambda publication: publication.path),
        key=lambda publication: publication.date.earliest,
        reverse=True,
    )


class Term(Model):
    """A term of the glossary."""

    name: Words = Field(description="The term, as a dictionary lists it.")
    also: dict[str, list[Text]] = Field(default={}, description="Other names and abbreviations, by language.")
    definition: Words = Field(description="What it means, in our own words.")
    source: Text = Field(description="Key of data/sources.yml: what the definition rests on.")
    place: Words | None = Field(default=None, description="Where in the source, for example Article 3.")


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
    funders: list[Words] = Field(default=[], description="Who pays for it, one entry a body.")
    contact: Contact = Field(description="How to reach the contact point.")
    address: Url = Field(description="The public address of the site.")
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
    glossary: dict[str, Term]
    synonyms: list[dict[str, list[Text]]]
    """Groups of words that mean the same, by language."""
    redirects: dict[str, Text]
    """Addresses that pages once had, and those they have now."""
    countries: dict[str, Country]
    """By slug."""
    map: NetworkMap | None
    publications: list[Publication]
    pages: list[Page]
    files: list[str]
    """Every file below docs/, readable or not."""
    changed: Mapping[str, date]
    """The day on which each file was last changed, where Git knows it."""
    lines: Mapping[str, Any]
    """The lines of each file's keys, by file and place."""
    problems: list[Problem]

    @cached_property
    def by_path(self) -> dict[str, Page]:
        """Every page that has a file, publications among them, by address."""
        return {page.path: page for page in sorted([*self.pages, *self.publications], key=lambda p: p.path)}

    def without_drafts(self) -> "Site":
        """Return what readers may see."""
        hidden = {
            version.file
            for publication in self.publications
            if publication.is_draft
            for version in publication.versions.values()
        }
        shown = {
            "publications": [found for found in self.publications if not found.is_draft],
            "files": [file for file in self.files if file not in hidden],
        }
        fields = {name: getattr(self, name) for name in type(self).model_fields}
        return Site(**(fields | shown))

    @cached_property
    def superseded_by(self) -> dict[str, Publication]:
        """The newer publication of each that has been replaced, by the address of the older one.

        Where two claim to replace it, a check says so and the first counts.
        """
        return {
            found.head.supersedes: found for found in reversed(self.publications) if found.head.supersedes
        }

    @cached_property
    def by_topic(self) -> dict[str, list[Publication]]:
        """The publications of each topic, the newest first."""
        everything = newest_first(self.publications)
        return {topic: [p for p in everything if topic in p.head.topics] for topic in self.topics}

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
