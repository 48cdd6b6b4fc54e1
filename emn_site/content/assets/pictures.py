"""Pictures: PNG, JPEG and WebP by their parts. They open, and say nothing about who made them.

What says how a picture is shown may stay (colours, resolution, orientation), and so may dates and the name of
the program; who, where and with what device may not. Sources: PNG (W3C, third edition), JPEG (ITU-T T.81;
CIPA DC-007 for several pictures in a file), WebP (RFC 9649), Exif 3.0 (CIPA DC-008).
"""

import re
import struct
import zlib
from collections.abc import Callable, Iterator
from io import BytesIO
from typing import Any
from warnings import catch_warnings

from PIL import ExifTags, Image

from emn_site.content.assets import picture_metadata
from emn_site.content.assets.findings import Finding, asset_names, finding

FORMATS = {".png": "PNG", ".jpg": "JPEG", ".jpeg": "JPEG", ".webp": "WEBP"}

# Pixels an image may unfold to, all its frames together: more is a mistake, or meant to fill a memory.
MOST_PIXELS = 50_000_000
Part = tuple[str, bytes]  # the name of a part of a file, and what stands in it
SHOWN_CHUNKS = asset_names("pictures")["chunks"]
PROFILE = b"ICC_PROFILE\0"
# How the parts for programs begin that say how a picture is shown.
SHOWN_SEGMENTS = (b"JFIF\0", PROFILE, b"MPF\0", b"Adobe", b"Ducky", b"urn:iso:std:iso:ts:21496:-1\0")
SHOWN_PARTS = frozenset(("VP8 ", "VP8L", "VP8X", "ALPH", "ANIM", "ANMF"))
_WEBP_NAMES = {"EXIF": "Exif", "ICCP": "ICC"}
_PROGRAM_AND_DATES = (b"Software\0", b"Creation Time\0", b"date:create\0", b"date:modify\0")
_LONGEST_PROGRAM = 100
_XMP = {"iTXt": b"XML:com.adobe.xmp\0\0\0\0\0", "XMP": b"http://ns.adobe.com/xap/1.0/\0"}
_SCREENSHOT = (0x9286, b"ASCII\0\0\0Screenshot")  # what macOS and iOS say of every picture of the screen
# What the library GD says of itself in every JPEG.
_LIBRARY = re.compile(
    rb"CREATOR: gd-jpeg v[\d.]+ \(using IJG JPEG v\d+\)(?:, (?:default )?quality(?: = \d+)?)?\s*"
)
# Tags of Exif that say how a picture is shown.
_SHOWN = frozenset(int(tag, 16) for tag in asset_names("pictures")["exif"])
_DATES = frozenset((0x0132, 0x9003, 0x9004, 0x9010, 0x9011, 0x9012, 0x9290, 0x9291, 0x9292))
_NAMED_PROGRAM = 0x0131
_THUMBNAIL = frozenset((0x0201, 0x0202))


class _Unlike(Exception):
    """The parts of a file are not those of its format."""


# What Pillow raises, and what is raised here, for a file that is not what it should be.
FAULTS = (
    *(_Unlike, OSError, SyntaxError, ValueError, KeyError, IndexError, TypeError),
    *(struct.error, zlib.error, ZeroDivisionError, Image.DecompressionBombError, EOFError, RuntimeError),
)


def picture_findings(content: bytes, suffix: str) -> Iterator[Finding]:
    """Yield what is wrong with a picture: broken, too large, something behind its end, or telling."""
    kind = FORMATS[suffix]
    try:
        with catch_warnings(action="ignore"):
            yield from list(_findings(content, kind))
    except FAULTS:
        yield finding("asset-broken", value=kind)


def _findings(content: bytes, kind: str) -> Iterator[Finding]:
    if not unfolds(content, kind):
        raise _Unlike
    parts, size = _PARTS[kind](content)
    if size:
        yield finding("asset-trailing", size=size)
    for name, body in parts:
        yield from (finding("asset-metadata", value=value) for value in _telling(name, body))


def unfolds(content: bytes, kind: str) -> bool:
    """Whether a picture is of a format, and unfolds; raises what Pillow raises."""
    with Image.open(BytesIO(content), formats=[kind]) as image:
        if image.width * image.height * getattr(image, "n_frames", 1) > MOST_PIXELS:
            return False
        image.load()
    return True


def _telling(name: str, body: bytes) -> Iterator[str]:
    """Yield what a part of a file says of who made the picture, where and with what."""
    if name == "Exif":
        yield from _exif(body)
    elif name == "ICC":
        yield from () if picture_metadata.is_profile_sound(body) else (name,)
    elif name in _XMP and (body.startswith((_XMP[name], b"<"))):
        yield from picture_metadata.telling_properties(body.removeprefix(_XMP[name]))
    elif name == "comment" and _LIBRARY.fullmatch(body):
        return
    elif not (name == "tEXt" and body.startswith(_PROGRAM_AND_DATES) and len(body) < _LONGEST_PROGRAM):
        yield name


