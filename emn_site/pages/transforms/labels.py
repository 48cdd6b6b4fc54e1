"""What a page puts to parts of a text: names in the reader's language, numbers, filled templates."""

from emn_site.content.html_reader import read_fragment
from emn_site.locale import Locale
from emn_site.locale.names import WordTable
from emn_site.model.shapes import NO_BREAK
from emn_site.model.tree import (
    ALERT,
    ALERT_TITLE,
    NOTE_MARK,
    NOTE_RETURN,
    NOTES,
    Element,
    Words,
    element_text,
    walk_elements,
)

LEVELS = {"h2": 0, "h3": 1, "h4": 2}


def make_fragment(locale: Locale, template: str, **values: object) -> Element:
    """Return a filled template as an element."""
    return read_fragment(locale.render(template, **values).strip())


def name_alerts(tree: Element, words: WordTable) -> None:
    """Put the page's own word for its kind above each note that is set apart (`> [!NOTE]`)."""
    for alert in walk_elements(tree, "div"):
        _, _, kind = alert.attributes.get("class", "").partition(f"{ALERT}--")
        for title in walk_elements(alert, "p") if kind else ():
            if title.attributes.get("class") == ALERT_TITLE:
                title.children = [Words(words[f"alert_{kind}"])]
                break


def name_footnote_links(tree: Element, locale: Locale) -> None:
    """Name the links to and from footnotes, and the list of footnotes itself."""
    for element in walk_elements(tree, "a", "section", "sup"):
        match element.attributes.get("class"):
            case name if name == NOTE_MARK:
                for link in walk_elements(element, "a"):
                    label = locale.word("footnote_link", number=element_text(link))
                    link.attributes.update({"aria-label": label, "role": "doc-noteref"})
            case name if name == NOTE_RETURN:
                label = locale.word("footnote_back")
                element.attributes.update({"aria-label": label, "role": "doc-backlink"})
            case name if name == NOTES:
                element.attributes.update({"role": "doc-endnotes", "aria-label": locale.word("footnotes")})


def number_headings(tree: Element) -> None:
    """Write its number before each heading of the second to the fourth level: 1, 1.1, 1.2, 2."""
    counts = [0, 0, 0]
    for heading in walk_elements(tree, *LEVELS):
        level = LEVELS[heading.tag]
        counts[level] += 1
        counts[level + 1 :] = [0] * (len(counts) - level - 1)
        number = ".".join(str(count) for count in counts[: level + 1])
        heading.children.insert(0, Words(f"{number}{NO_BREAK}"))
