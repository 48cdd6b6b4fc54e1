"""The chapters of a country's factsheet: what happened, one large chart, and a small line for all the rest.

All figures in full stand on the pages of the indicators, where each chapter leads.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from emn_site.charts import indicator_charts
from emn_site.charts.engine.drawing import NARROW, SMALL, Drawing
from emn_site.charts.engine.lines import draw_small_line
from emn_site.charts.indicator_charts import Holder, series_description
from emn_site.locale import Locale, addresses
from emn_site.model.country import Country
from emn_site.model.wording import Development
from emn_site.statistics import cells as country_cells, figures
from emn_site.statistics.country_facts import country_breakdowns
from emn_site.statistics.findings import country_finding
from emn_site.statistics.key_figures import gap_words, latest_value

CHART = {"wide": (740, 145), "narrow": (NARROW, 100), "paper": (340, 80)}
"""Width of a chapter's drawing and the height of its plot: beside a table, on a phone, and in the PDF."""

ROWS = 3
"""So many of the newest values stand beside a chart."""


@dataclass(frozen=True)
class LeadChart:
    """An indicator drawn large: its drawings by width and its newest values; more of it is at `path`.

    `stands_in` says of which indicator it takes the place.
    """

    key: str
    name: str
    path: str
    unit: str
    drawings: list[tuple[str, Drawing]]
    title: str
    description: str
    rows: list[tuple[str, country_cells.ValueCell]]
    flags: list[country_cells.ValueFlag]
    stands_in: str | None


@dataclass(frozen=True)
class SmallLine:
    """Another indicator: its newest value in words, or why there is none to say, and its line.

    `drawing` is None where no number is known.
    """

    key: str
    name: str
    path: str
    number: str
    unit: str
    when: str
    flags: tuple[country_cells.ValueFlag, ...]
    drawing: Drawing | None
    is_sum: bool


@dataclass(frozen=True)
class LargestParts:
    """The largest parts of the newest value that is held in parts, and where all of them are."""

    title: str
    path: str
    anchor: str
    period: str
    parts: list[tuple[str, str]]


@dataclass(frozen=True)
class Chapter:
    """A chapter: only what is known of the country is in it."""

    key: str
    title: str
    finding: str | None
    lead: LeadChart | None
    others: list[SmallLine]
    parts: LargestParts | None
    development: Development | None
    as_of: str | None
    notes: list[country_cells.TextNote]
    """Where what is said of the development differs from the figures."""

    @property
    def is_measured(self) -> bool:
        """Whether there is anything of it in figures."""
        return bool(self.lead or self.others or self.parts)


def country_chapters(locale: Locale, slug: str, country: Country, opening: str | None) -> list[Chapter]:
    """Return the chapters of a country's page in the order of `data/indicators.yml`.

    The indicator `opening` is drawn large at the head of the page, and in no chapter again.
    """
    site, found = locale.site, []
    held = [key for key in site.shown_indicators if latest_value(site, country, key)]
    for name in dict.fromkeys(indicator.chapter for indicator in site.indicators.values()):
        keys = [key for key in held if site.indicators[key].chapter == name]
        if keys or locale.country_words(slug).developments.get(name):
            found.append(_chapter(locale, (slug, country), name, keys, opening))
    return found


def _chapter(
    locale: Locale, place: tuple[str, Country], name: str, keys: Sequence[str], opening: str | None
) -> Chapter:
    slug, country = place
    rest = [key for key in keys if key != opening]
    lead = _lead(locale, country, rest)
    development = locale.country_words(slug).developments.get(name)
    notes = [
        note
        for note in country_cells.text_notes(locale, f"countries/{slug}")
        if development and note.is_stated(locale, development.text)
    ]
    others = [key for key in rest if key != lead]
    return Chapter(
        key=name.replace("_", "-"),
        title=locale.word(f"chapter_{name}"),
        finding=country_finding(locale, country, lead) if lead else None,
        lead=lead_chart(locale, slug, country, lead, CHART, notes) if lead else None,
        others=[small_line(locale, slug, country, key) for key in others],
        parts=next(_largest_parts(locale, country, keys), None),
        development=development,
        as_of=locale.word("development_as_of", date=locale.date(development.as_of)) if development else None,
        notes=notes,
    )


def _lead(locale: Locale, country: Country, keys: Sequence[str]) -> str | None:
    """Return the indicator to draw large: the first of which something can be said, or else the first drawn.

    One that stands in for another is not, where the country has values of the other.
    """
    shown = [key for key in keys if not _has_leader(locale, country, key)]
    drawn = [key for key in shown if indicator_charts.chart_periods(locale, key, [country])]
    candidates = (key for key in drawn if country_finding(locale, country, key))
    return next(candidates, None) or next(iter(drawn), None)


