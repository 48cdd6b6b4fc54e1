"""A page for each indicator: all countries side by side, as a map, a table and year by year."""

from emn_site.facts import comparison, figures
from emn_site.facts.country_figures import cell
from emn_site.language import Language, addresses
from emn_site.model.site import Site
from emn_site.model.text import FinishedPage
from emn_site.pages.finishing import from_template


def paths(speech: Language) -> list[str]:
    """Return the pages of the indicators that have values."""
    site = speech.site
    return [addresses.indicator_path(key) for key in site.shown_indicators] if site.years else []


def page(speech: Language, path: str) -> FinishedPage:
    """Return the page of one indicator."""
    site = speech.site
    key = next(key for key in site.shown_indicators if addresses.indicator_path(key) == path)
    words, indicator = speech.indicator(key), site.indicators[key]
    year = comparison.year_of_comparison(site, key)
    rows = comparison.rows(speech, key, year)
    outlines = site.map.countries if site.map else {}
    return from_template(
        speech,
        path,
        words.name,
        speech.word("indicator_summary", indicator=words.name, year=year),
        "indicator.html.jinja",
        definition=words.definition,
        formula=words.formula if indicator.derived else None,
        unit=speech.unit(indicator.unit),
        year=year,
        rows=rows,
        years=list(reversed(site.years)),
        history=[
            (
                name,
                [
                    cell(speech, slug, key, y, figures.value(site, country, key, y))
                    for y in reversed(site.years)
                ],
            )
            for name, slug, country in speech.countries
        ],
        map=site.map,
        map_title=speech.word("map_title", indicator=words.name, year=year),
        shapes=[(row, outlines[row.code]) for row in rows if row.code in outlines],
        legend=comparison.legend(speech, key, rows),
        sources=[speech.source(source).name for source in _sources(site, key)],
        slug=addresses.indicator_slug(key),
    )


def _sources(site: Site, key: str) -> list[str]:
    derived = site.indicators[key].derived
    inputs = [*derived.numerator, *derived.denominator] if derived else [key]
    used = [c.figures[i].source or "" for c in site.countries.values() for i in inputs if i in c.figures]
    return [source for source in dict.fromkeys(used) if source in site.sources]
