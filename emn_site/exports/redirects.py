"""Pages that stand where a page once was and lead to where it is now (`data/redirects.yml`)."""

from emn_site.locale import Locale, addresses, all_locales
from emn_site.locale.templates import render_template
from emn_site.model.site import Site


def redirect_files(site: Site, base: str) -> dict[str, str]:
    """Return a page for each old address in each language; `base` is the public address of the site.

    The page works on any static server, keeps what follows the # and is not in the sitemap. A download
    belongs to all languages: where one was, a page in the first of them leads on.
    """
    found = {}
    for old, new in site.redirects.items():
        is_download = old.startswith("assets/")
        for locale in all_locales(site)[: 1 if is_download else None]:
            here, there = f"{old}/" if is_download else locale.url(old), locale.url(new)
            found[f"{here}index.html"] = redirect_page(
                locale, addresses.relative_address(there, here), base + there
            )
    return found


def redirect_page(locale: Locale, href: str, canonical: str) -> str:
    """Return a page that leads to another."""
    return render_template(
        "redirect.html.jinja",
        language=locale.language,
        href=href,
        canonical=canonical,
        text=locale.word("moved"),
    )
