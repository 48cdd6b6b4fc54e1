"""No two publications share a name, no two files a country, and a file has the country of its name."""

from collections.abc import Iterator

from emn_site.checks.value_forms import codes_by_name
from emn_site.content.yaml_lines import Place
from emn_site.locale.addresses import slug
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
    named = {slug(name): code for name, code in codes_by_name("territories", ("en",)).items()}
    for name, country in site.countries.items():
        file, code = f"data/countries/{name}.yml", country.code
        line = site.lines[file].line(("code",))
        if named.get(name, code) != code:
            yield make_problem(file, line, "country-code-unlike", value=code, known=named[name])
        elif (other := codes.setdefault(code, file)) != file:
            yield make_problem(file, line, "duplicate-country", value=code, other=other)
