"""Nothing is dated in the future."""

from collections.abc import Iterator
from datetime import date

from emn_site.checks.impossible_values import figure_files
from emn_site.content.yaml_lines import Place
from emn_site.model.country import Country, Total
from emn_site.model.partial_date import PartialDate
from emn_site.model.period import Period
from emn_site.model.problems import Problem, make_problem
from emn_site.model.site import Publication, Site


def check(site: Site, today: date) -> Iterator[Problem]:
    """Yield the dates of publications and countries, and the years of figures, that lie after today."""
    for work in site.catalogue.values():
        awaited = work.head.publish_on if isinstance(work, Publication) else None
        latest = max(today, awaited.earliest) if awaited else today
        if (published := work.head.published) and published.earliest > latest:
            file, place = work.place
            yield _future(site, file, (*place, "published"), published)
    for slug, country in site.countries.items():
        file = f"data/countries/{slug}.yml"
        for key in ("emn_since", "eu_member_since", "schengen_since"):
            since: PartialDate | None = getattr(country, key)
            if since and since.earliest > today:
                yield _future(site, file, (key,), since)
    for file, holder in figure_files(site):
        for place, period in _periods(holder):
            if period.start > today:
                yield _future(site, file, place, period)


def _periods(country: Country | Total) -> Iterator[tuple[Place, Period]]:
    for indicator, series in country.figures.items():
        for period in series.values:
            yield ("figures", indicator, "values", period.key), period
        for name, parts in series.breakdowns.items():
            for period in parts:
                yield ("figures", indicator, "breakdowns", name, period.key), period


def _future(site: Site, file: str, place: Place, found: PartialDate | Period) -> Problem:
    key = ".".join(str(part) for part in place)
    return make_problem(file, site.lines[file].line(place), "date-in-future", key=key, date=found)
