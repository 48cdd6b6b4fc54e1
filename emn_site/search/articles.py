"""A page as the search reads it: its words in order, how much each weighs, and its sections."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import html as lxml_html
from lxml.html import HtmlElement

from emn_site.search.cutting import seen

TITLE_WEIGHT, FACTS_TITLE_WEIGHT, LEAD_WEIGHT = 7.0, 10.0, 2.0
"""What a title, the title of a page of facts, and a summary weigh; a word of the text weighs 1."""

_HEADINGS = {"h2": 6.0, "h3": 5.0, "h4": 4.0, "h5": 3.0, "h6": 2.0}
_UNREAD = frozenset(("button", "footer", "form", "nav", "noscript", "script", "select", "style", "svg"))
"""Elements whose words are not those of the text."""

_INLINE = frozenset(
    "a abbr b bdi cite code del dfn em i ins kbd mark q s samp small span strong sub sup time u var".split()
)


@dataclass(frozen=True)
class Article:
    """What is to be searched of a page.

    `kind` is shown above its title; `date` orders equals, the newer first; `facets` are what results can
    be narrowed by, such as type:study; `title_words` are searched as if they stood in the title.
    """

    address: str
    title: str
    kind: str
    date: str
    facets: tuple[str, ...]
    html: str
    lead: str = ""
    title_words: str = ""
    title_weight: float = TITLE_WEIGHT
    weight: float = 1.0


@dataclass
class Block:
    """Words that stand together: their text, their weight, and the anchor where they are a heading."""

    weight: float
    anchor: str = ""
    is_heading: bool = False
    pieces: list[str] = field(default_factory=list)

    @property
    def shown(self) -> str:
        """The words as an excerpt shows them: a heading ends, so that it does not run into the text."""
        return f"{self.text}." if self.is_heading and self.text[-1:].isalnum() else self.text

    @property
    def text(self) -> str:
        """The words on one line; spaces that do not break stay."""
        return re.sub(r"[ \t\n]+", " ", seen("".join(self.pieces))).strip(" ")


def blocks(article: Article) -> Iterator[Block]:
    """Yield the words of an article, block by block: the title first, then the summary, then the text."""
    yield Block(article.title_weight, is_heading=True, pieces=[article.title])
    if article.lead:
        yield Block(LEAD_WEIGHT, pieces=[article.lead])
    tree = lxml_html.fragment_fromstring(article.html, create_parent="div")
    found: list[Block] = []
    _read(tree, Block(article.weight), found, article.weight)
    for block in found:
        if block.text:
            yield block


def _read(element: HtmlElement, block: Block, found: list[Block], weight: float) -> Block:
    """Read an element into blocks; return the block in which what follows it goes on."""
    if not isinstance(element.tag, str) or element.tag in _UNREAD or element.get("class") == "footnote-ref":
        return block
    is_inline = element.tag in _INLINE
    if not is_inline:
        own = _HEADINGS.get(element.tag)
        block = Block(own * weight if own else weight, element.get("id", ""), own is not None)
        found.append(block)
    if element.text:
        block.pieces.append(element.text)
    for child in element:
        block = _read(child, block, found, weight)
        if child.tail:
            block.pieces.append(child.tail)
    if is_inline:
        return block
    after = Block(weight)
    found.append(after)
    return after
