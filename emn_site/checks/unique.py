"""No two publications share a name, and no two files a country."""

from collections.abc import Iterator

from emn_site.model.problems import Problem, make_problem
from emn_site.model.site import Site


def check(site: Site) -> Iterator[Problem]:
    """Yield the second and later of publications with one slug and of files with one country."""
    slugs: dict[str, str] = {}
    for publication in site.publications:
        file = publication.original.file
        other = slugs.setdefault(publication.slug, file)
        if other != file:
            yield make_problem(file, 1, "duplicate-slug", other=other)
    codes: dict[str, str] = {}
    for slug, country in site.countries.items():
        file = f"data/countries/{slug}.yml"
        other = codes.setdefault(country.code, file)
        if other != file:
            line = site.lines[file].line(("code",))
            yield make_problem(file, line, "duplicate-country", value=country.code, other=other)
