"""The page on which each figure has an address, `figures/#asylum-applicants/LT/2023`, filled by script."""

from dataclasses import dataclass

from emn_site.pages.kind import Kind
from emn_site.pages.links import DATA, Link, indicator_links

PATH = "figures"


@dataclass(frozen=True)
class FigureContext:
    """Of what there are figures: indicators by key with their part of an address, countries by code."""

    indicators: list[tuple[str, str, Link]]
    countries: list[tuple[str, str]]
    home: str


KIND = Kind(
    name="figure",
    paths=lambda locale: [PATH],
    layout=lambda locale, path: "figure/layout.html.jinja",
    context=lambda locale, request: FigureContext(
        indicators=indicator_links(locale),
        countries=[(country.code, name) for name, _, country in locale.countries],
        home=locale.site.settings.home_country,
    ),
    style="compare",
    names={"figures": PATH},
    above=DATA,
    search=None,
)
