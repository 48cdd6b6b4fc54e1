"""A picture of another format, or with the name of another, is taken in as one that pages show."""

from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import ExifTags, Image, ImageChops, ImageCms, ImageOps

from emn_site import checks
from emn_site.cli import content
from emn_site.content.assets import MOST_DOWNLOAD, MOST_IMAGE, judge_asset, mend_asset

TODAY = date(2026, 1, 1)


def _drawn(mode: str = "RGB", size: tuple[int, int] = (9, 5)) -> Image.Image:
    gradient = Image.linear_gradient("L").resize(size)
    if mode == "RGBA":
        return Image.merge("RGBA", (gradient, gradient.rotate(180), gradient, gradient.rotate(180)))
    return Image.merge("RGB", (gradient, gradient.rotate(180), gradient)).convert(mode)


def _file(kind: str, image: Image.Image | None = None, **saved: Any) -> bytes:
    written = BytesIO()
    (image or _drawn()).save(written, kind, **saved)
    return written.getvalue()


def _codes(name: str, given: bytes) -> list[str]:
    return [found.code for found in judge_asset(name, given).findings]


def _mended(name: str, given: bytes) -> tuple[str, Image.Image]:
    mended = mend_asset(name, given)
    assert mended
    assert judge_asset(*mended).findings == ()
    assert mend_asset(*mended) == mended
    return mended[0], ImageOps.exif_transpose(Image.open(BytesIO(mended[1])))


@pytest.mark.parametrize(
    ("name", "kind", "mode"),
    [
        *(("a.tif", "TIFF", mode) for mode in ("1", "L", "P", "RGB", "RGBA", "LA")),
        *(("a.bmp", "BMP", mode) for mode in ("1", "L", "P", "RGB")),
        *(("a.gif", "GIF", mode) for mode in ("L", "P")),
        *((name, kind, "RGB") for name, kind in (("a.png", "BMP"), ("a.jpg", "TIFF"), ("a", "BMP"))),
    ],
)
def test_a_picture_of_an_older_format_becomes_a_png_of_the_same_pixels(
    name: str, kind: str, mode: str
) -> None:
    given = _file(kind, _drawn(mode))
    assert _codes(name, given) == ["asset-format"]

    named, shown = _mended(name, given)

    with Image.open(BytesIO(given)) as image:
        assert (named, shown.format or "PNG", shown.size) == ("a.png", "PNG", image.size)
        assert shown.convert("RGBA").tobytes() == image.convert("RGBA").tobytes()


def test_a_tiff_of_sixteen_bits_keeps_them() -> None:
    given = Image.new("I;16", (3, 2), 40_001)

    _, shown = _mended("a.tiff", _file("TIFF", given))

    assert (shown.mode, shown.getpixel((1, 1))) == ("I;16", 40_001)


def test_what_is_turned_stands_upright_and_tells_nothing() -> None:
    exif = Image.Exif()
    exif.update({ExifTags.Base.Orientation: 6, ExifTags.Base.Artist: "Ona", ExifTags.Base.Make: "Camera"})

    mended = mend_asset("a.tiff", _file("TIFF", exif=exif))

    assert mended and not any(word in mended[1] for word in (b"Ona", b"Camera"))
    with Image.open(BytesIO(mended[1])) as shown:
        assert not ImageChops.difference(shown, _drawn().transpose(Image.Transpose.ROTATE_270)).getbbox()


def test_colours_are_those_of_screens() -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB"))
    plain, odd = _mended("a.tif", _file("TIFF"))[1], _file("TIFF", icc_profile=b"no profile")
    printed = _mended("a.tif", _file("TIFF", _drawn("CMYK"), icc_profile=profile.tobytes()))[1]

    assert "icc_profile" not in printed.info and printed.mode == "RGB"
    assert _mended("a.tif", odd)[1].tobytes() == plain.tobytes()


