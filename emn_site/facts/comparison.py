"""All countries side by side for one indicator: the year that can be compared, their order, their shades."""

from dataclasses import dataclass
from statistics import quantiles

from emn_site.facts import figures
from emn_site.facts.cells import Cell, cell
from emn_site.facts.country_figures import change_in_words
from emn_site.language import Language
from emn_site.model.period import Period
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


def period_of_comparison(site: Site, key: str) -> Period:
    """Return the newest period for which most of the countries that ever report have a sound value.

    Falls back on the newest period with any value: comparing few countries in a new period would
    mislead more than comparing most of them a period earlier.
    """
    periods = site.periods[site.indicators[key].rhythm]
    counts = {period: len(figures.ranked_numbers(site, key, period)) for period in periods}
    most = [period for period, count in counts.items() if count and count * 2 >= max(counts.values())]
    return max(most or periods)


def rows(speech: Language, key: str, period: Period) -> list[Row]:
    """Return the countries, the highest value first and those without one last."""
    site = speech.site
    found = [
        (name, slug, country, figures.value(site, country, key, period))
        for name, slug, country in speech.countries
    ]
    numbers = [float(known.number) for *_, known in found if known and known.number is not None]
    limits = _limits(numbers)
    made = []
    for name, slug, country, known in found:
        number = float(known.number) if known and known.number is not None else None
        rank = figures.rank(site, country, key, period)
        changed = figures.change(site, country, key, period)
        made.append(
            Row(
                name=name,
                slug=slug,
                code=country.code,
                number=number,
                cell=cell(speech, slug, key, period, known),
                rank=rank.place if rank else None,
                change=change_in_words(speech, country, key, period),
                difference=float(changed.difference) if changed else None,
                share=None if number is None else round(100 * max(number, 0) / (max(numbers) or 1), 1),
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
