"""Drawings: an SVG is written anew from its tree, with what draws and nothing else.

What programs write for themselves (metadata, comments, a DOCTYPE, attributes in namespaces of their own) is
not written; what can run, move or fetch is refused by name. Nothing before or behind the root is written,
and nothing outside the namespace of SVG. A picture inside is judged as one.
"""

import re
from base64 import b64decode, b64encode
from collections.abc import Iterator
from typing import Any

from lxml import etree

from emn_site.content.assets import picture_copy, pictures, styles, xml
from emn_site.content.assets.findings import Finding, asset_names, finding

SVG = "http://www.w3.org/2000/svg"
_XHTML, _XLINK = "http://www.w3.org/1999/xhtml", "http://www.w3.org/1999/xlink"
_XML = "http://www.w3.org/XML/1998/namespace"
_SPACES: Any = {None: SVG}
_NAMES = asset_names("svg")
# The address of a picture that stands in it, as programs for charts and slides write it.
_EMBEDDED = re.compile(r"\A\s*data:image/(png|jpe?g|webp);base64,([A-Za-z0-9+/=\s]*)", re.IGNORECASE)
# What Illustrator defines as entities: the addresses of namespaces.
_ADDRESS = re.compile(r"https?://[\w./-]{1,100}")
_LENGTH, _REFERENCE = re.compile(r"(\d[\d.]*)(?:px)?"), re.compile(r"#([^\s\"')]+)")
_TAKEN_OUT = frozenset(("script", "@import", "@font-face"))  # and what begins with `on`
MOST_DRAWN = 200_000  # elements that a drawing may unfold to by `use`: more keeps a reader's browser busy


def redraw(content: bytes) -> tuple[tuple[Finding, ...], bytes | None]:
    """Return what is wrong with a drawing, or the drawing written anew."""
    findings, written = _redrawn(content)
    return findings, None if findings else written


def mend_drawing(content: bytes) -> bytes | None:
    """Return a drawing without scripts and typefaces from elsewhere; None where something else acts in it."""
    findings, written = _redrawn(content)
    acting = [dict(one.values).get("value", "") for one in findings]
    return redraw(written)[1] if all(one in _TAKEN_OUT or one.startswith("on") for one in acting) else None


def _redrawn(content: bytes) -> tuple[tuple[Finding, ...], bytes]:
    try:
        root = xml.parse_xml(content)
        if root.tag != f"{{{SVG}}}svg":
            raise ValueError
        drawn = _Drawing(root)
        drawn.findings += _outside(root)
        written = drawn.element(root, None)
    except (etree.XMLSyntaxError, ValueError, RecursionError):  # the last for brackets in brackets of a style
        return (finding("asset-broken", value="SVG"),), b""
    sides = [found[1] for key in ("width", "height") if (found := _LENGTH.fullmatch(written.get(key, "")))]
    if len(sides) == 2 and written.get("viewBox") is None:  # made smaller, it would be cut
        written.set("viewBox", " ".join(("0 0", *sides)))
    if not drawn.findings and _unfolded(written) > MOST_DRAWN:
        drawn.findings.append(finding("asset-script", value=f"use (> {MOST_DRAWN})"))
    return tuple(dict.fromkeys(sorted(drawn.findings))), etree.tostring(written, encoding="utf-8") + b"\n"


def _outside(root: etree._Element) -> Iterator[Finding]:
    """Yield what acts before and behind the root: an instruction there runs a program (XSLT)."""
    defined = (getattr(one, "content", None) or "" for one in xml.find_definitions(root))
    if not all(map(_ADDRESS.fullmatch, defined)):
        yield finding("asset-script", value="<!ENTITY>")
    for node in (*root.itersiblings(preceding=True), *root.itersiblings()):
        if isinstance(node, etree._ProcessingInstruction):
            yield finding("asset-script", xml.source_line(node), value=xml.local_name(node))


