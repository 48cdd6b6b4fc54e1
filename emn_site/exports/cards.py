"""Cards that social networks and messengers show of a page: drawn from the data, or from its name.

`cards/<page>.<language>.png`, 800 by 420 pixels, for the pages whose kind has one; every other page is shared
with that of the page above it. Written with every build but under
`serve`; what they cost, `python -m benchmarks.charts` measures.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import resvg_py

from emn_site.charts.engine.drawing import WIDE, Drawing
from emn_site.charts.engine.measure import wrap_text
from emn_site.exports.style_bundles import light_colours
from emn_site.locale import Locale

WIDTH = 800
"""Pixels across of a card."""
ACROSS = 1200
"""The units of a card's drawing."""

TITLE, MARGIN = 58, 60
CHART = (WIDE, 170)
"""The room for a chart: width and height."""

FIGURES, COLUMN, NAME = 3, 346, 26
"""How many figures of a country stand side by side, how wide each, and the size of its name."""

FONTS = [str(file) for file in sorted((Path(__file__).parent / "fonts").glob("sans-?00.ttf"))]


@dataclass(frozen=True)
class Card:
    """What a card shows: a line above a title, and either figures (number, name, period) or a chart."""

    kicker: str
    title: str
    figures: Sequence[tuple[str, str, str]] = ()
    drawing: Drawing | None = None


def card_address(path: str, language: str) -> str:
    """Return the address of the card of a page that has one."""
    return f"cards/{path.removesuffix('/index')}.{language}.png"


def draw_card(locale: Locale, card: Card) -> str:
    """Return the drawing (SVG) of a card."""
    return locale.render(
        "card.svg.jinja",
        of_site=locale.of_site,
        kicker=card.kicker,
        lines=wrap_text(card.title, TITLE, ACROSS - 2 * MARGIN),
        size=TITLE,
        figures=[(number, wrap_text(name, NAME, COLUMN), period) for number, name, period in card.figures],
        drawing=card.drawing,
        colours=light_colours(locale.site.root),
    )


def render_png(drawing: str, width: int = WIDTH) -> bytes:
    """Return a drawing as PNG, some pixels across."""
    return bytes(
        resvg_py.svg_to_bytes(svg_string=drawing, width=width, skip_system_fonts=True, font_files=FONTS)
    )
