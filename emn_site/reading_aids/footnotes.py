"""Footnotes that say in the reader's language what they are and where their links lead."""

from types import SimpleNamespace

from lxml.html import HtmlElement


def name_links(tree: HtmlElement, words: SimpleNamespace) -> None:
    """Name the links to and from footnotes, and the list of footnotes itself."""
    for link in tree.find_class("footnote-ref"):
        link.set("aria-label", words.footnote_link.replace("{number}", link.text or ""))
        link.set("role", "doc-noteref")
    for link in tree.find_class("footnote-backref"):
        link.attrib.pop("title", None)
        link.set("aria-label", words.footnote_back)
        link.set("role", "doc-backlink")
    for notes in tree.find_class("footnote"):
        notes.set("role", "doc-endnotes")
        notes.set("aria-label", words.footnotes)
