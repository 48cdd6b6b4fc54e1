"""Pictures of charts, and the cards that social networks and messengers show of a page.

`cards/<page>.<language>.png`, 1200 by 630 pixels, for the pages whose kind has one; every other page is
shared with that of the page above it, and so is a publication that is not being published. Drawn where a site
is published only; what they cost, `python -m benchmarks.charts` measures.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import resvg_py
from PIL import Image

from emn_site.charts import text_references
from emn_site.charts.engine.chart import wrap_text
from emn_site.charts.engine.drawing import SIZES, WIDE, Drawing
from emn_site.exports.style_bundles import light_colours
from emn_site.locale import Locale

ACROSS = 1200  # pixels across of a card
COLOURS = 20  # of so many colours a card is made: its file is a third of that with all, and nobody sees it
TITLES, MARGIN = ((40, 92), (80, 74), (1000, 58)), 60  # titles of so many letters have this size
CHART = (WIDE, 170)  # the room for a chart: width and height
# How many figures of a country stand side by side, how wide each, and the size of its name.
FIGURES, COLUMN, NAME = 3, 346, 26
FONTS = [str(file) for file in sorted((Path(__file__).parent / "fonts").glob("sans-?00.ttf"))]


@dataclass(frozen=True)
class Card:
    """What a card shows: a line above a title, and either figures (number, name, period) or a chart."""

    kicker: str
    title: str
    figures: Sequence[tuple[str, str, str]] = ()
    drawing: Drawing | None = None

    @property
    def alternative(self) -> str:
        """What is on it, in words."""
        drawn = [mark.words for mark in self.drawing.marks if mark.shape == "text"] if self.drawing else []
        shown = [f"{name}: {number} ({period})" for number, name, period in self.figures]
        return ". ".join(filter(None, [self.kicker, self.title, *shown, *drawn[:1]]))


def card_address(path: str, language: str) -> str:
    """Return the address of the card of a page that has one."""
    return f"cards/{path.removesuffix('/index')}.{language}.png"


def draw_card(locale: Locale, card: Card) -> str:
    """Return the drawing (SVG) of a card."""
    size = TITLES[-1][1] if card.figures else next(size for most, size in TITLES if len(card.title) <= most)
    return locale.render(
        "card.svg.jinja",
        of_site=locale.of_site,
        kicker=card.kicker,
        lines=wrap_text(card.title, size, ACROSS - 2 * MARGIN),
        size=size,
        figures=[(number, wrap_text(name, NAME, COLUMN), period) for number, name, period in card.figures],
        drawing=card.drawing,
        colours=light_colours(locale.site.root),
    )


def card_picture(drawing: str) -> bytes:
    """Return the drawing of a card as PNG of few colours."""
    with Image.open(BytesIO(render_png(drawing, ACROSS))) as picture:
        written = BytesIO()
        picture.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE).save(written, "PNG", optimize=True)
    return written.getvalue()


def render_png(drawing: str, width: int) -> bytes:
    """Return a drawing as PNG, some pixels across."""
    return bytes(
        resvg_py.svg_to_bytes(svg_string=drawing, width=width, skip_system_fonts=True, font_files=FONTS)
    )


def chart_picture(locale: Locale, target: str, title: str) -> str | None:
    """Return the chart that an address of a text names as a drawing (SVG); None where it cannot be had."""
    try:
        found = text_references.parse_chart(locale, target)
    except text_references.InvalidReference:
        return None
    shown = text_references.reference_chart(locale, found, title)
    if shown is None:
        return None
    return drawing_picture(locale, text_references.draw_reference(locale, found, shown, *SIZES["wide"]))


def drawing_picture(locale: Locale, drawing: Drawing) -> str:
    """Return a drawing as a picture of its own (SVG)."""
    return locale.render("chart-picture.svg.jinja", drawing=drawing, colours=light_colours(locale.site.root))
