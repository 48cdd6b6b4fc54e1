"""Pages whose content a template of the theme makes: search, comparing countries, editions."""

from emn_site import addresses
from emn_site.model import Site
from emn_site.rendering import render
from emn_site.words import word

PATHS = ("search", "compare", "editions")


def pages(site: Site) -> dict[str, str]:
    """Return the tools' pages in each language, by source file."""
    return {
        addresses.src_uri(path, locale): render(
            "plain.md.jinja",
            title=word(site, path, locale),
            summary=word(site, f"{path}_summary", locale),
        )
        for locale in site.settings.locales
        for path in PATHS
    }
