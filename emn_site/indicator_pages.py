"""A page for each indicator: all countries side by side, as a map, a table and year by year."""

from dataclasses import dataclass
from statistics import quantiles

from emn_site import addresses, figures, languages
from emn_site.country_figures import Cell, cell, change_in_words
from emn_site.country_pages import by_name
from emn_site.model import Indicator, Site, Source
from emn_site.rendering import render
from emn_site.words import in_language, word

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


def pages(site: Site) -> dict[str, str]:
    """Return the page of each indicator in each language, by source file."""
    return {
        addresses.src_uri(addresses.indicator_path(key), locale): _page(site, key, indicator, locale)
        for locale in site.settings.locales
        for key, indicator in site.shown_indicators.items()
        if site.years
    }


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


def _page(site: Site, key: str, indicator: Indicator, locale: str) -> str:
    year = year_of_comparison(site, key)
    rows = _rows(site, key, indicator, year, locale)
    name = indicator.name[locale]
    path, alphabet = addresses.indicator_path(key), site.settings.alphabets.get(locale)
    return render(
        "indicator.md.jinja",
        title=name,
        summary=word(site, "indicator_summary", locale).format(indicator=name, year=year),
        words=in_language(site, locale),
        definition=indicator.definition[locale],
        formula=indicator.derived.formula[locale] if indicator.derived else None,
        unit=word(site, f"unit_{indicator.unit}", locale),
        year=year,
        rows=rows,
        years=list(reversed(site.years)),
        history=[
            (
                row.name,
                [
                    cell(site, figures.value(site, site.countries[row.slug], key, y), indicator, locale)
                    for y in reversed(site.years)
                ],
            )
            for row in sorted(rows, key=lambda row: languages.sort_key(row.name, alphabet))
        ],
        map=site.map,
        map_title=word(site, "map_title", locale).format(indicator=name, year=year),
        shapes=[
            (row, site.map.countries[row.code]) for row in rows if site.map and row.code in site.map.countries
        ],
        legend=_legend(rows, indicator, locale),
        sources=[source.name[locale] for source in _sources(site, key)],
        root=addresses.to_root(site.settings, path, locale),
        prefix=addresses.url(site.settings, "index", locale),
        slug=addresses.indicator_slug(key),
    )


def _sources(site: Site, key: str) -> list[Source]:
    derived = site.indicators[key].derived
    inputs = [*derived.numerator, *derived.denominator] if derived else [key]
    used = [c.figures[i].source or "" for c in site.countries.values() for i in inputs if i in c.figures]
    return [site.sources[source] for source in dict.fromkeys(used) if source in site.sources]


def _rows(site: Site, key: str, indicator: Indicator, year: int, locale: str) -> list[Row]:
    """Return the countries, the highest value first and those without one last."""
    found = [
        (name, slug, country, figures.value(site, country, key, year))
        for name, slug, country in by_name(site, locale)
    ]
    numbers = [known.number for *_, known in found if known and known.number is not None]
    limits = _limits(numbers)
    rows = []
    for name, slug, country, known in found:
        number = known.number if known else None
        place = figures.rank(site, country, key, year)
        changed = figures.change(site, country, key, year)
        rows.append(
            Row(
                name=name,
                slug=slug,
                code=country.code,
                number=number,
                cell=cell(site, known, indicator, locale),
                rank=place.place if place else None,
                change=change_in_words(site, country, key, year, locale),
                difference=changed.difference if changed else None,
                share=None if number is None else round(100 * number / (max(numbers) or 1), 1),
                shade=0 if number is None else 1 + sum(number > limit for limit in limits),
            )
        )
    return sorted(rows, key=lambda row: -1.0 if row.number is None else row.number, reverse=True)


def _limits(numbers: list[float]) -> list[float]:
    """Return the limits between the shades: as many countries fall under each as can be."""
    return quantiles(numbers, n=SHADES) if len(numbers) > 1 else []


def _legend(rows: list[Row], indicator: Indicator, locale: str) -> list[tuple[int, str]]:
    legend = []
    for shade in range(1, SHADES + 1):
        numbers = [row.number for row in rows if row.shade == shade and row.number is not None]
        if numbers:
            low, high = (
                languages.number(n, locale, indicator.decimals) for n in (min(numbers), max(numbers))
            )
            legend.append((shade, low if low == high else f"{low}–{high}"))
    return legend
