"""What a page puts to parts of a text: names in the reader's language, numbers, filled templates."""

from emn_site.content.tree_html import read_fragment
from emn_site.locale import Locale
from emn_site.locale.names import WordTable
from emn_site.model import tree as nodes
from emn_site.model.shapes import NO_BREAK

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
