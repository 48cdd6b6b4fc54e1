"""The chapters of a country's page, like those of a factsheet: development, tables, provenance, charts.

All numbers are computed first (`country_chapters`); what is drawn is drawn from them.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from emn_site.charts import comparison_charts, indicator_charts, text_references
from emn_site.charts.chart_figures import ChartFigure, chart_figure
from emn_site.charts.engine.columns import HEIGHT
from emn_site.charts.engine.drawing import NARROW, Drawing
from emn_site.locale import Locale, addresses
from emn_site.model.country import Country
from emn_site.model.figures import Figure
from emn_site.model.period import Period
from emn_site.model.wording import Development
from emn_site.statistics import coverage, figures
from emn_site.statistics.cells import ValueCell, ValueSign, number_notes, number_text, used_signs, value_cell
from emn_site.statistics.differences import TextNote, text_notes
from emn_site.statistics.figures import Value
from emn_site.statistics.key_figures import latest_value, report_url
from emn_site.statistics.provenance import Provenance, series_provenance

NEWEST = 24
"""A table by quarter or month shows so many periods; the files have all."""


@dataclass(frozen=True)
class ChapterColumn:
    """One indicator of a chapter: what it is, its values in the country, and where they were read.

    `has_leader` says that it stands in for another, of which the country has values too.
    """

    key: str
    values: Mapping[Period, Value]
    name: str
    path: str
    definition: str
    formula: str | None
    unit: str
    kind: str
    provenance: Provenance | None
    stands_in: str | None
    has_leader: bool
    report_url: str


@dataclass(frozen=True)
class ChapterTable:
    """Values by period, the newest first, with the signs that occur in it."""

    columns: list[ChapterColumn]
    rows: list[tuple[str, list[ValueCell]]]
    signs: list[ValueSign]


@dataclass(frozen=True)
class Breakdown:
    """The largest parts of a value: by period, the names of the parts and their values."""

    title: str
    indicator: str
    periods: list[tuple[str, list[tuple[str, str]]]]


@dataclass(frozen=True)
class Chapter:
    """A chapter: only what is known of the country is in it."""

    key: str
    title: str
    development: Development | None
    as_of: str | None
    notes: list[TextNote]
    """Where what is said of the development differs from the figures."""
    columns: list[ChapterColumn]
    tables: list[ChapterTable]
    breakdowns: list[Breakdown]


@dataclass(frozen=True)
class ColumnChart:
    """The chart of a column, in words too, and where it can be taken away."""

    drawing: Drawing
    title: str
    description: str
    taken: indicator_charts.ChartDownloads
    file_name: str
    compared: str


def country_chapters(locale: Locale, slug: str, country: Country) -> list[Chapter]:
    """Return the chapters of a country's page in the order of `data/indicators.yml`."""
    columns = [
        _column(locale, country, key, values)
        for key in locale.site.shown_indicators
        if (values := figures.value_series(locale.site, country, key))
    ]
    indicators, found = locale.site.indicators, []
    for name in dict.fromkeys(indicator.chapter for indicator in indicators.values()):
        held = [column for column in columns if indicators[column.key].chapter == name]
        development = locale.development(slug, name)
        if held or development:
            found.append(_chapter(locale, slug, country, name, held, development))
    return found


def _chapter(
    locale: Locale,
    slug: str,
    country: Country,
    name: str,
    columns: list[ChapterColumn],
    development: Development | None,
) -> Chapter:
    by_rhythm: dict[str, list[ChapterColumn]] = {}
    for column in columns:
        by_rhythm.setdefault(locale.site.indicators[column.key].rhythm, []).append(column)
    return Chapter(
        key=name.replace("_", "-"),
        title=locale.word(f"chapter_{name}"),
        development=development,
        as_of=locale.word("development_as_of", date=locale.date(development.as_of)) if development else None,
        notes=[
            note
            for note in text_notes(locale, f"countries/{slug}")
            if development and note.is_said(locale, development.text)
        ],
        columns=columns,
        tables=[_table(locale, slug, rhythm, some) for rhythm, some in by_rhythm.items()],
        breakdowns=[one for column in columns for one in _breakdowns(locale, country, column.key)],
    )


def _table(locale: Locale, slug: str, rhythm: str, columns: list[ChapterColumn]) -> ChapterTable:
    known = sorted({period for column in columns for period in column.values})
    if rhythm == "year":
        every = {p for c in columns for p in coverage.indicator_periods(locale.site, c.key)}
        known = sorted(period for period in every if known[0] <= period <= known[-1])
    else:
        known = known[-NEWEST:]
    newest_first = known[::-1]
    cells = number_notes(
        [value_cell(locale, slug, column.key, period, column.values.get(period)) for column in columns]
        for period in newest_first
    )
    rows = [(locale.period(period), row) for period, row in zip(newest_first, cells, strict=True)]
    return ChapterTable(columns, rows, used_signs(cell for row in cells for cell in row))


