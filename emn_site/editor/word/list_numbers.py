"""Numbers of lists that Markdown cannot count: 1.1., Article 2, (a) – they are typed in (ECMA-376-1: 17.9).

A list of a single number or letter stays a list; a heading's numbers are the site's.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass, field

from lxml import etree

from emn_site.editor.word.elements import W, based_styles, remove_element, style_names, text_run, word_value
from emn_site.editor.word.package import WordPackage
from emn_site.editor.word.tree import GOES_ON

_BULLETS = {sign: sign for sign in "✓✔✅☑☐✗✘✕❌❎⚠★☆+?!"} | {"☒": "✗", "\uf0fc": "✓", "\uf0fb": "✗"}
_BULLETS |= {"\uf0fe": "☑", "\uf0fd": "✗", "\uf0a8": "☐", "\uf06f": "☐", "\uf04a": "☺", "\uf04c": "☹"}
"""Bullets that say something, with how those of Wingdings are written."""

_PLACE = re.compile(r"%([1-9])")
_SINGLE = re.compile(r"%[1-9][.)]?$")
_UNCOUNTED = frozenset(("bullet", "none"))
_ROMAN = tuple(zip((1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1),
                   "m cm d cd c xc l xl x ix v iv i".split(), strict=True))  # fmt: skip


@dataclass
class _List:
    """The levels of a list, and how far each has counted."""

    formats: dict[int, str] = field(default_factory=dict)
    texts: dict[int, str] = field(default_factory=dict)
    starts: dict[int, int] = field(default_factory=dict)
    counts: dict[int, int] = field(default_factory=dict)
    restarts: dict[int, int] = field(default_factory=dict)
    """After how many of the levels above one counts anew, where that is not all of them (17.9.10)."""

    @property
    def is_compound(self) -> bool:
        """Whether a level has more than one number, or words around it."""
        return any(
            text and not _SINGLE.match(text)
            for level, text in self.texts.items()
            if self.formats.get(level) not in _UNCOUNTED
        )

    def is_bullet(self, level: int) -> bool:
        """Whether the entries of a level have bullets."""
        return self.formats.get(level) == "bullet"

    def goes_on(self, level: int) -> bool:
        """Whether an entry has no bullet to be seen: it goes on with the one before."""
        return self.is_bullet(level) and not self.texts.get(level, "-").strip()

    def count(self, level: int) -> str:
        """Count one more entry of a level; return what stands before it."""
        for deeper in [one for one in self.counts if self.restarts.get(one, one) > level]:
            del self.counts[deeper]
        self.counts[level] = self.counts.get(level, self.starts.get(level, 1) - 1) + 1
        is_legal = self.texts.get(level, "").count("%") > 1

        def number(found: re.Match[str]) -> str:
            at = int(found[1]) - 1
            kind = "decimal" if is_legal and at != level else self.formats.get(at, "decimal")
            return list_number(self.counts.get(at, self.starts.get(at, 1)), kind)

        return _PLACE.sub(number, self.texts.get(level, ""))


def list_number(number: int, kind: str) -> str:
    """Return a number as Word counts by a format: decimal, lowerLetter (a, b … z, aa), upperRoman."""
    if kind.endswith("Letter") and number > 0:
        numeral = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
    elif kind.endswith("Roman") and 0 < number < 4_000:
        numeral = ""
        for value, sign in _ROMAN:
            numeral += sign * (number // value)
            number %= value
    else:
        return str(number)
    return numeral.upper() if kind.startswith("upper") else numeral


def type_numbers(package: WordPackage) -> None:
    """Write the numbers of lists with more than one number as words before each entry, no list any more.

    Bullets that are signs stand before the words of their points, where a file has more than one bullet.
    """
    found = list(_entries(package))
    has_several = len({one.texts.get(level, "") for _, one, level in found if one.is_bullet(level)}) > 1
    for paragraph, one, level in found:
        if one.goes_on(level):
            paragraph[0].addnext(text_run(GOES_ON))
        is_word = one.formats.get(level) == "none"
        label = one.count(level).strip() if one.is_compound or is_word else ""
        if is_word or (label and one.formats.get(level) not in _UNCOUNTED):
            for mark in paragraph.findall(f"{W}pPr/{W}numPr"):
                remove_element(mark)
            mark = etree.SubElement(paragraph[0], f"{W}numPr")
            etree.SubElement(mark, f"{W}numId", {f"{W}val": "0"})
        elif has_several and one.is_bullet(level):
            label = _BULLETS.get(one.texts.get(level, ""), "")
        if label:
            paragraph[0].addnext(text_run(f"{label} "))


def _entries(package: WordPackage) -> Iterator[tuple[etree._Element, _List, int]]:
    """Yield the paragraphs of lists, each with its list, by itself or by its style, and its level."""
    lists, styles = _lists(package.parts.get("word/numbering.xml")), package.styles
    for paragraph in package.elements(f"{W}p"):
        holders = (paragraph, *based_styles(styles, word_value(paragraph, f"{W}pPr/{W}pStyle")))
        is_heading = any(one.startswith("heading") for one in style_names(holders[1:]))
        marks = (one.find(f"{W}pPr/{W}numPr") for one in holders[: 1 if is_heading else None])
        mark = next((one for one in marks if one is not None), None)
        level = word_value(mark, f"{W}ilvl") or "0"
        if (one := lists.get(word_value(mark, f"{W}numId"))) and level.isdigit():
            if paragraph.find(f"{W}pPr") is None:
                paragraph.insert(0, etree.Element(f"{W}pPr"))
            yield paragraph, one, int(level)


def _lists(part: etree._Element | None) -> dict[str, _List]:
    """Return the lists of a file by their numbers; those of one definition count together."""
    kinds: dict[str, _List] = defaultdict(_List)
    for one in part.iterfind(f"{W}abstractNum") if part is not None else ():
        _read_levels(one, kinds[one.get(f"{W}abstractNumId", "")])
    lists = {}
    for one in part.iterfind(f"{W}num") if part is not None else ():
        found = kinds[word_value(one, f"{W}abstractNumId")]
        if overrides := one.findall(f"{W}lvlOverride"):
            found = deepcopy(found)
            for override in overrides:
                level, start = override.get(f"{W}ilvl", ""), word_value(override, f"{W}startOverride")
                if level.isdigit() and start.isdigit():
                    found.starts[int(level)] = int(start)
                _read_levels(override, found)
        lists[one.get(f"{W}numId", "")] = found
    return lists


def _read_levels(holder: etree._Element, into: _List) -> None:
    for one in holder.iterfind(f"{W}lvl"):
        level, start = one.get(f"{W}ilvl", ""), word_value(one, f"{W}start")
        if level.isdigit():
            into.formats[int(level)] = word_value(one, f"{W}numFmt")
            into.texts[int(level)] = word_value(one, f"{W}lvlText")
            into.starts[int(level)] = int(start) if start.isdigit() else 1
            if (restart := word_value(one, f"{W}lvlRestart")).isdigit():
                into.restarts[int(level)] = int(restart)
