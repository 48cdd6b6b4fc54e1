"""What is inside pictures beside what they show: colour profiles (ICC), properties (XMP), chunks of a PNG.

In a profile nothing stands beside what its table of tags names; of a screenshot, macOS and iOS say that it is
one. Sources: ICC.1:2022, 7.2 (header) and 7.3 (table of tags); ISO 16684-1 (XMP), 7 (RDF).
"""

import struct
import zlib
from collections.abc import Iterable, Iterator
from typing import Any

from lxml import etree

from emn_site.content.assets import xml
from emn_site.content.assets.findings import asset_names

_HEADER, _TAG = 132, 12  # bytes of the header with the number of tags, and of each line of the table
MOST_UNPACKED = 5_000_000  # bytes that a packed profile may unfold to


def _tags(profile: bytes) -> list[tuple[int, int]]:
    """Return where header and tags begin, and their sizes, in order. Raises `struct.error`."""
    count = struct.unpack_from(">I", profile, 128)[0]
    tags = (struct.unpack_from(">4xII", profile, _HEADER + _TAG * place) for place in range(count))
    return sorted([(0, _HEADER + _TAG * count), *tags])


def is_profile_sound(profile: bytes) -> bool:
    """Whether each byte is of the header, the table or a tag, or only fills up what follows one of these."""
    try:
        ends = 0
        for start, size in _tags(profile):
            if _says(profile[ends:start]):
                return False
            ends = max(ends, start + size)
    except struct.error:
        return False
    return ends <= len(profile) and not _says(profile[ends:])


def sound_profile(profile: bytes) -> bytes:
    """Return a profile with nothing in it beside what its table names; nothing for what is no profile."""
    if is_profile_sound(profile):
        return profile
    try:
        content = bytearray()
        for start, size in _tags(profile):
            content += bytes(max(0, start - len(content))) + profile[max(start, len(content)) : start + size]
    except (struct.error, MemoryError):
        return b""
    sound = struct.pack(">I", len(content)) + bytes(content[4:])
    return sound if is_profile_sound(sound) else b""


def _says(gap: bytes) -> bool:
    """Whether bytes between tags are more than what fills up to four, which some programs do not empty."""
    return len(gap) > 3 and any(gap)


def join_profile(segments: Iterable[bytes]) -> bytes:
    """Return the profile of a JPEG from its segments (ICC.1, B.4), which say their place by a number."""
    return b"".join(segment[14:] for segment in sorted(segments, key=lambda segment: segment[12:13]))


def unpack_profile(body: bytes) -> bytes:
    """Return the profile in a chunk iCCP of a PNG, with what stands behind it; raises `zlib.error`."""
    unpacker = zlib.decompressobj()
    packed = body.partition(b"\0")[2][1:]
    return unpacker.decompress(packed, MOST_UNPACKED) + unpacker.unconsumed_tail + unpacker.unused_data


LONGEST = 100  # signs that the value of a property may have
_X, _RDF = "{adobe:ns:meta/}", "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_INSIDE = frozenset(f"{_RDF}{name}" for name in ("Alt", "Bag", "Seq", "li"))
_FRAME = frozenset(("", f"{_X}xmpmeta", *(f"{_RDF}{name}" for name in ("RDF", "Description", "about"))))
_PLAIN = asset_names("pictures")["properties"]
_COMMENT, _SCREENSHOT = "{http://ns.adobe.com/exif/1.0/}UserComment", "Screenshot"


def telling_properties(packet: bytes) -> Iterator[str]:
    """Yield what a packet says more than that, by the names of the properties."""
    try:
        root = xml.parse_xml(packet)
    except (etree.XMLSyntaxError, ValueError):
        yield "XMP"
        return
    beside = [*root.itersiblings(preceding=True), *root.itersiblings()]
    if any(getattr(part, "target", "") != "xpacket" for part in beside) or xml.find_definitions(root):
        yield "XMP"
    texts = [
        name for part in root.iter() for name, value in _texts(part) if not _is_plain(name, value.strip())
    ]
    yield from dict.fromkeys(f"XMP {name.rpartition('}')[2]}".strip() for name in texts)


def _texts(part: Any) -> Iterator[tuple[str, str]]:
    """Yield the names at an element with their values; what is no element has the name that it is."""
    holders = (one.tag for one in (part, *part.iterancestors()) if one.tag not in _INSIDE)
    yield next(holders) if isinstance(part.tag, str) else xml.local_name(part), part.text or ""
    yield from part.attrib.items()
    yield "", part.tail or ""


def _is_plain(name: str, value: str) -> bool:
    if name in _FRAME or name == _COMMENT:
        return not value or (name == _COMMENT and value == _SCREENSHOT)
    return name in _PLAIN and len(value) < LONGEST


Chunk = tuple[str, bytes]

_CHANNELS = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
_ONE_PASS = ((0, 0, 1, 1),)
# Where each pass begins and how far its dots and rows are apart: across, down.
_ADAM7 = ((0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2))
_PIECE = 1 << 20


def png_chunks(content: bytes) -> tuple[list[Chunk], int]:
    """Return the chunks to the last, and where it ends; raises `struct.error` where there is no last."""
    at, found = 8, list[Chunk]()
    while not found or found[-1][0] != "IEND":
        length, raw = struct.unpack_from(">I4s", content, at)
        found.append((raw.decode("latin-1"), content[at + 8 : at + 8 + length]))
        at += 12 + length
    return found, at


def count_hidden_bytes(found: list[Chunk]) -> int:
    """Return how many bytes stand in the packed rows of a picture and its frames but in no row.

    Source: PNG (W3C, third edition), 8.1 (passes), 10 (compression), 11.3.6 (frames).
    Raises `KeyError`, `struct.error` or `zlib.error` where the chunks are no picture.
    """
    header = struct.unpack_from(">IIBBxxB", dict(found)["IHDR"])
    return sum(_beyond(packed, _size(*size, *header[2:])) for size, packed in _packed(found, header[:2]))


def _packed(found: list[Chunk], size: tuple[int, int]) -> Iterator[tuple[tuple[int, int], bytes]]:
    """Yield the packed rows of the picture and of each frame, with its width and height."""
    yield size, b"".join(body for name, body in found if name == "IDAT")
    frame, rows = size, list[bytes]()
    for name, body in [*found, ("fcTL", bytes(12))]:
        if name == "fdAT":
            rows.append(body[4:])
        elif name == "fcTL":
            if rows:
                yield frame, b"".join(rows)
            frame, rows = struct.unpack_from(">4xII", body), []


def _size(width: int, height: int, depth: int, colour: int, is_interlaced: int) -> int:
    """Return the bytes that the rows of a picture unfold to."""
    bits = depth * _CHANNELS[colour]
    sizes = (
        (-(-(width - x) // across), -(-(height - y) // down))
        for x, y, across, down in (_ADAM7 if is_interlaced else _ONE_PASS)
    )
    return sum(rows * (1 + -(-dots * bits // 8)) for dots, rows in sizes if dots > 0 and rows > 0)


def _beyond(packed: bytes, size: int) -> int:
    unpacker, done = zlib.decompressobj(), 0
    while packed and done <= size:
        done += len(unpacker.decompress(packed, _PIECE))
        packed = unpacker.unconsumed_tail
    return len(unpacker.unused_data) + max(done - size, 0)
