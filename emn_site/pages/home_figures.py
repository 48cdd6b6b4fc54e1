"""The home country in figures, for the front page: one new figure of each chapter, with its small chart."""

from emn_site.charts import indicator_charts
from emn_site.charts.engine.drawing import SMALL, Drawing
from emn_site.charts.engine.small import small
from emn_site.locale import Language, addresses
from emn_site.locale.templates import render
from emn_site.model.country import Country
from emn_site.statistics.key_figures import new_figures

MOST = 4


def home_figures(speech: Language, here: str) -> str:
    """Return the list in HTML, for the page at an address; empty where the home country has no figures."""
    site = speech.site
    slug = site.slugs.get(site.settings.home_country)
    if slug is None:
        return ""
    country = site.countries[slug]
    found = [
        (figure, _drawing(speech, slug, country, figure.key))
        for figure in new_figures(speech, slug, country, MOST)
    ]
    return render("home-figures.html.jinja", figures=found, href=lambda path: _link(speech, path, here))


def _drawing(speech: Language, slug: str, country: Country, key: str) -> Drawing | None:
    chart = indicator_charts.over_time(speech, key, [(speech.country(country.code), slug, country)])
    return small(chart, SMALL) if chart else None


def _link(speech: Language, path: str, here: str) -> str:
    return addresses.relative(speech.url(path), here)
