"""Charts of indicators: which values, in which words; `emn_site/charts/` says what stands where."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from urllib.parse import urlencode

from emn_site.charts.engine.chart import Chart, ChartPoint, ChartSeries, ChartWords, State
from emn_site.charts.engine.drawing import Drawing
from emn_site.charts.engine.lines import draw_columns, draw_lines
from emn_site.locale import Locale, addresses
from emn_site.model.country import Country, Total
from emn_site.model.indicators import Indicator
from emn_site.model.period import Period
from emn_site.model.site import Site
from emn_site.statistics import coverage, figures, provenance
from emn_site.statistics.cells import number_text, value_cell
from emn_site.statistics.comparability import reason_not_ranked
from emn_site.statistics.figures import Value

UNCERTAIN = frozenset(("provisional", "estimated", "forecast", "source_estimate", "low_reliability"))
"""Flags under which a value is drawn hollow."""

MOST = 6
"""More lines than this cannot be told apart, and more names cannot be kept in mind."""

MOST_PERIODS = 3
"""Of more periods with one value only the last is named."""

DIGITS = 6
"""So many after the comma are more than a drawing shows, made here or in a browser."""

Holder = tuple[str, str, Country | Total]
"""A name, a slug, and who has values."""


def chart_over_time(
    locale: Locale,
    key: str,
    holders: Sequence[Holder],
    title: str | None = None,
    first: Period | None = None,
    last: Period | None = None,
) -> Chart | None:
    """Return an indicator over time for some countries; None where none of them has a value then.

    Without another title a chart is named after its indicator, and after its country where it has only one.
    """
    periods = chart_periods(locale, key, [holder for *_, holder in holders], first, last)
    return chart_of_periods(locale, key, holders, periods, title) if periods else None


def chart_of_periods(
    locale: Locale, key: str, holders: Sequence[Holder], periods: Sequence[Period], title: str | None = None
) -> Chart:
    """Return an indicator in just these periods, known or not: small lines side by side share their time."""
    indicator = locale.site.measure(key)
    return Chart(
        title=title or chart_title(locale, key, [name for name, *_ in holders]),
        unit=locale.unit(indicator.unit),
        source=chart_sources(locale, key, [holder for *_, holder in holders]),
        periods=tuple(str(period) for period in periods),
        series=tuple(
            ChartSeries(
                name,
                tuple(chart_point(locale, slug, key, holder, period) for period in periods),
                holder.code == locale.site.settings.home_country,
            )
            for name, slug, holder in holders
        ),
        words=chart_words(locale),
        number=partial(locale.short, decimals=indicator.decimals),
        is_integer=indicator.decimals == 0,
    )


def is_sparse(shown: Chart) -> bool:
    """Whether a chart over time would be more gaps than values: then they are said in a sentence."""
    known = [point.number is not None for series in shown.series for point in series.points]
    return 2 * sum(known) < len(known)


def few_values(locale: Locale, shown: Chart) -> str:
    """Return the values of a sparse chart in a sentence, each series after its name; "" for other charts."""
    if not is_sparse(shown):
        return ""
    values = (
        f"{series.name}: {', '.join(point.tooltip for point in series.points if point.number is not None)}"
        for series in shown.series
    )
    return locale.word("chart_few", values="; ".join(values))


def chart_title(locale: Locale, key: str, names: Sequence[str]) -> str:
    """Return the name of a chart of an indicator for some countries."""
    name = locale.indicator(key).name
    return locale.word("chart_title", name=names[0], indicator=name) if len(names) == 1 else name


def period_title(locale: Locale, key: str, period: Period) -> str:
    """Return an indicator in a period, as a title says it."""
    name, forms = locale.indicator(key).name, locale.period_forms(period)
    return locale.word("indicator_in_period", indicator=name, period=forms)


def chart_description(locale: Locale, held: Sequence[Holder], shown: Chart, values: str) -> str:
    """Return a chart in words for who does not see it: whose values, of when or what, and where they are."""
    names = locale.listing_forms([locale.country_forms(holder.code, name) for name, _, holder in held])
    many = len(held) > MOST
    chart = locale.counted("chart_of_many", len(held)) if many else locale.word("chart_of", countries=names)
    heads, place = shown.periods, locale.word(f"values_{values}")
    heads_text = locale.listing(heads) if len(heads) <= MOST else f"{heads[0]}–{heads[-1]}"
    return locale.word("chart_described", chart=chart, periods=heads_text, unit=shown.unit, values=place)


def series_description(locale: Locale, key: str, country: Country) -> str:
    """Return the chart of one country in a sentence: from when to when, the extremes, the gaps."""
    series = figures.value_series(locale.site, country, key)
    indicator = locale.site.indicators[key]
    numbers = {period: known.number for period, known in series.items() if known.number is not None}
    shown = {period: number_text(locale, indicator, series[period]) or "" for period in numbers}
    ends = {"first": min(numbers), "last": max(numbers)}
    every = chart_periods(locale, key, [country])
    gaps = [locale.period(one) for one in every if one <= ends["last"] and one not in numbers]
    text = locale.word(
        "chart_description",
        **{f"{name}_period": locale.period_forms(period) for name, period in ends.items()},
        **{f"{name}_value": shown[period] for name, period in ends.items()},
        lowest=extreme_words(locale, shown, min(numbers, key=numbers.__getitem__)),
        highest=extreme_words(locale, shown, max(numbers, key=numbers.__getitem__)),
        unit=locale.unit(indicator.unit),
    )
    return text + (" " + locale.word("chart_gaps", years=locale.listing(gaps)) if gaps else "")


def extreme_words(locale: Locale, shown: Mapping[Period, str], end: Period) -> str:
    """Return the value of a period with every period that shows the same; of many, with the last."""
    periods = [locale.period_forms(one) for one in sorted(shown) if shown[one] == shown[end]]
    if len(periods) > MOST_PERIODS:
        return locale.word("chart_extreme_often", value=shown[end], period=periods[-1])
    return locale.word("chart_extreme", value=shown[end], period=locale.listing_forms(periods))


def draw_indicator(locale: Locale, key: str, shown: Chart, width: float, height: float) -> Drawing:
    """Return the drawing of an indicator over time: columns for one country's counts, else lines."""
    is_counted = len(shown.series) == 1 and locale.site.measure(key).kind == "flow"
    return (draw_columns if is_counted else draw_lines)(shown, width, height)


