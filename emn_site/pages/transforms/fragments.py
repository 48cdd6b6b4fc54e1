"""Templates as elements of a tree."""

from emn_site.content.html_reader import read_fragment
from emn_site.locale.templates import render_template
from emn_site.model.tree import Element


def make_fragment(template: str, **values: object) -> Element:
    """Return a filled template as an element."""
    return read_fragment(render_template(template, **values).strip())
