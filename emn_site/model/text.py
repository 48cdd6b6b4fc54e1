"""A text as it was parsed, once: everything that judges or shows a text reads this value."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from emn_site.cache.lazy import LazyText
from emn_site.model.tree import Element, LazyTree, Piece

EMPTY_TREE = LazyTree(Element("div"))


@dataclass(frozen=True)
class TextLink:
    """A link or an image; `line` counts from 1 in the file, `text` is what a reader sees or hears of it."""

    target: str
    line: int
    text: str = ""


@dataclass(frozen=True)
class Heading:
    """A heading: its level (1 to 6), the name it can be linked at, its words, its line in the file."""

    level: int
    id: str
    title: str
    line: int = 0


@dataclass(frozen=True)
class Caption:
    """A paragraph that may be a caption, and whether it is above a table, below a table or a picture."""

    words: str
    line: int
    is_above_table: bool
    is_below_shown: bool


@dataclass(frozen=True)
class Fault:
    """What of a text could not be rendered as it was meant: a problem's code, its line and its values."""

    line: int
    code: str
    values: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Text:
    """The body of a file, parsed.

    `line` is where it begins in its file. `tree` has only elements and attributes of the allow-list.
    `prose` is what a reader reads, a line for each block, without code: so many `words`, its
    `letters`, each once, and `numbers`, each with how often it stands there, written alike whatever the
    language; `captions` are the paragraphs that may be such: `Table: …`, `Table 1`, `1 table`, `foreign`
    those that read as another language; `sentences` are those with numbers or links.
    `faults` are what was left unrendered or is not allowed.
    """

    tree: LazyTree
    prose: LazyText
    line: int = 1
    headings: tuple[Heading, ...] = ()
    links: tuple[TextLink, ...] = ()
    images: tuple[TextLink, ...] = ()
    anchors: frozenset[str] = frozenset()
    faults: tuple[Fault, ...] = ()
    words: int = 0
    letters: str = ""
    numbers: tuple[tuple[str, int], ...] = ()
    captions: tuple[Caption, ...] = ()
    foreign: tuple[str, ...] = ()
    sentences: tuple[tuple[Piece, ...], ...] = ()
    shares: tuple[tuple[int, int, str], ...] = ()
    """What it counts in words, “two of three”: as numbers, and as it is written."""
    unfilled: int = 0
    """The line of the first paragraph that is yet to be written (a mere “…”); 0 where there is none."""
    is_empty: bool = False
    fillers: tuple[tuple[int, str], ...] = ()
    """The paragraphs that may only hold the place of others, each with its line."""

    def without_texts(self) -> "Text":
        """Return the text without its long texts."""
        return replace(self, tree=EMPTY_TREE, prose=LazyText(""))

    def with_texts(self, load: Callable[[], "Text"]) -> "Text":
        """Return the text with its long texts loaded when they are asked for."""
        return replace(self, tree=LazyTree(lambda: load().tree()), prose=LazyText(lambda: load().prose()))


Place = tuple[str, str]
"""Where a page is: its path, and a language."""


@dataclass(frozen=True)
class FinishedPage:
    """A page in one language before the frame is put around it: what checks judge and readers get.

    `headings` are those that can be linked at, for the list of contents; `anchors` are all such places.
    """

    path: str
    language: str
    title: str
    summary: str
    html: LazyText
    tree: LazyTree
    """What the HTML shows, without drawings where a template has made it: the search reads it."""
    digest: str
    """What it says, as one word: what is made of the page is made anew only where it says something else."""
    headings: tuple[Heading, ...] = ()
    anchors: frozenset[str] = frozenset()

    def without_texts(self) -> "FinishedPage":
        """Return the page without its HTML and its tree."""
        return replace(self, html=LazyText(""), tree=EMPTY_TREE)

    def with_texts(self, load: Callable[[], "FinishedPage"]) -> "FinishedPage":
        """Return the page with both loaded when they are asked for."""
        return replace(self, html=LazyText(lambda: load().html()), tree=LazyTree(lambda: load().tree()))


class AnchorNames:
    """The names of a page at which it can be linked; a second alike is told apart by a number."""

    def __init__(self, taken: Iterable[str], separator: str) -> None:
        self._taken, self._separator = set(taken), separator
        self._times: Counter[str] = Counter()

    def free(self, wanted: str, first: int) -> str:
        """Return the name wanted, or that name with the first free number, counted from `first`; take it."""
        name = wanted
        while name in self._taken:
            name = f"{wanted}{self._separator}{first + self._times[wanted]}"
            self._times[wanted] += 1
        self._taken.add(name)
        return name


@dataclass(frozen=True)
class Asset:
    """An image or a download that was judged: the digest of its bytes, and what is published for them.

    A document has a size in bytes, a number of pages, and a picture of the first of these (JPEG).
    """

    digest: str
    written: bytes | None = None
    size: int = 0
    pages: int = 0
    cover: bytes | None = None
