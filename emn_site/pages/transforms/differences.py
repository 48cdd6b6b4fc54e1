"""Where a text and the data differ, the paragraph says why, beside its number."""

from emn_site.locale import Locale, addresses
from emn_site.model.tree import Element, Words, plain_text, walk_elements
from emn_site.pages.transforms.labels import make_fragment
from emn_site.statistics import cells

BLOCKS = ("p", "li", "td", "dd")


def insert_notes(tree: Element, locale: Locale, path: str) -> None:
    """Put each note behind the words of the innermost block that has its number."""
    for note in cells.text_notes(locale, path):
        blocks = walk_elements(tree, *BLOCKS)
        found = [one for one in blocks if cells.says_number(locale, plain_text(one.children), note.number)]
        href = addresses.relative_address(locale.url(note.path), locale.url(path))
        for block in found[-1:]:
            shown = make_fragment(locale, "value-note.html.jinja", note=note, href=href)
            block.children += [Words(" "), shown]
