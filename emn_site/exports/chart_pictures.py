"""Charts that a text quotes as pictures of their own, in the colours of light paper."""

from emn_site.charts import text_references
from emn_site.charts.engine.drawing import SIZES, Drawing
from emn_site.exports.style_bundles import light_colours
from emn_site.locale import Locale


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
