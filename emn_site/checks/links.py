"""Links inside the site lead somewhere and stay in their language; no address dies without a redirect."""

import re
from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from functools import cached_property
from pathlib import PurePosixPath
from posixpath import relpath
from urllib.parse import unquote

from emn_site.checks.relations import unread_pages
from emn_site.content.link_targets import address_parts, resolve_target
from emn_site.exports.redirects import is_old_address
from emn_site.locale import all_locales
from emn_site.locale.addresses import markdown_file, slug
from emn_site.model.problems import FEW, Problem, make_problem, near_names
from emn_site.model.site import Site, Version
from emn_site.model.text import TextLink
from emn_site.model.works import CATALOGUE, TYPES, WORK_PLACE, WORKS
from emn_site.pages import PageSet

MOST_HINTS = 200

DOCUMENTS = frozenset((".pdf", ".doc", ".docx", ".xls", ".xlsx", ".csv", ".odt", ".pptx", ".zip"))
"""Ends of names of what is no page."""

Anchors = Mapping[str, frozenset[str]]
"""The places that can be linked at, by the file of each page."""


def check(site: Site, pages: PageSet) -> Iterator[Problem]:
    """Yield the links to what does not exist, in another language, or to this site from outside."""
    anchors = {version.file: version.text.anchors for version in site.versions}
    anchors |= {
        markdown_file(language, path): page.anchors | anchors.get(markdown_file(language, path), frozenset())
        for (path, language), page in pages.by_place.items()
    }
    files = frozenset((*site.files, *_unread(site, pages)))
    if WORKS in site.broken:
        anchors = {file: found for file, found in anchors.items() if file not in files - {*site.files}}
    hints = _Hints(site, anchors)
    for version in site.versions:
        for link in version.text.links:
            yield from _link(site, version, link, anchors, files, hints)


def _unread(site: Site, pages: PageSet) -> Iterator[str]:
    """Yield the files of pages that a fault said elsewhere takes away: a link to one is no mistake."""
    yield from (markdown_file(language, path) for path, language in pages.failed)
    sources = [PurePosixPath(file) for file in site.broken]
    paths = [f"countries/{file.stem}" for file in sources if file.is_relative_to("data/countries")]
    paths += unread_pages(site)
    if WORKS in site.broken:
        paths.append(CATALOGUE)
    if "data/glossary.yml" in site.broken:
        paths.append("glossary")
    if TYPES in site.broken:
        paths += {f"{PurePosixPath(file).parts[2]}/index" for file in site.files if file.count("/") > 2}
    yield from (markdown_file(language, path) for path in paths for language in site.settings.locales)


def _link(
    site: Site, version: Version, link: TextLink, anchors: Anchors, files: frozenset[str], hints: "_Hints"
) -> Iterator[Problem]:
    address = address_parts(link.target)
    if link.target.startswith(site.settings.address):
        yield make_problem(version.file, link.line, "own-address", value=link.target)
    if address is None or address.scheme or address.netloc:
        return
    target = resolve_target(version.file, address.path) if address.path else version.file
    language = target.split("/")[1:2]
    shown = unquote(link.target)
    if language and language[0] in site.settings.locales and language[0] != version.language:
        ours = relpath(target.replace(language[0], version.language, 1), PurePosixPath(version.file).parent)
        yield make_problem(version.file, link.line, "link-to-other-language", target=shown, suggestion=ours)
    elif target not in files and PurePosixPath(target).suffix.lower() in DOCUMENTS:
        yield make_problem(version.file, link.line, "file-missing", target=target.removeprefix("docs/"))
    elif address.path.startswith("/") or (target not in anchors and target not in files):
        hint = hints.page(version.file, target)
        yield make_problem(version.file, link.line, "broken-link", target=shown, hint=hint)
    elif (fragment := unquote(address.fragment)) and fragment not in anchors.get(target, {fragment}):
        if work := next((p for p in site.publications if f"{WORK_PLACE}{p.slug}" == fragment), None):
            file = markdown_file(version.language, work.path)
            hint = f": {relpath(file, PurePosixPath(version.file).parent)}"
            yield make_problem(version.file, link.line, "broken-link", target=shown, hint=hint)
            return
        hint = hints.anchor(fragment, anchors[target])
        yield make_problem(version.file, link.line, "broken-anchor", anchor=fragment, target=shown, hint=hint)
    elif target not in (entitled := hints.titles.get((version.language, link.text.casefold()), [target])):
        ours = relpath(entitled[0], PurePosixPath(version.file).parent)
        values = {"value": link.text, "target": shown, "suggestion": ours}
        yield make_problem(version.file, link.line, "link-unlike", **values)


