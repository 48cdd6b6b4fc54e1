"""Entries of works known by their titles only: an address of a publication, a title in each language."""

from collections.abc import Iterator

from emn_site.model.problems import Problem, make_problem
from emn_site.model.publication import WorkHead
from emn_site.model.site import Publication, Site
from emn_site.model.works import WORKS


def check(site: Site) -> Iterator[Problem]:
    """Yield entries at no address, those of works that have a page, and titles missing or said twice."""
    for path, head in site.works.items():
        found, line = site.catalogue.get(path), site.lines[WORKS].line((path,))
        if found is None:
            yield make_problem(WORKS, line, "work-without-address", value=path, known=", ".join(site.folders))
        elif isinstance(found, Publication) and not found.is_draft:
            yield make_problem(WORKS, line, "work-with-page", value=path, other=found.original.file)
        yield from _titles(site, path, head)


def _titles(site: Site, path: str, head: WorkHead) -> Iterator[Problem]:
    for language in site.settings.locales:
        if language not in {*head.title, *head.translated_title}:
            line = site.lines[WORKS].line((path, "title"))
            yield make_problem(WORKS, line, "missing-language", key=f"{path}.title", locale=language)
    for language in head.title.keys() & head.translated_title.keys():
        line = site.lines[WORKS].line((path, "translated_title", language))
        yield make_problem(WORKS, line, "title-twice", value=path, locale=language)
