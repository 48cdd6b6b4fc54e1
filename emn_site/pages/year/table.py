"""The table of a year: all countries of the Network by the same few indicators, sources apart."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from emn_site.charts import indicator_charts, text_references
from emn_site.charts.engine.drawing import Drawing
from emn_site.charts.engine.lines import draw_small_line
from emn_site.locale import Locale, addresses
from emn_site.model.country import Country
from emn_site.model.period import Period
from emn_site.statistics import comparability, figures, key_figures, totals, years
from emn_site.statistics.cells import ValueCell, ValueSign, number_notes, used_signs, value_cell
from emn_site.statistics.totals import GroupValue

LINE_YEARS = 10
"""A small line shows the year of the page and those before it, so many in all."""

LINE = (84, 26)
"""Width and height of a small line."""


@dataclass(frozen=True)
class YearColumn:
    """An indicator of the table: what it is, its period where that is not the year itself, and its chart.

    `embed` is the address of the chart for other sites, from the root of the site.
    """

    key: str
    name: str
    path: str
    period: str | None
    embed: str


@dataclass(frozen=True)
class YearRow:
    """A country or a group: its values and, in the same order, the numbers by which rows are sorted."""

    name: str
    path: str | None
    is_home: bool
    line: Drawing | None
    cells: list[ValueCell]
    numbers: list[float | None]
    change: str | None
    percent: float | None


@dataclass(frozen=True)
class YearTable:
    """Countries with values of the columns; those with values of another source; groups of countries.

    `others` are the names of the other source's indicators; `years` are the first and the last of the lines.
    """

    columns: list[YearColumn]
    rows: list[YearRow]
    apart: list[YearRow]
    others: list[str]
    groups: list[YearRow]
    signs: list[ValueSign]
    years: tuple[int, int]


def year_table(locale: Locale, year: int) -> YearTable:
    """Return the table of a year, the largest value first of the first rate, or else of the first column."""
    site = locale.site
    shown = years.year_columns(site, year)
    periods = [period for _, period in shown]
    order = next((at for at, (key, _) in enumerate(shown) if site.indicators[key].is_rate), 0)
    own, apart = list[YearRow](), list[YearRow]()
    others: dict[str, None] = {}
    for name, slug, country in locale.countries:
        keys = _keys(locale, country, shown)
        others.update(dict.fromkeys(key for key, (usual, _) in zip(keys, shown, strict=True) if key != usual))
        row = _row(locale, (name, slug, country), [*zip(keys, periods, strict=True)], year)
        (own if keys == [key for key, _ in shown] else apart).append(row)
    groups = [*_groups(locale, shown)]
    rows = _with_notes([*_ordered(own, order), *_ordered(apart, order), *groups])
    first, second = len(own), len(own) + len(apart)
    return YearTable(
        columns=[_column(locale, key, period) for key, period in shown],
        rows=rows[:first],
        apart=rows[first:second],
        others=[locale.indicator(key).name for key in others],
        groups=rows[second:],
        signs=used_signs(cell for row in rows for cell in row.cells),
        years=(year - LINE_YEARS + 1, year),
    )


def _keys(locale: Locale, country: Country, shown: Sequence[tuple[str, Period]]) -> list[str]:
    """Return the indicators of a country's row: the columns', or another source's where the first has none.

    A row is of one kind throughout: a count of one source beside a rate of another would mislead.
    """
    site, (first, period) = locale.site, shown[0]
    if figures.get_value(site, country, first, period) or not years.substitute(site, country, first, period):
        return [key for key, _ in shown]
    return [years.substitute(site, country, key, period) or key for key, period in shown]


def _row(
    locale: Locale, holder: tuple[str, str, Country], shown: Sequence[tuple[str, Period]], year: int
) -> YearRow:
    name, slug, country = holder
    site, (first, period) = locale.site, shown[0]
    known = [figures.get_value(site, country, key, period) for key, period in shown]
    changed = comparability.value_change(site, country, first, period)
    percent = changed.percent if changed else None
    return YearRow(
        name=name,
        path=f"countries/{slug}",
        is_home=country.code == site.settings.home_country,
        line=_line(locale, holder, first, year),
        cells=[
            value_cell(locale, slug, key, period, value)
            for (key, period), value in zip(shown, known, strict=True)
        ],
        numbers=[round(float(v.number), 4) if v and v.number is not None else None for v in known],
        change=None if percent is None else locale.percent_difference(percent),
        percent=None if percent is None else round(float(percent), 2),
    )


def _line(locale: Locale, holder: tuple[str, str, Country], key: str, year: int) -> Drawing | None:
    periods = [Period(one) for one in range(year - LINE_YEARS + 1, year + 1)]
    chart = indicator_charts.chart_of_periods(locale, key, [holder], periods)
    is_known = any(point.number is not None for point in chart.series[0].points)
    return draw_small_line(chart, *LINE) if is_known else None


def _groups(locale: Locale, shown: Sequence[tuple[str, Period]]) -> Iterator[YearRow]:
    """Yield what is known of groups of countries; a sum that lacks only a few says whom and why."""
    held = [{v.group: v for v in totals.group_values(locale.site, key, period)} for key, period in shown]
    for group in (*locale.site.totals, *totals.GROUPS):
        if any(group in found and _is_told(found[group]) for found in held):
            cells = [
                _group_cell(locale, key, period, found.get(group))
                for (key, period), found in zip(shown, held, strict=True)
            ]
            name = locale.word(f"{'together' if group in totals.GROUPS else 'group'}_{group}")
            yield YearRow(name, None, False, None, cells, [], None, None)


def _is_told(found: GroupValue) -> bool:
    lacking = {code for codes in found.lacking.values() for code in codes}
    return found.value is not None or len(lacking) <= key_figures.NAMED


def _group_cell(locale: Locale, key: str, period: Period, found: GroupValue | None) -> ValueCell:
    if found and found.value:
        return value_cell(locale, found.group, key, period, found.value)
    return key_figures.group_cell(locale, key, found)


def _ordered(rows: list[YearRow], at: int) -> list[YearRow]:
    known = [row for row in rows if row.numbers[at] is not None]
    unknown = [row for row in rows if row.numbers[at] is None]
    return [*sorted(known, key=lambda row: row.numbers[at] or 0, reverse=True), *unknown]


def _with_notes(rows: list[YearRow]) -> list[YearRow]:
    """Return rows whose notes have become signs, the same for the same words in the whole table."""
    noted = number_notes([row.cells for row in rows])
    return [replace(row, cells=cells) for row, cells in zip(rows, noted, strict=True)]


def _column(locale: Locale, key: str, period: Period) -> YearColumn:
    said = locale.period(period) if period.rhythm != "year" else None
    embed = text_references.reference_embed(
        text_references.reference_ranked(locale, key, period), locale.language
    )
    return YearColumn(key, locale.indicator(key).name, addresses.indicator_path(key), said, embed)
