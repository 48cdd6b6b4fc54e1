"""Figures that cannot be are errors, and so are those without a source; what is unlikely, a warning."""

from collections.abc import Iterator
from datetime import date

from emn_site.content.yaml_lines import Place
from emn_site.model.country import Country, Total
from emn_site.model.figures import COUNTED, MISSING, Figure, Series
from emn_site.model.indicators import Indicator
from emn_site.model.period import Period
from emn_site.model.problems import Problem, make_problem
from emn_site.model.site import Site
from emn_site.statistics.anomalies import Anomaly, find_anomalies


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


def figure_files(site: Site) -> Iterator[tuple[str, Country | Total]]:
    """Yield the files that hold figures, each with what it says."""
    yield from ((f"data/countries/{slug}.yml", country) for slug, country in site.countries.items())
    yield from ((f"data/totals/{slug}.yml", total) for slug, total in site.totals.items())


def _values(site: Site, file: str, key: str, series: Series) -> Iterator[Problem]:
    indicator = site.indicators[key]
    for period, figure in series.values.items():
        line = site.lines[file].line(("figures", key, "values", period.key))
        for code, values in _faults(indicator, period, figure):
            yield make_problem(file, line, code, key=f"{key}.{period}", **values)


def _faults(indicator: Indicator, period: Period, figure: Figure) -> Iterator[tuple[str, dict[str, object]]]:
    value = figure.value
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


def _breakdowns(site: Site, file: str, key: str, series: Series) -> Iterator[Problem]:
    """Yield the breakdowns whose parts are more than the whole."""
    for name, parts in series.breakdowns.items():
        place: Place = ("figures", key, "breakdowns", name)
        if name not in site.indicators[key].breakdowns:
            known = ", ".join(site.indicators[key].breakdowns) or "–"
            yield make_problem(
                file, site.lines[file].line(place), "unknown-breakdown", value=name, known=known
            )
        for period, values in parts.items():
            whole = series.values.get(period)
            added = sum(figure.value for figure in values.values() if figure.value is not None)
            allowed = len(values) * 5  # each part may have been rounded by itself
            if whole and whole.value is not None and added > whole.value + allowed:
                line = site.lines[file].line((*place, period.key))
                yield make_problem(
                    file, line, "parts-over-whole", key=f"{key}.{period}", value=added, whole=whole.value
                )


def check_sources(site: Site) -> Iterator[Problem]:
    """Yield the series that name no dataset: without one they have no source."""
    for file, country in figure_files(site):
        for indicator, series in country.figures.items():
            if series.dataset is None:
                line = site.lines[file].line(("figures", indicator))
                yield make_problem(file, line, "figure-without-source", key=indicator)


CODES = {
    "repeats_period": "repeats-period",
    "zero_beside_large": "zero-beside-large",
    "jump": "jump",
    "sources_differ": "sources-differ",
    "shifted": "shifted",
    "partial": "partial-period",
}
"""The code of each doubt's problem."""

WHOLE = frozenset(("repeats-period", "shifted", "partial-period"))
"""Doubts of many values at once: each is said once a file, at the first value it speaks against."""


def check_anomalies(site: Site) -> Iterator[Problem]:
    """Yield the doubts that readers see as a sign beside the value."""
    said: set[tuple[str, ...]] = set()
    for (code, key, period), found in find_anomalies(site).items():
        slug = site.slugs[code]
        for doubt in found:
            made = _problem(site, slug, key, period, doubt)
            of = "" if made.code == "repeats-period" else key
            group = (made.code, slug, of, "" if made.code == "shifted" else str(period))
            if made.code not in WHOLE or group not in said:
                said.add(group)
                yield made


def _problem(site: Site, slug: str, key: str, period: Period, doubt: Anomaly) -> Problem:
    file, value = f"data/countries/{slug}.yml", site.countries[slug].figures[key].values[period].value
    line = site.lines[file].line(("figures", key, "values", period.key))
    return make_problem(
        file,
        line,
        CODES[doubt.kind],
        key=f"{key}.{period}",
        indicator=key,
        period=period,
        value="–" if value is None else value,
        other=doubt.other,
        before="–" if doubt.before is None else doubt.before,
    )
