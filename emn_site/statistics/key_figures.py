"""The figures of a country at a glance: the newest of each leading indicator, its change and its place."""

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlencode

from emn_site.locale import Locale, addresses
from emn_site.model.country import Country
from emn_site.model.period import Period
from emn_site.statistics import figures, totals
from emn_site.statistics.cells import ValueCell, number_and_unit, value_cell
from emn_site.statistics.figures import Value

OLD_AFTER = 2
"""A figure whose period ended so many years before the newest of its kind says its year in front."""


@dataclass(frozen=True)
class KeyFigure:
    """The newest sound value of a leading indicator, or of the one that stands in for it.

    `number` and `unit` agree in case and number: 280 asmenų, 1 asmuo; a share has its sign with the number,
    47,7 %, and no unit beside.
    """

    key: str
    name: str
    path: str
    number: str
    cell: ValueCell
    unit: str
    period: str
    is_old: bool
    source: str
    change: str | None
    place: str | None
    """Its place among comparable countries, as short as a table wants it: 5 of 27."""


@dataclass(frozen=True)
class GroupComparison:
    """A value of a country beside what is known of groups of countries in the same period."""

    name: str
    path: str
    period: str
    own: str
    groups: list[str | None]
    rank: str | None


def leading_values(locale: Locale, country: Country) -> Iterator[tuple[str, Period, Value]]:
    """Yield the indicators to show first, each with its newest sound value.

    An indicator that stands in for another is shown only where the other has no value in the country.
    """
    site = locale.site
    newest = {key: figures.latest_value(site, country, key) for key in site.shown_indicators}
    for key, found in newest.items():
        leader = site.indicators[key].stands_in_for
        if found and not (leader and newest.get(leader)):
            yield key, *found


def key_figures(locale: Locale, slug: str, country: Country) -> list[KeyFigure]:
    """Return the newest value of each leading indicator."""
    return [
        _key_figure(locale, slug, country, key, period, known)
        for key, period, known in leading_values(locale, country)
    ]


def new_figures(locale: Locale, slug: str, country: Country, most: int) -> list[KeyFigure]:
    """Return the first figure of each chapter that is not old, where only a few can be shown."""
    found: dict[str, KeyFigure] = {}
    for figure in key_figures(locale, slug, country):
        if not figure.is_old:
            found.setdefault(locale.site.indicators[figure.key].chapter, figure)
    return list(found.values())[:most]


def _key_figure(
    locale: Locale, slug: str, country: Country, key: str, period: Period, known: Value
) -> KeyFigure:
    site = locale.site
    number, unit = number_and_unit(locale, site.indicators[key], known)
    newest = site.periods[period.rhythm][-1]
    return KeyFigure(
        key=key,
        name=locale.indicator(key).name,
        path=addresses.indicator_path(key),
        number=number,
        cell=value_cell(locale, slug, key, period, known),
        unit=unit,
        period=locale.period(period),
        is_old=newest.year - period.year > OLD_AFTER,
        source=publisher_names(locale, country, key),
        change=change_words(locale, country, key, period),
        place=rank_words(locale, country, key, period, "rank_in_table"),
    )


def publisher_names(locale: Locale, country: Country, key: str) -> str:
    """Return the publishers of the datasets a value rests on, each once, in words."""
    site = locale.site
    derived = site.indicators[key].derived
    keys = derived.inputs if derived else [key]
    named = (site.datasets.get(site.dataset_of(one, country) or "") for one in keys)
    publishers = (locale.source(dataset.source).publisher for dataset in named if dataset)
    return locale.listing(list(dict.fromkeys(publishers)))


def change_words(locale: Locale, country: Country, key: str, period: Period) -> str | None:
    """Return the change on the period before: difference, per cent where there is one, and the period."""
    found = figures.value_change(locale.site, country, key, period)
    if found is None:
        return None
    indicator, before = locale.site.indicators[key], period.previous
    difference = locale.difference(found.difference, indicator.unit, found.percent, indicator.decimals)
    if before.rhythm == "year":
        return locale.word("change_on", difference=difference, year=before.year)
    return locale.word("change_on_period", difference=difference, period=locale.period(before))


def rank_words(locale: Locale, country: Country, key: str, period: Period, said: str) -> str | None:
    """Return the place of a country among those with comparable values; `said` is the key of the words."""
    found = figures.country_rank(locale.site, country, key, period)
    return locale.word(said, place=found.place, among=found.among) if found else None


def group_comparisons(locale: Locale, country: Country) -> tuple[list[str], list[GroupComparison]]:
    """Return the groups of countries there are values of, and each leading figure beside them."""
    site = locale.site
    found = [
        (key, period, known, {v.group: v.value for v in totals.group_values(site, key, period)})
        for key, period, known in leading_values(locale, country)
    ]
    groups = [group for group in (*site.totals, *totals.GROUPS) if any(group in held for *_, held in found)]
    rows = [
        GroupComparison(
            name=locale.indicator(key).name,
            path=addresses.indicator_path(key),
            period=locale.period(period),
            own=" ".join(number_and_unit(locale, site.indicators[key], known)),
            groups=[_in_words(locale, key, held.get(group)) for group in groups],
            rank=rank_words(locale, country, key, period, "rank_among"),
        )
        for key, period, known, held in found
        if held
    ]
    return groups, rows


def _in_words(locale: Locale, key: str, known: Value | None) -> str | None:
    if known is None:
        return None
    return " ".join(number_and_unit(locale, locale.site.indicators[key], known))


def report_url(locale: Locale, page: str, figure: str) -> str:
    """Return the address that opens an issue with the page and the figure filled in."""
    about = {
        "title": locale.word("report_title", page=page, figure=figure),
        "body": locale.word("report_body", page=page, figure=figure),
    }
    return f"{locale.site.settings.repository}/issues/new?{urlencode(about)}"
