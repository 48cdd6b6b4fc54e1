"""All countries of the Network by the same few indicators, each with a small line; another source apart."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from emn_site.charts import indicator_charts, text_references
from emn_site.charts.engine.drawing import Drawing
from emn_site.charts.engine.lines import draw_small_line
from emn_site.locale import Locale, addresses
from emn_site.model.country import Country
from emn_site.model.period import Period
from emn_site.model.wording import IndicatorWords
from emn_site.statistics import comparability, comparison, figures, key_figures, provenance, years
from emn_site.statistics.cells import ValueCell, ValueFlag, number_notes, used_flags, value_cell
from emn_site.statistics.comparability import GroupValue
from emn_site.statistics.provenance import Provenance

LINE_YEARS = 15
"""A small line shows the year of the first column and those before it, so many in all."""

LINE = (96, 26)
"""Width and height of a small line."""


@dataclass(frozen=True)
class CountryColumn:
    """An indicator of the table: what it is, its period, where it is from, and its chart.

    `embed` is the address of the chart for other sites, from the root of the site.
    """

    key: str
    name: str
    path: str
    period: str
    names: IndicatorWords
    provenances: list[Provenance]
    embed: str


@dataclass(frozen=True)
class CountryRow:
    """A country or a group: its values and, in the same order, the numbers by which rows are sorted.

    `mark` is the publisher of its values where that is another than the others' one.
    """

    name: str
    mark: str | None
    path: str | None
    is_home: bool
    line: Drawing | None
    cells: list[ValueCell]
    numbers: list[float | None]
    change: str | None
    percent: float | None


@dataclass(frozen=True)
class CountryTable:
    """Countries with values of the columns; those with values of another source; groups of countries.

    `others` are the names of the other source's indicators; `years` are the first and the last of the lines;
    `order` is the indicator by which rows are in order, the largest value first; None: by name; `left_out` is
    who has no rank by the first rate, and why; `limits` says what the figures do not say.
    """

    columns: list[CountryColumn]
    rows: list[CountryRow]
    apart: list[CountryRow]
    others: list[str]
    groups: list[CountryRow]
    flags: list[ValueFlag]
    years: tuple[int, int]
    order: str | None
    left_out: list[str]
    limits: str


def country_table(
    locale: Locale, shown: Sequence[tuple[str, Period]], order: str | None = None
) -> CountryTable:
    """Return the table of some indicators in one period each, with the first over years as small lines.

    Countries follow the alphabet, or the values of the indicator `order`, the largest first.
    """
    periods = [period for _, period in shown]
    newest = periods[0].year
    span = [Period(year) for year in range(newest - LINE_YEARS + 1, newest + 1)]
    own, apart = list[CountryRow](), list[CountryRow]()
    others: dict[str, None] = {}
    for name, slug, country in locale.countries:
        keys = _keys(locale, country, shown)
        others.update(dict.fromkeys(key for key, (usual, _) in zip(keys, shown, strict=True) if key != usual))
        row = _row(locale, (name, slug, country), [*zip(keys, periods, strict=True)], span, shown[0][0])
        (own if keys == [key for key, _ in shown] else apart).append(row)
    groups = [*_groups(locale, shown)]
    if order:
        at = [key for key, _ in shown].index(order)
        own, apart = _ordered(own, at), _ordered(apart, at)
    rows = [*own, *apart, *groups]  # their notes become signs, the same for the same words in the whole table
    noted = number_notes([row.cells for row in rows])
    rows = [replace(row, cells=cells) for row, cells in zip(rows, noted, strict=True)]
    first, second = len(own), len(own) + len(apart)
    return CountryTable(
        columns=[_column(locale, key, period) for key, period in shown],
        rows=rows[:first],
        apart=rows[first:second],
        others=[locale.indicator(key).name for key in others],
        groups=rows[second:],
        flags=used_flags(cell for row in rows for cell in row.cells),
        years=(span[0].year, newest),
        order=order,
        left_out=_left_out(locale, shown),
        limits=locale.word(
            "year_limits", indicator=locale.indicator(shown[0][0]).name, first=span[0].year, last=newest
        ),
    )


def _left_out(locale: Locale, shown: Sequence[tuple[str, Period]]) -> list[str]:
    rate = next((one for one in shown if locale.site.indicators[one[0]].is_rate), None)
    return comparison.left_out_words(locale, *rate) if rate else []


def _keys(locale: Locale, country: Country, shown: Sequence[tuple[str, Period]]) -> list[str]:
    """Return the indicators of a country's row: the columns', or another source's where the first has none.

    A row is of one kind throughout: a count of one source beside a rate of another would mislead.
    """
    site, (first, period) = locale.site, shown[0]
    if figures.get_value(site, country, first, period) or not years.substitute(site, country, first, period):
        return [key for key, _ in shown]
    return [years.substitute(site, country, key, period) or key for key, period in shown]


def _row(
    locale: Locale,
    holder: tuple[str, str, Country],
    shown: Sequence[tuple[str, Period]],
    span: Sequence[Period],
    usual: str,
) -> CountryRow:
    name, slug, country = holder
    site, (first, period) = locale.site, shown[0]
    known = [figures.get_value(site, country, key, period) for key, period in shown]
    changed = comparability.value_change(site, country, first, period)
    percent = changed.percent if changed else None
    return CountryRow(
        name=name,
        mark=None if first == usual else key_figures.publisher_mark(locale, country, first),
        path=f"countries/{slug}",
        is_home=country.code == site.settings.home_country,
        line=_line(locale, holder, first, span),
        cells=[
            value_cell(locale, slug, key, period, value)
            for (key, period), value in zip(shown, known, strict=True)
        ],
        numbers=[round(float(v.number), 4) if v and v.number is not None else None for v in known],
        change=None if percent is None else locale.percent_difference(percent),
        percent=None if percent is None else round(float(percent), 2),
    )


def _line(
    locale: Locale, holder: tuple[str, str, Country], key: str, span: Sequence[Period]
) -> Drawing | None:
    chart = indicator_charts.chart_of_periods(locale, key, [holder], span)
    is_known = any(point.number is not None for point in chart.series[0].points)
    return draw_small_line(chart, *LINE) if is_known else None


def _groups(locale: Locale, shown: Sequence[tuple[str, Period]]) -> Iterator[CountryRow]:
    """Yield what is known of groups of countries; a sum that lacks only a few says whom and why."""
    held = [
        {v.group: v for v in comparability.group_values(locale.site, key, period)} for key, period in shown
    ]
    for group in (*locale.site.totals, *comparability.GROUPS):
        if any(group in found and _is_shown(found[group]) for found in held):
            cells = [
                _group_cell(locale, key, period, found.get(group))
                for (key, period), found in zip(shown, held, strict=True)
            ]
            name = locale.word(f"{'together' if group in comparability.GROUPS else 'group'}_{group}")
            yield CountryRow(name, None, None, False, None, cells, [], None, None)


def _is_shown(found: GroupValue) -> bool:
    lacking = {code for codes in found.lacking.values() for code in codes}
    return found.value is not None or len(lacking) <= comparison.NAMED


def _group_cell(locale: Locale, key: str, period: Period, found: GroupValue | None) -> ValueCell:
    if found and found.value:
        return value_cell(locale, found.group, key, period, found.value)
    return key_figures.group_cell(locale, key, found)


def _ordered(rows: list[CountryRow], at: int) -> list[CountryRow]:
    return sorted(rows, key=lambda row: (row.numbers[at] is None, -(row.numbers[at] or 0)))


def _column(locale: Locale, key: str, period: Period) -> CountryColumn:
    target = text_references.ranked_target(key, period)
    embed = text_references.reference_embed(target, locale.language)
    words, read = locale.indicator(key), provenance.indicator_provenances(locale, key)
    return CountryColumn(
        key, words.name, addresses.indicator_path(key), locale.period(period), words, read, embed
    )
