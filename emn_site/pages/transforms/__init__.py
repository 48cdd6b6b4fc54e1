"""What helps to read a text, added to its tree: links to places, captions, terms, notes that return.

Each aid is a function from the tree of the text to nothing: it changes the tree. All markup is in
`emn_site/templates/`; an aid fills a template and puts it in its place.
"""

from emn_site.locale import Locale, addresses
from emn_site.model.site import Publication, Version
from emn_site.model.text import FinishedPage
from emn_site.model.tree import Element
from emn_site.pages.finish import finish_text
from emn_site.pages.transforms import data_references, labels, links, tables, terms
from emn_site.pages.transforms.terms import term_index


def has_heading_numbers(locale: Locale, path: str) -> bool:
    """Whether the headings of a page are numbered."""
    page = locale.site.by_path[path]
    return isinstance(page, Publication) and page.head.numbered_headings


def text_page(locale: Locale, path: str) -> FinishedPage:
    """Return a text as a page."""
    version = locale.site.by_path[path].versions[locale.language]
    tree = apply_transforms(locale, path, version)
    return finish_text(locale, path, version.head.title, version.head.summary, tree)


def text_inputs(locale: Locale, path: str) -> object:
    """Return what a text as a page is made of: its file in each language."""
    versions = locale.site.by_path[path].versions
    return [(language, version.digest) for language, version in sorted(versions.items())]


def apply_transforms(locale: Locale, path: str, version: Version) -> Element:
    """Return the tree of a text with everything that helps to read it on a screen."""
    tree = content_tree(locale, path, version, data_references.quoted_chart)
    labels.name_footnote_links(tree, locale)
    index = term_index(locale)
    terms.mark_terms(tree, index, addresses.relative_address(locale.url("glossary"), locale.url(path)))
    versions = locale.site.by_path[path].versions.values()
    labels.add_anchor_links(tree, locale, labels.foreign_anchors(version, versions))
    return tree


def content_tree(locale: Locale, path: str, version: Version, make_chart: tables.ChartMaker) -> Element:
    """Return the tree of a text with all that it says, wherever it is read."""
    here = locale.url(path)
    tree = version.text.tree()
    links.rewrite_links(tree, locale, version.file, here)
    if has_heading_numbers(locale, path):
        labels.number_headings(tree)
    labels.name_alerts(tree, locale.words)
    data_references.link_figures(tree, locale, here)
    data_references.insert_notes(tree, locale, path)
    data_references.insert_country_lists(tree, locale, here)
    tables.caption_and_wrap(tree, locale, here, make_chart)
    links.link_law_numbers(tree, locale.language)
    return tree


def transform_introduction(locale: Locale, path: str, version: Version) -> Element:
    """Return the tree of a text that stands inside a page of lists; terms and places are not marked."""
    tree = version.text.tree()
    here = locale.url(path)
    links.rewrite_links(tree, locale, version.file, here)
    data_references.link_figures(tree, locale, here)
    data_references.insert_country_lists(tree, locale, here)
    tables.caption_and_wrap(tree, locale, here, data_references.quoted_chart)
    return tree
