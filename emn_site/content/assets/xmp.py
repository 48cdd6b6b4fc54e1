"""XMP: what a picture says of itself in properties; a screenshot of macOS and iOS says that it is one.

Source: ISO 16684-1 (XMP), 7 (RDF).
"""

from collections.abc import Iterator
from typing import Any

from lxml import etree

from emn_site.content.assets import xml

LONGEST = 100
"""Signs that the value of a property may have."""

_X, _RDF = "{adobe:ns:meta/}", "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_EXIF, _TIFF, _XMP = (f"{{http://ns.adobe.com/{name}/1.0/}}" for name in ("exif", "tiff", "xap"))
_INSIDE = frozenset(f"{_RDF}{name}" for name in ("Alt", "Bag", "Seq", "li"))
_FRAME = frozenset(("", f"{_X}xmpmeta", *(f"{_RDF}{name}" for name in ("RDF", "Description", "about"))))
_PLAIN = frozenset(
    [f"{_EXIF}{name}" for name in ("PixelXDimension", "PixelYDimension", "ColorSpace")]
    + [f"{_TIFF}{name}" for name in ("Orientation", "XResolution", "YResolution", "ResolutionUnit")]
    + [f"{_XMP}{name}" for name in ("CreateDate", "ModifyDate", "MetadataDate", "CreatorTool")]
    + [f"{_X}xmptk", "{http://www.w3.org/XML/1998/namespace}lang"]
)
"""What says how a picture is shown, when and with what program it was made."""

_COMMENT, _SCREENSHOT = f"{_EXIF}UserComment", "Screenshot"


def telling_properties(packet: bytes) -> Iterator[str]:
    """Yield what a packet says more than that, by the names of the properties."""
    try:
        root = xml.parse_xml(packet)
    except (etree.XMLSyntaxError, ValueError):
        yield "XMP"
        return
    beside = [*root.itersiblings(preceding=True), *root.itersiblings()]
    if any(getattr(part, "target", "") != "xpacket" for part in beside) or xml.find_definitions(root):
        yield "XMP"
    texts = [
        name for part in root.iter() for name, value in _texts(part) if not _is_plain(name, value.strip())
    ]
    yield from dict.fromkeys(f"XMP {name.rpartition('}')[2]}".strip() for name in texts)


def _texts(part: Any) -> Iterator[tuple[str, str]]:
    """Yield the names at an element with their values; what is no element has the name that it is."""
    holders = (one.tag for one in (part, *part.iterancestors()) if one.tag not in _INSIDE)
    yield next(holders) if isinstance(part.tag, str) else xml.local_name(part), part.text or ""
    yield from part.attrib.items()
    yield "", part.tail or ""


def _is_plain(name: str, value: str) -> bool:
    if name in _FRAME or name == _COMMENT:
        return not value or (name == _COMMENT and value == _SCREENSHOT)
    return name in _PLAIN and len(value) < LONGEST
