"""A text's tree made ready for paper: notes where they are referred to, whole addresses, tables by rows.

What Typst is given is this tree as it is; `elements.typ` has a function for each element that is named here.
"""

import re
from collections.abc import Iterator
from urllib.parse import urljoin

from emn_site.model import tree
from emn_site.model.tree import Element, Node, Words, element_text, is_block, plain_text, walk_elements

_SPACES = re.compile(r"[ \t\r\n\f]+")
_ATTRIBUTES = ("alt", "colspan", "lang", "reversed", "rowspan", "src", "start", "type")
_QUOTED = "emn-quoted"
_ALIGNED = {"emn-center": "center", "emn-right": "right"}
_BOXES = ("emn-table", "emn-quoted-table")  # around tables, for a screen


def tree_for_paper(text: Element, base: str, here: str) -> Element:
    """Return a text's tree for paper; `base` is the public address of the site, `here` the page's below it.

    A picture is named by its address from the root of the site.
    """
    return _Paper(text, base, here).body()


class _Paper:
    def __init__(self, text: Element, base: str, here: str) -> None:
        self._tree, self._base, self._here = text, base, base + here
        self._targets = {
            one.attributes["id"] for one in walk_elements(text, *tree.HEADINGS) if "id" in one.attributes
        }
        notes = [one for one in walk_elements(text, "section") if one.attributes.get("class") == tree.NOTES]
        self._notes = {
            one.attributes["id"]: one
            for list_ in notes
            for one in walk_elements(list_, "li")
            if "id" in one.attributes
        }
        self._shown: set[str] = set()
        self._is_after_space = True

    def body(self) -> Element:
        return Element("div", {}, list(self._all(self._tree.children)))

    def _all(self, nodes: list[Node]) -> Iterator[Node]:
        for node in nodes:
            if isinstance(node, Words):
                yield from self._words(node.text)
            elif isinstance(node, Element):
                yield from self._element(node)

    def _words(self, text: str) -> Iterator[Words]:
        """Yield words with one space where the file has several or a break, and none where a line begins."""
        text = _SPACES.sub(" ", text)
        if self._is_after_space:
            text = text.removeprefix(" ")
        if text:
            self._is_after_space = text.endswith(" ")
            yield Words(text)

    def _element(self, node: Element) -> Iterator[Node]:
        kind, tag = node.attributes.get("class", ""), node.tag
        if kind in (tree.NOTE_RETURN, tree.NOTES) or (tag == "hr" and node.place == tree.NOWHERE):
            return  # notes stand where they are referred to, without a line above all of them
        if kind in _BOXES:
            yield from self._all(node.children)
        elif kind == tree.NOTE_MARK:
            yield self._note(node)
        elif tag == "table":
            yield self._table(node)
        elif tag == "pre":
            yield Element("pre", {}, [Words(plain_text(node.children).strip("\n"))])
        else:
            yield self._plain(node, _renamed(tag, kind))

    def _plain(self, node: Element, tag: str) -> Element:
        """Return an element with what a page on paper needs of its attributes."""
        attributes = {
            name: value
            for name, value in node.attributes.items()
            if name in _ATTRIBUTES and (value or name == "reversed")
        }
        if tag == "a":
            attributes |= self._link(node)
        if tag == "img" and "src" in attributes:
            attributes["src"] = urljoin(self._here, attributes["src"]).removeprefix(self._base)
        if tag in tree.HEADINGS and node.attributes.get("id"):
            attributes["id"] = node.attributes["id"]
        begins = is_block(node) or tag == "br"
        self._is_after_space |= begins
        children = list(self._all(node.children))
        self._is_after_space |= begins
        return Element(tag, attributes, _unwrapped(children) if tag in ("li", "td", "th", "dd") else children)

    def _link(self, node: Element) -> dict[str, str]:
        """Return where a link leads: to a heading of this text, or elsewhere; and whether that is listed."""
        target = node.attributes.get("href", "")
        if target.startswith("#") and target[1:] in self._targets:
            return {"to": target[1:]}
        address = urljoin(self._here, target)
        is_listed = _QUOTED not in node.attributes.get("class", "") and element_text(node) not in address
        return {"href": address} | ({"listed": "yes"} if is_listed else {})

    def _note(self, node: Element) -> Element:
        """Return a note with its words; one that is referred to again is only named."""
        (link,) = walk_elements(node, "a")
        name = link.attributes["href"].removeprefix("#")
        if name in self._shown or name not in self._notes:
            return Element("note", {"again": name})
        self._shown.add(name)
        before, self._is_after_space = self._is_after_space, True
        children = list(self._all(self._notes[name].children))
        self._is_after_space = before
        return Element("note", {"id": name}, _unwrapped(children))

    def _table(self, node: Element) -> Element:
        """Return a table by its head, its rows and its foot."""
        self._is_after_space = True
        found: list[Node] = [self._plain(one, "caption") for one in walk_elements(node, "caption")]
        for part in ("thead", "tbody", "tfoot"):
            lines = [Element("tr", {}, [self._cell(cell, part) for cell in row]) for row in _rows(node, part)]
            found.append(Element(part, {}, list[Node](lines)))
        return Element("table", {}, found)

    def _cell(self, cell: Element, part: str) -> Element:
        found = self._plain(cell, cell.tag)
        if (kind := cell.attributes.get("class")) in _ALIGNED:
            found.attributes["align"] = _ALIGNED[kind]
        if part != "thead" and cell.tag == "th":
            found.attributes["head"] = "row"
        return found


def _unwrapped(children: list[Node]) -> list[Node]:
    """Return children whose first paragraph has no room of its own: it stands beside a number, or a term."""
    match children:
        case [Element(tag="p", children=words), *others]:
            return [*words, *others]
    return children


def _renamed(tag: str, kind: str) -> str:
    """Return what an element is on paper: what is set apart has a name of its own."""
    if kind.startswith(f"{tree.ALERT} "):
        return "alert"
    if kind == tree.ALERT_TITLE:
        return "alert-title"
    return "notes" if kind == "emn-notes" else tag


def _rows(table: Element, part: str) -> list[list[Element]]:
    """Return the cells of a part of a table by rows; rows of no part are of its body."""
    holders = [one for one in table.children if isinstance(one, Element) and one.tag == part]
    if part == "tbody":
        holders.append(
            Element("tbody", {}, [r for r in table.children if isinstance(r, Element) and r.tag == "tr"])
        )
    return [
        [cell for cell in row.children if isinstance(cell, Element) and cell.tag in ("td", "th")]
        for holder in holders
        for row in holder.children
        if isinstance(row, Element)
    ]


def row_heads(tree: Element) -> tuple[tuple[tuple[int, ...], ...], ...]:
    """Return for each table, and each row of its body, which of its cells are heads of their row."""
    return tuple(
        tuple(
            tuple(
                at
                for at, cell in enumerate(row.children)
                if isinstance(cell, Element) and "head" in cell.attributes
            )
            for row in walk_elements(table, "tr")
        )
        for table in walk_elements(tree, "table")
    )
