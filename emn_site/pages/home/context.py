"""What the template of the front page needs: the lists, and the home country in figures."""

from dataclasses import dataclass

from emn_site.charts import indicator_charts
from emn_site.charts.engine.drawing import SMALL, Drawing
from emn_site.charts.engine.lines import draw_small_line
from emn_site.locale import Locale
from emn_site.model.country import Country
from emn_site.model.site import Publication, Site
from emn_site.pages.entries import ListEntry, list_entry
from emn_site.pages.links import Link, topic_links
from emn_site.statistics.key_figures import new_figures

HOME = "index"
NEWEST, MOST, NEWS = 6, 4, 3
"""How many publications, figures, events and news are shown."""


@dataclass(frozen=True)
class HomeContext:
    """The lists on the home page, and the home country in figures (HTML)."""

    figures: str
    home_country: Link
    newest: list[tuple[ListEntry, str]]
    news: list[tuple[ListEntry, str]]
    """Events to come, the next first, then the newest news."""
    news_links: list[Link]
    """The lists that have all of them."""
    countries: list[Link]
    topics: list[Link]
    publication_count: str
    country_count: str


def home_context(locale: Locale) -> HomeContext:
    """Return what stands on the front page beside its text."""
    site = locale.site
    newest = site.authored_publications[:NEWEST]
    home = site.settings.home_country
    return HomeContext(
        figures=home_figures(locale),
        home_country=Link(locale.country(home), locale.url(f"countries/{site.slugs.get(home)}")),
        newest=[(list_entry(locale, publication), locale.url(publication.path)) for publication in newest],
        news=[(list_entry(locale, one), locale.url(one.path)) for one in _news(site)],
        news_links=[
            Link(locale.type(key).list, locale.url(f"{site.types[key].folder}/index"))
            for key in dict.fromkeys(one.type for one in site.announced)
        ],
        countries=[Link(name, locale.url(f"countries/{slug}")) for name, slug, _ in locale.countries],
        topics=topic_links(locale),
        publication_count=locale.counted("publication_count", len(site.authored)),
        country_count=locale.counted("country_count", len(site.countries)),
    )


def _news(site: Site) -> list[Publication]:
    """Return the next events and the newest news."""
    coming = [one for one in reversed(site.announced) if one.head.event and not one.is_over]
    news = [one for one in site.announced if not one.head.event]
    return [*coming[:NEWS], *news[:NEWS]]


def home_figures(locale: Locale) -> str:
    """Return a new figure of each chapter with its chart, in HTML; empty where the home country has none."""
    site = locale.site
    slug = site.slugs.get(site.settings.home_country)
    if slug is None:
        return ""
    country = site.countries[slug]
    found = [
        (figure, _drawing(locale, slug, country, figure.key))
        for figure in new_figures(locale, slug, country, MOST)
    ]
    return locale.render(
        "home/home-figures.html.jinja",
        figures=found,
        href=lambda to: locale.href(to, HOME),
        words=locale.words,
    )


def _drawing(locale: Locale, slug: str, country: Country, key: str) -> Drawing | None:
    chart = indicator_charts.chart_over_time(locale, key, [(locale.country(country.code), slug, country)])
    return draw_small_line(chart, SMALL) if chart else None
