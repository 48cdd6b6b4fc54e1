"""Nothing is dated in the future or set for a day far off, or happens to a text before it is published."""

from collections.abc import Iterator
from datetime import date

from emn_site.checks.data import figure_files, unfit_value
from emn_site.content.validation import field_path
from emn_site.content.yaml_lines import Place
from emn_site.model.country import Country, Total
from emn_site.model.dates import PartialDate
from emn_site.model.period import Period
from emn_site.model.problems import Problem, make_problem
from emn_site.model.site import Publication, Site

FAR = 3
"""Years ahead for which nobody plans a publication; a later day is mostly a slip of the keyboard."""


def check(site: Site, today: date) -> Iterator[Problem]:
    """Yield dates and periods after today, days far off, and what is dated before its publication."""
    for publication in site.publications:
        yield from _lifecycle(site, publication, today)
    for work in site.catalogue.values():
        awaited = work.head.publish_on if isinstance(work, Publication) else None
        latest = max(today, awaited.earliest) if awaited else today
        if (published := work.head.published) and published.earliest > latest:
            file, place = work.place
            yield _future(site, file, (*place, "published"), published)
    for slug, country in site.countries.items():
        file = f"data/countries/{slug}.yml"
        joined = country.eu_member_since
        if joined and country.schengen_since and _is_before(country.schengen_since, joined):
            value, expected = country.schengen_since, f"not-before:{joined}"
            yield unfit_value(site, file, ("schengen_since",), value, expected)
        for key in ("emn_since", "eu_member_since", "schengen_since"):
            since: PartialDate | None = getattr(country, key)
            if since and since.earliest > today:
                yield _future(site, file, (key,), since)
    for file, holder in figure_files(site):
        for place, period in _periods(holder):
            if period.start > today:
                yield _future(site, file, place, period)


def _lifecycle(site: Site, publication: Publication, today: date) -> Iterator[Problem]:
    """Yield the dates in a publication's life that cannot be, or are hardly meant."""
    file, head = publication.original.file, publication.head
    if (awaited := head.publish_on) and awaited.year > today.year + FAR:
        line = site.lines[file].line(("publish_on",))
        yield make_problem(file, line, "date-far", key="publish_on", date=awaited)
    events: list[tuple[Place, PartialDate]] = [
        (("corrections", index, "date"), one.date) for index, one in enumerate(head.corrections)
    ]
    events += [(("withdrawn", "date"), head.withdrawn.date)] if head.withdrawn else []
    for place, day in events:
        if day.earliest > today:
            yield _future(site, file, place, day)
        elif head.published and _is_before(day, head.published):
            line, key = site.lines[file].line(place), field_path(place)
            yield make_problem(file, line, "date-order", key=key, date=day, published=head.published)


def _is_before(one: PartialDate, other: PartialDate) -> bool:
    """Whether a date lies before another, as far as both are known: June 2022 is not before 2022."""
    known = min(len(str(one)), len(str(other)))
    return str(one)[:known] < str(other)[:known]


def _periods(country: Country | Total) -> Iterator[tuple[Place, Period]]:
    for indicator, series in country.figures.items():
        for period in series.values:
            yield ("figures", indicator, "values", period.key), period
        for name, parts in series.breakdowns.items():
            for period in parts:
                yield ("figures", indicator, "breakdowns", name, period.key), period


def _future(site: Site, file: str, place: Place, found: PartialDate | Period) -> Problem:
    key = field_path(place)
    return make_problem(file, site.lines[file].line(place), "date-in-future", key=key, date=found)
