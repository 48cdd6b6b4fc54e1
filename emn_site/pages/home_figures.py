"""The home country in figures, for the front page: one new figure of each chapter, with its small chart."""

from emn_site.charts import indicator_charts
from emn_site.charts.engine.drawing import SMALL, Drawing
from emn_site.charts.engine.small import draw_small_line
from emn_site.locale import Locale, addresses
from emn_site.locale.templates import render_template
from emn_site.model.country import Country
from emn_site.statistics.key_figures import new_figures

MOST = 4


def home_figures(locale: Locale, here: str) -> str:
    """Return the list in HTML, for the page at an address; empty where the home country has no figures."""
    site = locale.site
    slug = site.slugs.get(site.settings.home_country)
    if slug is None:
        return ""
    country = site.countries[slug]
    found = [
        (figure, _drawing(locale, slug, country, figure.key))
        for figure in new_figures(locale, slug, country, MOST)
    ]
    return render_template(
        "home-figures.html.jinja", figures=found, href=lambda path: _link(locale, path, here)
    )


def _drawing(locale: Locale, slug: str, country: Country, key: str) -> Drawing | None:
    chart = indicator_charts.chart_over_time(locale, key, [(locale.country(country.code), slug, country)])
    return draw_small_line(chart, SMALL) if chart else None


def _link(locale: Locale, path: str, here: str) -> str:
    return addresses.relative_address(locale.url(path), here)
