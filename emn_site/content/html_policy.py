"""The markup that may stand in a text: what reports need, and nothing that acts or looks as the frame does.

The list is the first wall, and speaks: what is not on it is a fault with its line. The sanitiser behind it
(nh3, the library ammonia) is the second, and silent.
"""

from collections.abc import Iterator
from html.parser import HTMLParser

import nh3

from emn_site.model.shapes import is_language_tag
from emn_site.model.text import Fault

EVERYWHERE = frozenset(("dir", "lang", "title"))
ELEMENTS: dict[str, frozenset[str]] = {
    **dict.fromkeys(
        "abbr b bdi blockquote br caption cite code dd del dfn div dl dt em figcaption figure h2 h3 h4 h5 h6 "
        "hr i ins kbd li mark p pre q s samp small span strong sub summary sup table tbody tfoot thead tr u "
        "ul var wbr".split(),
        frozenset(),
    ),
    "a": frozenset(("href",)),
    "col": frozenset(("span",)),
    "colgroup": frozenset(("span",)),
    "details": frozenset(("open",)),
    "img": frozenset(("alt", "height", "src", "width")),
    "ol": frozenset(("reversed", "start")),
    "td": frozenset(("colspan", "headers", "rowspan")),
    "th": frozenset(("abbr", "colspan", "headers", "rowspan", "scope")),
    "time": frozenset(("datetime",)),
}
"""Elements that an author may write as HTML, with their attributes."""

SCHEMES = frozenset(("http", "https", "mailto"))
QUOTED = frozenset(("change", "chart", "countries", "figure", "rank", "table", "total"))
"""What a text quotes of the data: no page keeps such an address, the transforms replace it."""

VOID = frozenset(("br", "col", "hr", "img", "wbr"))

_OURS = {
    "a": {"class", "id", "hreflang"},
    "code": {"class"},
    "div": {"class"},
    "li": {"class", "id"},
    "ol": {"class"},
    "p": {"class"},
    "section": {"class"},
    "sup": {"class"},
    "td": {"class"},
    "th": {"class"},
    "ul": {"class"},
    **{f"h{level}": {"id"} for level in range(1, 7)},
}
"""What the rendering of Markdown itself adds to them."""


_KEPT = {tag: set(ELEMENTS.get(tag, ())) | _OURS.get(tag, set()) | EVERYWHERE for tag in {*ELEMENTS, *_OURS}}


_CLEANER = nh3.Cleaner(tags=set(_KEPT), attributes=_KEPT, url_schemes=set(SCHEMES | QUOTED), link_rel=None)


def sanitise(html: str) -> str:
    """Return HTML with nothing in it but what is allowed, and with every element closed."""
    return _CLEANER.clean(html)


def unknown_language(line: int) -> Fault:
    """Return the fault of an attribute `lang` that names no language (BCP 47)."""
    return Fault(line, "wrong-value", (("key", "lang"), ("expected", "language-code")))


class MarkupReader(HTMLParser):
    """Reads the pieces of HTML of one text in their order; `faults` are what may not stand there."""

    def __init__(self) -> None:
        super().__init__()
        self.faults: list[Fault] = []
        self.links: list[tuple[str, int]] = []
        self.images: list[tuple[str, int, str]] = []
        self._open: list[tuple[str, int]] = []
        self._first_line = 1

    def read(self, html: str, line: int) -> None:
        """Read a piece that begins on a line of the file."""
        self._first_line = line - self.getpos()[0] + 1
        self.feed(html)
        if (begun := self.rawdata.find("<")) >= 0:  # what a piece leaves open, no later one closes
            self.faults.append(
                Fault(self._line(), "markup-unclosed", (("value", self.rawdata[begun:][:20]),))
            )
        self.rawdata = ""

    def finish(self) -> Iterator[Fault]:
        """Yield every fault, the elements never closed among them."""
        yield from self.faults
        for tag, line in self._open:
            yield Fault(line, "markup-unclosed", (("value", f"<{tag}>"),))

    def _line(self) -> int:
        return self._first_line + self.getpos()[0] - 1

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Judge an element and its attributes."""
        line, values = self._line(), dict(attrs)
        if tag not in ELEMENTS:
            self.faults.append(Fault(line, "markup-not-allowed", (("value", f"<{tag}>"),)))
            return
        for name in values:
            if name not in ELEMENTS[tag] | EVERYWHERE:
                self.faults.append(
                    Fault(line, "attribute-not-allowed", (("value", name), ("element", f"<{tag}>")))
                )
            if name == "lang" and not is_language_tag(values[name] or ""):
                self.faults.append(unknown_language(line))
        if tag == "a" and values.get("href"):
            self.links.append((str(values["href"]), line))
        if tag == "img":
            self.images.append((values.get("src") or "", line, values.get("alt") or ""))
        if tag not in VOID:
            self._open.append((tag, line))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Judge an element that is written as closed at once; HTML closes only the void ones so."""
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        """Close the nearest element of the name; what was opened inside it and not closed is a fault."""
        names = [name for name, _ in self._open]
        if tag not in names:
            if tag in ELEMENTS and tag not in VOID:
                self.faults.append(Fault(self._line(), "markup-unclosed", (("value", f"</{tag}>"),)))
            return
        place = len(names) - 1 - names[::-1].index(tag)
        for name, line in self._open[place + 1 :]:
            self.faults.append(Fault(line, "markup-unclosed", (("value", f"<{name}>"),)))
        del self._open[place:]

    def handle_comment(self, data: str) -> None:
        """A comment would be published with the page, for everybody to read in its source."""
        self.faults.append(Fault(self._line(), "html-comment"))

    def handle_decl(self, decl: str) -> None:
        """A declaration has no place inside a page."""
        self.faults.append(Fault(self._line(), "markup-not-allowed", (("value", f"<!{decl[:20]}>"),)))

    def unknown_decl(self, data: str) -> None:
        """A CDATA section has no place in HTML."""
        self.faults.append(Fault(self._line(), "markup-not-allowed", (("value", "<![…]]>"),)))

    def handle_pi(self, data: str) -> None:
        """Nor has a processing instruction."""
        self.faults.append(Fault(self._line(), "markup-not-allowed", (("value", "<?…>"),)))
