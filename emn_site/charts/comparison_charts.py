"""Charts of countries or years side by side: ranked, changed between two periods, parted into shares."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import partial

from emn_site.charts import indicator_charts
from emn_site.charts.engine.chart import Chart, Point, Series
from emn_site.charts.indicator_charts import Holder
from emn_site.locale import Language
from emn_site.model.country import Country, Total
from emn_site.model.period import Period
from emn_site.statistics import figures
from emn_site.statistics.figures import Value


def ranking(speech: Language, key: str, holders: Sequence[Holder], period: Period, title: str) -> Chart:
    """Return the values of some countries in a period, the highest first."""
    found = [
        _series(speech, one, [indicator_charts.point(speech, one[1], key, one[2], period)]) for one in holders
    ]
    known = [series for series in found if series.points[0].number is not None]
    known.sort(key=lambda series: -(series.points[0].number or 0))
    without = [series.name for series in found if series.points[0].number is None]
    return _chart(speech, key, holders, title, [speech.period(period)], known, without)


def changes(
    speech: Language, key: str, holders: Sequence[Holder], first: Period, last: Period, title: str
) -> Chart:
    """Return the change of each country from one period to another, the greatest rise first.

    Where a series breaks in between, the chart says so: the two values are then not of one kind.
    """
    found, without, broken = [], [], []
    for one in holders:
        name, slug, holder = one
        then, now = (indicator_charts.point(speech, slug, key, holder, period) for period in (first, last))
        if then.number is None or now.number is None:
            without.append(name)
            continue
        found.append(_series(speech, one, [then, now, _difference(speech, key, then, now)]))
        if any("break" in known.flags for known in _between(speech, key, holder, first, last)):
            broken.append(name)
    found.sort(key=lambda series: -(series.points[2].number or 0))
    heads = [speech.period(first), speech.period(last), speech.word("change")]
    chart = _chart(speech, key, holders, title, heads, found, without)
    unit = speech.word("change_unit", unit=chart.unit, first=heads[0], last=heads[1])
    note = speech.word("change_broken", countries=speech.listing(broken)) if broken else ""
    return replace(chart, unit=unit, note=" ".join(filter(None, (chart.note, note))))


def _between(
    speech: Language, key: str, holder: Country | Total, first: Period, last: Period
) -> Iterator[Value]:
    for period, known in figures.series(speech.site, holder, key).items():
        if first < period <= last:
            yield known


def _difference(speech: Language, key: str, then: Point, now: Point) -> Point:
    indicator = speech.site.indicators[key]
    difference = (now.number or 0) - (then.number or 0)
    said = speech.difference(difference, indicator.unit, decimals=indicator.decimals)
    return Point(difference, f"{now.label} ({said})", said)


def parts_of(speech: Language, key: str) -> list[str]:
    """Return the names of the parts of an indicator: of a sum its terms, else the codes of a breakdown."""
    indicator = speech.site.indicators[key]
    if indicator.is_sum and indicator.derived:
        return [speech.indicator(name).name for name in indicator.derived.numerator]
    name = indicator.whole_breakdown
    return [speech.part(name, code) for code in indicator.breakdowns[name].codes] if name else []


def shares(speech: Language, key: str, rows: Sequence[tuple[Holder, Period]], title: str) -> Chart:
    """Return the shares of the parts of an indicator; a row is a country, or a period of one country."""
    is_one = len({slug for (_, slug, _), _ in rows}) == 1
    found, without = [], []
    for (name, slug, holder), period in rows:
        named = speech.period(period) if is_one else name
        points = list(_shares(speech, key, slug, holder, period))
        if points:
            found.append(_series(speech, (named, slug, holder), points))
        else:
            without.append(named)
    chart = _chart(speech, key, [one for one, _ in rows], title, parts_of(speech, key), found, without)
    series = tuple(replace(one, is_marked=one.is_marked and not is_one) for one in chart.series)
    return replace(chart, unit=speech.unit("percent"), series=series)


def _shares(
    speech: Language, key: str, slug: str, holder: Country | Total, period: Period
) -> Iterator[Point]:
    """Yield the parts of a value in per cent; nothing where a part is not known or all are zero."""
    values = _parts(speech, key, holder, period)
    numbers = [known.number for known in values if known and known.number is not None]
    whole = sum(numbers, Decimal(0))
    if len(numbers) < len(values) or whole <= 0:
        return
    for name, number in zip(parts_of(speech, key), numbers, strict=True):
        share = 100 * number / whole
        label = speech.quantity(share, "percent")
        said = f"{name}: {speech.number(number)} ({label})"
        yield Point(float(share), label, said)


def _parts(speech: Language, key: str, holder: Country | Total, period: Period) -> list[Value | None]:
    site = speech.site
    indicator = site.indicators[key]
    if indicator.is_sum and indicator.derived:
        return [figures.value(site, holder, name, period) for name in indicator.derived.numerator]
    series, name = holder.figures.get(key), indicator.whole_breakdown
    if series is None or name is None:
        return [None]
    dataset = site.datasets.get(site.dataset_of(key, holder) or "")
    known = series.breakdowns.get(name, {}).get(period, {})
    found = [known.get(code) for code in indicator.breakdowns[name].codes]
    return [figures.observed(figure, indicator, dataset) if figure else None for figure in found]


def _series(speech: Language, holder: Holder, points: Sequence[Point]) -> Series:
    name, _, found = holder
    # A break parts a line; here there is none, and what it means is said in words.
    plain = tuple(replace(point, is_break=False) for point in points)
    return Series(name, plain, is_marked=found.code == speech.site.settings.home_country)


def _chart(
    speech: Language,
    key: str,
    holders: Sequence[Holder],
    title: str,
    heads: Sequence[str],
    series: Sequence[Series],
    without: Sequence[str],
) -> Chart:
    indicator = speech.site.indicators[key]
    return Chart(
        title=title,
        unit=speech.unit(indicator.unit),
        source=indicator_charts.sources(speech, key, [holder for *_, holder in holders]),
        periods=tuple(heads),
        series=tuple(series),
        words=indicator_charts.words(speech),
        number=partial(speech.short, decimals=indicator.decimals),
        is_whole=indicator.decimals == 0,
        note=speech.word("compare_missing", countries=speech.listing(without)) if without else "",
    )
