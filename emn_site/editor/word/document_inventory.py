"""What a Word file's own parts say (ECMA-376): how much there is of what, comments, numbered headings."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from emn_site.editor.word.elements import W, style_name, styles_by_key, word_value
from emn_site.editor.word.losses import paragraph_line
from emn_site.editor.word.package import BLIP, IMAGE_DATA
from emn_site.locale.tokenizer import split_words
from emn_site.model.text import Text
from emn_site.model.tree import walk_elements

_PARTS = ("document", "footnotes", "endnotes", "styles")
CONTENTS = ("toc", "contents ")
"""How the names of styles begin in a table of contents."""

BOX, BOX_TITLE, SUMMARY = "emn ", "emn title", "emn summary"
"""Styles of what this site's own files have beside: notes set apart, their titles, a summary."""

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
        """Count what it holds: text, notes at the foot and the end, tables, pictures."""
        return DocumentInventory(
            words=sum(len(split_words(line)) for line in self.lines(changes)),
            notes=len(list(self._notes())),
            tables=sum(len(self._all(part, f"{W}tbl")) for part in self._parts),
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