class _Drawing:
    """A drawing as it is written anew, and what was found in it."""

    def __init__(self, root: etree._Element) -> None:
        self.findings: list[Finding] = []
        source = etree.tostring(root, encoding="unicode")
        self.referred = set(_REFERENCE.findall(source))
        self.sheets = " ".join(one.text or "" for one in root.iter(f"{{{SVG}}}style"))

    def element(self, source: etree._Element, parent: etree._Element | None) -> etree._Element:
        """Write an element with all that draws in it, below its parent."""
        tag, line = xml.local_name(source), xml.source_line(source)
        keys = {str(key): str(value) for key, value in source.attrib.items()}
        if tag == "a":  # a picture leads nowhere: what a link draws stays
            tag = "tspan" if parent is not None and xml.local_name(parent) in _NAMES["words"] else "g"
            keys = {key: value for key, value in keys.items() if etree.QName(key).localname != "href"}
        new = etree.Element(f"{{{SVG}}}{tag}", nsmap=_SPACES)
        if parent is not None:
            parent.append(new)
        for key, value in keys.items():
            self._attribute(new, tag, key, value, line)
        if tag == "style":
            self._sheet(source, new)
            return new
        new.text = source.text
        for child in source:
            if self._is_written(child):
                self.element(child, new)
            _follow(new, child.tail)
        return new

    def _is_written(self, node: etree._Element) -> bool:
        """Whether an element is one that draws; one that acts is noted."""
        if isinstance(node, etree._Comment) or self._is_unseen(node):
            return False
        name = xml.local_name(node)
        space = etree.QName(node).namespace if isinstance(node.tag, str) else SVG
        if space == SVG and (name in _NAMES["draws"] or _leads_to_a_page(node)):
            return True
        if space == SVG and (
            name in _NAMES["left-out"] or (name in _NAMES["alternatives"] and _is_replaced(node))
        ):
            return False
        if space in (SVG, _XHTML, None):
            self.findings.append(finding("asset-script", xml.source_line(node), value=name))
        return False

    def _is_unseen(self, node: etree._Element) -> bool:
        """Whether nobody sees an element: it is a point that counts readers, or hidden and used nowhere."""
        if xml.local_name(node) == "image" and {node.get("width"), node.get("height")} <= {"0", "1", "1px"}:
            return True
        looks = f"display:{node.get('display')};{node.get('style')}".replace(" ", "")
        is_hidden = "display:none" in looks and "display" not in self.sheets
        return is_hidden and self.referred.isdisjoint(one.get("id") for one in node.iter())

    def _sheet(self, source: etree._Element, new: etree._Element) -> None:
        line = xml.source_line(source)
        inside = [child for child in source if not isinstance(child, etree._Comment)]
        self._note([finding("asset-script", value=xml.local_name(child)) for child in inside], line)
        found, new.text = styles.judge_style_sheet(
            "".join([source.text or "", *(child.tail or "" for child in source)])
        )
        self._note(found, line)

    def _attribute(self, new: etree._Element, tag: str, key: str, value: str, line: int) -> None:
        """Write an attribute that draws; one that acts is noted, one of a program's own is left out."""
        name, space = etree.QName(key).localname, etree.QName(key).namespace
        if space == _XML:
            if name == "base":
                self._note([finding("asset-script", value="xml:base")], line)
            elif name in ("space", "lang"):
                new.set(key, value)
        elif name == "href" and space in (None, _XLINK):
            self._reference(new, tag, value, line)
        elif space is None and name.lower().startswith("on"):
            self._note([finding("asset-script", value=name)], line)
        elif space is None and name == "style":
            found, written = styles.judge_declarations(value)
            self._note(found, line)
            if written:
                new.set(name, written)
        elif space is None and name in styles.PROPERTIES | _NAMES["attributes"]:
            self._note(styles.judge_value(value) if name in styles.PROPERTIES else [], line)
            new.set(name, value)

    def _reference(self, new: etree._Element, tag: str, value: str, line: int) -> None:
        if tag == "image" and (embedded := _EMBEDDED.fullmatch(value)):
            kind, content = embedded[1].lower().replace("jpg", "jpeg"), b64decode(embedded[2])
            found = list(pictures.picture_findings(content, f".{kind}"))
            if found and (copied := picture_copy.copy_picture(content, f".{kind}")):
                found, content = [], copied
            self._note(found, line)
            new.set("href", f"data:image/{kind};base64,{b64encode(content).decode()}")
        elif not value.strip().startswith("#"):
            self._note([finding("asset-script", value=f"href={value}")], line)
        elif tag in _NAMES["leading"]:
            new.set("href", value.strip())

    def _note(self, found: list[Finding], line: int) -> None:
        self.findings += [finding._replace(line=line) for finding in found]


def _is_replaced(node: etree._Element) -> bool:
    """Whether an element stands in a `switch` that has a drawing in its place, or blurs what is behind."""
    parent, inside = node.getparent(), [xml.local_name(one) for one in node.iter()]
    is_empty = inside == ["foreignObject", "div"] and not "".join(map(str, node.itertext())).strip()
    chosen = () if parent is None or parent.tag != f"{{{SVG}}}switch" else parent
    return is_empty or any(xml.local_name(child) in _NAMES["draws"] for child in chosen)


def _leads_to_a_page(node: etree._Element) -> bool:
    """Whether an element is a link of the web or of mail, outside a `switch`."""
    address = node.get("href") or node.get(f"{{{_XLINK}}}href") or ""
    is_link = xml.local_name(node) == "a" and not _is_replaced(node)
    return is_link and address.partition(":")[0].lower() in ("http", "https", "mailto")


def _follow(parent: etree._Element, text: str | None) -> None:
    """Put a text behind all that an element has."""
    if text and len(parent):
        parent[-1].tail = (parent[-1].tail or "") + text
    elif text:
        parent.text = (parent.text or "") + text


def _unfolded(root: etree._Element) -> int:
    """Return how many elements a drawing has once each `use` is in the place of what it names."""
    named = {element.get("id"): element for element in root.iter() if element.get("id")}
    sizes: dict[etree._Element, int] = {}

    def size(element: etree._Element) -> int:
        if element not in sizes:
            sizes[element] = MOST_DRAWN + 1  # what names itself has no end
            target = named.get((element.get("href") or "")[1:]) if xml.local_name(element) == "use" else None
            inner = 0 if target is None else size(target)
            sizes[element] = min(1 + inner + sum(map(size, element)), MOST_DRAWN + 1)
        return sizes[element]

    try:
        return size(root)
    except RecursionError:  # as deep as it is long
        return MOST_DRAWN + 1
