"""Values of series beside each other: in time, in other countries, in a total, and whom they count."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

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
            if (first, period) != (period.previous, last.previous):
                continue
            low, high = sorted((before, after))
            meant = {period: _without_zero(value, low, high) or _swapped(value, low, high)}
            if last == max(series.values):  # it has neighbours on one side only
                meant[last] = _without_zero(after, *sorted((before, value)))
            for at, fitting in meant.items():
                is_known = isinstance(holder, Country) and is_reviewed(site, holder, key, at)
                if fitting is not None and not is_known and at not in series.checked:
                    values = {"value": f"{series.values[at].value:f}", "meant": f"{fitting:f}"}
                    yield _problem(site, file, key, at, "figure-typo", **values)


def check_rows(site: Site) -> Iterator[Problem]:
    """Yield the values that are those of another country, in both: the data do not say which is wrong."""
    seen, reported = dict[object, str](), set[tuple[str, str]]()
    for file, _, key, series in _all_series(site):
        for run in _runs(series):
            other, (period, value) = seen.setdefault((key, run), file), run[0]
            if min(abs(number) for _, number in run) < FEWEST or other == file or (key, file) in reported:
                continue
            reported.add((key, file))
            for here, there in ((file, other), (other, file)):
                yield _problem(site, here, key, period, "rows-of-another", value=value, other=there)


def check_totals(site: Site) -> Iterator[Problem]:
    """Yield the totals of the Union that are smaller than what one of its states has."""
    members = [country for country in site.countries.values() if country.eu_member_since]
    for file, holder, key, series in _all_series(site):
        if not isinstance(holder, Total) or site.indicators[key].unit not in COUNTED:
            continue
        for period, total in series.values.items():
            parts = [one.figures[key].values.get(period) for one in members if key in one.figures]
            most = max((part.value or 0 for part in parts if part), default=0)
            if total.value is not None and most > total.value:
                yield _problem(site, file, key, period, "total-below-part", value=most, whole=total.value)


def check_citizenships(site: Site) -> Iterator[Problem]:
    """Yield the Member States among the citizens of third countries."""
    members = {country.code for country in site.countries.values() if country.eu_member_since}
    by_key: dict[str, list[tuple[str, Period, str]]] = {key: [] for key in site.indicators}
    for file, _, key, series in _all_series(site):
        for period, parts in series.breakdowns.get("citizenship", {}).items():
            by_key[key] += [(file, period, code) for code in parts]
    for key, named in by_key.items():
        within = [one for one in named if alpha2(one[2]) in members]
        for file, period, code in within if len(within) * SELDOM <= len(named) else ():
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


def _without_zero(value: Decimal, low: Decimal, high: Decimal) -> Decimal | None:
    """Return a value that is far off with a zero less or more, if it is near its neighbours then."""
    for is_off, meant in ((value > APART * high, value / 10), (value * APART < low, value * 10)):
        if is_off and max(value, low) >= LARGE and meant == int(meant):
            return meant if low <= WITHIN * meant and meant <= WITHIN * high else None
    return None


def _swapped(value: Decimal, low: Decimal, high: Decimal) -> Decimal | None:
    """Return a value that is far off with two of its digits exchanged, if it is between them then."""
    digits, is_smooth = f"{value:f}", LARGE <= high < SMOOTH * low
    pairs = enumerate(pairwise(digits))
    others = [Decimal(f"{digits[:at]}{two}{one}{digits[at + 2 :]}") for at, (one, two) in pairs]
    is_off = is_smooth and min(abs(value - low), abs(value - high)) > OFF * high
    return next((one for one in others if low <= one <= high), None) if is_off else None


def _problem(site: Site, file: str, key: str, period: Period, code: str, **values: object) -> Problem:
    line = site.lines[file].line(("figures", key, "values", period.key))
    return make_problem(file, line, code, key=f"{key}.{period}", **values)
