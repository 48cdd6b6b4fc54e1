"""Images and downloads are what their names say, and neither run nor tell tales."""

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from PIL import Image, PngImagePlugin

from emn_site.files.assets import MOST_IMAGE, problems_of

SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">{}</svg>'


def _codes(root: Path, name: str, content: bytes) -> list[str]:
    (root / name).write_bytes(content)
    return [code for code, _ in problems_of(root, name)]


def _image(kind: str, **saved: object) -> bytes:
    file = BytesIO()
    Image.new("RGB", (2, 2)).save(file, kind, **saved)  # type: ignore[arg-type]
    return file.getvalue()


def _packed(*names: str) -> bytes:
    file = BytesIO()
    with ZipFile(file, "w") as packed:
        for name in names:
            packed.writestr(name, "")
    return file.getvalue()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.png", _image("PNG")),
        ("a.jpg", _image("JPEG")),
        ("a.webp", _image("WEBP")),
        ("a.svg", SVG.format('<g><path d="M0 0"/><use href="#b"/><text>5</text></g>').encode()),
        ("a.pdf", b"%PDF-1.7\n%%EOF"),
        ("a.csv", "metai,skaičius\n2024,5\n".encode()),
        ("a.xlsx", _packed("[Content_Types].xml", "xl/workbook.xml")),
    ],
)
def test_what_may_be_published_passes(tmp_path: Path, name: str, content: bytes) -> None:
    assert _codes(tmp_path, name, content) == []


@pytest.mark.parametrize("name", ["a.heic", "a.html", "a.js", "a.exe", "a.docx", "a.gif", "a", "a.wasm"])
def test_other_kinds_are_refused(tmp_path: Path, name: str) -> None:
    assert _codes(tmp_path, name, b"x") == ["asset-kind"]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.png", _image("JPEG")),
        ("a.png", _packed("word/document.xml")),
        ("a.jpg", _image("JPEG")[:40]),
        ("a.webp", b""),
        ("a.svg", b"<svg"),
        ("a.svg", b"<html/>"),
        ("a.svg", b'<!DOCTYPE svg [<!ENTITY a "b">]><svg xmlns="http://www.w3.org/2000/svg">&a;</svg>'),
        ("a.pdf", b"<html>"),
        ("a.csv", b"a\xe8"),
        ("a.csv", b"a\x00"),
        ("a.xlsx", b"PK"),
        ("a.xlsx", _packed("word/document.xml")),
    ],
)
def test_what_is_not_what_its_name_says_is_refused(tmp_path: Path, name: str, content: bytes) -> None:
    assert "asset-broken" in _codes(tmp_path, name, content)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.svg", SVG.format("<script>x</script>").encode()),
        ("a.svg", SVG.format("<g onclick='x'/>").encode()),
        ("a.svg", SVG.format("<foreignObject/>").encode()),
        ("a.svg", SVG.format("<use xlink:href='https://example.org/a.svg#b'/>").encode()),
        ("a.svg", SVG.format("<image href='data:image/png;base64,x'/>").encode()),
        ("a.svg", SVG.format("<path style='fill:url(https://example.org/x)'/>").encode()),
        ("a.svg", SVG.format("<style>@import 'x'</style>").encode()),
        ("a.pdf", b"%PDF-1.7 /OpenAction << /S /JavaScript >>"),
        ("a.xlsx", _packed("xl/workbook.xml", "xl/vbaProject.bin")),
    ],
)
def test_what_can_run_or_load_is_refused(tmp_path: Path, name: str, content: bytes) -> None:
    assert set(_codes(tmp_path, name, content)) == {"asset-script"}


def test_a_picture_does_not_say_by_whom_it_was_made(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x013B] = "Ona"
    said = PngImagePlugin.PngInfo()
    said.add_text("Author", "Ona")

    assert _codes(tmp_path, "a.jpg", _image("JPEG", exif=exif)) == ["asset-metadata"]
    assert _codes(tmp_path, "a.png", _image("PNG", pnginfo=said)) == ["asset-metadata"]


def test_an_image_has_a_size(tmp_path: Path) -> None:
    assert _codes(tmp_path, "a.png", b"x" * (MOST_IMAGE + 1)) == ["asset-too-large"]
