"""A Word file's tree made into that of a text of this site.

Headings begin at the second level and lose numbers typed by hand; the table of contents goes; captions stand
where ours do; what Markdown cannot say of a table is said in the HTML that a text may have; styles go.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from emn_site.content.html_policy import SCHEMES
from emn_site.content.link_policy import clean_words, is_closed_address
from emn_site.editor.word import guessed_styles, list_numbers, tree
from emn_site.editor.word.guessed_styles import CaptionWords, is_caption, without_contents, without_styles
from emn_site.editor.word.losses import shorten
from emn_site.editor.word.pandoc import Node
from emn_site.editor.word.tree import close_marks, escape_address, quoted_mark
from emn_site.locale.addresses import slug

_MOST_NUMBER = 999_999_999  # what a list of Markdown may begin with (CommonMark 5.2)
# Styles of numbers in pandoc, and the `type` of a list in HTML.
_LETTERS = {"LowerAlpha": "a", "UpperAlpha": "A", "LowerRoman": "i", "UpperRoman": "I"}
_PLAIN = frozenset(("Underline", "SmallCaps", "Span", "Quoted"))


@dataclass
class NormalTree:
    """The blocks of a text, and what became of what could not be kept."""

    blocks: list[Node] = field(default_factory=list)
    is_numbered: bool = False
    images: list[str] = field(default_factory=list)
    quoted: list[str] = field(default_factory=list)  # words that a mark stands for, which quotes the data
    lost: list[tuple[str, str]] = field(default_factory=list)  # keys of `commands`, with what each concerns


def normalise_tree(
    blocks: list[Node],
    captions: CaptionWords,
    sign: str,
    assets: str,
    names: dict[str, str],
    is_numbered: bool,
) -> NormalTree:
    """Return the text of a tree; `assets` is where its pictures will be, as seen from its file.

    `names` are those that the pictures get there; one without is not kept. `is_numbered`: by Word itself.
    """
    found = NormalTree()
    plain = list(without_contents(without_styles(blocks)))
    headings = [node for node in plain if node["t"] == "Header"]
    numbered = [node for node in headings if guessed_styles.is_numbered(node["c"][2])]
    found.is_numbered = is_numbered or len(numbered) * 2 > len(headings)
    top = min((node["c"][0] for node in headings), default=1)
    shaper = _Shaper(found, captions, sign, assets, names, 2 - top)
    called = [slug(tree.node_words(shaper.without_number(node["c"][2]))) for node in headings]
    for node, name in zip(headings, called, strict=True):
        shaper.places |= {node["c"][1][0]: name} if name and called.count(name) == 1 else {}
    found.blocks = shaper.blocks(plain)
    return found


@dataclass
class _Shaper:
    found: NormalTree
    captions: CaptionWords
    sign: str
    assets: str
    names: Mapping[str, str]
    shift: int
    places: dict[str, str] = field(default_factory=dict)  # names of headings in links, by those of pandoc
    direction: str = ""  # which way the words around go that are read: `rtl`, or as those of the text

    def blocks(self, nodes: Sequence[Node]) -> list[Node]:
        return list(tree.turn_blocks(self._content(nodes), self.direction))

    def _content(self, nodes: Sequence[Node]) -> list[Node]:
        """Return blocks that say their direction each, wherever they will stand."""
        result: list[Node] = []
        caption, place = "", 0
        shown = [node for node in nodes if not guessed_styles.is_empty(node)]
        content = list(list_numbers.join_lists(guessed_styles.make_lists(shown, self.found.quoted)))
        for node, following in zip(content, [*content[1:], None], strict=False):
            if is_caption(node) or self.captions.is_caption(node, following, result):
                if following_caption := self._caption(node, result):
                    result[place:place] = [tree.plain_paragraph(caption)] if caption else []
                    caption, place = following_caption, len(result)
                continue
            result.extend(self.block(node, caption if node["t"] == "Table" else ""))
            caption = "" if node["t"] == "Table" else caption
        result[place:place] = [tree.plain_paragraph(caption)] if caption else []
        return result

    def _caption(self, node: Node, nodes: list[Node]) -> str:
        """Give a caption below a picture to it; return that of what follows."""
        words = self._words(node)
        title = self.captions.without_number(words)
        last = nodes[-1] if nodes else None
        if last and guessed_styles.is_picture(last) and not last["c"][0]["c"][2][1]:
            guessed_styles.entitle_picture(last["c"][0], title)
            return ""
        if last and last["t"] in ("Table", "RawBlock"):
            nodes.insert(-1, tree.plain_paragraph(f"{self.sign}: {title}") | {"dir": last["dir"]})
            return ""
        return words

    def _words(self, caption: Any) -> str:
        """Return the words of a caption; its notes are named, as no caption of ours has any."""
        notes = (one for one in tree.walk_nodes(caption) if one["t"] == "Note")
        self.found.lost += [("import-lost-block", tree.node_words(one["c"])) for one in notes]
        return tree.node_words([caption])

    def block(self, node: Node, caption: str = "") -> list[Node]:
        direction = tree.block_direction(node, self.direction)
        found = replace(self, direction=direction)._block(node, caption)
        return [one | {"dir": direction} for one in found]

    def _block(self, node: Node, caption: str) -> list[Node]:
        match node["t"]:
            case "Header":
                return [self._heading(node)] if tree.node_words(node["c"][2]) else []
            case "Div" if node["c"][0][1][:1] in guessed_styles.ALERTS:
                title, *rest = node["c"][1]
                return [{"t": "Div", "c": [node["c"][0], [title, *self.blocks(rest)]]}]
            case "Div":
                return self.blocks(list(without_styles(node["c"][1])))
            case "Para" | "Plain":
                inlines = self.inlines(node["c"])
                if self.captions.is_with_picture(inlines):
                    text = self.captions.without_number(tree.node_words(inlines[1:]))
                    guessed_styles.entitle_picture(inlines[0], text)
                    inlines = inlines[:1]
                return [{"t": node["t"], "c": inlines}] if inlines else []
            case "BlockQuote":
                return [{"t": "BlockQuote", "c": self.blocks(list(without_styles(node["c"])))}]
            case "DefinitionList":
                return [one for term, definitions in node["c"] for one in self._definition(term, definitions)]
            case "BulletList":
                points = [one for one in self._items(node["c"]) if one]
                return [{"t": "BulletList", "c": points}] if points else []
            case "OrderedList" if node["c"][0][1]["t"] in _LETTERS:
                return list(self._lettered(*node["c"]))
            case "OrderedList":
                numbers = [min(max(node["c"][0][0], 0), _MOST_NUMBER), {"t": "Decimal"}, node["c"][0][2]]
                return [{"t": "OrderedList", "c": [numbers, self._items(node["c"][1])]}]
            case "Table":
                return self._table(node, caption)
            case "Figure":
                return self._figure(node)
            case "HorizontalRule":
                return [{"t": "RawBlock", "c": ["gfm", "---"]}]
            case "CodeBlock":
                return [{"t": "CodeBlock", "c": [["", ["text"], []], node["c"][1]]}]
            case "LineBlock" | "RawBlock":
                return [node]
            case kind:
                return self._lost("import-lost-block", tree.node_words([node]) or kind)

    def _lost(self, code: str, value: str) -> list[Node]:
        self.found.lost.append((code, value))
        return []

    def _definition(self, term: Sequence[Node], meanings: Sequence[Sequence[Node]]) -> Iterator[Node]:
        """Yield a term with what it means, as Markdown has it: below, behind a colon."""
        inlines, others = self.inlines(term), list[Node]()
        for blocks in meanings:
            for number, block in enumerate(self.blocks(list(without_styles(blocks)))):
                if block["t"] in ("Para", "Plain") and not others:
                    begin = "\n\n    " if number else "\n:   "
                    inlines += [{"t": "RawInline", "c": ["gfm", begin]}, *block["c"]]
                else:
                    others.append(block)
        yield {"t": "Para", "c": inlines}
        yield from others

    def _lettered(self, attributes: list[Any], items: Sequence[Sequence[Node]]) -> Iterator[Node]:
        """Yield a list with letters or Roman numbers, which Markdown has not, in HTML."""
        kind, start = _LETTERS[attributes[1]["t"]], attributes[0]
        begins = {"start": str(start)} if start > 1 else {}
        yield tree.raw_block(tree.start_tag("ol", type=kind, **begins))
        for item in items:
            yield tree.raw_block(tree.start_tag("li"))
            yield from self._within_html(item)
            yield tree.raw_block(tree.end_tag("li"))
        yield tree.raw_block(tree.end_tag("ol"))

    def _within_html(self, nodes: Sequence[Node]) -> list[Node]:
        """Return blocks that stand between elements of HTML: empty lines part them from these."""
        return tree.as_paragraphs(self.blocks(list(without_styles(nodes))))

    def _items(self, items: Sequence[Sequence[Node]]) -> list[list[Node]]:
        """Return the entries of a list, close together where none has more than one paragraph."""
        entries = [self.blocks(list(without_styles(item))) for item in items]
        if all([block["t"] for block in item].count("Para") <= 1 for item in entries):
            return [[b | {"t": "Plain"} if b["t"] == "Para" else b for b in item] for item in entries]
        return entries

    def _heading(self, node: Node) -> Node:
        level, _, words = node["c"]
        flat = [{"t": "Space"} if one["t"] == "LineBreak" else one for one in self.without_number(words)]
        inlines = self.inlines(flat)
        return {"t": "Header", "c": [min(6, level + self.shift), ["", [], []], inlines]}

    def without_number(self, words: list[Node]) -> list[Node]:
        """Return the words of a heading without a number that was typed."""
        if self.found.is_numbered and guessed_styles.is_numbered(words):
            return words[2 if len(words) > 1 and words[1]["t"] == "Space" else 1 :] or words
        return words

    def _box(self, blocks: list[Node]) -> list[Node]:
        """Return what stands in a frame as a note set apart; headings and tables stand in none."""
        kinds = {one["t"] for one in tree.walk_nodes(blocks)}
        self.found.lost += [("import-frame", shorten(tree.node_words(blocks[:1])))] * ("Str" in kinds)
        if not kinds.isdisjoint(("Header", "Table")) or "Str" not in kinds:
            return self._content(blocks)
        return self._block(guessed_styles.set_apart("note", tree.as_paragraphs(blocks)), "")

    def _table(self, node: Node, caption: str) -> list[Node]:
        rows = list(tree.table_rows(node))
        if not (caption or node["c"][1][1]) and [len(row) for _, row in rows] == [1]:
            return self._box(list(without_styles(rows[0][1][0][4])))
        if not tree.align_columns(node):
            self._lost("import-lost-alignment", shorten(tree.node_words([node])))
        second = self._words(node["c"][1][1])
        before = [tree.plain_paragraph(second)] if caption and second else []
        caption = caption or second
        title = self.captions.without_number(caption)
        is_own = title == caption and not tree.is_simple(node)  # without a number it stands in the table
        before += [tree.plain_paragraph(f"{self.sign}: {title}")] if title and not is_own else []
        if tree.is_simple(node):
            for _, row in tree.table_rows(node):
                for cell in row:
                    blocks = [one for block in cell[4] for one in self.block(block)]
                    cell[4] = [tree.turn_words(tree.on_one_line(one), self.direction) for one in blocks]
            return [*before, {"t": "Table", "c": [["", [], []], [None, []], *node["c"][2:]]}]
        for piece in tree.table_pieces(node, title * is_own):
            before += [tree.raw_block(piece)] if isinstance(piece, str) else self._within_html(piece[4])
        return before

    def _figure(self, node: Node) -> list[Node]:
        title = self.captions.without_number(self._words(node["c"][1][1]))
        pictures = self.inlines([one for one in tree.walk_nodes(node["c"][2]) if one["t"] == "Image"])
        for image in pictures:
            guessed_styles.entitle_picture(image, title)
        return [{"t": "Para", "c": [image]} for image in pictures]

    def inlines(self, nodes: Sequence[Node]) -> list[Node]:
        return list(close_marks([one for node in nodes for one in self._inline(node)]))

    def _inline(self, node: Node) -> list[Node]:
        kind, content = node["t"], node.get("c", [])
        if kind == "Str":
            return tree.escape_words(clean_words(content.removeprefix(list_numbers.GOES_ON)))
        if kind in _PLAIN:
            return self.inlines(content if kind in ("Underline", "SmallCaps") else content[1])
        if kind in ("Emph", "Strong", "Strikeout", "Superscript", "Subscript"):
            inner = self.inlines(content)
            return [{"t": kind, "c": inner}] if inner else []
        if kind == "Note":
            blocks = replace(self, direction="")._content(list(without_styles(content)))
            return [{"t": "Note", "c": [tree.turn_words(one, "") for one in blocks]}]
        if kind == "Link":
            return self._link(content)
        if kind == "Image":
            return self._image(content)
        if kind in tree.WORDS_ONLY:
            self._lost("import-lost-inline", tree.node_words([node]) or kind)
            return tree.escape_words(tree.node_words([node]))
        return [node]

    def _link(self, content: list[Any]) -> list[Node]:
        words, target = self.inlines(content[1]), content[2][0]
        if quoted := quoted_mark(target):
            return [{"t": "Link", "c": [["", [], []], words, [quoted, ""]]}]
        text = tree.node_words(content[1])
        if target == f"http://{text}" and text.startswith("www."):
            return words  # a bare address is a link by itself
        if target == f"mailto:{text}":
            return [{"t": "RawInline", "c": ["gfm", f"[{text}]({target})"]}]
        if words and (place := self.places.get(target[1:])) and target.startswith("#"):
            return [{"t": "Link", "c": [["", [], []], words, [f"#{place}", ""]]}]
        if not words or target.lower().partition(":")[0] not in SCHEMES or is_closed_address(target):
            if words and not target.startswith("#_"):
                self._lost("import-lost-link", target)
            return words  # a reference that Word made leads to a place that only Word knows
        return [{"t": "Link", "c": [["", [], []], words, [escape_address(target), ""]]}]

    def _image(self, content: list[Any]) -> list[Node]:
        target = content[2][0]
        if content[2][1].startswith(guessed_styles.CHART):
            return [{"t": "Image", "c": [["", [], []], content[1], [content[2][1], ""]]}]
        text = tree.node_words(content[1])
        if target not in self.names:
            return self._lost("import-lost-picture", text or target)
        self.found.images.append(target)
        alt = [{"t": "Str", "c": text}] if text and not guessed_styles.OF_PROGRAMS.search(text) else []
        self.found.lost += [("import-lost-alternative", text)] * bool(text and not alt)
        return [{"t": "Image", "c": [["", [], []], alt, [f"{self.assets}/{self.names[target]}", ""]]}]
