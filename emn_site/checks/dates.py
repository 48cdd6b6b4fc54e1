"""Nothing is dated in the future."""

from collections.abc import Iterator
from datetime import date

from emn_site.files.yaml_lines import Place
from emn_site.model.country import Country
from emn_site.model.partial_date import PartialDate
from emn_site.model.problems import Problem, problem
from emn_site.model.site import Site


def check(site: Site, today: date) -> Iterator[Problem]:
    """Yield the dates of publications and countries, and the years of figures, that lie after today."""
    for publication in site.publications:
        if (published := publication.head.published) and published.earliest > today:
            yield _future(site, publication.original.file, ("published",), published)
    for slug, country in site.countries.items():
        file = f"data/countries/{slug}.yml"
        for key in ("emn_since", "eu_member_since", "schengen_since"):
            since: PartialDate | None = getattr(country, key)
            if since and since.earliest > today:
                yield _future(site, file, (key,), since)
        for place, year in _years(country):
            if year > today.year:
                yield _future(site, file, place, PartialDate(year))


def _years(country: Country) -> Iterator[tuple[Place, int]]:
    for indicator, series in country.figures.items():
        for year in series.values:
            yield ("figures", indicator, "values", year), year
    for year in country.origins.values if country.origins else ():
        yield ("origins", "values", year), year


def _future(site: Site, file: str, place: Place, found: PartialDate) -> Problem:
    key = ".".join(str(part) for part in place)
    return problem(file, site.lines[file].line(place), "date-in-future", key=key, date=found)
