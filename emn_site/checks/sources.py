"""A figure without a source does not go on the site."""

from collections.abc import Iterator

from emn_site.model.problems import Problem, problem
from emn_site.model.site import Site


def check(site: Site) -> Iterator[Problem]:
    """Yield the series and the countries of origin that name no source."""
    for slug, country in site.countries.items():
        file = f"data/countries/{slug}.yml"
        for indicator, series in country.figures.items():
            if series.source is None:
                line = site.lines[file].line(("figures", indicator))
                yield problem(file, line, "figure-without-source", key=indicator)
        if country.origins and country.origins.source is None:
            yield problem(file, site.lines[file].line(("origins",)), "figure-without-source", key="origins")