class _Hints:
    """The name nearest to one that does not exist; looked for `MOST_HINTS` times, as comparing takes long."""

    def __init__(self, site: Site, files: Iterable[str]) -> None:
        self._site, self._files = site, frozenset(files)
        self._found: dict[tuple[str, frozenset[str]], str] = {}
        self.titles: dict[tuple[str, str], list[str]] = {}
        for one in site.versions:
            self.titles.setdefault((one.language, one.head.title.casefold()), []).append(one.file)

    @cached_property
    def _countries(self) -> dict[str, str]:
        """The names of countries' pages by those of the countries in each language."""
        known, locales = self._site.countries.items(), all_locales(self._site)
        return {slug(one.country(country.code)): name for one in locales for name, country in known}

    def _nearest(self, wanted: str, known: frozenset[str], cutoff: float) -> str:
        """Return the nearest of some known names, or nothing."""
        if (wanted, known) not in self._found and len(self._found) < MOST_HINTS:
            near = get_close_matches(wanted, sorted(known), n=1, cutoff=cutoff)
            self._found[wanted, known] = near[0] if near else ""
        return self._found.get((wanted, known), "")

    def page(self, file: str, target: str) -> str:
        """Return the nearest page that exists, written as a link from a file."""
        folder = "/".join(PurePosixPath(file).parts[:2]) + "/"
        known = frozenset(one for one in self._files if one.startswith(folder))
        wanted = target.rstrip("/").removesuffix(".md") + ".md"
        if not wanted.startswith("docs/"):  # as in the address bar
            wanted = folder + wanted.lstrip("/").removeprefix(f"{PurePosixPath(folder).name}/")
        path = PurePosixPath(wanted)
        meant = str(path.with_stem(self._countries.get(path.stem, path.stem)))
        near = meant if meant in known else self._nearest(wanted, known, cutoff=0.8)
        return f": {relpath(near, PurePosixPath(file).parent)}" if near else ""

    def anchor(self, fragment: str, anchors: frozenset[str]) -> str:
        """Return the nearest place of a page."""
        near = self._nearest(fragment, anchors, cutoff=0.6)
        named = [near] if near else sorted(one for one in anchors if not one.startswith("fn"))[:FEW]
        return f": {', '.join(f'#{one}' for one in named)}" if named else ""


REDIRECTS = "data/redirects.yml"
ERASURES = "data/erasures.yml"
_PAGE_ADDRESS = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*(/[a-z0-9]+(-[a-z0-9]+)*)*")
_DOWNLOAD = re.compile(r"assets/([a-z0-9]+(-[a-z0-9]+)*/)*[a-z0-9]+(-[a-z0-9]+)*\.[a-z0-9]+")


def check_redirects(site: Site, pages: PageSet) -> Iterator[Problem]:
    """Yield the redirects to pages that do not exist, those in place of a page or file, and lost addresses.

    An old address has the form of every address of the site, so that nothing outside its own folder can
    be written over.
    """
    paths = {*pages.paths, *site.by_path, *site.catalogue, *unread_pages(site)}
    erased = site.other.get("erasures") or {}
    files = {file.removeprefix("docs/") for file in site.files}
    for old, new in site.redirects.items():
        line = site.lines[REDIRECTS].line((old,))
        is_page = _PAGE_ADDRESS.fullmatch(old) and old.partition("/")[0] not in site.settings.locales
        if not is_page and not _DOWNLOAD.fullmatch(old) and not is_old_address(site, old):
            yield make_problem(REDIRECTS, line, "redirect-from-no-address", value=old)
        if _is_circle(site, old):
            yield make_problem(REDIRECTS, line, "redirect-circle", value=new)
        elif new not in paths and new not in erased and WORKS not in site.broken:
            more = {"value": new, "near": near_names(new, sorted(paths))}
            yield make_problem(REDIRECTS, line, "redirect-to-nothing", **more)
        if not {old, f"{old}/index"}.isdisjoint(paths) or old in files:  # a list is the index of its folder
            yield make_problem(REDIRECTS, line, "redirect-over-page", value=old)
    for path in erased:
        if path in paths or path in files:
            yield make_problem(ERASURES, site.lines[ERASURES].line((path,)), "erased-again", value=path)
    if not {REDIRECTS, WORKS, ERASURES} & site.broken:
        yield from _hidden(site)
        yield from _lost(site, pages, {*paths, *erased})


def _is_circle(site: Site, old: str) -> bool:
    """Whether redirects lead back to where they began."""
    at = site.redirects.get(old)
    for _ in site.redirects:
        if at is None or at == old:
            break
        at = site.redirects.get(at)
    return at == old


def _hidden(site: Site) -> Iterator[Problem]:
    """Yield the texts that were published and are drafts now, or wait for a day."""
    for one in site.publications:
        if one.is_draft and (file := one.original.file) in site.gone:
            key = "publish_on" if one.head.publish_on else "status"
            yield make_problem(file, site.lines[file].line((key,)), "address-hidden", key=key)


def _lost(site: Site, pages: PageSet, paths: set[str]) -> Iterator[Problem]:
    """Yield the addresses that were published and are neither there nor redirected."""
    for file in site.gone:
        folder, _, rest = file.removeprefix("docs/").partition("/")
        if folder == "assets":
            address = f"assets/{rest}"
            is_lost = address not in paths
        else:
            address = rest.removesuffix(".md")
            page = site.by_path.get(address)
            is_left = page and any(not version.is_translation for version in page.versions.values())
            is_lost = folder in site.settings.locales and (not is_left if page else address not in paths)
        if is_lost and address not in site.redirects and (address, folder) not in pages.failed:
            near = get_close_matches(address, sorted(site.by_path.keys() - {address}), n=1, cutoff=0.8)
            above = "index" if folder == "assets" else address.partition("/")[0]  # the list in which it stood
            yield make_problem(file, 1, "address-lost", old=address, new=near[0] if near else above)
