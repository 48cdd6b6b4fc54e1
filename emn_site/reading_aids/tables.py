"""Tables and images with captions and numbers; wide tables scroll and keep their headers.

A paragraph that begins with the word for a table and a colon (`Table: Applications by year`) right
before a table is its caption. The title of an image, `![description](file.png "caption")`, is its own.
"""

from types import SimpleNamespace

from lxml.html import HtmlElement

from emn_site.reading_aids.fragments import fragment, replace, text_of


def caption_and_wrap(tree: HtmlElement, words: SimpleNamespace) -> None:
    """Number and caption tables and images, and put each table where it can scroll by itself."""
    number = 0
    for table in list(tree.iter("table")):
        caption = _caption(table, words.table_sign)
        if caption:
            number += 1
            caption = words.table_caption.replace("{number}", str(number)).replace("{caption}", caption)
        wrapper = fragment("table.html.jinja", caption=caption, label=caption or words.table_label)
        replace(table, wrapper)
        (placeholder,) = wrapper.iter("table")
        table[:0] = list(placeholder)
        replace(placeholder, table)
        for heading in table.iter("th"):
            heading.set("scope", "col")
    for number, image in enumerate([found for found in tree.iter("img") if found.get("title")], 1):
        caption = words.figure_caption.replace("{number}", str(number))
        caption = caption.replace("{caption}", image.attrib.pop("title"))
        figure = fragment("figure.html.jinja", caption=caption)
        place = image.getparent()
        alone = place is not None and place.tag == "p" and len(place) == 1 and not text_of(place)
        replace(place if alone and place is not None else image, figure)
        figure.insert(0, image)
        image.tail = None


def _caption(table: HtmlElement, sign: str) -> str:
    """Return the caption in the paragraph before a table, and take the paragraph away."""
    before = table.getprevious()
    if before is None or before.tag != "p" or not text_of(before).startswith(f"{sign}:"):
        return ""
    parent = before.getparent()
    assert parent is not None
    caption = text_of(before).removeprefix(f"{sign}:").strip()
    parent.remove(before)
    return caption
