"""Pictures as a Word file shows them: what was cropped away lies in the file still, and is not published."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import PurePosixPath

from lxml import etree
from PIL import Image, UnidentifiedImageError

from emn_site.content.assets.pictures import FORMATS, MOST_PIXELS
from emn_site.editor.word.elements import remove_element
from emn_site.editor.word.losses import Loss
from emn_site.editor.word.package import BLIP, IMAGE_DATA, RELATIONS, WordPackage

_SHOWN = "{http://schemas.openxmlformats.org/drawingml/2006/main}srcRect"
_SIDES = ("l", "t", "r", "b")
_VML_SIDES = ("cropleft", "croptop", "cropright", "cropbottom")
_WHOLE, _VML_WHOLE = 100_000, 65_536
"""What a side is a part of: a thousandth of a per cent (ECMA-376-1: 20.1.10.41), `f` of VML."""

_QUALITY = 92
Box = tuple[float, float, float, float]


def crop_pictures(package: WordPackage) -> Iterator[Loss]:
    """Cut each picture to what is shown of it; yield those that cannot be cut and were taken out."""
    for blip in package.elements(BLIP, IMAGE_DATA):
        crop = _crop(blip)
        if not any(crop):
            continue
        held = f"{RELATIONS}{'embed' if blip.tag == BLIP else 'id'}"
        target, content = package.related(blip.get(held, ""))
        cut = cut_picture(target, content, crop) if content is not None else None
        for child in list(blip):  # a drawing beside it shows the whole
            remove_element(child)
        if cut is None:
            yield "import-lost-crop", target
            remove_element(blip)
        else:
            blip.set(held, package.add_picture(PurePosixPath(target).suffix.lower(), cut))


def _crop(blip: etree._Element) -> Box:
    """Return the parts that are cropped: left, top, right, bottom, each of the whole."""
    parent = blip.getparent()
    shown = parent.find(_SHOWN) if parent is not None and blip.tag == BLIP else None
    if shown is not None:
        found = [_part(shown.get(side, "0"), _WHOLE) for side in _SIDES]
    else:
        found = [_part(blip.get(side, "0"), _VML_WHOLE) for side in _VML_SIDES]
    left, top, right, bottom = (max(one, 0.0) for one in found)  # below 0 there is a margin around it
    return left, top, right, bottom


def _part(value: str, full: int) -> float:
    try:
        if value.endswith("%"):
            return float(value[:-1]) / 100
        return float(value.removesuffix("f")) / (full if value.endswith("f") or full == _WHOLE else 1)
    except ValueError:
        return 1.0  # nobody knows what is shown: nothing is


def cut_picture(name: str, content: bytes, crop: Box) -> bytes | None:
    """Return a picture without what is cropped and what it tells of its making; None if it cannot be."""
    kind = FORMATS.get(PurePosixPath(name).suffix.lower())
    left, top, right, bottom = crop
    if kind is None or not (left + right < 1 and top + bottom < 1):
        return None
    try:
        with Image.open(BytesIO(content), formats=[kind]) as picture:
            width, height = picture.size
            first, last = round(left * width), round((1 - right) * width)
            upper, lower = round(top * height), round((1 - bottom) * height)
            if first >= last or upper >= lower or width * height > MOST_PIXELS:
                return None
            cut = picture.crop((first, upper, last, lower))
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return None
    cut.info = {name: value for name, value in cut.info.items() if name == "transparency"}
    made = BytesIO()
    cut.save(made, kind, **({"quality": _QUALITY} if kind == "JPEG" else {}))
    return made.getvalue()
