"""Topics, countries, sources, indicators and languages are those the data files list."""

import re
from collections.abc import Collection, Iterator
from functools import lru_cache

from emn_site.checks.figures import figure_files
from emn_site.content.yaml_lines import Place
from emn_site.locale.formats import origin_name
from emn_site.model.country import Country, Total
from emn_site.model.figures import ValueNote
from emn_site.model.near_names import near_names
from emn_site.model.problems import Problem, make_problem
from emn_site.model.site import Listed, Site

COMMISSION = "EU"
"""Stands for the European Commission among those who ask."""


def check(site: Site) -> Iterator[Problem]:
    """Yield the terms no data file knows."""
    for work in site.catalogue.values():
        yield from _work(site, work)
    for file, country in figure_files(site):
        yield from _country(site, file, country)
    yield from _indicators(site)
    for key, dataset in site.datasets.items():
        yield from _unknown(
            site, "data/datasets.yml", (key, "source"), dataset.source, "source", site.sources
        )
    for key, term in site.glossary.items():
        place: Place = (key, "source")
        yield from _unknown(site, "data/glossary.yml", place, term.source, "source", site.sources)
    if act := site.settings.legal_basis:
        yield from _unknown(site, "data/site.yml", ("legal_basis",), act, "source", site.sources)
    for key, note in site.notes.items():
        yield from _note(site, key, note)
    yield from _chapters(site)
    home = site.settings.home_country
    yield from _unknown(site, "data/site.yml", ("home_country",), home, "country", _codes(site))


def _indicators(site: Site) -> Iterator[Problem]:
    """Yield what indicators refer to and is not there; a computed one cannot be computed from."""
    file = "data/indicators.yml"
    stored = [key for key, indicator in site.indicators.items() if not indicator.derived]
    for key, indicator in site.indicators.items():
        if indicator.fetch:
            place: Place = (key, "fetch", "dataset")
            yield from _unknown(site, file, place, indicator.fetch.dataset, "dataset", site.datasets)
        if indicator.stands_in_for:
            place = (key, "stands_in_for")
            yield from _unknown(site, file, place, indicator.stands_in_for, "indicator", site.indicators)
        if indicator.inhabitants:
            place = (key, "inhabitants")
            yield from _unknown(site, file, place, indicator.inhabitants, "indicator", stored)
        if indicator.compared_with:
            place = (key, "compared_with", "indicator")
            yield from _unknown(site, file, place, indicator.compared_with.indicator, "indicator", stored)
        for name in indicator.derived.inputs if indicator.derived else ():
            yield from _unknown(site, file, (key, "derived"), name, "indicator", stored)


def _chapters(site: Site) -> Iterator[Problem]:
    """Yield the developments of countries under a chapter that no indicator has: no page would show them."""
    chapters = {indicator.chapter for indicator in site.indicators.values()}
    files = [(one, slug, said) for one in site.wordings.values() for slug, said in one.countries.items()]
    for words, slug, said in files if _is_judged(site, "indicator") else ():
        file = f"data/{words.language}/countries/{slug}.yml"
        for chapter in said.developments.keys() - chapters if file in site.lines else ():
            place: Place = ("developments", chapter)
            known = near_names(chapter, sorted(chapters))
            line = site.lines[file].line(place)
            yield make_problem(file, line, "unknown-key", key=f"developments.{chapter}", known=known)


def _note(site: Site, key: str, note: ValueNote) -> Iterator[Problem]:
    file = "data/notes.yml"
    yield from _unknown(site, file, (key, "country"), note.country, "country", _codes(site))
    for index, name in enumerate(note.indicators):
        yield from _unknown(site, file, (key, "indicators", index), name, "indicator", site.indicators)
    if other := note.other_indicator:
        yield from _unknown(site, file, (key, "other_indicator"), other, "indicator", site.indicators)
    if note.said_by:
        yield from _unknown(site, file, (key, "said_by"), note.said_by, "source", site.sources)


def _work(site: Site, work: Listed) -> Iterator[Problem]:
    (file, place), head = work.place, work.head
    for index, topic in enumerate(head.topics):
        yield from _unknown(site, file, (*place, "topics", index), topic, "topic", site.topics)
    for index, code in enumerate(head.countries):
        yield from _unknown(site, file, (*place, "countries", index), code, "country", _codes(site))
    if query := head.query:
        codes = {*_codes(site), COMMISSION}
        for key, named in (("asked_by", [query.asked_by]), ("answered_by", query.answered_by)):
            for code in filter(None, named):
                yield from _unknown(site, file, (*place, "query", key), code, "country", codes)


def _country(site: Site, file: str, country: Country | Total) -> Iterator[Problem]:
    for indicator, series in country.figures.items():
        place: Place = ("figures", indicator)
        yield from _unknown(site, file, place, indicator, "indicator", site.indicators)
        if series.dataset:
            yield from _unknown(site, file, (*place, "dataset"), series.dataset, "dataset", site.datasets)
        for period, parts in series.breakdowns.get("citizenship", {}).items():
            for code in parts:
                if origin_name(code, "en") is None:
                    line = site.lines[file].line((*place, "breakdowns", "citizenship", period.key, code))
                    yield make_problem(file, line, "unknown-origin", value=code)
    if isinstance(country, Country) and country.membership_source:
        place = ("membership_source",)
        yield from _unknown(site, file, place, country.membership_source, "source", site.sources)


@lru_cache(maxsize=8)
def _codes(site: Site) -> frozenset[str]:
    """Return the codes of all country files, those with other mistakes in them included."""
    files = (document for file, document in site.lines.items() if file.startswith("data/countries/"))
    return frozenset(
        str(file.data["code"]) for file in files if isinstance(file.data, dict) and "code" in file.data
    )


def _is_judged(site: Site, kind: str) -> bool:
    """Whether the list that has the known values could be read; its own fault is said, not what follows."""
    if kind == "country":
        unread = [file for file in site.broken if file.startswith("data/countries/")]
        read = [site.lines[file].data for file in unread if file in site.lines]
        codes = [one["code"] for one in read if isinstance(one, dict) and "code" in one]
        return len(codes) == len(unread) and all(re.fullmatch("[A-Z]{2}", str(code)) for code in codes)
    lists = {"topic": "topics", "source": "sources", "indicator": "indicators", "dataset": "datasets"}
    return f"data/{lists[kind]}.yml" not in site.broken


def _unknown(
    site: Site, file: str, place: Place, value: str, kind: str, known: Collection[str]
) -> Iterator[Problem]:
    if value not in known and _is_judged(site, kind):
        line = site.lines[file].line(place)
        yield make_problem(file, line, f"unknown-{kind}", value=value, known=near_names(value, sorted(known)))
