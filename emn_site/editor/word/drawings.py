"""What a Word file draws and says in it (ECMA-376-1: 14.2, 20.4), put into the line of its paragraphs.

pandoc passes over text boxes, diagrams and charts. The words of a box follow the paragraph that it hangs on,
those of a diagram are a list there, the numbers that a chart was drawn from are a table. What was cropped of
a picture lies in the file still, and is not published.
"""

import re
from collections.abc import Iterable, Iterator
from io import BytesIO
from pathlib import PurePosixPath

from lxml import etree
from PIL import Image, ImageDraw

from emn_site.content.assets.pictures import FAULTS, FORMATS, MOST_PIXELS
from emn_site.editor.word.elements import W, remove_element, text_run
from emn_site.editor.word.fields import spell_fields_out
from emn_site.editor.word.losses import Loss, context_of, is_taken, shorten
from emn_site.editor.word.package import BLIP, IMAGE_DATA, RELATIONS, WordPackage
from emn_site.editor.word.plain_forms import word_table

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_CX = "{http://schemas.microsoft.com/office/drawing/2014/chartex}"
_DIAGRAM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}"
_V = "{urn:schemas-microsoft-com:vml}"
_BOX = f"{W}txbxContent"
_RULE = "{urn:schemas-microsoft-com:office:office}hr"
_MOST_ROWS = 2_000  # rows of a chart's table; one over time, by month, has some hundred


def settle_drawings(package: WordPackage, changes: str) -> Iterator[Loss]:
    """Put what drawings say into the document; yield what was made of each, and those that say nothing."""
    for drawing in package.elements(f"{W}drawing", f"{W}pict"):
        if is_taken(drawing, changes):
            remove_element(drawing)
            continue
        yield from _settle(package, drawing)
    for shape in package.beside("chartUserShapes"):
        yield "import-lost-block", shorten(_words(shape))
    for box in reversed(package.elements(_BOX)):
        _follow(box, list(box))


def _settle(package: WordPackage, drawing: etree._Element) -> Iterator[Loss]:
    charts = list(drawing.iter(f"{_C}chart", f"{_CX}chart"))
    diagrams = list(drawing.iter(f"{_DIAGRAM}relIds"))
    for found in reversed(charts):
        yield from _settle_chart(package.related_tree(found.get(f"{RELATIONS}id", "")), drawing)
    for found in reversed(diagrams):
        yield from _settle_diagram(package.related_tree(found.get(f"{RELATIONS}dm", "")), drawing)
    words = " ".join(one.get("string", "") for one in drawing.iter(f"{_V}textpath")).strip()
    if words:
        _follow(drawing, [_paragraph(words)])
    elif not charts and not diagrams and _is_mere_drawing(drawing):
        yield "import-lost-drawing", shorten(_words(drawing)) or context_of(drawing)


def link_pictures(package: WordPackage) -> Iterator[Loss]:
    """Put what a picture leads to around it, as a link; yield the addresses of what has no picture."""
    for drawing in package.elements(f"{W}drawing", f"{W}pict", f"{W}object"):
        clicks = (one.get(f"{RELATIONS}id", "") for one in drawing.iter(f"{_A}hlinkClick"))
        targets = [*filter(None, clicks), *filter(None, (one.get("href") for one in drawing.iter(f"{_V}*")))]
        run = next(drawing.iterancestors(f"{W}r"))
        held = [
            one.get(f"{RELATIONS}{kind}")
            for one in drawing.iter(BLIP, IMAGE_DATA)
            for kind in ("embed", "id")
        ]
        is_shown = drawing.tag != f"{W}object" and any(package.related(one)[1] for one in held if one)
        for target in dict.fromkeys(package.related(one)[0] for one in targets):
            if is_shown and next(drawing.iter(_BOX), None) is None:
                field = etree.Element(f"{W}fldSimple", {f"{W}instr": f'HYPERLINK "{target}"'})
                run.addprevious(field)
                field.append(run)
            else:
                yield "import-lost-link", target
    for part in package.texts():
        spell_fields_out(part)


def _is_mere_drawing(drawing: etree._Element) -> bool:
    """Whether a drawing has neither words nor a picture; lines across the page are none."""
    if any(one.get(_RULE) for one in drawing.iter()):
        return False
    shown = drawing.iter(f"{_A}graphicData", f"{_V}*")
    return next(drawing.iter(BLIP, IMAGE_DATA, _BOX), None) is None and next(shown, None) is not None


