"""All countries side by side for one indicator: the year that can be compared, their order, their classes."""

from dataclasses import dataclass

from emn_site.locale import Locale
from emn_site.model.period import Period
from emn_site.model.site import Site
from emn_site.statistics import comparability, coverage, figures, value_classes
from emn_site.statistics.cells import ValueCell, value_cell
from emn_site.statistics.key_figures import change_words, place_words


@dataclass(frozen=True)
class ComparisonRow:
    """A country in the table; `number` and `share` are None where there is no value, and its class is 0.

    `rank` orders the places that `place` says.
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


def comparison_period(site: Site, key: str) -> Period:
    """Return the newest period for which most of the countries that ever report have a sound value.

    Falls back on the newest period with any value: comparing few countries in a new period would
    mislead more than comparing most of them a period earlier.
    """
    periods = coverage.indicator_periods(site, key)
    counts = {period: len(comparability.ranking(site, key, period).ranks) for period in periods}
    most = [period for period, count in counts.items() if count and count * 2 >= max(counts.values())]
    return max(most or periods or site.periods[site.indicators[key].rhythm])


def comparison_rows(locale: Locale, key: str, period: Period) -> list[ComparisonRow]:
    """Return the countries, the highest value first and those without one last."""
    site = locale.site
    found = [
        (name, slug, country, figures.get_value(site, country, key, period))
        for name, slug, country in locale.countries
    ]
    numbers = [float(known.number) for *_, known in found if known and known.number is not None]
    limits = class_limits_of(locale, key, period)
    made = []
    for name, slug, country, known in found:
        number = float(known.number) if known and known.number is not None else None
        rank = comparability.country_rank(site, country, key, period)
        changed = comparability.value_change(site, country, key, period)
        made.append(
            ComparisonRow(
                name=name,
                slug=slug,
                code=country.code,
                number=number,
                cell=value_cell(locale, slug, key, period, known),
                rank=rank.place if rank else None,
                place=place_words(locale, rank) if rank else None,
                change=change_words(locale, country, key, period),
                difference=float(changed.difference) if changed else None,
                share=None if number is None else round(100 * max(number, 0) / (max(numbers) or 1), 1),
                class_=0 if number is None else value_classes.class_of(number, limits),
            )
        )
    return sorted(made, key=lambda row: -1.0 if row.number is None else row.number, reverse=True)


def class_limits_of(locale: Locale, key: str, period: Period) -> list[float]:
    """Return the limits between the classes of a map of a period; other periods are shown in them too."""
    site = locale.site
    values = [figures.get_value(site, country, key, period) for country in site.countries.values()]
    numbers = [float(known.number) for known in values if known and known.number is not None]
    return value_classes.class_limits(numbers, site.indicators[key].decimals)


def class_legend(locale: Locale, key: str, period: Period) -> list[str]:
    """Return the classes of a map, the lowest first, in words."""
    return value_classes.class_names(
        locale, class_limits_of(locale, key, period), locale.site.indicators[key].decimals
    )
