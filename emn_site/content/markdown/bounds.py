"""How much of a text is read: no paragraph, and no text as a whole, may keep an editor waiting.

A parser of Markdown looks ahead from each bracket to its end, so that a paragraph of nothing but brackets
takes minutes where one of words takes a moment. What goes beyond the bounds is named and left unread.
"""

from collections.abc import Iterator
from typing import Any

from markdown_it.parser_inline import ParserInline
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from emn_site.content.markdown.places import PlacedInline
from emn_site.model.text import Fault

MOST_CHARACTERS = 20_000  # signs between two empty lines, or in a cell: some seven printed pages
MOST_COLONS = 500  # colons in one paragraph: at each the parser looks back for the beginning of an address
# Steps that the parser may look ahead in one text; the texts of this site need fourteen at most.
MOST_STEPS = 100_000
# Elements and links in one text: tables of HTML with some four thousand cells, or ten thousand links.
MOST_ELEMENTS = 10_000


class _TooIntricate(Exception):
    """The parser has looked ahead too often."""


class BoundedInline(ParserInline):
    """The parser of what stands inside a paragraph, which gives up after `MOST_STEPS`."""

    def parse(self, src: str, md: Any, env: Any, tokens: list[Token]) -> list[Token]:
        """Parse a paragraph; its tokens know where they begin."""
        state = PlacedInline(src, md, env, tokens)
        self.tokenize(state)
        for rule in self.ruler2.getRules(""):
            rule(state)
        return state.tokens

    def skipToken(self, state: StateInline) -> None:
        """Step over one token while looking ahead."""
        state.env["steps"] = state.env.get("steps", 0) + 1
        if state.env["steps"] > MOST_STEPS:
            raise _TooIntricate
        super().skipToken(state)


def parse_within_bounds(state: StateCore) -> None:
    """Parse what stands inside each paragraph; note those that are too long or too intricate."""
    elements = 0
    for token in state.tokens:
        if token.type not in ("inline", "html_block"):
            continue
        before, elements = elements, elements + token.content.count("<") + token.content.count("](")
        if before > MOST_ELEMENTS:  # said once, where it was passed
            _empty(token)
        elif code := _beyond(token, elements):
            _leave_unread(state.env, token, code)
        elif token.type == "inline":
            _parse(state, token)


def _beyond(token: Token, elements: int) -> str | None:
    if token.type == "inline" and len(token.content) > MOST_CHARACTERS:
        return "paragraph-too-long"
    if elements > MOST_ELEMENTS or (token.type == "inline" and token.content.count(":") > MOST_COLONS):
        return "paragraph-too-intricate"
    return None


def _parse(state: StateCore, token: Token) -> None:
    token.children = []
    try:
        state.md.inline.parse(token.content, state.md, state.env, token.children)
    except _TooIntricate:
        _leave_unread(state.env, token, "paragraph-too-intricate")


def _leave_unread(env: Any, token: Token, code: str) -> None:
    value = str(len(token.content)) if code == "paragraph-too-long" else token.content[:40]
    env.setdefault("over_bounds", []).append((token.map[0] if token.map else 0, code, value))
    _empty(token)


def _empty(token: Token) -> None:
    token.content, token.children = "", [] if token.type == "inline" else None


def oversized_paragraphs(env: dict[str, Any], first_line: int) -> Iterator[Fault]:
    """Yield the paragraphs that were not read."""
    for line, code, value in env.get("over_bounds", ()):
        yield Fault(first_line + line, code, (("value", value),))