def chart_periods(
    locale: Locale,
    key: str,
    holders: Iterable[Country | Total],
    first: Period | None = None,
    last: Period | None = None,
) -> list[Period]:
    """Return the periods of a chart: from the first that is known to the newest that any country has."""
    site = locale.site
    known = {
        period
        for holder in holders
        for period, found in figures.value_series(site, holder, key).items()
        if found.number is not None
        and (first is None or period.start >= first.start)
        and (last is None or period.end <= last.end)
    }
    if not known:
        return []
    every, oldest = coverage.indicator_periods(site, key), min(known)
    return [period for period in every if period >= oldest and (last is None or period.end <= last.end)]


def chart_point(locale: Locale, slug: str, key: str, holder: Country | Total, period: Period) -> ChartPoint:
    """Return a value with all that is known of it."""
    known = figures.get_value(locale.site, holder, key, period)
    found = value_cell(locale, slug, key, period, known)
    label = found.text or locale.word("no_data")
    flags = "; ".join([*(sign.meaning for sign in found.flags), *([found.note] if found.note else [])])
    tooltip = f"{locale.period(period)}: {label}" + (f"; {flags}" if flags else "")
    if known is None or known.number is None:
        return ChartPoint(None, label, tooltip, "missing", flags=flags)
    state = value_state(locale.site.measure(key), known)
    number = round(float(known.number), DIGITS)
    return ChartPoint(number, label, tooltip, state, "break" in known.flags, flags)


def value_state(indicator: Indicator, known: Value) -> State:
    """Return whether a value may be taken as it is and compared with others."""
    is_plain = known.limits is None and known.is_sound and UNCERTAIN.isdisjoint(known.flags)
    return "sound" if is_plain and not reason_not_ranked(indicator, known) else "uncertain"


