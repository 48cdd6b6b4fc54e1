"""What a text says, read from its tree: headings, links, images, words, and what is wrong with them."""

import re
from collections.abc import Iterator, Sequence
from urllib.parse import unquote

from emn_site.content import link_policy, spoofing
from emn_site.content.markdown.accidents import captions_beside
from emn_site.content.markdown.author_markup import unknown_language
from emn_site.content.markdown.printed_marks import find_printed_marks
from emn_site.locale.addresses import slug
from emn_site.model import tree as text_tree
from emn_site.model.shapes import is_language_tag
from emn_site.model.text import AnchorNames, Caption, Fault, Heading, TextLink

# Names that the frame of a page uses itself; a heading of a text gets another.
FRAME_IDS = frozenset(
    "about-publication by-country by-topic charts citation cite cite-apa cite-apa-title cite-harvard "
    "cite-harvard-title cite-summary cite-summary-apa cite-summary-apa-title cite-summary-harvard "
    "cite-summary-harvard-title content corrections in-figures newest related sources".split()
)
UNFILLED = "…"  # A paragraph that `build.py new` leaves to be written


def name_headings(tree: text_tree.Element) -> Iterator[Heading | Fault]:
    """Give each heading the name it is linked at: its author's, or its words without diacritics; yield it."""
    names = AnchorNames(FRAME_IDS, "_")
    for element in text_tree.walk_elements(tree, *text_tree.HEADINGS):
        line, title = element.place.line, text_tree.plain_text(element.children).replace("\n", " ")
        own = element.attributes.get("id", "")
        yield from spoofing.spoofing_faults(own, line)
        if own in FRAME_IDS or own.startswith("emn-"):
            yield Fault(line, "attribute-not-allowed", (("value", f"#{own}"), ("element", "#")))
        if not title.strip() and not any(text_tree.walk_elements(element, "img")):
            yield Fault(line, "empty-heading")
        name = names.free(own or slug(title) or "section", first=1)
        element.attributes["id"] = name
        yield Heading(int(element.tag[1:]), name, title, line)


def find_links(tree: text_tree.Element) -> Iterator[TextLink | Fault]:
    """Yield the links that an author wrote, and what is wrong with their addresses."""
    for element in text_tree.walk_elements(tree, "a"):
        target = element.attributes.get("href")
        if target is None or not {"class", "id"}.isdisjoint(element.attributes):  # those of notes are made
            continue
        line, text = element.place.line, text_tree.plain_text(element.children).replace("\n", " ")
        if not target:
            yield Fault(line, "empty-link", (("value", text),))
            continue
        if not text.strip() and not any(text_tree.walk_elements(element, "img")):
            yield Fault(line, "link-without-words", (("value", target),))
        yield from _judge_address(TextLink(target, line, text), text)


def find_images(tree: text_tree.Element) -> Iterator[TextLink | Fault]:
    """Yield the images of a text, and what is wrong with their addresses."""
    for element in text_tree.walk_elements(tree, "img"):
        target, text = element.attributes.get("src", ""), element.attributes.get("alt", "")
        yield from _judge_address(TextLink(target, element.place.line, text.replace("\n", " ")), "")


# How words begin with a sign, or with a word and a number, in any language.
_CAPTION = re.compile(r"^(?:[^:]{1,40}:|\S+\s\d|\d+\.?\s\S)")


def find_captions(tree: text_tree.Element) -> Iterator[Caption]:
    """Yield the paragraphs of a text that begin as captions may."""
    nothing = text_tree.Element("div")
    blocks = [nothing, *(one for one in tree.children if isinstance(one, text_tree.Element)), nothing]
    for before, block, after in zip(blocks, blocks[1:], blocks[2:], strict=False):
        words = text_tree.plain_text(block.children).strip() if block.tag == "p" else ""
        if _CAPTION.match(words):
            is_picture = before.tag == "p" and any(text_tree.walk_elements(before, "img"))
            is_below = is_picture or before.tag == "table"
            yield Caption(words, block.place.line, after.tag == "table", is_below)


def _judge_address(link: TextLink, label: str) -> Iterator[TextLink | Fault]:
    faults = list(link_policy.link_faults(link.target, link.line, label))
    yield from faults
    if link_policy.ERRORS.isdisjoint(fault.code for fault in faults):
        yield link


def text_faults(tree: text_tree.Element) -> Iterator[Fault]:
    """Yield what in the words and attributes of a text is not what it seems, or was left unread."""
    for outer, run in text_tree.inline_runs(tree):
        line = _first_line(run)
        yield from spoofing.spoofing_faults(text_tree.plain_text(run), line)
        if outer.tag != "pre":
            yield from find_printed_marks(run)
            yield from captions_beside(run)
    for element in text_tree.walk_elements(tree):
        yield from _attribute_faults(element)


def _attribute_faults(element: text_tree.Element) -> Iterator[Fault]:
    line = element.place.line
    for name, value in element.attributes.items():
        if name in ("href", "src"):
            yield from spoofing.invisible_faults(unquote(value), line)
        elif name in ("lang", "hreflang"):
            if not is_language_tag(value):
                yield unknown_language(line, value)
        elif name != "id":
            yield from spoofing.spoofing_faults(value, line)


def find_prose(tree: text_tree.Element) -> Iterator[tuple[text_tree.Element, int, str]]:
    """Yield each line of words that a reader reads, without code, with where it begins."""
    for outer, run in text_tree.inline_runs(tree):
        text = text_tree.plain_text(run).replace("\n", " ").strip()
        if text and outer.tag != "pre":
            yield outer, _first_line(run), text


def _first_line(nodes: Sequence[text_tree.Node]) -> int:
    """Return the line of the first of some nodes that stands in the file; 0 where none does."""
    places = (node.place for node in nodes if not isinstance(node, text_tree.Markup))
    return next((place.line for place in places if place != text_tree.NOWHERE), 0)


_FENCE = re.compile(r"^[ >]*(?:[-*+] |\d{1,3}[.)] )?[ ]*(`{3,}|~{3,})([^`]*)$")


def fence_faults(lines: Sequence[str], first_line: int) -> Iterator[Fault]:
    """Yield the fences that nothing closes: to the end of the text, or before another opens."""
    opened, line = "", 0
    for number, text in enumerate(lines, first_line):
        found = _FENCE.match(text)
        if found and not opened:
            opened, line = found[1], number
        elif found and found[1].startswith(opened):
            if not found[2].strip():
                opened = ""
            elif len(found[1]) == len(opened):
                yield Fault(line, "fence-open", (("value", opened), ("other", str(number))))
                opened, line = found[1], number
    if opened[:4] == "~~~~" and line > first_line and lines[line - first_line - 1].strip():
        yield Fault(line, "leftover-markup", (("value", opened), ("detail", "mark-heading")))
    elif opened:
        yield Fault(line, "fence-open", (("value", opened), ("other", str(first_line + len(lines) - 1))))
