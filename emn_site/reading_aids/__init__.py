"""What helps to read a text, added to its HTML: links to places, captions, terms, footnotes that return.

Each aid is a function from the tree of the text to nothing: it changes the tree. All markup is in
`emn_site/templates/`; an aid fills a template and puts it in its place.
"""

from lxml import html as lxml_html

from emn_site import addresses
from emn_site.model import Publication, Site
from emn_site.reading_aids import anchors, footnotes, numbers, tables, terms
from emn_site.terms import Terms
from emn_site.words import in_language


def has_numbers(site: Site, path: str) -> bool:
    """Whether the headings of a page are numbered."""
    page = site.by_path[path]
    return isinstance(page, Publication) and page.head.numbered_headings


def with_aids(html: str, site: Site, path: str, locale: str, all_terms: Terms) -> str:
    """Return the HTML of a text with everything that helps to read it."""
    words = in_language(site, locale)
    here = addresses.url(site.settings, path, locale)
    glossary_url = addresses.relative(addresses.url(site.settings, "glossary", locale), here)
    tree = lxml_html.fragment_fromstring(html, create_parent="div")
    if has_numbers(site, path):
        numbers.number_headings(tree)
    tables.caption_and_wrap(tree, words)
    footnotes.name_links(tree, words)
    terms.mark(tree, all_terms, site, locale, glossary_url)
    anchors.add_links(tree, words)
    return (tree.text or "") + "".join(
        lxml_html.tostring(child, encoding="unicode", method="html") for child in tree
    )
