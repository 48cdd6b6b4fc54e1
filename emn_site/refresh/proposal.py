"""What a refresh proposes: the figures that differ, and the countries as they would be with them.

What a person set by hand stays: a flag the source does not send, a value known to be carried forward, the
periods that were checked. It goes only with the value it speaks of.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TypeVar

from emn_site.checks import data, dates
from emn_site.model.country import Country, Total
from emn_site.model.figures import LAPSING, OF_THE_PERIOD, Figure, Flag, Parts, Series
from emn_site.model.period import Period
from emn_site.model.problems import Problem
from emn_site.model.refusals import Refused
from emn_site.model.site import Site
from emn_site.refresh.answers import ServiceFigures
from emn_site.refresh.fetch import FetchResult

Holder = TypeVar("Holder", Country, Total)


@dataclass(frozen=True)
class FigureChange:
    """One figure that differs: `before` is None where it is new, `after` where the source has withdrawn it.

    `part` is the part of a breakdown, as `citizenship: SYR`; empty for the value itself.
    """

    slug: str
    indicator: str
    period: Period
    part: str
    before: Figure | None
    after: Figure | None


@dataclass(frozen=True)
class Proposal:
    """The site as it would be, what differs, and the datasets that were left as they are."""

    site: Site
    changes: list[FigureChange]
    failures: dict[str, Refused]


def propose_refresh(site: Site, fetched: FetchResult, now: datetime) -> Proposal:
    """Return the site with what was read, dataset by dataset; one that would bring a fault is left out."""
    proposed, changes, failures = site, [], dict(fetched.failures)
    by_dataset: dict[str, dict[str, ServiceFigures]] = {}
    for key, reading in fetched.readings.items():
        fetch = site.indicators[key].fetch
        assert fetch is not None
        by_dataset.setdefault(fetch.dataset, {})[key] = reading
    for dataset, readings in by_dataset.items():
        candidate = _with(proposed, dataset, readings, now)
        if fault := _new_fault(proposed, candidate, now.date()):
            failures[dataset] = Refused(
                "refresh-unsound", dataset=dataset, value=dict(fault.values).get("key", "–")
            )
            continue
        changes += [change for key in readings for change in _changes(proposed, candidate, key)]
        proposed = candidate
    return Proposal(proposed, changes, failures)


def _new_fault(before: Site, after: Site, today: date) -> Problem | None:
    """Return a fault of the data that was not there before, as every build would find it."""
    known = {(p.path, p.code, p.values) for p in _faults(before, today)}
    return next((p for p in _faults(after, today) if (p.path, p.code, p.values) not in known), None)


def _faults(site: Site, today: date) -> list[Problem]:
    found = [*data.check_data(site, today), *dates.check(site, today)]
    return [problem for problem in found if not problem.is_warning]


def _with(site: Site, dataset: str, readings: dict[str, ServiceFigures], now: datetime) -> Site:
    countries = {slug: _updated(country, dataset, readings, now) for slug, country in site.countries.items()}
    totals = {slug: _updated(total, dataset, readings, now) for slug, total in site.totals.items()}
    return replace(site, countries=countries, totals=totals)


def _updated(holder: Holder, dataset: str, readings: dict[str, ServiceFigures], now: datetime) -> Holder:
    figures = dict(holder.figures)
    for key, reading in readings.items():
        series = _series(holder.code, figures.get(key), dataset, reading, now)
        if series is not None:
            figures[key] = series
        elif key in figures:
            del figures[key]
    return holder if figures == holder.figures else holder.model_copy(update={"figures": figures})


def _series(
    code: str, before: Series | None, dataset: str, reading: ServiceFigures, now: datetime
) -> Series | None:
    """Return a series with what was read of a country; the same one where nothing differs.

    None where the source has nothing of the country. A series that a person takes from another dataset is
    theirs and is left alone.
    """
    if before is not None and before.dataset != dataset:
        return before
    old = before.values if before else {}
    read = {period: figure for (place, period), figure in reading.values.items() if place == code}
    is_read = before is not None and before.extracted is not None
    values = {period: merge_notes(old.get(period), read[period], is_read) for period in sorted(read)}
    if not values:
        return None
    breakdowns = _breakdowns(code, before, reading)
    if before is not None and values == before.values and breakdowns == before.breakdowns:
        return before
    return (before or Series(values={})).model_copy(
        update={
            "dataset": dataset,
            "extracted": now.strftime("%Y-%m-%dT%H:%MZ"),
            "updated": reading.updated,
            "answer": f"sha256:{reading.answer}",
            "values": values,
            "breakdowns": breakdowns,
        }
    )


def _breakdowns(code: str, before: Series | None, reading: ServiceFigures) -> dict[str, Parts]:
    """Return the breakdowns held, with the periods that were read in place of those of the same time."""
    found = {name: dict(parts) for name, parts in before.breakdowns.items()} if before else {}
    for name, places in reading.breakdowns.items():
        read = {period: parts for (place, period), parts in places.items() if place == code}
        for period in sorted(read):
            found.setdefault(name, {})[period] = read[period]
    return {name: dict(sorted(parts.items())) for name, parts in found.items() if parts}


def merge_notes(before: Figure | None, after: Figure, is_read: bool) -> Figure:
    """Return what was read, with what a person had said of the same value.

    `is_read` says that the value before was read from the source as well: a flag that lapses, and that the
    source no longer sends, was then the source's own.
    """
    if before is None:
        return after
    is_same = (before.value, before.below) == (after.value, after.below)
    staying = [flag for flag in before.flags if flag not in after.flags and _stays(flag, is_same, is_read)]
    flags = [*after.flags, *staying]
    if is_same and set(before.flags) == set(flags) and before.unit == after.unit:
        return before
    carried = {"carried_from": before.carried_from, "rounded_to": before.rounded_to} if is_same else {}
    return after.model_copy(update={"flags": flags, **carried})


def _stays(flag: Flag, is_same: bool, is_read: bool) -> bool:
    if not is_same:
        return flag in OF_THE_PERIOD
    return flag not in LAPSING or not is_read


def _changes(before: Site, after: Site, key: str) -> Iterator[FigureChange]:
    for slug, (old, new) in _pairs(before, after).items():
        was, now = old.figures.get(key), new.figures.get(key)
        yield from _differences(slug, key, "", was.values if was else {}, now.values if now else {})
        for name in dict.fromkeys([*(was.breakdowns if was else ()), *(now.breakdowns if now else ())]):
            ours = was.breakdowns.get(name, {}) if was else {}
            theirs = now.breakdowns.get(name, {}) if now else {}
            for period in sorted({*ours, *theirs}):
                mine, read = ours.get(period, {}), theirs.get(period, {})
                for part in dict.fromkeys([*mine, *read]):
                    if mine.get(part) != read.get(part):
                        yield FigureChange(
                            slug, key, period, f"{name}: {part}", mine.get(part), read.get(part)
                        )


def _pairs(before: Site, after: Site) -> dict[str, tuple[Country | Total, Country | Total]]:
    countries = {slug: (before.countries[slug], after.countries[slug]) for slug in before.countries}
    return {**countries, **{slug: (before.totals[slug], after.totals[slug]) for slug in before.totals}}


def _differences(
    slug: str, key: str, part: str, old: dict[Period, Figure], new: dict[Period, Figure]
) -> Iterator[FigureChange]:
    for period in sorted({*old, *new}):
        if old.get(period) != new.get(period):
            yield FigureChange(slug, key, period, part, old.get(period), new.get(period))
