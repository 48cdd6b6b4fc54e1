"""Pages that stand where something was: they lead on (`data/redirects.yml`), or say what was erased by order.

The addresses of a website that was here before, at the root of the host (`/…`), stand beside the editions and
lead into the newest. A server of files sees no query: where an address has one, a page with a small script
looks it up; nginx does it without (`nginx_configuration`). Where they lead is proposed by the titles of the
pages there. What was erased (`data/erasures.yml`) says when, and on what ground.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from urllib.parse import quote, unquote, urlsplit

from emn_site.locale import Locale, addresses, all_locales
from emn_site.locale.addresses import slug
from emn_site.locale.templates import render_template, yaml_literal
from emn_site.model.publication import Erasure
from emn_site.model.site import Site
from emn_site.model.works import Work

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


MARK = "emn-erased"  # what tells such a page from one that could be erased


def erasures(site: Site) -> list[Erasure]:
    """Return what was erased, as the files of the site say."""
    found = {locale.language: locale.entries("erasures") for locale in all_locales(site)}
    return [
        Erasure(path=path, when=day, order={language: one[path][1] for language, one in found.items()})
        for path, (day, _) in found[site.settings.default_locale].items()
        if all(path in one for one in found.values())
    ]


def erasure_files(site: Site) -> dict[str, str]:
    """Return a page for each address at which something was erased."""
    return {k: v for erasure in erasures(site) for k, v in tombstone_files(site, erasure).items()}


def tombstone_files(site: Site, erasure: Erasure) -> Mapping[str, str]:
    """Return the pages that stand for one erasure, by address: a page's in each language.

    A download belongs to all languages: the page at its address is in the first of them.
    """
    if erasure.is_download:
        return {f"{erasure.path}/index.html": _tombstone(all_locales(site)[0], erasure)}
    return {
        f"{locale.url(erasure.path)}index.html": _tombstone(locale, erasure) for locale in all_locales(site)
    }


def _tombstone(locale: Locale, erasure: Erasure) -> str:
    return locale.render(
        "erased.html.jinja",
        language=locale.language,
        mark=MARK,
        title=locale.word("erased"),
        text=locale.word(
            "erased_by_order", day=locale.day(erasure.when), order=erasure.order[locale.language]
        ),
    )


_LOCATION = re.compile(r"<loc>\s*(\S+?)\s*</loc>")
_LIKE = 0.6  # how like a title must be: of two titles in the same words in another order it is some 0.6


def propose_redirects(site: Site, listing: str) -> Iterator[str]:
    """Yield a line of `data/redirects.yml` for each address of a sitemap, or of a list with titles.

    In a list, a line is an address, a tab or semicolon, and the title; without one, the address says it. What
    is like nothing here is a comment, to be filled in.
    """
    names = dict(_names(site))
    for address, title in _addresses(listing):
        parts = urlsplit(address)
        old = parts.path + (f"?{parts.query}" if parts.query else "")
        if not is_old_address(site, old) or old in site.redirects:
            continue
        wanted = slug(title or re.sub(r"\.\w+$", "", unquote(parts.path).strip("/").rpartition("/")[2]))
        near = max((SequenceMatcher(None, wanted, name).ratio(), path) for name, path in names.items())
        line = f"{yaml_literal(old)}: {near[1]}  # {round(near[0] * 100)} %"
        yield line if near[0] >= _LIKE else f"# {line}"


def _names(site: Site) -> Iterator[tuple[str, str]]:
    for path, page in site.by_path.items():
        yield path.rpartition("/")[2], path
        yield from ((slug(version.head.title), path) for version in page.versions.values())


def _addresses(listing: str) -> Iterator[tuple[str, str]]:
    if "<loc>" in listing:
        yield from ((address.replace("&amp;", "&"), "") for address in _LOCATION.findall(listing))
        return
    for line in filter(None, map(str.strip, listing.splitlines())):
        address, _, title = line.replace(";", "\t", 1).partition("\t")
        yield address.strip(), title.strip()


SCRIPT_HASH = re.compile(r"sha256-[A-Za-z0-9+/]{43}=")


@dataclass(frozen=True)
class Server:
    """A server of the published branch: where its files and logs are, and where it listens."""

    root: str = "/srv/emn-site"
    log: str = "/var/log/nginx"
    listen: str = "80"


def nginx_configuration(site: Site, server: Server, pages: Iterable[str]) -> str:
    """Return the configuration of nginx for a site; `pages` say which scripts of their own they run."""
    address = urlsplit(str(site.settings.address))
    prefix = f"{address.path.rstrip('/')}/"
    newest = f"{prefix}latest/"
    return render_template(
        "nginx.conf.jinja",
        name=address.hostname,
        prefix=prefix,
        root=server.root,
        log=server.log,
        listen=server.listen,
        is_encrypted="ssl" in server.listen,
        scripts=sorted({found for page in pages for found in SCRIPT_HASH.findall(page)}),
        old=sorted((prefix + one.asked, newest + one.target) for one in old_addresses(site)),
        moved=sorted((newest + old, newest + new) for old, new in moved_addresses(site)),
    )
