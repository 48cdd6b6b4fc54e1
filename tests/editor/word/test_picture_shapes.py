"""A picture that Word shows as an ellipse, or that is of another format, is published as it is seen."""

from io import BytesIO

import pytest
from PIL import Image

from emn_site.editor.word.conversion import ConversionRequest, ConversionResult, convert_file
from tests.editor.word.documents import shown, two_colours, with_picture


def _read(content: bytes) -> ConversionResult:
    return convert_file(content, ConversionRequest("failas", "Ataskaita", "", "accept", ["pav"], "Lentelė"))


@pytest.mark.parametrize("shape", ['prst="ellipse"', 'prst="roundRect"'])
def test_the_corners_of_a_picture_cut_to_a_shape_are_not_published(shape: str) -> None:
    markup = shown("r0").replace("</pic:pic>", f"<pic:spPr><a:prstGeom {shape}/></pic:spPr></pic:pic>")

    found = _read(with_picture(markup))

    (content,) = found.pictures.values()
    with Image.open(BytesIO(content)) as picture:
        corner, middle = picture.getpixel((0, 0)), picture.getpixel((30, 15))
        assert (picture.size, corner, middle) == ((40, 30), (0, 0, 0, 0), (0, 0, 255, 255))
    assert found.lost == []


def test_a_picture_cut_to_a_shape_of_many_corners_is_left_out_and_named() -> None:
    geometry = '<pic:spPr><a:prstGeom prst="star5"/></pic:spPr></pic:pic>'

    found = _read(with_picture(shown("r0").replace("</pic:pic>", geometry)))

    lost = [("import-lost-crop", "media/a.png"), ("import-lost-alternative", "Vaizdas")]
    assert (found.pictures, found.lost) == ({}, lost)


@pytest.mark.parametrize(
    ("path", "kind", "name"),
    [
        ("word/media/a.gif", "GIF", "a.png"),
        ("word/media/a.bmp", "BMP", "a.png"),
        ("word/media/a.tiff", "TIFF", "a.png"),
        ("word/media/a.png", "JPEG", "a.jpg"),
        ("word/media/a.jpg", "PNG", "a.png"),
    ],
)
def test_a_picture_of_another_format_comes_over_with_its_pixels(path: str, kind: str, name: str) -> None:
    content = BytesIO()
    with Image.open(BytesIO(two_colours())) as given:
        given.save(content, kind)

    found = _read(with_picture(shown("r0"), path, content.getvalue()))

    assert (list(found.pictures), found.lost) == ([name], [])
    with Image.open(content) as given, Image.open(BytesIO(found.pictures[name])) as taken:
        assert taken.convert("RGB").tobytes() == given.convert("RGB").tobytes()
