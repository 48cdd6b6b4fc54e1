"""All countries side by side for one indicator: the year that can be compared, their order, their shades."""

from dataclasses import dataclass
from statistics import quantiles

from emn_site.facts import figures
from emn_site.facts.country_figures import Cell, cell, change_in_words
from emn_site.language import Language
from emn_site.model.site import Site

SHADES = 5
"""How many steps of colour a map has; more cannot be told apart."""


@dataclass(frozen=True)
class Row:
    """A country in the table; `number` and `share` are None where there is no value."""

    name: str
    slug: str
    code: str
    number: float | None
    cell: Cell
    rank: int | None
    change: str | None
    difference: float | None
    share: float | None
    shade: int


def year_of_comparison(site: Site, key: str) -> int:
    """Return the newest year for which at least half of the countries have a value.

    Falls back on the newest year with any value: comparing few countries in a new year would
    mislead more than comparing most of them a year earlier.
    """
    counts = {year: _count(site, key, year) for year in site.years}
    most = [year for year, count in counts.items() if count * 2 >= len(site.countries)]
    some = [year for year, count in counts.items() if count]
    return max(most or some or list(counts))


def _count(site: Site, key: str, year: int) -> int:
    known = (figures.value(site, country, key, year) for country in site.countries.values())
    return sum(value is not None and value.number is not None for value in known)


def rows(speech: Language, key: str, year: int) -> list[Row]:
    """Return the countries, the highest value first and those without one last."""
    site = speech.site
    found = [
        (name, slug, country, figures.value(site, country, key, year))
        for name, slug, country in speech.countries
    ]
    numbers = [known.number for *_, known in found if known and known.number is not None]
    limits = _limits(numbers)
    made = []
    for name, slug, country, known in found:
        number = known.number if known else None
        rank = figures.rank(site, country, key, year)
        changed = figures.change(site, country, key, year)
        made.append(
            Row(
                name=name,
                slug=slug,
                code=country.code,
                number=number,
                cell=cell(speech, slug, key, year, known),
                rank=rank.place if rank else None,
                change=change_in_words(speech, country, key, year),
                difference=changed.difference if changed else None,
                share=None if number is None else round(100 * number / (max(numbers) or 1), 1),
                shade=0 if number is None else 1 + sum(number > limit for limit in limits),
            )
        )
    return sorted(made, key=lambda row: -1.0 if row.number is None else row.number, reverse=True)


def _limits(numbers: list[float]) -> list[float]:
    """Return the limits between the shades: as many countries fall under each as can be."""
    return quantiles(numbers, n=SHADES) if len(numbers) > 1 else []


def legend(speech: Language, key: str, compared: list[Row]) -> list[tuple[int, str]]:
    """Return the shades that occur, each with the values it stands for."""
    found = []
    decimals = speech.site.indicators[key].decimals
    by_shade = {
        shade: [row.number for row in compared if row.shade == shade] for shade in range(1, SHADES + 1)
    }
    for shade, numbers in by_shade.items():
        known = [number for number in numbers if number is not None]
        if known:
            low, high = (speech.number(number, decimals) for number in (min(known), max(known)))
            found.append((shade, low if low == high else f"{low}–{high}"))
    return found
