"""A Word file's tree made into that of a text of this site.

Headings begin at the second level and lose numbers typed by hand; the table of contents goes; captions stand
where ours do; what Markdown cannot say of a table is said in the HTML that a text may have; styles go.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from emn_site.editor.word import guessed_styles
from emn_site.editor.word.document_inventory import BOX, BOX_TITLE, CONTENTS, SUMMARY
from emn_site.editor.word.inlines import clean_address, close_marks
from emn_site.editor.word.pandoc import Node
from emn_site.editor.word.tree import (
    WORDS_ONLY,
    end_tag,
    is_simple,
    lost_in_html,
    node_style,
    node_words,
    plain_paragraph,
    raw_block,
    start_tag,
    table_html,
    table_rows,
    walk_nodes,
)

_NUMBER = re.compile(r"^(?:\d+\.)*\d+\.?$")
_MOST_NUMBER = 999_999_999
"""What a list of Markdown may begin with (CommonMark 5.2)."""

ALERTS = (["note"], ["tip"], ["important"], ["warning"], ["caution"])
"""Classes of notes set apart, which pandoc writes as GitHub does: `> [!NOTE]`."""

_LETTERS = {"LowerAlpha": "a", "UpperAlpha": "A", "LowerRoman": "i", "UpperRoman": "I"}
"""Styles of numbers in pandoc, and the `type` of a list in HTML."""

_FIGURE = "figure:"
"""How a quoted value begins, which stands behind # in the links of a Word file of ours."""

_PLAIN = frozenset(("Underline", "SmallCaps", "Span", "Quoted"))
_CAPTIONS = frozenset(("table", "figure", "illustration", "drawing"))
"""Names of the styles of captions in LibreOffice; in Word they have the word caption in them."""

_QUOTATIONS = ("quot", "citat")
"""Beginnings of the names of styles for quotations that pandoc does not take for any."""


@dataclass
class NormalTree:
    """The blocks of a text, and what became of what could not be kept."""

    blocks: list[Node] = field(default_factory=list)
    is_numbered: bool = False
    images: list[str] = field(default_factory=list)
    lost: list[tuple[str, str]] = field(default_factory=list)
    """What could not be kept: a key of `commands`, and what it concerns."""


def normalise_tree(
    blocks: Sequence[Node],
    captions: guessed_styles.CaptionWords,
    table_sign: str,
    assets: str,
    names: Mapping[str, str],
) -> NormalTree:
    """Return the text of a tree; `assets` is where its pictures will be, as seen from its file.

    `names` are those that the pictures get there; one without is not kept.
    """
    found = NormalTree()
    plain = list(_without_contents(_unwrapped(blocks)))
    headings = [node for node in plain if node["t"] == "Header"]
    numbered = [node for node in headings if node["c"][2] and _NUMBER.match(node_words(node["c"][2][:1]))]
    found.is_numbered = len(numbered) * 2 > len(headings)
    top = min((node["c"][0] for node in headings), default=1)
    shaper = _Shaper(found, captions, table_sign, assets, names, 2 - top)
    found.blocks = shaper.blocks(plain)
    return found


def _unwrapped(blocks: Sequence[Node]) -> Iterator[Node]:
    """Yield blocks without the styles around them, but for captions and entries of contents."""
    box: list[Node] = []
    for node in blocks:
        style = node_style(node)
        if box and (style == BOX_TITLE or not style.startswith(BOX)):
            yield from guessed_styles.make_box(box)
            box = []
        if style.startswith(BOX):
            box += [node] * (style != SUMMARY)
        elif style == "" or is_caption(node) or style.startswith(CONTENTS):
            yield node
        elif style.startswith(_QUOTATIONS):
            yield {"t": "BlockQuote", "c": node["c"][1]}
        else:
            yield from _unwrapped(node["c"][1])
    yield from guessed_styles.make_box(box)


def _without_contents(blocks: Iterator[Node]) -> Iterator[Node]:
    for node in blocks:
        classes = node["c"][1][1] if node["t"] == "Header" else ()
        if not node_style(node).startswith(CONTENTS) and "TOC-Heading" not in classes:
            yield node


