"""The one place that calls Typst: a document becomes a PDF, for people and for archives.

PDF/UA-1 asks for the structure of what is read, PDF/A-2a for what an archive needs. What is set is put in a
folder of its own, since of files in memory Typst's wheel reads none that is not UTF-8, as no photograph is:
Typst opens no other file but our fonts, and asks for nothing.
"""

import re
from collections.abc import Iterable
from functools import cache
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec
import pikepdf

from emn_site.cache.output import write_atomically
from emn_site.exports.pdf.report import PdfFile, PdfSource, spell_letters
from emn_site.model.refusals import Refused

FONTS = Path(__file__).parents[1] / "fonts"
_SHARED = ("*.typ", "*.svg")


def is_installed() -> bool:
    """Whether the engine is there; it is an extra (`requirements-pdf.txt`)."""
    return find_spec("typst") is not None


def set_document(source: PdfSource) -> PdfFile:
    """Return a document as a PDF. Raises `Refused` where the engine is missing or cannot set it."""
    try:
        import typst
    except ImportError as error:
        raise Refused("no-typst") from error
    with TemporaryDirectory() as folder:
        for name, part in _files(source).items():
            write_atomically(Path(folder, name), part)
        try:
            content = typst.compile(
                f"{folder}/main.typ",
                root=folder,
                font_paths=[str(FONTS)],
                ignore_system_fonts=True,
                pdf_standards=["ua-1", "a-2a"],
            )
        except RuntimeError as error:
            raise Refused("pdf-not-set", detail=str(error)) from error
    return _finished(content, source)


def _files(source: PdfSource) -> dict[str, bytes]:
    """Return all that a document is set of, by file."""
    return {
        **_shared(),
        **{
            name: spell_letters(content.decode()).encode() if name.endswith(".svg") else content
            for name, content in source.pictures.items()
        },
        "main.typ": source.template.encode(),
        "document.json": spell_letters(msgspec.json.encode(source.document).decode()).encode(),
    }


@cache
def _shared() -> dict[str, bytes]:
    """Return what templates of documents import, by file."""
    here = Path(__file__).parent
    return {file.name: file.read_bytes() for form in _SHARED for file in sorted(here.glob(form))}


_NOTE = re.compile(r"Footnote (\d+)")  # what Typst calls a note in a language for which it has no word


def _name_notes(pdf: pikepdf.Pdf, called: str) -> None:
    """Call the links to notes as the language of the document does."""
    for page in pdf.pages:
        for link in page.get("/Annots", pikepdf.Array()):
            if found := _NOTE.fullmatch(str(link.get("/Contents", ""))):
                link.Contents = pikepdf.String(called.replace("{number}", found[1]))


def _finished(content: bytes, source: PdfSource) -> PdfFile:
    """Return a PDF in which the heads of rows say so, and notes are called in its language.

    Typst has no released way to mark heads (`pdf.header-cell`); the structure says nothing else of the cell.
    """
    heads = source.row_heads
    with pikepdf.open(BytesIO(content)) as pdf:
        if source.note:
            _name_notes(pdf, source.note)
        tables = [one for one in _walk(pdf.Root.StructTreeRoot) if one.get("/S") == "/Table"]
        for table, rows in zip(tables, heads or [None] * len(tables), strict=True):
            _mark_rows([one for one in _walk(table) if one.get("/S") == "/TR"], rows)
        written = BytesIO()
        pdf.save(written, deterministic_id=True)
        return PdfFile(written.getvalue(), len(pdf.pages))


def _mark_rows(lines: list[pikepdf.Object], rows: tuple[tuple[int, ...], ...] | None) -> None:
    """Mark the heads of the rows of a table: those named, or else the first cell of each."""
    for line, marked in zip(lines, rows or [(0,)] * len(lines), strict=True):
        cells = [one for one in line.K if one.get("/S") in ("/TD", "/TH")]
        _mark_cells(cells[at] for at in marked if rows or cells[at].get("/S") == "/TD")


def _mark_cells(cells: Iterable[pikepdf.Object]) -> None:
    for cell in cells:
        cell.S = pikepdf.Name.TH
        scope = pikepdf.Dictionary(O=pikepdf.Name.Table, Scope=pikepdf.Name.Row)
        known = cell.get("/A", pikepdf.Array())
        cell.A = pikepdf.Array([*(known if isinstance(known, pikepdf.Array) else [known]), scope])


def _walk(element: pikepdf.Object) -> list[pikepdf.Object]:
    """Return the elements of structure inside one, in the order of reading."""
    kids = element.get("/K", pikepdf.Array())
    found: list[pikepdf.Object] = []
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            found += [kid, *_walk(kid)]
    return found
