"""HTML that an author wrote into a text, as what it opens, says and closes; the rest are faults."""

from dataclasses import dataclass
from html.parser import HTMLParser

from emn_site.content.html_policy import ELEMENTS, EVERYWHERE, VOID, allowed_attributes
from emn_site.model.shapes import is_language_tag
from emn_site.model.text import Fault
from emn_site.model.tree import Element, Place, Words


@dataclass(frozen=True)
class StartTag:
    """An element that is opened."""

    element: Element


@dataclass(frozen=True)
class EndTag:
    """An element that is closed, by its name; `place` is that of the tag which closes it."""

    tag: str
    place: Place


Piece = StartTag | EndTag | Element | Words | Fault


def read_markup(html: str, place: Place) -> list[Piece]:
    """Return what a piece of HTML at a place says, in its order.

    What a piece leaves unfinished, `<b`, no later one closes.
    """
    reader = _Reader(place)
    reader.feed(html)
    if rest := reader.rawdata:
        reader.rawdata = ""
        if "<" in rest:
            reader.fault("markup-unclosed", rest[rest.index("<") :][:20])
        else:
            reader.handle_data(rest)
    return reader.pieces


def unknown_language(line: int, value: str) -> Fault:
    """Return the fault of an attribute `lang` that names no language (BCP 47)."""
    return Fault(line, "wrong-value", (("key", "lang"), ("expected", "language-code"), ("value", value)))


class _Reader(HTMLParser):
    def __init__(self, place: Place) -> None:
        super().__init__()
        self.pieces: list[Piece] = []
        self._place = place

    def fault(self, code: str, value: str = "", **more: str) -> None:
        """Note what may not stand there."""
        values = (("value", value), *more.items()) if value else ()
        self.pieces.append(Fault(self._at("").line, code, values))

    def _at(self, text: str) -> Place:
        """Return the place of what is being read."""
        line, offset = self.getpos()
        column = offset + (self._place.column if line == 1 else 1)
        first, breaks = self._place.line + line - 1, text.count("\n")
        end = len(text) - text.rfind("\n") if breaks else column + len(text)
        return Place(first, column, first + breaks, end)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Judge an element and its attributes."""
        if tag not in ELEMENTS:
            self.fault("markup-not-allowed", f"<{tag}>")
            return
        values = {name: value or "" for name, value in attrs}
        for name in values:
            if name not in ELEMENTS[tag] | EVERYWHERE:
                self.fault("attribute-not-allowed", name, element=f"<{tag}>")
        place = self._at(self.get_starttag_text() or "")
        if "lang" in values and not is_language_tag(values["lang"]):
            self.pieces.append(unknown_language(place.line, values["lang"]))
        element = Element(tag, allowed_attributes(tag, values), place=place)
        self.pieces.append(element if tag in VOID else StartTag(element))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Judge an element that is written as closed at once; HTML closes only the void ones so."""
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        """Close an element; `</br>` breaks the line, as in browsers (WHATWG HTML, 13.2.6.4.7)."""
        place = self._at(f"</{tag}>")
        if tag == "br":
            self.pieces.append(Element(tag, place=place))
        elif tag in VOID:
            self.fault("markup-unclosed", f"</{tag}>")
        elif tag in ELEMENTS:
            self.pieces.append(EndTag(tag, place))

    def handle_data(self, data: str) -> None:
        """Words inside HTML are words like any other."""
        if self.cdata_elem:  # a script or a style, which may not stand here
            return
        self.pieces.append(Words(data, self._at(data)))

    def handle_comment(self, data: str) -> None:
        """A comment would be published with the page, for everybody to read in its source."""
        self.fault("html-comment")

    def handle_decl(self, decl: str) -> None:
        """A declaration has no place inside a page."""
        self.fault("markup-not-allowed", f"<!{decl[:20]}>")

    def unknown_decl(self, data: str) -> None:
        """A CDATA section has no place in HTML."""
        self.fault("markup-not-allowed", "<![…]]>")

    def handle_pi(self, data: str) -> None:
        """Nor has a processing instruction."""
        self.fault("markup-not-allowed", "<?…>")
