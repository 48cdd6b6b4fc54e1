"""The chapters of a country's page, like those of a factsheet: development, charts, tables, provenance."""

from dataclasses import dataclass

from emn_site.charts import comparison_charts, indicator_charts, text_references
from emn_site.charts.chart_figures import ChartFigure, chart_figure
from emn_site.charts.engine.columns import HEIGHT
from emn_site.charts.engine.drawing import NARROW, Drawing
from emn_site.locale import Language, addresses
from emn_site.model.country import Country
from emn_site.model.figures import Figure
from emn_site.model.period import Period
from emn_site.model.wording import Development
from emn_site.statistics import figures
from emn_site.statistics.cells import Cell, Sign, cell, explained, with_notes, written
from emn_site.statistics.figures import Value
from emn_site.statistics.key_figures import report_url
from emn_site.statistics.provenance import Provenance, of_series

NEWEST = 24
"""A table by quarter or month shows so many periods; the files have all."""


@dataclass(frozen=True)
class Column:
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
    taken: indicator_charts.Taken
    file_name: str


@dataclass(frozen=True)
class Table:
    """Values by period, the newest first, with the signs that occur in it."""

    columns: list[Column]
    rows: list[tuple[str, list[Cell]]]
    signs: list[Sign]


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
    columns: list[Column]
    tables: list[Table]
    breakdowns: list[Breakdown]
    shares: list[ChartFigure]


def chapters(speech: Language, slug: str, country: Country) -> list[Chapter]:
    """Return the chapters of a country's page in the order of `data/indicators.yml`."""
    shown = speech.site.shown_indicators
    names = dict.fromkeys(indicator.chapter for indicator in speech.site.indicators.values())
    found = []
    for name in names:
        keys = [key for key, indicator in shown.items() if indicator.chapter == name]
        held = [key for key in keys if figures.series(speech.site, country, key)]
        development = speech.development(slug, name)
        if held or development:
            found.append(_chapter(speech, slug, country, name, held, development))
    return found


def _chapter(
    speech: Language, slug: str, country: Country, name: str, keys: list[str], development: Development | None
) -> Chapter:
    columns = [_column(speech, slug, country, key) for key in keys]
    rhythms = dict.fromkeys(speech.site.indicators[key].rhythm for key in keys)
    return Chapter(
        key=name.replace("_", "-"),
        title=speech.word(f"chapter_{name}"),
        development=development,
        as_of=speech.word("development_as_of", date=speech.date(development.as_of)) if development else None,
        columns=columns,
        tables=[
            _table(
                speech, slug, country, [c for c in columns if speech.site.indicators[c.key].rhythm == rhythm]
            )
            for rhythm in rhythms
        ],
        breakdowns=[one for key in keys for one in _breakdowns(speech, country, key)],
        shares=[one for key in keys if (one := _shares(speech, slug, country, key))],
    )


def _shares(speech: Language, slug: str, country: Country, key: str) -> ChartFigure | None:
    """Return the shares of the parts of an indicator by period, where it has parts."""
    if not comparison_charts.parts_of(speech, key):
        return None
    name = speech.country(country.code)
    asked = text_references.shares_of(speech, key, country.code)
    title = indicator_charts.title_of(speech, key, [name])
    return chart_figure(speech, asked, speech.url(f"countries/{slug}"), f"shares-{key}", title)


def _table(speech: Language, slug: str, country: Country, columns: list[Column]) -> Table:
    site = speech.site
    values = {column.key: figures.series(site, country, column.key) for column in columns}
    known = sorted({period for found in values.values() for period in found})
    every = site.periods[known[0].rhythm] if known else []
    periods = [period for period in every if known and known[0] <= period <= known[-1]]
    if periods and periods[0].rhythm != "year":
        periods = known[-NEWEST:]
    newest_first = periods[::-1]
    cells = with_notes(
        [cell(speech, slug, column.key, period, values[column.key].get(period)) for column in columns]
        for period in newest_first
    )
    rows = [(speech.period(period), row) for period, row in zip(newest_first, cells, strict=True)]
    return Table(columns, rows, explained(cell for row in cells for cell in row))


