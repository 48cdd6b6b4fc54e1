"""What a work has to do with others: its synthesis, what it accompanies and replaces, no copies."""

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from emn_site.content.link_targets import address_parts, nearest_addresses, resolve_target
from emn_site.content.validation import field_path
from emn_site.content.yaml_lines import Place
from emn_site.model.problems import Problem, make_problem
from emn_site.model.publication import RELATIONS
from emn_site.model.release_dates import is_written
from emn_site.model.site import Listed, Publication, Site
from emn_site.model.works import WORKS

_PAGE = re.compile(r"\.(?:html?|php|aspx|docx?)$", re.IGNORECASE)


def check(site: Site) -> Iterator[Problem]:
    """Yield works that name no publication, the wrong kind or themselves, and offers of copies."""
    for work in site.catalogue.values():
        yield from _unknown(site, work)
        yield from _synthesis(site, work)
        yield from _relations(site, work)
        yield from _copies(site, work)
        yield from _wrong_ends(site, work)
    for publication in site.publications:
        yield from _evidence(site, publication)
    for version in site.versions:
        for link in version.text.links:
            if "//" in link.target and _is_copy(site, link.target):
                yield make_problem(version.file, link.line, "unofficial-copy", value=link.target)


def _unknown(site: Site, work: Listed) -> Iterator[Problem]:
    for key in RELATIONS:
        named = getattr(work.head, key, None)
        known = {*site.catalogue, *unread_pages(site)}
        if named is not None and named not in known and WORKS not in site.broken:
            near = nearest_addresses(named, site.catalogue.keys() - {work.path})
            yield _problem(site, work, (key,), "unknown-publication", named, known=near or named)
        found = site.catalogue.get(named or "")
        topics = [{*one.head.topics} & {*site.topics} for one in (work, found) if one]
        if found and all(topics) and topics[0].isdisjoint(topics[1]):
            yield _problem(site, work, (key,), "topics-unlike", found.path, relation=key)


def _synthesis(site: Site, work: Listed) -> Iterator[Problem]:
    found = site.catalogue.get(work.head.synthesis or "")
    if found and work.head.scope == "network":
        yield _problem(site, work, ("scope",), "synthesis-of-network", found.path)
    elif found and found.head.scope != "network":
        yield _problem(site, work, ("synthesis",), "no-synthesis", found.path)


def _relations(site: Site, work: Listed) -> Iterator[Problem]:
    found = site.catalogue.get(work.head.part_of or "")
    if found and work.path in relation_chain(site, found, "part_of"):
        yield _problem(site, work, ("part_of",), "part-of-itself", found.path)


def _problem(site: Site, work: Listed, key: Place, code: str, value: str, **more: str) -> Problem:
    """Return what is wrong with a fact of a work, where it is stated."""
    file, place = work.place
    return make_problem(file, site.lines[file].line((*place, *key)), code, value=value, **more)


def relation_chain(site: Site, work: Listed, key: str) -> set[str]:
    """Return the addresses of a work, of the one it names under a key of `RELATIONS`, and so on."""
    seen: set[str] = set()
    found: Listed | None = work
    while found and found.path not in seen:
        seen.add(found.path)
        found = site.catalogue.get(getattr(found.head, key, None) or "")
    return seen


def _evidence(site: Site, publication: Publication) -> Iterator[Problem]:
    """Yield a publication that names neither a page on which its facts were seen nor the file itself."""
    head = publication.head
    if head.seen or head.pdf or head.withdrawn:
        return
    if head.extent != "full":
        yield _problem(site, publication, ("extent",), "nothing-seen", head.extent)
    elif site.types[publication.type].holds_works and is_written(publication):
        file = publication.original.file
        if "seen" in site.lines[file].data:
            return  # an empty list says that it is published here first; what cannot be read is said already
        yield make_problem(file, site.lines[file].line(("seen",)), "seen-missing")


def _wrong_ends(site: Site, work: Listed) -> Iterator[Problem]:
    """Yield what names this very site as its evidence, and pages in the place of a PDF."""
    named: list[tuple[Place, str]] = [(("official_address",), work.head.official_address or "")]
    named += [(("seen", index), address) for index, address in enumerate(work.head.seen)]
    for place, address in named:
        if address.startswith(site.settings.address):
            yield _unusable(site, work, place, address, "elsewhere")
    for language, address in work.head.pdf.items():
        if _PAGE.search(address):
            yield _unusable(site, work, ("pdf", language), address, "pdf-itself")


