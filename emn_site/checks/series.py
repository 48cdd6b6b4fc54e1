"""Values of series beside each other: in time, in other countries, in a total, and whom they count."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from math import log

from emn_site.checks.data import figure_files
from emn_site.locale.formats import alpha2
from emn_site.model.country import Country, Total
from emn_site.model.figures import COUNTED, Series
from emn_site.model.period import Period
from emn_site.model.problems import Problem, make_problem
from emn_site.model.site import Site
from emn_site.statistics.anomalies import is_reviewed

LARGE = 10_000
"""Smaller values jump by nature."""

SMOOTH, OFF = Decimal("1.015"), Decimal("0.01")
"""Where the values beside one differ by less than the first, a series hardly jumps by the second and back."""

APART, WITHIN = 6, 2
"""A zero too many or too few: so many times beyond both neighbours, and without it so near to them."""

FEWEST = 20
"""Values in a row that are smaller are alike in two countries by chance."""

SELDOM = 100
"""Where a Member State is one of so many citizenships, it is a slip: the indicator does not count them."""


def check_values(site: Site) -> Iterator[Problem]:
    """Yield the values that would fit between their neighbours with two digits exchanged, or a zero more or
    less: where the source says nothing of them, and nobody has compared them with it.
    """
    for file, holder, key, series in _all_series(site):
        for (first, before), (period, value), (last, after) in _runs(series):
            meant = _meant_value(value, *sorted((before, after)))
            is_close = (first, period) == (period.previous, last.previous)
            is_known = isinstance(holder, Country) and is_reviewed(site, holder, key, period)
            if is_close and meant is not None and not is_known and period not in series.checked:
                yield _problem(site, file, key, period, "figure-typo", value=value, meant=f"{meant:f}")


def check_copies(site: Site) -> Iterator[Problem]:
    """Yield the values that are those of another country, in the one whose other values they fit less."""
    seen: dict[object, tuple[str, Series]] = {}
    told = set[tuple[str, str]]()
    for file, _, key, series in _all_series(site):
        for run in _runs(series):
            other, beside = seen.setdefault((key, run), (file, series))
            is_large = min(abs(value) for _, value in run) >= FEWEST
            if other == file or not is_large or {(key, file), (key, other)} & told:
                continue
            told |= {(key, file), (key, other)}
            is_here = _step_around(series, beside) >= _step_around(beside, series)
            own, same = (file, other) if is_here else (other, file)
            period, value = run[0]
            yield _problem(site, own, key, period, "rows-of-another", value=value, other=same)


def check_totals(site: Site) -> Iterator[Problem]:
    """Yield the totals of the Union that are smaller than what one of its states has."""
    members = [country for country in site.countries.values() if country.eu_member_since]
    for file, holder, key, series in _all_series(site):
        if not isinstance(holder, Total) or site.indicators[key].unit not in COUNTED:
            continue
        for period, whole in series.values.items():
            parts = [one.figures[key].values.get(period) for one in members if key in one.figures]
            most = max((part.value or 0 for part in parts if part), default=0)
            if whole.value is not None and most > whole.value:
                yield _problem(site, file, key, period, "total-below-part", value=most, whole=whole.value)


def check_citizenships(site: Site) -> Iterator[Problem]:
    """Yield the Member States among the citizens of third countries."""
    members = {country.code for country in site.countries.values() if country.eu_member_since}
    for key in site.indicators:
        named = [one for one in _citizenships(site) if one[1] == key]
        within = [one for one in named if alpha2(one[3]) in members]
        for file, _, period, code in within if len(within) * SELDOM <= len(named) else ():
            place = ("figures", key, "breakdowns", "citizenship", period.key, code)
            yield make_problem(file, site.lines[file].line(place), "origin-in-union", value=code)


def check_datasets(site: Site) -> Iterator[Problem]:
    """Yield the tables that an indicator is fetched from while every country names another."""
    file, series = "data/indicators.yml", [*_all_series(site)]
    for key, fetch in ((key, one.fetch) for key, one in site.indicators.items()):
        named = {one.dataset for _, _, indicator, one in series if indicator == key}
        if fetch and fetch.dataset in site.datasets and len(named) == 1 and fetch.dataset not in named:
            line, known = site.lines[file].line((key, "fetch", "dataset")), named.pop()
            yield make_problem(file, line, "fetch-unlike", value=fetch.dataset, key=key, known=known)


def _all_series(site: Site) -> Iterator[tuple[str, Country | Total, str, Series]]:
    for file, holder in figure_files(site):
        yield from ((file, holder, key, one) for key, one in holder.figures.items() if key in site.indicators)


Observed = tuple[Period, Decimal]


def _observed(series: Series) -> list[Observed]:
    """Return the values of which nothing more is known, in the order of time."""
    values = sorted(series.values.items())
    return [(at, one.value) for at, one in values if one.value is not None and one.is_plain]


def _runs(series: Series) -> Iterator[tuple[Observed, Observed, Observed]]:
    values = _observed(series)
    return zip(values, values[1:], values[2:], strict=False)


def _meant_value(value: Decimal, low: Decimal, high: Decimal) -> Decimal | None:
    """Return what would stand between its neighbours in the place of a value that is far off."""
    if low <= 0 or max(value, low) < LARGE:
        return None
    for is_off, meant in ((value > APART * high, value / 10), (value * APART < low, value * 10)):
        if is_off and meant == int(meant) and low <= WITHIN * meant and meant <= WITHIN * high:
            return meant
    digits = f"{value:f}"
    pairs = enumerate(pairwise(digits))
    swapped = [Decimal(f"{digits[:at]}{two}{one}{digits[at + 2 :]}") for at, (one, two) in pairs]
    is_off = high < SMOOTH * low and min(abs(value - low), abs(value - high)) > OFF * high
    return next((one for one in swapped if low <= one <= high), None) if is_off else None


def _step_around(series: Series, other: Series) -> float:
    """Return how far a series steps where it begins to be that of another country, and where it ends."""
    values, theirs = _observed(series), dict(_observed(other))
    steps = pairwise((theirs.get(period) == value, value) for period, value in values)
    ends = [(abs(a) + 1, abs(b) + 1) for (here, a), (there, b) in steps if here is not there]
    return sum(abs(log(b / a)) for a, b in ends)


def _citizenships(site: Site) -> Iterator[tuple[str, str, Period, str]]:
    for file, _, key, series in _all_series(site):
        for period, parts in series.breakdowns.get("citizenship", {}).items():
            yield from ((file, key, period, code) for code in parts)


def _problem(site: Site, file: str, key: str, period: Period, code: str, **values: object) -> Problem:
    line = site.lines[file].line(("figures", key, "values", period.key))
    return make_problem(file, line, code, key=f"{key}.{period}", **values)
