"""What a PDF says, before it is set: the tree of a text and what stands on its cover and in its imprint."""

from collections.abc import Mapping
from datetime import date

import msgspec

from emn_site.cache.digests import digest
from emn_site.exports.pdf.paper_tree import row_heads
from emn_site.locale import Locale
from emn_site.model.tree import Element


class ImprintLine(msgspec.Struct, frozen=True):
    """A line of the imprint: what it says, under which name."""

    name: str
    said: Element


class Report(msgspec.Struct, frozen=True):
    """A document in one language, as `report.typ` reads it.

    `series` is its type with its number; `facts` follow its title. `body` is a tree that `paper_tree` has
    prepared; `pictures` are the files of the pictures in it, by their names there. One that is brief has
    neither a cover nor a list of contents. `day` is that of the text.
    """

    language: str
    title: str
    summary: str
    series: str
    facts: tuple[str, ...]
    authors: tuple[str, ...]
    notices: tuple[str, ...]
    is_brief: bool
    is_funded: bool
    body: Element
    pictures: Mapping[str, str]
    imprint: tuple[ImprintLine, ...]
    day: date
    site: str
    publisher: str
    words: Mapping[str, str]
    colours: Mapping[str, str]


class PdfSource(msgspec.Struct, frozen=True):
    """All that a PDF is made of: the report as data, and the bytes of its pictures by their files."""

    report: Report
    pictures: dict[str, bytes]

    def digest(self) -> str:
        """Return all it is made of, as one word."""
        return digest("pdf", msgspec.json.encode(self.report), sorted(self.pictures.items()))

    def row_heads(self) -> tuple[tuple[tuple[int, ...], ...], ...]:
        """Return for each table and each of its rows which cells are heads of their row."""
        return row_heads(self.report.body)


class PdfEdition(msgspec.Struct, frozen=True):
    """Where a PDF is published, and as part of which edition: its name, and its commit if it is frozen."""

    base: str
    name: str = ""
    commit: str = ""


class PdfFacts(msgspec.Struct, frozen=True):
    """What is said of a PDF where it is linked: its address below the site's, its pages and its bytes."""

    address: str
    pages: int
    size: int


class PdfFile(msgspec.Struct, frozen=True):
    """A PDF as it is published: its bytes, and how many pages it has."""

    content: bytes
    pages: int


def pdf_address(locale: Locale, path: str) -> str:
    """Return the address of the PDF of a page, beside the page."""
    return f"{locale.url(path).rstrip('/')}.{locale.language}.pdf"
