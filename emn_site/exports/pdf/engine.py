"""The one place that calls Typst: a report becomes a PDF, for people and for archives.

PDF/UA-1 asks for the structure of what is read, PDF/A-2a for what an archive needs. What is set is given in
memory: Typst opens no file but our fonts, and asks for nothing.
"""

from functools import cache
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path

import msgspec
import pikepdf

from emn_site.exports.pdf.report import PdfFile, PdfSource
from emn_site.model.refusals import Refused

FONTS = Path(__file__).parents[1] / "fonts"
STANDARDS = ["ua-1", "a-2a"]
_TEMPLATES = ("report.typ", "elements.typ", "emblem.svg")


def is_installed() -> bool:
    """Whether the engine is there; it is an extra (`requirements-pdf.txt`)."""
    return find_spec("typst") is not None


def set_report(source: PdfSource) -> PdfFile:
    """Return a report as a PDF. Raises `Refused` where the engine is missing or cannot set it."""
    try:
        import typst
    except ImportError as error:
        raise Refused("no-typst") from error
    files = {**_templates(), **source.pictures, "report.json": msgspec.json.encode(source.report)}
    try:
        content = typst.compile(  # type: ignore[call-overload]  # its stub has no files in memory
            files, format="pdf", font_paths=[FONTS], ignore_system_fonts=True, pdf_standards=STANDARDS
        )
    except typst.TypstError as error:
        raise Refused("pdf-not-set", detail=str(error)) from error
    return _with_row_heads(content, source.row_heads())


@cache
def _templates() -> dict[str, bytes]:
    here = Path(__file__).parent
    found = {name: (here / name).read_bytes() for name in _TEMPLATES}
    return {"main.typ": found.pop("report.typ"), **found}


def _with_row_heads(content: bytes, heads: tuple[tuple[tuple[int, ...], ...], ...]) -> PdfFile:
    """Return a PDF in which the heads of rows say so.

    Typst has no released way to mark them (`pdf.header-cell`); the structure says nothing else of the cell.
    """
    with pikepdf.open(BytesIO(content)) as pdf:
        tables = [one for one in _walk(pdf.Root.StructTreeRoot) if one.get("/S") == "/Table"]
        for table, rows in zip(tables, heads, strict=True):
            lines = [one for one in _walk(table) if one.get("/S") == "/TR"]
            for line, marked in zip(lines, rows, strict=True):
                cells = [one for one in line.K if one.get("/S") in ("/TD", "/TH")]
                for at in marked:
                    cells[at].S = pikepdf.Name.TH
                    cells[at].A = pikepdf.Array(
                        [pikepdf.Dictionary(O=pikepdf.Name.Table, Scope=pikepdf.Name.Row)]
                    )
        written = BytesIO()
        pdf.save(written, deterministic_id=True)
        return PdfFile(written.getvalue(), len(pdf.pages))


def _walk(element: pikepdf.Object) -> list[pikepdf.Object]:
    """Return the elements of structure inside one, in the order of reading."""
    kids = element.get("/K", pikepdf.Array())
    found: list[pikepdf.Object] = []
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            found += [kid, *_walk(kid)]
    return found
