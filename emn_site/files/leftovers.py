"""What of a text was written as markup and is none: readers would see the signs themselves."""

import re
from collections.abc import Iterator

from markdown_it.token import Token

from emn_site.model.text import Fault

_AT_THE_BEGINNING = (
    (re.compile(r"#{1,6}[^#\s\d]"), "heading-without-space"),
    (re.compile(r":::+"), "leftover-markup"),
    (re.compile(r"\+[-=]{2,}"), "leftover-markup"),
    (re.compile(r"!!! ?\w+"), "leftover-markup"),
    (re.compile(r"\?\?\?\+? ?\w+"), "leftover-markup"),
    (re.compile(r"\[TOC\]$"), "leftover-markup"),
    (re.compile(r"\*\[[^\]]+\]:"), "leftover-markup"),
)
"""Signs at the beginning of a line: of pandoc, of other dialects, of a heading without its space."""

_ANYWHERE = (
    (re.compile(r"\[\^([^\]\s]+)\]"), "note-undefined"),
    (re.compile(r"\{:?\s*[.#][\w-][^{}]*\}|\{:\s*[\w-]+=[^{}]*\}"), "leftover-markup"),
)


def leftovers(inline: Token, line: int) -> Iterator[Fault]:
    """Yield the markup left in the words of a block that begins on a line; code is not looked at."""
    at_the_beginning = True
    for child in inline.children or ():
        if child.type in ("softbreak", "hardbreak"):
            line, at_the_beginning = line + 1, True
            continue
        if child.type == "text" and child.content:
            yield from _in_text(child.content, line, at_the_beginning)
        if child.type != "text" or child.content:
            at_the_beginning = False


def _in_text(text: str, line: int, at_the_beginning: bool) -> Iterator[Fault]:
    for pattern, code in _AT_THE_BEGINNING if at_the_beginning else ():
        if found := pattern.match(text):
            yield Fault(line, code, (("value", found.group()),))
    for pattern, code in _ANYWHERE:
        for found in pattern.finditer(text):
            yield Fault(line, code, (("value", found.group()),))
