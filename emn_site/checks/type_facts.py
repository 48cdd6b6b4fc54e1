"""What the front matter of a text says fits its type: keys, the hours and the place of an event."""

from collections.abc import Iterator

from emn_site.model.problems import Problem, make_problem
from emn_site.model.publication import Event
from emn_site.model.site import Publication, Site

SETTINGS = "data/site.yml"


def check(site: Site) -> Iterator[Problem]:
    """Yield keys that a type has not, events without hours or place, ends before beginnings."""
    for publication in site.publications:
        file, kind = publication.original.file, site.types[publication.type]
        for key in sorted(publication.head.model_fields_set - kind.keys):
            line = site.lines[file].line((key,))
            yield make_problem(file, line, "key-not-of-type", key=key, value=publication.type)
        if publication.head.event:
            yield from _event(site, publication, publication.head.event)
        elif kind.holds == "events":
            yield make_problem(file, 1, "missing-key", key="event")


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
