"""PDFs: every object is looked at, by the names the format gives to what runs, sends or carries other files.

Sources: ISO 32000-1, 12.6 (actions), 12.5 (annotations), 7.11 (files inside), 12.7.8 (XFA).
"""

from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from emn_site.files.assets.findings import Finding, active, broken, found

if TYPE_CHECKING:
    from pikepdf import Pdf

_KEYS = frozenset("/JS /JavaScript /AA /EF /EmbeddedFiles /AF /XFA /RichMediaContent /Collection".split())
"""Keys of what runs, of files inside, of and of forms that a program makes."""

_ACTIONS = frozenset(
    "/JavaScript /Launch /SubmitForm /ImportData /GoToR /GoToE /Rendition /Movie /Sound "
    "/RichMediaExecute".split()
)
_PARTS = frozenset(
    "/EmbeddedFile /FileAttachment /RichMedia /Screen /Movie /Sound /3D /PS /Rendition /MediaClip".split()
)
"""Types of objects and kinds of annotations that play, run or carry files."""

_SCHEMES = ("http", "https", "mailto")
_DROPPED = "impossibly large id"
"""What qpdf warns of when it leaves out an object that another reader might show."""


def findings(content: bytes) -> Iterator[Finding]:
    """Yield what is wrong with a PDF: broken, encrypted, or with something in it that acts."""
    from pikepdf import PasswordError, PdfError

    try:
        with _opened(content) as pdf:
            if pdf.is_encrypted:
                yield found("asset-encrypted")
            elif any(_DROPPED in str(warning) for warning in pdf.get_warnings()):
                yield broken("PDF")
            else:
                yield from _in_objects(pdf)
    except PasswordError:
        yield found("asset-encrypted")
    except (PdfError, ValueError, RuntimeError, RecursionError):
        yield broken("PDF")


def _opened(content: bytes) -> "Pdf":
    from pikepdf import PasswordError, Pdf, PdfError

    if not content.startswith(b"%PDF-"):
        raise PdfError
    try:
        return Pdf.open(BytesIO(content))
    except PasswordError:
        raise
    except PdfError:
        return _without_pages(content)


def _without_pages(content: bytes) -> "Pdf":
    """Return a file that is whole by its end, and has no page that qpdf would find, with a page of ours.

    Its objects are then found by their own beginnings, whatever its tables say. Ours stand before them, so
    that none of them is hidden; numbers of objects may not be larger than a third of the file.
    """
    from pikepdf import Pdf, PdfError

    if not content.rstrip().endswith(b"%%EOF"):
        raise PdfError
    page = len(content) // 4 + 10
    before = (
        f"%PDF-1.7\n{page} 0 obj<</Type/Page/MediaBox[0 0 1 1]>>endobj\n{page - 1} 0 obj<</Type/Pages/Count 1"
        f"/Kids[{page} 0 R]>>endobj\n{page - 2} 0 obj<</Type/Catalog/Pages {page - 1} 0 R>>endobj\n"
    )
    after = f"\ntrailer<</Root {page - 2} 0 R/Size {page + 1}>>\nstartxref\n0\n%%EOF\n"
    pdf = Pdf.open(BytesIO(before.encode() + content + after.encode()))
    if len(pdf.objects) <= 3:
        raise PdfError
    return pdf


def _in_objects(pdf: "Pdf") -> Iterator[Finding]:
    from pikepdf import Array, Dictionary, Stream

    waiting: list[Any] = [pdf.trailer, *pdf.objects]
    while waiting:
        found = waiting.pop()
        if isinstance(found, Stream):  # its content, or the page it shows, may lie in another file
            yield from (active(key) for key in ("/F", "/Ref") if key in found)
        if isinstance(found, Dictionary | Stream):
            yield from _in_dictionary(found)
            waiting += [value for _, value in found.items() if _is_inside(value)]
        elif isinstance(found, Array):
            waiting += [value for value in found if _is_inside(value)]


def _is_inside(value: Any) -> bool:
    """Whether a value is written inside another: what has a number of its own is looked at by itself."""
    from pikepdf import Array, Dictionary

    return isinstance(value, Array | Dictionary) and not value.is_indirect


def _in_dictionary(found: Any) -> Iterator[Finding]:
    from pikepdf import Array, Dictionary, Name, String

    yield from (active(key) for key in _KEYS if key in found)
    action, opening, address = found.get("/S"), found.get("/OpenAction"), found.get("/URI")
    kinds = [str(value) for key in ("/Type", "/Subtype") if isinstance(value := found.get(key), Name)]
    if isinstance(action, Name) and (str(action) in _ACTIONS or (action == "/Thread" and "/F" in found)):
        yield active(str(action))
    yield from (active(kind) for kind in kinds if kind in _PARTS)
    if isinstance(opening, Dictionary) and opening.get("/S") != "/GoTo":
        yield active(f"/OpenAction {opening.get('/S', '')}")
    elif opening is not None and not isinstance(opening, Array | Dictionary | Name | String):
        yield active("/OpenAction")
    if isinstance(address, String) and not _leads_to_a_page(str(address)):
        yield active(str(address))


def _leads_to_a_page(address: str) -> bool:
    """Whether an address is one of the web or of mail, or a plain name relative to the site."""
    try:
        scheme = urlsplit(address).scheme
    except ValueError:
        return False
    return scheme in _SCHEMES or (not scheme and not address.startswith(("/", "\\")))