def chart_words(locale: Locale) -> ChartWords:
    """Return what drawings say besides their values."""
    return ChartWords(*(locale.word(f"chart_{name}") for name in ("missing", "uncertain", "break")))


def browser_words(locale: Locale) -> dict[str, str]:
    """Return what the browser says in a chart besides its values, by the names chart-data.js has for it."""
    words = chart_words(locale)
    return {
        "home": locale.site.settings.home_country,
        "noData": locale.word("no_data"),
        "missing": words.missing,
        "uncertain": words.uncertain,
        "isBreak": words.is_break,
        "source": locale.words["chart_source"],
        "title": locale.words["chart_title"],
    }


def chart_sources(locale: Locale, key: str, holders: Iterable[Country | Total]) -> str:
    """Return where the values of some countries were read, as a line of a drawing."""
    found = dict.fromkeys(chart_source(locale, key, holder) for holder in holders)
    return locale.word("chart_source", source="; ".join(filter(None, found)))


def chart_source(locale: Locale, key: str, holder: Country | Total) -> str:
    """Return where the values of a country were read, when, and under which licence, as a drawing says it."""
    site = locale.site
    datasets: dict[str, dict[str, None]] = {}
    for name in coverage.stored_indicators(site, [key]):
        found = site.dataset_of(name, holder)
        if name in holder.figures and found and found in site.datasets:
            datasets.setdefault(site.datasets[found].source, {})[site.datasets[found].code or found] = None
    if not datasets:
        return ""
    sources = "; ".join(
        ", ".join(filter(None, (f"{locale.source(one).name} ({', '.join(codes)})", locale.licence(one))))
        for one, codes in datasets.items()
    )
    days = "; ".join(provenance.extractions(locale, [holder], key))
    return locale.word("chart_source_read", source=sources, days=days) if days else sources


def chart_holders(locale: Locale) -> list[Holder]:
    """Return who can be in a chart: the countries in alphabetical order, and the totals that are held."""
    totals = locale.site.totals.items()
    held = ((locale.word(f"short_{slug}"), slug, total) for slug, total in totals if total.figures)
    return [*locale.countries, *held]


@dataclass(frozen=True)
class ChartDownloads:
    """Where a chart can be taken away: the tables of its indicator, and the chart alone for other sites."""

    csv: str
    xlsx: str
    embed: str


def chart_downloads(
    locale: Locale,
    here: str,
    key: str,
    codes: Sequence[str],
    first: Period | None = None,
    last: Period | None = None,
) -> ChartDownloads:
    """Return these addresses as links from the page at the address `here`."""
    table = f"data/{addresses.indicator_path(key)}"
    asked = {"countries": ",".join(codes), "from": first, "to": last}
    query = urlencode({name: str(value) for name, value in asked.items() if value}, safe=",")
    links = (f"{table}.csv", f"{table}.{locale.language}.xlsx", addresses.embed_address(key, locale.language))
    csv, xlsx, embed = (addresses.relative_address(link, here) for link in links)
    return ChartDownloads(csv, xlsx, f"{embed}?{query}" if query else embed)


def default_countries(locale: Locale, key: str) -> list[Holder]:
    """Return the countries a comparison starts with, as far as they have values of an indicator.

    Where none of them has, these are as many of those that have.
    """
    held = {one[2].code: one for one in chart_holders(locale) if chart_periods(locale, key, [one[2]])}
    codes = default_codes(locale.site)
    return [held[code] for code in codes if code in held] or list(held.values())[: len(codes)]


def frame_holders(locale: Locale, key: str) -> list[Holder]:
    """Return who is first in the frame of an indicator: of shares, the groups that a source states too."""
    is_rate, totals = locale.site.indicators[key].is_rate, locale.site.totals
    groups = [one for one in chart_holders(locale) if is_rate and one[1] in totals]
    held = [one for one in groups if chart_periods(locale, key, [one[2]])]
    return [*default_countries(locale, key), *held][:MOST]


def default_codes(site: Site) -> list[str]:
    """Return the codes of the countries a comparison starts with, the home country first."""
    known = {country.code for country in site.countries.values()}
    wanted = dict.fromkeys([site.settings.home_country, *site.settings.compared_with])
    return [code for code in wanted if code in known]
