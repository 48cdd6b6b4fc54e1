"""What a page puts to parts of a text: names in the reader's language, numbers, templates, links to each.

A paragraph is named after its own words, so that its address stays when another is put before it, or a
note is added above and the numbers of notes move. A heading answers to its names in the other languages too,
so that a link to a section leads to it in every language.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256

from emn_site.content.tree_html import read_fragment
from emn_site.locale import Locale
from emn_site.locale.names import WordTable
from emn_site.model import tree as nodes
from emn_site.model.shapes import NO_BREAK
from emn_site.model.site import Version
from emn_site.model.text import AnchorNames

LEVELS = {"h2": 0, "h3": 1, "h4": 2}


def make_fragment(locale: Locale, template: str, **values: object) -> nodes.Element:
    """Return a filled template as an element."""
    return read_fragment(locale.render(template, **values).strip())


def name_alerts(tree: nodes.Element, words: WordTable) -> None:
    """Put the page's own word for its kind above each note that is set apart (`> [!NOTE]`)."""
    for alert in nodes.walk_elements(tree, "div"):
        _, _, kind = alert.attributes.get("class", "").partition(f"{nodes.ALERT}--")
        for title in nodes.walk_elements(alert, "p") if kind else ():
            if title.attributes.get("class") == nodes.ALERT_TITLE:
                title.children = [nodes.Words(words[f"alert_{kind}"])]
                break


def name_footnote_links(tree: nodes.Element, locale: Locale) -> None:
    """Name the links to and from footnotes, and the list of footnotes itself."""
    for element in nodes.walk_elements(tree, "a", "section", "sup"):
        match element.attributes.get("class"):
            case name if name == nodes.NOTE_MARK:
                for link in nodes.walk_elements(element, "a"):
                    label = locale.word("footnote_link", number=nodes.element_text(link))
                    link.attributes.update({"aria-label": label, "role": "doc-noteref"})
            case name if name == nodes.NOTE_RETURN:
                label = locale.word("footnote_back")
                element.attributes.update({"aria-label": label, "role": "doc-backlink"})
            case name if name == nodes.NOTES:
                element.attributes.update({"role": "doc-endnotes", "aria-label": locale.word("footnotes")})


def number_headings(tree: nodes.Element) -> None:
    """Write its number before each heading of the second to the fourth level: 1, 1.1, 1.2, 2."""
    counts = [0, 0, 0]
    for heading in nodes.walk_elements(tree, *LEVELS):
        level = LEVELS[heading.tag]
        counts[level] += 1
        counts[level + 1 :] = [0] * (len(counts) - level - 1)
        number = ".".join(str(count) for count in counts[: level + 1])
        heading.children.insert(0, nodes.Words(f"{number}{NO_BREAK}"))


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
