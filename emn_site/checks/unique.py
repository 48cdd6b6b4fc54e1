"""No two publications share a name, and no two files a country."""

from collections.abc import Iterator

from emn_site.content.yaml_lines import Place
from emn_site.model.problems import Problem, make_problem
from emn_site.model.site import Site


def check(site: Site) -> Iterator[Problem]:
    """Yield the second and later of publications with one slug and of files with one country."""
    slugs: dict[str, tuple[str, Place]] = {}
    for work in site.catalogue.values():
        file, place = work.place
        first = slugs.setdefault(work.slug, work.place)
        if first != work.place:
            yield make_problem(file, site.lines[file].line(place), "duplicate-slug", other=first[0])
    codes: dict[str, str] = {}
    for slug, country in site.countries.items():
        file = f"data/countries/{slug}.yml"
        other = codes.setdefault(country.code, file)
        if other != file:
            line = site.lines[file].line(("code",))
            yield make_problem(file, line, "duplicate-country", value=country.code, other=other)
