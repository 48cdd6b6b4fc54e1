"""Topics, countries, sources, indicators and languages are those the data files list."""

from collections.abc import Collection, Iterator

from emn_site.files.yaml_lines import Place
from emn_site.language.formats import country_name_of_origin
from emn_site.model.country import Country
from emn_site.model.problems import Problem, problem
from emn_site.model.site import Publication, Site


def check(site: Site) -> Iterator[Problem]:
    """Yield the terms no data file knows."""
    for publication in site.publications:
        yield from _publication(site, publication)
    for slug, country in site.countries.items():
        yield from _country(site, f"data/countries/{slug}.yml", country)
    for key, term in site.glossary.items():
        place: Place = (key, "source")
        yield from _unknown(site, "data/glossary.yml", place, term.source, "source", site.sources)
    home = site.settings.home_country
    yield from _unknown(site, "data/site.yml", ("home_country",), home, "country", _codes(site))


def _publication(site: Site, publication: Publication) -> Iterator[Problem]:
    file, head = publication.original.file, publication.head
    for index, topic in enumerate(head.topics):
        yield from _unknown(site, file, ("topics", index), topic, "topic", site.topics)
    for index, code in enumerate(head.countries):
        yield from _unknown(site, file, ("countries", index), code, "country", _codes(site))


def _country(site: Site, file: str, country: Country) -> Iterator[Problem]:
    for indicator, series in country.figures.items():
        place: Place = ("figures", indicator)
        yield from _unknown(site, file, place, indicator, "indicator", site.indicators)
        if series.source:
            yield from _unknown(site, file, (*place, "source"), series.source, "source", site.sources)
    if country.membership_source:
        place = ("membership_source",)
        yield from _unknown(site, file, place, country.membership_source, "source", site.sources)
    if country.origins is None:
        return
    if country.origins.source:
        yield from _unknown(site, file, ("origins", "source"), country.origins.source, "source", site.sources)
    for year, origins in country.origins.values.items():
        for index, origin in enumerate(origins):
            if country_name_of_origin(origin.origin, "en") is None:
                line = site.lines[file].line(("origins", "values", year, index))
                yield problem(file, line, "unknown-origin", value=origin.origin)


def _codes(site: Site) -> set[str]:
    """Return the codes of all country files, those with other mistakes in them included."""
    files = (document for file, document in site.lines.items() if file.startswith("data/countries/"))
    return {str(file.data["code"]) for file in files if isinstance(file.data, dict) and "code" in file.data}


def _is_judged(site: Site, kind: str) -> bool:
    """Whether the list that has the known values could be read; its own fault is said, not what follows."""
    if kind == "country":
        unread = (file for file in site.broken if file.startswith("data/countries/"))
        return all(file in site.lines for file in unread)
    lists = {"topic": "topics", "source": "sources", "indicator": "indicators"}
    return f"data/{lists[kind]}.yml" not in site.broken


def _unknown(
    site: Site, file: str, place: Place, value: str, kind: str, known: Collection[str]
) -> Iterator[Problem]:
    if value not in known and _is_judged(site, kind):
        line = site.lines[file].line(place)
        yield problem(file, line, f"unknown-{kind}", value=value, known=", ".join(sorted(known)))
