"""The figures of a country in words: the newest of each, all of them by year, and a chart of each."""

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlencode

from emn_site.facts import charts, figures
from emn_site.facts.figures import Value
from emn_site.language import Language, addresses
from emn_site.model.country import Country, Indicator


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
    """The newest known value of an indicator, its change and its rank.

    `number` and `unit` agree in case and number: 280 asmenų, 1 asmuo; a share has its sign with the number,
    47,7 %, and no unit beside.
    """

    name: str
    path: str
    number: str
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


def cell(speech: Language, slug: str, key: str, year: int | None, known: Value | None) -> Cell:
    """Return a value of an indicator in a country and year in words."""
    if known is None or year is None:
        return Cell(None)
    decimals = speech.site.indicators[key].decimals
    return Cell(
        text=None if known.number is None else speech.number(known.number, decimals),
        unit=speech.unit(known.unit) if known.unit else None,
        flag=speech.word(f"flag_{known.flag}_sign") if known.flag else None,
        flag_meaning=speech.word(f"flag_{known.flag}") if known.flag else None,
        note=speech.note(slug, key, year),
    )


def _number_and_unit(speech: Language, indicator: Indicator, known: Value | None) -> tuple[str, str]:
    """Return a value and its unit as they are said together."""
    unit = (known.unit if known else None) or indicator.unit
    if known is None or known.number is None:
        return "", speech.unit(unit)
    quantity = speech.quantity(known.number, unit, indicator.decimals)
    if unit == "percent":
        return quantity, ""
    number = speech.number(known.number, indicator.decimals)
    return number, quantity.removeprefix(number).strip()


def change_in_words(speech: Language, country: Country, key: str, year: int) -> str | None:
    """Return the change on the year before: difference, per cent where there is one, and the year."""
    found = figures.change(speech.site, country, key, year)
    if found is None:
        return None
    indicator = speech.site.indicators[key]
    difference = speech.difference(found.difference, indicator.unit, found.percent, indicator.decimals)
    return speech.word("change_on", difference=difference, year=year - 1)


def key_figures(speech: Language, slug: str, country: Country) -> Iterator[KeyFigure]:
    """Yield the newest value of each indicator."""
    site = speech.site
    for key, indicator in site.shown_indicators.items():
        year, known = figures.latest(site, country, key) or (None, None)
        rank = figures.rank(site, country, key, year) if year else None
        number, unit = _number_and_unit(speech, indicator, known)
        yield KeyFigure(
            name=speech.indicator(key).name,
            path=addresses.indicator_path(key),
            number=number,
            cell=cell(speech, slug, key, year, known),
            unit=unit,
            year=year,
            change=change_in_words(speech, country, key, year) if year else None,
            rank=speech.place(rank.place, rank.among) if rank else None,
        )


def groups(speech: Language, country: Country) -> list[Group]:
    """Return the indicators by group, in the order of `data/indicators.yml`."""
    shown = speech.site.shown_indicators
    return [
        Group(
            key=group,
            title=speech.word(f"group_{group}"),
            columns=[
                _column(speech, country, key) for key, indicator in shown.items() if indicator.group == group
            ],
        )
        for group in dict.fromkeys(indicator.group for indicator in shown.values())
    ]


def table(speech: Language, slug: str, country: Country, keys: list[str]) -> Table:
    """Return all values of some indicators, for every year from the first known to the last."""
    site = speech.site
    rows = [
        (year, [cell(speech, slug, key, year, figures.value(site, country, key, year)) for key in keys])
        for year in reversed(site.years)
    ]
    used = {(c.flag, c.flag_meaning) for _, cells in rows for c in cells if c.flag and c.flag_meaning}
    return Table(rows, sorted((sign or "", meaning or "") for sign, meaning in used))


def report_url(speech: Language, page: str, figure: str) -> str:
    """Return the address that opens an issue with the page and the figure filled in."""
    about = {
        "title": speech.word("report_title", page=page, figure=figure),
        "body": speech.word("report_body", page=page, figure=figure),
    }
    return f"{speech.site.settings.repository}/issues/new?{urlencode(about)}"


def _column(speech: Language, country: Country, key: str) -> Column:
    site, words = speech.site, speech.indicator(key)
    indicator, series = site.indicators[key], country.figures.get(key)
    values = figures.series(site, country, key)
    numbers = {year: known for year, known in values.items() if known.number is not None}
    name = speech.country(country.code)
    return Column(
        key=key,
        name=words.name,
        path=addresses.indicator_path(key),
        definition=words.definition,
        formula=words.formula if indicator.derived else None,
        unit=speech.unit(indicator.unit),
        source=speech.source(series.source).name if series and series.source else None,
        extracted=speech.date(series.extracted) if series and series.extracted else None,
        dataset=(series.dataset if series else None) or indicator.code,
        kind=indicator.kind,
        kind_in_words=speech.word(f"kind_{indicator.kind}"),
        report_url=report_url(speech, name, words.name),
        chart=charts.chart(numbers, site.years, indicator.decimals, speech) if numbers else None,
        chart_title=speech.word("chart_title", country=name, indicator=words.name),
        chart_description=_description(speech, key, numbers),
    )


def _description(speech: Language, key: str, numbers: dict[int, Value]) -> str:
    """Return a chart in one sentence: from when to when, the lowest and the highest value, the gaps."""
    if not numbers:
        return ""
    indicator = speech.site.indicators[key]
    lowest = min(numbers, key=lambda year: numbers[year].number or 0)
    highest = max(numbers, key=lambda year: numbers[year].number or 0)
    years = speech.site.years
    gaps = [str(year) for year in years if min(numbers) <= year <= max(numbers) and year not in numbers]

    def written(year: int) -> str:
        return speech.number(numbers[year].number or 0, indicator.decimals)

    text = speech.word(
        "chart_description",
        first=min(numbers),
        last=max(numbers),
        first_value=written(min(numbers)),
        last_value=written(max(numbers)),
        lowest=written(lowest),
        lowest_year=lowest,
        highest=written(highest),
        highest_year=highest,
        unit=speech.unit(indicator.unit),
    )
    return text + (" " + speech.word("chart_gaps", years=speech.listing(gaps)) if gaps else "")
