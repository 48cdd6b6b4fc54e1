"""XML from strangers: no entities, no definitions, nothing fetched, and nothing that is too deep."""

from typing import Any

from lxml import etree

_SAFE: Any = {"resolve_entities": False, "no_network": True, "load_dtd": False, "huge_tree": False}


def parse_xml(content: bytes) -> etree._Element:
    """Return the root of a document; raises `XMLSyntaxError` where it is none."""
    return etree.fromstring(content, etree.XMLParser(**_SAFE))


def find_definitions(root: etree._Element) -> list[Any]:
    """Return what a document defines by itself in its DOCTYPE: entities, elements."""
    own: Any = root.getroottree().docinfo.internalDTD
    return [] if own is None else [*own.iterentities(), *own.iterelements()]


def local_name(element: Any) -> str:
    """Return the name of an element without its namespace; of what is none, what it is."""
    if isinstance(element, etree._ProcessingInstruction):
        return "<?" + str(element.target) + "?>"
    return etree.QName(element).localname if isinstance(element.tag, str) else "&…;"


def source_line(element: Any) -> int:
    """Return the line on which an element stands; the parser counts to 65 535."""
    return element.sourceline or 1
