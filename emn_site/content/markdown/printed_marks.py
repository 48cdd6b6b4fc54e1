"""What of a text was written as markup and is none: readers would see the signs themselves.

The words of a text, outside code, may have any sign as prose has it: `[…]`, `C#`, `5 * 3`, `§`, `a || b`.
A sign stands as a mark where it touches the words that it was meant to mark, or begins a line as a list, a
heading, a table or a note does in some dialect (CommonMark, GitHub, pandoc, MkDocs, Hugo, Sphinx, wikis, TeX,
Word, Excel, answers of language models). What is escaped is meant as the sign itself.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise, zip_longest

from emn_site.content.markdown.characters import MARKS, character_faults
from emn_site.model.text import Fault
from emn_site.model.tree import Element, Node, Words, is_note_link, plain_text


def _compile(table: str) -> tuple[tuple[re.Pattern[str], str, tuple[tuple[str, str], ...]], ...]:
    """Return each pattern with what is wrong where it is found, and of what kind a mark is."""
    parts = [(code.partition(":"), sign) for code, patterns in MARKS[table].items() for sign in patterns]
    return tuple(
        (re.compile(sign), code, (("detail", f"mark-{kind}"),) if kind else ())
        for (code, _, kind), sign in parts
    )


AT_THE_BEGINNING, ANYWHERE, TWO_LINES = map(_compile, ("at_the_beginning", "anywhere", "two_lines"))
FIRST_CHARACTERS = {*MARKS["first_signs"], *map(chr, range(0xE000, 0xF900))}
ANY_SIGN, SHORT_LINE, TORN, DIVIDED = map(re.compile, MARKS["lines"].values())

# What is said once for all lines of a paragraph.
_ONCE = frozenset(("bullet-from-word", "pasted-tabs", "table-not-read"))
_CODE, _EMPHASIS = ("detail", "mark-code"), ("detail", "mark-emphasis")
_UNREAD = frozenset(("code", "img"))
_NOTED_WORD = re.compile(r"[^\W\d_]{4}[.,;:”“\")]?$|\w[.;”“]$")
# What Markdown marks within a line: a mark at its beginning may be followed by a sign that begins a line.
_MARKED = frozenset(("a", "em", "s", "strong"))
_ESCAPED = "\ufffc"  # stands for a sign that its author meant as the sign itself; no pattern has it


def find_printed_marks(run: Sequence[Node]) -> Iterator[Fault]:
    """Yield the markup left in a line of words; what is code, or escaped, is not looked at."""
    seen = set[str]()
    lines = list(_plain_lines(run, _Beginning()))
    for text, line, is_first in lines:
        for fault in _in_text(text, line, is_first):
            if fault.code not in seen & _ONCE:
                yield fault
            seen.add(fault.code)
    yield from _torn_marks(run)
    beginnings = [(text, line) for text, line, is_first in lines if is_first]
    if "pasted-tabs" not in seen:
        yield from _lines_not_read(beginnings, all(isinstance(node, Words) for node in run))


def _lines_not_read(beginnings: list[tuple[str, int]], is_plain: bool) -> Iterator[Fault]:
    """Yield the first of two points, or rows, that stand below each other in one paragraph."""
    for pattern, code, kind in TWO_LINES:
        for (text, line), (following, _) in pairwise(beginnings):
            if pattern.match(text) and pattern.match(following):
                yield Fault(line, code, (("value", text[:20].replace(_ESCAPED, "")), *kind))
                return
    texts = [text.strip() for text, _ in beginnings] if is_plain else []
    if len(texts) > 2 and all(SHORT_LINE.fullmatch(text) for text in texts):
        yield Fault(beginnings[0][1], "list-not-read", (("value", texts[0]),))
    divided = TORN.findall(text) if DIVIDED.search(text := "\n".join(texts)) else ()
    if torn := ", ".join(f"{before}-{after}" for before, after in divided):
        yield Fault(beginnings[0][1], "word-torn", (("value", torn), ("meant", torn.replace("-", ""))))


def _torn_marks(run: Sequence[Node]) -> Iterator[Fault]:
    """Yield the signs ` written as apostrophes, which made code of words, and ** closed by one *."""
    for before, marked, after in zip_longest(run, run[1:], run[2:]):
        if not isinstance(before, Words) or not isinstance(marked, Element):
            continue
        text = plain_text(marked.children)
        if _is_note_number(before.text, marked):
            yield Fault(marked.place.line, "note-typed", (("value", text),))
        is_glued = before.text[-1:].isalpha() and isinstance(after, Words) and after.text[:1].isalpha()
        if is_glued and marked.tag == "code" and " " in text:
            yield Fault(marked.place.line, "leftover-markup", (("value", f"`{text}`"[:40]), _CODE))
        if marked.tag == "em" and _without_escapes(before).endswith("*"):
            yield Fault(marked.place.line, "leftover-markup", (("value", f"**{text}*"[:40]), _EMPHASIS))


def _is_note_number(before: str, marked: Element) -> bool:
    """Whether a raised number stands behind a word that is no unit, such as m or km, or behind its stop."""
    is_raised = marked.tag == "sup" and not is_note_link(marked)
    return is_raised and plain_text(marked.children).isdecimal() and bool(_NOTED_WORD.search(before.rstrip()))


class _Beginning:
    """Whether nothing of a line has been read yet."""

    holds = True


def _plain_lines(nodes: Sequence[Node], beginning: _Beginning) -> Iterator[tuple[str, int, bool]]:
    """Yield the words of a run, line by line, with their line and whether they begin it."""
    for node, following, after in zip_longest(nodes, nodes[1:], nodes[2:]):
        if isinstance(node, Words):
            text = _without_escapes(node) + (address := _bare_address(following))
            if node.text.endswith("[") and address and isinstance(after, Words):
                text += "".join(after.text.partition("]")[:2])
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
        text = plain_text(node.children)
        return text if text.startswith(("http://", "https://", "www.", "mailto:")) else ""
    return ""


def _without_escapes(words: Words) -> str:
    if not words.escapes:
        return words.text
    characters = list(words.text)
    for at in words.escapes:
        characters[at] = _ESCAPED if characters[at] != "\n" else "\n"
    return "".join(characters)


def _in_text(text: str, line: int, at_the_beginning: bool) -> Iterator[Fault]:
    is_marked = at_the_beginning and text[:1] in FIRST_CHARACTERS
    for pattern, code, kind in AT_THE_BEGINNING if is_marked else ():
        if found := pattern.match(text):
            yield Fault(line, code, (("value", found.group().strip()), *kind))
    marks = dict[tuple[tuple[str, str], ...], dict[str, None]]()
    for pattern, code, kind in ANYWHERE if ANY_SIGN.search(text) else ():
        for found in pattern.finditer(text):
            mark = re.sub(r"\ufffc(/?\w+ ?/?)\ufffc", r"<\1>", found.group()).replace(_ESCAPED, "&amp;")
            if code == "leftover-markup":
                marks.setdefault(kind, {})[mark] = None
            else:
                yield Fault(line, code, (("value", mark), *kind))
    for kind, characters in marks.items():
        yield Fault(line, "leftover-markup", (("value", "`, `".join(characters)), *kind))
    yield from character_faults(text, line)
