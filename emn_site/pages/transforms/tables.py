"""Tables and images with captions and numbers; wide tables scroll and keep their headers.

A paragraph that begins with the word for a table and a colon (`Table: Applications by year`) right
before a table is its caption. The title of an image, `![description](file.png "caption")`, is its own.
"""

import re

from lxml.html import HtmlElement

from emn_site.charts.text_references import CHART, scheme
from emn_site.locale import Language
from emn_site.pages.transforms import data_references
from emn_site.pages.transforms.fragments import fragment, replace, text_of

_GAP = "\0"
_FIGURE = re.compile(r"[−–+-]?\s?\d[\d\s.,\u00a0\u202f]*\s?%?|[–—…-]?")
"""A number, with a sign and per cent where it has them, or what stands for one that is not there."""


def caption_and_wrap(tree: HtmlElement, speech: Language, here: str) -> None:
    """Number and caption tables, images and charts, and put each table where it can scroll by itself."""
    data_references.tabulate(tree, speech)
    number = 0
    for table in list(tree.iter("table")):
        caption = _caption(table, speech.word("table_sign"))
        number += caption is not None
        _wrap(table, caption, number, speech)
    shown = [found for found in tree.iter("img") if found.get("title") or _is_chart(found)]
    for number, image in enumerate(shown, 1):
        if _is_chart(image):
            data_references.draw(image, number, speech, here)
        else:
            caption = image.attrib.pop("title")
            _make_figure(image, speech.word("figure_caption", number=number, caption=caption))


def _is_chart(image: HtmlElement) -> bool:
    return scheme(image.get("src", "")) == CHART


def _wrap(table: HtmlElement, caption: HtmlElement | None, number: int, speech: Language) -> None:
    text = speech.word("table_caption", number=number, caption=_GAP)
    before, _, after = text.partition(_GAP)
    label = speech.word("table_label") if caption is None else f"{before}{text_of(caption)}{after}"
    wrapper = fragment(
        "table.html.jinja", label=label, number=caption is not None and number, before=before, after=after
    )
    replace(table, wrapper)
    (placeholder,) = wrapper.iter("table")
    if caption is not None:
        (place,) = placeholder.iter("span")
        _move_into(place, caption)
    table[:0] = list(placeholder)
    replace(placeholder, table)
    for heading in table.iter("th"):
        heading.set("scope", heading.get("scope", "col"))
    _align_figures(table)


def _align_figures(table: HtmlElement) -> None:
    """Let a column of figures stand at the right, unless its author says otherwise; the first is of words."""
    rows = [list(row) for row in table.iter("tr")]
    for column in zip(*(row[1:] for row in rows), strict=False):
        said = [text_of(cell) for cell in column if cell.tag == "td"]
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
    figure = fragment("figure.html.jinja", caption=caption)
    shown = outer = image
    for tag in ("a", "p"):
        place = outer.getparent()
        if place is not None and place.tag == tag and len(place) == 1 and not text_of(place):
            outer = place
            shown = place if tag == "a" else shown
    replace(outer, figure)
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
