"""Where a publication belongs and where it is found: its synthesis, what it accompanies, no copies."""

from collections.abc import Iterator

from emn_site.content.link_targets import address_parts
from emn_site.content.yaml_lines import Place
from emn_site.model.problems import Problem, make_problem
from emn_site.model.publication import RELATIONS
from emn_site.model.site import Page, Publication, Site


def check(site: Site) -> Iterator[Problem]:
    """Yield works that name no publication, the wrong kind or themselves, and offers of copies."""
    for publication in site.publications:
        yield from _unknown(site, publication)
        yield from _synthesis(site, publication)
        yield from _whole(site, publication)
        yield from _copies(site, publication)
        yield from _evidence(site, publication)
    for version in site.versions:
        for link in version.text.links:
            if _is_copy(site, link.target):
                yield make_problem(version.file, link.line, "unofficial-copy", value=link.target)


def _unknown(site: Site, publication: Publication) -> Iterator[Problem]:
    file = publication.original.file
    for key in RELATIONS:
        named = getattr(publication.head, key)
        if named is not None and not isinstance(site.by_path.get(named), Publication):
            line, known = site.lines[file].line((key,)), _known(site, named)
            yield make_problem(file, line, "unknown-publication", value=named, known=known)


def _synthesis(site: Site, publication: Publication) -> Iterator[Problem]:
    found, file = site.by_path.get(publication.head.synthesis or ""), publication.original.file
    if not isinstance(found, Publication):
        return
    if found.head.scope != "network" or publication.head.scope == "network":
        yield make_problem(file, site.lines[file].line(("synthesis",)), "no-synthesis", value=found.path)


def _whole(site: Site, publication: Publication) -> Iterator[Problem]:
    found, file = site.by_path.get(publication.head.part_of or ""), publication.original.file
    if isinstance(found, Publication) and publication.path in relation_chain(site, found, "part_of"):
        yield make_problem(file, site.lines[file].line(("part_of",)), "part-of-itself", value=found.path)


def relation_chain(site: Site, publication: Publication, key: str) -> set[str]:
    """Return the addresses of a publication, of the one it names under a key of `RELATIONS`, and so on."""
    seen: set[str] = set()
    found: Page | None = publication
    while isinstance(found, Publication) and found.path not in seen:
        seen.add(found.path)
        found = site.by_path.get(getattr(found.head, key) or "")
    return seen


def _evidence(site: Site, publication: Publication) -> Iterator[Problem]:
    if publication.head.extent != "full" and not publication.head.seen:
        file = publication.original.file
        yield make_problem(
            file, site.lines[file].line(("extent",)), "nothing-seen", value=publication.head.extent
        )


def _copies(site: Site, publication: Publication) -> Iterator[Problem]:
    head, file = publication.head, publication.original.file
    offers: list[tuple[Place, str]] = [(("official_address",), head.official_address or "")]
    offers += [(("pdf", language), address) for language, address in head.pdf.items()]
    for place, address in offers:
        if _is_copy(site, address):
            yield make_problem(file, site.lines[file].line(place), "unofficial-copy", value=address)


def _is_copy(site: Site, address: str) -> bool:
    found = address_parts(address)
    host = (found.hostname or "") if found else ""
    return any(host == copied or host.endswith(f".{copied}") for copied in site.settings.copies_on)


def _known(site: Site, named: str) -> str:
    """Return the addresses of the publications that an unknown one may mean, or an example."""
    slug = named.rsplit("/", 1)[-1]
    return ", ".join(p.path for p in site.publications if p.slug == slug) or "studies/2022/name"