def _breakdowns(locale: Locale, country: Country, key: str) -> list[Breakdown]:
    series = country.figures.get(key)
    if series is None:
        return []
    return [
        Breakdown(
            title=locale.word(f"breakdown_{name}"),
            indicator=locale.indicator(key).name,
            periods=[
                (
                    locale.when(period),
                    [
                        (locale.part(name, code), _part(locale, country, key, figure))
                        for code, figure in values.items()
                    ],
                )
                for period, values in sorted(parts.items(), reverse=True)
            ],
        )
        for name, parts in series.breakdowns.items()
    ]


def _part(locale: Locale, country: Country, key: str, figure: Figure) -> str:
    site = locale.site
    indicator = site.indicators[key]
    known = figures.observe(figure, indicator, site.datasets.get(site.dataset_of(key, country) or ""))
    return number_text(locale, indicator, known) or locale.word("no_data")


def _column(locale: Locale, country: Country, key: str, values: Mapping[Period, Value]) -> ChapterColumn:
    site, words = locale.site, locale.indicator(key)
    indicator = site.indicators[key]
    leader = indicator.stands_in_for if indicator.stands_in_for in site.shown_indicators else None
    has_leader = bool(leader and latest_value(site, country, leader))
    missing = None if has_leader else leader
    return ChapterColumn(
        key=key,
        values=values,
        name=words.name,
        path=addresses.indicator_path(key),
        definition=words.definition,
        formula=words.formula if indicator.derived else None,
        unit=locale.unit(indicator.unit),
        kind=locale.word(f"kind_{indicator.kind}"),
        provenance=series_provenance(locale, country, key),
        stands_in=locale.word("stands_in", indicator=locale.indicator(missing).name) if missing else None,
        has_leader=has_leader,
        report_url=report_url(locale, locale.country(country.code), words.name),
    )


def column_charts(
    locale: Locale, slug: str, country: Country, columns: Iterable[ChapterColumn]
) -> dict[str, ColumnChart]:
    """Return the charts of some columns by their keys: of those with numbers and without a leader."""
    found = {}
    holder = (locale.country(country.code), slug, country)
    for column in columns:
        chart = None if column.has_leader else indicator_charts.chart_over_time(locale, column.key, [holder])
        if chart:
            found[column.key] = ColumnChart(
                drawing=indicator_charts.draw_indicator(locale, column.key, chart, NARROW, HEIGHT),
                title=chart.title,
                description=_description(locale, country, column),
                taken=indicator_charts.chart_downloads(
                    locale, locale.url(f"countries/{slug}"), column.key, [country.code]
                ),
                file_name=f"{slug}-{addresses.indicator_slug(column.key)}",
                compared=",".join(dict.fromkeys([country.code, locale.site.settings.home_country])),
            )
    return found


def share_charts(locale: Locale, slug: str, country: Country, chapter: Chapter) -> list[ChartFigure]:
    """Return the shares of the parts of each indicator of a chapter by period, where it has parts."""
    found = []
    for column in chapter.columns:
        if comparison_charts.part_names(locale, column.key):
            asked = text_references.reference_shares(locale, column.key, country.code)
            title = indicator_charts.chart_title(locale, column.key, [locale.country(country.code)])
            name = f"shares-{column.key}"
            found.append(chart_figure(locale, asked, locale.url(f"countries/{slug}"), name, title))
    return [chart for chart in found if chart]


def _description(locale: Locale, country: Country, column: ChapterColumn) -> str:
    """Return a chart in one sentence: from when to when, the lowest and the highest value, the gaps."""
    indicator = locale.site.indicators[column.key]
    numbers = {period: known.number for period, known in column.values.items() if known.number is not None}
    lowest, highest = min(numbers, key=numbers.__getitem__), max(numbers, key=numbers.__getitem__)
    gaps = [
        locale.period(period)
        for period in indicator_charts.chart_periods(locale, column.key, [country])
        if period <= max(numbers) and period not in numbers
    ]

    def say(period: Period) -> str:
        return number_text(locale, indicator, column.values[period]) or ""

    text = locale.word(
        "chart_description",
        first_period=locale.period_forms(min(numbers)),
        last_period=locale.period_forms(max(numbers)),
        first_value=say(min(numbers)),
        last_value=say(max(numbers)),
        lowest=say(lowest),
        lowest_period=locale.period_forms(lowest),
        highest=say(highest),
        highest_period=locale.period_forms(highest),
        unit=column.unit,
    )
    return text + (" " + locale.word("chart_gaps", years=locale.listing(gaps)) if gaps else "")