def _follow(holder: etree._Element, blocks: Iterable[etree._Element]) -> None:
    """Put blocks behind the paragraph that something stands in."""
    paragraph = next(holder.iterancestors(f"{W}p"), None)
    for block in reversed(list(blocks)):
        if paragraph is not None:
            paragraph.addnext(block)


def _settle_diagram(part: etree._Element | None, drawing: etree._Element) -> Iterator[Loss]:
    points = part.iter(f"{_DIAGRAM}pt") if part is not None else ()
    filled = (one for one in points if one.find(f"{_DIAGRAM}prSet[@phldr='1']") is None)
    words = [line for point in filled for text in point.iter(f"{_A}p") if (line := _words(text))]
    bullet = "" if next(drawing.iterancestors(f"{W}tc"), None) is not None else "• "
    _follow(drawing, [_paragraph(f"{bullet}{one}") for one in words])
    yield (
        "import-diagram" if words else "import-lost-drawing",
        shorten("; ".join(words)) or context_of(drawing),
    )


def _words(element: etree._Element | None) -> str:
    texts = element.iter(f"{_A}t", f"{_CX}v") if element is not None else ()
    return " ".join("".join(one.text or "" for one in texts).split())


def _settle_chart(part: etree._Element | None, drawing: etree._Element) -> Iterator[Loss]:
    part = etree.Element("none") if part is None else part
    title = _words(part.find("{*}chart/{*}title"))
    rows = _chart_rows(list(part.iter(f"{_C}ser", f"{_CX}data")))
    if len(rows) > 1:
        table = word_table(map(_paragraph, row) for row in rows)
        _follow(drawing, [_paragraph(title), table] if title else [table])
        texts = [_words(one) for one in part.iter(f"{_C}rich", f"{_CX}title")]
        yield "import-chart", ", ".join(dict.fromkeys([title or context_of(drawing), *filter(None, texts)]))
    else:
        yield "import-lost-drawing", title or context_of(drawing)


def _chart_rows(series: list[etree._Element]) -> list[list[str]]:
    """Return the numbers of a chart as a table: a column for each series, a row for each category."""
    names = [" ".join(_points(one, "tx").values()) for one in series]
    values = [_points(one, "val") or _points(one, "yVal") or _points(one, "numDim") for one in series]
    heads: dict[int, str] = {}
    for one in series:
        heads = _points(one, "cat") | _points(one, "xVal") | _points(one, "strDim") | heads
    places = sorted({at for column in values for at in column} | set(heads))[:_MOST_ROWS]
    return [["", *names], *([heads.get(at, ""), *(one.get(at, "") for one in values)] for at in places)]


def _points(series: etree._Element, name: str) -> dict[int, str]:
    """Return the points of a series that are kept in the file, by their numbers."""
    held = series.find(f"{{*}}{name}")
    points = held.iter(f"{_C}pt", f"{_CX}pt") if held is not None else ()
    found: dict[int, str] = {}
    for point in points:  # of several levels, the inner first
        if (at := point.get("idx", "")).isascii() and at.isdigit():
            value = _number(point.findtext(f"{_C}v") or point.text or "")
            found[int(at)] = f"{value} {found.get(int(at), '')}".strip()
    literal = held.findtext(f"{_C}v") if held is not None else None
    return found or ({0: literal} if literal else {})


def _number(digits: str) -> str:
    """Return a number without the digits that a computer's arithmetic adds: 0.30000000000000004 is 0.3."""
    try:
        return f"{float(digits):.15g}" if len(digits) > 15 else digits
    except ValueError:
        return digits


def _paragraph(words: str) -> etree._Element:
    paragraph = etree.Element(f"{W}p")
    paragraph.append(text_run(words))
    return paragraph


_SHOWN = "{http://schemas.openxmlformats.org/drawingml/2006/main}srcRect"
_SIDES = ("l", "t", "r", "b")
_VML_SIDES = ("cropleft", "croptop", "cropright", "cropbottom")
# What a side is a part of: a thousandth of a per cent (ECMA-376-1: 20.1.10.41), `f` of VML.
_FULL, _VML_FULL = 100_000, 65_536
_QUALITY = 92
Box = tuple[float, float, float, float]


