"""Headings begin at the second level and go down one level at a time (WCAG 2.2, 1.3.1)."""

from collections.abc import Iterator

from emn_site.content import all_pages
from emn_site.markdown_text import outline
from emn_site.model import Site
from emn_site.problems import Problem, problem


def check(site: Site) -> Iterator[Problem]:
    """Yield the headings of the first level and those that skip a level."""
    for page in all_pages(site):
        for version in page.versions.values():
            before = 1
            for level, line in outline(version.body).headings:
                where = version.body_line + line
                if level == 1:
                    yield problem(version.file, where, "top-heading")
                elif level > before + 1:
                    yield problem(version.file, where, "skipped-heading", level=level, before=before)
                before = max(level, 1)
