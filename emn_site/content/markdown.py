"""Renders a Markdown text, once: GitHub's dialect, as the preview shows it in which editors work.

The parser is markdown-it-py with GitHub's extensions (tables, notes, task lists, alerts, bare addresses),
definition lists, and attributes after links: its tokens know their lines, which faster ones (comrak, cmark)
tell of blocks only, so that a broken link in a long paragraph could not be named by its line.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from html import unescape
from typing import Any
from urllib.parse import unquote

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from mdit_py_plugins.attrs import attrs_plugin
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.gfm import gfm_plugin

from emn_site.cache.lazy import LazyText
from emn_site.content import link_policy, spoofing
from emn_site.content.bounds import BoundedInline, oversized_paragraphs, parse_within_bounds
from emn_site.content.html_policy import MarkupReader, sanitise, unknown_language
from emn_site.content.raw_markup import find_raw_markup, keep_escapes, uneven_rows
from emn_site.content.translations import count_numbers
from emn_site.locale.addresses import slug
from emn_site.locale.tokenizer import split_words
from emn_site.model.shapes import is_language_tag
from emn_site.model.spaces import bind_numbers
from emn_site.model.text import AnchorNames, Fault, Heading, Text, TextLink

FRAME_IDS = frozenset(
    "about-publication by-country by-topic charts citation cite cite-apa cite-apa-title cite-harvard "
    "cite-harvard-title cite-summary cite-summary-apa cite-summary-apa-title cite-summary-harvard "
    "cite-summary-harvard-title content corrections in-figures newest related sources".split()
)
"""Names that the frame of a page uses itself; a heading of a text gets another."""

UNFILLED = "…"
"""A paragraph that `build.py new` leaves to be written."""

_SEEN = re.compile(r"(?:^|>)\s*[^<\s]")
"""The first sign in some HTML that a reader sees."""

_NAME = re.compile(r"(?<!\s)\s*+\{\s*#([A-Za-z][\w-]*)\s*\}\s*$")
_ALIGNMENTS = {"text-align:center": "emn-center", "text-align:right": "emn-right"}


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": True})
    parser.inline = BoundedInline()
    parser.core.ruler.at("inline", parse_within_bounds)
    parser.use(gfm_plugin).use(deflist_plugin).use(attrs_plugin, allowed=("lang", "hreflang"))
    parser.core.ruler.before("inline", "heading_name", _take_names)
    parser.core.ruler.before("text_join", "keep_escapes", keep_escapes)
    parser.core.ruler.after("inline", "task_signs", _write_task_signs)
    parser.core.ruler.after("task_signs", "bound_numbers", _bind_numbers)
    parser.core.ruler.before("footnote_tail", "note_definitions", _keep_definitions)
    # An address that may not be linked to is judged with its line, not silently left as text or mended.
    mended = parser.normalizeLink
    parser.validateLink = lambda url: True  # type: ignore[method-assign]
    parser.normalizeLink = lambda url: (  # type: ignore[method-assign]
        url if any(link_policy.link_faults(url, 0)) else mended(url)
    )
    parser.add_render_rule("footnote_caption", _note_number)
    return parser


def _take_names(state: StateCore) -> None:
    """Take the name an author gave a heading, `## Title {#name}`, out of its words."""
    for opening, inline in zip(state.tokens, state.tokens[1:], strict=False):
        if opening.type == "heading_open" and (found := _NAME.search(inline.content)):
            opening.meta["name"] = found.group(1)
            inline.content = inline.content[: found.start()]


def _write_task_signs(state: StateCore) -> None:
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
        for child in token.children or ():
            if child.type == "text":
                child.content = bind_numbers(child.content)


def _keep_definitions(state: StateCore) -> None:
    """Remember where each note is defined, before the definitions are moved to the end."""
    state.env["definitions"] = [
        (token.meta["label"], token.map[0] if token.map else 0)
        for token in state.tokens
        if token.type == "footnote_reference_open"
    ]


def _note_number(self: Any, tokens: list[Token], index: int, options: Any, env: Any) -> str:
    return str(tokens[index].meta["id"] + 1)


def render_markdown(body: str, first_line: int = 1) -> Text:
    """Return the text below a front matter, rendered; `first_line` is where it begins in its file."""
    env: dict[str, Any] = {}
    parser = _parser()
    tokens = parser.parse(body, env)
    found = _Reading(first_line, body.split("\n"))
    found.walk(tokens)
    html = sanitise(parser.renderer.render(tokens, parser.options, env))
    prose = "\n".join(found.prose)
    return Text(
        html=LazyText(html),
        prose=LazyText(prose),
        line=first_line,
        headings=tuple(found.headings),
        links=tuple(found.links),
        images=tuple(found.images),
        anchors=frozenset(re.findall(r' id="([^"]+)"', html)),
        faults=_in_order(
            [
                *found.faults,
                *found.markup.finish(),
                *_note_faults(env, first_line),
                *oversized_paragraphs(env, first_line),
            ]
        ),
        words=len(split_words(prose)),
        numbers=tuple(sorted(count_numbers(prose).items())),
        unfilled=found.unfilled,
        is_empty=not found.images and not _SEEN.search(html),
    )


def _in_order(faults: list[Fault]) -> tuple[Fault, ...]:
    return tuple(sorted(set(faults), key=lambda fault: (fault.line, fault.code, fault.values)))


def _note_faults(env: dict[str, Any], first_line: int) -> Iterator[Fault]:
    """Yield the notes that are defined twice, and those nothing refers to."""
    known: set[str] = set()
    referred = env.get("footnotes", {}).get("refs", {})
    for label, line in env.get("definitions", ()):
        if label in known:
            yield Fault(first_line + line, "note-defined-twice", (("value", label),))
        elif referred.get(f":{label}", -1) < 0:
            yield Fault(first_line + line, "note-unused", (("value", label),))
        known.add(label)


@dataclass
class _Reading:
    """What the tokens of one text say, gathered in one walk."""

    first_line: int
    lines: list[str]
    prose: list[str] = field(default_factory=list)
    headings: list[Heading] = field(default_factory=list)
    links: list[TextLink] = field(default_factory=list)
    images: list[TextLink] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    unfilled: int = 0
    markup: MarkupReader = field(default_factory=MarkupReader)
    _names: AnchorNames = field(default_factory=lambda: AnchorNames(FRAME_IDS, "_"))
    _heading: Token | None = None

    def walk(self, tokens: list[Token]) -> None:
        """Read every token of a text; headings get the names they can be linked at."""
        line = self.first_line
        for token in tokens:
            if token.map:
                line = self.first_line + token.map[0]
            _align_by_class(token)
            match token.type:
                case "fence":
                    self._judge(f"{token.info}\n{token.content}", line)
                case "code_block":
                    self._judge(token.content, line)
                case "heading_open":
                    self._heading = token
                case "table_open":
                    self.faults.extend(uneven_rows(self.lines, token.map or [0, 0], self.first_line))
                case "inline":
                    self._inline(token, line)
                case "html_block":
                    self._markup(token.content, line)

    def _inline(self, token: Token, line: int) -> None:
        start, words = line, list[str]()
        open_links: list[tuple[Token, int, int]] = []
        for child in token.children or ():
            self._judge_attributes(child, line)
            match child.type:
                case "text" | "code_inline":
                    words.append(child.content)
                case "softbreak" | "hardbreak":
                    words.append("\n")
                    line += 1
                case "link_open":
                    open_links.append((child, line, len(words)))
                case "link_close" if open_links:
                    opening, at, since = open_links.pop()
                    self._link(str(opening.attrs.get("href", "")), at, "".join(words[since:]))
                case "image":
                    alt = _words(child)
                    words.append(alt)
                    self._image(str(child.attrs.get("src", "")), line, alt)
                case "html_inline":
                    self._markup(child.content, line)
                    line += child.content.count("\n")
        self._judge("".join(words), start)
        text = "".join(words).replace("\n", " ")
        if self._heading is not None:
            self._name(self._heading, text, start)
            self._heading = None
        elif text.strip() == UNFILLED:
            self.unfilled = self.unfilled or start
        if text.strip():
            self.prose.append(text)
        self.faults.extend(find_raw_markup(token, start))

    def _judge(self, text: str, line: int) -> None:
        self.faults.extend(spoofing.spoofing_faults(text, line))

    def _judge_attributes(self, token: Token, line: int) -> None:
        for name, value in token.attrs.items():
            if name in ("href", "src"):
                self.faults.extend(spoofing.invisible_faults(unquote(str(value)), line))
            elif name in ("lang", "hreflang") and not is_language_tag(str(value)):
                self.faults.append(unknown_language(line))
            else:
                self._judge(str(value), line)
        for name in token.meta.get("insecure_attrs", ()):
            values = (("value", str(name)), ("element", "{…}"))
            self.faults.append(Fault(line, "attribute-not-allowed", values))

    def _link(self, target: str, line: int, text: str) -> None:
        text = text.replace("\n", " ")
        if not target:
            self.faults.append(Fault(line, "empty-link", (("value", text),)))
        elif self._may_lead(target, line, text):
            self.links.append(TextLink(target, line, text))

    def _image(self, target: str, line: int, text: str) -> None:
        if self._may_lead(target, line):
            self.images.append(TextLink(target, line, text))

    def _may_lead(self, target: str, line: int, label: str = "") -> bool:
        faults = list(link_policy.link_faults(target, line, label))
        self.faults.extend(faults)
        return link_policy.ERRORS.isdisjoint(fault.code for fault in faults)

    def _markup(self, html: str, line: int) -> None:
        self._judge(unescape(html), line)
        links, images = len(self.markup.links), len(self.markup.images)
        self.markup.read(html, line)
        for target, at in self.markup.links[links:]:
            self._link(target, at, "")
        for target, at, alt in self.markup.images[images:]:
            self._image(target, at, alt)
        if text := re.sub(r"<[^<>]*>", " ", html).strip():
            self.prose.append(text)

    def _name(self, heading: Token, title: str, line: int) -> None:
        """Give a heading the name it is linked at: its author's, or its words without diacritics."""
        own = str(heading.meta.get("name", ""))
        self._judge(own, line)
        if own in FRAME_IDS or own.startswith("emn-"):
            self.faults.append(Fault(line, "attribute-not-allowed", (("value", f"#{own}"), ("element", "#"))))
        wanted = str(heading.meta.get("name") or slug(title) or "section")
        name = self._names.free(wanted, first=1)
        heading.attrs["id"] = name
        self.headings.append(Heading(int(heading.tag[1:]), name, title, line))


def _align_by_class(token: Token) -> None:
    """Put a class in the place of a style, which the page's own rules forbid."""
    if token.type in ("td_open", "th_open") and (style := token.attrs.pop("style", None)):
        token.attrs["class"] = _ALIGNMENTS.get(str(style), "emn-left")


def _words(token: Token) -> str:
    return "".join(child.content for child in token.children or () if child.type in ("text", "code_inline"))
