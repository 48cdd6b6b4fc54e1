"""What a test reads of a PDF: its structure, its words, what is wrong with it by an independent validator."""

import re
from collections.abc import Iterator
from io import BytesIO
from typing import NamedTuple

import page
import pikepdf
from pypdf import PdfReader

from emn_site.cache.cache import NO_CACHE
from emn_site.exports.pdf.report import PdfEdition, PdfFile
from emn_site.model.site import Site
from emn_site.pages.pdf_files import make_pdfs

EDITION = PdfEdition("https://emn.example/")
PROFILES = ("pdfua-1", "pdfa-2a")
_HYPHENS = str.maketrans("", "", "-\u2011\u00ad")
"""A hyphen and one that divides a word are one glyph, whose other meaning pypdf does not read."""

BY_CHANCE = "PDFA2A-STREAM-LENGTH-001"
"""A rule that refuses sound files whose compressed stream ends in a line break; pikepdf judges it instead."""


def pdf_of(site: Site, path: str, language: str = "lt", edition: PdfEdition = EDITION) -> PdfFile:
    """Return the PDF of a page."""
    found = make_pdfs(site, edition, NO_CACHE, [(path, language)])
    assert found.problems == []
    return found.by_place[path, language]


def faults(content: bytes) -> list[str]:
    """Return what the validator finds wrong with a PDF."""
    rules = [
        f"{one.rule_id}: {one.message}"
        for profile in PROFILES
        for one in page.validate_pdf_bytes(content, profile=profile).failures
        if one.rule_id != BY_CHANCE
    ]
    with pikepdf.open(BytesIO(content)) as pdf:
        return rules + pdf.check_pdf_syntax()


class Tag(NamedTuple):
    """An element of structure: what it is, its language and alternative text, the scopes of a head."""

    kind: str
    language: str
    alternative: str
    scopes: list[str]


def tags(content: bytes) -> list[Tag]:
    """Return the elements of structure of a PDF in the order of reading."""
    with pikepdf.open(BytesIO(content)) as pdf:
        return list(_inside(pdf.Root.StructTreeRoot))


def _inside(element: pikepdf.Object) -> Iterator[Tag]:
    kids = element.get("/K", pikepdf.Array())
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            about = kid.get("/A", pikepdf.Array())
            parts = about if isinstance(about, pikepdf.Array) else [about]
            scopes = [str(part["/Scope"])[1:] for part in parts if "/Scope" in part]
            yield Tag(str(kid["/S"])[1:], str(kid.get("/Lang", "")), str(kid.get("/Alt", "")), scopes)
            yield from _inside(kid)


def kinds(content: bytes) -> list[str]:
    """Return what the elements are, in the order of reading."""
    return [one.kind for one in tags(content)]


def pdf_text(content: bytes, *pages: int) -> str:
    """Return the text of some pages of a PDF, or of all."""
    sheets = PdfReader(BytesIO(content)).pages
    return "\n".join(sheets[at].extract_text() for at in pages or range(len(sheets)))


def words_of(content: bytes) -> list[str]:
    """Return the words of a PDF in their order; one that a line divides is whole."""
    text = pdf_text(content)
    return split(re.sub(r"\u00ad\s*|-\s*\n", "", text))


def split(text: str) -> list[str]:
    """Return the words of a text, without hyphens."""
    return re.findall(r"\w+", text.translate(_HYPHENS))


def lacks(content: bytes, wanted: list[str]) -> list[str]:
    """Return the words that are not in a PDF in this order; nothing where all are.

    The number of a note stands right behind a word.
    """
    rest = iter(words_of(content))
    return [word for word in wanted if not any(word in (one, one.rstrip("0123456789")) for one in rest)]


class PdfLink(NamedTuple):
    """A link: its page, how high its words stand, and its address, or the page and height it leads to."""

    page: int
    height: float
    address: str
    target: tuple[int, float] | None
    is_in_note: bool


def links(content: bytes) -> list[PdfLink]:
    """Return the links of a PDF by pages; raises KeyError or ValueError for one that leads nowhere in it."""
    with pikepdf.open(BytesIO(content)) as pdf:
        in_notes = {one.objgen for one in _annotations(pdf.Root.StructTreeRoot, is_in_note=False)}
        return [
            _link(pdf, at, annotation, annotation.objgen in in_notes)
            for at, sheet in enumerate(pdf.pages)
            for annotation in sheet.get("/Annots", [])
        ]


def _link(pdf: pikepdf.Pdf, page: int, annotation: pikepdf.Object, is_in_note: bool) -> PdfLink:
    address = str(annotation.A.URI) if "/A" in annotation else ""
    target = _target(pdf, annotation.Dest) if "/Dest" in annotation else None
    return PdfLink(page, float(annotation.Rect[1]), address, target, is_in_note)


def _target(pdf: pikepdf.Pdf, named: pikepdf.Object) -> tuple[int, float]:
    """Return the page and the height of a destination, which may have a name."""
    if not isinstance(named, pikepdf.Array):
        named = pikepdf.NameTree(pdf.Root.Names.Dests)[str(named)]
    sheet, _, _, height, _ = named.D if isinstance(named, pikepdf.Dictionary) else named
    return [one.obj.objgen for one in pdf.pages].index(sheet.objgen), float(height)


def _annotations(element: pikepdf.Object, *, is_in_note: bool) -> Iterator[pikepdf.Object]:
    """Yield the links inside the notes of a structure."""
    kids = element.get("/K", pikepdf.Array())
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/Obj" in kid and is_in_note:
            yield kid.Obj
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield from _annotations(kid, is_in_note=is_in_note or kid.S == "/Note")


def bookmarks(content: bytes) -> list[str]:
    """Return the bookmarks of a PDF, those inside others behind them."""
    with pikepdf.open(BytesIO(content)) as pdf, pdf.open_outline() as outline:
        return [one.title for top in outline.root for one in (top, *top.children)]
