"""Proposes where the addresses of a former website lead, by the titles of its pages."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from urllib.parse import unquote, urlsplit

from emn_site.exports.old_addresses import is_old_address
from emn_site.locale.addresses import slug
from emn_site.locale.templates import yaml_literal
from emn_site.model.site import Site

_LOCATION = re.compile(r"<loc>\s*(\S+?)\s*</loc>")
_LIKE = 0.6
"""How like a title must be: of two titles in the same words in another order it is some 0.6."""


def propose_redirects(site: Site, told: str) -> Iterator[str]:
    """Yield a line of `data/redirects.yml` for each address of a sitemap, or of a list with titles.

    In a list, a line is an address, a tab or semicolon, and the title; without one, the address says it. What
    is like nothing here is a comment, to be filled in.
    """
    names = dict(_names(site))
    for address, title in _addresses(told):
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


def _addresses(told: str) -> Iterator[tuple[str, str]]:
    if "<loc>" in told:
        yield from ((address.replace("&amp;", "&"), "") for address in _LOCATION.findall(told))
        return
    for line in filter(None, map(str.strip, told.splitlines())):
        address, _, title = line.replace(";", "\t", 1).partition("\t")
        yield address.strip(), title.strip()
