"""Reads what our own templates have filled into the tree that texts are kept as."""

from collections.abc import Callable

from lxml import etree, html as lxml_html
from lxml.html import HtmlElement

from emn_site.model.tree import Element, Markup, Node, Words

_PARSER = etree.HTMLParser(encoding="utf-8")
_FINISHED = "svg"
"""A drawing, which nobody looks into."""


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
        if tag == _FINISHED:
            children.append(draw(child))
        elif isinstance(tag, str):  # no comment
            children.append(_element(child, draw))
        if tail := child.tail:
            children.append(Words(tail))
    return Element(found.tag, dict(found.attrib), children)
