"""Pages that stand where a page once was and lead to where it is now (`data/redirects.yml`)."""

from emn_site.locale import Language, addresses, all_languages
from emn_site.locale.templates import render
from emn_site.model.site import Site


def files(site: Site, base: str) -> dict[str, str]:
    """Return a page for each old address in each language; `base` is the public address of the site.

    The page works on any static server, keeps what follows the # and is not in the sitemap. A download
    belongs to all languages: where one was, a page in the first of them leads on.
    """
    found = {}
    for old, new in site.redirects.items():
        is_download = old.startswith("assets/")
        for speech in all_languages(site)[: 1 if is_download else None]:
            here, there = f"{old}/" if is_download else speech.url(old), speech.url(new)
            found[f"{here}index.html"] = page(speech, addresses.relative(there, here), base + there)
    return found


def page(speech: Language, href: str, canonical: str) -> str:
    """Return a page that leads to another."""
    return render(
        "redirect.html.jinja",
        locale=speech.locale,
        href=href,
        canonical=canonical,
        text=speech.word("moved"),
    )
