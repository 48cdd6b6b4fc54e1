"""What of a text was written as markup and is none: readers would see the signs themselves."""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from emn_site.model.text import Fault

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


_ESCAPED = "\ufffc"
"""Stands for a sign that its author meant as the sign itself; no pattern has it."""


def keep_escapes(state: StateCore) -> None:
    """Remember what each block has escaped, `\\[^1\\]` or `&lt;!--`, before it is text like any other."""
    for inline in state.tokens:
        if any(child.type == "text_special" for child in inline.children or ()):
            inline.meta["escaped"] = list(_joined(inline.children or ()))


def _joined(children: Iterable[Token]) -> Iterator[Token]:
    for is_text, group in groupby(children, lambda child: child.type in ("text", "text_special")):
        if is_text:
            signs = (child.content if child.type == "text" else _ESCAPED for child in group)
            yield Token("text", "", 0, content="".join(signs))
        else:
            yield from group


def find_raw_markup(inline: Token, line: int) -> Iterator[Fault]:
    """Yield the markup left in the words of a block that begins on a line.

    What is code, or escaped, is not looked at.
    """
    at_the_beginning, is_table = True, False
    for child in inline.meta.get("escaped", inline.children) or ():
        if child.type in ("softbreak", "hardbreak"):
            line, at_the_beginning = line + 1, True
            continue
        for fault in _in_text(child.content, line, at_the_beginning) if child.type == "text" else ():
            if not (is_table and fault.code == "table-not-read"):  # said once for all its rows
                yield fault
            is_table |= fault.code == "table-not-read"
        if child.type != "text" or child.content:
            at_the_beginning = False


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
