"""All pages that no editor writes: each source of pages is one function from the site to Markdown."""

from emn_site import (
    catalogue,
    counterparts,
    country_pages,
    editors_guide,
    glossary_page,
    indicator_pages,
    open_data_page,
    tool_pages,
)
from emn_site.model import Site

SOURCES = (
    country_pages,
    indicator_pages,
    catalogue,
    counterparts,
    open_data_page,
    glossary_page,
    editors_guide,
    tool_pages,
)


def pages(site: Site) -> dict[str, str]:
    """Return the generated pages as Markdown, by source file such as `lt/countries/lithuania.md`."""
    return {src_uri: text for source in SOURCES for src_uri, text in source.pages(site).items()}
