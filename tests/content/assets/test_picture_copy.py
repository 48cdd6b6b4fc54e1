"""A copy of a picture shows the same and tells nothing of who made it, where and with what."""

from io import BytesIO
from typing import Any

import pytest
from hypothesis import given, settings, strategies as st
from PIL import ExifTags, Image, ImageChops, ImageCms, ImageOps, PngImagePlugin

from emn_site.content.assets import judge_asset, mend_asset

FORMATS = [("a.png", "PNG"), ("a.jpg", "JPEG"), ("a.webp", "WEBP")]
PLACE: dict[int, Any] = {ExifTags.GPS.GPSLatitude: (54.0, 41.0, 0.0)}


def _mended(name: str, content: bytes) -> bytes | None:
    mended = mend_asset(name, content)
    return mended[1] if mended and mended[0] == name else None


def _picture(kind: str, turned: int = 1, **saved: Any) -> bytes:
    exif, image, file = Image.Exif(), Image.linear_gradient("L").resize((9, 5)).convert("RGB"), BytesIO()
    exif.update({0x0112: turned, 0x010F: "Camera", 0x013B: "Ona"})
    exif.get_ifd(ExifTags.IFD.GPSInfo).update(PLACE)
    image.save(file, kind, exif=exif, **saved)
    return file.getvalue()


def _opened(content: bytes) -> Image.Image:
    return ImageOps.exif_transpose(Image.open(BytesIO(content)))


@pytest.mark.parametrize(("name", "kind"), FORMATS)
@pytest.mark.parametrize("turned", [1, 3, 6, 8])
def test_a_copy_shows_the_same_and_tells_nothing(name: str, kind: str, turned: int) -> None:
    content = _picture(kind, turned) + b"behind the end"
    assert judge_asset(name, content).findings

    copied = _mended(name, content)

    assert copied is not None
    assert judge_asset(name, copied).findings == ()
    assert not ImageChops.difference(_opened(content), _opened(copied)).getbbox()
    assert not any(word in copied for word in (b"Ona", b"Camera", b"behind"))


def test_the_words_of_a_program_go_and_the_colours_stay() -> None:
    words, file = PngImagePlugin.PngInfo(), BytesIO()
    words.add_text("Author", "Ona")
    Image.new("RGB", (8, 8), "blue").save(file, "PNG", pnginfo=words, dpi=(96, 96))

    copied = _mended("a.png", file.getvalue())

    assert copied and b"Ona" not in copied and b"pHYs" in copied


@pytest.mark.parametrize(("name", "kind"), [("a.png", "PNG"), ("a.webp", "WEBP")])
def test_every_frame_stays(name: str, kind: str) -> None:
    others = [Image.new("RGB", (9, 5), colour) for colour in ("red", "lime")]
    copied = _mended(name, _picture(kind, save_all=True, append_images=others, lossless=True))

    assert copied
    with Image.open(BytesIO(copied)) as image:
        assert getattr(image, "n_frames", 1) == 3


def test_of_several_pictures_of_a_telephone_the_first_stays() -> None:
    copied = _mended("a.jpg", _picture("MPO", save_all=True, append_images=[Image.new("RGB", (9, 5))]))

    assert copied and copied.count(b"\xff\xd8\xff") == 1
    assert judge_asset("a.jpg", copied).findings == ()


PROFILE = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


@pytest.mark.parametrize(("name", "kind"), FORMATS)
@pytest.mark.parametrize("profile", [PROFILE + b"behind its tags", b"no profile", PROFILE + b"Ona" * 30_000])
def test_of_a_profile_that_tells_more_the_colours_stay(name: str, kind: str, profile: bytes) -> None:
    content = _picture(kind, icc_profile=profile)

    copied = _mended(name, content)

    assert copied is not None
    assert judge_asset(name, copied).findings == ()
    copied_profile = _opened(copied).info.get("icc_profile", b"")
    assert copied_profile[132:] == (PROFILE[132:] if profile.startswith(PROFILE) else b"")


@pytest.mark.parametrize(
    ("name", "content"), [("a.png", b"no picture"), ("a.pdf", b"%PDF-1.7"), ("a.svg", b"<svg/>")]
)
def test_what_is_no_picture_is_not_mended(name: str, content: bytes) -> None:
    assert _mended(name, content) is None


@pytest.mark.parametrize(("name", "kind"), FORMATS)
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_a_changed_byte_is_never_a_fault_nor_a_copy_that_tells(
    name: str, kind: str, data: st.DataObject
) -> None:
    content = bytearray(_picture(kind))
    content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))

    copied = _mended(name, bytes(content))

    assert copied is None or judge_asset(name, copied).findings == ()
