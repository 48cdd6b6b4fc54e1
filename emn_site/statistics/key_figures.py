"""The figures of a country at a glance: the newest of each leading indicator, its change and its place."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from emn_site.locale import Locale, addresses
from emn_site.model.country import Country, Total
from emn_site.model.period import Period
from emn_site.model.site import Site
from emn_site.model.wording import SourceWords
from emn_site.statistics import comparability, coverage, figures, provenance
from emn_site.statistics.cells import ValueCell, number_and_unit, quantity_text, value_cell, value_flags
from emn_site.statistics.comparability import GroupValue
from emn_site.statistics.comparison import change_words, rank_words, reason_words
from emn_site.statistics.figures import Value


@dataclass(frozen=True)
class KeyFigure:
    """A leading indicator, or the one that stands in for it, in the newest period that any country has.

    `number` and `unit` agree in case and number: 280 asmenų, 1 asmuo; a share has its sign with the number,
    47,7 %, and no unit beside. `number` is empty where there is none to show: `gap` then says why, and what
    was known last.
    """

    key: str
    name: str
    path: str
    number: str
    gap: str
    cell: ValueCell
    unit: str
    period: str
    when: str
    """The period as it stands behind the number: 2024 m. gruodį."""
    source: str
    extracted: str
    age: str | None
    """That it is old, in words, where it is."""
    newer: list[str]
    """What another source has of a later period, as the indicators that stand in for this one say."""
    change: str | None
    place: str | None
    """Its place among comparable countries, as short as a table wants it: 5 of 27."""


def leading_values(locale: Locale, country: Country) -> Iterator[tuple[str, Period, Value | None]]:
    """Yield the indicators to show first, each with its newest period and what is known of the country then.

    An indicator that stands in for another is shown only where the other has no value in the country.
    """
    site = locale.site
    held = {key for key in site.shown_indicators if latest_value(site, country, key)}
    for key in (key for key in site.shown_indicators if key in held):
        newest = coverage.newest_period(site, key)
        if newest and site.indicators[key].stands_in_for not in held:
            yield key, newest, figures.get_value(site, country, key, newest)


def latest_value(site: Site, country: Country | Total, key: str) -> tuple[Period, Value] | None:
    """Return the newest period for which something is known of the value, and the value."""
    newest = coverage.newest_period(site, key)
    known = figures.value_series(site, country, key)
    return next(
        ((p, v) for p, v in reversed([*known.items()]) if v.bounds and (newest is None or p <= newest)), None
    )


def key_figures(locale: Locale, slug: str, country: Country) -> list[KeyFigure]:
    """Return the newest value of each leading indicator."""
    return [
        _key_figure(locale, slug, country, key, period, known)
        for key, period, known in leading_values(locale, country)
    ]


def new_figures(locale: Locale, slug: str, country: Country, most: int, topic: str = "") -> list[KeyFigure]:
    """Return a few figures that have a number: those of a topic, else the first of each chapter."""
    found: dict[str, KeyFigure] = {}
    for figure in key_figures(locale, slug, country):
        indicator = locale.site.indicators[figure.key]
        if figure.number and (not topic or topic in indicator.topics):
            found.setdefault(figure.key if topic else indicator.chapter, figure)
    return list(found.values())[:most]


def _key_figure(
    locale: Locale, slug: str, country: Country, key: str, period: Period, known: Value | None
) -> KeyFigure:
    indicator = locale.site.indicators[key]
    gap = gap_words(locale, country, key, known)
    number, unit = number_and_unit(locale, indicator, known) if known and not gap else ("", "")
    return KeyFigure(
        key=key,
        name=locale.indicator(key).name,
        path=addresses.indicator_path(key),
        number=number,
        gap=gap,
        cell=value_cell(locale, slug, key, period, known),
        unit=unit,
        period=locale.period(period),
        when=locale.when(period),
        source=publisher_names(locale, country, key),
        extracted=locale.listing(provenance.extractions(locale, [country], key)),
        age=_age_words(locale, period),
        newer=list(_newer_values(locale, country, key, period)),
        change=change_words(locale, country, key, period),
        place=rank_words(locale, country, key, period),
    )


def _age_words(locale: Locale, period: Period) -> str | None:
    day = coverage.last_reading(locale.site)
    return locale.word("figure_is_old") if day and coverage.is_old(period, day) else None


def old_figures(locale: Locale, figures: Sequence[KeyFigure]) -> str | None:
    """Return which of some figures are old, and what other sources have; None where none is old."""
    named = [f"{one.name} ({one.period})" for one in figures if one.age]
    newer = [name for one in figures if one.age for name in one.newer]
    sentences = [("figures_are_old", named), ("figures_are_newer", newer)]
    texts = [locale.word(word, figures=locale.listing(names)) for word, names in sentences if names]
    return " ".join(texts) if named else None


def _newer_values(locale: Locale, country: Country, key: str, period: Period) -> Iterator[str]:
    for name, indicator in locale.site.shown_indicators.items():
        latest = latest_value(locale.site, country, name) if indicator.stands_in_for == key else None
        if latest and latest[0] > period and latest[1].is_sound:
            text = quantity_text(locale, indicator, latest[1])
            yield f"{locale.indicator(name).name} – {text} ({locale.period(latest[0])})"


def gap_words(locale: Locale, country: Country, key: str, known: Value | None) -> str:
    """Return why there is no value to show, and the newest one; empty where there is one."""
    if known and "small_base" in known.anomalies:
        return locale.word("reason_too_few")
    if known and known.bounds:
        return ""
    latest = latest_value(locale.site, country, key)
    if latest is None:
        return locale.word("no_data")
    value = quantity_text(locale, locale.site.indicators[key], latest[1])
    return locale.word("no_data_last", period=locale.period_forms(latest[0]), value=value)


def publisher_mark(locale: Locale, country: Country, key: str) -> str:
    """Return the publisher of a country's values as short as it stands beside a name."""
    source = next(_source_words(locale, country, key), None)
    return (source.short or source.publisher) if source else ""


