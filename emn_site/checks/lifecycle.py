"""The life of a publication: what it replaces, what was corrected, what may not be linked to yet."""

from collections.abc import Iterator

from emn_site.checks import relations
from emn_site.content.link_targets import resolve_target
from emn_site.content.yaml_lines import Place
from emn_site.model.problems import Problem, make_problem
from emn_site.model.site import Listed, Publication, Site


def check(site: Site) -> Iterator[Problem]:
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
    if publication.path in relations.relation_chain(site, found, "supersedes"):
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
        if target.startswith("assets/") and f"docs/{target}" not in site.file_names:
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
