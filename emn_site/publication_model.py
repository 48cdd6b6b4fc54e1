"""What the front matter of a publication or page may say.

Every field has a description an editor can read: the schemas in `schemas/` are made from here.
"""

from enum import StrEnum
from typing import Literal

from pydantic import Field

from emn_site.partial_date import DateField
from emn_site.shapes import CountryCode, Doi, FileAddress, Fingerprint, Isbn, Model, Text, Url, Words


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


class Correction(Model):
    """What was corrected after publication, and when."""

    date: DateField = Field(description="When it was corrected: 2022-06-15.")
    what: Words = Field(description="What was corrected, in each language.")


class PublicationHead(PageHead):
    """The front matter of a publication's original: the neutral facts stand here only."""

    number: Text | None = Field(default=None, description="The number in the series, for example 2017/4.")
    published: DateField | None = Field(
        default=None, description="When it was published: 2022, 2022-06 or 2022-06-15."
    )
    scope: Literal["national", "network"] = Field(
        default="national", description="national: by the contact point; network: by the whole Network."
    )
    status: Literal["draft", "published"] = Field(
        default="published", description="draft: seen under `build.py serve` only."
    )
    authors: list[Text] = Field(
        default=[],
        description="Who wrote it: persons as “Surname, Name”, or bodies; empty: the body that published it.",
    )
    doi: Doi | None = Field(default=None, description="The DOI without an address: 10.2837/123456.")
    isbn: Isbn | None = Field(default=None, description="The ISBN of 13 digits.")
    catalogue_number: Text | None = Field(
        default=None, description="The catalogue number of the Publications Office."
    )
    pdf: dict[str, FileAddress] = Field(
        default={}, description="The PDF by language: an address, or a file such as assets/study.pdf."
    )
    synthesis_report: Url | None = Field(
        default=None, description="The address of the report on the whole Network that belongs to it."
    )
    supersedes: Text | None = Field(
        default=None, description="The older publication it replaces, for example studies/2017/old-name."
    )
    corrections: list[Correction] = Field(
        default=[], description="What was corrected after publication, the newest first."
    )
    numbered_headings: bool = Field(
        default=False, description="true: headings are numbered 1, 1.1, 1.2 as in the printed publication."
    )
    topics: list[Text] = Field(min_length=1, description="Keys of data/topics.yml.")
    countries: list[CountryCode] = Field(
        default=[], description="The countries it is about, as ISO codes of two letters; empty: all."
    )
    languages: list[Text] = Field(
        default=[], description="The languages it was published in; empty: not known."
    )
    seen: list[Url] = Field(min_length=1, description="The pages on which these facts were seen.")
