"""Makes the tree of a text from what the parser says, with the place of every element."""

from collections.abc import Iterator

from markdown_it.token import Token

from emn_site.content.html_policy import allowed_attributes
from emn_site.content.markdown.accidents import code_faults, uneven_rows
from emn_site.content.markdown.author_markup import EndTag, StartTag, read_markup
from emn_site.content.markdown.places import ParagraphPlaces, block_place
from emn_site.model import tree
from emn_site.model.text import Fault
from emn_site.model.tree import Element, Node, Place, Words

MOST_DEEP = 100  # so many elements may stand inside each other
_ALIGNMENTS = {"text-align:center": "emn-center", "text-align:right": "emn-right"}

# An arrow back, as a sign of text and no picture (Unicode, variation selector 15).
_RETURN_SIGN = "\u21a9\ufe0e"


class TreeBuilder:
    """Builds one tree, element by element; `faults` are what could not be built as it was meant."""

    def __init__(self, lines: list[str], first_line: int) -> None:
        self.root = Element("div")
        self.faults: list[Fault] = []
        self._lines, self._first_line = lines, first_line
        self._open: list[Element] = [self.root]
        self._by_author: set[int] = set()
        self._places = ParagraphPlaces(lines, first_line)

    def build(self, tokens: list[Token]) -> Element:
        """Return the tree of a whole text."""
        for token in tokens:
            self._add_block(token)
        self._close_until(self.root)
        return self.root

    def _open_element(self, element: Element, by_author: bool = False) -> None:
        """Put an element where the text is, and what follows inside it, until it is closed."""
        if len(self._open) > MOST_DEEP:
            values = (("value", f"<{element.tag}>"),)
            self.faults.append(Fault(element.place.line, "paragraph-too-intricate", values))
            return
        self._add(element)
        self._open.append(element)
        if by_author:
            self._by_author.add(id(element))

    def _add(self, node: Node) -> None:
        """Put something where the text is; words join those before them."""
        children = self._open[-1].children
        if isinstance(node, Words) and children and isinstance(before := children[-1], Words):
            children[-1] = _joined(before, node)
        else:
            children.append(node)

    def _close_author(self, end: EndTag) -> None:
        """Close the nearest element of a name that its author opened in this block."""
        for element in reversed(self._open):
            if id(element) not in self._by_author:
                break
            if element.tag == end.tag:
                self._close_until(element)
                self._open.pop()
                element.place = Place(*element.place[:2], *end.place[2:])
                return
        values = (("value", f"</{end.tag}>"),)
        self.faults.append(Fault(end.place.line, "markup-unclosed", values))

    def _close_until(self, element: Element) -> None:
        """Close what stands open inside an element: its author has forgotten it."""
        while (last := self._open[-1]) is not element:
            self._open.pop()
            self.faults.append(Fault(last.place.line, "markup-unclosed", (("value", f"<{last.tag}>"),)))

    def _close(self) -> None:
        """Close the nearest element that the parser opened."""
        nearest = next(found for found in reversed(self._open) if id(found) not in self._by_author)
        self._close_until(nearest)
        if nearest is not self.root:
            self._open.pop()
            if nearest.place == tree.NOWHERE:
                nearest.place = _place_of(nearest.children)

    def _block_place(self, token: Token) -> Place:
        if token.map is None:
            return tree.NOWHERE
        return block_place(self._lines, token.map, self._first_line, self._open)

    def _add_block(self, token: Token) -> None:
        match token.type:
            case "inline":
                self._add_paragraph(token)
            case "fence" | "code_block":
                self._add_code(token)
            case "html_block":
                self._add_markup(token.content, self._block_place(token))
            case "footnote_anchor":
                self._add_return(token)
            case "footnote_block_open":
                self._add(Element("hr"))
                self._open_element(Element("section", {"class": tree.NOTES}))
                self._open_element(Element("ol", {"class": f"{tree.NOTES}-list"}))
            case "footnote_block_close":
                self._close()
                self._close()
            case _ if not token.hidden:
                self._add_element(token)

    def _add_element(self, token: Token) -> None:
        if token.nesting < 0:
            self._close()
            return
        tag = "li" if token.type == "footnote_open" else token.tag
        element = Element(tag, _attributes(token), place=self._block_place(token))
        if token.type == "table_open":
            self.faults += uneven_rows(self._rows(element.place), element.place.line)
        if token.nesting:
            self._open_element(element)
        else:
            self._add(element)

    def _add_markup(self, html: str, place: Place) -> None:
        """Add what the author wrote as HTML."""
        for piece in read_markup(html, place):
            match piece:
                case Fault():
                    self.faults.append(piece)
                case StartTag():
                    self._open_element(piece.element, by_author=True)
                case EndTag():
                    self._close_author(piece)
                case _:
                    self._add(piece)

    def _rows(self, place: Place) -> list[str]:
        """Return the lines of a table; the mark of a list before its first is none of them."""
        first = place.line - self._first_line
        rows = self._lines[first : place.last_line - self._first_line + 1]
        return [row[place.column - 1 :] if not at else row for at, row in enumerate(rows)]

    def _add_code(self, token: Token) -> None:
        place = self._block_place(token)
        name = token.info.strip().split(maxsplit=1)[0] if token.info.strip() else ""
        self.faults += code_faults(token.content, name, token.type == "code_block", place.line)
        attributes = {"class": f"language-{name}"} if name else {}
        first = place.line + (token.type == "fence")
        last = first + token.content.removesuffix("\n").count("\n")
        inside = Place(first, min(place.column, self._width(first)), last, self._width(last))
        code = Element("code", attributes, [Words(token.content, inside)], inside)
        self._add(Element("pre", {}, [code], place))

    def _width(self, line: int) -> int:
        """Return the column behind the last sign of a line of the file."""
        number = line - self._first_line
        return len(self._lines[number]) + 1 if number < len(self._lines) else 1

    def _add_return(self, token: Token) -> None:
        """Put the link back from a note where its text ends."""
        name = _note_name(token)
        self._add(Words(" "))
        self._add(Element("a", {"href": f"#fnref{name}", "class": tree.NOTE_RETURN}, [Words(_RETURN_SIGN)]))

    def _add_paragraph(self, inline: Token) -> None:
        outer = self._open[-1]
        self._places.read(inline, outer.tag in tree.HEADINGS, outer.tag in ("td", "th"))
        opened = len(self._open)
        for token, start, end in _with_ends(inline):
            self._add_inline(token, start, end)
        if len(self._open) > opened:
            self._close_until(self._open[opened - 1])
        if outer.tag == "p":  # what stands before its first word is its container's
            outer.place = self._places.place(0, len(inline.content))

    def _add_inline(self, token: Token, start: int, end: int) -> None:
        place = self._places.place(start, end)
        match token.type:
            case "text" if token.content:
                escapes = tuple(token.meta.get("escapes", ()))
                self._add(Words(token.content, place, escapes))
            case "softbreak":
                self._add(Words("\n", place))
            case "hardbreak":
                self._add(Element("br", place=place))
                self._add(Words("\n", place))
            case "code_inline":
                self._add(Element("code", _attributes(token), [Words(token.content, place)], place))
            case "html_inline":
                self._add_markup(token.content, place)
            case "image":
                self._add(Element("img", _image_attributes(token), place=place))
            case "footnote_ref":
                self._add(_note_mark(token, place))
            case _ if token.nesting > 0:
                self._open_element(Element(token.tag, _attributes(token), place=place))
            case _ if token.nesting < 0:
                self._close_inline(place)
        for name in token.meta.get("insecure_attrs", ()):
            values = (("value", str(name)), ("element", "{…}"))
            self.faults.append(Fault(place.line, "attribute-not-allowed", values))

    def _close_inline(self, place: Place) -> None:
        nearest = next(found for found in reversed(self._open) if id(found) not in self._by_author)
        self._close()
        nearest.place = Place(*nearest.place[:2], *place[2:])