def _has_leader(locale: Locale, country: Country, key: str) -> bool:
    leader = locale.site.indicators[key].stands_in_for
    return bool(
        leader in locale.site.shown_indicators and leader and latest_value(locale.site, country, leader)
    )


def lead_chart(
    locale: Locale,
    slug: str,
    country: Country,
    key: str,
    sizes: dict[str, tuple[int, int]],
    remarks: Sequence[country_cells.TextNote] = (),
) -> LeadChart:
    """Return an indicator drawn large in some sizes: a rate beside those of other countries.

    What the notes `remarks` say stands beside the drawing already.
    """
    own = (locale.country(country.code), slug, country)
    holders = _beside(locale, own) if locale.site.indicators[key].is_rate else [own]
    shown = indicator_charts.chart_over_time(locale, key, holders)
    assert shown is not None
    # On a country's page it is this country that stands out, not the home country.
    shown = replace(shown, series=tuple(replace(one, is_marked=False) for one in shown.series))
    words, leader = locale.indicator(key), locale.site.indicators[key].stands_in_for
    rows = _rows(locale, slug, country, key, remarks)
    is_missing = leader in locale.site.shown_indicators and not _has_leader(locale, country, key)
    return LeadChart(
        key=key,
        name=words.name,
        path=addresses.indicator_path(key),
        unit=locale.unit(locale.site.indicators[key].unit),
        drawings=[
            (size, indicator_charts.draw_indicator(locale, key, shown, *room)) for size, room in sizes.items()
        ],
        title=shown.title,
        description=locale.word("frame_chart") + f". {series_description(locale, key, country)}"
        if len(holders) == 1
        else indicator_charts.chart_description(locale, holders, shown, "on_page"),
        rows=rows,
        flags=country_cells.used_flags(cell for _, cell in rows),
        stands_in=locale.word("stands_in", indicator=locale.indicator(leader).name)
        if leader and is_missing
        else None,
    )


def _beside(locale: Locale, own: Holder) -> list[Holder]:
    """Return a country and those it is drawn beside: the ones that comparisons start with."""
    known = {holder.code: (name, slug, holder) for name, slug, holder in locale.countries}
    codes = indicator_charts.default_codes(locale.site)
    return [own, *(known[code] for code in codes if code != own[2].code)]


def _rows(
    locale: Locale, slug: str, country: Country, key: str, remarks: Sequence[country_cells.TextNote]
) -> list[tuple[str, country_cells.ValueCell]]:
    """Return the newest values, the newest first; a note has become a sign."""
    periods = indicator_charts.chart_periods(locale, key, [country])[-ROWS:][::-1]
    values = (figures.get_value(locale.site, country, key, period) for period in periods)
    found = (
        country_cells.value_cell(locale, slug, key, p, known)
        for p, known in zip(periods, values, strict=True)
    )
    texts = {note.words for note in remarks}
    cells = country_cells.number_notes(
        [replace(cell, note=None) if cell.note in texts else cell] for cell in found
    )
    return [(locale.period(period), cell) for period, (cell,) in zip(periods, cells, strict=True)]


def small_line(locale: Locale, slug: str, country: Country, key: str) -> SmallLine:
    """Return an indicator of which a value of a country is known."""
    site, latest = locale.site, latest_value(locale.site, country, key)
    assert latest is not None
    period, known = latest
    indicator, gap = site.indicators[key], gap_words(locale, country, key, known)
    number, unit = ("", gap) if gap else country_cells.number_and_unit(locale, indicator, known)
    shown = indicator_charts.chart_over_time(locale, key, [(locale.country(country.code), slug, country)])
    return SmallLine(
        key=key,
        name=locale.indicator(key).name,
        path=addresses.indicator_path(key),
        number=number,
        unit=unit,
        when=locale.when(period),
        flags=tuple(country_cells.value_flags(locale, indicator, known)),
        drawing=draw_small_line(shown, SMALL) if shown and not indicator_charts.is_sparse(shown) else None,
        is_sum=indicator.is_sum,
    )


def _largest_parts(locale: Locale, country: Country, keys: Sequence[str]) -> Iterator[LargestParts]:
    for key in keys:
        for one in country_breakdowns(locale, country, key):
            period, parts = next(iter(one.periods.items()))
            title = f"{one.indicator}. {one.title}"
            path = addresses.indicator_path(key)
            yield LargestParts(title, path, f"by-{one.name}", locale.when(period), parts)