def _unusable(site: Site, work: Listed, place: Place, value: str, expected: str) -> Problem:
    (file, outer), key = work.place, field_path(place)
    line = site.lines[file].line((*outer, *place))
    return make_problem(file, line, "wrong-value", key=key, value=value, expected=expected)


def _copies(site: Site, work: Listed) -> Iterator[Problem]:
    offers: list[tuple[Place, str]] = [(("official_address",), work.head.official_address or "")]
    offers += [(("pdf", language), address) for language, address in work.head.pdf.items()]
    for place, address in offers:
        if _is_copy(site, address):
            yield _problem(site, work, place, "unofficial-copy", address)


def _is_copy(site: Site, address: str) -> bool:
    found = address_parts(address)
    host = (found.hostname or "") if found else ""
    return any(host == copied or host.endswith(f".{copied}") for copied in site.settings.copies_on)


def check_lifecycle(site: Site) -> Iterator[Problem]:
    """Yield wrong successors, corrections without translation, missing files, links to drafts."""
    for publication in site.publications:
        yield from _succession(site, publication)
        yield from _corrections(site, publication)
    for work in site.catalogue.values():
        yield from _files(site, work)
        yield from _rights(site, work)
    yield from _links_to_drafts(site)


def _succession(site: Site, publication: Publication) -> Iterator[Problem]:
    file, older = publication.original.file, publication.head.supersedes
    found = site.catalogue.get(older or "")
    if older is None or found is None:
        return
    line = site.lines[file].line(("supersedes",))
    if site.types[publication.type].is_compiled and found.type != publication.type:
        yield make_problem(file, line, "compiled-supersedes", value=older)
        return
    if publication.path in relation_chain(site, found, "supersedes"):
        yield make_problem(file, line, "supersedes-itself", value=older)
        return
    if found.date and found.date.year > publication.date.year:
        yield make_problem(file, line, "supersedes-newer", value=older)
    newest = site.superseded_by[older]
    if newest.path != publication.path:
        yield make_problem(file, line, "superseded-twice", value=older, other=newest.original.file)


def _corrections(site: Site, publication: Publication) -> Iterator[Problem]:
    file = publication.original.file
    for index, correction in enumerate(publication.head.corrections):
        place: Place = ("corrections", index)
        key = f"corrections.{index + 1}"
        for language in site.settings.locales:
            if language not in correction.what:
                line = site.lines[file].line((*place, "what"))
                yield make_problem(file, line, "missing-language", key=f"{key}.what", locale=language)


def _files(site: Site, work: Listed) -> Iterator[Problem]:
    file, place = work.place
    for language, target in work.head.pdf.items():
        has_key = "pdf" in site.types[work.type].keys
        if has_key and target.startswith("assets/") and f"docs/{target}" not in site.file_names:
            line = site.lines[file].line((*place, "pdf", language))
            yield make_problem(file, line, "file-missing", target=target)


def _rights(site: Site, work: Listed) -> Iterator[Problem]:
    """Yield the rights of files that there are not."""
    (file, place), known = work.place, ", ".join(work.head.pdf) or "–"
    for language in work.head.pdf_rights.keys() - work.head.pdf.keys():
        line = site.lines[file].line((*place, "pdf_rights", language))
        expected = f"choice:{known}"
        yield make_problem(file, line, "wrong-value", key="pdf_rights", value=language, expected=expected)


def _links_to_drafts(site: Site) -> Iterator[Problem]:
    drafts = {v.file for p in site.publications if p.is_draft for v in p.versions.values()}
    for page in site.by_path.values() if drafts else ():
        if isinstance(page, Publication) and page.is_draft:
            continue
        for version in page.versions.values():
            for link in version.text.links:
                if resolve_target(version.file, link.target.partition("#")[0]) in drafts:
                    yield make_problem(version.file, link.line, "link-to-draft", target=link.target)


def unread_pages(site: Site) -> Iterator[str]:
    """Yield the addresses of pages whose own files have a fault: that may be why they are not there."""
    for file in map(PurePosixPath, site.broken):
        if file.suffix == ".md":
            yield "/".join(file.with_suffix("").parts[2:])
