"""The figures of a country in words: the newest of each, all of them by year, and a chart of each."""

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlencode

from emn_site import addresses, charts, figures, languages
from emn_site.figures import Value
from emn_site.model import Country, Indicator, Site
from emn_site.words import word


@dataclass(frozen=True)
class Cell:
    """A value in words: `text` is None where it is not known, `unit` set where it is unusual."""

    text: str | None
    unit: str | None = None
    flag: str | None = None
    flag_meaning: str | None = None
    note: str | None = None


@dataclass(frozen=True)
class KeyFigure:
    """The newest known value of an indicator, its change and its rank."""

    name: str
    path: str
    cell: Cell
    unit: str
    year: int | None
    change: str | None
    rank: str | None


@dataclass(frozen=True)
class Column:
    """One indicator of a table, with its chart."""

    key: str
    name: str
    path: str
    definition: str
    formula: str | None
    unit: str
    source: str | None
    extracted: str | None
    dataset: str | None
    kind: str
    kind_in_words: str
    report_url: str
    chart: charts.Chart | None
    chart_title: str
    chart_description: str


@dataclass(frozen=True)
class Group:
    """Indicators that belong together, each with its chart."""

    key: str
    title: str
    columns: list[Column]


@dataclass(frozen=True)
class Table:
    """Every figure of a country by year, the newest first; `flags` are those that occur, explained."""

    rows: list[tuple[int, list[Cell]]]
    flags: list[tuple[str, str]]


def cell(site: Site, known: Value | None, indicator: Indicator, locale: str) -> Cell:
    """Return a value in words."""
    if known is None:
        return Cell(None)
    meaning = word(site, f"flag_{known.flag}", locale) if known.flag else None
    return Cell(
        text=None if known.number is None else languages.number(known.number, locale, indicator.decimals),
        unit=word(site, f"unit_{known.unit}", locale) if known.unit else None,
        flag=word(site, f"flag_{known.flag}_sign", locale) if known.flag else None,
        flag_meaning=meaning,
        note=known.note[locale] if known.note else None,
    )


def unit(site: Site, indicator: Indicator, known: Value | None, locale: str) -> str:
    """Return the unit of a value in words."""
    return str(word(site, f"unit_{(known.unit if known else None) or indicator.unit}", locale))


def change_in_words(site: Site, country: Country, key: str, year: int, locale: str) -> str | None:
    """Return the change on the year before: difference, per cent where there is one, and the year."""
    found = figures.change(site, country, key, year)
    if found is None:
        return None
    difference = languages.signed(found.difference, locale, site.indicators[key].decimals)
    if site.indicators[key].unit == "percent":
        difference = word(site, "difference_points", locale).format(difference=difference)
    elif found.percent is not None:
        percent = languages.signed(found.percent, locale, 1)
        difference = word(site, "difference_and_percent", locale).format(
            difference=difference, percent=percent
        )
    return str(word(site, "change_on", locale).format(difference=difference, year=year - 1))


def key_figures(site: Site, country: Country, locale: str) -> Iterator[KeyFigure]:
    """Yield the newest value of each indicator."""
    for key, indicator in site.shown_indicators.items():
        found = figures.latest(site, country, key)
        year, known = found or (None, None)
        place = figures.rank(site, country, key, year) if year else None
        yield KeyFigure(
            name=indicator.name[locale],
            path=addresses.indicator_path(key),
            cell=cell(site, known, indicator, locale),
            unit=unit(site, indicator, known, locale),
            year=year,
            change=change_in_words(site, country, key, year, locale) if year else None,
            rank=word(site, "rank_in_network", locale).format(place=place.place, among=place.among)
            if place
            else None,
        )


def groups(site: Site, country: Country, name: str, locale: str) -> list[Group]:
    """Return the indicators by group, in the order of `data/indicators.yml`."""
    shown = site.shown_indicators
    return [
        Group(
            key=group,
            title=word(site, f"group_{group}", locale),
            columns=[
                _column(site, country, key, name, locale)
                for key, indicator in shown.items()
                if indicator.group == group
            ],
        )
        for group in dict.fromkeys(indicator.group for indicator in shown.values())
    ]


def table(site: Site, country: Country, keys: list[str], locale: str) -> Table:
    """Return all values of some indicators, for every year from the first known to the last."""
    rows = [
        (
            year,
            [
                cell(site, figures.value(site, country, key, year), site.indicators[key], locale)
                for key in keys
            ],
        )
        for year in reversed(site.years)
    ]
    used = {(c.flag, c.flag_meaning) for _, cells in rows for c in cells if c.flag and c.flag_meaning}
    return Table(rows, sorted((sign or "", meaning or "") for sign, meaning in used))


def report_url(site: Site, page: str, figure: str, locale: str) -> str:
    """Return the address that opens an issue with the page and the figure filled in."""
    subject = word(site, "report_title", locale).format(page=page, figure=figure)
    body = word(site, "report_body", locale).format(page=page, figure=figure)
    return f"{site.settings.repository}/issues/new?{urlencode({'title': subject, 'body': body})}"


def _column(site: Site, country: Country, key: str, name: str, locale: str) -> Column:
    indicator, series = site.indicators[key], country.figures.get(key)
    source = site.sources.get(series.source or "") if series else None
    values = figures.series(site, country, key)
    numbers = {year: known for year, known in values.items() if known.number is not None}
    return Column(
        key=key,
        name=indicator.name[locale],
        path=addresses.indicator_path(key),
        definition=indicator.definition[locale],
        formula=indicator.derived.formula[locale] if indicator.derived else None,
        unit=unit(site, indicator, None, locale),
        source=source.name[locale] if source else None,
        extracted=languages.partial_date(series.extracted, locale) if series and series.extracted else None,
        dataset=(series.dataset if series else None) or indicator.code,
        kind=indicator.kind,
        kind_in_words=word(site, f"kind_{indicator.kind}", locale),
        report_url=report_url(site, name, indicator.name[locale], locale),
        chart=charts.chart(numbers, site.years, indicator.decimals, locale) if numbers else None,
        chart_title=word(site, "chart_title", locale).format(country=name, indicator=indicator.name[locale]),
        chart_description=_description(site, indicator, numbers, locale),
    )


def _description(site: Site, indicator: Indicator, numbers: dict[int, Value], locale: str) -> str:
    """Return a chart in one sentence: from when to when, the lowest and the highest value, the gaps."""
    if not numbers:
        return ""
    lowest = min(numbers, key=lambda year: numbers[year].number or 0)
    highest = max(numbers, key=lambda year: numbers[year].number or 0)
    years = site.years
    gaps = [str(year) for year in years if min(numbers) <= year <= max(numbers) and year not in numbers]

    def written(year: int) -> str:
        return languages.number(numbers[year].number or 0, locale, indicator.decimals)

    text = word(site, "chart_description", locale).format(
        first=min(numbers),
        last=max(numbers),
        first_value=written(min(numbers)),
        last_value=written(max(numbers)),
        lowest=written(lowest),
        lowest_year=lowest,
        highest=written(highest),
        highest_year=highest,
        unit=unit(site, indicator, None, locale),
    )
    return str(text) + (" " + word(site, "chart_gaps", locale).format(years=", ".join(gaps)) if gaps else "")
