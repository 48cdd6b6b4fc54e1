"""Links inside the site lead somewhere, and stay in their language."""

from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from pathlib import PurePosixPath
from posixpath import relpath
from urllib.parse import unquote

from emn_site.files.paths import parts, resolved
from emn_site.language.addresses import source_file
from emn_site.model.problems import Problem, problem
from emn_site.model.site import Site, Version
from emn_site.model.text import Reference
from emn_site.pages import Pages

Anchors = Mapping[str, frozenset[str]]
"""The places that can be linked at, by the file of each page."""


def check(site: Site, pages: Pages) -> Iterator[Problem]:
    """Yield the links to pages, places and files that do not exist, and those that change language."""
    anchors = {version.file: version.text.anchors for version in site.versions}
    anchors |= {
        source_file(locale, path): page.anchors | anchors.get(source_file(locale, path), frozenset())
        for (path, locale), page in pages.by_place.items()
    }
    # A page that could not be made is said to be so; links to it are not its readers' mistake.
    files = frozenset(site.files) | {source_file(locale, path) for path, locale in pages.failed}
    for version in site.versions:
        for link in version.text.links:
            yield from _link(site, version, link, anchors, files)


def _link(
    site: Site, version: Version, link: Reference, anchors: Anchors, files: frozenset[str]
) -> Iterator[Problem]:
    address = parts(link.target)
    if address is None or address.scheme or address.netloc:
        return
    target = resolved(version.file, address.path) if address.path else version.file
    language = PurePosixPath(target).parts[1:2]
    shown = unquote(link.target)
    if language and language[0] in site.settings.locales and language[0] != version.locale:
        ours = relpath(target.replace(language[0], version.locale, 1), PurePosixPath(version.file).parent)
        yield problem(version.file, link.line, "link-to-other-language", target=shown, suggestion=ours)
    elif address.path.startswith("/") or (target not in anchors and target not in files):
        hint = _hint(version.file, target, anchors)
        yield problem(version.file, link.line, "broken-link", target=shown, hint=hint)
    elif (fragment := unquote(address.fragment)) and fragment not in anchors.get(target, {fragment}):
        near = get_close_matches(fragment, sorted(anchors[target]), n=1)
        hint = f": #{near[0]}" if near else ""
        yield problem(version.file, link.line, "broken-anchor", anchor=fragment, target=shown, hint=hint)


def _hint(file: str, target: str, anchors: Anchors) -> str:
    """Return the nearest page that exists, written as a link from a file."""
    wanted = target.rstrip("/").removesuffix(".md") + ".md"
    near = get_close_matches(wanted, sorted(anchors), n=1, cutoff=0.8)
    return f": {relpath(near[0], PurePosixPath(file).parent)}" if near else ""
