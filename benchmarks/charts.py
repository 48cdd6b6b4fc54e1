"""What the charts cost a build: `python -m benchmarks.charts`.

Computes and writes every chart of the pages of countries and indicators, and draws every sharing card, one
after the other in one run; the whole making of pages stands beside them as the measure.
"""

import time
from collections.abc import Callable, Iterable

from benchmarks.scale import ROOT
from emn_site.charts import indicator_charts
from emn_site.charts.engine.drawing import NARROW, SIZES, Drawing
from emn_site.charts.engine.lines import HEIGHT
from emn_site.content.load import load_site
from emn_site.exports import cards
from emn_site.locale import Locale, all_locales
from emn_site.locale.templates import render_template
from emn_site.model.site import Site
from emn_site.pages import make_pages
from emn_site.pages.kinds import page_cards


def drawings(locale: Locale) -> Iterable[Drawing]:
    """Yield the charts over time of every country, and of every indicator in both sizes."""
    for key in locale.site.shown_indicators:
        for one in locale.countries:
            if shown := indicator_charts.chart_over_time(locale, key, [one]):
                yield indicator_charts.draw_indicator(locale, key, shown, NARROW, HEIGHT)
        if shown := indicator_charts.chart_over_time(
            locale, key, indicator_charts.default_countries(locale, key)
        ):
            yield from (indicator_charts.draw_indicator(locale, key, shown, *room) for room in SIZES.values())


def written(drawing: Drawing) -> str:
    """Return a drawing as its template writes it."""
    figures = {"of_site": {"name": "", "publisher": ""}, "kicker": "", "lines": [], "size": 1, "figures": []}
    return render_template("card.svg.jinja", drawing=drawing, **figures)


def timed(action: Callable[[], object]) -> float:
    """Return how many seconds an action takes."""
    start = time.perf_counter()
    action()
    return time.perf_counter() - start


def _cards(site: Site) -> dict[str, bytes]:
    return {name: cards.card_picture(draw()) for name, draw in page_cards(site).items()}


def main() -> None:
    """Print what each part takes, in parts of the making of all pages."""
    site = load_site(ROOT)
    speeches = all_locales(site)
    found: list[Drawing] = []
    pictures: dict[str, bytes] = {}
    pages = timed(lambda: make_pages(site))
    computing = timed(lambda: found.extend(one for locale in speeches for one in drawings(locale)))
    writing = timed(lambda: [written(drawing) for drawing in found])
    sharing = timed(lambda: pictures.update(_cards(site)))
    print(f"{len(found)} charts: computed in {computing / pages:.2f}, written in {writing / pages:.2f}")
    size = sum(len(picture) for picture in pictures.values()) / 1e6
    print(f"{len(pictures)} sharing cards, {size:.1f} MB: drawn in {sharing / pages:.2f}")
    print("of the time that all pages take")


if __name__ == "__main__":
    main()
