"""A picture without what it says of who made it, where and with what: a copy with the same pixels.

The parts that show it are copied byte by byte, nothing is packed anew; of what says more, the orientation
stays. Of several pictures in a JPEG, as telephones write them, the first is kept. Sources: see `pictures`.
"""

import struct
import zlib
from collections.abc import Callable
from contextlib import suppress
from hashlib import sha256
from io import BytesIO
from pathlib import PurePosixPath
from warnings import catch_warnings

from PIL import ExifTags, Image, ImageCms, ImageOps, ImageSequence

from emn_site.content.assets import picture_metadata, pictures
from emn_site.content.assets.picture_metadata import is_profile_sound, sound_profile

_MOST_PROFILE = 65_000
_HAS_EXIF, _HAS_XMP = 0x08, 0x04  # what the header of a WebP says of its parts (RFC 9649, 2.7)


def copy_picture(content: bytes, suffix: str) -> bytes | None:
    """Return a picture without what it tells; None where the copy would tell it, too, or show another."""
    kind = pictures.FORMATS[suffix]
    try:
        with catch_warnings(action="ignore"):
            copied = _COPIES[kind](content, _orientation(content, kind))
            is_same = _pixels(copied, kind) == _pixels(content, kind)
    except pictures.FAULTS:
        return None
    return copied if is_same and not any(pictures.picture_findings(copied, suffix)) else None


def _orientation(content: bytes, kind: str) -> bytes:
    """Return the part (Exif) that says how a picture is turned, or nothing where it stands upright."""
    with Image.open(BytesIO(content), formats=[kind]) as image:
        turned = image.getexif().get(ExifTags.Base.Orientation, 1)
    if turned == 1:
        return b""
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = turned
    return exif.tobytes()


def _pixels(content: bytes, kind: str) -> list[tuple[str, tuple[int, int], bytes]]:
    with Image.open(BytesIO(content), formats=[kind]) as image:
        frames = [image] if kind == "JPEG" else ImageSequence.Iterator(image)
        return [(one.mode, one.size, sha256(one.tobytes()).digest()) for one in frames]


def _png(content: bytes, orientation: bytes) -> bytes:
    header, *chunks = picture_metadata.png_chunks(content)[0]
    turned = [("eXIf", orientation.removeprefix(b"Exif\0\0"))] if orientation else []
    parts = (_profiled(*chunk) for chunk in chunks if chunk[0] in pictures.SHOWN_CHUNKS)
    shown = [header, *turned, *(chunk for chunk in parts if chunk[1] or chunk[0] != "iCCP")]
    return content[:8] + b"".join(_chunk(name.encode("latin-1"), body) for name, body in shown)


def _profiled(name: str, body: bytes) -> tuple[str, bytes]:
    """Return a chunk; a profile (iCCP) with nothing beside what its table names, nothing where it is none."""
    if name != "iCCP" or is_profile_sound(profile := picture_metadata.unpack_profile(body)):
        return name, body
    profile = sound_profile(profile)
    return name, b"ICC\0\0" + zlib.compress(profile) if profile else b""


def _chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def _jpeg(content: bytes, orientation: bytes) -> bytes:
    found = pictures.jpeg_segments(content, 0)
    segments = [content[at - 4 : end] for marker, at, end in found if _is_shown(marker, content[at:end])]
    is_behind = bool(segments) and segments[0][4:9] == b"JFIF\0"
    held = [one for one in segments if one[4:].startswith(pictures.PROFILE)]
    if held and not is_profile_sound(profile := picture_metadata.join_profile([one[4:] for one in held])):
        segments = [one for one in segments if one not in held]
        segments[is_behind:is_behind] = _profile_segments(sound_profile(profile))
    if orientation:
        segments.insert(is_behind, struct.pack(">BBH", 0xFF, 0xE1, len(orientation) + 2) + orientation)
    return b"".join((content[:2], *segments, b"\xff\xd9"))


def _profile_segments(profile: bytes) -> list[bytes]:
    """Return a profile in segments of a JPEG (ICC.1, B.4)."""
    pieces = [profile[at : at + _MOST_PROFILE] for at in range(0, len(profile), _MOST_PROFILE)]
    bodies = [pictures.PROFILE + bytes((at, len(pieces))) + piece for at, piece in enumerate(pieces, 1)]
    return [struct.pack(">BBH", 0xFF, 0xE2, len(body) + 2) + body for body in bodies]