def crop_pictures(package: WordPackage) -> Iterator[Loss]:
    """Cut each picture to what is shown of it; yield those that cannot be cut and were taken out."""
    for blip in package.elements(BLIP, IMAGE_DATA):
        crop, shape = _crop(blip), _shape(blip)
        if not any(crop) and not shape:
            continue
        held = f"{RELATIONS}{'embed' if blip.tag == BLIP else 'id'}"
        target, content = package.related(blip.get(held, ""))
        cut = cut_picture(target, content, crop, shape) if content is not None else None
        for child in list(blip):  # a drawing beside it shows the whole
            remove_element(child)
        if cut is None:
            yield "import-lost-crop", target
            remove_element(blip)
        else:
            suffix = ".png" if shape else PurePosixPath(target).suffix.lower()
            blip.set(held, package.add_picture(suffix, cut))


def _crop(blip: etree._Element) -> Box:
    """Return the parts that are cropped: left, top, right, bottom, each of the whole."""
    parent = blip.getparent()
    shown = parent.find(_SHOWN) if parent is not None and blip.tag == BLIP else None
    holder, sides, full = (blip, _VML_SIDES, _VML_FULL) if shown is None else (shown, _SIDES, _FULL)
    found = (_part(holder.get(side, "0"), full) for side in sides)
    left, top, right, bottom = (max(one, 0.0) for one in found)  # below 0 there is a margin around it
    return left, top, right, bottom


def _shape(blip: etree._Element) -> str:
    """Return the shape a picture is cut to and how round it is, or `unknown`; nothing for a rectangle."""
    holder = next(blip.iterancestors("{*}pic", "{*}wsp", f"{_V}*"), None)
    drawn = () if holder is None else holder.iter(f"{_A}prstGeom", f"{_A}custGeom", f"{_V}oval")
    if (shape := next(iter(drawn), None)) is None:
        return ""
    kind = shape.get("prst", "ellipse" if shape.tag == f"{_V}oval" else "custom")
    guides = [one.get("fmla", "") for one in shape.iter(f"{_A}gd")] or ["val 16667"]
    is_known = kind in ("ellipse", "roundRect") and re.fullmatch("val [0-9]{1,9}", guides[0])
    return "" if kind == "rect" else f"{kind} {guides[0][4:]}" if is_known else "unknown"


def _part(value: str, full: int) -> float:
    try:
        if value.endswith("%"):
            return float(value[:-1]) / 100
        return float(value.removesuffix("f")) / (full if value.endswith("f") or full == _FULL else 1)
    except ValueError:
        return 1.0  # nobody knows what is shown: nothing is


def cut_picture(name: str, content: bytes, crop: Box, shape: str = "") -> bytes | None:
    """Return a picture without what is cropped and what it tells of its making; None if it cannot be.

    One that is cut to a `shape` is a PNG, whose corners have no colour; few shapes can be cut to.
    """
    kind = FORMATS.get(PurePosixPath(name).suffix.lower())
    left, top, right, bottom = crop
    if kind is None or shape == "unknown" or not (left + right < 1 and top + bottom < 1):
        return None
    try:
        with Image.open(BytesIO(content), formats=[kind]) as picture:
            width, height = picture.size
            first, last = round(left * width), round((1 - right) * width)
            upper, lower = round(top * height), round((1 - bottom) * height)
            if first >= last or upper >= lower or width * height > MOST_PIXELS:
                return None
            cut = picture.crop((first, upper, last, lower))
            if shape:
                kind, cut = "PNG", _shaped(cut.convert("RGBA"), *shape.split())
    except FAULTS:
        return None
    cut.info = {name: value for name, value in cut.info.items() if name == "transparency"}
    buffer = BytesIO()
    cut.save(buffer, kind, **({"quality": _QUALITY} if kind == "JPEG" else {}))
    return buffer.getvalue()


def _shaped(picture: Image.Image, shape: str, round_by: str) -> Image.Image:
    """Return a picture with nothing in its corners."""
    width, height = picture.size
    radius, box = int(round_by) * min(picture.size) / 100_000, (0, 0, width - 1, height - 1)
    seen = Image.new("L", picture.size)
    draw = ImageDraw.Draw(seen)
    draw.ellipse(box, 255) if shape == "ellipse" else draw.rounded_rectangle(box, radius, 255)
    return Image.composite(picture, Image.new("RGBA", picture.size), seen)
