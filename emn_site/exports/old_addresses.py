"""Addresses of a website that was here before, at the root of the host (`/…` in `data/redirects.yml`).

They stand beside the editions and lead into the newest. A server of files sees no query: where an address has
one, a page with a small script looks it up.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote, unquote

from emn_site.exports.redirects import redirect_page
from emn_site.locale import Locale, addresses, all_locales
from emn_site.locale.templates import render_template
from emn_site.model.site import Site

FORM = re.compile(r"/(?!(?:latest|admin|[12][0-9]{3})(?:[/.-]|$))[^\s#?\"'<>\\${}]+(\?[^\s#\"'<>\\${}]+)?")
_OURS = frozenset(("index.html", "404.html", "robots.txt", "versions.json"))
_NEWEST = "latest/"


@dataclass(frozen=True)
class OldAddress:
    """An address of a former website: its path and query, the language it spoke, and where it leads now."""

    path: str
    query: str
    locale: Locale
    target: str

    @property
    def file(self) -> str:
        """The page that stands there."""
        name = self.path.strip("/")
        return name if name.endswith((".html", ".htm")) else f"{name}/index.html"

    @property
    def href(self) -> str:
        """Where it leads, from that page."""
        return addresses.relative_address(f"{_NEWEST}{self.target}", self.file)

    @property
    def asked(self) -> str:
        """The address as a server is asked for it."""
        query = f"?{self.query}" if self.query else ""
        return quote(self.path.lstrip("/")) + query


def is_old_address(site: Site, old: str) -> bool:
    """Whether an address may be one of a former website: a path at the root that is none of ours."""
    parts = unquote(old.partition("?")[0]).strip("/").split("/")
    homes = {locale.url("index").strip("/") for locale in all_locales(site)} | _OURS
    is_contained = not {"", ".", ".."} & {*parts} and "/".join(parts).removesuffix("/index.html") not in homes
    return bool(FORM.fullmatch(old)) and is_contained and not parts[0].startswith(".")


def old_addresses(site: Site) -> Iterator[OldAddress]:
    """Yield the addresses of a former website; one that begins with a language leads to pages in it."""
    locales = all_locales(site)
    for old, new in site.redirects.items():
        if old.startswith("/"):
            path, _, query = old.partition("?")
            begins = [one for one in locales if path.startswith(f"/{one.language}/")]
            locale = (begins or locales)[0]
            address = site.catalogue[new].address if new in site.catalogue else new
            yield OldAddress(unquote(path), query, locale, locale.url(address))


def old_address_files(site: Site, base: str) -> dict[str, str]:
    """Return a page for each path of a former website, by address beside the editions."""
    found: dict[str, list[OldAddress]] = {}
    for old in old_addresses(site):
        found.setdefault(old.file, []).append(old)
    return {file: _page(some, base) for file, some in found.items()}


def _page(some: list[OldAddress], base: str) -> str:
    plain = next((one for one in some if not one.query), None)
    if plain and len(some) == 1:
        return redirect_page(plain.locale, plain.href, f"{base}{_NEWEST}{plain.target}")
    first = plain or some[0]
    home = addresses.relative_address(f"{_NEWEST}{first.locale.url('index')}", first.file)
    return render_template(
        "redirect-query.html.jinja",
        language=first.locale.language,
        text=first.locale.word("moved"),
        otherwise=plain.href if plain else home,
        targets={f"?{one.query}": one.href for one in some if one.query},
    )
