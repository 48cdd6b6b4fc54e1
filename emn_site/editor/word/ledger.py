"""The ledger of an import: how much there is of what, and each word in the text, or named with its place."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from lxml import etree

from emn_site.editor.word.elements import W, style_name, styles_by_key, word_value
from emn_site.editor.word.losses import paragraph_line, shorten
from emn_site.editor.word.package import BLIP, IMAGE_DATA
from emn_site.locale.tokenizer import split_words, split_words_and_codes
from emn_site.model.text import Text
from emn_site.model.tree import Element, Node, Words, inline_runs, is_note_link, walk_elements

_PARTS = ("document", "footnotes", "endnotes", "styles")
CONTENTS = ("toc", "contents ")  # how the names of styles begin in a table of contents
# Styles of what this site's own files have beside: notes set apart, their titles, a summary.
BOX, BOX_TITLE, SUMMARY = "emn ", "emn title", "emn summary"
_HEADING_STYLE = re.compile(r"heading \d$", re.IGNORECASE)


@dataclass(frozen=True)
class DocumentInventory:
    """How much there is of what an editor looks for after an import."""

    words: int
    notes: int
    tables: int
    figures: int


class WordFile:
    """The parts of a Word file that were settled."""

    def __init__(self, parts: Mapping[str, etree._Element]) -> None:
        """Take the parts by their paths in the file."""
        self._parts = {name: parts[f"word/{name}.xml"] for name in _PARTS if f"word/{name}.xml" in parts}

    def _all(self, part: str, element: str) -> list[etree._Element]:
        """Return the elements of a name in a part; none where the file has no such part."""
        return list(self._parts[part].iter(element)) if part in self._parts else []

    def _notes(self) -> Iterator[etree._Element]:
        """Yield the notes at the foot and the end that the document refers to: Word shows no other."""
        for part, kind in (("footnotes", f"{W}footnote"), ("endnotes", f"{W}endnote")):
            referred = {one.get(f"{W}id") for one in self._all("document", f"{kind}Reference")}
            for note in self._all(part, kind):
                if note.get(f"{W}type") in (None, "normal") and note.get(f"{W}id") in referred:
                    yield note

    def count(self, changes: str) -> DocumentInventory:
        """Count what it holds: text, notes at the foot and the end, tables of several cells, pictures."""
        tables = [one for part in self._parts for one in self._all(part, f"{W}tbl")]
        return DocumentInventory(
            words=sum(len(split_words(line)) for line in self.lines(changes)),
            notes=len(list(self._notes())),
            tables=sum(len(one.findall(f"{W}tr/{W}tc")) > 1 for one in tables),
            figures=sum(len(self._all(part, name)) for part in self._parts for name in (BLIP, IMAGE_DATA)),
        )

    def lines(self, changes: str) -> list[str]:
        """Return the words of each paragraph and note as a reader sees them with the `changes` settled.

        The table of contents is left out, as it is of a text.
        """
        styles, left_out = styles_by_key(self._parts.get("styles")), (*CONTENTS, BOX_TITLE)
        return [
            line
            for part in (self._parts["document"], *self._notes())
            for one in part.iter(f"{W}p")
            if not style_name(styles, one).startswith(left_out) and (line := paragraph_line(one, changes))
        ]

    def numbers_headings(self) -> bool:
        """Whether Word itself numbers its headings: their style, or most of them, belong to a list."""
        of_headings = {
            style.get(f"{W}styleId"): _is_in_list(style)
            for style in self._all("styles", f"{W}style")
            if _HEADING_STYLE.match(word_value(style, f"{W}name"))
        }
        used = [
            _is_in_list(paragraph) or of_headings[name]
            for paragraph in self._all("document", f"{W}p")
            if (name := word_value(paragraph, f"{W}pPr/{W}pStyle")) in of_headings
        ]
        return sum(used) * 2 > len(used)


def _is_in_list(element: etree._Element) -> bool:
    """Whether a style or a paragraph belongs to a list; number 0 takes it out of one."""
    return word_value(element, f"{W}pPr/{W}numPr/{W}numId") not in ("", "0")


def text_inventory(markdown: str, text: Text) -> DocumentInventory:
    """Count what a text of this site holds."""
    return DocumentInventory(
        words=text.words,
        notes=len(re.findall(r"(?m)^\[\^[^\]\[]+\]:", markdown)),
        tables=sum(1 for _ in walk_elements(text.tree(), "table")),
        figures=len(text.images),
    )


@dataclass
class Ledger:
    """What of a file does not stand in its text."""

    lost: list[tuple[str, str]] = field(default_factory=list)
    """Words, and those that stood last before them."""
    renumbered: list[str] = field(default_factory=list)
    """Numbers of headings, tables and figures, which the site counts itself: 1.1, 3 lentelė."""


def compare_words(lines: Iterable[str], remaining: Iterable[str], kinds: Sequence[str]) -> Ledger:
    """Return what of a file's paragraphs is not among the lines that were kept.

    `kinds` are what tables and figures are called, as in `CaptionWords`.
    """
    ledger, before, lines = Ledger(), "–", list(lines)
    there = Counter(tuple(find_words(line)) for line in remaining)
    intact = Counter(tuple(find_words(line)) for line in lines) & there
    left = Counter(word for line, count in (there - intact).items() for word in line * count)
    names = {word for kind in kinds for word in find_words(kind)}
    for line in lines:
        missing = []
        words = find_words(line)
        is_intact = intact[tuple(words)] > 0  # such take their words before lines that lost some
        intact[tuple(words)] -= is_intact
        for at, word in enumerate(words if not is_intact else ()):
            if left[word]:
                left[word] -= 1
            else:
                missing.append(at)
        if missing == list(range(len(missing))) and _is_number([words[at] for at in missing], names):
            ledger.renumbered.append(" ".join(words[at] for at in missing))
        elif missing:
            text = line if len(missing) == len(words) else " ".join(words[at] for at in missing)
            ledger.lost.append((text, before))
        before = shorten(line)
    return ledger


def _is_number(words: list[str], names: set[str]) -> bool:
    """Whether words are a number that the site counts itself, with the name of a table or a figure."""
    return bool(words) and all(word.isdecimal() or word in names for word in words)


def find_words(line: str) -> list[str]:
    """Return the words and numbers of a line, in small letters."""
    return split_words_and_codes(unicodedata.normalize("NFC", line).casefold())


def reader_lines(tree: Element) -> Iterator[str]:
    """Yield what a reader reads of a text, a line for each run of words, captions of pictures included."""
    yield from ("".join(map(_node_text, run)) for _, run in inline_runs(tree))


def _node_text(node: Node) -> str:
    if isinstance(node, Words):
        return node.text
    if not isinstance(node, Element) or is_note_link(node):
        return ""
    if node.tag == "img":
        return f" {node.attributes.get('title') or node.attributes.get('alt', '')} "
    return " " if node.tag in ("br", "wbr") else "".join(reader_lines(node))
