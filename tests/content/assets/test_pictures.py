"""Pictures open, end where they end, and do not tell who made them, where and with what."""

import struct
import zlib
from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from hypothesis import given, settings, strategies as st
from PIL import ExifTags, Image, ImageCms, PngImagePlugin

from emn_site.content.assets import judge_asset

COLOURS = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
FORMATS = [("a.png", "PNG"), ("a.jpg", "JPEG"), ("a.webp", "WEBP")]


def _image(kind: str, **saved: Any) -> bytes:
    file = BytesIO()
    Image.new("RGB", (8, 8), "blue").save(file, kind, **saved)
    return file.getvalue()


def _exif(tags: dict[int, Any], part: int | None = None) -> Image.Exif:
    exif = Image.Exif()
    exif[0x0112] = 1
    (exif if part is None else exif.get_ifd(part)).update(tags)
    return exif


def _codes(name: str, content: bytes) -> list[str]:
    return [found.code for found in judge_asset(name, content).findings]


def _chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def _with_chunk(name: bytes, body: bytes) -> bytes:
    content = _image("PNG")
    return content[:33] + _chunk(name, body) + content[33:]


def _with_segment(marker: int, body: bytes) -> bytes:
    content = _image("JPEG")
    return content[:2] + struct.pack(">BBH", 0xFF, marker, len(body) + 2) + body + content[2:]


@pytest.mark.parametrize(("name", "kind"), FORMATS)
@pytest.mark.parametrize(
    "saved",
    [
        {},
        {"icc_profile": COLOURS},
        {"exif": _exif({0x0112: 6, 0x0128: 2, 0x0131: "matplotlib"})},
        {"exif": _exif({0xA001: 1, 0xA002: 8, 0x9003: "2024:01:01 10:00:00"}, ExifTags.IFD.Exif)},
    ],
    ids=["plain", "colours", "orientation", "sizes and date"],
)
def test_what_says_how_a_picture_is_shown_stays(name: str, kind: str, saved: dict[str, Any]) -> None:
    assert _codes(name, _image(kind, **saved)) == []


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.jpg", _image("JPEG", progressive=True, quality=95)),
        ("a.jpg", _image("MPO", save_all=True, append_images=[Image.new("RGB", (8, 8))])),
        ("a.webp", _image("WEBP", lossless=True)),
        ("a.webp", _image("WEBP", save_all=True, append_images=[Image.new("RGB", (8, 8))])),
        ("a.png", _image("PNG", save_all=True, append_images=[Image.new("RGB", (8, 8))])),
        ("a.png", _image("PNG", dpi=(96, 96))),
        ("a.png", _with_chunk(b"tEXt", b"Software\0Matplotlib version3.10.0, https://matplotlib.org/")),
        ("a.jpg", _image("JPEG", comment=b"CREATOR: gd-jpeg v1.0 (using IJG JPEG v62), quality = 90\n")),
    ],
)
def test_pictures_of_several_scans_frames_or_sizes_pass(name: str, content: bytes) -> None:
    assert _codes(name, content) == []


@pytest.mark.parametrize(("name", "kind"), FORMATS)
@pytest.mark.parametrize(
    "exif",
    [
        _exif({0x013B: "Ona"}),
        _exif({0x010F: "Maker", 0x0110: "Model"}),
        _exif({0x9C9D: b"O\0n\0a\0"}),
        _exif({0xA430: "Ona"}, ExifTags.IFD.Exif),
        _exif({0xA431: "SN123"}, ExifTags.IFD.Exif),
        _exif({0xA435: "SN123"}, ExifTags.IFD.Exif),
        _exif({0x927C: b"maker"}, ExifTags.IFD.Exif),
        _exif({0x9286: b"ASCII\0\0\0Ona"}, ExifTags.IFD.Exif),
        _exif({1: "N", 2: (54.0, 41.0, 0.0)}, ExifTags.IFD.GPSInfo),
        _exif({0x0131: "x" * 1000}),
    ],
    ids=[
        "author",
        "device",
        "author of Windows",
        "owner",
        "number",
        "lens",
        "maker",
        "comment",
        "place",
        "long",
    ],
)
def test_exif_may_not_tell_who_where_and_with_what(name: str, kind: str, exif: Image.Exif) -> None:
    assert set(_codes(name, _image(kind, exif=exif))) == {"asset-metadata"}


def _text(key: str) -> PngImagePlugin.PngInfo:
    chunks = PngImagePlugin.PngInfo()
    chunks.add_text(key, "Ona")
    return chunks


