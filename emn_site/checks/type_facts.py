"""What the front matter of a text says fits its type: keys, hours of an event, permission for a query."""

from collections.abc import Iterator

from emn_site.model.problems import Problem, make_problem
from emn_site.model.publication import Event, Query
from emn_site.model.site import Publication, Site

SETTINGS = "data/site.yml"
REQUIRED = {"events": ("event",), "news": ("published",)}
"""Keys without which a text of a type says nothing, by what the type holds."""


def check(site: Site) -> Iterator[Problem]:
    """Yield keys that a type has not, events without hours, ends before beginnings, answers not public."""
    for publication in site.publications:
        file, kind = publication.original.file, site.types[publication.type]
        for key in sorted(publication.head.model_fields_set - kind.keys):
            line = site.lines[file].line((key,))
            yield make_problem(file, line, "key-not-of-type", key=key, value=publication.type)
        if (unsure := publication.head.to_check) and not publication.is_draft:
            line = site.lines[file].line(("to_check",))
            yield make_problem(file, line, "facts-unchecked", value=", ".join(unsure))
        if kind.holds == "queries":
            yield from _query(site, publication)
        if publication.head.event:
            yield from _event(site, publication, publication.head.event)
        for key in REQUIRED.get(kind.holds, ()):
            if (key,) not in site.lines[file].lines:
                yield make_problem(file, 1, "missing-key", key=key)


def _query(site: Site, publication: Publication) -> Iterator[Problem]:
    file, query = publication.original.file, publication.head.query or Query()
    if query.dissemination != "public" and not publication.is_draft:
        line = site.lines[file].line(("query",))
        yield make_problem(file, line, "query-not-public")


def _event(site: Site, publication: Publication, event: Event) -> Iterator[Problem]:
    file, lines = publication.original.file, site.lines[publication.original.file]
    if event.ends and not _follows(event):
        yield make_problem(file, lines.line(("event", "ends")), "ends-before", value=event.starts)
    for language in site.settings.locales if event.place else ():
        if language not in event.place:
            line = lines.line(("event", "place"))
            yield make_problem(file, line, "missing-language", key="event.place", locale=language)
    if event.starts.time and not site.settings.timezone:
        yield make_problem(SETTINGS, 1, "missing-key", key="timezone")


def _follows(event: Event) -> bool:
    """Whether an event ends after it begins, both stated as days or both as minutes."""
    starts, ends = event.starts, event.ends
    assert ends
    if starts.time is None or ends.time is None:
        return starts.time is ends.time is None and starts.day <= ends.day
    return (starts.day, starts.time) < (ends.day, ends.time)
