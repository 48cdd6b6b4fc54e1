"""What helps to read a text, added to its HTML: links to places, captions, terms, footnotes that return.

Each aid is a function from the tree of the text to nothing: it changes the tree. All markup is in
`emn_site/templates/`; an aid fills a template and puts it in its place.
"""

from dataclasses import dataclass
from types import SimpleNamespace

from lxml import html as lxml_html

from emn_site import addresses
from emn_site.model import Site
from emn_site.reading_aids import anchors, footnotes, numbers, tables, terms
from emn_site.terms import Terms
from emn_site.words import in_language


@dataclass(frozen=True)
class Reading:
    """What an aid needs to know of the page it works on."""

    site: Site
    locale: str
    words: SimpleNamespace
    terms: Terms
    glossary_url: str
    has_numbers: bool


def with_aids(html: str, site: Site, path: str, locale: str, all_terms: Terms) -> str:
    """Return the HTML of a text with everything that helps to read it."""
    page = site.by_path[path]
    head = page.original.head
    reading = Reading(
        site=site,
        locale=locale,
        words=in_language(site, locale),
        terms=all_terms,
        glossary_url=addresses.relative(
            addresses.url(site.settings, "glossary", locale), addresses.url(site.settings, path, locale)
        ),
        has_numbers=getattr(head, "numbered_headings", False),
    )
    tree = lxml_html.fragment_fromstring(html, create_parent="div")
    if reading.has_numbers:
        numbers.number_headings(tree)
    tables.caption_and_wrap(tree, reading.words)
    footnotes.name_links(tree, reading.words)
    terms.mark(tree, reading.terms, reading.site, reading.locale, reading.glossary_url)
    anchors.add_links(tree, reading.words)
    return (tree.text or "") + "".join(
        lxml_html.tostring(child, encoding="unicode", method="html") for child in tree
    )
