"""What the template of the front page needs: the lists, and the home country in figures."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice

from emn_site.charts import indicator_charts
from emn_site.charts.engine.drawing import SMALL, Drawing
from emn_site.charts.engine.lines import draw_small_line
from emn_site.locale import Locale
from emn_site.locale.templates import render_template
from emn_site.model.country import Country
from emn_site.model.site import Publication, Site
from emn_site.model.works import year_about
from emn_site.pages.country_table import country_table
from emn_site.pages.entries import ListEntry, list_entry, series_name
from emn_site.pages.links import Link, topic_links
from emn_site.statistics.comparability import ranking
from emn_site.statistics.comparison import list_columns
from emn_site.statistics.figures import get_value
from emn_site.statistics.findings import country_finding, home_country
from emn_site.statistics.key_figures import new_figures, old_figures, quantity_cell

HOME = "index"
NEWEST, MOST, NEWS = 6, 4, 3
COUNTRIES, COMPARED, EARLIER = 8, 6, 4
"""How many are shown: publications, figures, events; countries, those compared, years of a series."""

NEWS_LINE = (190, 46)
"""Width and height of the line in the sentence."""


@dataclass(frozen=True)
class NewWork:
    """The newest publication of a series, and the years before with their pages."""

    entry: ListEntry
    url: str
    earlier: list[Link]


@dataclass(frozen=True)
class HomeContext:
    """The lists on the home page, and (HTML) news, the home country in figures, neighbours."""

    finding: str
    figures: str
    neighbours: str
    country_count: str
    home_country: Link
    newest: list[NewWork]
    news: list[tuple[ListEntry, str]]
    """Events to come, the next first, then the newest news."""
    news_links: list[Link]
    topics: list[Link]
    publication_count: str


def home_context(locale: Locale) -> HomeContext:
    """Return what stands on the front page beside its text."""
    site = locale.site
    home = site.settings.home_country
    return HomeContext(
        finding=home_news(locale),
        figures=home_figures(locale),
        neighbours=home_countries(locale),
        country_count=locale.counted("country_count", len(site.countries)),
        home_country=Link(locale.country(home), locale.url(f"countries/{site.slugs.get(home)}")),
        newest=list(islice(_newest(locale), NEWEST)),
        news=[(list_entry(locale, one), locale.url(one.path)) for one in _news(site)],
        news_links=[
            Link(locale.type(key).list, locale.url(f"{site.types[key].folder}/index"))
            for key in dict.fromkeys(one.type for one in site.announced)
        ],
        topics=topic_links(locale),
        publication_count=locale.counted("publication_count", len(site.authored)),
    )


def _news(site: Site) -> list[Publication]:
    """Return the next events and the newest news."""
    coming = [one for one in reversed(site.announced) if one.head.event and not one.is_over]
    news = [one for one in site.announced if not one.head.event]
    return [*coming[:NEWS], *news[:NEWS]]


def _newest(locale: Locale) -> Iterator[NewWork]:
    """Yield the newest of each series, and what is of none; not a work whose summary is listed."""
    series: dict[str, list[Publication]] = {}
    summed_up = {work.head.part_of for work in locale.site.authored_publications}
    for work in (one for one in locale.site.authored_publications if one.path not in summed_up):
        series.setdefault(series_name(locale, work) or work.path, []).append(work)
    for first, *others in series.values():
        years = [Link(str(year_about(one)), locale.url(one.path)) for one in others[:EARLIER]]
        yield NewWork(list_entry(locale, first), locale.url(first.path), years)


def home_news(locale: Locale, path: str = HOME, topic: str = "") -> str:
    """Return what the newest figure of the home country, or of a topic, says, with its line, in HTML."""
    found = home_country(locale.site)
    figure = next(iter(new_figures(locale, *found, 1, topic)), None) if found else None
    finding = country_finding(locale, found[1], figure.key) if found and figure else None
    if not found or not figure or not finding:
        return ""
    about = indicator_charts.series_description(locale, figure.key, found[1])
    values = {"finding": finding, "figure": figure, "about": about}
    drawing = _drawing(locale, *found, figure.key, NEWS_LINE)
    return _filled(locale, "home/home-news.html.jinja", path, drawing=drawing, **values)


def home_countries(locale: Locale) -> str:
    """Return some countries by the first columns of their list, in HTML; empty where there are no columns.

    The home country comes first, then those it is compared with, then those with the largest values.
    """
    site, columns = locale.site, list_columns(locale.site)[:2]
    if not columns:
        return ""
    ranks = ranking(site, *columns[0]).ranks
    leaders = sorted(ranks, key=lambda code: ranks[code].place)
    codes = list(dict.fromkeys([*indicator_charts.default_codes(site), *leaders]))[:COUNTRIES]
    table = country_table(locale, columns)
    rows = {row.path: row for row in [*table.rows, *table.apart]}
    held = [(rows[f"countries/{slug}"], site.countries[slug]) for slug in map(site.slugs.__getitem__, codes)]
    return _filled(
        locale,
        "home/home-countries.html.jinja",
        rows=[
            (row, [quantity_cell(locale, key, get_value(site, one, key, at)) for key, at in columns])
            for row, one in held
        ],
        columns=[f"{column.name}, {column.period}" for column in table.columns],
        years=table.years,
        sources=dict.fromkeys(one.source for column in table.columns for one in column.provenances),
        compared=codes[:COMPARED],
    )


def home_figures(locale: Locale, path: str = HOME, topic: str = "", first: int = 0) -> str:
    """Return a new figure of each chapter, or those of a topic, each with its chart, in HTML; empty: none.

    `first` is how many of them are said before.
    """
    home = home_country(locale.site)
    if home is None or not (figures := new_figures(locale, *home, MOST, topic)[first:]):
        return ""
    return _filled(
        locale,
        "home/home-figures.html.jinja",
        path,
        figures=[(replace(one, age=None), _drawing(locale, *home, one.key, (SMALL,))) for one in figures],
        sources=list(dict.fromkeys((one.source, one.extracted) for one in figures)),
        age=old_figures(locale, figures),
    )


def _filled(locale: Locale, template: str, path: str = HOME, **values: object) -> str:
    return render_template(template, href=lambda to: locale.href(to, path), words=locale.words, **values)


def _drawing(
    locale: Locale, slug: str, country: Country, key: str, size: tuple[float, ...]
) -> Drawing | None:
    chart = indicator_charts.chart_over_time(locale, key, [(locale.country(country.code), slug, country)])
    return draw_small_line(chart, *size) if chart else None
