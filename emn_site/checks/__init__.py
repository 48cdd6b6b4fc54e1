"""One rule a file; each is a function from the site to its problems."""

from datetime import date

from emn_site.checks import (
    dates,
    file_names,
    headings,
    images,
    known_terms,
    languages_complete,
    life,
    links,
    plausible,
    redirects,
    sources,
    translations,
    unique,
)
from emn_site.model import Site
from emn_site.problems import Problem

RULES = (
    file_names,
    languages_complete,
    known_terms,
    sources,
    unique,
    translations,
    headings,
    links,
    images,
    redirects,
)


def run(site: Site, today: date) -> list[Problem]:
    """Return every problem of the content, those met while reading it included, sorted by place."""
    found = set(site.problems)
    for rule in RULES:
        found.update(rule.check(site))
    for rule_of_today in (dates, plausible, life):
        found.update(rule_of_today.check(site, today))
    return sorted(found)
