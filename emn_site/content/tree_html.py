"""Writes a tree as HTML, once, at the end, with every sign escaped; reads what our own templates filled."""

import re
from collections.abc import Callable, Sequence
from html import escape

from lxml import etree, html as lxml_html
from lxml.html import HtmlElement

from emn_site.content.html_policy import QUOTED, SCHEMES, VOID
from emn_site.model.tree import NOWHERE, Element, Markup, Node, Words

# Blocks that begin on a line of their own.
_LINES = frozenset(
    "blockquote dd div dl dt h1 h2 h3 h4 h5 h6 hr li ol p pre section table tbody td th thead tr ul".split()
)
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*+):", re.IGNORECASE)
_UNSEEN = "".join(map(chr, range(0x21)))
# What browsers leave out before an address, and inside it, before they read it (WHATWG URL).
_DROPPED = str.maketrans("", "", "\t\n\r")


def write_html(tree: Element) -> str:
    """Return what stands inside an element as HTML."""
    written: list[str] = []
    _write_lines(tree.children, written)
    return "".join(written).removeprefix("\n")


def _write_lines(children: Sequence[Node], written: list[str]) -> None:
    """Write nodes, each block on a line of its own."""
    is_line = False
    for at, child in enumerate(children):
        is_line = isinstance(child, Element) and child.tag in _LINES
        if is_line and not (at and isinstance(children[at - 1], Words)):
            written.append("\n")
        _write(child, written)
    if is_line:
        written.append("\n")


def _write(node: Node, written: list[str]) -> None:
    if isinstance(node, Words):
        written.append(escape(node.text, quote=False))
    elif isinstance(node, Markup):
        written.append(node.html)
    else:
        written.append(f"<{node.tag}{''.join(map(_attribute, node.attributes.items()))}>")
        if node.tag not in VOID:
            _write_inside(node, written)
            written.append(f"</{node.tag}>")


def _write_inside(element: Element, written: list[str]) -> None:
    if element.place == NOWHERE:  # a template has the lines that it wants
        for child in element.children:
            _write(child, written)
    else:
        _write_lines(element.children, written)


def _attribute(attribute: tuple[str, str]) -> str:
    name, value = attribute
    if name in ("href", "src") and not _is_allowed(value):
        return ""
    if not value and name != "alt":
        return f" {name}"
    escaped = escape(value, quote=False).replace('"', "&quot;")
    return f' {name}="{escaped}"'


def _is_allowed(address: str) -> bool:
    scheme = _SCHEME.match(address.translate(_DROPPED).lstrip(_UNSEEN))
    return scheme is None or scheme[1].lower() in SCHEMES | QUOTED


_PARSER = etree.HTMLParser(encoding="utf-8")
_DRAWN = "svg"  # A drawing, which nobody looks into


def read_page(html: str) -> Element:
    """Return a page's HTML as a tree, without its drawings: what is read of them is said beside them."""
    body = etree.fromstring(html.encode(), _PARSER).find("body") if html.strip() else None
    return Element("div") if body is None else _element(body, lambda _: Markup(""))


def read_fragment(html: str) -> Element:
    """Return one element with all that stands in it."""
    return _element(lxml_html.fragment_fromstring(html), _drawing)


def _drawing(found: HtmlElement) -> Markup:
    return Markup(etree.tostring(found, encoding="unicode", method="html", with_tail=False))


def _element(found: HtmlElement, draw: Callable[[HtmlElement], Markup]) -> Element:
    children: list[Node] = [Words(found.text)] if found.text else []
    for child in found:
        tag = child.tag
        if tag == _DRAWN:
            children.append(draw(child))
        elif isinstance(tag, str):  # no comment
            children.append(_element(child, draw))
        if tail := child.tail:
            children.append(Words(tail))
    return Element(found.tag, dict(found.attrib), children)
