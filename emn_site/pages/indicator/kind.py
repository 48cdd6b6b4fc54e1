"""A page for each indicator: all countries side by side, as a map, a table and period by period."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from emn_site.charts import comparison_charts, indicator_charts, text_references
from emn_site.charts.chart_figures import ChartFigure, chart_figure
from emn_site.charts.engine.drawing import SIZES, SMALL, Drawing
from emn_site.charts.engine.small import small
from emn_site.charts.map import map_figure
from emn_site.locale import Language, addresses
from emn_site.model.period import Period
from emn_site.model.text import FinishedPage
from emn_site.pages.country.chapters import NEWEST
from emn_site.pages.finish import from_template
from emn_site.statistics import comparison, figures, provenance, totals
from emn_site.statistics.cells import Cell, cell, explained, number_and_unit, with_notes


def paths(speech: Language) -> list[str]:
    """Return the pages of the indicators that have values."""
    site = speech.site
    return [addresses.indicator_path(key) for key in site.shown_indicators] if site.years else []


def made_of(speech: Language, path: str) -> object:
    """Return what the pages are made of: the figures."""
    return speech.site.digests.figures


def page(speech: Language, path: str) -> FinishedPage:
    """Return the page of one indicator."""
    site = speech.site
    key = next(key for key in site.shown_indicators if addresses.indicator_path(key) == path)
    words, indicator = speech.indicator(key), site.indicators[key]
    period = comparison.period_of_comparison(site, key)
    periods = _periods(speech, key)
    rows, history = _tables(speech, key, period, periods)
    return from_template(
        speech,
        path,
        words.name,
        speech.word("indicator_summary", indicator=words.name, year=speech.period(period)),
        "indicator.html.jinja",
        definition=words.definition,
        over_time=list(_charts(speech, key, path)),
        charts_of_countries=_small(speech, key),
        shares=_shares(speech, key, path),
        formula=words.formula if indicator.derived else None,
        unit=speech.unit(indicator.unit),
        period=speech.period(period),
        rows=rows,
        groups=_groups(speech, key, period),
        periods=[speech.period(p) for p in periods],
        history=[(name, cells) for (name, *_), cells in zip(speech.countries, history, strict=True)],
        signs=explained([*(row.cell for row in rows), *(cell for cells in history for cell in cells)]),
        map=map_figure(
            speech, key, period, rows, speech.url(path), indicator_charts.every_period(speech, key)
        ),
        provenances=_provenances(speech, key),
        slug=addresses.indicator_slug(key),
    )


def _charts(speech: Language, key: str, path: str) -> Iterator[dict[str, Any]]:
    """Yield the indicator over time: the countries a comparison starts with, and the groups of countries."""
    for order, holders in enumerate(indicator_charts.by_scale(speech, key)):
        if shown := indicator_charts.over_time(speech, key, holders):
            codes = [one[2].code for one in holders]
            yield {
                "title": shown.title,
                "description": indicator_charts.description(speech, holders),
                "drawings": [
                    (size, indicator_charts.drawn(speech, key, shown, *room)) for size, room in SIZES.items()
                ],
                "taken": indicator_charts.taken(speech, speech.url(path), key, codes),
                "name": addresses.indicator_slug(key) + (f"-{holders[0][1]}" if order else ""),
                "compare": f"{speech.href('compare', path)}?indicator={key}&countries={','.join(codes)}",
            }


def _shares(speech: Language, key: str, path: str) -> ChartFigure | None:
    """Return the shares of the parts of an indicator in all countries, where it has parts."""
    if not comparison_charts.parts_of(speech, key):
        return None
    asked = text_references.shares_of(speech, key)
    title = f"{speech.indicator(key).name}, {speech.period(asked.last)}" if asked.last else ""
    return chart_figure(speech, asked, speech.url(path), "shares", title)


def _small(speech: Language, key: str) -> list[tuple[str, str, str, Drawing]]:
    """Return every country's own line: its name, its page, its newest value, and the drawing."""
    found = []
    for name, slug, country in speech.countries:
        if shown := indicator_charts.over_time(speech, key, [(name, slug, country)], name):
            newest = next(point for point in reversed(shown.series[0].points) if point.number is not None)
            found.append((name, f"countries/{slug}", newest.said, small(shown, SMALL)))
    return found


def _tables(
    speech: Language, key: str, period: Period, periods: list[Period]
) -> tuple[list[comparison.Row], list[list[Cell]]]:
    """Return the countries side by side, and each by period; a note has the same sign in both."""
    site = speech.site
    rows = comparison.rows(speech, key, period)
    compared, *history = with_notes(
        [
            [row.cell for row in rows],
            *(
                [cell(speech, slug, key, p, figures.value(site, country, key, p)) for p in periods]
                for _, slug, country in speech.countries
            ),
        ]
    )
    return [replace(row, cell=noted) for row, noted in zip(rows, compared, strict=True)], history


def _periods(speech: Language, key: str) -> list[Period]:
    """Return the periods to show, the newest first: those between the first and the last known."""
    site = speech.site
    every = site.periods[site.indicators[key].rhythm]
    known = {p for p in every for c in site.countries.values() if figures.value(site, c, key, p)}
    shown = [p for p in every if known and min(known) <= p <= max(known)]
    if shown and shown[0].rhythm != "year":
        shown = [p for p in shown if p in known][-NEWEST:]
    return shown[::-1]


def _groups(speech: Language, key: str, period: Period) -> list[tuple[str, str]]:
    indicator = speech.site.indicators[key]
    return [
        (speech.word(f"group_{found.group}"), " ".join(number_and_unit(speech, indicator, found.value)))
        for found in totals.of_groups(speech.site, key, period)
    ]


def _provenances(speech: Language, key: str) -> list[provenance.Provenance]:
    """Return the datasets the values of an indicator rest on, each once."""
    site = speech.site
    derived = site.indicators[key].derived
    found: dict[str, provenance.Provenance] = {}
    for name in derived.inputs if derived else [key]:
        for country in site.countries.values():
            if name in country.figures and (known := provenance.of_series(speech, country, name)):
                found.setdefault(f"{name} {known.code}", known)
    return list(found.values())
