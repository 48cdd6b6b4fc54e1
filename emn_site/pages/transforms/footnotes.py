"""Footnotes that say in the reader's language what they are and where their links lead."""

from emn_site.locale import Locale
from emn_site.model.tree import NOTE_MARK, NOTE_RETURN, NOTES, Element, element_text, walk_elements


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
