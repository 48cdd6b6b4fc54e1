"""The page on which results of a search are shown and can be linked to."""

from emn_site import addresses
from emn_site.model import Site
from emn_site.rendering import render
from emn_site.words import word

PATH = "search"


def pages(site: Site) -> dict[str, str]:
    """Return the search page of each language, by source file; its form is in the theme's template."""
    return {
        addresses.src_uri(PATH, locale): render(
            "plain.md.jinja",
            title=word(site, "search", locale),
            summary=word(site, "search_summary", locale),
        )
        for locale in site.settings.locales
    }
