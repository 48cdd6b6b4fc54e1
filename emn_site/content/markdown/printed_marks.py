"""What of a text was written as markup and is none: readers would see the signs themselves.

The words of a text, outside code, may have any sign as prose has it: `[…]`, `C#`, `5 * 3`, `§`, `a || b`.
A sign stands as a mark where it touches the words that it was meant to mark, or begins a line as a list, a
heading, a table or a note does in some dialect (CommonMark, GitHub, pandoc, MkDocs, Hugo, CriticMarkup, TeX,
Word). What is escaped is meant as the sign itself.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise, zip_longest

from emn_site.content.markdown.signs import sign_faults
from emn_site.model.text import Fault
from emn_site.model.tree import Element, Node, Words, is_note_link, said_words

_BLANKS = "\u00a0\u2007\u2009\u202f"
_FILE = r"[^()\[\]\n]*?\.(?:md|pdf|docx?|xlsx?|png|jpe?g|svg|html?)\b|https?:|www\.|\.\.?/"

_PAIR = re.compile(r"(?<![\w=+^|~%])(==|\+\+|\^\^|\|\||~~|%%)(?=[^\s=+^|~%])[^\n]{1,200}?(?<=\S)\1")
"""Signs that other dialects put around what is marked, inserted, raised, hidden, struck out or left out."""

_AT_THE_BEGINNING = (
    (re.compile(rf"#(?:#{{0,5}}(?:[^#\s\d]|[{_BLANKS}])|#{{1,5}}\d)"), "heading-without-space"),
    (re.compile(r":::+"), "leftover-markup"),
    (re.compile(r"\+[-=]{2,}"), "leftover-markup"),
    (re.compile(r"!!! ?\w+"), "leftover-markup"),
    (re.compile(r"\?\?\?\+? ?\w+"), "leftover-markup"),
    (re.compile(r"\[(?:TOC|\[_?TOC_?\])\]$"), "leftover-markup"),
    (re.compile(r"\[[ xX]\] "), "leftover-markup"),
    (re.compile(r"\*\[[^\]\[]+\]:"), "leftover-markup"),
    (re.compile(r"\.\. [\w-]+::"), "leftover-markup"),
    (re.compile(r"\[!\w+\]"), "alert-unknown"),
    (re.compile(rf"(?:[•·▪◦●■‣○►➢❖\ue000-\uf8ff][\s{_BLANKS}]|[-*+][{_BLANKS}])"), "bullet-from-word"),
    (re.compile(r"\|[^|]+\|"), "table-not-read"),
    (re.compile(r"[:-]-[-:|\s]*\|[-:|\s]*$"), "table-not-read"),
)
"""Signs at the beginning of a line."""

_ANYWHERE = (
    (re.compile(r"\[\^([^\]\[\s]+)\]"), "note-undefined"),
    (re.compile(r"\{:?\s*[.#][\w-][^{}]*\}|(?<!\{)\{:?\s*[\w-]+=[^{}]*\}(?!\})"), "leftover-markup"),
    (re.compile(r"\{(?:\+\+|--|~~|==|>>)|\{\{[<%]"), "leftover-markup"),
    (re.compile(r"<!--"), "html-comment"),
    (re.compile(r"\[[^\]\[^]+\]\[[^\]\[]*\]"), "reference-undefined"),
    (re.compile(r"\[[^\]\[]+\]\([^()\s]*$"), "link-unfinished"),  # a bare address is a link of its own
    (re.compile(rf"!?\[[^\]\[\n]*\](?:\([^()\n]*\s[^()\n]*\)|\s\((?:{_FILE}))"), "link-not-read"),
    (re.compile(r"!\[(?!…\])[^\]\[\n]*\](?![(\s])"), "link-not-read"),
    (re.compile(rf"\([^()\n]{{1,200}}\)\[(?:{_FILE})"), "link-not-read"),
    (re.compile(r"\S{0,40}(?<=\S)\t++\S{1,40}"), "pasted-tabs"),
    (re.compile(r"\^\[(?!\s)"), "leftover-markup"),
    (re.compile(r"\*\*(?=\S)|(?<=\S)\*\*"), "leftover-markup"),
    (re.compile(r"(?<![\w*])\*[^\s*][^*\n]{0,100}\s\*(?![\w*])"), "leftover-markup"),
    (_PAIR, "leftover-markup"),
    (re.compile(r"(?<![\w:\\/])\\[a-zA-Z]{2,}|\$\$"), "leftover-markup"),
    (re.compile(r"(?<!\w)`|`(?!\w)"), "leftover-markup"),
    (re.compile(r"(?<!\S):[a-z][a-z_]{2,20}:(?!\S)"), "leftover-markup"),
)
"""Signs at any place of a line."""

_FIRST_SIGNS = frozenset("#:+!?[*•·▪◦●■‣○►➢❖|-.") | frozenset(map(chr, range(0xE000, 0xF900)))
_ANY_SIGN = re.compile(r"[\[{<\t*=+^|~%\\$`:!]")
"""With none of these a text has nothing left over: most have none, and are looked through once."""

_LISTS = (
    re.compile(r"[–—‒−‐‑-]\s*[^\W_]"),
    re.compile(r"[^\W\d_]\)\s"),
    re.compile(r"\d{1,2}[.)][^\W\d_]"),
    re.compile(r"\((?:\d{1,2}|[^\W\d_])\)\s"),
    re.compile(r"[*+][^\W_]"),
)
"""How points of a list begin that no reader sees as a list; two of them in one paragraph run together."""

_UNREAD = frozenset(("code", "img"))
_MARKED = frozenset(("a", "em", "s", "strong"))
"""What Markdown marks within a line: a mark at its beginning may be followed by a sign that begins a line."""

_ESCAPED = "\ufffc"
"""Stands for a sign that its author meant as the sign itself; no pattern has it."""


def find_printed_marks(run: Sequence[Node]) -> Iterator[Fault]:
    """Yield the markup left in a line of words; what is code, or escaped, is not looked at."""
    is_table = False
    lines = list(_plain_lines(run, _Beginning()))
    for text, line, is_first in lines:
        for fault in _in_text(text, line, is_first):
            if not (is_table and fault.code == "table-not-read"):  # said once for all its rows
                yield fault
            is_table |= fault.code == "table-not-read"
    yield from _lists_not_read([(text, line) for text, line, is_first in lines if is_first])


def _lists_not_read(beginnings: list[tuple[str, int]]) -> Iterator[Fault]:
    """Yield the first of two points that stand below each other in one paragraph."""
    for pattern in _LISTS:
        for (text, line), (following, _) in pairwise(beginnings):
            if pattern.match(text) and pattern.match(following):
                yield Fault(line, "list-not-read", (("value", text[:20]),))
                return


class _Beginning:
    """Whether nothing of a line has been read yet."""

    holds = True


def _plain_lines(nodes: Sequence[Node], beginning: _Beginning) -> Iterator[tuple[str, int, bool]]:
    """Yield the words of a run, line by line, with their line and whether they begin it."""
    for node, following in zip_longest(nodes, nodes[1:]):
        if isinstance(node, Words):
            text = _without_escapes(node) + _bare_address(following)
            for number, part in enumerate(text.split("\n")):
                beginning.holds |= number > 0
                if part:
                    yield part, node.place.line + number, beginning.holds
                    beginning.holds = False
        elif isinstance(node, Element) and node.tag != "br":
            beginning.holds &= node.tag in _MARKED
            if node.tag not in _UNREAD and not is_note_link(node):
                yield from _plain_lines(node.children, beginning)


def _bare_address(node: Node | None) -> str:
    """Return the address that follows some words and became a link of its own: part of one not read."""
    if isinstance(node, Element) and node.tag == "a" and node.attributes.get("href"):
        text = said_words(node.children)
        return text if text.startswith(("http://", "https://", "www.")) else ""
    return ""


def _without_escapes(words: Words) -> str:
    if not words.escapes:
        return words.text
    signs = list(words.text)
    for at in words.escapes:
        signs[at] = _ESCAPED if signs[at] != "\n" else "\n"
    return "".join(signs)


def _in_text(text: str, line: int, at_the_beginning: bool) -> Iterator[Fault]:
    for pattern, code in _AT_THE_BEGINNING if at_the_beginning and text[:1] in _FIRST_SIGNS else ():
        if found := pattern.match(text):
            yield Fault(line, code, (("value", found.group().strip()),))
    for pattern, code in _ANYWHERE if _ANY_SIGN.search(text) else ():
        for found in pattern.finditer(text):
            yield Fault(line, code, (("value", found.group()),))
    yield from sign_faults(text, line)


_CELL_ENDS = re.compile(r"(?<!\\)\|")


def uneven_rows(lines: Sequence[str], first_line: int) -> Iterator[Fault]:
    """Yield the rows of a table that have more or fewer cells than its first; a reader would lose some."""
    width = _cells(lines[0]) if lines else 0
    for number, row in enumerate(lines[2:], first_line + 2):
        if (cells := _cells(row)) != width:
            values = (("value", str(cells)), ("expected_cells", str(width)))
            yield Fault(number, "uneven-table", values)


def _cells(row: str) -> int:
    return len(_CELL_ENDS.split(row.strip().removeprefix("|").removesuffix("|")))