@pytest.mark.parametrize(
    ("name", "content"),
    [
        *(
            ("a.png", _image("PNG", pnginfo=_text(key)))
            for key in ("Author", "Comment", "Source", "GPS", "Éa")
        ),
        ("a.png", _with_chunk(b"zTXt", b"Author\0\0" + zlib.compress(b"Ona"))),
        ("a.png", _with_chunk(b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0<x/>")),
        ("a.png", _with_chunk(b"caBX", b"claims")),
        ("a.png", _with_chunk(b"tEXt", b"Software\0" + b"x" * 1000)),
        ("a.jpg", _image("JPEG", comment=b"Ona")),
        ("a.jpg", _image("JPEG", comment=b"CREATOR: gd-jpeg v1.0 (using IJG JPEG v62), Ona")),
        ("a.jpg", _with_segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0<x/>")),
        ("a.jpg", _with_segment(0xED, b"Photoshop 3.0\0" + b"8BIM\4\4\0\0\0\0\0\0")),
        ("a.jpg", _with_segment(0xEB, b"JP claims")),
        ("a.jpg", _with_segment(0xE5, b"maker")),
        ("a.webp", _image("WEBP", xmp=b"<x/>")),
    ],
)
def test_what_stands_beside_a_picture_may_not_tell_either(name: str, content: bytes) -> None:
    assert _codes(name, content) == ["asset-metadata"]


def test_a_second_picture_in_a_file_may_not_tell_either() -> None:
    content = _image("MPO", save_all=True, append_images=[Image.new("RGB", (8, 8))])
    second = content.rindex(b"\xff\xd8\xff") + 2

    assert _codes("a.jpg", content[:second] + b"\xff\xfe\0\5Ona" + content[second:]) == ["asset-metadata"]


@pytest.mark.parametrize(("name", "kind"), FORMATS)
@pytest.mark.parametrize(
    "tail", [b"<script>alert(1)</script>", b"PK\3\4", b"\0", _image("JPEG"), _image("PNG")]
)
def test_nothing_stands_behind_the_end(name: str, kind: str, tail: bytes) -> None:
    assert _codes(name, _image(kind) + tail) == ["asset-trailing"]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.png", b"PK\3\4"),
        ("a.webp", b""),
        ("a.jpg", b"\xff\xd8\xff"),
    ],
)
def test_what_is_not_what_its_name_says_is_refused(name: str, content: bytes) -> None:
    assert _codes(name, content) == ["asset-broken"]


@pytest.mark.parametrize(("name", "kind"), FORMATS)
@settings(deadline=None)
@given(data=st.data())
def test_what_was_cut_is_refused(name: str, kind: str, data: st.DataObject) -> None:
    full = _image(kind)

    assert _codes(name, full[: data.draw(st.integers(0, len(full) - 3))]) == ["asset-broken"]


@pytest.mark.parametrize(("name", "kind"), FORMATS)
@settings(deadline=None)
@given(place=st.integers(0, 10_000), value=st.integers(0, 255))
def test_a_changed_byte_is_a_judgement_and_never_a_fault(
    name: str, kind: str, place: int, value: int
) -> None:
    content = bytearray(_image(kind, exif=_exif({0xA430: "Ona", 0x9003: "2024"}, ExifTags.IFD.Exif)))
    content[place % len(content)] = value

    judge_asset(name, bytes(content))


def _large(pack: Callable[[bytes], bytes] = zlib.compress) -> bytes:
    head = struct.pack(">IIBBBBB", 30_000, 30_000, 1, 0, 0, 0, 0)
    body = pack(bytes(30_000 // 8 + 1) * 100)
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", head) + _chunk(b"IDAT", body) + _chunk(b"IEND", b"")


def test_a_picture_does_not_unfold_without_end() -> None:
    assert _codes("a.png", _large()) == ["asset-broken"]


def _with_more(name: bytes, data: bytes, first: bytes) -> bytes:
    """A PNG whose last chunk of a name holds packed bytes of ours, too."""
    content = _image("PNG", save_all=True, append_images=[Image.new("RGB", (8, 8))])
    at = content.rindex(name) - 4
    length = int.from_bytes(content[at : at + 4])
    rows = zlib.decompress(content[at + 8 + len(first) : at + 8 + length])
    body = zlib.compress(rows) + data if data.startswith(b"behind") else zlib.compress(rows + data)
    number = content[at + 8 : at + 8 + len(first)]
    return content[:at] + _chunk(name, number + body) + content[at + 12 + length :]


@pytest.mark.parametrize("data", [b"behind the stream", b"a row too many"])
@pytest.mark.parametrize(("name", "first"), [(b"IDAT", b""), (b"fdAT", bytes(4))])
def test_nothing_is_packed_with_the_rows_of_a_picture(name: bytes, data: bytes, first: bytes) -> None:
    assert _codes("a.png", _with_more(name, data, first)) == ["asset-trailing"]


@pytest.mark.parametrize("mode", ["1", "L", "P", "LA", "RGB", "RGBA", "I;16"])
@pytest.mark.parametrize("size", [(1, 1), (9, 5), (600, 401)])
def test_the_rows_of_every_kind_of_picture_are_counted(mode: str, size: tuple[int, int]) -> None:
    file = BytesIO()
    Image.new(mode, size).save(file, "PNG")

    assert _codes("a.png", file.getvalue()) == []


@pytest.mark.parametrize(("width", "height", "size"), [(1, 1, 2), (8, 8, 79), (5, 3, 22)])
def test_the_rows_of_an_interlaced_picture_are_those_of_its_passes(
    width: int, height: int, size: int
) -> None:
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 1)
    for rows, codes in ((bytes(size), []), (bytes(size + 1), ["asset-trailing"])):
        parts = _chunk(b"IHDR", head) + _chunk(b"IDAT", zlib.compress(rows)) + _chunk(b"IEND", b"")
        assert _codes("a.png", b"\x89PNG\r\n\x1a\n" + parts) == codes


@pytest.mark.parametrize(("name", "kind"), FORMATS)
def test_nothing_stands_in_a_colour_profile_beside_its_tags(name: str, kind: str) -> None:
    assert _codes(name, _image(kind, icc_profile=COLOURS + bytes(9))) == []
    assert _codes(name, _image(kind, icc_profile=COLOURS + b"by Ona")) == ["asset-metadata"]


def test_a_second_directory_of_exif_is_told_by_its_tags() -> None:
    first = struct.pack("<HHHIII", 1, 0x0112, 3, 1, 1, 26)
    second = struct.pack("<HHHI4sI", 1, 0x013B, 2, 4, b"Ona", 0)
    exif = b"Exif\0\0II*\0\x08\0\0\0" + first + second
    findings = judge_asset("a.jpg", _image("JPEG", exif=exif)).findings

    assert [dict(one.values)["value"] for one in findings] == ["IFD1 Artist"]