def publisher_names(locale: Locale, country: Country, key: str) -> str:
    """Return the publishers of the datasets a value rests on, each once, in words."""
    publishers = dict.fromkeys(source.publisher for source in _source_words(locale, country, key))
    return locale.listing(list(publishers))


def _source_words(locale: Locale, country: Country, key: str) -> Iterator[SourceWords]:
    site = locale.site
    for one in coverage.stored_indicators(site, [key]):
        if dataset := site.datasets.get(site.dataset_of(one, country) or ""):
            yield locale.source(dataset.source)


def left_out_values(locale: Locale, country: Country) -> list[tuple[str, str]]:
    """Return the leading indicators in whose ranks values are left out, and whose; not those without one."""
    found = []
    for key, period, _ in leading_values(locale, country):
        reasons = comparability.ranking(locale.site, key, period).left_out
        why = [reason_words(locale, r, codes, len(codes)) for r, codes in reasons.items() if r != "no_value"]
        if why:
            found.append((locale.indicator(key).name, "; ".join(why)))
    return found


def quantity_cell(locale: Locale, key: str, known: Value | None) -> ValueCell:
    """Return a value with its unit in the right case, where there is one."""
    if known is None:
        return ValueCell(None)
    indicator = locale.site.indicators[key]
    flags = tuple(value_flags(locale, indicator, known))
    has_number = known.number is not None or known.upper_limit is not None
    return ValueCell(quantity_text(locale, indicator, known) if has_number else None, flags=flags)


def group_cell(locale: Locale, key: str, found: GroupValue | None) -> ValueCell:
    """Return the value of a group of countries in words; where a sum is withheld, why."""
    if found is None:
        return ValueCell(None)
    if found.value:
        return quantity_cell(locale, key, found.value)
    why = "; ".join(reason_words(locale, reason, codes) for reason, codes in found.lacking.items())
    return ValueCell(None, note=locale.word("withheld", reasons=why))
