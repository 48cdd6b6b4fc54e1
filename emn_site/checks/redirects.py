"""Redirects lead from where nothing is to where something is."""

from collections.abc import Iterator

from emn_site import addresses, generated
from emn_site.model import Site
from emn_site.problems import Problem, problem

FILE = "data/redirects.yml"


def check(site: Site) -> Iterator[Problem]:
    """Yield the redirects to pages that do not exist, and those in the place of a page that does."""
    if not site.redirects:
        return
    made = {addresses.locale_and_path(src_uri)[1] for src_uri in generated.pages(site)}
    paths = made | set(site.by_path)
    for old, new in site.redirects.items():
        line = site.lines[FILE].line((old,))
        if new not in paths:
            yield problem(FILE, line, "redirect-to-nothing", value=new)
        if old in paths:
            yield problem(FILE, line, "redirect-over-page", value=old)
