"""A figure without a source does not go on the site."""

from collections.abc import Iterator

from emn_site.checks.impossible_values import figure_files
from emn_site.model.problems import Problem, make_problem
from emn_site.model.site import Site


def check(site: Site) -> Iterator[Problem]:
    """Yield the series that name no dataset: without one they have no source."""
    for file, country in figure_files(site):
        for indicator, series in country.figures.items():
            if series.dataset is None:
                line = site.lines[file].line(("figures", indicator))
                yield make_problem(file, line, "figure-without-source", key=indicator)
