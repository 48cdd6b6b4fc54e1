"""Images and downloads: each is opened and must be what its name says, and nothing that runs or tells tales.

A picture may not say where, when and by whom it was taken; an SVG may draw and nothing else; a PDF may not
run a program when it is opened.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from io import BytesIO
from pathlib import Path, PurePosixPath
from zipfile import BadZipFile, ZipFile

from lxml import etree
from PIL import Image, UnidentifiedImageError

MOST_IMAGE, MOST_DOWNLOAD = 5_000_000, 20_000_000
"""Bytes an image and a download may have."""

MOST_PIXELS = 50_000_000
"""Pixels an image may unfold to: more is a mistake, or meant to fill the memory of who opens it."""

PICTURES = {".png": "PNG", ".jpg": "JPEG", ".jpeg": "JPEG", ".webp": "WEBP"}
KINDS = (*PICTURES, ".svg", ".pdf", ".csv", ".xlsx")

Found = tuple[str, dict[str, str]]
"""The code of a problem and its values."""

_TELLING_TAGS = frozenset((0x010F, 0x0110, 0x013B, 0x8825, 0x9C9D, 0xA430, 0xA431))
"""EXIF: make and model of the device, artist, place, author, owner and number of the camera."""

_TELLING_WORDS = frozenset(
    ("author", "comment", "software", "source", "xml:com.adobe.xmp", "xmp", "photoshop")
)
_DRAWING = frozenset(
    "svg g path rect circle ellipse line polyline polygon text tspan title desc defs linearGradient "
    "radialGradient stop clipPath mask pattern use symbol marker".split()
)
_RUNS = re.compile(rb"/(?:JavaScript|JS|Launch|OpenAction|AA|EmbeddedFile|RichMedia)\b")
_LOADS = re.compile(r"url\s*\(\s*['\"]?(?!#)|@import|expression\s*\(|javascript:", re.IGNORECASE)


def problems_of(root: Path, path: str) -> Iterator[Found]:
    """Yield what is wrong with a file below docs/assets."""
    file, suffix = root / path, PurePosixPath(path).suffix
    limit = MOST_IMAGE if suffix in PICTURES or suffix == ".svg" else MOST_DOWNLOAD
    if suffix in KINDS and file.stat().st_size > limit:
        yield "asset-too-large", {"limit": str(limit // 1_000_000)}
    else:
        yield from judge(path, file.read_bytes() if suffix in KINDS else b"")


def judge(name: str, content: bytes) -> list[Found]:
    """Return what is wrong with a picture or a download, by its name and its content."""
    suffix = PurePosixPath(name).suffix
    if suffix not in KINDS:
        return [("asset-kind", {"value": suffix or name, "known": ", ".join(kind[1:] for kind in KINDS)})]
    if suffix in PICTURES:
        return list(_picture(PICTURES[suffix], content))
    return list(_JUDGES[suffix](content))


def _picture(wanted: str, content: bytes) -> Iterator[Found]:
    formats = sorted({*PICTURES.values()})
    try:
        with Image.open(BytesIO(content), formats=formats) as image:
            is_right = image.format == wanted and image.width * image.height <= MOST_PIXELS
            image.verify()
        with Image.open(BytesIO(content), formats=formats) as image:
            said = {str(key).lower() for key in image.info}
            telling = _TELLING_TAGS & set(image.getexif()) or _TELLING_WORDS & said
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        is_right, telling = False, frozenset()
    if not is_right:
        yield "asset-broken", {"value": wanted}
    elif telling:
        yield "asset-metadata", {}


def _drawing(content: bytes) -> Iterator[Found]:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        tree = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError):
        yield "asset-broken", {"value": "SVG"}
        return
    if etree.QName(tree).localname != "svg" or tree.getroottree().docinfo.internalDTD is not None:
        yield "asset-broken", {"value": "SVG"}
    for element in tree.iter():
        if isinstance(element, etree._Comment):
            continue
        name = etree.QName(element).localname if isinstance(element.tag, str) else "<?…?>"
        if name not in _DRAWING:
            yield "asset-script", {"value": name}
        for key, value in element.attrib.items():
            own = etree.QName(key).localname
            leads_out = own in ("href", "src") and not str(value).startswith("#")
            if own.startswith("on") or leads_out or _LOADS.search(str(value)):
                yield "asset-script", {"value": own}


def _document(content: bytes) -> Iterator[Found]:
    if not content.startswith(b"%PDF-"):
        yield "asset-broken", {"value": "PDF"}
    elif found := _RUNS.search(content):
        yield "asset-script", {"value": found.group().decode()}


def _values(content: bytes) -> Iterator[Found]:
    try:
        if "\0" in content.decode("utf-8-sig"):
            yield "asset-broken", {"value": "CSV (UTF-8)"}
    except UnicodeDecodeError:
        yield "asset-broken", {"value": "CSV (UTF-8)"}


def _workbook(content: bytes) -> Iterator[Found]:
    try:
        with ZipFile(BytesIO(content)) as packed:
            names = set(packed.namelist())
    except (BadZipFile, OSError, ValueError):
        names = set()
    if "xl/workbook.xml" not in names:
        yield "asset-broken", {"value": "XLSX"}
    elif any(name.endswith("vbaProject.bin") for name in names):
        yield "asset-script", {"value": "VBA"}


_JUDGES: Mapping[str, Callable[[bytes], Iterator[Found]]] = {
    ".svg": _drawing,
    ".pdf": _document,
    ".csv": _values,
    ".xlsx": _workbook,
}
