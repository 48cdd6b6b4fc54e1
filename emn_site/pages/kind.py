"""What a kind of page is: one value that says all that the rest of the program asks of its pages.

A kind is a folder of `pages/`; its `kind.py` has the value `KIND`, and `kinds.py` names it in the one table.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from emn_site.exports.cards import Card
from emn_site.exports.feeds import Feed
from emn_site.exports.pdf.report import PdfEdition, PdfFacts, PdfSource
from emn_site.locale import Locale
from emn_site.model.text import FinishedPage
from emn_site.pages.finish import empty_page
from emn_site.search.documents import TITLE_WEIGHT, SearchDocument


@dataclass(frozen=True)
class SearchRules:
    """How the search takes the pages of a kind: what a word of text and of title weighs, and all of them.

    Of a list, which only repeats what other pages say, title and summary are searched.
    """

    weight: float = 1.0
    title_weight: float = TITLE_WEIGHT
    share: float = 1.0
    is_list: bool = False


@dataclass(frozen=True)
class ContextRequest:
    """What a context is made for: a page, at the public address `base`, beside pages of some facets, and its
    PDF, where it has one.
    """

    path: str
    base: str
    facets: tuple[str, ...]
    pdf: PdfFacts | None = None


def folder_word(locale: Locale, path: str) -> str:
    """Return the word of the site that is called like the first part of an address."""
    return locale.word(path.partition("/")[0])


@dataclass(frozen=True, eq=False)
class Kind:
    """A kind of page; a path is an address without the language."""

    name: str
    paths: Callable[[Locale], list[str]]
    """The pages there are in a language."""
    page: Callable[[Locale, str], FinishedPage] = empty_page
    """What makes a page; a layout may make all but its title and summary."""
    inputs: Callable[[Locale, str], object] = lambda locale, path: ()
    """What a page is made of beside the program, the words, the data, and the figures it reads."""
    file: str | None = None
    """The file in which faults of a page are mended, with a gap for its `{slug}`; none: a text's own."""

    layout: Callable[[Locale, str], str] = lambda locale, path: "main.html"
    """The template around a page."""
    context: Callable[[Locale, ContextRequest], object] = lambda locale, request: None
    """What that template is given of this kind alone (`view.details`)."""
    style: str = "text"
    """The style sheet (`exports.style_bundles`), which has `style.css` of the kind's folder, too."""
    contents_levels: int = 0
    """How many levels of headings are listed beside a page."""

    names: Mapping[str, str] = field(default_factory=dict)
    """Pages by the names under which every layout finds their addresses (`urls`)."""
    above: str | None = None
    """The page above all of its pages; none: the index of the folder, where there is one."""
    label: Callable[[Locale, str], str] = folder_word
    """What a page is called in the menu and in breadcrumbs."""
    menu: Callable[[Locale], list[str]] = lambda locale: []
    """Its pages in the menu, in which kinds follow one another as in the table."""
    words: tuple[str, ...] = ()
    """Keys of `words.yml` that are asked for and that no module or template names in full."""

    is_indexed: bool = True
    """Whether its pages are in the sitemap and for search engines."""
    search: SearchRules | None = SearchRules()
    facet: str = "page"
    """What the search calls it where results are narrowed."""
    document: Callable[[Locale, str, SearchDocument], SearchDocument] = lambda locale, path, usual: usual
    """What the search reads, from what it usually does."""

    card: Callable[[Locale, str], Card] | None = None
    """The picture a page is shared with; none: that of the page above."""
    has_card_with_pdf: bool = False
    """Whether pages have a picture only where their PDFs are made: when the site is published."""
    pdf: Callable[[Locale, str, PdfEdition], PdfSource] | None = None
    """What the PDF of a page is made of; none: its pages have none."""
    feed: Callable[[Locale, str], Feed | None] = lambda locale, path: None
    """The feed of a page, which those below it name, too."""
    linked_data: Callable[[Locale, str, str], dict[str, Any]] | None = None
    """What schema.org has for a page that shows data, from its path and the public address of the site."""
    cited: str | None = None
    """The word for how a page is cited, with gaps for publisher, title and site."""

    @property
    def folders(self) -> frozenset[str]:
        """First parts of the addresses of `names`: no type of publication can have them."""
        return frozenset(path.partition("/")[0] for path in self.names.values())

    @property
    def asked_words(self) -> set[str]:
        """Keys of `words.yml` that its declaration asks for: names in the menu, titles, facet, citation."""
        titles = self.folders if self.label is folder_word or self.page is empty_page else ()
        summaries = [f"{name}_summary" for name in self.folders if self.page is empty_page]
        beside = (self.cited, self.facet and f"facet_{self.facet}")
        return {*self.words, *titles, *summaries, *filter(None, beside)}
