"""How many pages a PDF has, a picture of the first, and the words of some: by PDFium, inside the sandbox."""

from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

WIDTH, HEIGHT, QUALITY = 320, 480, 80
"""Pixels that the picture of a first page has at most, and the quality of its JPEG (0 to 95)."""


@contextmanager
def _opened(content: bytes) -> "Iterator[PdfDocument]":
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
        with _opened(content) as document:
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
    with _opened(content) as document:
        pages = [document[number].get_textpage() for number in range(min(most, len(document)))]
        return [page.get_text_bounded() for page in pages]


def metadata(content: bytes) -> dict[str, str]:
    """Return what a PDF says of itself (ISO 32000-1, 14.3.3), by its keys; empty values are left out."""
    with _opened(content) as document:
        return {key: str(value) for key, value in document.get_metadata_dict(skip_empty=True).items()}