def _exif(body: bytes) -> Iterator[str]:
    exif = Image.Exif()
    exif.load(body)
    for part in (dict(exif), *(exif.get_ifd(part) for part in (ExifTags.IFD.Exif, ExifTags.IFD.Interop))):
        yield from _tags(part)
    second = exif.get_ifd(ExifTags.IFD.IFD1)
    names = [f"IFD1 {name}" for name in _tags({tag: second[tag] for tag in second if tag not in _THUMBNAIL})]
    yield from names
    if _THUMBNAIL & second.keys() or (second and not names):
        yield "Thumbnail"


def _tags(part: dict[int, Any]) -> Iterator[str]:
    """Yield the names of the tags that say more than how a picture is shown, when and with what program."""
    for tag, value in part.items():
        is_program = tag == _NAMED_PROGRAM and len(str(value)) < _LONGEST_PROGRAM
        if tag not in _SHOWN | _DATES and not is_program and (tag, value) != _SCREENSHOT:
            yield ExifTags.TAGS.get(tag, f"0x{tag:04X}")


def _png(content: bytes) -> tuple[list[Part], int]:
    """Return the parts that are not known to be harmless, and how many bytes are no part of the picture."""
    chunks, end = picture_metadata.png_chunks(content)
    if end > len(content):
        raise _Unlike
    parts = [("Exif" if name == "eXIf" else name, body) for name, body in chunks if name not in SHOWN_CHUNKS]
    profiles = [("ICC", picture_metadata.unpack_profile(body)) for name, body in chunks if name == "iCCP"]
    return parts + profiles, len(content) - end + picture_metadata.count_hidden_bytes(chunks)


def _jpeg(content: bytes) -> tuple[list[Part], int]:
    """Return the parts that are not known to be harmless, and how many bytes stand behind the end.

    Where the file says that it holds several pictures, those behind the first are taken apart, too.
    """
    parts, at, is_first, has_more = list[Part](), 0, True, False
    while is_first or (has_more and content.startswith(b"\xff\xd8\xff", at)):
        segments, at = _segments(content, at)
        has_more = has_more or any(body.startswith(b"MPF\0") for _, body in segments)
        parts += [_named(*part) for part in segments if not part[1].startswith(SHOWN_SEGMENTS)]
        if profile := [body for _, body in segments if body.startswith(PROFILE)]:
            parts.append(("ICC", picture_metadata.join_profile(profile)))
        is_first = False
    return parts, len(content) - at


def _segments(content: bytes, start: int) -> tuple[list[Part], int]:
    """Return the parts of one JPEG that are no part of its picture, and where it ends."""
    parts, end = list[Part](), start + 2
    for marker, body, end in jpeg_segments(content, start):
        if is_beside(marker):
            parts.append(("comment" if marker == 0xFE else f"APP{marker & 15}", content[body:end]))
    return parts, end + 2


def jpeg_segments(content: bytes, start: int) -> Iterator[tuple[int, int, int]]:
    """Yield the marker of each segment of a JPEG, where what it says begins, and where it ends."""
    at = start + 2
    while content[at : at + 2] != b"\xff\xd9":
        sign, marker, length = struct.unpack_from(">BBH", content, at)
        if sign != 0xFF:
            raise _Unlike
        if marker != 0xFF:  # that only fills
            begun, at = at, at + 1 + length
            at = scan_end(content, at + 1) - 1 if marker == 0xDA else at
            yield marker, begun + 4, at + 1
        at += 1


def is_beside(marker: int) -> bool:
    """Whether a segment of a JPEG is for programs, or a comment."""
    return 0xE0 <= marker <= 0xEF or marker == 0xFE


def webp_parts(content: bytes) -> Iterator[tuple[str, bytes]]:
    """Yield the parts of a WebP, each with its name."""
    at, end = 12, 8 + struct.unpack_from("<I", content, 4)[0]
    while at < end:
        name, length = struct.unpack_from("<4sI", content, at)
        yield name.decode("latin-1"), content[at + 8 : at + 8 + length]
        at += 8 + length + length % 2
    if end > len(content):
        raise _Unlike


def scan_end(content: bytes, at: int) -> int:
    """Return where the next marker stands behind coded numbers: FF before neither 00 nor D0 to D7."""
    while True:
        at = content.find(b"\xff", at)
        if at < 0 or at + 1 >= len(content):
            raise _Unlike
        if content[at + 1] != 0 and not 0xD0 <= content[at + 1] <= 0xD7:
            return at
        at += 2


def _named(name: str, body: bytes) -> Part:
    if body.startswith(b"Exif\0\0"):
        return "Exif", body
    return ("XMP" if body.startswith(b"http://ns.adobe.com/") else "IPTC" if name == "APP13" else name), body


def _webp(content: bytes) -> tuple[list[Part], int]:
    """Return the parts that are not known to be harmless, and how many bytes stand behind the end."""
    parts = [part for part in webp_parts(content) if part[0] not in SHOWN_PARTS]
    named = [(_WEBP_NAMES.get(name, name.strip()), body) for name, body in parts]
    return named, len(content) - 8 - struct.unpack_from("<I", content, 4)[0]


_PARTS: dict[str, Callable[[bytes], tuple[list[Part], int]]] = {"PNG": _png, "JPEG": _jpeg, "WEBP": _webp}
