"""Hidden text of a Word file, by ECMA-376-1: 17.3.2.41 (vanish), 17.7.3 (toggle properties).

Text in the colour of what it stands on, or too small to be seen, is as hidden as that.
"""

import re
from collections.abc import Iterator

from lxml import etree

from emn_site.editor.word import elements
from emn_site.editor.word.elements import W

# What stays of a hidden run: without its marks, a field would swallow what follows it.
_OF_FIELDS = frozenset((f"{W}rPr", f"{W}fldChar", f"{W}instrText"))
# The colour of paper; half points, or per cent across, that nobody reads.
_PAGE, _SMALL = "FFFFFF", frozenset("0123")
_DENSE = re.compile(r"-\d{3,}")  # twentieths of a point between letters that stand upon each other
_WHITE = {("schemeClr", "BG1"), ("srgbClr", "FFFFFF")}
_PAPER = ("background1", "light1")
_HIGHLIGHTS = {"white": _PAGE, "black": "000000", "yellow": "FFFF00", "lightGray": "C0C0C0"}
_FILLS = {"clear": ("fill", "themeFill"), "solid": ("color", "themeColor")}
_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
VML = "{urn:schemas-microsoft-com:vml}"
ALT_KEYS = ("string", "descr", "alt", "title", "name")  # attributes that say what a drawing shows
DESCRIBED = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_SHAPE = "{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}wsp"
# What a name of something drawn belongs to: the whole, or a member of a group.
_DRAWN = (f"{W}drawing", _SHAPE, *(f"{{*}}{name}" for name in ("pic", "grpSp", "graphicFrame")))
_NO_FILL = "*/{http://schemas.openxmlformats.org/drawingml/2006/main}noFill"
_GROUNDS = tuple(f"{W}{name}" for name in ("p", "tc", "tbl", "txbxContent"))
_UNSEEN = re.compile(r"visibility:hidden|(?:left|top):-?\d{4,}(?:\.\d+)?pt")
# What of VML is not seen or stands beside the page; English metric units (of 1 cm: 360 000) of A3.
_LARGEST_PAGE = 15_000_000
# Page numbers in a table of contents are hidden on the web; the whole table is left out anyway.
_CONTENTS = "toc"


class HiddenStyles:
    """What the styles of a file hide."""

    def __init__(self, part: etree._Element | None) -> None:
        """Read the part with the styles, if a file has one."""
        self._styles = elements.styles_by_key(part)
        self._usual = {
            one.get(f"{W}type", ""): one.get(f"{W}styleId", "")
            for one in self._styles.values()
            if one.get(f"{W}default") in ("1", "true", "on")
        }
        self._defaults = part.findall(f"{W}docDefaults/{W}rPrDefault") if part is not None else []

    def hide(self, run: etree._Element) -> bool:
        """Whether a run is hidden: by itself, or by an odd number of the styles around it, or to the eye."""
        around = list(self._around(run))
        character, paragraph, _ = around
        if _is_deleted(run) or self._is_unseen(run, [run, *character, *paragraph]):
            return True
        if (own := _hidden_by(run.find(f"{W}rPr"))) is not None:
            return own
        return _hides(self._defaults) or sum(map(_hides, around)) % 2 == 1

    def _around(self, run: etree._Element) -> Iterator[list[etree._Element]]:
        """Yield the styles of a run, its paragraph and its table, each with those it is based on."""
        for kind, holder, place in (
            ("character", run, f"{W}rPr/{W}rStyle"),
            ("paragraph", next(run.iterancestors(f"{W}p"), None), f"{W}pPr/{W}pStyle"),
            ("table", next(run.iterancestors(f"{W}tbl"), None), f"{W}tblPr/{W}tblStyle"),
        ):
            named = holder.find(place) if holder is not None else None
            name = named.get(f"{W}val", "") if named is not None else self._usual.get(kind, "")
            yield elements.based_styles(self._styles, name)

    def _is_unseen(self, run: etree._Element, holders: list[etree._Element]) -> bool:
        """Whether nobody can see a run: it is tiny, or in the colour of what it stands on.

        `holders` are the run, its styles and those of its paragraph, the nearest first.
        """
        small = any(self._value(holders, name).removesuffix("%") in _SMALL for name in ("sz", "w"))
        small = small or bool(_DENSE.fullmatch(self._value(holders, "spacing")))
        fills = [one for held in holders for one in held.iterfind(f"{W}rPr/{_W14}textFill")]
        inside = (one for fill in fills[:1] for one in fill.iter())
        shades = {(str(one.tag).removeprefix(_W14), (one.get(f"{_W14}val") or "").upper()) for one in inside}
        clear = ("noFill", "") in shades or ("alpha", "100000") in shades
        value = _PAGE if shades & _WHITE else self._value(holders, "color").upper()
        is_bar = value in ("", "AUTO") and elements.word_value(run, f"{W}rPr/{W}highlight") == "black"
        colour = ("000000" if is_bar else value)[::2]
        return small or clear or (len(colour) == 3 and colour == self._ground(run, holders).upper()[::2])

    def _value(self, holders: list[etree._Element], name: str) -> str:
        """Return the property that the nearest holder has, or the file."""
        held = (one.find(f"{W}rPr/{W}{name}") for one in (*holders, *self._defaults))
        return next(filter(None, (_colour(one, "val", "themeColor") for one in held if one is not None)), "")

    def _ground(self, run: etree._Element, holders: list[etree._Element]) -> str:
        """Return the colour that a run stands on; none where it cannot be known."""
        if marker := elements.word_value(run, f"{W}rPr/{W}highlight"):
            return _HIGHLIGHTS.get(marker, "")
        for holder in (*holders, *run.iterancestors(*_GROUNDS)):
            if holder.tag == f"{W}txbxContent":
                shape = next(holder.iterancestors(_SHAPE), None)
                return _PAGE if shape is not None and shape.find(_NO_FILL) is not None else ""
            if ground := _shade(holder.find(f"*/{W}shd")):
                return ground
            if holder.tag == f"{W}tbl" and self._is_shaded(holder, run):
                return ""
        page = run.getroottree().getroot().find(f"{W}background")
        return page.get(f"{W}color", _PAGE) if page is not None else _PAGE

    def _is_shaded(self, table: etree._Element, run: etree._Element) -> bool:
        """Whether the style of a table gives the row of a run a colour: the first, or any."""
        is_first = not set(table.findall(f"{W}tr")[1:]) & set(run.iterancestors(f"{W}tr"))
        styles = elements.based_styles(self._styles, elements.word_value(table, f"{W}tblPr/{W}tblStyle"))
        shades = [one for style in styles for one in style.iter(f"{W}shd") if _shade(one)]
        parts = (next(one.iterancestors(f"{W}tblStylePr", f"{W}style")) for one in shades)
        return any(is_first or part.get(f"{W}type") != "firstRow" for part in parts)


