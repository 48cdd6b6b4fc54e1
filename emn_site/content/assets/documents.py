"""PDFs: every object is looked at, by the names (`names.toml`) of what runs, sends or carries other files.

By PDFium, inside the sandbox: how many pages one has, a picture of the first, and the words of some.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from emn_site.content.assets.findings import Finding, asset_names, finding

if TYPE_CHECKING:
    from pikepdf import Pdf
    from pypdfium2 import PdfDocument

_NAMES = asset_names("pdf")
_SCHEMES = ("http", "https", "mailto", "tel")
# What qpdf warns of when it leaves out an object that another reader might show.
_DROPPED = ("impossibly large id", "limits error")
_FILLING = b"\0\t\n\f\r \x1a"  # signs that programs and old systems put behind the end of a file


def document_findings(content: bytes) -> Iterator[Finding]:
    """Yield what is wrong with a PDF: broken, encrypted, or with something in it that acts."""
    from pikepdf import PasswordError, PdfError

    try:
        with _opened(content) as pdf:
            if pdf.is_encrypted:
                yield finding("asset-encrypted")
            else:
                yield from _behind_end(content)
                yield from _in_all(pdf)
                yield from _hidden(content, pdf)
                yield from _earlier(content, pdf)
    except PasswordError:
        yield finding("asset-encrypted")
    except (PdfError, ValueError, RuntimeError, RecursionError):
        yield finding("asset-broken", value="PDF")


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


def _behind_end(content: bytes) -> Iterator[Finding]:
    _, end, rest = content.rpartition(b"%%EOF")
    if not end:
        yield finding("asset-broken", value="PDF")
    elif rest.strip(_FILLING):
        yield finding("asset-trailing", size=len(rest))


def _hidden(content: bytes, pdf: "Pdf") -> Iterator[Finding]:
    """Yield what acts in objects that a table calls free, but a stream beside it (/XRefStm) has.

    Readers differ in which they believe (ISO 32000-1, 7.5.8.4). Each such section is read again with the
    stream before all tables: it is named in an empty section at the end, as Word does.
    """
    if not {"/XRefStm", "/Prev"} & set(pdf.trailer.keys()):
        return
    root, size = pdf.trailer.Root.objgen[0], pdf.trailer.Size
    newest = int(content.rpartition(b"startxref")[2].split()[0])
    for stream in _streams(content, newest):
        table = f"\nxref\n0 0\ntrailer<</Size {size}/Root {root} 0 R/Prev {newest}/XRefStm {stream}>>"
        with _ending(content, table, len(content) + 1) as reading:
            yield from _in_all(reading)


def _streams(content: bytes, newest: int) -> Iterator[int]:
    """Yield where the streams beside tables stand, from the newest section of a file to the oldest."""
    from pikepdf import PdfError

    start, seen = newest, set[int]()
    while start not in seen:
        seen.add(start)
        try:
            with _ending(content, "", start) as section:
                if "/XRefStm" in section.trailer:
                    yield int(section.trailer.XRefStm)
                start = int(section.trailer.get("/Prev", start))
        except PdfError:  # one without pages, as the older of two for the web (linearized)
            return


def _earlier(content: bytes, pdf: "Pdf") -> Iterator[Finding]:
    """Yield that a page said something else before it was changed: what it said is in the file still."""
    from pikepdf import PdfError

    older, seen = pdf.trailer.get("/Prev"), set[int]()
    shown = _drawn(pdf) if older is not None else set()
    while older is not None and int(older) not in seen:
        seen.add(int(older))
        try:
            with _ending(content, "", int(older)) as before:
                if _drawn(before) - shown:
                    yield finding("asset-hidden", value=f"/Prev {older}")
                    return
                older = before.trailer.get("/Prev")
        except PdfError:  # the older section of a file for the web (linearized)
            return


def _drawn(pdf: "Pdf") -> set[bytes]:
    """Return what each page draws."""
    from pikepdf import Array, Stream

    held = [one for page in pdf.pages if (one := page.obj.get("/Contents")) is not None]
    parts = [part for one in held for part in (list(one) if isinstance(one, Array) else [one])]
    return {part.read_raw_bytes() for part in parts if isinstance(part, Stream)}


def _ending(content: bytes, table: str, start: int) -> "Pdf":
    """Return a file as one sees it whose newest section is that which begins at a place."""
    from pikepdf import Pdf

    end = f"{table}\nstartxref\n{start}\n%%EOF\n".encode()
    return Pdf.open(BytesIO(content + end), attempt_recovery=False)


def _in_all(pdf: "Pdf") -> Iterator[Finding]:
    """Yield what acts in all objects, or that some cannot be read: qpdf says so once it has read them."""
    acting = list(_in_objects(pdf))
    if any(reason in str(warning) for warning in pdf.get_warnings() for reason in _DROPPED):
        yield finding("asset-broken", value="PDF")
    else:
        yield from acting


def _in_objects(pdf: "Pdf") -> Iterator[Finding]:
    from pikepdf import Array, Dictionary, Stream

    waiting: list[Any] = [pdf.trailer, *pdf.objects]
    while waiting:
        found = waiting.pop()
        if isinstance(found, Stream):  # its content, or the page it shows, may lie in another file
            yield from (finding("asset-script", value=key) for key in ("/F", "/Ref") if key in found)
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

    yield from (finding("asset-script", value=key) for key in _NAMES["keys"] if key in found)
    action, opening, address = found.get("/S"), found.get("/OpenAction"), found.get("/URI")
    if isinstance(address, Dictionary):  # what relative addresses are joined to (12.6.4.7)
        address = address.get("/Base")
    kinds = [str(value) for key in ("/Type", "/Subtype") if isinstance(value := found.get(key), Name)]
    if isinstance(action, Name) and (
        str(action) in _NAMES["actions"] or (action == "/Thread" and "/F" in found)
    ):
        yield finding("asset-script", value=str(action))
    yield from (finding("asset-script", value=kind) for kind in kinds if kind in _NAMES["parts"])
    hidden = [found.get("/Contents", kind) for kind in kinds if kind in _NAMES["remarks"]]
    layers = found.get("/OFF")
    hidden += [one.get("/Name", "/OFF") for one in (layers if isinstance(layers, Array) else ())]
    yield from (finding("asset-hidden", value=one) for one in hidden)
    if isinstance(opening, Dictionary) and opening.get("/S") != "/GoTo":
        yield finding("asset-script", value=f"/OpenAction {opening.get('/S', '')}")
    elif opening is not None and not isinstance(opening, Array | Dictionary | Name | String):
        yield finding("asset-script", value="/OpenAction")
    if isinstance(address, String) and not _leads_to_a_page(str(address)):
        yield finding("asset-script", value=str(address))


def _leads_to_a_page(address: str) -> bool:
    """Whether an address is one of the web, of mail or a telephone, or a plain name relative to the site."""
    try:
        scheme = urlsplit(address).scheme
    except ValueError:
        return False
    return scheme in _SCHEMES or (not scheme and not address.startswith(("/", "\\")))


# Pixels that the picture of a first page has at most, and the quality of its JPEG (0 to 95).
WIDTH, HEIGHT, QUALITY = 320, 480, 80


@contextmanager
def _opened_pages(content: bytes) -> "Iterator[PdfDocument]":
    from pypdfium2 import PdfDocument

    document = PdfDocument(content)
    try:
        yield document
    finally:
        document.close()


def count_and_draw(content: bytes) -> tuple[int, bytes | None]:
    """Return the number of pages of a PDF that was judged, 0 where it has none, and a JPEG of the first."""
    from pypdfium2 import PdfiumError

    try:
        with _opened_pages(content) as document:
            return len(document), _cover(document) if len(document) else None
    except PdfiumError:  # another reader than the one that judged it may not find a page
        return 0, None


def _cover(document: "PdfDocument") -> bytes | None:
    page = document[0]
    width, height = page.get_size()
    if width < 1 or height < 1:
        return None
    picture = page.render(scale=min(WIDTH / width, HEIGHT / height)).to_pil().convert("RGB")
    written = BytesIO()
    picture.save(written, "JPEG", quality=QUALITY, optimize=True)
    return written.getvalue()


def page_words(content: bytes, most: int) -> list[str]:
    """Return the words of the first pages of a PDF, in the order in which the file has them."""
    with _opened_pages(content) as document:
        pages = [document[number].get_textpage() for number in range(min(most, len(document)))]
        return [page.get_text_bounded() for page in pages]


def metadata(content: bytes) -> dict[str, str]:
    """Return what a PDF says of itself (ISO 32000-1, 14.3.3), by its keys; empty values are left out."""
    with _opened_pages(content) as document:
        return {key: str(value) for key, value in document.get_metadata_dict(skip_empty=True).items()}