def _breakdowns(speech: Language, country: Country, key: str) -> list[Breakdown]:
    series = country.figures.get(key)
    if series is None:
        return []
    return [
        Breakdown(
            title=speech.word(f"breakdown_{name}"),
            indicator=speech.indicator(key).name,
            periods=[
                (
                    speech.period(period),
                    [
                        (speech.part(name, code), _part(speech, country, key, figure))
                        for code, figure in values.items()
                    ],
                )
                for period, values in sorted(parts.items(), reverse=True)
            ],
        )
        for name, parts in series.breakdowns.items()
    ]


def _part(speech: Language, country: Country, key: str, figure: Figure) -> str:
    site = speech.site
    indicator = site.indicators[key]
    known = figures.observed(figure, indicator, site.datasets.get(site.dataset_of(key, country) or ""))
    return written(speech, indicator, known) or speech.word("no_data")


def _column(speech: Language, slug: str, country: Country, key: str) -> Column:
    site, words = speech.site, speech.indicator(key)
    indicator = site.indicators[key]
    leader = indicator.stands_in_for
    values = figures.series(site, country, key)
    numbers = {period: known for period, known in values.items() if known.number is not None}
    is_led = bool(leader and leader in site.shown_indicators and figures.latest(site, country, leader))
    name = speech.country(country.code)
    return Column(
        key=key,
        name=words.name,
        path=addresses.indicator_path(key),
        definition=words.definition,
        formula=words.formula if indicator.derived else None,
        unit=speech.unit(indicator.unit),
        kind=indicator.kind,
        kind_in_words=speech.word(f"kind_{indicator.kind}"),
        provenance=of_series(speech, country, key),
        stands_in=speech.word("stands_in", indicator=speech.indicator(leader).name)
        if leader in site.shown_indicators and not is_led
        else None,
        report_url=report_url(speech, name, words.name),
        compared=",".join(dict.fromkeys([country.code, site.settings.home_country])),
        drawing=None if is_led else _drawing(speech, slug, country, key),
        drawing_title=indicator_charts.title_of(speech, key, [name]),
        drawing_description=_description(speech, country, key, numbers),
        taken=indicator_charts.taken(speech, speech.url(f"countries/{slug}"), key, [country.code]),
        file_name=f"{slug}-{addresses.indicator_slug(key)}",
    )


def _drawing(speech: Language, slug: str, country: Country, key: str) -> Drawing | None:
    chart = indicator_charts.over_time(speech, key, [(speech.country(country.code), slug, country)])
    return indicator_charts.drawn(speech, key, chart, NARROW, HEIGHT) if chart else None


def _description(speech: Language, country: Country, key: str, numbers: dict[Period, Value]) -> str:
    """Return a chart in one sentence: from when to when, the lowest and the highest value, the gaps."""
    if not numbers:
        return ""
    indicator = speech.site.indicators[key]
    lowest = min(numbers, key=lambda period: numbers[period].number or 0)
    highest = max(numbers, key=lambda period: numbers[period].number or 0)
    gaps = [
        speech.period(period)
        for period in indicator_charts.periods_of(speech, key, [country])
        if period <= max(numbers) and period not in numbers
    ]

    def say(period: Period) -> str:
        return written(speech, indicator, numbers[period]) or ""

    text = speech.word(
        "chart_description",
        first=speech.period(min(numbers)),
        last=speech.period(max(numbers)),
        first_value=say(min(numbers)),
        last_value=say(max(numbers)),
        lowest=say(lowest),
        lowest_year=speech.period(lowest),
        highest=say(highest),
        highest_year=speech.period(highest),
        unit=speech.unit(indicator.unit),
    )
    return text + (" " + speech.word("chart_gaps", years=speech.listing(gaps)) if gaps else "")
