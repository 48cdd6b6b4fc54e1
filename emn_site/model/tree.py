"""A text as a tree: elements, called as HTML calls them, and words, each with its place in its file.

It is what a text is parsed into, once. Whatever judges, shows or exports a text takes this tree; HTML is
written from it at the end. It can be stored as it is (`cache/cache.py`).
"""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple, Union

from msgspec import Struct, field

from emn_site.cache.lazy import LazyData

INLINE = frozenset(
    "a abbr b bdi br cite code del dfn em i img ins kbd mark q s samp small span strong sub sup time u var "
    "wbr".split()
)
"""Elements that stand in a line of words; any other begins a block."""

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")

NOTE_MARK, NOTE_RETURN, NOTES = "footnote-ref", "footnote-backref", "footnotes"
"""Classes of the number that leads to a note, of the link back from it, and of the list of all notes."""
NOTE_ITEM = "footnote-item"
"""Class of a note in that list."""

ALERT, ALERT_TITLE = "emn-alert", "emn-alert__title"
"""Classes of what is set apart, `> [!NOTE]`, and of the word above it."""

_BREAKS = re.compile(r"[ \t\r\n\f]+")


class Place(NamedTuple):
    """From where to where something stands in its file: lines and columns count from 1, in signs.

    `last_column` is that behind its last sign.
    """

    line: int
    column: int
    last_line: int
    last_column: int


NOWHERE = Place(0, 0, 0, 0)
"""The place of what nobody wrote, but a program."""


class Words(Struct, tag="words", array_like=True, omit_defaults=True, gc=False):
    """Words; `escapes` are the signs in them, by number, that their author meant as themselves: `\\*`."""

    text: str
    place: Place = NOWHERE
    escapes: tuple[int, ...] = ()


class Markup(Struct, tag="markup", array_like=True, gc=False):
    """Something finished that nobody looks into: a drawing."""

    html: str


class Element(Struct, tag="element", array_like=True, omit_defaults=True):
    """An element with its attributes and what stands inside it."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list[Union["Element", Words, Markup]] = field(default_factory=list)
    place: Place = NOWHERE


Node = Element | Words | Markup


class LazyTree(LazyData[Element]):
    """A tree that is unpacked at each call: each that takes it may change its own."""

    kind = Element


def is_block(node: Node) -> bool:
    """Whether something begins a block of its own."""
    return isinstance(node, Element) and node.tag not in INLINE


def is_note_link(element: Element) -> bool:
    """Whether an element is the number of a note, or leads back from one: no words of the text."""
    return element.attributes.get("class") in (NOTE_MARK, NOTE_RETURN)


def walk_elements(tree: Element, *tags: str) -> Iterator[Element]:
    """Yield the elements inside one, of some names or all, each before what stands in it."""
    waiting = tree.children[::-1]
    while waiting:
        child = waiting.pop()
        if isinstance(child, Element):
            if not tags or child.tag in tags:
                yield child
            waiting += child.children[::-1]


def join_words(*nodes: Node) -> str:
    """Return the words of nodes as they stand in the file, line breaks included."""
    return "".join(_pieces(nodes))


def _pieces(nodes: tuple[Node, ...] | list[Node]) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, Words):
            yield node.text
        elif isinstance(node, Element):
            yield from _pieces(node.children)


def plain_text(nodes: Sequence[Node]) -> str:
    """Return what a reader reads or hears of some nodes: no numbers of notes."""
    return "".join(_plain_text(node) for node in nodes)


def _plain_text(node: Node) -> str:
    if isinstance(node, Words):
        return node.text
    if not isinstance(node, Element) or is_note_link(node):
        return ""
    return node.attributes.get("alt", "") if node.tag == "img" else plain_text(node.children)


def element_text(element: Element) -> str:
    """Return the words of an element, in one line; spaces that must not break stay what they are."""
    return _BREAKS.sub(" ", join_words(element)).strip()


def replace_nodes(tree: Element, change: Callable[[Node], list[Node] | None]) -> None:
    """Put in the place of each node what a function returns of it, which is not looked into again; None
    leaves it, and what stands inside it is asked for.
    """
    children: list[Node] | None = None
    for at, child in enumerate(tree.children):
        found = change(child)
        if found is not None:
            children = [*(tree.children[:at] if children is None else children), *found]
            continue
        if children is not None:
            children.append(child)
        if isinstance(child, Element):
            replace_nodes(child, change)
    if children is not None:
        tree.children = children


def inline_runs(tree: Element) -> Iterator[tuple[Element, list[Node]]]:
    """Yield what stands in lines of words without a block between, and the element it stands in."""
    run: list[Node] = []
    for child in tree.children:
        if not is_block(child):
            run.append(child)
            continue
        if run:
            yield tree, run
            run = []
        assert isinstance(child, Element)
        yield from inline_runs(child)
    if run:
        yield tree, run


_END = re.compile(r"(?:(?<=\w\w\w)|(?<=[)\]”“»])|\A)[.!?…]\s+(?=[^\W_])")
"""Where a sentence ends, be it behind a bracket or a link: not behind an abbreviation of one or two letters,
`2024 m.`, `Nr.`"""


class Piece(NamedTuple):
    """Words of a sentence, the address they lead to (nothing for plain words), and their line."""

    text: str
    target: str
    line: int


def text_sentences(tree: Element) -> Iterator[list[Piece]]:
    """Yield the sentences of a text, each in its pieces."""
    for _, run in inline_runs(tree):
        sentence: list[Piece] = []
        for piece in text_pieces(run):
            start, line = 0, piece.line
            for end in _END.finditer(piece.text) if not piece.target else ():
                yield [*sentence, Piece(piece.text[start : end.end()], "", line)]
                line += piece.text.count("\n", start, end.end())
                sentence, start = [], end.end()
            sentence.append(Piece(piece.text[start:], piece.target, line))
        yield sentence


def text_pieces(nodes: Sequence[Node]) -> Iterator[Piece]:
    """Yield the pieces of some nodes."""
    for node in nodes:
        if isinstance(node, Words):
            yield Piece(node.text, "", node.place.line)
        elif isinstance(node, Element) and node.tag == "a":
            yield Piece(plain_text(node.children), node.attributes.get("href", ""), node.place.line)
        elif isinstance(node, Element):
            yield from text_pieces(node.children)
