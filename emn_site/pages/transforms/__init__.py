"""What helps to read a text, added to its HTML: links to places, captions, terms, notes that return.

Each aid is a function from the tree of the text to nothing: it changes the tree. All markup is in
`emn_site/templates/`; an aid fills a template and puts it in its place.
"""

from lxml import html as lxml_html
from lxml.html import HtmlElement

from emn_site.locale import Language, addresses
from emn_site.model.site import Publication, Version
from emn_site.pages.transforms import (
    alerts,
    anchors,
    data_references,
    footnotes,
    heading_numbers,
    links,
    tables,
    terms,
)
from emn_site.pages.transforms.term_names import terms_of


def has_numbers(speech: Language, path: str) -> bool:
    """Whether the headings of a page are numbered."""
    page = speech.site.by_path[path]
    return isinstance(page, Publication) and page.head.numbered_headings


def with_aids(speech: Language, path: str, version: Version) -> str:
    """Return the HTML of a text with everything that helps to read it."""
    here = speech.url(path)
    tree = lxml_html.fragment_fromstring(version.text.html(), create_parent="div")
    held = [*tree.iter()]  # what stands for an element is made once, not by each aid anew
    links.lead(tree, speech, version.file, here)
    if has_numbers(speech, path):
        heading_numbers.number_headings(tree)
    alerts.name(tree, speech.words)
    data_references.explain_figures(tree, speech, here)
    data_references.list_countries(tree, speech, here)
    tables.caption_and_wrap(tree, speech, here)
    footnotes.name_links(tree, speech)
    terms.mark(tree, terms_of(speech), addresses.relative(speech.url("glossary"), here))
    versions = speech.site.by_path[path].versions.values()
    anchors.add_links(tree, speech, anchors.names_elsewhere(version, versions))
    del held
    return _inside(tree)


def as_introduction(speech: Language, path: str, version: Version) -> str:
    """Return the HTML of a text that stands inside a page of lists; terms and places are not marked."""
    tree = lxml_html.fragment_fromstring(version.text.html(), create_parent="div")
    here = speech.url(path)
    links.lead(tree, speech, version.file, here)
    data_references.explain_figures(tree, speech, here)
    data_references.list_countries(tree, speech, here)
    tables.caption_and_wrap(tree, speech, here)
    return _inside(tree)


def _inside(tree: HtmlElement) -> str:
    written: str = lxml_html.tostring(tree, encoding="unicode", method="html")
    return written[written.index(">") + 1 : written.rindex("<")]
