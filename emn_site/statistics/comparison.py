"""All countries side by side for one indicator: the year that can be compared, their order, their classes."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import floor, log10
from statistics import quantiles

from emn_site.cache.queries import query
from emn_site.locale import Locale
from emn_site.model.country import Country
from emn_site.model.period import Period
from emn_site.model.site import Site
from emn_site.statistics import comparability, coverage, figures
from emn_site.statistics.cells import ValueCell, value_cell
from emn_site.statistics.comparability import Rank, Reason, ValueChange


@dataclass(frozen=True)
class ComparisonRow:
    """A country in the table; `number` and `share` are None where there is no value, and its class is 0.

    `rank` orders the places that `place` says, each with of how many.
    """

    name: str
    slug: str
    code: str
    number: float | None
    cell: ValueCell
    rank: int | None
    place: str | None
    change: str | None
    difference: float | None
    share: float | None
    class_: int


@query(str)
def comparison_period(site: Site, key: str) -> Period:
    """Return the newest period for which most of the countries that ever report have a sound value.

    Falls back on the newest period with any value: comparing few countries in a new period would
    mislead more than comparing most of them a period earlier.
    """
    periods = coverage.indicator_periods(site, key)
    counts = {period: len(comparability.ranking(site, key, period).ranks) for period in periods}
    most = [period for period, count in counts.items() if count and count * 2 >= max(counts.values())]
    return max(most or periods or site.periods[site.measure(key).rhythm])


def list_columns(site: Site) -> list[tuple[str, Period]]:
    """Return the columns of the list of countries (`in_list`), each in the period that can be compared."""
    shown = site.shown_indicators.items()
    return [(key, comparison_period(site, key)) for key, indicator in shown if indicator.in_list]


def comparison_rows(locale: Locale, key: str, period: Period) -> list[ComparisonRow]:
    """Return the countries, the highest value first and those without one last."""
    site = locale.site
    found = [
        (name, slug, country, figures.get_value(site, country, key, period))
        for name, slug, country in locale.countries
    ]
    numbers = [float(known.number) for *_, known in found if known and known.number is not None]
    limits = class_limits_of(locale, key, period)
    rows = []
    for name, slug, country, known in found:
        number = float(known.number) if known and known.number is not None else None
        rank = comparability.country_rank(site, country.code, key, period)
        changed = comparability.value_change(site, country, key, period)
        rows.append(
            ComparisonRow(
                name=name,
                slug=slug,
                code=country.code,
                number=number,
                cell=value_cell(locale, slug, key, period, known),
                rank=rank.place if rank else None,
                place=rank_words(locale, country, key, period),
                change=_difference(locale, key, changed) if changed else None,
                difference=float(changed.difference) if changed else None,
                share=None if number is None else round(100 * max(number, 0) / (max(numbers) or 1), 1),
                class_=0 if number is None else class_of(number, limits),
            )
        )
    return sorted(rows, key=lambda row: -1.0 if row.number is None else row.number, reverse=True)


def class_limits_of(locale: Locale, key: str, period: Period) -> list[float]:
    """Return the limits between the classes of a map of a period; other periods are shown in them too."""
    site = locale.site
    values = [figures.get_value(site, country, key, period) for country in site.countries.values()]
    numbers = [float(known.number) for known in values if known and known.number is not None]
    return class_limits(numbers, site.measure(key).decimals)


def class_legend(locale: Locale, key: str, period: Period) -> list[str]:
    """Return the classes of a map, the lowest first, in words."""
    return class_names(locale, class_limits_of(locale, key, period), locale.site.measure(key).decimals)


MOST = 5
"""More steps of one colour cannot be told apart."""

STEPS = (1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10)
"""What a limit begins with."""


def class_limits(numbers: Sequence[float], decimals: int) -> list[float]:
    """Return the round numbers that part some values into at most five classes of about as many values.

    A limit belongs to the class above it; the lowest and the highest class are never empty.
    """
    if len(numbers) < 2:
        return []
    found = {_round(number, decimals) for number in quantiles(numbers, n=MOST)}
    return sorted(limit for limit in found if min(numbers) < limit <= max(numbers))


def _round(number: float, decimals: int) -> float:
    if number == 0:
        return 0.0
    magnitude = 10.0 ** floor(log10(abs(number)))
    nearest = min(STEPS, key=lambda step: abs(step * magnitude - abs(number)))
    return round((magnitude if number > 0 else -magnitude) * nearest, decimals)


def class_of(number: float, found: Sequence[float]) -> int:
    """Return the class of a value, counted from 1."""
    return 1 + bisect_right(found, number)


def class_names(locale: Locale, found: Sequence[float], decimals: int) -> list[str]:
    """Return what each class holds, in words."""
    edges = [locale.number(limit, 0 if limit == int(limit) else decimals) for limit in found]
    if not edges:
        return [locale.word("class_all")]
    between = [locale.word("class_from_to", first=low, last=high) for low, high in pairwise(edges)]
    return [locale.word("class_under", limit=edges[0]), *between, locale.word("class_from", limit=edges[-1])]


NAMED = 3
"""More countries than this are counted, not named, where there is little room."""


def change_words(locale: Locale, country: Country, key: str, period: Period) -> str | None:
    """Return the change on the period before: difference, per cent where there is one, and the period."""
    found = comparability.value_change(locale.site, country, key, period)
    return _change_on(locale, _difference(locale, key, found), found.before) if found else None


def change_title(locale: Locale, key: str, period: Period) -> str:
    """Return the head of a column of changes, with the period before, which all of them are on."""
    before, title = coverage.period_before(locale.site, key, period), locale.word("change")
    return _change_on(locale, title, before) if before else title


def _change_on(locale: Locale, change: str, before: Period) -> str:
    return locale.word("change_on", difference=change, period=locale.period_forms(before))


def _difference(locale: Locale, key: str, changed: ValueChange) -> str:
    indicator = locale.site.indicators[key]
    return locale.difference(changed.difference, indicator.unit, changed.percent, indicator.decimals)


def rank_words(locale: Locale, country: Country, key: str, period: Period) -> str | None:
    """Return the place of a country among those with comparable values, as short as a table wants it."""
    found = comparability.country_rank(locale.site, country.code, key, period)
    place = place_words(locale, found) if found else ""
    return locale.word("rank_in_table", place=place, among=found.among) if found else None


def place_words(locale: Locale, rank: Rank) -> str:
    """Return a place, or between which two it lies."""
    if rank.place == rank.last:
        return str(rank.place)
    return locale.word("rank_range", first=rank.place, last=rank.last)


def left_out_words(locale: Locale, key: str, period: Period) -> list[str]:
    """Return who has no rank in a period, by reason, and why."""
    found = comparability.ranking(locale.site, key, period).left_out
    return [reason_words(locale, reason, codes, len(codes)) for reason, codes in found.items()]


def reason_words(locale: Locale, reason: Reason, codes: Sequence[str], most: int = NAMED) -> str:
    """Return some countries with the reason for which they are not compared: by name, or how many."""
    text = locale.word(f"reason_{reason}")
    if len(codes) > most:
        return locale.counted("reason_and_count", len(codes), reason=text)
    named = sorted(map(locale.country_forms, codes), key=lambda name: locale.order(name.alone))
    whom = locale.listing_forms(named)
    return locale.word("reason_and_countries", reason=text, countries=whom)
