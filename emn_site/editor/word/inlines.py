"""Inlines of pandoc's tree that Markdown cannot write as they stand: marks beside a letter, addresses."""

import unicodedata
from collections.abc import Iterator, Sequence
from itertools import zip_longest
from urllib.parse import quote, unquote

from emn_site.content.html_policy import QUOTED
from emn_site.content.link_policy import clean_address
from emn_site.editor.word.pandoc import Node
from emn_site.editor.word.tree import end_tag, node_words, start_tag

_MARKS = {"Emph": "em", "Strong": "strong", "Strikeout": "s"}
_SAFE = "%/:=&?~#+!$,;'@()*[]"
"""Signs of an address that stay; any other, a blank above all, is written as its number (RFC 3986)."""


def close_marks(nodes: Sequence[Node]) -> Iterator[Node]:
    """Yield inlines with HTML around what asterisks could not open or close (CommonMark 6.2): `**a:**b`."""
    before = ""
    for node, following in zip_longest(nodes, nodes[1:]):
        after = _edge(following, 0) if following else ""
        if node["t"] in _MARKS and not _is_readable(before, node, after):
            tag = _MARKS[node["t"]]
            yield {"t": "RawInline", "c": ["html", start_tag(tag)]}
            yield from node["c"]
            yield {"t": "RawInline", "c": ["html", end_tag(tag)]}
        else:
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
    return quote(clean_address(address), _SAFE)


LINK = "link:"
"""How a link to another text of the site begins, behind # in the links of a Word file of ours."""


def quoted_mark(address: str) -> str:
    """Return the link or the quotation of the data behind # in an address of a Word file of ours."""
    mark = unquote(address.partition("#")[2])
    if mark.startswith(LINK):
        return mark.removeprefix(LINK)
    return mark if mark.partition(":")[0] in QUOTED and ":" in mark else ""
