"""Where in its file each piece of a paragraph stands: the parser itself knows the lines of blocks only.

What it pushes is noted with the sign at which it was read; the sign is then looked up in the lines from which
the parser took the paragraph, without what stands before them (`> `, blanks of a list).
"""

import re
from collections.abc import Sequence
from functools import cache
from typing import Any, Literal

from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.fragments_join import fragments_join
from markdown_it.token import Token

from emn_site.model.tree import NOWHERE, Element, Place

_HEADING_MARKS = re.compile(r"[\s>]*#*\s*")
# What stands before the content of a block, on its first line.
_MARKS = {
    "blockquote": re.compile(r">[ \t]?"),
    "div": re.compile(r">[ \t]?"),
    "li": re.compile(r"(?:[-+*]|\d{1,9}[.)])\s*(?:\[[ xX]\]\s)?"),
    "dd": re.compile(r"[:~]\s*"),
    "note": re.compile(r"\[\^[^\]\s]*\]:\s*"),
}


class PlacedInline(StateInline):
    """The state of a paragraph that is parsed: each token has the number of its first sign, as its `map`."""

    def __init__(self, src: str, md: Any, env: Any, outTokens: list[Token]) -> None:
        self._begun = 0
        self._taken_back: int | None = None
        self._last: tuple[int, int, Token] | None = None
        super().__init__(src, md, env, outTokens)

    @property
    def pending(self) -> str:
        """Words that no token has yet."""
        return str(StateInline.pending.fget(self))  # type: ignore[attr-defined]

    @pending.setter
    def pending(self, value: str) -> None:
        if hasattr(self, "_pending_buffer"):  # the first time, nothing is there yet
            before = self.pending
            if value and not before:
                self._begun = self.pos
            elif before and not value:  # a bare address begins in words that were read before
                self._taken_back = self._begun
        StateInline.pending.fset(self, value)  # type: ignore[attr-defined]

    def append_pending(self, text: str) -> None:
        """Append words to those that no token has yet."""
        if not (self._pending or self._pending_buffer):
            self._begun = self.pos
        super().append_pending(text)

    def pushPending(self) -> Token:
        """Make a token of the words that have none yet."""
        token = super().pushPending()
        self._taken_back = None
        token.map = [self._begun, self._begun]
        return token

    def push(self, ttype: str, tag: str, nesting: Literal[-1, 0, 1]) -> Token:
        """Note where a token begins."""
        ended = self._begun + len(self.pending) if self.pending else self._taken_back
        self._taken_back = None
        token = super().push(ttype, tag, nesting)
        follows = at = self._next()
        if ttype == "link_open" and self.linkLevel == 0 and self.posMax < len(self.src):
            at = self.pos - 1  # its bracket; only what stands between brackets is parsed up to an end
        elif ttype == "link_open" and ended is not None:
            follows = at = min(at, ended)
        elif ttype == "hardbreak" and self.src[self.pos] == "\n":  # the blanks before it are its own
            follows = at = len(self.src[: self.pos].rstrip(" "))
        self._last = (self.pos, follows, token)
        token.map = [at, at]
        return token

    def _next(self) -> int:
        """Return the sign at which a token begins: of several at one place, behind the one before it."""
        if self._last and self._last[0] == self.pos:
            return self._last[1] + len(self._last[2].content)
        return self.pos


def merge_words(state: StateInline) -> None:
    """Join words as the parser does; the first sign of all is where the first of them stood."""
    begun: list[int] | None = None
    for token in state.tokens:
        if token.type != "text":
            begun = None
        elif begun is None:
            begun = token.map if token.content else None
        else:
            token.map = begun
    fragments_join(state)


class ParagraphPlaces:
    """Where the signs of a paragraph, a heading or a cell stand in the file."""

    def __init__(self, lines: list[str], first_line: int) -> None:
        self._lines, self._first_line = lines, first_line
        self._cell_ends: dict[int, int] = {}
        self._starts: list[tuple[int, int, int]] = []
        self._content = ""

    def read(self, inline: Token, is_heading: bool, is_cell: bool) -> None:
        """Find the lines of what stands in lines of words."""
        self._content, self._starts = inline.content, []
        if inline.map is None:
            return
        offset = 0
        for number, part in enumerate(inline.content.split("\n"), inline.map[0]):
            source, words = self._lines[number] if number < len(self._lines) else "", part.strip()
            lead = len(part) - len(part.lstrip())
            self._starts.append(
                (offset, number, self._column(source, words, number, is_heading, is_cell) - lead)
            )
            offset += len(part) + 1

    def _column(self, source: str, words: str, number: int, is_heading: bool, is_cell: bool) -> int:
        if is_cell:
            words = words.replace("|", "\\|")
            found = source.find(words, self._cell_ends.get(number, 0))
            self._cell_ends[number] = found + max(1, len(words))
            return max(0, found)
        if not is_heading and source.rstrip().endswith(words):
            return len(source.rstrip()) - len(words)
        opening = _HEADING_MARKS.match(source) if is_heading else None
        return max(0, source.find(words, opening.end() if opening else 0))

    def place(self, start: int, end: int) -> Place:
        """Return the place of the signs from one to before another."""
        if not self._starts:
            return NOWHERE
        return Place(*self._point(start), *self._point(end))

    def _point(self, at: int) -> tuple[int, int]:
        offset, number, column = self._starts[0]
        if len(self._starts) > 1:
            offset, number, column = next(one for one in reversed(self._starts) if one[0] <= at)
        source = self._lines[number] if number < len(self._lines) else ""
        inside = at - offset
        if self._cell_ends and "\\|" in source:
            inside += self._content[offset:at].count("|")
        return self._first_line + number, min(column + inside, len(source)) + 1


def block_place(lines: list[str], span: list[int], first_line: int, outer: Sequence[Element]) -> Place:
    """Return the place of a block from the lines it has, counted from 0, without empty ones at its end.

    `outer` are the blocks around it: what begins on the line of the nearest begins behind its mark.
    """
    first, last = span[0], max(span[0] + 1, span[1])
    while last - 1 > first and (last > len(lines) or not lines[last - 1].strip(" \t>\r")):
        last -= 1
    source = lines[first] if first < len(lines) else ""
    nearest = outer[-1]
    if nearest.place.line == first_line + first:
        column = nearest.place.column - 1
        mark = _MARKS[nearest.tag].match(source, column) if nearest.tag in _MARKS else None
        column = mark.end() if mark else column
    else:
        quotes = sum(one.tag == "blockquote" or one.attributes.get("role") == "note" for one in outer)
        column = _prefix(quotes).match(source).end()  # type: ignore[union-attr]
    last_column = len(lines[last - 1].rstrip("\r")) + 1
    return Place(first_line + first, column + 1, first_line + last - 1, last_column)


@cache
def _prefix(quotes: int) -> re.Pattern[str]:
    """Return what stands before a block inside so many quotations, on another line than they begin."""
    return re.compile(rf"(?:[ \t]*>){{0,{quotes}}}[ \t]*")
