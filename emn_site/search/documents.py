"""A page as the search reads it: its words in order, and how much each weighs."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby
from operator import attrgetter

from emn_site.locale.tokenizer import strip_invisible
from emn_site.model.tree import INLINE, NOTE_MARK, Element, LazyTree, Words

TITLE_WEIGHT, COUNTRY_TITLE_WEIGHT, LEAD_WEIGHT = 7.0, 10.0, 2.0
"""What a title, the name of a country, and a summary weigh; a word of the text weighs 1."""

USUAL_TITLE, SHORT_TITLE = 7, 0.3
"""A word of a title of one word weighs this share more than one of a title of so many."""

_HEADINGS = {"h2": 6.0, "h3": 5.0, "h4": 4.0, "h5": 3.0, "h6": 2.0}
_UNREAD = frozenset(("button", "footer", "form", "nav", "noscript", "script", "select", "style", "svg"))
"""Elements whose words are not those of the text."""

_INLINE = INLINE - {"br", "img", "wbr"}
_ATTACHED = frozenset(("sub", "sup"))
"""Elements that belong to what stands before them."""

_UNTOLD = frozenset(("table", "figure", "pre"))
_NO_SENTENCE = frozenset(("details", *_HEADINGS))
"""Elements of which a reader of results is told nothing, and those that are no sentences."""

SENTENCE, NO_SENTENCE, SECTION = " ", "|", "#"
"""What a line of a page's text begins with: `#` stands before the anchor and the title of a section."""

_END = "\0"
"""Ends a block while its spaces are put in order; no document has this sign."""


@dataclass(frozen=True)
class SearchDocument:
    """What is to be searched of a page.

    `kind` is shown above its title; `date` orders equals, the newer first; `facets` are what results can
    be narrowed by, such as type:study; `also` are words it is found by beside its own, with their weights.
    What stands in another language than `language` is not read. `tree_digest` stands for the tree where what
    was read is kept.
    `series` is what works that come out again and again have in common: they are shown as one.
    `weight` is that of a word of its text, `share` how much all of them count beside other kinds of pages.
    """

    address: str
    title: str
    kind: str
    date: str
    facets: tuple[str, ...]
    tree: LazyTree = field(repr=False)
    tree_digest: str = ""
    language: str = ""
    lead: str = ""
    also: tuple[tuple[str, float], ...] = ()
    title_weight: float = TITLE_WEIGHT
    weight: float = 1.0
    share: float = 1.0
    series: str = ""


@dataclass
class TextBlock:
    """Words that stand together, in pieces, their weight, and what their line begins with: nothing where it
    is not told.
    """

    weight: float
    mark: str = SENTENCE
    pieces: list[str] = field(default_factory=list)


def text_blocks(document: SearchDocument, tree: Element) -> list[TextBlock]:
    """Return what stands together in the text of a document, in order."""
    found: list[TextBlock] = []
    if tree.children:
        _Reader(document.weight, document.language, found).read(tree, TextBlock(document.weight))
    return [block for block in found if block.pieces]


def document_blocks(document: SearchDocument, blocks: Iterable[TextBlock]) -> Iterator[tuple[float, str]]:
    """Yield the words of a document with their weight: its text, then the title and the summary.

    The text comes first, so that another title moves no word of it. Blocks of one weight come together, a
    line each; spaces that do not break stay.
    """
    for weight, together in groupby(blocks, attrgetter("weight")):
        if text := _lines(block.pieces for block in together):
            yield weight, text
    yield _title_weight(document), _lines([[document.title]])
    if document.lead:
        yield LEAD_WEIGHT, _lines([[document.lead]])


def shown_text(blocks: Iterable[TextBlock]) -> str:
    """Return what is shown of a page where it was found, a line a block: `search-excerpts.js` reads it."""
    marked = ((block.mark, _lines([block.pieces])) for block in blocks if block.mark)
    return "\n".join(mark + text for mark, text in marked if text)


def _lines(blocks: Iterable[list[str]]) -> str:
    """Return the text of blocks on a line each, without those that are blank."""
    text = strip_invisible(_END.join("".join(pieces) for pieces in blocks))
    text = text.replace("\n", " ").replace("\t", " ")
    while "  " in text:
        text = text.replace("  ", " ")
    return "\n".join(block for one in text.split(_END) if (block := one.strip(" ")))


def _title_weight(document: SearchDocument) -> float:
    """Return what a word of the title weighs: more in a short one, of which it is more."""
    missing = max(0, USUAL_TITLE - len(document.title.split()))
    return document.title_weight * (1 + SHORT_TITLE * missing / USUAL_TITLE)


@dataclass
class _Reader:
    """Reads elements into blocks of a weight; those in another language are left out."""

    weight: float
    language: str
    found: list[TextBlock]
    mark: str = SENTENCE

    def read(self, element: Element, block: TextBlock) -> TextBlock:
        """Read an element; return the block in which what follows it goes on."""
        if element.tag in _UNREAD or element.attributes.get("class") == NOTE_MARK:
            return block
        if element.attributes.get("lang", self.language) != self.language:
            return block
        if element.tag in _INLINE:
            return self._read_inside(element, block)
        around, self.mark = self.mark, _mark(element, self.mark)
        block = self._next(TextBlock(_HEADINGS.get(element.tag, 1) * self.weight, self.mark))
        self._read_inside(element, block)
        self.mark = around
        return self._next(TextBlock(self.weight, around))

    def _read_inside(self, element: Element, block: TextBlock) -> TextBlock:
        follows_words = True  # nothing stands before the first
        for child in element.children:
            if isinstance(child, Words):
                block.pieces.append(child.text)
            else:
                tag = child.tag if isinstance(child, Element) else ""
                if not follows_words and tag not in _ATTACHED:
                    block.pieces.append(" ")  # boxes side by side: a year and a number are not one number
                if isinstance(child, Element):
                    block = self.read(child, block)
            follows_words = isinstance(child, Words)
        return block

    def _next(self, block: TextBlock) -> TextBlock:
        self.found.append(block)
        return block


def _mark(element: Element, around: str) -> str:
    """Return what a line of an element begins with, in an element whose lines begin with `around`."""
    if element.tag in _UNTOLD or not around:
        return ""
    if element.tag in _HEADINGS and "id" in element.attributes:
        return f"{SECTION}{element.attributes['id']} "
    return NO_SENTENCE if element.tag in _NO_SENTENCE or "data-unshown" in element.attributes else around
