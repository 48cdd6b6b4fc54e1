"""Templates as elements of a tree."""

from emn_site.content.html_reader import read_fragment
from emn_site.locale import Locale
from emn_site.model.tree import Element


def make_fragment(locale: Locale, template: str, **values: object) -> Element:
    """Return a filled template as an element."""
    return read_fragment(locale.render(template, **values).strip())