def _hides(styles: list[etree._Element]) -> bool:
    """Whether the nearest of some styles that says so hides text."""
    settings = (_hidden_by(style.find(f"{W}rPr")) for style in styles)
    return bool(next((one for one in settings if one is not None), False))


def _shade(shade: etree._Element | None) -> str:
    """Return the colour of a shading (17.3.5), or none; a pattern has one that is like no other."""
    if shade is None or (pattern := shade.get(f"{W}val", "clear")) == "nil":
        return ""
    return _colour(shade, *_FILLS[pattern]) if pattern in _FILLS else "pattern"


def _colour(element: etree._Element, name: str, theme: str) -> str:
    """Return what an attribute says; where a theme says it, the colour of paper or the theme's name of it."""
    value, of_theme = element.get(f"{W}{name}", ""), element.get(f"{W}{theme}", "")
    if of_theme in _PAPER and not any(str(key).endswith("Shade") for key in element.attrib):
        return _PAGE
    return of_theme if value in ("", "auto") else value


def _is_deleted(run: etree._Element) -> bool:
    """Whether a run has deleted text without a tracked change that it could be settled by."""
    is_tracked = next(run.iterancestors(f"{W}del", f"{W}moveFrom"), None) is not None
    return run.find(f"{W}delText") is not None and not is_tracked


def _hidden_by(properties: etree._Element | None) -> bool | None:
    """Return whether some properties hide text; None where they say nothing of it."""
    flags = [
        elements.is_on(found)
        for name in ("vanish", "webHidden")
        if properties is not None and (found := properties.find(f"{W}{name}")) is not None
    ]
    return any(flags) if flags else None


def remove_hidden(part: etree._Element, styles: HiddenStyles) -> Iterator[str]:
    """Take hidden text out of a part, and drawings that are; yield what each paragraph or drawing said."""
    for one in list(part.iter(DESCRIBED, f"{VML}*", "{*}cNvPr")):
        looks = one.get("style", "").replace(" ", "")
        if one.get("hidden") in ("1", "true") or _UNSEEN.search(looks) or _is_off_page(one):
            shape = next(one.iterancestors(*_DRAWN), one)
            yield elements.words_text(shape) or next((text for key in ALT_KEYS if (text := one.get(key))), "")
            elements.remove_element(shape)
    for row in list(part.iter(f"{W}tr")):
        if elements.is_on(row.find(f"{W}trPr/{W}hidden")):
            yield elements.words_text(row)
            elements.remove_element(row)
    for paragraph in list(part.iter(f"{W}p")):
        hidden = [run for run in paragraph.iterfind(f".//{W}r") if styles.hide(run)]
        words = "".join(map(elements.words_text, hidden))
        for run in hidden:
            _empty(run)
        if words.strip() and not elements.word_value(paragraph, f"{W}pPr/{W}pStyle").lower().startswith(
            _CONTENTS
        ):
            yield words


def _is_off_page(named: etree._Element) -> bool:
    """Whether something drawn stands where no page is."""
    places = named.itersiblings("{*}positionH", "{*}positionV", preceding=True)
    offsets = (found.text or "" for place in places for found in place.iterfind("{*}posOffset"))
    return any(one.lstrip("-").isdecimal() and abs(int(one)) > _LARGEST_PAGE for one in offsets)


def _empty(run: etree._Element) -> None:
    for child in list(run):
        if child.tag not in _OF_FIELDS:
            run.remove(child)
