"""The chunks of a PNG, and what its packed rows hold beyond the picture.

Source: PNG (W3C, third edition), 8.1 (passes), 10 (compression), 11.3.6 (frames).
"""

import struct
import zlib
from collections.abc import Iterator

Chunk = tuple[str, bytes]

_CHANNELS = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
_ONE_PASS = ((0, 0, 1, 1),)
_ADAM7 = ((0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2))
"""Where each pass begins and how far its dots and rows are apart: across, down."""

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
