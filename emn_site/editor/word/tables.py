"""Tables of pandoc's tree: those that Markdown can say, and the HTML of those that it cannot."""

from collections.abc import Iterator
from typing import Any

from emn_site.editor.word.pandoc import Node
from emn_site.editor.word.tree import node_words
from emn_site.locale.templates import render_template


def table_rows(table: Node) -> Iterator[tuple[bool, list[Any]]]:
    """Yield the rows of a table, each with whether it is a heading."""
    _, _, _, head, bodies, foot = table["c"]
    for row in head[1]:
        yield True, row[1]
    for body in bodies:
        for row in body[2]:
            yield True, row[1]
        for row in body[3]:
            yield False, row[1]
    for row in foot[1]:
        yield False, row[1]


def is_simple(table: Node) -> bool:
    """Whether Markdown can say a table: a heading row, no merged cell, no cell with more than a paragraph."""
    found = list(table_rows(table))
    headings = [is_heading for is_heading, _ in found]
    cells = [cell for _, row in found for cell in row]
    return (
        headings[:1] == [True]
        and True not in headings[1:]
        and all(cell[2] == 1 == cell[3] for cell in cells)
        and all(
            len(cell[4]) <= 1 and all(block["t"] in ("Plain", "Para") for block in cell[4]) for cell in cells
        )
    )


def table_html(table: Node) -> str:
    """Return a table in the HTML that a text may have: rows, headings, merged cells.

    Of what it cannot say otherwise, a formula or a picture, the words stand there; notes do not.
    A cell of the first row that reaches down makes headings of the rows that it reaches.
    """
    found = list(table_rows(table))
    deep = max((cell[2] for _, row in found[:1] for cell in row), default=1)
    tagged = [
        ("th" if is_heading or number < deep else "td", row) for number, (is_heading, row) in enumerate(found)
    ]
    return render_template(
        "word-table.html.jinja", rows=tagged, rows_of=table_rows, words_of=node_words
    ).strip()
