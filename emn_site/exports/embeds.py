"""Charts for other sites: a page with nothing but a chart, light, and not for search engines.

`embed/<indicator>.<language>.html` is the frame of data, without a script the chart it begins with;
`?countries=LT,LV&from=2015&to=2024` chooses, as on the page of an indicator. A text takes the frame of a
chart from there. A chart of rows has a page of its own, named after what is asked for, and needs no script.
"""

from collections.abc import Iterator

from emn_site.charts import comparison_charts, indicator_charts, text_references
from emn_site.charts.chart_figures import ChartFigure, DataFrame, chart_figure, data_frame
from emn_site.charts.map import MapFigure, map_figure
from emn_site.charts.text_references import ChartReference
from emn_site.locale import Locale, addresses, all_locales
from emn_site.locale.templates import render_template
from emn_site.model.site import Site
from emn_site.statistics import comparison, years

Page = tuple[str, str]
"""An address and its HTML."""


def embed_page(address: str, rest: str) -> str:
    """Return a page of `files` with its opening, which says what it may run and is never stored."""
    return render_template("embed-opening.html.jinja", language=address.split(".")[-2]) + rest


def embed_files(site: Site, base: str) -> dict[str, str]:
    """Return a page for each indicator, each map and each chart of rows, without its opening.

    `base` is the site's address.
    """
    return dict(
        page
        for locale in all_locales(site)
        for page in (*_over_time(locale, base), *_of_rows(locale, base), *_maps(locale, base))
    )


def text_charts(site: Site) -> list[tuple[str, str, str]]:
    """Return the charts that texts ask for: language, what is asked for, and its title."""
    return [
        (version.language, image.target, image.text)
        for version in site.versions
        for image in version.text.images
        if text_references.reference_scheme(image.target) == text_references.CHART
    ]


def _over_time(locale: Locale, base: str) -> Iterator[Page]:
    for key in locale.site.shown_indicators if locale.site.years else ():
        here = addresses.embed_address(key, locale.language)
        if frame := data_frame(locale, key, here):
            yield here, _page(locale, base, here, key, frame.figure.title, frame=frame)


def _of_rows(locale: Locale, base: str) -> Iterator[Page]:
    for asked, title in _asked(locale):
        here = text_references.reference_embed(asked, locale.language)
        if figure := chart_figure(locale, asked, here, "chart", title):
            yield here, _page(locale, base, here, asked.key, title, figure=figure)


def _maps(locale: Locale, base: str) -> Iterator[Page]:
    for key in locale.site.shown_indicators if locale.site.years else ():
        here = addresses.map_embed_address(key, locale.language)
        period = comparison.comparison_period(locale.site, key)
        rows = comparison.comparison_rows(locale, key, period)
        if shown := map_figure(locale, key, period, rows, here, indicator_charts.every_period(locale, key)):
            yield here, _page(locale, base, here, key, shown.title, map_=shown)


def _asked(locale: Locale) -> Iterator[tuple[ChartReference, str]]:
    """Yield every chart of rows that a page shows, with its title."""
    site = locale.site
    for key in site.shown_indicators if site.years else ():
        if comparison_charts.part_names(locale, key):
            yield text_references.reference_shares(locale, key), locale.indicator(key).name
            for name, _, country in locale.countries:
                yield (
                    text_references.reference_shares(locale, key, country.code),
                    indicator_charts.chart_title(locale, key, [name]),
                )
    for year in years.covered_years(site):
        for key, period in years.year_columns(site, year):
            asked = text_references.reference_ranked(locale, key, period)
            yield asked, f"{locale.indicator(key).name}, {locale.period(period)}"
    for language, target, title in text_charts(site):
        if language == locale.language:
            asked = text_references.parse_chart(locale, target)
            if asked.kind != "time":
                yield asked, title


def _page(
    locale: Locale,
    base: str,
    here: str,
    key: str,
    title: str,
    figure: ChartFigure | None = None,
    frame: DataFrame | None = None,
    map_: MapFigure | None = None,
) -> str:
    return locale.render(
        "embed.html.jinja",
        language=locale.language,
        title=title,
        figure=figure,
        page=base + locale.url(addresses.indicator_path(key)),
        root=addresses.relative_address("", here),
        of_site=locale.of_site,
        frame=frame,
        has_map=locale.site.map is not None,
        countries=f"{addresses.relative_address(locale.url('countries'), here)}",
        map=map_,
        words=locale.words,
        href=lambda path: base + locale.url(path),
    )
