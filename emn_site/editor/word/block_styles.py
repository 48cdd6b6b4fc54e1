"""The styles around blocks in pandoc's tree: what they say of a block, and the blocks without them."""

from collections.abc import Iterator, Sequence

from emn_site.editor.word import guessed_styles
from emn_site.editor.word.document_inventory import BOX, BOX_TITLE, CONTENTS, SUMMARY
from emn_site.editor.word.pandoc import Node
from emn_site.editor.word.tree import node_style, node_words

_CAPTIONS = frozenset(("table", "figure", "illustration", "drawing"))
"""Names of the styles of captions in LibreOffice; in Word they have the word caption in them."""

_QUOTATIONS = ("quot", "citat")
"""Beginnings of the names of styles for quotations that pandoc does not take for any."""


def without_styles(blocks: Sequence[Node]) -> Iterator[Node]:
    """Yield blocks without the styles around them, but for captions and entries of contents."""
    box: list[Node] = []
    for node in blocks:
        style = node_style(node)
        if box and (style == BOX_TITLE or not style.startswith(BOX)):
            yield from guessed_styles.make_box(box)
            box = []
        if style.startswith(BOX):
            box += [node] * (style != SUMMARY)
        elif style == "" or is_caption(node) or style.startswith(CONTENTS):
            yield node
        elif style.startswith(_QUOTATIONS):
            is_quoted = node["c"][1][:1] and node["c"][1][0]["t"] == "BlockQuote"
            yield from node["c"][1] if is_quoted else ({"t": "BlockQuote", "c": node["c"][1]},)
        else:
            yield from without_styles(node["c"][1])
    yield from guessed_styles.make_box(box)


def without_contents(blocks: Iterator[Node]) -> Iterator[Node]:
    """Yield blocks without a table of contents."""
    for node in blocks:
        classes = node["c"][1][1] if node["t"] == "Header" else ()
        if not node_style(node).startswith(CONTENTS) and "TOC-Heading" not in classes:
            yield node


def is_caption(node: Node) -> bool:
    """Whether a block has a style of captions, and words only: a frame has its picture in the same style."""
    style = node_style(node)
    return ("caption" in style or style in _CAPTIONS) and not guessed_styles.has_picture(node)


def split_title(blocks: Sequence[Node], title: str = "") -> tuple[str, list[Node]]:
    """Return the heading that is the title of the whole, and the rest; nothing and all where none is.

    It is the first heading where nothing stands before it and it says the title that is known, has no text
    of its own, or no equal.
    """
    plain = list(without_contents(without_styles(blocks)))
    headings = [node for node in plain if node["t"] == "Header"]
    if not headings or plain[0] is not headings[0]:
        return "", list(blocks)
    if title and node_words(headings[0]["c"][2]) == title:
        return title, plain[1:]
    if len(headings) < 2:
        return "", list(blocks)
    first, equals = headings[0], [node for node in headings if node["c"][0] <= headings[0]["c"][0]]
    if plain[1]["t"] == "Header" or len(equals) == 1:
        return node_words(first["c"][2]), plain[1:]
    return "", list(blocks)
