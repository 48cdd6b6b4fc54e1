"""Types of publications have folders of their own, in which nothing else of the site lies, and a layout."""

from collections.abc import Iterator

from emn_site.model.problems import Problem, make_problem
from emn_site.model.site import Site
from emn_site.model.works import TYPES
from emn_site.pages import kinds

FILES = frozenset(("assets",))
"""Addresses at which the site has files."""


def check(site: Site) -> Iterator[Problem]:
    """Yield folders that two types share or in which other pages lie, layouts that are not, odd numbers."""
    owners: dict[str, str] = {}
    known = sorted(file.name for file in (site.root / "overrides").glob("publication*.html"))
    taken = FILES.union(site.settings.locales, *(kind.folders for kind in kinds.KINDS))
    for key, kind in site.types.items():
        if owners.setdefault(kind.folder, key) != key or kind.folder in taken:
            line = site.lines[TYPES].line((key, "folder"))
            yield make_problem(TYPES, line, "folder-taken", value=kind.folder)
        if kind.layout and kind.layout not in known:
            line = site.lines[TYPES].line((key, "layout"))
            yield make_problem(
                TYPES, line, "unknown-layout", value=kind.layout, known=", ".join(known) or "–"
            )
    for work, kind in ((work, site.types[work.type]) for work in site.catalogue.values()):
        if work.head.number and "number" in kind.keys and not kind.is_numbered:
            file, place = work.place
            line = site.lines[file].line((*place, "number"))
            yield make_problem(file, line, "number-without-series", value=work.head.number)
