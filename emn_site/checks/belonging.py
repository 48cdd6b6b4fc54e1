"""Where a publication belongs and where it is found: its synthesis, what it accompanies, no copies."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from emn_site.files.yaml_lines import Place
from emn_site.model.problems import Problem, problem
from emn_site.model.site import Page, Publication, Site


def check(site: Site) -> Iterator[Problem]:
    """Yield works that name no publication, the wrong kind or themselves, and offers of copies."""
    for publication in site.publications:
        yield from _synthesis(site, publication)
        yield from _whole(site, publication)
        yield from _copies(site, publication)
        yield from _evidence(site, publication)
    for page in site.by_path.values():
        for version in page.versions.values():
            for link in version.text.links:
                if _is_copy(site, link.target):
                    yield problem(version.file, link.line, "unofficial-copy", value=link.target)


def _synthesis(site: Site, publication: Publication) -> Iterator[Problem]:
    named, file = publication.head.synthesis, publication.original.file
    if named is None:
        return
    line, found = site.lines[file].line(("synthesis",)), site.by_path.get(named)
    if not isinstance(found, Publication):
        yield problem(file, line, "unknown-publication", value=named, known=known(site, named))
    elif found.head.scope != "network" or publication.head.scope == "network":
        yield problem(file, line, "no-synthesis", value=named)


def _whole(site: Site, publication: Publication) -> Iterator[Problem]:
    named, file = publication.head.part_of, publication.original.file
    if named is None:
        return
    line, found = site.lines[file].line(("part_of",)), site.by_path.get(named)
    if not isinstance(found, Publication):
        yield problem(file, line, "unknown-publication", value=named, known=known(site, named))
    elif publication.path in _wholes(site, found):
        yield problem(file, line, "part-of-itself", value=named)


def _wholes(site: Site, publication: Publication) -> set[str]:
    """Return the addresses of a publication, of the one it accompanies, and so on."""
    seen: set[str] = set()
    found: Page | None = publication
    while isinstance(found, Publication) and found.path not in seen:
        seen.add(found.path)
        found = site.by_path.get(found.head.part_of or "")
    return seen


def _evidence(site: Site, publication: Publication) -> Iterator[Problem]:
    if publication.head.extent != "full" and not publication.head.seen:
        file = publication.original.file
        yield problem(file, site.lines[file].line(("extent",)), "nothing-seen", value=publication.head.extent)


def _copies(site: Site, publication: Publication) -> Iterator[Problem]:
    head, file = publication.head, publication.original.file
    offers: list[tuple[Place, str]] = [(("official_address",), head.official_address or "")]
    offers += [(("pdf", locale), address) for locale, address in head.pdf.items()]
    for place, address in offers:
        if _is_copy(site, address):
            yield problem(file, site.lines[file].line(place), "unofficial-copy", value=address)


def _is_copy(site: Site, address: str) -> bool:
    host = urlsplit(address).hostname or ""
    return any(host == copied or host.endswith(f".{copied}") for copied in site.settings.copies_on)


def known(site: Site, named: str) -> str:
    """Return the addresses of the publications that an unknown one may mean, or an example."""
    slug = named.rsplit("/", 1)[-1]
    return ", ".join(p.path for p in site.publications if p.slug == slug) or "studies/2022/name"