def _joined(before: Words, after: Words) -> Words:
    escapes = (*before.escapes, *(len(before.text) + at for at in after.escapes))
    place = before.place
    if place.line and after.place.line:
        place = Place(*place[:2], *after.place[2:])
    return Words(before.text + after.text, place, escapes)


def _place_of(nodes: list[Node]) -> Place:
    """Return the place that some nodes have together."""
    places = [
        node.place for node in nodes if isinstance(node, Words | Element) and node.place != tree.NOWHERE
    ]
    if not places:
        return tree.NOWHERE
    return Place(*min(places)[:2], *max(place[2:] for place in places))


def _with_ends(inline: Token) -> Iterator[tuple[Token, int, int]]:
    """Yield the pieces of a paragraph with their first sign and that behind their last.

    Each sign belongs to a piece, so that one ends where the next begins.
    """
    children = inline.children or []
    starts = [(child.map or [0])[0] - (child.type == "strong_open") for child in children]
    ends = [*starts[1:], len(inline.content)][: len(starts)]
    for child, start, end in zip(children, starts, ends, strict=True):
        is_plain = child.type == "text" and not child.meta.get("escapes")
        if is_plain and inline.content[start:end].startswith("<") and child.content[:1] != "<":
            yield child, start + 1, start + 1 + len(child.content)  # an address between signs
        elif is_plain:
            yield child, start, min(end, start + len(child.content))
        elif child.type.endswith("_close") and child.tag in ("em", "s", "strong"):
            yield child, start, start + len(child.markup)
        else:
            yield child, start, end


def _attributes(token: Token) -> dict[str, str]:
    """Return the attributes of an element, with a class in the place of a style, which pages forbid."""
    kind = str(token.meta.get("kind", "")).lower()
    match token.type:
        case "alert_open":
            return {"class": f"{tree.ALERT} {tree.ALERT}--{kind}", "role": "note"}
        case "alert_title_open":
            return {"class": tree.ALERT_TITLE}
        case "footnote_open":
            return {"id": f"fn{token.meta['id'] + 1}", "class": tree.NOTE_ITEM}
        case "heading_open" if name := token.meta.get("name"):
            return {"id": str(name)}
        case "td_open" | "th_open" if style := token.attrs.get("style"):
            return {"class": _ALIGNMENTS.get(str(style), "emn-left")}
    found = {name: str(value) for name, value in token.attrs.items() if name != "class"}
    return allowed_attributes(token.tag, found)


def _image_attributes(token: Token) -> dict[str, str]:
    alt = "".join(
        "\n" if child.type == "softbreak" else child.content
        for child in token.children or ()
        if child.type in ("text", "code_inline", "softbreak")
    )
    found = {**{name: str(value) for name, value in token.attrs.items()}, "alt": alt}
    return allowed_attributes("img", found)


def _note_name(token: Token) -> str:
    """Return the name of a note's place in the text: another for each place that refers to it."""
    times = token.meta.get("subId", 0)
    return f"{token.meta['id'] + 1}" + (f":{times}" if times > 0 else "")


def _note_mark(token: Token, place: Place) -> Element:
    number = f"{token.meta['id'] + 1}"
    attributes = {"href": f"#fn{number}", "id": f"fnref{_note_name(token)}"}
    return Element(
        "sup", {"class": tree.NOTE_MARK}, [Element("a", attributes, [Words(number)], place)], place
    )
