"""What data files say can be: figures within bounds and with a source, terms that other files list.

What is merely unlikely is a warning.
"""

import re
from collections.abc import Collection, Iterator
from datetime import date
from functools import lru_cache

from emn_site.content.validation import field_path
from emn_site.content.yaml_lines import Place
from emn_site.locale.formats import origin_name
from emn_site.model.country import Country, Total
from emn_site.model.figures import COUNTED, MISSING, Series, ValueNote
from emn_site.model.indicators import RATES, Indicator
from emn_site.model.period import Period
from emn_site.model.problems import Problem, make_problem, near_names, plain_name
from emn_site.model.site import Listed, Site
from emn_site.statistics.anomalies import Anomaly, find_anomalies


def check_data(site: Site, today: date) -> list[Problem]:
    """Return what is wrong with the data alone, without making a page: what a refresh builds on."""
    return sorted({*check_terms(site), *check_sources(site), *check(site, today)})


def check(site: Site, today: date) -> Iterator[Problem]:
    """Yield figures that cannot be, and series due for review."""
    for file, country in figure_files(site):
        for key, series in country.figures.items():
            place: Place = ("figures", key)
            if key not in site.indicators:
                continue
            if site.indicators[key].derived:
                yield make_problem(file, site.lines[file].line(place), "derived-stored", key=key)
            yield from _values(site, file, key, series)
            yield from _breakdowns(site, file, key, series)
            if series.is_due(today):
                line = site.lines[file].line((*place, "review_by"))
                yield make_problem(file, line, "review-due", key=key, date=series.review_by)


def unfit_value(site: Site, file: str, place: Place, value: object, expected: str) -> Problem:
    """Return that a value is none of those which may stand at a place of a file."""
    values = {"key": field_path(place), "value": value, "expected": expected}
    return make_problem(file, site.lines[file].line(place), "wrong-value", **values)


def figure_files(site: Site) -> Iterator[tuple[str, Country | Total]]:
    """Yield the files that hold figures, each with what it says."""
    yield from ((f"data/countries/{slug}.yml", country) for slug, country in site.countries.items())
    yield from ((f"data/totals/{slug}.yml", total) for slug, total in site.totals.items())


def _values(site: Site, file: str, key: str, series: Series) -> Iterator[Problem]:
    indicator = site.indicators[key]
    for period in series.values:
        line = site.lines[file].line(("figures", key, "values", period.key))
        dataset = site.datasets.get(series.dataset or "")
        step = series.values[period].rounded_to or (dataset.rounded_to if dataset else None)
        value = series.values[period].value
        if step and value and value % step:
            yield make_problem(file, line, "value-unrounded", key=f"{key}.{period}", value=value, step=step)
        for code, values in _faults(indicator, series, period):
            yield make_problem(file, line, code, key=f"{key}.{period}", **values)


def _faults(indicator: Indicator, series: Series, period: Period) -> Iterator[tuple[str, dict[str, object]]]:
    value = (figure := series.values[period]).value
    if period.rhythm != indicator.rhythm:
        yield "rhythm-mismatch", {"expected": f"rhythm-{indicator.rhythm}"}
    if figure.unit and figure.unit != indicator.unit and not {figure.unit, indicator.unit} <= COUNTED:
        yield "unit-mismatch", {"unit": figure.unit, "expected_unit": indicator.unit}
    if value is not None and value < 0 and not indicator.signed:
        yield "negative-value", {"value": value}
    if indicator.unit in COUNTED and value is not None and value != int(value):
        yield "wrong-value", {"value": value, "expected": "whole-number"}
    if indicator.unit == "percent" and value is not None and value > 100:
        yield "share-over-100", {"value": value}
    if value is None and figure.below is None and not MISSING.intersection(figure.flags):
        yield "value-without-reason", {}
    if figure.carried_from and figure.carried_from >= period:
        yield "carried-from-later", {"value": figure.carried_from}
    elif figure.carried_from and (before := series.values.get(figure.carried_from)) and before.value != value:
        yield "carried-unlike", {"value": value, "other": figure.carried_from, "before": before.value}


def _breakdowns(site: Site, file: str, key: str, series: Series) -> Iterator[Problem]:
    """Yield the breakdowns whose parts are more than the whole."""
    for name, parts in series.breakdowns.items():
        place: Place = ("figures", key, "breakdowns", name)
        if name not in site.indicators[key].breakdowns:
            known = ", ".join(site.indicators[key].breakdowns) or "–"
            more = {"value": name, "known": known}
            yield make_problem(file, site.lines[file].line(place), "unknown-breakdown", **more)
        for period, values in parts.items():
            total = series.values.get(period)
            added = sum(figure.value for figure in values.values() if figure.value is not None)
            allowed = len(values) * 5  # each part may have been rounded by itself
            if total and total.value is not None and added > total.value + allowed:
                line = site.lines[file].line((*place, period.key))
                sums: dict[str, object] = {"key": f"{key}.{period}", "value": added, "whole": total.value}
                yield make_problem(file, line, "parts-over-whole", **sums)


