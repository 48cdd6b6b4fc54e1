"""The styles of a Word file, and what was typed where one was meant: captions, lists with bullets."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from emn_site.editor.word.ledger import BOX, BOX_TITLE, CONTENTS, SUMMARY
from emn_site.editor.word.pandoc import Node
from emn_site.editor.word.tree import node_style, node_words, plain_paragraph, walk_nodes

_IN_TITLE = re.compile(r'["\\]|&(?=#?\w+;)')
CHART = "chart:"  # how what a chart shows begins, which is the title of its picture in a Word file of ours
_NUMBER = r"\d+(?:\.\d+)*"

# Bullets as they are typed; the last are those of the typefaces Symbol and Wingdings.
_OF_HEADING = re.compile(r"^(?:\d+\.)*\d+\.?$")
_BULLETS = frozenset("•◦▪▫‣●○■□·\uf0b7\uf0a7\uf0d8")

# Classes of notes set apart, which pandoc writes as GitHub does: `> [!NOTE]`.
ALERTS = (["note"], ["tip"], ["important"], ["warning"], ["caution"])
_BULLET = "•"
_DASHES = frozenset("-–—−*o")
_NUMBERED = re.compile(r"\(?(?:([1-9]\d{0,2})|([a-z]))([.)])")
# Kinds of points that are counted, and what pandoc calls their numbers.
_STYLES = {"1.": "Decimal", "1)": "Decimal", "a.": "LowerAlpha", "a)": "LowerAlpha"}

# What programs write for who describes a picture: where its file lay, or a guess.
OF_PROGRAMS = re.compile(
    r"(?i)^(?:[a-z]:\\|\\\\|file:|officeArt )|^\S+\.(?:jpe?g|png|gif|tiff?|bmp|heic|webp|[ew]mf|svg)$"
    r"|(?:automatically |AI-)generated|sugeneruotas automati|DI sugeneruot"
)


class CaptionWords:
    """What offices write before a caption: Table 3., 3 lentelė., Figure 2.1: – the site numbers it itself."""

    def __init__(self, kinds: Iterable[str]) -> None:
        """Know them by what tables and figures are called: table, fig, lentelė, pav."""
        kind = f"(?:{'|'.join(re.escape(one) for one in sorted(kinds, key=len, reverse=True))})"
        self._number = re.compile(
            rf"(?:{_NUMBER}\.?\s+{kind}\b\.?|{kind}\.?\s*{_NUMBER}|{kind}\.?(?=\s*[.:–-]))\s*[.:–-]*\s*",
            re.IGNORECASE,
        )
        self._pattern = re.compile(rf"^(?:{_NUMBER}\.?\s+{kind}|{kind}\.?\s*{_NUMBER})\b.*\w", re.IGNORECASE)

    def without_number(self, caption: str) -> str:
        """Return the words of a caption alone."""
        return caption[found.end() :] if (found := self._number.match(caption)) else caption

    def is_numbered(self, words: str) -> bool:
        """Whether some words are a caption, typed like any paragraph: a number stands beside the kind."""
        return bool(self._pattern.match(words))

    def is_caption(self, node: Node, following: Node | None, previous: Sequence[Node]) -> bool:
        """Whether a paragraph before a table or after a picture is its caption, in no style of its own."""
        if node["t"] != "Para" or has_picture(node) or not self.is_numbered(node_words(node["c"])):
            return False
        if following and (following["t"] == "Table" or is_picture(following)):
            return following["t"] == "Table" or bool(previous and is_picture(previous[-1]))
        return bool(previous) and (is_picture(previous[-1]) or previous[-1]["t"] == "Table")

    def is_with_picture(self, inlines: Sequence[Node]) -> bool:
        """Whether a paragraph is a picture and its caption, as in a frame."""
        return len(inlines) > 1 and inlines[0]["t"] == "Image" and self.is_numbered(node_words(inlines[1:]))


@dataclass(frozen=True)
class _ListItem:
    """A paragraph that begins as a point of a list does: with a bullet, a hyphen, 1. or a)."""

    kind: str
    """What all points of a list have alike."""
    number: int
    mark: str
    words: list[Node]

    def follows(self, other: "_ListItem") -> bool:
        """Whether it is the next point of the list that another belongs to."""
        return self.kind == other.kind and self.number == other.number + (self.kind in _STYLES)


def make_lists(nodes: Sequence[Node], marks: list[str]) -> Iterator[Node]:
    """Yield blocks with paragraphs that begin as points of a list do as lists; add what they began with.

    A bullet says so alone, a hyphen, number or letter where another follows it.
    """
    found = [_list_item(node) for node in nodes]
    at = 0
    while at < len(nodes):
        end = at + 1
        while end < len(nodes) and (item := found[end]) and (last := found[end - 1]) and item.follows(last):
            end += 1
        items = [item for item in found[at:end] if item]
        if items and (len(items) > 1 or items[0].kind == _BULLET):
            marks += [item.mark for item in items]
            yield _list_of(items)
        else:
            yield nodes[at]
        at = end


def _list_of(items: list[_ListItem]) -> Node:
    points = [[{"t": "Para", "c": item.words}] for item in items]
    if (first := items[0]).kind not in _STYLES:
        return {"t": "BulletList", "c": points}
    return {"t": "OrderedList", "c": [[first.number, {"t": _STYLES[first.kind]}, {"t": "Period"}], points]}


def is_mark(text: str) -> bool:
    """Whether some words are what a point of a list begins with."""
    return text in _DASHES | _BULLETS or bool(_NUMBERED.fullmatch(text))


def _list_item(node: Node) -> _ListItem | None:
    """Return a paragraph as a point of a list; None where it begins as none does."""
    first, *rest = (node["c"] if node["t"] == "Para" else ()) or ({"t": ""},)
    if first["t"] != "Str":
        return None
    mark, words = first["c"], list[Node]()
    if rest and rest[0]["t"] in ("Space", "SoftBreak"):
        words = rest[1:]
    if mark[:1] in _BULLETS:
        glued = [first | {"c": mark[1:]}] if mark[1:] else []
        return _ListItem(_BULLET, 0, mark[:1], [*glued, *(rest if glued else words or rest)])
    if not words:
        return None
    if mark in _DASHES:
        return _ListItem(mark, 0, mark, words)
    if not (numbered := _NUMBERED.fullmatch(mark)):
        return None
    digits, letter, close = numbered.groups()
    return _ListItem(f"{'1' if digits else 'a'}{close}", int(digits or ord(letter) - 96), mark, words)


def is_empty(node: Node) -> bool:
    """Whether a paragraph holds nothing but places that Word leads to."""
    is_shown = any(inner["t"] in ("Image", "Note", "Math", "Link") for inner in walk_nodes(node))
    return node["t"] in ("Para", "Plain") and not is_shown and not node_words(node["c"])


def has_picture(node: Node) -> bool:
    """Whether a block holds a picture."""
    return any(inner["t"] == "Image" for inner in walk_nodes(node))


def is_picture(node: Node) -> bool:
    """Whether a paragraph is a picture and nothing else."""
    return node["t"] == "Para" and [inner["t"] for inner in node["c"]] == ["Image"]


def make_box(nodes: list[Node]) -> Iterator[Node]:
    """Yield a note set apart, as our own files have it: its title and paragraphs in styles of theirs."""
    inside = [node for node in nodes if node_style(node) != BOX_TITLE]
    if inside:
        kind = node_style(inside[0]).removeprefix(BOX)
        yield set_apart(kind, [block for node in inside for block in node["c"][1]])


def set_apart(kind: str, blocks: list[Node]) -> Node:
    """Return blocks as a note set apart of a kind."""
    title = {"t": "Div", "c": [["", ["title"], []], [plain_paragraph(kind.capitalize())]]}
    return {"t": "Div", "c": [["", [kind], []], [title, *blocks]]}


def entitle_picture(image: Node, caption: str) -> None:
    """Give a picture its caption, which also says what it shows where nothing else does, or of a chart."""
    if image["c"][2][0].startswith(CHART):
        image["c"][1] = [{"t": "Str", "c": caption}]
        return
    image["c"][2][1] = _IN_TITLE.sub(r"\\\g<0>", caption)
    image["c"][1] = image["c"][1] or [{"t": "Str", "c": caption}]


# Names of the styles of captions in LibreOffice; in Word they have the word caption in them.
_CAPTIONS = frozenset(("table", "figure", "illustration", "drawing"))
# Beginnings of the names of styles for quotations that pandoc does not take for any.
_QUOTATIONS = ("quot", "citat")


def without_styles(blocks: Sequence[Node]) -> Iterator[Node]:
    """Yield blocks without the styles around them, but for captions and entries of contents."""
    box: list[Node] = []
    for node in blocks:
        style = node_style(node)
        if box and (style == BOX_TITLE or not style.startswith(BOX)):
            yield from make_box(box)
            box = []
        if style.startswith(BOX):
            box += [node] * (style != SUMMARY)
        elif style == "" or is_caption(node) or style.startswith(CONTENTS):
            yield node
        elif style.startswith(_QUOTATIONS):
            is_quoted = node["c"][1][:1] and node["c"][1][0]["t"] == "BlockQuote"
            yield from node["c"][1] if is_quoted else ({"t": "BlockQuote", "c": node["c"][1]},)
        else:
            yield from without_styles(node["c"][1])
    yield from make_box(box)


def without_contents(blocks: Iterator[Node]) -> Iterator[Node]:
    """Yield blocks without a table of contents."""
    for node in blocks:
        classes = node["c"][1][1] if node["t"] == "Header" else ()
        if not node_style(node).startswith(CONTENTS) and "TOC-Heading" not in classes:
            yield node


def is_caption(node: Node) -> bool:
    """Whether a block has a style of captions, and words only: a frame has its picture in the same style."""
    style = node_style(node)
    return ("caption" in style or style in _CAPTIONS) and not has_picture(node)


def split_title(blocks: Sequence[Node], title: str = "") -> tuple[str, list[Node]]:
    """Return the heading that is the title of the whole, and the rest; nothing and all where none is.

    It is the first heading where nothing stands before it and it says the title that is known, has no text
    of its own, or no equal.
    """
    plain = list(without_contents(without_styles(blocks)))
    headings = [node for node in plain if node["t"] == "Header"]
    if not headings or plain[0] is not headings[0]:
        return "", list(blocks)
    if title and node_words(headings[0]["c"][2]) == title:
        return title, plain[1:]
    if len(headings) < 2:
        return "", list(blocks)
    first, equals = headings[0], [node for node in headings if node["c"][0] <= headings[0]["c"][0]]
    if plain[1]["t"] == "Header" or len(equals) == 1:
        return node_words(first["c"][2]), plain[1:]
    return "", list(blocks)


def is_numbered(words: Sequence[Node]) -> bool:
    """Whether a heading begins with a number of its own; in 1 straipsnis and 2024 in brief it is a word."""
    number, _, rest = node_words(words).partition(" ")
    return bool(_OF_HEADING.match(number)) and (number.endswith(".") or not rest[:1].islower())
