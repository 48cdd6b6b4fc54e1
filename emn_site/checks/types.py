"""Types of publications have folders of their own, in which nothing else of the site lies."""

from collections.abc import Iterator

from emn_site.model.problems import Problem, make_problem
from emn_site.model.site import Site
from emn_site.pages import kinds

FILE = "data/types.yml"
FILES = frozenset(("assets",))
"""Addresses at which the site has files."""


def check(site: Site) -> Iterator[Problem]:
    """Yield the folders that two types share, and those in which other pages or files lie."""
    owners: dict[str, str] = {}
    taken = FILES.union(site.settings.locales, *(kind.folders for kind in kinds.KINDS))
    for key, kind in site.types.items():
        if owners.setdefault(kind.folder, key) != key or kind.folder in taken:
            line = site.lines[FILE].line((key, "folder"))
            yield make_problem(FILE, line, "folder-taken", value=kind.folder)
    for publication in site.publications:
        if publication.head.number and not site.types[publication.type].is_numbered:
            file = publication.original.file
            line = site.lines[file].line(("number",))
            yield make_problem(file, line, "number-without-series", value=publication.head.number)