@pytest.mark.parametrize(("mode", "pixel"), [("RGB", (0, 255, 0)), ("RGBA", (0, 255, 0, 90))])
def test_a_profile_other_than_that_of_screens_is_reckoned_in(mode: str, pixel: tuple[int, ...]) -> None:
    wide = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    at = {bytes(wide[place : place + 4]): place for place in range(132, 132 + 12 * wide[131], 12)}
    red, green = at[b"rXYZ"], at[b"gXYZ"]
    wide[red : red + 4], wide[green : green + 4] = b"gXYZ", b"rXYZ"  # what is red there is green here

    given = Image.new(mode, (4, 4), (255, 0, 0, 90)[: len(mode)])

    _, shown = _mended("a.tif", _file("TIFF", given, icc_profile=bytes(wide)))

    assert shown.getpixel((1, 1)) == pixel
    assert "icc_profile" not in shown.info


@pytest.mark.parametrize(("mode", "named"), [("RGBA", "a.png"), ("RGB", "a.jpg")])
def test_an_avif_becomes_a_jpeg_or_a_png_where_it_is_clear_somewhere(mode: str, named: str) -> None:
    given = _file("AVIF", _drawn(mode, (90, 50)), quality=95)

    assert _codes("a.avif", given) == ["asset-format"]
    found, shown = _mended("a.avif", given)
    assert found == named
    with Image.open(BytesIO(given)) as image:
        difference: Any = ImageChops.difference(image.convert("RGB"), shown.convert("RGB")).getextrema()
    assert all(most <= 24 for _, most in difference)


@pytest.mark.parametrize(
    ("name", "kind", "named"),
    [
        ("a.jpg", "PNG", "a.png"),
        ("a.png", "JPEG", "a.jpg"),
        ("a.webp", "JPEG", "a.jpg"),
        ("a.jpeg", "WEBP", "a.webp"),
        ("a.svg", "PNG", "a.png"),
        ("a.jfif", "JPEG", "a.jpg"),
    ],
)
def test_a_name_that_says_another_format_gets_that_of_the_picture(name: str, kind: str, named: str) -> None:
    given = _file(kind, comment=b"Ona") if kind == "JPEG" else _file(kind)

    assert _codes(name, given) == ["asset-misnamed"]
    assert _mended(name, given)[0] == named


@pytest.mark.parametrize(("name", "kind"), [("a.png", "PNG"), ("a.jpeg", "JPEG"), ("a.webp", "WEBP")])
def test_a_name_that_says_the_format_is_right(name: str, kind: str) -> None:
    assert _codes(name, _file(kind)) == []


def test_what_differs_in_capitals_only_is_not_renamed() -> None:
    assert _codes("a.PNG", _file("PNG")) == ["asset-kind"]


@pytest.mark.parametrize(
    ("name", "kind", "code"),
    [
        ("a.tiff", "TIFF", "asset-pages"),
        ("a.gif", "GIF", "asset-animated"),
        ("a.png", "GIF", "asset-animated"),
    ],
)
def test_several_pictures_in_a_file_are_refused_by_name(name: str, kind: str, code: str) -> None:
    given = _file(kind, save_all=True, append_images=[Image.new("RGB", (9, 5), "red")])

    (found,) = judge_asset(name, given).findings

    assert (found.code, dict(found.values)) == (code, {"value": kind, "count": "2"})


@pytest.mark.parametrize("name", ["a.heic", "a.HEIC", "a.jpg"])
@pytest.mark.parametrize("brand", [b"heic", b"heix", b"mif1"])
def test_a_photograph_of_a_telephone_is_refused_by_name(name: str, brand: bytes) -> None:
    assert _codes(name, b"\0\0\0\x18ftyp" + brand + b"\0\0\0\0" + brand + b"mif1") == ["asset-heic"]


def test_what_unfolds_to_too_many_pixels_is_not_unfolded() -> None:
    given = _file("TIFF", Image.new("1", (7000, 7200)), compression="group4")
    assert len(given) < 100_000

    assert _codes("a.tif", given) == ["asset-kind"]
    assert mend_asset("a.tif", given) is None


