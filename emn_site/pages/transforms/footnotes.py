"""Footnotes that say in the reader's language what they are and where their links lead."""

from lxml.html import HtmlElement

from emn_site.locale import Locale


def name_footnote_links(tree: HtmlElement, locale: Locale) -> None:
    """Name the links to and from footnotes, and the list of footnotes itself."""
    for mark in _of_class(tree, "sup", "footnote-ref"):
        for link in mark.iter("a"):
            link.set("aria-label", locale.word("footnote_link", number=link.text))
            link.set("role", "doc-noteref")
    for link in _of_class(tree, "a", "footnote-backref"):
        link.set("aria-label", locale.word("footnote_back"))
        link.set("role", "doc-backlink")
    for notes in _of_class(tree, "section", "footnotes"):
        notes.set("role", "doc-endnotes")
        notes.set("aria-label", locale.word("footnotes"))


def _of_class(tree: HtmlElement, tag: str, name: str) -> list[HtmlElement]:
    return [element for element in tree.iter(tag) if element.get("class") == name]
