"""A page for each indicator: all countries side by side, as a map, a table and period by period."""

from dataclasses import dataclass, replace

from emn_site.charts import comparison_charts, indicator_charts, text_references
from emn_site.charts.chart_figures import ChartFigure, chart_figure, data_frame
from emn_site.exports import cards
from emn_site.exports.structured_data import page_dataset
from emn_site.locale import Locale, addresses
from emn_site.model.period import Period
from emn_site.model.text import FinishedPage
from emn_site.pages.finish import page_from_template
from emn_site.pages.kind import Kind, SearchRules
from emn_site.pages.links import years_path
from emn_site.statistics import (
    comparability,
    comparison,
    coverage,
    figures,
    findings,
    key_figures,
    provenance,
)
from emn_site.statistics.cells import ValueCell, number_notes, used_flags, value_cell
from emn_site.statistics.country_facts import Breakdown, country_breakdowns

NEWEST = 24
"""A table by quarter or month shows so many periods; the files have all."""


def indicator_of(locale: Locale, path: str) -> str:
    """Return the key of the indicator whose page has a path."""
    return next(key for key in locale.site.shown_indicators if addresses.indicator_path(key) == path)


def indicator_page(locale: Locale, path: str) -> FinishedPage:
    """Return the page of one indicator."""
    site, key = locale.site, indicator_of(locale, path)
    words, indicator = locale.indicator(key), site.indicators[key]
    period = comparison.comparison_period(site, key)
    periods = _periods(locale, key)
    rows, history = _tables(locale, key, period, periods)
    return page_from_template(
        locale,
        path,
        "indicator/indicator.html.jinja",
        words.name,
        locale.word("indicator_summary", indicator=words.name, period=locale.period_forms(period)),
        definition=words.definition,
        frame=data_frame(locale, key, locale.url(path)),
        of_site=locale.of_site,
        parts=_parts(locale, key, path),
        finding=findings.home_finding(locale, key),
        formula=words.formula if indicator.derived else None,
        unit=locale.unit(indicator.unit),
        period=locale.when(period),
        compared=str(period),
        newest=locale.period(coverage.newest_period(site, key) or period),
        rhythm=locale.word(f"rhythm_{site.measure(key).rhythm}"),
        extracted=provenance.extractions(locale, site.countries.values(), key),
        change=comparison.change_title(locale, key, period),
        rows=rows,
        left_out=comparison.left_out_words(locale, key, period),
        groups=[
            (locale.word(f"group_{one.group}"), key_figures.group_cell(locale, key, one))
            for one in comparability.group_values(site, key, period)
        ],
        periods=[locale.period(p) for p in periods],
        history=[
            (holder.code, name, cells)
            for (name, _, holder), cells in zip(locale.countries, history, strict=True)
        ],
        period_keys=[(label, label) for label in map(locale.period, periods)],
        home=site.settings.home_country,
        breakdowns=_breakdowns(locale, key),
        flags=used_flags([*(row.cell for row in rows), *(cell for cells in history for cell in cells)]),
        has_map=site.map is not None,
        provenances=provenance.indicator_provenances(locale, key),
        slug=addresses.indicator_slug(key),
        years=years_path(locale),
    )


def _parts(locale: Locale, key: str, path: str) -> list[ChartFigure]:
    """Return the shares of the parts of an indicator, where it has parts: of home over time, of all."""
    if not comparison_charts.part_names(locale, key):
        return []
    every = text_references.read_chart(locale, text_references.shares_target(key))
    title = indicator_charts.period_title(locale, key, every.last) if every.last else ""
    of_all = chart_figure(locale, every, locale.url(path), "shares", title)
    return [figure for figure in (_parts_of_home(locale, key, path), of_all) if figure]


def _parts_of_home(locale: Locale, key: str, path: str) -> ChartFigure | None:
    """Return the parts of the home country over time; None where its file cannot be read."""
    if (home := locale.site.settings.home_country) not in locale.site.slugs:
        return None
    own = text_references.read_chart(locale, text_references.shares_target(key, home))
    name = indicator_charts.chart_title(locale, key, [own.holders[0][0]])
    return chart_figure(locale, own, locale.url(path), "parts-over-time", name)


def _tables(
    locale: Locale, key: str, period: Period, periods: list[Period]
) -> tuple[list[comparison.ComparisonRow], list[list[ValueCell]]]:
    """Return the countries side by side, and each by period; a note has the same sign in both."""
    site = locale.site
    rows = comparison.comparison_rows(locale, key, period)
    compared, *history = number_notes(
        [
            [row.cell for row in rows],
            *(
                [value_cell(locale, slug, key, p, figures.get_value(site, country, key, p)) for p in periods]
                for _, slug, country in locale.countries
            ),
        ]
    )
    return [replace(row, cell=noted) for row, noted in zip(rows, compared, strict=True)], history


def _periods(locale: Locale, key: str) -> list[Period]:
    """Return the periods to show, the newest first: those between the first and the last known."""
    site = locale.site
    every = coverage.indicator_periods(site, key)
    known = {p for p in every for c in site.countries.values() if figures.get_value(site, c, key, p)}
    if coverage.rhythm(site, key) != "year":
        return [p for p in every if p in known][-NEWEST:][::-1]
    return list(every[::-1])


@dataclass(frozen=True)
class BreakdownTable:
    """The largest parts of an indicator in each country: by period, names with their values."""

    name: str
    title: str
    periods: list[str]
    rows: list[tuple[str, list[str]]]


def _breakdowns(locale: Locale, key: str) -> list[BreakdownTable]:
    """Return a table for each breakdown that any country has, the newest period first."""
    found: dict[str, list[tuple[str, Breakdown]]] = {}
    for name, _, country in locale.countries:
        for one in country_breakdowns(locale, country, key):
            found.setdefault(one.name, []).append((name, one))
    tables = []
    for name, held in found.items():
        periods = sorted({period for _, one in held for period in one.periods}, reverse=True)
        rows = [
            (country, ["; ".join(map(" ".join, one.periods.get(period, []))) for period in periods])
            for country, one in held
        ]
        names = [locale.period(period) for period in periods]
        tables.append(BreakdownTable(name, held[0][1].title, names, rows))
    return tables


def _card(locale: Locale, path: str) -> cards.Card:
    key = indicator_of(locale, path)
    shown = indicator_charts.chart_over_time(locale, key, indicator_charts.default_countries(locale, key))
    drawing = indicator_charts.draw_indicator(locale, key, shown, *cards.CHART) if shown else None
    title = "" if drawing else locale.indicator(key).name
    return cards.Card(locale.word("facet_indicator"), title, drawing=drawing)


KIND = Kind(
    name="indicator",
    paths=lambda locale: [
        *map(addresses.indicator_path, locale.site.shown_indicators if locale.site.years else ())
    ],
    page=indicator_page,
    file="data/indicators.yml",
    style="data",
    search=SearchRules(share=0.8),  # what says something comes before what has only figures
    facet="indicator",
    card=_card,
    linked_data=page_dataset,
)
