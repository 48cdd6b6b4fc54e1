"""Charts for other sites: a page with nothing but a chart, light, and not for search engines; and their data.

`embed/<indicator>.<language>.html` is the frame of data, without a script the chart it begins with;
`?countries=LT,LV&from=2015&to=2024` chooses, as on the page of an indicator. A text takes the frame of a
chart from there. A chart of rows has a page of its own, named after what is asked for, and needs no script.

`charts/<indicator>.<language>.json` is what a chart in the browser is drawn from: every value of an indicator
in the words of a language; emn_site/theme/scripts/chart-data.js reads it.
"""

import json
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from emn_site.charts import comparison_charts, indicator_charts, text_references
from emn_site.charts.chart_figures import ChartFigure, DataFrame, chart_figure, data_frame
from emn_site.charts.engine.chart import ChartPoint
from emn_site.charts.map import MapFigure, map_figure
from emn_site.locale import Locale, addresses, all_locales
from emn_site.locale.templates import render_template
from emn_site.model.country import Country
from emn_site.model.site import Site
from emn_site.statistics import comparison, coverage, years
from emn_site.statistics.comparison import rank_words


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
    shown = map_figure(locale, key, period, rows, here, coverage.every_period(locale.site, key))
    return _page(locale, base, here, key, shown.title, map_=shown) if shown else ""


def _asked(locale: Locale) -> Iterator[tuple[str, str]]:
    """Yield how a text asks for every chart of rows that a page shows, with its title."""
    site = locale.site
    for key in site.shown_indicators if site.years else ():
        if comparison_charts.part_names(locale, key):
            target = text_references.shares_target(key)
            last = text_references.read_chart(locale, target).last
            name = locale.indicator(key).name
            yield target, indicator_charts.period_title(locale, key, last) if last else name
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
        home=locale.site.settings.home_country,
        words=locale.words,
        href=lambda path: base + locale.url(path),
    )


def chart_data_files(site: Site) -> dict[str, Callable[[], str]]:
    """Return what makes the file of each indicator and language, by its address."""
    return {
        addresses.chart_data_address(key, locale.language): partial(_indicator, locale, key)
        for locale in all_locales(site)
        for key in (site.shown_indicators | site.rates if site.years else ())
    }


def _indicator(locale: Locale, key: str) -> str:
    """Return title, unit, periods, classes of the map, and each country's values, one for each period."""
    indicator = locale.site.measure(key)
    counted = (indicator.counted if key in locale.site.rates else None) or key
    compared = comparison.comparison_period(locale.site, key)
    known = [
        one
        for one in indicator_charts.chart_holders(locale)
        if indicator_charts.chart_periods(locale, key, [one[2]])
    ]
    every = coverage.every_period(locale.site, key)
    places = {
        one.code: rank_words(locale, one, key, compared) for *_, one in known if isinstance(one, Country)
    }
    found = {
        "title": locale.indicator(counted).name,
        "unit": locale.unit(indicator.unit),
        "kind": indicator.kind,
        "decimals": indicator.decimals,
        "periods": [[str(period), locale.period(period)] for period in every],
        "limits": comparison.class_limits_of(locale, key, compared),
        "legend": comparison.class_legend(locale, key, compared),
        "compared": str(compared),
        "series": [
            {
                "code": holder.code,
                "name": name,
                **({"isMarked": True} if holder.code == locale.site.settings.home_country else {}),
                "source": indicator_charts.chart_source(locale, key, holder),
                **({"place": places[holder.code]} if places.get(holder.code) else {}),
                "points": [
                    _point(indicator_charts.chart_point(locale, slug, key, holder, period))
                    for period in every
                ],
            }
            for name, slug, holder in known
        ],
    }
    return json.dumps(found, ensure_ascii=False, separators=(",", ":"))


def _point(point: ChartPoint) -> list[Any] | None:
    """Return number, label, signs, state and break; no more of it than differs from a sound value."""
    if point.number is None:
        return [None, "", point.flags] if point.flags else None
    number = int(point.number) if point.number.is_integer() else point.number
    full = [number, point.label, point.flags, point.state, point.is_break]
    return full if point.is_break else full[:4] if point.state != "sound" else full[: 3 if point.flags else 2]
