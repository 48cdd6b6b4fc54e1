"""The largest parts of a country's values by citizenship, reason or decision, as far as they are held."""

from dataclasses import dataclass

from emn_site.locale import Locale
from emn_site.model.country import Country
from emn_site.model.figures import Figure
from emn_site.model.period import Period
from emn_site.statistics import figures
from emn_site.statistics.cells import number_text


@dataclass(frozen=True)
class Breakdown:
    """The largest parts of a value: by period, the newest first, the names of the parts and their values.

    `name` is the key by which it is parted, `title` says so in words.
    """

    name: str
    title: str
    indicator: str
    periods: dict[Period, list[tuple[str, str]]]


def country_breakdowns(locale: Locale, country: Country, key: str) -> list[Breakdown]:
    """Return the breakdowns of an indicator in a country, in the order of the file."""
    series = figures.stored_series(locale.site, country.code, key)
    return [
        Breakdown(
            name=name,
            title=locale.word(f"breakdown_{name}"),
            indicator=locale.indicator(key).name,
            periods={
                period: [
                    (locale.part(name, code), _part(locale, country, key, figure))
                    for code, figure in parts[period].items()
                ]
                for period in sorted(parts, reverse=True)
            },
        )
        for name, parts in (series.breakdowns if series else {}).items()
        if parts
    ]


def _part(locale: Locale, country: Country, key: str, figure: Figure) -> str:
    site = locale.site
    indicator = site.indicators[key]
    known = figures.observe(figure, indicator, site.datasets.get(site.dataset_of(key, country) or ""))
    return number_text(locale, indicator, known) or locale.word("no_data")
