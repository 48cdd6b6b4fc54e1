"""The parser of Markdown: GitHub's dialect, as the preview shows it in which editors work.

It is markdown-it-py with GitHub's extensions (tables, notes, task lists, alerts, bare addresses), definition
lists, and attributes after links. Nothing but this folder knows it (`decisions/` says why this one).

How much of a text is read has bounds: no paragraph, and no text as a whole, may keep an editor waiting. A
parser looks ahead from each bracket to its end, so that a paragraph of nothing but brackets takes minutes
where one of words takes a moment. What goes beyond the bounds is named and left unread.
"""

import re
from collections.abc import Iterator
from functools import cache
from itertools import groupby
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.parser_inline import ParserInline
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from mdit_py_plugins.attrs import attrs_plugin
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.gfm import gfm_plugin

from emn_site.content import link_policy
from emn_site.content.markdown.places import PlacedInline, merge_words
from emn_site.model.shapes import bind_numbers
from emn_site.model.text import Fault

_NAME = re.compile(r"(?<!\s)\s*+\{\s*#([A-Za-z][\w-]*)\s*\}\s*$")


def parse_tokens(body: str) -> tuple[list[Token], dict[str, Any]]:
    """Return what the parser says of a text, and what it noted beside: notes, and what it left unread."""
    env: dict[str, Any] = {}
    return _parser().parse(body, env), env


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": True})
    parser.inline = BoundedInline()
    parser.core.ruler.at("inline", parse_within_bounds)
    parser.use(gfm_plugin).use(deflist_plugin).use(attrs_plugin, allowed=("lang", "hreflang"))
    parser.options["strikethrough_single_tilde"] = False  # 5~10 and 6~12 are ranges
    parser.core.ruler.before("inline", "heading_name", _take_names)
    parser.core.ruler.before("text_join", "escapes", _keep_escapes)
    parser.core.ruler.after("inline", "task_signs", _write_task_boxes)
    parser.core.ruler.after("task_signs", "bound_numbers", _bind_numbers)
    parser.core.ruler.before("footnote_tail", "note_definitions", _keep_definitions)
    parser.inline.ruler2.at("fragments_join", merge_words)
    # An address that may not be linked to is judged with its line, not silently left as text or mended.
    mended = parser.normalizeLink
    parser.validateLink = lambda url: True  # type: ignore[method-assign]
    parser.normalizeLink = lambda url: (  # type: ignore[method-assign]
        url if any(link_policy.link_faults(url, 0)) else mended(url)
    )
    return parser


def _take_names(state: StateCore) -> None:
    """Take the name an author gave a heading, `## Title {#name}`, out of its words."""
    for opening, inline in zip(state.tokens, state.tokens[1:], strict=False):
        if opening.type == "heading_open" and (found := _NAME.search(inline.content)):
            opening.meta["name"] = found.group(1)
            inline.content = inline.content[: found.start()]


def _write_task_boxes(state: StateCore) -> None:
    """Write a sign before each task of a list: a box in a form would be a control that does nothing."""
    sign = ""
    for token in state.tokens:
        if "checked" in token.meta:
            sign = "☑ " if token.meta.pop("checked") else "☐ "
        elif token.type == "inline" and sign:
            token.children = [Token("text", "", 0, content=sign), *(token.children or ())]
            sign = ""


def _bind_numbers(state: StateCore) -> None:
    """Keep a number together with its unit, also where the editor wrote an ordinary space."""
    for token in state.tokens:
        for child in _pieces(token):
            if child.type == "text":
                child.content = bind_numbers(child.content)


def _pieces(token: Token) -> Iterator[Token]:
    """Yield the pieces of a paragraph, and those of the descriptions of its images."""
    for child in token.children or ():
        yield child
        yield from _pieces(child)


def _keep_definitions(state: StateCore) -> None:
    """Remember where each note is defined, before the definitions are moved to the end."""
    state.env["definitions"] = [
        (token.meta["label"], token.map[0] if token.map else 0)
        for token in state.tokens
        if token.type == "footnote_reference_open"
    ]


def _keep_escapes(state: StateCore) -> None:
    """Remember which signs of each paragraph are escaped, `\\[^1\\]` or `&lt;!--`, before they are words."""
    for inline in state.tokens:
        if any(child.type == "text_special" for child in inline.children or ()):
            _note_escapes(inline.children or [])


def _note_escapes(children: list[Token]) -> None:
    for is_text, group in groupby(children, lambda child: child.type in ("text", "text_special")):
        length, escapes = 0, list[int]()
        together = list(group) if is_text else []
        for child in together:
            if child.type == "text_special" and child.content != child.markup:
                escapes += range(length, length + len(child.content))
            length += len(child.content)
        for child in together[:1]:
            child.meta["escapes"] = escapes


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
