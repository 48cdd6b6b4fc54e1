"""Charts of countries or years side by side: ranked, changed between two periods, parted into shares."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import partial

from emn_site.charts import indicator_charts
from emn_site.charts.engine.chart import Chart, ChartPoint, ChartSeries
from emn_site.charts.indicator_charts import Holder
from emn_site.locale import Locale
from emn_site.model.country import Country, Total
from emn_site.model.period import Period
from emn_site.statistics import figures
from emn_site.statistics.figures import Value


def ranking_chart(locale: Locale, key: str, holders: Sequence[Holder], period: Period, title: str) -> Chart:
    """Return the values of some countries in a period, the highest first."""
    found = [
        _series(locale, one, [indicator_charts.chart_point(locale, one[1], key, one[2], period)])
        for one in holders
    ]
    known = [series for series in found if series.points[0].number is not None]
    known.sort(key=lambda series: -(series.points[0].number or 0))
    without = [series.name for series in found if series.points[0].number is None]
    return _chart(locale, key, holders, title, [locale.period(period)], known, without)


def change_chart(
    locale: Locale, key: str, holders: Sequence[Holder], first: Period, last: Period, title: str
) -> Chart:
    """Return the change of each country from one period to another, the greatest rise first.

    Where a series breaks in between, the chart says so: the two values are then not of one kind.
    """
    found, without, broken = [], [], []
    for one in holders:
        name, slug, holder = one
        then, now = (
            indicator_charts.chart_point(locale, slug, key, holder, period) for period in (first, last)
        )
        if then.number is None or now.number is None:
            without.append(name)
            continue
        found.append(_series(locale, one, [then, now, _difference(locale, key, then, now)]))
        if any("break" in known.flags for known in _between(locale, key, holder, first, last)):
            broken.append(name)
    found.sort(key=lambda series: -(series.points[2].number or 0))
    heads = [locale.period(first), locale.period(last), locale.word("change")]
    chart = _chart(locale, key, holders, title, heads, found, without)
    unit = locale.word("change_unit", unit=chart.unit, first=heads[0], last=heads[1])
    note = locale.word("change_broken", countries=locale.listing(broken)) if broken else ""
    return replace(chart, unit=unit, note=" ".join(filter(None, (chart.note, note))))


def _between(
    locale: Locale, key: str, holder: Country | Total, first: Period, last: Period
) -> Iterator[Value]:
    for period, known in figures.value_series(locale.site, holder, key).items():
        if first < period <= last:
            yield known


def _difference(locale: Locale, key: str, then: ChartPoint, now: ChartPoint) -> ChartPoint:
    indicator = locale.site.indicators[key]
    difference = (now.number or 0) - (then.number or 0)
    said = locale.difference(difference, indicator.unit, decimals=indicator.decimals)
    return ChartPoint(difference, f"{now.label} ({said})", said)


def part_names(locale: Locale, key: str) -> list[str]:
    """Return the names of the parts of an indicator: of a sum its terms, else the codes of a breakdown."""
    indicator = locale.site.indicators[key]
    if indicator.is_sum and indicator.derived:
        return [locale.indicator(name).name for name in indicator.derived.numerator]
    name = indicator.whole_breakdown
    return [locale.part(name, code) for code in indicator.breakdowns[name].codes] if name else []


def share_chart(locale: Locale, key: str, rows: Sequence[tuple[Holder, Period]], title: str) -> Chart:
    """Return the shares of the parts of an indicator; a row is a country, or a period of one country."""
    is_one = len({slug for (_, slug, _), _ in rows}) == 1
    found, without = [], []
    for (name, slug, holder), period in rows:
        named = locale.period(period) if is_one else name
        points = list(_shares(locale, key, slug, holder, period))
        if points:
            found.append(_series(locale, (named, slug, holder), points))
        else:
            without.append(named)
    chart = _chart(locale, key, [one for one, _ in rows], title, part_names(locale, key), found, without)
    series = tuple(replace(one, is_marked=one.is_marked and not is_one) for one in chart.series)
    return replace(chart, unit=locale.unit("percent"), series=series)


def _shares(
    locale: Locale, key: str, slug: str, holder: Country | Total, period: Period
) -> Iterator[ChartPoint]:
    """Yield the parts of a value in per cent; nothing where a part is not known or all are zero."""
    values = _parts(locale, key, holder, period)
    numbers = [known.number for known in values if known and known.number is not None]
    whole = sum(numbers, Decimal(0))
    if len(numbers) < len(values) or whole <= 0:
        return
    for name, number in zip(part_names(locale, key), numbers, strict=True):
        share = 100 * number / whole
        label = locale.quantity(share, "percent")
        said = f"{name}: {locale.number(number)} ({label})"
        yield ChartPoint(float(share), label, said)


def _parts(locale: Locale, key: str, holder: Country | Total, period: Period) -> list[Value | None]:
    site = locale.site
    indicator = site.indicators[key]
    if indicator.is_sum and indicator.derived:
        return [figures.get_value(site, holder, name, period) for name in indicator.derived.numerator]
    series, name = holder.figures.get(key), indicator.whole_breakdown
    if series is None or name is None:
        return [None]
    dataset = site.datasets.get(site.dataset_of(key, holder) or "")
    known = series.breakdowns.get(name, {}).get(period, {})
    found = [known.get(code) for code in indicator.breakdowns[name].codes]
    return [figures.observe(figure, indicator, dataset) if figure else None for figure in found]


def _series(locale: Locale, holder: Holder, points: Sequence[ChartPoint]) -> ChartSeries:
    name, _, found = holder
    # A break parts a line; here there is none, and what it means is said in words.
    plain = tuple(replace(point, is_break=False) for point in points)
    return ChartSeries(name, plain, is_marked=found.code == locale.site.settings.home_country)


def _chart(
    locale: Locale,
    key: str,
    holders: Sequence[Holder],
    title: str,
    heads: Sequence[str],
    series: Sequence[ChartSeries],
    without: Sequence[str],
) -> Chart:
    indicator = locale.site.indicators[key]
    return Chart(
        title=title,
        unit=locale.unit(indicator.unit),
        source=indicator_charts.chart_sources(locale, key, [holder for *_, holder in holders]),
        periods=tuple(heads),
        series=tuple(series),
        words=indicator_charts.chart_words(locale),
        number=partial(locale.short, decimals=indicator.decimals),
        is_whole=indicator.decimals == 0,
        note=locale.word("compare_missing", countries=locale.listing(without)) if without else "",
    )
