"""What of a text was written as markup and is none: readers would see the signs themselves."""

import re
from collections.abc import Iterator, Sequence

from emn_site.model.text import Fault
from emn_site.model.tree import Element, Node, Words, is_note_link

_AT_THE_BEGINNING = (
    (re.compile(r"#{1,6}[^#\s\d]"), "heading-without-space"),
    (re.compile(r":::+"), "leftover-markup"),
    (re.compile(r"\+[-=]{2,}"), "leftover-markup"),
    (re.compile(r"!!! ?\w+"), "leftover-markup"),
    (re.compile(r"\?\?\?\+? ?\w+"), "leftover-markup"),
    (re.compile(r"\[TOC\]$"), "leftover-markup"),
    (re.compile(r"\*\[[^\]\[]+\]:"), "leftover-markup"),
    (re.compile(r"[•·▪◦●■‣]\s"), "bullet-from-word"),
    (re.compile(r"\|[^|]+\|"), "table-not-read"),
)
"""Signs at the beginning of a line: of pandoc, of other dialects, of Word, of a heading without its space."""

_ANYWHERE = (
    (re.compile(r"\[\^([^\]\[\s]+)\]"), "note-undefined"),
    (re.compile(r"\{:?\s*[.#][\w-][^{}]*\}|(?<!\{)\{:?\s*[\w-]+=[^{}]*\}(?!\})"), "leftover-markup"),
    (re.compile(r"<!--"), "html-comment"),
    (re.compile(r"\[[^\]\[^]+\]\[[^\]\[]*\]"), "reference-undefined"),
    (re.compile(r"\[[^\]\[]+\]\([^()\s]*$"), "link-unfinished"),  # a bare address is a link of its own
    (re.compile(r"\S{0,40}(?<=\S)\t++\S{1,40}"), "pasted-tabs"),
)


_FIRST_SIGNS = frozenset("#:+!?[*•·▪◦●■‣|")
_ANY_SIGN = re.compile(r"[\[{<\t]")
"""With none of these a text has nothing left over: nearly all have none, and are looked through once."""


_UNREAD = frozenset(("code", "img"))
_MARKED = frozenset(("a", "em", "s", "strong"))
"""What Markdown marks within a line: a mark at its beginning may be followed by a sign that begins a line."""

_ESCAPED = "\ufffc"
"""Stands for a sign that its author meant as the sign itself; no pattern has it."""


def find_raw_markup(run: Sequence[Node]) -> Iterator[Fault]:
    """Yield the markup left in a line of words; what is code, or escaped, is not looked at."""
    is_table = False
    for text, line, is_first in _plain_lines(run, _Beginning()):
        for fault in _in_text(text, line, is_first):
            if not (is_table and fault.code == "table-not-read"):  # said once for all its rows
                yield fault
            is_table |= fault.code == "table-not-read"


class _Beginning:
    """Whether nothing of a line has been read yet."""

    holds = True


def _plain_lines(nodes: Sequence[Node], beginning: _Beginning) -> Iterator[tuple[str, int, bool]]:
    """Yield the words of a run, line by line, with their line and whether they begin it."""
    for node in nodes:
        if isinstance(node, Words):
            text = _without_escapes(node)
            for number, part in enumerate(text.split("\n")):
                beginning.holds |= number > 0
                if part:
                    yield part, node.place.line + number, beginning.holds
                    beginning.holds = False
        elif isinstance(node, Element) and node.tag != "br":
            beginning.holds &= node.tag in _MARKED
            if node.tag not in _UNREAD and not is_note_link(node):
                yield from _plain_lines(node.children, beginning)


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


_CELL_ENDS = re.compile(r"(?<!\\)\|")


def uneven_rows(lines: list[str], span: list[int], first_line: int) -> Iterator[Fault]:
    """Yield the rows of a table that have more or fewer cells than its first; a reader would lose some."""
    first, last = span
    width = _cells(lines[first]) if first < len(lines) else 0
    for number in range(first + 2, min(last, len(lines))):
        if (cells := _cells(lines[number])) != width:
            values = (("value", str(cells)), ("expected_cells", str(width)))
            yield Fault(first_line + number, "uneven-table", values)


def _cells(row: str) -> int:
    return len(_CELL_ENDS.split(row.strip().removeprefix("|").removesuffix("|")))
