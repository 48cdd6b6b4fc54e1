"""Charts for other sites: a page with nothing but a chart, light, and not for search engines.

`embed/<indicator>.<language>.html` is the frame of data, without a script the chart it begins with;
`?countries=LT,LV&from=2015&to=2024` chooses, as on the page of an indicator. A text takes the frame of a
chart from there. A chart of rows has a page of its own, named after what is asked for, and needs no script.
"""

from collections.abc import Callable, Iterator
from functools import partial

from emn_site.charts import comparison_charts, indicator_charts, text_references
from emn_site.charts.chart_figures import ChartFigure, DataFrame, chart_figure, data_frame
from emn_site.charts.map import MapFigure, map_figure
from emn_site.locale import Locale, addresses, all_locales
from emn_site.locale.templates import render_template
from emn_site.model.site import Site
from emn_site.statistics import comparison, years


def embed_page(address: str, rest: str) -> str:
    """Return a page of `embed_files` with its opening, which says what it may run and is never stored."""
    return render_template("embed-opening.html.jinja", language=address.split(".")[-2]) + rest


def embed_files(site: Site, base: str) -> dict[str, Callable[[], str]]:
    """Return what makes the page of each indicator, each map and each chart of rows, without its opening.

    `base` is the site's address; a page of which there is nothing to show is empty.
    """
    found: dict[str, Callable[[], str]] = {}
    for locale in all_locales(site):
        for key in site.shown_indicators if site.years else ():
            here = addresses.embed_address(key, locale.language)
            found[here] = partial(_over_time, locale, base, here, key)
            here = addresses.map_embed_address(key, locale.language)
            found[here] = partial(_map, locale, base, here, key)
        for target, title in _asked(locale):
            here = text_references.reference_embed(target, locale.language)
            found[here] = partial(_of_rows, locale, base, here, target, title)
    return found


def _over_time(locale: Locale, base: str, here: str, key: str) -> str:
    frame = data_frame(locale, key, here)
    return _page(locale, base, here, key, frame.figure.title, frame=frame) if frame else ""


def _of_rows(locale: Locale, base: str, here: str, target: str, title: str) -> str:
    asked = text_references.read_chart(locale, target)
    figure = chart_figure(locale, asked, here, "chart", title)
    return _page(locale, base, here, asked.key, title, figure=figure) if figure else ""


def _map(locale: Locale, base: str, here: str, key: str) -> str:
    period = comparison.comparison_period(locale.site, key)
    rows = comparison.comparison_rows(locale, key, period)
    shown = map_figure(locale, key, period, rows, here, indicator_charts.every_period(locale, key))
    return _page(locale, base, here, key, shown.title, map_=shown) if shown else ""


def _asked(locale: Locale) -> Iterator[tuple[str, str]]:
    """Yield how a text asks for every chart of rows that a page shows, with its title."""
    site = locale.site
    for key in site.shown_indicators if site.years else ():
        if comparison_charts.part_names(locale, key):
            yield text_references.shares_target(key), locale.indicator(key).name
            for name, _, country in locale.countries:
                title = indicator_charts.chart_title(locale, key, [name])
                yield text_references.shares_target(key, country.code), title
    for year in years.covered_years(site):
        for key, period in years.year_columns(site, year):
            title = f"{locale.indicator(key).name}, {locale.period(period)}"
            yield text_references.ranked_target(key, period), title
    for language, target, title in text_charts(site):
        is_over_time = text_references.parse_address(target)[1].get("kind", "time") == "time"
        if language == locale.language and not is_over_time:
            yield target, title


def text_charts(site: Site) -> list[tuple[str, str, str]]:
    """Return the charts that texts ask for: language, what is asked for, and its title."""
    return [
        (version.language, image.target, image.text)
        for version in site.versions
        for image in version.text.images
        if text_references.reference_scheme(image.target) == text_references.CHART
    ]


def _page(
    locale: Locale, base: str, here: str, key: str, title: str, **shown: ChartFigure | DataFrame | MapFigure
) -> str:
    return locale.render(
        "embed.html.jinja",
        language=locale.language,
        title=title,
        figure=shown.get("figure"),
        page=base + locale.url(addresses.indicator_path(key)),
        root=addresses.relative_address("", here),
        of_site=locale.of_site,
        frame=shown.get("frame"),
        has_map=locale.site.map is not None,
        countries=f"{addresses.relative_address(locale.url('countries'), here)}",
        map=shown.get("map_"),
        words=locale.words,
        href=lambda path: base + locale.url(path),
    )
