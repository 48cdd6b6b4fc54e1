"""Cards that social networks and messengers show of a page: drawn from the data, or from its name.

`cards/<page>.<language>.png`, 800 by 420 pixels, for the front page, countries, indicators and each type of
publication; every other page is shared with the card of the front page. Written with every build but under
`serve`; what they cost, `python -m benchmarks.charts` measures.
"""

from collections.abc import Iterator
from pathlib import Path

import resvg_py

from emn_site.charts import indicator_charts
from emn_site.charts.engine.drawing import WIDE
from emn_site.charts.engine.measure import wrap_text
from emn_site.locale import Locale, addresses, all_locales
from emn_site.locale.templates import render_template
from emn_site.model.country import Country
from emn_site.model.site import Site
from emn_site.statistics.key_figures import new_figures

OF_DATA = ("countries", "indicators")
WIDTH, HEIGHT = 800, 420
ACROSS = 1200
"""The units of a card's drawing."""

TITLE, MARGIN = 58, 60
CHART_HEIGHT = 170
FIGURES, COLUMN, NAME = 3, 346, 26
"""How many figures of a country stand side by side, how wide each, and the size of its name."""

FONTS = [str(file) for file in sorted((Path(__file__).parent / "fonts").glob("*.ttf"))]


def card_address(locale: Locale, path: str) -> str:
    """Return the address of the card of a page; a page without one has that of the front page."""
    section = path.partition("/")[0]
    is_of_data = section in OF_DATA and not path.endswith("/index")
    card = path if is_of_data else section if section in locale.site.folders else "index"
    return f"cards/{card}.{locale.language}.png"


def draw_cards(site: Site) -> dict[str, str]:
    """Return the drawing (SVG) of every card by its address."""
    return {
        card_address(locale, path): drawing
        for locale in all_locales(site)
        for path, drawing in _drawings(locale)
    }


def render_png(drawing: str) -> bytes:
    """Return a drawing as PNG."""
    return bytes(
        resvg_py.svg_to_bytes(
            svg_string=drawing, width=WIDTH, height=HEIGHT, skip_system_fonts=True, font_files=FONTS
        )
    )


def _drawings(locale: Locale) -> Iterator[tuple[str, str]]:
    site = locale.site
    yield "index", _card(locale, "", locale.of_site.tagline)
    for name, slug, country in locale.countries:
        kicker = locale.word("facet_country")
        yield f"countries/{slug}", _card(locale, kicker, name, figures=list(_figures(locale, slug, country)))
    for key in site.shown_indicators if site.years else ():
        yield addresses.indicator_path(key), _of_indicator(locale, key)
    for folder, kind in site.folders.items():
        yield f"{folder}/index", _card(locale, locale.of_site.tagline, locale.type(kind).list)


def _figures(locale: Locale, slug: str, country: Country) -> Iterator[tuple[str, list[str], str]]:
    """Yield a few new figures: number, name in lines, period."""
    for one in new_figures(locale, slug, country, FIGURES):
        yield one.number, wrap_text(one.name, NAME, COLUMN), one.period


def _of_indicator(locale: Locale, key: str) -> str:
    shown = indicator_charts.chart_over_time(locale, key, indicator_charts.default_countries(locale, key))
    drawing = indicator_charts.draw_indicator(locale, key, shown, WIDE, CHART_HEIGHT) if shown else None
    title = "" if drawing else locale.indicator(key).name
    return _card(locale, locale.word("facet_indicator"), title, drawing=drawing)


def _card(locale: Locale, kicker: str, title: str, **shown: object) -> str:
    return render_template(
        "card.svg.jinja",
        of_site=locale.of_site,
        kicker=kicker,
        lines=wrap_text(title, TITLE, ACROSS - 2 * MARGIN),
        size=TITLE,
        **{"figures": [], "drawing": None, **shown},
    )
