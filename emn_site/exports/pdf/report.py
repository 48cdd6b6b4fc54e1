"""What a PDF says, before it is set: a text with its cover and imprint, or figures; and its letters."""

from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any
from unicodedata import category, name

import msgspec

from emn_site.cache.digests import digest
from emn_site.exports.style_bundles import light_colours
from emn_site.locale import Locale
from emn_site.model.tree import Element


class Document(msgspec.Struct, frozen=True, kw_only=True):
    """What every document says of itself, in one language, as `paper.typ` reads it.

    `pictures` are the files of its pictures by the names that its content has for them; `day` is that of
    what it says, never the clock's.
    """

    language: str
    title: str
    summary: str
    authors: tuple[str, ...] = ()
    pictures: Mapping[str, str]
    day: date
    site: str
    tagline: str
    publisher: str
    funding: str
    words: Mapping[str, str]
    colours: Mapping[str, str]


class ImprintLine(msgspec.Struct, frozen=True):
    """A line of the imprint: what it says, under which name."""

    name: str
    content: Element


class Report(Document, frozen=True, kw_only=True):
    """A text, as `report.typ` reads it.

    `series` is its type with its number; `facts` follow its title. `body` is a tree that `paper_tree` has
    prepared. One that is brief has neither a cover nor a list of contents; what is compiled from
    data, nobody has published or paid for.
    """

    series: str
    facts: tuple[str, ...]
    notices: tuple[str, ...]
    is_brief: bool
    is_ours: bool
    body: Element
    imprint: tuple[ImprintLine, ...]


class PdfSource(msgspec.Struct, frozen=True):
    """All that a PDF is made of: its template as it stands in its file, the document as data, and the bytes
    of its pictures by their files.

    `row_heads` says for each table, and each of its rows, which cells are heads of their row; without it, the
    first cell of each row is one.
    """

    template: str
    document: Document
    pictures: dict[str, bytes]
    row_heads: tuple[tuple[tuple[int, ...], ...], ...] | None = None
    note: str = ""
    """What a note is called where a link leads to it, with a gap for its number."""

    def digest(self) -> str:
        """Return all it is made of, as one word."""
        document = msgspec.json.encode(self.document)
        return digest("pdf", self.template, document, self.note, sorted(self.pictures.items()))


def of_locale(locale: Locale) -> dict[str, Any]:
    """Return what every document in a language is given: whose it is, who pays, words and colours."""
    of_site, number = locale.of_site, locale.site.settings.grant_number
    grant = locale.word("grant_number", number=number) + "." if number else ""
    fund = f"{of_site.fund}." if of_site.fund else ""
    return {
        "language": locale.language,
        "site": of_site.name,
        "tagline": of_site.tagline,
        "publisher": of_site.publisher,
        "funding": " ".join(filter(None, (of_site.funding, fund, grant, of_site.disclaimer))),
        "words": {key: words for key, words in locale.wording.words.items() if isinstance(words, str)},
        "colours": light_colours(locale.site.root),
    }


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


# Ranges of code points (`tools/make_fonts.py`): U+20-7E, U+A0.
_FILE = Path(__file__).parents[1] / "fonts" / "letters.txt"
LOST = "\N{REPLACEMENT CHARACTER}"


@cache
def known_letters() -> frozenset[str]:
    """Return the letters that the fonts have."""
    ranges = (one.strip().removeprefix("U+").split("-") for one in _FILE.read_text("utf-8").split(","))
    return frozenset(chr(code) for one in ranges for code in range(int(one[0], 16), int(one[-1], 16) + 1))


def letters_without_font(text: str) -> list[str]:
    """Return the letters of a text that no font has, each once; spaces and unseen signs need none.

    The sign for a lost letter is none: that it is lost is said anyway.
    """
    return sorted(one for one in {*text} - known_letters() - {LOST} if category(one)[0] not in "ZC")


def spell_letters(text: str) -> str:
    """Return a text in which each letter that no font has is its name in Unicode: [grinning face]."""
    for one in letters_without_font(text):
        text = text.replace(one, f"[{name(one, f'U+{ord(one):04X}').lower()}]")
    return text