def _is_shown(marker: int, body: bytes) -> bool:
    is_named = body.startswith(pictures.SHOWN_SEGMENTS) and not body.startswith(b"MPF\0")
    return is_named or not pictures.is_beside(marker)


def _webp(content: bytes, orientation: bytes) -> bytes:
    parts = list[bytes]()
    for name, body in pictures.webp_parts(content):
        if name == "VP8X":
            flags = body[0] & ~(_HAS_EXIF | _HAS_XMP) | (_HAS_EXIF if orientation else 0)
            body = bytes([flags]) + body[1:]
        body = sound_profile(body) if name == "ICCP" else body
        if name in {*pictures.SHOWN_PARTS, "ICCP"} and body:
            parts.append(_part(name.encode("latin-1"), body))
    if orientation:
        parts.append(_part(b"EXIF", orientation.removeprefix(b"Exif\0\0")))
    shown = b"WEBP" + b"".join(parts)
    return content[:4] + struct.pack("<I", len(shown)) + shown


def _part(name: bytes, body: bytes) -> bytes:
    return name + struct.pack("<I", len(body)) + body + bytes(len(body) % 2)


SUFFIXES = {"PNG": ".png", "JPEG": ".jpg", "WEBP": ".webp"}
REFUSED = {"HEIC": "asset-heic", "TIFF": "asset-pages", "GIF": "asset-animated", "AVIF": "asset-animated"}
_READ = (*SUFFIXES, "TIFF", "BMP", "DIB", "GIF", "AVIF")
_HEIC = (b"ftyphei", b"ftyphev", b"ftypmif1", b"ftypmsf1")  # ISO/IEC 23008-12, 10


def picture_format(content: bytes) -> tuple[str, int]:
    """Return the format of a picture by its bytes, and how many it holds; nothing for what is none."""
    try:
        with catch_warnings(action="ignore"), Image.open(BytesIO(content), "r", _READ) as image:
            return str(image.format).replace("MPO", "JPEG"), getattr(image, "n_frames", 1)
    except pictures.FAULTS:
        return "HEIC" if content[4:].startswith(_HEIC) else "", 0


def usual_picture(name: str, content: bytes) -> tuple[str, bytes]:
    """Return a picture by the name of its format; one that no page shows as another of the same pixels."""
    kind, count = picture_format(content)
    if kind and kind not in SUFFIXES and (count == 1 or kind == "GIF"):
        with catch_warnings(action="ignore"), suppress(*pictures.FAULTS):
            if pictures.unfolds(content, kind):
                kind, content = _converted(content, kind, count)
    if kind in SUFFIXES and pictures.FORMATS.get(PurePosixPath(name).suffix) != kind:
        name = str(PurePosixPath(name).with_suffix(SUFFIXES[kind]))
    return name, content


def _converted(content: bytes, kind: str, count: int) -> tuple[str, bytes]:
    """Return a picture as PNG, or a photograph as JPEG, upright and in the colours of screens."""
    with Image.open(BytesIO(content), formats=[kind]) as image:
        shown = image if count > 1 else ImageOps.exif_transpose(image)
        mode = "RGBA" if shown.mode == "RGBA" else "RGB"
        with suppress(ImageCms.PyCMSError, OSError, KeyError):  # it has no profile, or one of other pictures
            given, screen = BytesIO(shown.info["icc_profile"]), ImageCms.createProfile("sRGB")
            shown = ImageCms.profileToProfile(shown, given, screen, outputMode=mode) or shown
        shown = shown.convert("RGB") if shown.mode in ("CMYK", "YCbCr", "RGBX") else shown
        kind, buffer = "JPEG" if (kind, shown.mode) == ("AVIF", "RGB") else "PNG", BytesIO()
        shown.save(buffer, kind, save_all=count > 1, icc_profile=None, quality=90)
    return kind, buffer.getvalue()


_COPIES: dict[str, Callable[[bytes, bytes], bytes]] = {"PNG": _png, "JPEG": _jpeg, "WEBP": _webp}
