"""Headings begin at the second level and go down one level at a time (WCAG 2.2, 1.3.1)."""

from collections.abc import Iterator

from emn_site.model.problems import Problem, make_problem
from emn_site.model.site import Site


def check(site: Site) -> Iterator[Problem]:
    """Yield the headings of the first level and those that skip a level."""
    for version in site.versions:
        before = 1
        for heading in version.text.headings:
            if heading.level == 1:
                yield make_problem(version.file, heading.line, "top-heading")
            elif heading.level > before + 1:
                yield make_problem(
                    version.file, heading.line, "skipped-heading", level=heading.level, before=before
                )
            before = heading.level
