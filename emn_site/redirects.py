"""Pages that stand where a page once was and lead to where it is now (`data/redirects.yml`)."""

from emn_site import addresses
from emn_site.model import Site
from emn_site.rendering import render
from emn_site.words import word


def files(site: Site, base: str) -> dict[str, str]:
    """Return a page for each old address in each language; `base` is the public address of the site.

    The page works on any static server, keeps what follows the # and is not in the sitemap.
    """
    found = {}
    for old, new in site.redirects.items():
        for locale in site.settings.locales:
            here = addresses.url(site.settings, old, locale)
            there = addresses.url(site.settings, new, locale)
            found[f"{here}index.html"] = page(site, locale, addresses.relative(there, here), base + there)
    return found


def page(site: Site, locale: str, href: str, canonical: str) -> str:
    """Return a page that leads to another."""
    return render(
        "redirect.html.jinja",
        locale=locale,
        href=href,
        canonical=canonical,
        text=word(site, "moved", locale),
    )
