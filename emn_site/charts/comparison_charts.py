"""Charts of countries or years side by side: ranked, changed between two periods, parted into shares."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import partial
from math import ceil

from emn_site.charts import indicator_charts
from emn_site.charts.engine.chart import Chart, ChartPoint, ChartSeries, State
from emn_site.charts.indicator_charts import Holder
from emn_site.locale import Locale
from emn_site.model.country import Country, Total
from emn_site.model.period import Period
from emn_site.model.wording import NameForms
from emn_site.statistics import comparability, figures
from emn_site.statistics.cells import number_text, value_flags
from emn_site.statistics.comparability import Reason
from emn_site.statistics.figures import Value


def ranking_chart(locale: Locale, key: str, holders: Sequence[Holder], period: Period, title: str) -> Chart:
    """Return the values of some countries in a period, the highest first, and who has none to compare."""
    found, left_out = list[ChartSeries](), defaultdict[Reason, list[str]](list)
    for one in holders:
        known = figures.get_value(locale.site, one[2], key, period)
        if reason := comparability.reason_not_ranked(locale.site.indicators[key], known):
            left_out[reason].append(one[2].code)
        if known and known.number is not None:
            point = indicator_charts.chart_point(locale, one[1], key, one[2], period)
            found.append(_series(locale, one, [point]))
    found.sort(key=lambda series: -(series.points[0].number or 0))
    return _chart(locale, key, holders, title, [locale.period(period)], found, left_out)


def change_chart(
    locale: Locale, key: str, holders: Sequence[Holder], first: Period, last: Period, title: str
) -> Chart:
    """Return the change of each country from one period to another, the greatest rise first.

    Whose values may not be set against each other has no place in it: the chart says who and why.
    """
    found, left_out = list[ChartSeries](), defaultdict[Reason, list[str]](list)
    for one in holders:
        _, slug, holder = one
        if reason := comparability.reason_not_changed(locale.site, holder, key, first, last):
            left_out[reason].append(holder.code)
            continue
        then, now = (
            indicator_charts.chart_point(locale, slug, key, holder, period) for period in (first, last)
        )
        found.append(_series(locale, one, [then, now, _difference(locale, key, then, now)]))
    found.sort(key=lambda series: -(series.points[2].number or 0))
    heads = [locale.period(first), locale.period(last), locale.word("change")]
    chart = _chart(locale, key, holders, title, heads, found, left_out)
    unit = locale.word("change_unit", unit=chart.unit, first=heads[0], last=heads[1])
    return replace(chart, unit=unit)


def _difference(locale: Locale, key: str, then: ChartPoint, now: ChartPoint) -> ChartPoint:
    indicator = locale.site.indicators[key]
    difference = (now.number or 0) - (then.number or 0)
    change = locale.difference(difference, indicator.unit, decimals=indicator.decimals)
    return ChartPoint(difference, f"{now.label} ({change})", change)


def part_names(locale: Locale, key: str) -> list[str]:
    """Return the names of the parts of an indicator: of a sum its terms, else the codes of a breakdown."""
    indicator = locale.site.indicators[key]
    if indicator.is_sum and indicator.derived:
        return [locale.indicator(name).name for name in indicator.derived.numerator]
    name = indicator.full_breakdown
    return [locale.part(name, code) for code in indicator.breakdowns[name].codes] if name else []


def part_meanings(locale: Locale, key: str) -> tuple[str, ...]:
    """Return how the cases of each part of an indicator ended, if that is known of all its parts."""
    indicators = locale.site.indicators
    indicator, name = indicators[key], indicators[key].full_breakdown
    if indicator.is_sum and indicator.derived:
        found = [indicators[part].meaning for part in indicator.derived.numerator]
    else:
        query = indicator.breakdowns[name] if name else None
        found = [query.meanings.get(code) for code in query.codes] if query else []
    known = tuple(meaning for meaning in found if meaning)
    return known if len(known) == len(found) else ()


def share_chart(locale: Locale, key: str, rows: Sequence[tuple[Holder, Period]], title: str) -> Chart:
    """Return the shares of the parts of an indicator; a series is a country, or a period of one country.

    Over time a period that cannot be parted is a gap.
    """
    is_one, gap = len({slug for (_, slug, _), _ in rows}) == 1, locale.word("no_data")
    found, left_out = list[ChartSeries](), defaultdict[Reason, list[NameForms]](list)
    for (name, slug, holder), period in rows:
        named = locale.period_forms(period) if is_one else locale.country_forms(holder.code, name)
        values = _parts(locale, key, holder, period)
        if reason := _reason_not_shared(values):
            left_out[reason].append(named)
            points = [ChartPoint(None, gap, gap, "missing")] * len(values) if is_one else []
        else:
            points = list(_shares(locale, key, [known for known in values if known]))
        if points:
            found.append(_series(locale, (named.alone, slug, holder), points))
    if sum(map(len, left_out.values())) == len(rows):
        found.clear()
    chart = _chart(locale, key, [one for one, _ in rows], title, part_names(locale, key), found, {})
    series = tuple(replace(one, is_marked=one.is_marked and not is_one) for one in chart.series)
    # A part has the look of what it means, so that none is drawn hollow for a doubt.
    words = replace(chart.words, uncertain=locale.word("chart_uncertain_parts"))
    note, meanings = _note(locale, left_out), part_meanings(locale, key)
    return replace(
        chart, unit=locale.unit("percent"), series=series, words=words, note=note, meanings=meanings
    )


def _reason_not_shared(values: Sequence[Value | None]) -> Reason | None:
    """Return why a value is not parted into shares: a part is not known, or the whole is too small."""
    numbers = [known.number for known in values if known and known.number is not None]
    if len(numbers) < len(values):
        return "no_value"
    return "too_few" if sum(numbers, Decimal(0)) < comparability.PERCENT_FROM else None


def _shares(locale: Locale, key: str, values: Sequence[Value]) -> Iterator[ChartPoint]:
    """Yield the parts of a value in per cent, with what is known of each part."""
    total = sum((known.number or Decimal(0) for known in values), Decimal(0))
    indicator = locale.site.indicators[key]
    for name, known in zip(part_names(locale, key), values, strict=True):
        share = 100 * (known.number or Decimal(0)) / total
        limit = None if known.upper_limit is None else ceil(100 * known.upper_limit / total)
        label = (
            locale.quantity(share, "percent") if limit is None else f"<{locale.quantity(limit, 'percent')}"
        )
        flags = "; ".join(sign.meaning for sign in value_flags(locale, indicator, known))
        text = f"{name}: {number_text(locale, indicator, known)} ({label})" + (f"; {flags}" if flags else "")
        state: State = "sound" if known.limits is None and known.is_sound else "uncertain"
        count = None if known.number is None else int(known.number)
        yield ChartPoint(float(share), label, text, state, flags=flags, count=count)


def _parts(locale: Locale, key: str, holder: Country | Total, period: Period) -> list[Value | None]:
    site = locale.site
    indicator = site.indicators[key]
    if indicator.is_sum and indicator.derived:
        return [figures.get_value(site, holder, name, period) for name in indicator.derived.numerator]
    series, name = figures.stored_series(site, holder.code, key), indicator.full_breakdown
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
    left_out: Mapping[Reason, Sequence[str]],
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
        is_integer=indicator.decimals == 0,
        note=_note(
            locale, {r: [_name_forms(locale, code) for code in codes] for r, codes in left_out.items()}
        ),
    )


def _name_forms(locale: Locale, code: str) -> NameForms:
    holders = indicator_charts.chart_holders(locale)
    return locale.country_forms(code, next(name for name, _, one in holders if one.code == code))


def _note(locale: Locale, left_out: Mapping[Reason, Sequence[NameForms]]) -> str:
    """Return who is not in a chart or not comparable, by reason, in a sentence each."""
    return " ".join(
        locale.word("countries_without", countries=locale.listing_forms(names))
        if why == "no_value"
        else locale.word(
            "chart_left_out", reason=locale.word(f"reason_{why}"), countries=locale.listing_forms(names)
        )
        for why, names in left_out.items()
    )
