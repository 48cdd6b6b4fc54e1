"""Slips of editors that are neither wrong YAML nor wrong Markdown, but not what they meant."""

from collections.abc import Collection, Iterator
from datetime import date

from emn_site.locale import all_locales
from emn_site.model.problems import Problem, make_problem
from emn_site.model.site import Listed, Publication, Site, Version

LONGEST_TITLE = 250
"""Signs; a longer title is mostly a title with its subtitle and the series in it."""

QUOTATION_MARKS = ("„“", "“”", "«»", "‘’", '""')


def check(site: Site, today: date) -> Iterator[Problem]:
    """Yield empty texts, places left to be filled, odd titles, and years that disagree."""
    withdrawn = {
        version.file for p in site.publications if p.head.withdrawn for version in p.versions.values()
    }
    drafts = {version.file for p in site.publications if p.is_draft for version in p.versions.values()}
    placeholders = {
        one.casefold() for locale in all_locales(site) for one in locale.word("placeholders").split("|")
    }
    for version in site.versions:
        yield from _placeholders(site, version, placeholders)
        yield from _text(version, version.file in withdrawn)
        if version.text.unfilled and version.file not in drafts:
            yield make_problem(version.file, version.text.unfilled, "unfilled")
    for work in site.catalogue.values():
        yield from _years(site, work, today)


def _placeholders(site: Site, version: Version, known: Collection[str]) -> Iterator[Problem]:
    """Yield a title or a summary that was taken over from the guide."""
    for key, said in (("title", version.head.title), ("summary", version.head.summary)):
        if said.casefold() in known:
            line = site.lines[version.file].line((key,))
            yield make_problem(version.file, line, "placeholder", key=key, value=said)


def _text(version: Version, is_withdrawn: bool) -> Iterator[Problem]:
    title = version.head.title
    if version.text.is_empty and not is_withdrawn:
        yield make_problem(version.file, version.text.line, "empty-text")
    if any(title[0] == marks[0] and title[-1] == marks[1] for marks in QUOTATION_MARKS):
        yield make_problem(version.file, 2, "quoted-title", value=title)
    if len(title) > LONGEST_TITLE:
        yield make_problem(version.file, 2, "title-long", value=len(title), limit=LONGEST_TITLE)


def _years(site: Site, work: Listed, today: date) -> Iterator[Problem]:
    """Yield years that cannot both be right; a report on a year is often published in the next.

    An event may be to come, and lies in the year in which it begins.
    """
    (file, place), published = work.place, work.head.published
    event = work.head.event if isinstance(work, Publication) else None
    if work.year is None:
        return
    if event:
        if event.starts.day.year != work.year:
            line = site.lines[file].line(("event", "starts"))
            yield make_problem(file, line, "year-differs", value=event.starts.day.year, folder=work.year)
    elif work.year > today.year:
        line = site.lines[file].line(place)
        yield make_problem(file, line, "date-in-future", key=str(work.year), date=work.year)
    elif published and published.year not in (work.year, work.year + 1):
        line = site.lines[file].line((*place, "published"))
        yield make_problem(file, line, "year-differs", value=published.year, folder=work.year)
