"""Tables and images with captions and numbers; wide tables scroll and keep their headers.

A paragraph that begins with the word for a table and a colon (`Table: Applications by year`) right
before a table is its caption. The title of an image, `![description](file.png "caption")`, is its own.
"""

import re

from lxml.html import HtmlElement

from emn_site.charts.text_references import CHART, reference_scheme
from emn_site.locale import Locale
from emn_site.pages.transforms import data_references
from emn_site.pages.transforms.fragments import element_text, make_fragment, replace_element

_GAP = "\0"
_FIGURE = re.compile(r"[−–+-]?\s?\d[\d\s.,]*\s?%?|[–—…-]?")
"""A number, with a sign and per cent where it has them, or what stands for one that is not there."""


def caption_and_wrap(tree: HtmlElement, locale: Locale, here: str) -> None:
    """Number and caption tables, images and charts, and put each table where it can scroll by itself."""
    data_references.insert_tables(tree, locale)
    number = 0
    for table in list(tree.iter("table")):
        caption = _caption(table, locale.word("table_sign"))
        number += caption is not None
        _wrap(table, caption, number, locale)
    shown = [found for found in tree.iter("img") if found.get("title") or _is_chart(found)]
    for number, image in enumerate(shown, 1):
        if _is_chart(image):
            data_references.insert_charts(image, number, locale, here)
        else:
            caption = image.attrib.pop("title")
            _make_figure(image, locale.word("figure_caption", number=number, caption=caption))


def _is_chart(image: HtmlElement) -> bool:
    return reference_scheme(image.get("src", "")) == CHART


def _wrap(table: HtmlElement, caption: HtmlElement | None, number: int, locale: Locale) -> None:
    text = locale.word("table_caption", number=number, caption=_GAP)
    before, _, after = text.partition(_GAP)
    label = locale.word("table_label") if caption is None else f"{before}{element_text(caption)}{after}"
    wrapper = make_fragment(
        "table.html.jinja", label=label, number=caption is not None and number, before=before, after=after
    )
    replace_element(table, wrapper)
    (placeholder,) = wrapper.iter("table")
    if caption is not None:
        (place,) = placeholder.iter("span")
        _move_into(place, caption)
    table[:0] = list(placeholder)
    replace_element(placeholder, table)
    for heading in table.iter("th"):
        heading.set("scope", heading.get("scope", "col"))
    _align_figures(table)


def _align_figures(table: HtmlElement) -> None:
    """Let a column of figures stand at the right, unless its author says otherwise; the first is of words."""
    rows = [list(row) for row in table.iter("tr")]
    for column in zip(*(row[1:] for row in rows), strict=False):
        said = [element_text(cell) for cell in column if cell.tag == "td"]
        if any(said) and all(_FIGURE.fullmatch(text) for text in said):
            for cell in column:
                cell.set("class", cell.get("class", "emn-right"))


def _move_into(place: HtmlElement, caption: HtmlElement) -> None:
    """Move the words of a caption, with the notes and links in it, to where they stand in the sentence."""
    place.text, caption.text = caption.text, None
    place.extend(list(caption))
    place.drop_tag()


def _make_figure(image: HtmlElement, caption: str) -> None:
    """Put an image with its caption in the place of the link and the paragraph that hold nothing else."""
    figure = make_fragment("figure.html.jinja", caption=caption)
    shown = outer = image
    for tag in ("a", "p"):
        place = outer.getparent()
        if place is not None and place.tag == tag and len(place) == 1 and not element_text(place):
            outer = place
            shown = place if tag == "a" else shown
    replace_element(outer, figure)
    shown.tail = None
    figure.insert(0, shown)


def _caption(table: HtmlElement, sign: str) -> HtmlElement | None:
    """Return the paragraph before a table that is its caption, without its sign, taken from its place."""
    before = table.getprevious()
    if before is None or before.tag != "p" or not (before.text or "").startswith(f"{sign}:"):
        return None
    parent = before.getparent()
    assert parent is not None
    before.text = str(before.text).removeprefix(f"{sign}:").lstrip()
    parent.remove(before)
    return before
