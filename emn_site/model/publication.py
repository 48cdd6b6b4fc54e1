"""What the front matter of a publication or page may say, and what was taken out of all editions by order.

Every field has a description an editor can read: the schemas in `schemas/` are made from here.
"""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from emn_site.model.dates import DateField, FullDate, MomentField
from emn_site.model.shapes import (
    ByLanguage,
    CountryCode,
    Doi,
    FileAddress,
    Fingerprint,
    Isbn,
    Issn,
    LanguageTag,
    Line,
    Model,
    Name,
    Slug,
    Url,
    optional,
)


class PublicationType(Model):
    """A type of publication (`data/types.yml`); its names are in each language's `types.yml`."""

    folder: Slug = Field(description="The folder its publications lie in, which is also its address.")
    csl: Line = optional("The type of the Citation Style Language.", "report")
    schema_type: Line = optional("The type of schema.org.", "Report")
    is_numbered: bool = optional("true: its publications have numbers in a series.", False)
    is_in_menu: bool = optional("false: its list stands in the catalogue only, not in the menu.", True)
    has_feed: bool = optional("true: it has a feed of its own.", True)
    holds: Literal["works", "queries", "compiled", "news", "events"] = optional(
        "works: publications. queries: answers to ad hoc queries, publications too. compiled: "
        "texts compiled from the data of this site. news, events: what the contact point announces. The last "
        "three are no publications: nobody cites them, and they stand apart in lists, feeds and search.",
        "works",
    )
    layout: Line | None = optional(
        "The template around its pages, where it has its own: publication-brief.html."
    )

    @property
    def is_compiled(self) -> bool:
        """Whether its texts are compiled from the data: nobody is named as author, publisher or funder."""
        return self.holds == "compiled"

    @property
    def is_announced(self) -> bool:
        """Whether its texts are news or events."""
        return self.holds in ("news", "events")

    @property
    def holds_works(self) -> bool:
        """Whether its texts are publications."""
        return self.holds in ("works", "queries")

    @property
    def keys(self) -> frozenset[str]:
        """The keys that the front matter of its originals may have."""
        own = {"queries": {"query"}, "events": {"event"}}.get(self.holds, set())
        all_keys = frozenset(PublicationHead.model_fields) - {"query", "event"}
        return (ANNOUNCED if self.is_announced else all_keys) | own


class Translation(Model):
    """What makes a text a translation."""

    of: LanguageTag = Field(description="The language of the original, for example lt.")
    source: Fingerprint | None = optional(
        "The fingerprint of the original's words when it was translated; `build.py check` prints "
        "the new one when the original has changed. Empty: not said yet."
    )


class PageHead(Model):
    """The front matter of a translation."""

    title: Line = Field(description="The title shown on the page and in lists.")
    summary: Line = Field(description="One or two sentences: what the reader finds here.")
    title_status: Literal["official", "announced", "translated", "described"] = optional(
        "official: as printed; announced: as worded in an announcement; "
        "translated: our own translation of the title; described: the title is not known, this says what "
        "the publication is about.",
        "official",
    )
    translation: Translation | None = optional("Only in a translation.")


class FreePageHead(PageHead):
    """The front matter of an ordinary page."""

    menu: Annotated[int, Field(ge=1)] | None = optional(
        "Its place in the menu, counted from 1; empty: it is not in the menu."
    )


class Correction(Model):
    """What was corrected after publication, and when."""

    date: DateField = Field(description="When it was corrected: 2022-06-15.")
    what: ByLanguage = Field(description="What was corrected, in each language.")
    former: ByLanguage = optional("The paragraph as it was, in each language.", {})
    present: ByLanguage = optional("The paragraph as it is now, in each language.", {})
    edition: Line | None = optional("The edition that has it as it was: 2026.")


class Withdrawal(Model):
    """That a publication was withdrawn, when and why: its page keeps its address and says so."""

    date: DateField = Field(description="When it was withdrawn: 2026-06-15.")
    why: ByLanguage = Field(description="Why, in each language.")


class Event(Model):
    """When and where something takes place."""

    starts: MomentField = Field(description="When it begins: 2026-05-20, or 2026-05-20 09:30.")
    ends: MomentField | None = optional(
        "When it ends, written like its beginning; empty: the same day, or not known."
    )
    place: ByLanguage = optional("Where it takes place, in each language.", {})
    online: Url | None = optional("Where it is followed online.")
    registration: Url | None = optional("Where one registers.")
    is_cancelled: bool = optional("true: it does not take place.", False)


class Query(Model):
    """Who asked and who answered an ad hoc query, and whether the answers may be published."""

    asked_by: CountryCode | None = optional(
        "The country that asked, as an ISO code; EU: the European Commission."
    )
    answered_by: list[CountryCode] = optional(
        "The countries that answered, as ISO codes; empty: not known.", []
    )
    deadline: DateField | None = optional("Until when it was to be answered.")
    dissemination: Literal["public", "network"] | None = optional(
        "public: those who answered let the answers be published; network: they are for the "
        "Network alone. Only what is public is published here."
    )


class FileRights(Model):
    """By what licence a file may be used, and whose the rights in it are."""

    licence: Line | None = optional("As printed in it; empty: the publication's.")
    licence_url: Url | None = optional("The address of the licence.")
    rights_holder: Name | None = optional("As printed: © …, without the sign.")

    @property
    def text(self) -> str:
        """Both as a reader reads them."""
        holder = f"© {self.rights_holder}" if self.rights_holder else None
        return ", ".join(filter(None, (self.licence, holder)))


