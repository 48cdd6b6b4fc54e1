"""The chapters of a country's page, like those of a factsheet: development, charts, tables, provenance."""

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
from emn_site.statistics.figures import Value
from emn_site.statistics.key_figures import latest_value, report_url
from emn_site.statistics.provenance import Provenance, series_provenance

NEWEST = 24
"""A table by quarter or month shows so many periods; the files have all."""


@dataclass(frozen=True)
class ChapterColumn:
    """One indicator of a chapter: what it is, where it was read, and its chart."""

    key: str
    name: str
    path: str
    definition: str
    formula: str | None
    unit: str
    kind: str
    kind_in_words: str
    provenance: Provenance | None
    stands_in: str | None
    report_url: str
    compared: str
    drawing: Drawing | None
    drawing_title: str
    drawing_description: str
    taken: indicator_charts.ChartDownloads
    file_name: str


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
    columns: list[ChapterColumn]
    tables: list[ChapterTable]
    breakdowns: list[Breakdown]
    shares: list[ChartFigure]


def country_chapters(locale: Locale, slug: str, country: Country) -> list[Chapter]:
    """Return the chapters of a country's page in the order of `data/indicators.yml`."""
    shown = locale.site.shown_indicators
    names = dict.fromkeys(indicator.chapter for indicator in locale.site.indicators.values())
    found = []
    for name in names:
        keys = [key for key, indicator in shown.items() if indicator.chapter == name]
        held = [key for key in keys if figures.value_series(locale.site, country, key)]
        development = locale.development(slug, name)
        if held or development:
            found.append(_chapter(locale, slug, country, name, held, development))
    return found


def _chapter(
    locale: Locale, slug: str, country: Country, name: str, keys: list[str], development: Development | None
) -> Chapter:
    columns = [_column(locale, slug, country, key) for key in keys]
    rhythms = dict.fromkeys(locale.site.indicators[key].rhythm for key in keys)
    return Chapter(
        key=name.replace("_", "-"),
        title=locale.word(f"chapter_{name}"),
        development=development,
        as_of=locale.word("development_as_of", date=locale.date(development.as_of)) if development else None,
        columns=columns,
        tables=[
            _table(
                locale, slug, country, [c for c in columns if locale.site.indicators[c.key].rhythm == rhythm]
            )
            for rhythm in rhythms
        ],
        breakdowns=[one for key in keys for one in _breakdowns(locale, country, key)],
        shares=[one for key in keys if (one := _shares(locale, slug, country, key))],
    )


def _shares(locale: Locale, slug: str, country: Country, key: str) -> ChartFigure | None:
    """Return the shares of the parts of an indicator by period, where it has parts."""
    if not comparison_charts.part_names(locale, key):
        return None
    name = locale.country(country.code)
    asked = text_references.reference_shares(locale, key, country.code)
    title = indicator_charts.chart_title(locale, key, [name])
    return chart_figure(locale, asked, locale.url(f"countries/{slug}"), f"shares-{key}", title)


def _table(locale: Locale, slug: str, country: Country, columns: list[ChapterColumn]) -> ChapterTable:
    site = locale.site
    values = {column.key: figures.value_series(site, country, column.key) for column in columns}
    known = sorted({period for found in values.values() for period in found})
    every = sorted({period for c in columns for period in coverage.indicator_periods(site, c.key)})
    periods = [period for period in every if known and known[0] <= period <= known[-1]]
    if periods and site.indicators[columns[0].key].rhythm != "year":
        periods = known[-NEWEST:]
    newest_first = periods[::-1]
    cells = number_notes(
        [value_cell(locale, slug, column.key, period, values[column.key].get(period)) for column in columns]
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


def _column(locale: Locale, slug: str, country: Country, key: str) -> ChapterColumn:
    site, words = locale.site, locale.indicator(key)
    indicator = site.indicators[key]
    leader = indicator.stands_in_for
    values = figures.value_series(site, country, key)
    numbers = {period: known for period, known in values.items() if known.number is not None}
    is_led = bool(leader and leader in site.shown_indicators and latest_value(site, country, leader))
    name = locale.country(country.code)
    return ChapterColumn(
        key=key,
        name=words.name,
        path=addresses.indicator_path(key),
        definition=words.definition,
        formula=words.formula if indicator.derived else None,
        unit=locale.unit(indicator.unit),
        kind=indicator.kind,
        kind_in_words=locale.word(f"kind_{indicator.kind}"),
        provenance=series_provenance(locale, country, key),
        stands_in=locale.word("stands_in", indicator=locale.indicator(leader).name)
        if leader in site.shown_indicators and not is_led
        else None,
        report_url=report_url(locale, name, words.name),
        compared=",".join(dict.fromkeys([country.code, site.settings.home_country])),
        drawing=None if is_led else _drawing(locale, slug, country, key),
        drawing_title=indicator_charts.chart_title(locale, key, [name]),
        drawing_description=_description(locale, country, key, numbers),
        taken=indicator_charts.chart_downloads(locale, locale.url(f"countries/{slug}"), key, [country.code]),
        file_name=f"{slug}-{addresses.indicator_slug(key)}",
    )


def _drawing(locale: Locale, slug: str, country: Country, key: str) -> Drawing | None:
    chart = indicator_charts.chart_over_time(locale, key, [(locale.country(country.code), slug, country)])
    return indicator_charts.draw_indicator(locale, key, chart, NARROW, HEIGHT) if chart else None


def _description(locale: Locale, country: Country, key: str, numbers: dict[Period, Value]) -> str:
    """Return a chart in one sentence: from when to when, the lowest and the highest value, the gaps."""
    if not numbers:
        return ""
    indicator = locale.site.indicators[key]
    lowest = min(numbers, key=lambda period: numbers[period].number or 0)
    highest = max(numbers, key=lambda period: numbers[period].number or 0)
    gaps = [
        locale.period(period)
        for period in indicator_charts.chart_periods(locale, key, [country])
        if period <= max(numbers) and period not in numbers
    ]

    def say(period: Period) -> str:
        return number_text(locale, indicator, numbers[period]) or ""

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
        unit=locale.unit(indicator.unit),
    )
    return text + (" " + locale.word("chart_gaps", years=locale.listing(gaps)) if gaps else "")