@dataclass
class _Shaper:
    found: NormalTree
    captions: guessed_styles.CaptionWords
    sign: str
    assets: str
    names: Mapping[str, str]
    shift: int

    def blocks(self, nodes: Sequence[Node]) -> list[Node]:
        made: list[Node] = []
        caption, place = "", 0
        said = list(guessed_styles.make_lists([node for node in nodes if not guessed_styles.is_empty(node)]))
        for node, following in zip(said, [*said[1:], None], strict=False):
            if is_caption(node) or self.captions.is_caption(node, following, made):
                if following_caption := self._caption(node, made):
                    made[place:place] = [plain_paragraph(caption)] if caption else []
                    caption, place = following_caption, len(made)
                continue
            if node["t"] == "Table" and caption:
                made.append(plain_paragraph(f"{self.sign}: {caption}"))
            made.extend(self.block(node, has_caption=bool(caption)))
            caption = "" if node["t"] == "Table" else caption
        made[place:place] = [plain_paragraph(caption)] if caption else []
        return made

    def _caption(self, node: Node, made: list[Node]) -> str:
        """Give a caption below a picture to it; return that of what follows."""
        said = self.captions.without_number(node_words(node["c"] if node["t"] == "Para" else node["c"][1]))
        last = made[-1] if made else None
        if last and guessed_styles.is_picture(last) and not last["c"][0]["c"][2][1]:
            guessed_styles.entitle_picture(last["c"][0], said)
            return ""
        if last and last["t"] in ("Table", "RawBlock"):
            made.insert(len(made) - 1, plain_paragraph(f"{self.sign}: {said}"))
            return ""
        return said

    def block(self, node: Node, has_caption: bool = False) -> list[Node]:
        match node["t"]:
            case "Header":
                return [self._heading(node)] if node_words(node["c"][2]) else []
            case "Div" if node["c"][0][1][:1] in ALERTS:
                title, *rest = node["c"][1]
                return [{"t": "Div", "c": [node["c"][0], [title, *self.blocks(rest)]]}]
            case "Div":
                return self.blocks(list(_unwrapped(node["c"][1])))
            case "Para" | "Plain":
                inlines = self.inlines(node["c"])
                if self.captions.is_with_picture(inlines):
                    guessed_styles.entitle_picture(
                        inlines[0], self.captions.without_number(node_words(inlines[1:]))
                    )
                    inlines = inlines[:1]
                return [{"t": node["t"], "c": inlines}] if inlines else []
            case "BlockQuote":
                return [{"t": "BlockQuote", "c": self.blocks(list(_unwrapped(node["c"])))}]
            case "BulletList":
                return [{"t": "BulletList", "c": self._items(node["c"])}]
            case "OrderedList" if node["c"][0][1]["t"] in _LETTERS:
                return list(self._lettered(*node["c"]))
            case "OrderedList":
                numbers = [min(max(node["c"][0][0], 0), _MOST_NUMBER), {"t": "Decimal"}, {"t": "Period"}]
                return [{"t": "OrderedList", "c": [numbers, self._items(node["c"][1])]}]
            case "Table":
                return self._table(node, has_caption)
            case "Figure":
                return self._figure(node)
            case "HorizontalRule" | "CodeBlock" | "LineBlock":
                return [node]
            case kind:
                self.found.lost.append(("import-lost-block", node_words([node]) or kind))
                return []

    def _lettered(self, attributes: list[Any], items: Sequence[Sequence[Node]]) -> Iterator[Node]:
        """Yield a list with letters or Roman numbers, which Markdown has not, in HTML."""
        kind, start = _LETTERS[attributes[1]["t"]], attributes[0]
        begins = {"start": str(start)} if start > 1 else {}
        yield raw_block(start_tag("ol", type=kind, **begins))
        for item in items:
            yield raw_block(start_tag("li"))
            for block in self.blocks(list(_unwrapped(item))):
                yield block | {"t": "Para"} if block["t"] == "Plain" else block
            yield raw_block(end_tag("li"))
        yield raw_block(end_tag("ol"))

    def _items(self, items: Sequence[Sequence[Node]]) -> list[list[Node]]:
        """Return the entries of a list, close together where none has more than one paragraph."""
        made = [self.blocks(list(_unwrapped(item))) for item in items]
        if all([block["t"] for block in item].count("Para") <= 1 for item in made):
            return [[b | {"t": "Plain"} if b["t"] == "Para" else b for b in item] for item in made]
        return made

    def _heading(self, node: Node) -> Node:
        level, _, words = node["c"]
        if self.found.is_numbered and words and _NUMBER.match(node_words(words[:1])):
            words = words[2:] if len(words) > 1 and words[1]["t"] == "Space" else words[1:]
        return {"t": "Header", "c": [min(6, level + self.shift), ["", [], []], self.inlines(words)]}

    def _table(self, node: Node, has_caption: bool) -> list[Node]:
        said = "" if has_caption else self.captions.without_number(node_words(node["c"][1][1]))
        before = [plain_paragraph(f"{self.sign}: {said}")] if said else []
        if is_simple(node):
            for _, row in table_rows(node):
                for cell in row:
                    cell[4] = [made for block in cell[4] for made in self.block(block)]
            return [*before, {"t": "Table", "c": [["", [], []], [None, []], *node["c"][2:]]}]
        self.found.lost.extend(loss for inner in walk_nodes(node["c"][3:]) for loss in lost_in_html(inner))
        return [*before, raw_block(table_html(node))]

    def _figure(self, node: Node) -> list[Node]:
        said = self.captions.without_number(node_words(node["c"][1][1]))
        made = []
        for inner in walk_nodes(node["c"][2]):
            if inner["t"] == "Image":
                for image in self.inlines([inner]):
                    guessed_styles.entitle_picture(image, said)
                    made.append({"t": "Para", "c": [image]})
        return made

    def inlines(self, nodes: Sequence[Node]) -> list[Node]:
        made: list[Node] = []
        for node in nodes:
            made.extend(self._inline(node))
        return list(close_marks(made))

    def _inline(self, node: Node) -> list[Node]:
        kind, content = node["t"], node.get("c", [])
        if kind in _PLAIN:
            return self.inlines(content if kind in ("Underline", "SmallCaps") else content[1])
        if kind in ("Emph", "Strong", "Strikeout", "Superscript", "Subscript"):
            inner = self.inlines(content)
            return [{"t": kind, "c": inner}] if inner else []
        if kind == "Note":
            return [{"t": "Note", "c": self.blocks(list(_unwrapped(content)))}]
        if kind == "Link":
            return self._link(content)
        if kind == "Image":
            return self._image(content)
        if kind in WORDS_ONLY:
            self.found.lost.append(("import-lost-inline", node_words([node]) or kind))
            return [{"t": "Str", "c": node_words([node])}]
        return [node]

    def _link(self, content: list[Any]) -> list[Node]:
        words, target = self.inlines(content[1]), content[2][0]
        if (quoted := target.partition("#")[2]).startswith(_FIGURE):
            return [{"t": "Link", "c": [["", [], []], words, [quoted, ""]]}]
        if not target.startswith(("http://", "https://", "mailto:")):
            if not target.startswith("#"):
                self.found.lost.append(("import-lost-link", target))
            return words  # A cross-reference of Word leads to a place that only Word knows: its words stay.
        return [{"t": "Link", "c": [["", [], []], words, [clean_address(target), ""]]}]

    def _image(self, content: list[Any]) -> list[Node]:
        target = content[2][0]
        if content[2][1].startswith(guessed_styles.CHART):
            return [{"t": "Image", "c": [["", [], []], content[1], [content[2][1], ""]]}]
        if target not in self.names:
            self.found.lost.append(("import-lost-picture", node_words(content[1]) or target))
            return []
        self.found.images.append(target)
        alt = [{"t": "Str", "c": node_words(content[1])}] if content[1] else []
        return [{"t": "Image", "c": [["", [], []], alt, [f"{self.assets}/{self.names[target]}", ""]]}]


def is_caption(node: Node) -> bool:
    """Whether a block has a style of captions, and words only: a frame has its picture in the same style."""
    style = node_style(node)
    return ("caption" in style or style in _CAPTIONS) and not guessed_styles.has_picture(node)


def split_title(blocks: Sequence[Node]) -> tuple[str, list[Node]]:
    """Return the heading that is the title of the whole, and the rest; nothing and all where none is.

    It is the first heading where nothing stands before it and it has no text of its own, or no equal.
    """
    plain = list(_without_contents(_unwrapped(blocks)))
    headings = [node for node in plain if node["t"] == "Header"]
    if not headings or plain[0] is not headings[0] or len(headings) < 2:
        return "", list(blocks)
    first, equals = headings[0], [node for node in headings if node["c"][0] <= headings[0]["c"][0]]
    if plain[1]["t"] == "Header" or len(equals) == 1:
        return node_words(first["c"][2]), plain[1:]
    return "", list(blocks)
