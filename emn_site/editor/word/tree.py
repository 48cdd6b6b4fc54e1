"""Walking pandoc's tree: the words of a node, its styles, its tables, and nodes made anew."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, zip_longest
from typing import Any
from urllib.parse import quote, unquote

from emn_site.content.html_policy import QUOTED
from emn_site.content.link_policy import clean_address
from emn_site.editor.word.pandoc import Node
from emn_site.locale.templates import render_template

WORDS_ONLY = frozenset(("Math", "RawInline", "Cite"))  # what a text of ours has as its words alone
_UNESCAPED = re.compile(r"(\\(?=\W)|&(?=#?\w+;))")
SPACES = {"Space": " ", "SoftBreak": " ", "LineBreak": " "}


def node_words(nodes: Any) -> str:
    """Return the words of some nodes, notes aside, on one line."""
    return "".join(_words(nodes)).strip()


def _words(node: Any) -> Iterator[str]:
    if isinstance(node, list):
        for inner in node:
            yield from _words(inner)
    elif isinstance(node, dict) and "t" in node:
        kind, content = node["t"], node.get("c", [])
        if kind == "Str":
            yield content
        elif kind in SPACES:
            yield SPACES[kind]
        elif kind in ("Code", "Math", "RawInline", "CodeBlock"):
            yield content[-1]
        elif kind in ("Link", "Span", "Image", "Quoted"):
            yield from _words(content[1])
        elif kind in ("Div", "Header"):
            yield from _words(content[-1])
        elif kind not in ("Note", "RawBlock"):
            yield from _words(content)


def node_style(node: Node) -> str:
    """Return the Word style that pandoc wraps a block with, in small letters; nothing where there is none."""
    if node["t"] != "Div":
        return ""
    return str(dict(map(tuple, node["c"][0][2])).get("custom-style", "")).lower()


def walk_nodes(node: Any) -> Iterator[Node]:
    """Yield every node of a tree, the outer before the inner."""
    if isinstance(node, list):
        for inner in node:
            yield from walk_nodes(inner)
    elif isinstance(node, dict):
        if "t" in node:
            yield node
        for inner in node.values():
            yield from walk_nodes(inner)


def plain_paragraph(text: str) -> Node:
    """Return a paragraph of plain words."""
    return {"t": "Para", "c": escape_words(text)}


def escape_words(words: str) -> list[Node]:
    """Return words with what pandoc does not escape as it is written in Markdown."""
    return [
        {"t": "RawInline", "c": ["gfm", f"\\{piece}"]} if number % 2 else {"t": "Str", "c": piece}
        for number, piece in enumerate(_UNESCAPED.split(words))
        if piece
    ]


TURNED = "\ue0c1"  # what stands in the first cell of a table whose columns go from right to left


def words_direction(words: str, around: str) -> str:
    """Return `rtl` where most letters go from right to left, nothing for ours; without letters, as around."""
    found = Counter(map(unicodedata.bidirectional, words))
    turned, ours = found["R"] + found["AL"], found["L"]
    return "rtl" if turned > ours else "" if ours else around


def block_direction(block: Node, around: str) -> str:
    """Return the direction of a table's columns, or of most words of a block."""
    if block["t"] != "Table":
        return words_direction(node_words([block]), around)
    first = next((one for one in walk_nodes(block["c"][3:]) if one["t"] == "Str"), {"c": ""})
    is_turned, first["c"] = first["c"].startswith(TURNED), first["c"].removeprefix(TURNED)
    return "rtl" * is_turned


def turn_blocks(blocks: Iterable[Node], around: str) -> Iterator[Node]:
    """Yield blocks, with HTML around those whose direction (`dir`) is not the one that they stand in."""
    for direction, group in groupby(blocks, key=lambda one: str(one.get("dir", around))):
        is_other = direction != around
        yield from [raw_block(start_tag("div", dir=direction or "ltr"))] * is_other
        yield from group
        yield from [raw_block(end_tag("div"))] * is_other


def turn_words(block: Node, around: str) -> Node:
    """Return a paragraph of a cell or a note, with HTML around its words where their direction is another."""
    direction = words_direction(node_words([block]), around)
    if block["t"] not in ("Para", "Plain") or direction == around:
        return block
    begin, end = start_tag("span", dir=direction or "ltr"), end_tag("span")
    return block | {"c": [raw_inline(begin), *block["c"], raw_inline(end)]}


def as_paragraphs(blocks: Iterable[Node]) -> list[Node]:
    """Return blocks with none that stands close to the next."""
    return [one | {"t": "Para"} if one["t"] == "Plain" else one for one in blocks]


def raw_inline(html: str) -> Node:
    """Return a part of a line that is written as it is."""
    return {"t": "RawInline", "c": ["html", html]}


def raw_block(html: str) -> Node:
    """Return a block that is written as it is."""
    return {"t": "RawBlock", "c": ["html", html]}


def on_one_line(block: Node) -> Node:
    """Return a paragraph of a cell with breaks as HTML has them: a row of Markdown is one line."""
    broken = raw_inline(start_tag("br"))
    return block | {"c": [broken if one["t"] == "LineBreak" else one for one in block["c"]]}


def start_tag(tag: str, **attributes: str) -> str:
    """Return the HTML that opens an element."""
    return render_template("word-tag.html.jinja", tag=tag, attributes=attributes, is_end=False).strip()


def end_tag(tag: str) -> str:
    """Return the HTML that closes an element."""
    return render_template("word-tag.html.jinja", tag=tag, attributes={}, is_end=True).strip()


