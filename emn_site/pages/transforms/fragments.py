"""Templates as elements of a tree."""

from lxml import etree, html as lxml_html
from lxml.html import HtmlElement

from emn_site.locale.templates import render_template
from emn_site.model.tree import Element, Markup, Node, Words

_FINISHED = "svg"
"""A drawing, which nobody looks into."""


def make_fragment(template: str, **values: object) -> Element:
    """Return a filled template as an element."""
    return _element(lxml_html.fragment_fromstring(render_template(template, **values).strip()))


def _element(found: HtmlElement) -> Element:
    children: list[Node] = [Words(found.text)] if found.text else []
    for child in found:
        if child.tag == _FINISHED:
            children.append(Markup(etree.tostring(child, encoding="unicode", method="html", with_tail=False)))
        else:
            children.append(_element(child))
        if child.tail:
            children.append(Words(child.tail))
    return Element(str(found.tag), {str(name): str(value) for name, value in found.attrib.items()}, children)
