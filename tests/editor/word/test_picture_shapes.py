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
    "geometry",
    [
        '<a:custGeom><a:gdLst><a:gd name="a" fmla="*/ 0 w 1600000"/></a:gdLst></a:custGeom>',
        '<a:custGeom><a:gdLst><a:gd name="a" fmla="val 5"/></a:gdLst></a:custGeom>',
        '<a:prstGeom prst="roundRect"><a:avLst><a:gd name="adj" fmla="*/ 0 w 16"/></a:avLst></a:prstGeom>',
        '<a:prstGeom prst="round rect"/>',
    ],
)
def test_a_picture_cut_to_a_shape_that_nobody_can_read_is_left_out_and_named(geometry: str) -> None:
    markup = shown("r0").replace("</pic:pic>", f"<pic:spPr>{geometry}</pic:spPr></pic:pic>")

    found = _read(with_picture(markup))

    lost = [("import-lost-crop", "media/a.png"), ("import-lost-alternative", "Vaizdas")]
    assert (found.body, found.pictures, found.lost) == ("Yra.\n", {}, lost)


def test_a_picture_is_cut_as_round_as_word_shows_it() -> None:
    guide = '<a:avLst><a:gd name="adj" fmla="val {}"/></a:avLst>'
    geometry = f'<pic:spPr><a:prstGeom prst="roundRect">{guide}</a:prstGeom></pic:spPr></pic:pic>'
    clear = []
    for number in (5000, 50000):
        found = _read(with_picture(shown("r0").replace("</pic:pic>", geometry.format(number))))
        (content,) = found.pictures.values()
        with Image.open(BytesIO(content)) as picture:
            clear.append(picture.getchannel("A").histogram()[0])

    assert 0 < clear[0] < clear[1]


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
