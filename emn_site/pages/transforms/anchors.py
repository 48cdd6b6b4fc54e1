"""Every heading and paragraph can be linked to.

A paragraph is named after its own words, so that its address stays when another is put before it, or a
note is added above and the numbers of notes move. A heading answers to its names in the other languages too,
so that a link to a section leads to it in every language.
"""

import re
from collections.abc import Iterable, Mapping
from hashlib import sha256

from lxml.html import HtmlElement

from emn_site.locale import Locale
from emn_site.model.site import Version
from emn_site.model.text import AnchorNames
from emn_site.pages.transforms.fragments import element_text, make_fragment, replace_element

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


def add_anchor_links(tree: HtmlElement, locale: Locale, elsewhere: Mapping[str, list[str]]) -> None:
    """Put a link to itself beside each heading, with its other names; name each paragraph.

    The link at the end of a paragraph is for those who point at it: `page.js` puts it there.
    """
    names = AnchorNames((str(element.get("id")) for element in tree.iter() if element.get("id")), "-")
    for heading in [found for found in tree.iter(*HEADINGS) if found.get("id")]:
        name, label = str(heading.get("id")), locale.word("link_to_section", title=element_text(heading))
        wrapper = make_fragment("heading.html.jinja", id=name, label=label, elsewhere=elsewhere.get(name, []))
        replace_element(heading, wrapper)
        wrapper.insert(0, heading)
    for paragraph in tree.iter("p"):
        parent = paragraph.getparent()
        if parent is None or parent.tag not in ("div", "blockquote"):
            continue
        if (parent.get("class") and parent is not tree) or not paragraph.text_content().strip():
            continue
        name = names.free(_name(_own_words(paragraph)), first=2)
        paragraph.set("id", paragraph.get("id", name))


def _own_words(paragraph: HtmlElement) -> str:
    """Return the words of a paragraph without the numbers of its notes."""
    if paragraph.find("sup") is None:
        return " ".join(str(text) for text in paragraph.itertext())
    return " ".join(
        str(text) for text in paragraph.xpath(".//text()[not(ancestor::sup[@class='footnote-ref'])]")
    )


def _name(text: str) -> str:
    """Return `p-` and letters that stand for the words of a paragraph."""
    digest = sha256(" ".join(_WORDS.findall(text)).casefold().encode()).digest()
    return "p-" + "".join(chr(ord("a") + byte % 26) for byte in digest[:6])
