"""Templates as elements of a tree."""

import re

from lxml import html as lxml_html
from lxml.html import HtmlElement

from emn_site.locale.templates import render_template

_BREAKS = re.compile(r"[ \t\r\n\f]+")


def make_fragment(template: str, **values: object) -> HtmlElement:
    """Return a filled template as an element."""
    return lxml_html.fragment_fromstring(render_template(template, **values).strip())


def element_text(element: HtmlElement) -> str:
    """Return the words of an element, in one line; spaces that must not break stay what they are."""
    return _BREAKS.sub(" ", element.text_content()).strip()


def replace_element(old: HtmlElement, new: HtmlElement) -> None:
    """Put an element in the place of another and keep the text that follows it."""
    new.tail, old.tail = old.tail, None
    parent = old.getparent()
    assert parent is not None
    parent.replace(old, new)