def check_sources(site: Site) -> Iterator[Problem]:
    """Yield series without a dataset, or with one of another service than they are fetched from, and
    addresses of a licence that is not the one named.
    """
    sources = {key: one.source for key, one in site.datasets.items()}
    fetched = {key: one.fetch.dataset for key, one in site.indicators.items() if one.fetch}
    services = {sources.get(dataset) for dataset in fetched.values()}
    for file, country in figure_files(site):
        for indicator, series in country.figures.items():
            line, named = site.lines[file].line(place := ("figures", indicator)), series.dataset
            if named is None:
                yield make_problem(file, line, "figure-without-source", key=indicator)
                continue
            own = fetched.get(indicator, named)
            if sources.get(named) in services - {sources.get(own)}:
                line = site.lines[file].line((*place, "dataset"))
                yield make_problem(file, line, "dataset-unlike", value=named, key=indicator, known=own)
    for key, source in site.sources.items():
        of = re.search(r"creativecommons\.org/licenses/([a-z-]+)/(\d\.\d)", source.licence_url or "")
        written = re.match(r"cc-?(0|by(?:-(?:nc|sa|nd))*)(?:-(\d\.\d))?", plain_name(source.licence or ""))
        if of and written and (of[1], written[2] and of[2]) != written.groups():
            expected = f"licence-address:{source.licence}"
            yield unfit_value(site, SOURCES, (key, "licence_url"), source.licence_url, expected)


SOURCES = "data/sources.yml"
ONCE = frozenset(("repeats-period", "shifted", "partial-period"))
"""Doubts of many values at once: each is said once a file, at the first value it speaks against."""


def check_anomalies(site: Site) -> Iterator[Problem]:
    """Yield the doubts that readers see as a sign beside the value."""
    seen: set[tuple[str, ...]] = set()
    for (code, key, period), found in find_anomalies(site).items():
        slug = site.slugs[code]
        for anomaly in found:
            problem = _problem(site, slug, key, period, anomaly)
            of = "" if problem.code == "repeats-period" else key
            group = (problem.code, slug, of, "" if problem.code == "shifted" else str(period))
            if problem.code not in ONCE or group not in seen:
                seen.add(group)
                yield problem


def _problem(site: Site, slug: str, key: str, period: Period, anomaly: Anomaly) -> Problem:
    file, value = f"data/countries/{slug}.yml", site.countries[slug].figures[key].values[period].value
    line = site.lines[file].line(("figures", key, "values", period.key))
    code = "partial-period" if anomaly.kind == "partial" else anomaly.kind.replace("_", "-")
    shown, before = ("–" if one is None else one for one in (value, anomaly.before))
    values = {"key": f"{key}.{period}", "indicator": key, "period": period, "other": anomaly.other}
    return make_problem(file, line, code, **values, value=shown, before=before)


COMMISSION = "EU"
"""Stands for the European Commission among those who ask."""


def check_terms(site: Site) -> Iterator[Problem]:
    """Yield the terms no data file knows."""
    for work in site.catalogue.values():
        yield from _work(site, work)
    for file, country in figure_files(site):
        yield from _country(site, file, country)
    yield from _indicators(site)
    named = [("datasets", key, dataset.source) for key, dataset in site.datasets.items()]
    named += [("glossary", key, term.source) for key, term in site.glossary.items()]
    codes = {one.code for one in site.datasets.values() if one.code}
    for key, table in site.datasets.items():
        if table.code and table.code not in table.url and any(f"/{code}/" in table.url for code in codes):
            file, expected = "data/datasets.yml", f"address-with:{table.code}"
            yield unfit_value(site, file, (key, "url"), table.url, expected)
    for name, key, source in named:
        yield from _unknown(site, f"data/{name}.yml", (key, "source"), source, "source", site.sources)
    if act := site.settings.legal_basis:
        yield from _unknown(site, "data/site.yml", ("legal_basis",), act, "source", site.sources)
    for key, note in site.notes.items():
        yield from _note(site, key, note)
    yield from _chapters(site)
    home = site.settings.home_country
    yield from _unknown(site, "data/site.yml", ("home_country",), home, "country", _codes(site))
    for index, code in enumerate(site.settings.compared_with):
        place = ("compared_with", index)
        yield from _unknown(site, "data/site.yml", place, code, "country", _codes(site))
    if home in site.settings.compared_with:
        line = site.lines["data/site.yml"].line(("compared_with",))
        yield make_problem("data/site.yml", line, "said-twice", value=home, other="`home_country`")


def _indicators(site: Site) -> Iterator[Problem]:
    """Yield what indicators refer to and is not there; a computed one cannot be computed from."""
    file = "data/indicators.yml"
    stored = [key for key, indicator in site.indicators.items() if not indicator.derived]
    for key, indicator in site.indicators.items():
        fetch, other, derived = indicator.fetch, indicator.compared_with, indicator.derived
        named: list[tuple[Place, str | None, str, Collection[str]]] = [
            (("fetch", "dataset"), fetch.dataset if fetch else None, "dataset", site.datasets),
            (("stands_in_for",), indicator.stands_in_for, "indicator", site.indicators),
            (("inhabitants",), indicator.inhabitants, "indicator", stored),
            (("compared_with", "indicator"), other.indicator if other else None, "indicator", stored),
            *((("derived",), name, "indicator", stored) for name in (derived.inputs if derived else ())),
            *((("topics", at), topic, "topic", site.topics) for at, topic in enumerate(indicator.topics)),
        ]
        for place, value, kind, known in named:
            if value is not None:
                yield from _unknown(site, file, (key, *place), value, kind, known)
        times = RATES.get(indicator.unit, 0) if derived and derived.denominator else 0
        if derived and times and derived.times != times:
            yield unfit_value(site, file, (key, "derived", "times"), derived.times, f"choice:{times}")


def _chapters(site: Site) -> Iterator[Problem]:
    """Yield the developments of countries under a chapter that no indicator has: no page would show them."""
    chapters = {indicator.chapter for indicator in site.indicators.values()}
    files = [(one, slug, texts) for one in site.wordings.values() for slug, texts in one.countries.items()]
    for words, slug, texts in files if _is_judged(site, "indicator") else ():
        file = f"data/{words.language}/countries/{slug}.yml"
        for chapter in texts.developments.keys() - chapters if file in site.lines else ():
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