def table_rows(table: Node) -> Iterator[tuple[bool, list[Any]]]:
    """Yield the rows of a table, each with whether it is a heading."""
    _, _, _, head, bodies, foot = table["c"]
    parts = [pair for body in bodies for pair in ((True, body[2]), (False, body[3]))]
    for is_heading, rows in ((True, head[1]), *parts, (False, foot[1])):
        yield from ((is_heading, row[1]) for row in rows)


def is_simple(table: Node) -> bool:
    """Whether Markdown can say a table: a heading row, no merged cell, no cell with more than a paragraph."""
    found = list(table_rows(table))
    cells = [cell for _, row in found for cell in row]
    return [is_heading for is_heading, _ in found] == [True, *([False] * (len(found) - 1))] and all(
        cell[2:4] == [1, 1] and [one["t"] for one in cell[4]] in ([], ["Plain"], ["Para"]) for cell in cells
    )


def align_columns(table: Node) -> bool:
    """Align each column of a simple table as all its cells below the head are; whether that keeps all."""
    is_complete = True
    rows = [row for is_heading, row in table_rows(table) if not is_heading]
    for at, column in enumerate(table["c"][2]) if is_simple(table) else ():
        found = {row[at][1]["t"] for row in rows if row[at][4]}
        is_complete &= len(found) == 1 or found.isdisjoint(_ALIGNED)
        column[0] = {
            "t": found.pop() if len(found) == 1 and not found.isdisjoint(_ALIGNED) else "AlignDefault"
        }
    aligned = (cell[1]["t"] in _ALIGNED for row in rows for cell in row)
    return is_complete if is_simple(table) else not any(aligned)


_ALIGNED = frozenset(("AlignRight", "AlignCenter"))
_GAP = "\0"


def table_pieces(table: Node, caption: str) -> Iterator[str | Any]:
    """Yield a table in the HTML that a text may have (rows, headings, merged cells), in pieces.

    Between two pieces stands a cell whose blocks Markdown alone can say: one with notes, pictures, formulas.
    A cell of the first row that reaches down makes headings of the rows that it reaches.
    """
    found = list(table_rows(table))
    deep = max((cell[2] for _, row in found[:1] for cell in row), default=1)
    tagged = [
        ("th" if is_heading or number < deep else "td", row) for number, (is_heading, row) in enumerate(found)
    ]
    html = render_template(
        "word-table.html.jinja",
        caption=caption,
        rows=tagged,
        rows_of=table_rows,
        words_of=node_words,
        is_rich=_is_rich,
        is_turned=lambda cell: words_direction(node_words(cell[4]), ""),
        gap=_GAP,
    )
    rich_cells = (cell for _, row in found for cell in row if _is_rich(cell))
    for piece, cell in zip_longest(html.strip().split(_GAP), rich_cells):
        yield from (piece,) if cell is None else (piece, cell)


def _is_rich(cell: Any) -> bool:
    """Whether a cell holds what HTML in a text cannot say."""
    return any(one["t"] in ("Image", "Note", *WORDS_ONLY) for one in walk_nodes(cell[4]))


_MARKS = {"Emph": "em", "Strong": "strong", "Strikeout": "s"}
# Signs of an address that stay; any other, a blank above all, is written as its number (RFC 3986).
_SAFE = "%/:=&?~#+!$,;'@()*[]"


def close_marks(nodes: Sequence[Node]) -> Iterator[Node]:
    """Yield inlines with HTML around what asterisks could not open or close (CommonMark 6.2): `**a:**b`."""
    before, is_closed = "", False
    for node, following in zip_longest(nodes, nodes[1:]):
        after = _edge(following, 0) if following else ""
        is_glued, is_closed = is_closed, False  # `**a***b*`: where one ends and the other begins is unclear
        if node["t"] in _MARKS and (is_glued or not _is_readable(before, node, after)):
            tag = _MARKS[node["t"]]
            yield from (raw_inline(start_tag(tag)), *node["c"], raw_inline(end_tag(tag)))
        else:
            is_closed = node["t"] in _MARKS
            yield node
        before = _edge(node, -1)


def _edge(node: Node, at: int) -> str:
    """Return the sign that an inline begins or ends with; a blank for what has no words."""
    if node["t"] in ("Space", "SoftBreak", "LineBreak"):
        return " "
    if node["t"] in ("Image", "Link", "RawInline", "Note"):
        return "]"
    words = node_words([node])
    return words[at] if words else " "


def _is_readable(before: str, node: Node, after: str) -> bool:
    opens, closes = _edge(node["c"][0], 0), _edge(node["c"][-1], -1)
    return (not _is_sign(opens) or _is_gap(before)) and (not _is_sign(closes) or _is_gap(after))


def _is_sign(sign: str) -> bool:
    return unicodedata.category(sign)[0] in "PS"


def _is_gap(sign: str) -> bool:
    return not sign or sign.isspace() or _is_sign(sign)


def escape_address(address: str) -> str:
    """Return an address as it is written in a text, without what follows its reader."""
    clean = clean_address(address)
    host = re.match(r"(?:https?://[^\s/?#]*)?", clean)
    return host[0] + quote(clean[host.end() :], _SAFE) if host else ""


LINK = "link:"  # how a link to another text of the site begins, behind # in the links of a Word file of ours


def quoted_mark(address: str) -> str:
    """Return the link or the quotation of the data behind # in an address of a Word file of ours."""
    mark = unquote(address.partition("#")[2])
    if mark.startswith(LINK):
        return mark.removeprefix(LINK)
    return mark if mark.partition(":")[0] in QUOTED and ":" in mark else ""
