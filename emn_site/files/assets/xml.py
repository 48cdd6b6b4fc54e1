"""XML from strangers: no entities, no definitions, nothing fetched, and nothing that is too deep."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

from lxml import etree

_SAFE: Any = {"resolve_entities": False, "no_network": True, "load_dtd": False, "huge_tree": False}


def tree(content: bytes) -> etree._Element:
    """Return the root of a document; raises `XMLSyntaxError` where it is none."""
    return etree.fromstring(content, etree.XMLParser(**_SAFE))


def elements(content: bytes, is_mended: bool = False) -> Iterator[etree._Element]:
    """Yield each element of a long document when it ends, and forget it; raises `XMLSyntaxError`.

    `is_mended` reads on where a mark was not closed, as Office does in its older drawings (VML).
    """
    for _, element in etree.iterparse(BytesIO(content), events=("end",), recover=is_mended, **_SAFE):
        yield element
        element.clear(keep_tail=False)


def defines(root: etree._Element) -> bool:
    """Whether a document brings definitions of its own (entities, elements) in its DOCTYPE."""
    own: Any = root.getroottree().docinfo.internalDTD
    return own is not None and any((*own.iterentities(), *own.iterelements()))


def local(element: Any) -> str:
    """Return the name of an element without its namespace; of what is none, what it is."""
    if isinstance(element, etree._ProcessingInstruction):
        return "<?" + str(element.target) + "?>"
    return etree.QName(element).localname if isinstance(element.tag, str) else "&…;"


def line(element: Any) -> int:
    """Return the line on which an element stands; the parser counts to 65 535."""
    return element.sourceline or 1
