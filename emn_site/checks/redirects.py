"""Redirects lead from where nothing is to where something is."""

import re
from collections.abc import Iterator

from emn_site.model.problems import Problem, problem
from emn_site.model.site import Site
from emn_site.pages import Pages

FILE = "data/redirects.yml"
_ADDRESS = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*(/[a-z0-9]+(-[a-z0-9]+)*)*")


def check(site: Site, pages: Pages) -> Iterator[Problem]:
    """Yield the redirects to pages that do not exist, and those in the place of a page that does.

    An old address has the form of every address of the site, so that nothing outside its own folder can
    be written over.
    """
    paths = {*pages.paths, *site.by_path}
    for old, new in site.redirects.items():
        line = site.lines[FILE].line((old,))
        if not _ADDRESS.fullmatch(old) or old.partition("/")[0] in site.settings.locales:
            yield problem(FILE, line, "redirect-from-no-address", value=old)
        if new not in paths:
            yield problem(FILE, line, "redirect-to-nothing", value=new)
        if old in paths:
            yield problem(FILE, line, "redirect-over-page", value=old)