def test_a_large_file_is_taken_in_where_its_picture_is_small_enough() -> None:
    given = _file("BMP", Image.new("RGB", (1500, 1400)))
    noisy = Image.frombytes("RGB", (1500, 1400), Image.effect_noise((1500, 4200), 90).tobytes())
    assert MOST_IMAGE < len(given) < MOST_DOWNLOAD

    assert _codes("a.bmp", given) == ["asset-format"]
    assert _codes("a.bmp", _file("BMP", noisy)) == ["asset-too-large"]


@pytest.mark.parametrize("kind", ["TIFF", "BMP", "GIF", "AVIF"])
def test_a_torn_file_is_no_picture(kind: str) -> None:
    given = _file(kind, _drawn(size=(90, 50)))

    for length in (20, len(given) // 3, len(given) // 2):
        assert mend_asset(f"a.{kind.lower()}", given[:length]) is None
        assert _codes(f"a.{kind.lower()}", given[:length])


TEXT = '\n![Ką rodo]({0}/{1}) ir <img src="{0}/{1}" alt="Ką rodo">\n\n[Failas][f].\n\n[f]: {0}/{1}\n'
TEXTS = [f"docs/{language}/studies/2022/first-study.md" for language in ("lt", "en")]


@pytest.fixture
def site(healthy: Path) -> Path:
    """A healthy site whose text, in both languages, shows a picture that no page shows."""
    (healthy / "docs/assets").mkdir(exist_ok=True)
    (healthy / "docs/assets/chart.bmp").write_bytes(_file("BMP"))
    for file in TEXTS:
        text = (healthy / file).read_text(encoding="utf-8")
        (healthy / file).write_text(text + TEXT.format("../../../assets", "chart.bmp"), encoding="utf-8")
    return healthy


def _asset_codes(root: Path) -> list[str]:
    codes = [found.code for found in checks.check_site(root, TODAY, with_drafts=True).problems]
    return [code for code in codes if code.startswith(("asset-", "image-missing", "file-missing"))]


def test_the_texts_follow_a_picture_that_is_mended(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _asset_codes(site) == ["asset-format"]

    content.fix(site, None, is_quiet=True)

    assert _asset_codes(site) == []
    assert [file.name for file in (site / "docs/assets").glob("chart.*")] == ["chart.png"]
    texts = [(site / file).read_text(encoding="utf-8") for file in TEXTS]
    assert all(text.count("../../../assets/chart.png") == 3 and "bmp" not in text for text in texts)
    assert "docs/assets/chart.png: " in capsys.readouterr().out
    content.fix(site, None, is_quiet=True)
    assert [(site / file).read_text(encoding="utf-8") for file in TEXTS] == texts


def test_a_logo_follows_its_picture(site: Path) -> None:
    (site / "docs/assets/logo.jpg").write_bytes(_file("PNG"))
    settings = site / "data/site.yml"
    settings.write_text(settings.read_text(encoding="utf-8") + "\nlogo: assets/logo.jpg\n", encoding="utf-8")

    content.fix(site, None, is_quiet=True)

    assert settings.read_text(encoding="utf-8").endswith("\nlogo: assets/logo.png\n")
    assert _asset_codes(site) == []


@pytest.mark.parametrize("other", ["chart.png", "chart.tiff"])
def test_a_name_that_another_file_has_keeps_its_picture_alone(
    site: Path, other: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (site / "docs/assets" / other).write_bytes(_file("PNG" if other == "chart.png" else "TIFF"))
    (site / "docs/assets/logo.jpg").write_bytes(_file("PNG"))

    content.fix(site, None, is_quiet=True)

    assert "docs/assets/chart.bmp would become docs/assets/chart.png" in capsys.readouterr().out
    assert (site / "docs/assets/chart.bmp").exists()
    assert (site / "docs/assets/logo.png").exists()
