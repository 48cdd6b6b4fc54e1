"""Pages that stand where a page once was and lead to where it is now (`data/redirects.yml`)."""

from collections.abc import Iterator

from emn_site.locale import Locale, addresses, all_locales
from emn_site.model.site import Site
from emn_site.model.works import Work


def redirect_files(site: Site, base: str) -> dict[str, str]:
    """Return a page for each old address in each language; `base` is the public address of the site.

    At the address of a work that is a line in the catalogue only stands one that leads there.
    The page works on any static server, keeps what follows the # and is not in the sitemap. A download
    belongs to all languages: where one was, a page in the first of them leads on.
    """
    return {
        f"{here}index.html": redirect_page(locale, addresses.relative_address(there, here), base + there)
        for locale, here, there in _moves(site)
    }


def moved_addresses(site: Site) -> Iterator[tuple[str, str]]:
    """Yield each address that has moved, from the root of an edition, and where it leads now."""
    for _, here, there in _moves(site):
        yield from ((address, there) for address in {here, here.removesuffix("/")})


def _moves(site: Site) -> Iterator[tuple[Locale, str, str]]:
    works = {path: path for path, work in site.catalogue.items() if isinstance(work, Work)}
    own = {old: new for old, new in site.redirects.items() if not old.startswith("/")}
    for old, new in {**own, **works}.items():
        is_download = old.startswith("assets/")
        address = site.catalogue[new].address if new in site.catalogue else new
        for locale in all_locales(site)[: 1 if is_download else None]:
            yield locale, f"{old}/" if is_download else locale.url(old), locale.url(address)


def redirect_page(locale: Locale, href: str, canonical: str) -> str:
    """Return a page that leads to another."""
    return locale.render(
        "redirect.html.jinja",
        language=locale.language,
        href=href,
        canonical=canonical,
        text=locale.word("moved"),
    )
