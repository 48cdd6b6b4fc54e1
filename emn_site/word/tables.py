"""Tables of pandoc's tree: those that Markdown can say, and the HTML of those that it cannot."""

from collections.abc import Iterator
from html import escape
from typing import Any

from emn_site.word.pandoc import Node
from emn_site.word.tree import SPACES, words_of

_TAGS = {"Emph": "em", "Strong": "strong", "Superscript": "sup", "Subscript": "sub"}


def rows(table: Node) -> Iterator[tuple[bool, list[Any]]]:
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
    found = list(rows(table))
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


def as_html(table: Node) -> str:
    """Return a table in the HTML that a text may have: rows, headings, merged cells."""
    made = []
    for number, (is_heading, row) in enumerate(rows(table)):
        tag = "th" if is_heading or number == 0 else "td"
        made.append(f"<tr>{''.join(_cell(cell, tag) for cell in row)}</tr>")
    return "<table>\n" + "\n".join(made) + "\n</table>"


def _cell(cell: Any, tag: str) -> str:
    spans = "".join(
        f' {name}="{number}"' for name, number in (("rowspan", cell[2]), ("colspan", cell[3])) if number > 1
    )
    return f"<{tag}{spans}>{'<br>'.join(_html(block) for block in cell[4])}</{tag}>"


def _html(node: Any) -> str:
    """Return the words of a block or an inline, with emphasis and links."""
    if isinstance(node, list):
        return "".join(_html(inner) for inner in node)
    kind, content = node["t"], node.get("c", [])
    if kind in _TAGS:
        return f"<{_TAGS[kind]}>{_html(content)}</{_TAGS[kind]}>"
    if kind in SPACES:
        return SPACES[kind]
    if kind == "Str":
        return escape(content, quote=False)
    if kind == "Link" and content[2][0].startswith(("http://", "https://")):
        return f'<a href="{escape(content[2][0])}">{_html(content[1])}</a>'
    if kind in ("Plain", "Para", "Underline", "SmallCaps", "Strikeout"):
        return _html(content)
    if kind in ("Span", "Div", "Link"):
        return _html(content[1])
    return escape(words_of([node]), quote=False)
