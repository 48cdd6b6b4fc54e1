"""Redirects lead from where nothing is to where something is, and no address dies without one."""

import re
from collections.abc import Iterator
from difflib import get_close_matches
from pathlib import PurePosixPath

from emn_site.exports.old_addresses import is_old_address
from emn_site.model.near_names import near_names
from emn_site.model.problems import Problem, make_problem
from emn_site.model.site import Site
from emn_site.model.works import WORKS
from emn_site.pages import PageSet

FILE = "data/redirects.yml"
ERASURES = "data/erasures.yml"
_PAGE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*(/[a-z0-9]+(-[a-z0-9]+)*)*")
_DOWNLOAD = re.compile(r"assets/([a-z0-9]+(-[a-z0-9]+)*/)*[a-z0-9]+(-[a-z0-9]+)*\.[a-z0-9]+")


def check(site: Site, pages: PageSet) -> Iterator[Problem]:
    """Yield the redirects to pages that do not exist, those in place of a page or file, and lost addresses.

    An old address has the form of every address of the site, so that nothing outside its own folder can
    be written over.
    """
    paths = {*pages.paths, *site.by_path, *site.catalogue}
    erased = site.other.get("erasures") or {}
    files = {file.removeprefix("docs/") for file in site.files}
    for old, new in site.redirects.items():
        line = site.lines[FILE].line((old,))
        is_page = _PAGE.fullmatch(old) and old.partition("/")[0] not in site.settings.locales
        if not is_page and not _DOWNLOAD.fullmatch(old) and not is_old_address(site, old):
            yield make_problem(FILE, line, "redirect-from-no-address", value=old)
        if _is_circle(site, old):
            yield make_problem(FILE, line, "redirect-circle", value=new)
        elif new not in paths and new not in erased and WORKS not in site.broken:
            yield make_problem(
                FILE, line, "redirect-to-nothing", value=new, near=near_names(new, sorted(paths))
            )
        if not {old, f"{old}/index"}.isdisjoint(paths) or old in files:  # a list is the index of its folder
            yield make_problem(FILE, line, "redirect-over-page", value=old)
    for path in erased:
        if path in paths or path in files:
            yield make_problem(ERASURES, site.lines[ERASURES].line((path,)), "erased-again", value=path)
    if not {FILE, WORKS, ERASURES} & site.broken:
        yield from _lost(site, pages, {*paths, *erased})


def _is_circle(site: Site, old: str) -> bool:
    """Whether redirects lead back to where they began."""
    at = site.redirects.get(old)
    for _ in site.redirects:
        if at is None or at == old:
            break
        at = site.redirects.get(at)
    return at == old


def _lost(site: Site, pages: PageSet, paths: set[str]) -> Iterator[Problem]:
    """Yield the addresses that were published and are neither there nor redirected."""
    for file in site.gone:
        folder, _, rest = file.removeprefix("docs/").partition("/")
        if folder == "assets":
            address = f"assets/{rest}"
            is_lost = address not in paths
        else:
            address = rest.removesuffix(".md")
            is_lost = folder in site.settings.locales and address not in paths
        if is_lost and address not in site.redirects and (address, folder) not in pages.failed:
            near = get_close_matches(address, sorted({*site.by_path, *site.catalogue}), n=1, cutoff=0.5)
            yield make_problem(file, 1, "address-lost", old=address, new=near[0] if near else _above(address))


def _above(address: str) -> str:
    """Return the list in which a page stood, where nothing like it is left."""
    folder = PurePosixPath(address).parts[0]
    return "index" if folder == "assets" else folder
