"""The style sheets: one file for each kind of page, put together from parts.

The parts are in layers (CSS Cascading 5, 6.4): a later one wins whatever its selectors weigh, so a part says what
it means in the fewest words. Paper comes last.
"""

from collections.abc import Mapping

LAYERS = {
    "base": ("base",),
    "text": ("text",),
    "frame": ("layout",),
    "parts": ("components", "search", "reading", "catalogue", "drawing", "map", "charts", "embed"),
    "print": ("print",),
}
"""The layers with their parts, the weakest first."""

FREE = ("fonts", "tokens")
"""Parts that stand in no layer: they define and style nothing."""

FRAME = ("fonts", "tokens", "base", "text", "layout", "search", "components", "print")
KINDS = {
    "text": (*FRAME, "reading", "catalogue", "drawing"),
    "data": (*FRAME, "reading", "drawing", "map", "charts"),
    "embed": ("tokens", "base", "text", "drawing", "map", "embed"),
}
"""The kinds of pages with their parts; `drawing` is in both, for a text may show a chart."""


def bundles(parts: Mapping[str, str]) -> dict[str, str]:
    """Return the style sheet of each kind of page, from the parts by name."""
    return {kind: "\n".join(_written(parts, wanted)) for kind, wanted in KINDS.items()}


def _written(parts: Mapping[str, str], wanted: tuple[str, ...]) -> list[str]:
    order = f"@layer {', '.join(LAYERS)};\n"
    layers = [
        f"@layer {layer} {{\n" + "\n".join(parts[name] for name in names if name in wanted) + "}\n"
        for layer, names in LAYERS.items()
        if set(names) & set(wanted)
    ]
    return [order, *(parts[name] for name in FREE if name in wanted), *layers]
