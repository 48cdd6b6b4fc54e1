"""What was typed in a Word file where a style was meant: captions like any paragraph, lists with bullets."""

import re
from collections.abc import Iterable, Iterator, Sequence

from emn_site.editor.word.document_inventory import BOX, BOX_TITLE
from emn_site.editor.word.pandoc import Node
from emn_site.editor.word.tree import node_style, node_words, plain_paragraph, walk_nodes

CHART = "chart:"
"""How what a chart shows begins, which is the title of its picture in a Word file of ours."""

_NUMBER = r"\d+(?:\.\d+)*"

_BULLETS = frozenset("•◦▪▫‣●○■□·\uf0b7\uf0a7\uf0d8")
"""Bullets as they are typed; the last are those of the typefaces Symbol and Wingdings."""


class CaptionWords:
    """What offices write before a caption: Table 3., 3 lentelė., Figure 2.1: – the site numbers it itself."""

    def __init__(self, kinds: Iterable[str]) -> None:
        """Know them by what tables and figures are called: table, fig, lentelė, pav."""
        kind = f"(?:{'|'.join(re.escape(one) for one in sorted(kinds, key=len, reverse=True))})"
        self._number = re.compile(
            rf"^(?:{_NUMBER}\.?\s+)?{kind}\.?\s*(?:{_NUMBER})?\s*[.:–-]*\s*", re.IGNORECASE
        )
        self._typed = re.compile(rf"^(?:{_NUMBER}\.?\s+{kind}|{kind}\.?\s*{_NUMBER})\b.*\w", re.IGNORECASE)

    def without_number(self, caption: str) -> str:
        """Return the words of a caption alone."""
        return self._number.sub("", caption)

    def is_typed(self, words: str) -> bool:
        """Whether some words are a caption, typed like any paragraph: a number stands beside the kind."""
        return bool(self._typed.match(words))

    def is_caption(self, node: Node, following: Node | None, made: Sequence[Node]) -> bool:
        """Whether a paragraph before a table or after a picture is its caption, in no style of its own."""
        if node["t"] != "Para" or has_picture(node) or not self.is_typed(node_words(node["c"])):
            return False
        return bool(following and following["t"] == "Table") or bool(made and is_picture(made[-1]))

    def is_with_picture(self, inlines: Sequence[Node]) -> bool:
        """Whether a paragraph is a picture and its caption, as in a frame."""
        return len(inlines) > 1 and inlines[0]["t"] == "Image" and self.is_typed(node_words(inlines[1:]))


def make_lists(nodes: Sequence[Node]) -> Iterator[Node]:
    """Yield blocks with the paragraphs that begin with a typed bullet as lists."""
    items: list[list[Node]] = []
    for node in nodes:
        item = _after_bullet(node)
        if item is None and items:
            yield {"t": "BulletList", "c": items}
            items = []
        if item is None:
            yield node
        else:
            items.append([{"t": "Para", "c": item}])
    if items:
        yield {"t": "BulletList", "c": items}


def _after_bullet(node: Node) -> list[Node] | None:
    """Return what follows the bullet that a paragraph begins with; None where it begins with none."""
    first = node["c"][0] if node["t"] == "Para" and node["c"] else {"t": ""}
    if first["t"] != "Str" or first["c"][:1] not in _BULLETS:
        return None
    rest = [first | {"c": first["c"][1:]}] if first["c"][1:] else []
    found = [*rest, *node["c"][1:]]
    return found[1:] if found and found[0]["t"] == "Space" else found


def is_empty(node: Node) -> bool:
    """Whether a paragraph holds nothing but places that Word leads to."""
    is_shown = any(inner["t"] in ("Image", "Note", "Math") for inner in walk_nodes(node))
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
        title = {"t": "Div", "c": [["", ["title"], []], [plain_paragraph(kind.capitalize())]]}
        blocks = [block for node in inside for block in node["c"][1]]
        yield {"t": "Div", "c": [["", [kind], []], [title, *blocks]]}


def entitle_picture(image: Node, said: str) -> None:
    """Give a picture its caption, which also says what it shows where nothing else does, or of a chart."""
    if image["c"][2][0].startswith(CHART):
        image["c"][1] = [{"t": "Str", "c": said}]
        return
    image["c"][2][1] = said
    image["c"][1] = image["c"][1] or [{"t": "Str", "c": said}]
