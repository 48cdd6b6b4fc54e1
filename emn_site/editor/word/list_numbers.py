"""Numbers of lists that Markdown cannot count: 1.1., Article 2, (a) – they are typed in (ECMA-376-1: 17.9).

A list of a single number or letter stays a list; a heading's numbers are the site's.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from copy import deepcopy
from dataclasses import dataclass, field

from lxml import etree

from emn_site.editor.word import elements
from emn_site.editor.word.elements import NAMES, W, based_styles, remove_element, text_run, word_value
from emn_site.editor.word.package import WordPackage
from emn_site.editor.word.pandoc import Node
from emn_site.editor.word.tree import raw_block, walk_nodes

_MOST_SUM = 4_000
_PLACE = re.compile(r"%([1-9])")
_SINGLE = re.compile(r"%[1-9][.)]?$")
_UNCOUNTED = frozenset(("bullet", "none"))
_LATIN = frozenset(f"{size}{kind}" for size in ("lower", "upper") for kind in ("Letter", "Roman"))
# How lists count as Markdown and HTML do not.
_OTHER_SCRIPTS = frozenset(("decimalZero", *NAMES["letters"], *NAMES["digits"], *NAMES["sums"])) - _LATIN
GOES_ON = "\ue0c0"  # what stands before a paragraph of a list that belongs to the point before it


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
        """Whether a level has more than one number, words around it, or numbers of another script."""
        return any(
            text and (self.formats.get(level) in _OTHER_SCRIPTS or not _SINGLE.match(text))
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
    """Return a number as Word counts by a format: decimal, lowerLetter (a, b … z, aa), arabicAbjad."""
    if (letters := NAMES["letters"].get(kind)) and number > 0:
        times, at = divmod(number - 1, len(letters))
        return str(letters[at] * (times + 1))
    if kind in NAMES["digits"]:
        return "".join(NAMES["digits"][kind][int(digit)] for digit in str(number))
    if (sums := NAMES["sums"].get(kind, "").split()) and 0 < number < _MOST_SUM:
        numeral = ""
        for value, sign in zip(map(int, sums[::2]), sums[1::2], strict=True):
            numeral += sign * (number // value)
            number %= value
        return numeral
    return f"{number:02}" if kind == "decimalZero" else str(number)


def type_numbers(package: WordPackage) -> Iterator[tuple[str, str]]:
    """Write the numbers of lists with more than one number as words before entries; yield those of headings.

    Bullets that are signs stand before the words of their points, where a file has more than one bullet.
    """
    everything = list(_entries(package))
    found = [entry[:3] for entry in everything if not entry[3]]
    labels = [one.count(level).strip() for _, one, level, is_of_site in everything if is_of_site]
    if any(labels):
        yield "import-renumbered", ", ".join(filter(None, labels))
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
            label = NAMES["bullets"].get(one.texts.get(level, ""), "")
        if label:
            paragraph[0].addnext(text_run(f"{label} "))


def _entries(package: WordPackage) -> Iterator[tuple[etree._Element, _List, int, bool]]:
    """Yield the paragraphs of lists, each with its list, its level, and whether its style is of headings."""
    lists, styles = _lists(package.parts.get("word/numbering.xml")), package.styles
    for paragraph in package.elements(f"{W}p"):
        holders = (paragraph, *based_styles(styles, word_value(paragraph, f"{W}pPr/{W}pStyle")))
        is_heading = any(one.startswith("heading") for one in elements.style_names(holders[1:]))
        mark = next((one for held in holders for one in held.iterfind(f"{W}pPr/{W}numPr")), None)
        level = word_value(mark, f"{W}ilvl") or "0"
        if (one := lists.get(word_value(mark, f"{W}numId"))) and level.isdigit():
            if paragraph.find(f"{W}pPr") is None:
                paragraph.insert(0, etree.Element(f"{W}pPr"))
            yield paragraph, one, int(level), is_heading and paragraph.find(f"{W}pPr/{W}numPr") is None


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


def join_lists(nodes: Iterable[Node]) -> Iterator[Node]:
    """Yield blocks with lists side by side as Markdown has them: as one, or with other numbers, `1)`.

    Bullets are one list, and numbers that go on; paragraphs that go on belong to the point before them.
    """
    last: Node = {"t": ""}
    for node in nodes:
        if node["t"] == "BulletList":
            yield from _settle_points(node, _points(last))
        if not _is_joined(last, node):
            if node["t"] == "OrderedList":
                yield from _set_apart(last, node)
            last = node
            yield node


def _points(node: Node) -> list[list[Node]]:
    """Return the points of a list; none of another block."""
    if node["t"] == "OrderedList":
        points: list[list[Node]] = node["c"][1]
        return points
    return node["c"] if node["t"] == "BulletList" else []


def _settle_points(node: Node, before: list[list[Node]]) -> Iterator[Node]:
    """Put paragraphs that go on to the point before them; yield those that have none."""
    own: list[list[Node]] = []
    for point in node["c"]:
        if not _goes_on(point):
            own.append(point)
        elif own or before:
            (own or before)[-1] += point
        else:
            yield from point
    node["c"] = own


def _is_joined(last: Node, node: Node) -> bool:
    """Put the points of a list to those of the one before it, where they are one list; whether they are."""
    points, own = _points(last), _points(node)
    if node["t"] == "BulletList" and not own:
        return True
    is_one = bool(points) and last["t"] == node["t"]
    if is_one and node["t"] == "OrderedList":
        start, kind, _ = last["c"][0]
        is_one = node["c"][0][:2] == [start + len(points), kind]
    if is_one:
        points += own
    return is_one


def _set_apart(last: Node, node: Node) -> Iterator[Node]:
    """Give a list other numbers than the one right before it, which is parted from it."""
    delimiter = last["c"][0][2] if last["t"] == node["t"] else {}
    if delimiter:
        yield raw_block("")
    node["c"][0][2] = {"t": "OneParen" if delimiter == {"t": "Period"} else "Period"}


def _goes_on(point: list[Node]) -> bool:
    """Whether a point of a list goes on with the one before; takes off what says so."""
    first = next((one for one in walk_nodes(point) if one["t"] == "Str"), None)
    if first is None or not first["c"].startswith(GOES_ON):
        return False
    first["c"] = first["c"].removeprefix(GOES_ON)
    return True