RELATIONS = ("synthesis", "part_of", "supersedes")
"""Keys of a front matter that name another publication by its address."""


class WorkFacts(Model):
    """What is true of a work in every language, whether it has a page here or is a line in the catalogue."""

    number: Line | None = optional("The number in the series, for example 2017/4.")
    published: DateField | None = optional("When it was published: 2022, 2022-06 or 2022-06-15.")
    scope: Literal["national", "network"] = optional(
        "national: by the contact point; network: by the whole Network.", "national"
    )
    official_address: Url | None = optional(
        "Where the publication itself is found: a page of its publisher or of a contact point, "
        "no copy on another website. Empty: not known."
    )
    publisher: Name | None = optional(
        "Who published it, as printed; empty: the contact point, or the Network."
    )
    place: Name | None = optional("Where it was published, as printed: Vilnius, Brussels; empty: not known.")
    authors: list[Name] = optional(
        "Who wrote it: persons as “Surname, Name”, or bodies; empty: the body that published it.", []
    )
    doi: Doi | None = optional("The DOI without an address: 10.2837/123456.")
    isbn: Isbn | None = optional("The ISBN of 13 digits.")
    issn: Issn | None = optional("The ISSN of the series it came out in: 1822-5519.")
    catalogue_number: Line | None = optional("The catalogue number of the Publications Office.")
    pdf: dict[LanguageTag, FileAddress] = optional(
        "The PDF by language: an address, or a file such as assets/study.pdf.", {}
    )
    pdf_rights: dict[LanguageTag, FileRights] = optional(
        "Of a PDF whose licence or rights holder is another than the publication's: which, by "
        "the language of the file.",
        {},
    )
    licence: Line | None = optional(
        "The licence by which it may be used, as printed: CC BY 4.0. Empty: not known."
    )
    licence_url: Url | None = optional("The address of the licence.")
    rights_holder: Name | None = optional("Whose the rights are, as printed: © …, without the sign.")
    query: Query | None = optional(
        "Of an ad hoc query: who asked and answered, and who may read the answers."
    )
    synthesis: Line | None = optional(
        "In a national report: the Network's report on the same question, for example "
        "studies/2022/name. Its page lists the national reports by itself."
    )
    part_of: Line | None = optional(
        "The publication that it accompanies, as an inform its study and an annex its report, "
        "for example studies/2022/name."
    )
    topics: list[Line] = Field(min_length=1, description="Keys of data/topics.yml.")
    countries: list[CountryCode] = optional(
        "The countries it is about, as ISO codes of two letters; empty: all.", []
    )
    languages: list[LanguageTag] = optional(
        "The languages it was published in, as codes: lt, en; empty: not known.", []
    )
    seen: list[Url] = optional(
        "The pages on which these facts were seen: evidence for editors, not shown to readers. "
        "A publication found elsewhere must have one; an empty list says that it is published here first.",
        [],
    )


class PublicationHead(WorkFacts, PageHead):
    """The front matter of a publication's original: the neutral facts stand here only."""

    extent: Literal["full", "summary"] = optional(
        "full: the page holds the publication itself; summary: our summary of a publication "
        "that is found elsewhere. A work known by its title only is an entry of data/works.yml.",
        "full",
    )
    status: Literal["draft", "published"] = optional("draft: seen under `build.py serve` only.", "published")
    publish_on: FullDate | None = optional(
        "The day from which readers see it: 2026-06-15. Before that day it is a draft; the site "
        "publishes it by itself."
    )
    supersedes: Line | None = optional(
        "The older publication it replaces, for example studies/2017/old-name."
    )
    corrections: list[Correction] = optional("What was corrected after publication, the newest first.", [])
    withdrawn: Withdrawal | None = optional(
        "Written by `build.py withdraw`: the page says that and why it is withdrawn."
    )
    to_check: list[Line] = optional(
        "Keys whose values were read from a PDF by `build.py import` and are yet to be compared "
        "with the publication; it is not published before that.",
        [],
    )
    event: Event | None = optional("Of an event: when and where it takes place.")
    numbered_headings: bool = optional(
        "true: headings are numbered 1, 1.1, 1.2 as in the printed publication.", False
    )


ANNOUNCED = frozenset(PageHead.model_fields) | frozenset(
    ("published", "topics", "countries", "status", "publish_on", "corrections", "withdrawn")
)
"""The keys of news and events: they are no works."""


class WorkHead(WorkFacts):
    """A work known by its title only, as an entry of `data/works.yml`: a line in the catalogue, no page."""

    title: ByLanguage = Field(min_length=1, description="The title as printed, in each language it has one.")
    translated_title: ByLanguage = optional(
        "Our translation of the title, in each other language of the site.", {}
    )
    seen: list[Url] = Field(
        min_length=1, description="The pages on which these facts were seen: evidence for editors."
    )


ErasedPath = Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]+(/[a-z0-9-]+)+(\.[a-z0-9]+)?$")]
"""An address without language that is not that of a folder: `studies/2022/name`, `assets/name.pdf`."""


class Erasure(Model):
    """A page or file that is erased: its address, the day, and the order in each language."""

    path: ErasedPath
    when: date
    order: dict[Line, Line]
    checksum: str | None = None
    """What Git called an edition before."""

    @property
    def is_download(self) -> bool:
        """Whether it was a file and no page."""
        return self.path.startswith("assets/")
