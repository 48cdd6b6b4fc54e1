"""Colour profiles (ICC) inside pictures: nothing stands in them beside what their table of tags names.

Source: ICC.1:2022, 7.2 (header) and 7.3 (table of tags).
"""

import struct
import zlib
from collections.abc import Iterable

_HEADER, _TAG = 132, 12
"""Bytes of the header with the number of tags, and of each line of the table."""

MOST_UNPACKED = 5_000_000
"""Bytes that a packed profile may unfold to."""


def is_profile_sound(profile: bytes) -> bool:
    """Whether each byte is of the header, the table or a tag, or only fills up what follows one of these."""
    try:
        count, ends = struct.unpack_from(">I", profile, 128)[0], 0
        tags = (struct.unpack_from(">4xII", profile, _HEADER + _TAG * place) for place in range(count))
        for start, size in sorted([(0, _HEADER + _TAG * count), *tags]):
            if _says(profile[ends:start]):
                return False
            ends = max(ends, start + size)
    except struct.error:
        return False
    return ends <= len(profile) and not _says(profile[ends:])


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
