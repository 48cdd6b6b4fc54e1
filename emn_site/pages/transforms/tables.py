"""Tables and images with captions and numbers; wide tables scroll and keep their headers.

A paragraph that begins with the word for a table and a colon (`Table: Applications by year`) right
before a table is its caption. The title of an image, `![description](file.png "caption")`, is its own.
"""

import re
from collections.abc import Callable, Iterator
from itertools import count

from emn_site.charts.text_references import CHART
from emn_site.locale import Locale
from emn_site.model.tree import Element, Node, Words, element_text, replace_nodes, walk_elements
from emn_site.pages.transforms import data_references
from emn_site.pages.transforms.labels import make_fragment

_GAP = "\0"
_FIGURE = re.compile(r"[−–+-]?\s?\d[\d\s.,]*\s?%?|[–—…-]?")
"""A number, with a sign and per cent where it has them, or what stands for one that is not there."""


ChartMaker = Callable[[Element, int, Locale, str], Element | None]
"""Returns the chart that an image names, from its number and the address of the page; None for none."""


def caption_and_wrap(tree: Element, locale: Locale, here: str, make_chart: ChartMaker) -> None:
    """Number and caption tables, images and charts, and put each table where it can scroll by itself."""
    data_references.insert_tables(tree, locale)
    _wrap_tables(tree, locale, count(1))
    numbers = count(1)

    def figure(shown: Element, image: Element) -> Element | None:
        number = next(numbers)
        if _is_chart(image):
            return make_chart(image, number, locale, here)
        caption = locale.word("figure_caption", number=number, caption=image.attributes.pop("title"))
        found = make_fragment(locale, "figure.html.jinja", caption=caption)
        found.children.insert(0, shown)
        return found

    data_references.replace_images(tree, lambda i: "title" in i.attributes or _is_chart(i), figure)


def _is_chart(image: Element) -> bool:
    return data_references.is_reference(image, CHART)


def _wrap_tables(parent: Element, locale: Locale, numbers: Iterator[int]) -> None:
    children: list[Node] = []
    for child in parent.children:
        if isinstance(child, Element):
            if child.tag == "table":
                child = _wrapped(child, _take_caption(children, locale.word("table_sign")), numbers, locale)
            else:
                _wrap_tables(child, locale, numbers)
        children.append(child)
    parent.children = children


def _wrapped(table: Element, caption: Element | None, numbers: Iterator[int], locale: Locale) -> Element:
    """Return a table in a box of its own, with its caption and number."""
    number = next(numbers) if caption else 0
    before, _, after = locale.word("table_caption", number=number, caption=_GAP).partition(_GAP)
    label = f"{before}{element_text(caption)}{after}" if caption else locale.word("table_label")
    words = {"label": label, "number": number, "before": before, "after": after}
    wrapper = make_fragment(locale, "table.html.jinja", **words)
    (placeholder,) = walk_elements(wrapper, "table")
    if caption:
        (head,) = walk_elements(placeholder, "caption")
        replace_nodes(head, lambda node: caption.children if isinstance(node, Element) else None)
    table.children[:0] = placeholder.children
    wrapper.children = [table]
    for heading in walk_elements(table, "th"):
        heading.attributes.setdefault("scope", "col")
    _align_figures(table)
    return wrapper


def _align_figures(table: Element) -> None:
    """Let a column of figures stand at the right, unless its author says otherwise; the first is of words."""
    rows = [
        [cell for cell in row.children if isinstance(cell, Element)] for row in walk_elements(table, "tr")
    ]
    for column in zip(*(row[1:] for row in rows), strict=False):
        texts = [element_text(cell) for cell in column if cell.tag == "td"]
        if any(texts) and all(_FIGURE.fullmatch(text) for text in texts):
            for cell in column:
                cell.attributes.setdefault("class", "emn-right")


def _take_caption(before: list[Node], sign: str) -> Element | None:
    """Return the paragraph before a table that is its caption, without its sign, taken from its place."""
    at = next((at for at in reversed(range(len(before))) if isinstance(before[at], Element)), None)
    paragraph = None if at is None else before[at]
    if at is None or not isinstance(paragraph, Element) or paragraph.tag != "p" or not paragraph.children:
        return None
    first = paragraph.children[0]
    if not isinstance(first, Words) or not first.text.startswith(f"{sign}:"):
        return None
    first.text = first.text.removeprefix(f"{sign}:").lstrip()
    del before[at]
    return paragraph
