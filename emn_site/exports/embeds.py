"""Charts for other sites: a page with nothing but a chart, light, and not for search engines.

`embed/<indicator>.<language>.html` shows an indicator over time, without a script the countries a comparison
starts with; `?countries=LT,LV&from=2015&to=2024` chooses, as in a text and in a comparison. A chart of rows
has a page of its own, named after what is asked for, and needs no script.
"""

from collections.abc import Iterator
from typing import Any

from emn_site.charts import comparison_charts, indicator_charts, text_references
from emn_site.charts.engine.drawing import SIZES, Drawing
from emn_site.charts.map import MapFigure, map_figure
from emn_site.charts.text_references import QuotedChart
from emn_site.locale import Language, addresses, all_languages
from emn_site.locale.templates import render
from emn_site.model.site import Site
from emn_site.statistics import comparison

Page = tuple[str, str]
"""An address and its HTML."""


def with_opening(address: str, rest: str) -> str:
    """Return a page of `files` with its opening, which says what it may run and is never stored."""
    return render("embed-opening.html.jinja", locale=address.split(".")[-2]) + rest


def files(site: Site, base: str) -> dict[str, str]:
    """Return a page for each indicator, each map and each chart of rows, without its opening.

    `base` is the site's address.
    """
    return dict(
        page
        for speech in all_languages(site)
        for page in (*_over_time(speech, base), *_of_rows(speech, base), *_maps(speech, base))
    )


def asked_for(site: Site) -> list[tuple[str, str, str]]:
    """Return the charts that texts ask for: language, what is asked for, and its title."""
    return [
        (version.locale, image.target, image.text)
        for version in site.versions
        for image in version.text.images
        if text_references.scheme(image.target) == text_references.CHART
    ]


def _over_time(speech: Language, base: str) -> Iterator[Page]:
    for key in speech.site.shown_indicators if speech.site.years else ():
        holders = indicator_charts.started_with(speech, key)
        if shown := indicator_charts.over_time(speech, key, holders):
            drawings = [
                (size, indicator_charts.drawn(speech, key, shown, *room)) for size, room in SIZES.items()
            ]
            here = addresses.embed(key, speech.locale)
            description = indicator_charts.description(speech, holders)
            settings = _settings(speech, key, here, [holder.code for *_, holder in holders])
            yield here, _page(speech, base, here, key, shown.title, description, drawings, settings)


def _settings(speech: Language, key: str, here: str, codes: list[str]) -> dict[str, Any]:
    """Return what embed.js needs to draw other countries and years."""
    return {
        "locale": speech.locale,
        "usual": ",".join(codes),
        "file": addresses.relative(addresses.chart_data(key, speech.locale), here),
        "sizes": SIZES,
        "words": indicator_charts.browser_words(speech),
    }


def _of_rows(speech: Language, base: str) -> Iterator[Page]:
    for asked, title in _asked(speech):
        if shown := text_references.shown(speech, asked, title):
            drawings = [
                (size, text_references.drawn(speech, asked, shown, *room)) for size, room in SIZES.items()
            ]
            here = text_references.embed(asked, speech.locale)
            description = indicator_charts.description(speech, asked.holders)
            yield here, _page(speech, base, here, asked.key, title, description, drawings, None)


def _maps(speech: Language, base: str) -> Iterator[Page]:
    for key in speech.site.shown_indicators if speech.site.years else ():
        here = addresses.embedded_map(key, speech.locale)
        period = comparison.period_of_comparison(speech.site, key)
        rows = comparison.rows(speech, key, period)
        if shown := map_figure(speech, key, period, rows, here, indicator_charts.every_period(speech, key)):
            yield here, _page(speech, base, here, key, shown.title, "", [], None, shown)


def _asked(speech: Language) -> Iterator[tuple[QuotedChart, str]]:
    """Yield every chart of rows that a page shows, with its title."""
    site = speech.site
    for key in site.shown_indicators if site.years else ():
        if comparison_charts.parts_of(speech, key):
            yield text_references.shares_of(speech, key), speech.indicator(key).name
            for name, _, country in speech.countries:
                yield (
                    text_references.shares_of(speech, key, country.code),
                    indicator_charts.title_of(speech, key, [name]),
                )
    for locale, target, title in asked_for(site):
        if locale == speech.locale:
            asked = text_references.chart(speech, target)
            if asked.kind != "time":
                yield asked, title


def _page(
    speech: Language,
    base: str,
    here: str,
    key: str,
    title: str,
    description: str,
    drawings: list[tuple[str, Drawing]],
    settings: dict[str, Any] | None,
    map_: MapFigure | None = None,
) -> str:
    return render(
        "embed.html.jinja",
        locale=speech.locale,
        title=title,
        description=description,
        drawings=drawings,
        page=base + speech.url(addresses.indicator_path(key)),
        root=addresses.relative("", here),
        of_site=speech.of_site,
        settings=settings,
        map=map_,
        words=speech.words,
        href=lambda path: base + speech.url(path),
    )
