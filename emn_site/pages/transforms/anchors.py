"""Every heading and paragraph can be linked to.

A paragraph is named after its own words, so that its address stays when another is put before it, or a
note is added above and the numbers of notes move. A heading answers to its names in the other languages too,
so that a link to a section leads to it in every language.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256

from emn_site.locale import Locale
from emn_site.model import tree as nodes
from emn_site.model.site import Version
from emn_site.model.text import AnchorNames

_WORDS = re.compile(r"\w+")
HEADINGS = ("h2", "h3", "h4", "h5", "h6")


def foreign_anchors(version: Version, versions: Iterable[Version]) -> dict[str, list[str]]:
    """Return each heading's names in other languages; none of a version built otherwise, or taken here."""
    own = version.text.headings
    found: dict[str, list[str]] = {heading.id: [] for heading in own}
    taken = {*found, *version.text.anchors}
    for other in versions:
        others = other.text.headings
        if [heading.level for heading in others] == [heading.level for heading in own]:
            for here, there in zip(own, others, strict=True):
                if there.id not in taken:
                    taken.add(there.id)
                    found[here.id].append(there.id)
    return found


def add_anchor_links(tree: nodes.Element, locale: Locale, elsewhere: Mapping[str, list[str]]) -> None:
    """Put a link to itself beside each heading, with its other names; name each paragraph.

    The link at the end of a paragraph is for those who point at it: `page.js` puts it there.
    """
    names = AnchorNames((one.attributes.get("id", "") for one in nodes.walk_elements(tree)), "-")

    def wrap(node: nodes.Node) -> list[nodes.Node] | None:
        if not isinstance(node, nodes.Element) or node.tag not in HEADINGS or not node.attributes.get("id"):
            return None
        name, label = node.attributes["id"], locale.word("link_to_section", title=nodes.element_text(node))
        others = [nodes.Element("span", {"id": other}) for other in elsewhere.get(name, [])]
        link = nodes.Element("a", {"class": "emn-anchor", "href": f"#{name}", "aria-label": label})
        return [nodes.Element("div", {"class": "emn-heading"}, [node, *others, link])]

    nodes.replace_nodes(tree, wrap)
    _name_paragraphs(tree, names)


def _name_paragraphs(parent: nodes.Element, names: AnchorNames, is_inside: bool = False) -> None:
    """Name each paragraph that stands in the text itself, or in a quotation."""
    is_plain = parent.tag in ("div", "blockquote") and not (is_inside and parent.attributes.get("class"))
    for child in parent.children:
        if not isinstance(child, nodes.Element):
            continue
        if child.tag == "p" and is_plain and nodes.join_words(child).strip():
            name = names.free(_name(" ".join(_pieces(child))), first=2)
            child.attributes.setdefault("id", name)
        _name_paragraphs(child, names, is_inside=True)


def _pieces(element: nodes.Element) -> Iterator[str]:
    """Yield the words of a paragraph without the numbers of its notes."""
    for child in element.children:
        if isinstance(child, nodes.Words):
            yield child.text
        elif isinstance(child, nodes.Element) and child.attributes.get("class") != nodes.NOTE_MARK:
            yield from _pieces(child)


def _name(text: str) -> str:
    """Return `p-` and letters that stand for the words of a paragraph."""
    digest = sha256(" ".join(_WORDS.findall(text)).casefold().encode()).digest()
    return "p-" + "".join(chr(ord("a") + byte % 26) for byte in digest[:6])
