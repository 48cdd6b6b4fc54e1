"""The markup that may stand in a text: what reports need, and nothing that acts or looks as the frame does.

What is not on the list is a fault with its line, and no part of a text's tree, which HTML is written from.
"""

from collections.abc import Mapping

EVERYWHERE = frozenset(("dir", "lang", "title"))
ELEMENTS: dict[str, frozenset[str]] = {
    **dict.fromkeys(
        "abbr b bdi blockquote br caption cite code dd del dfn div dl dt em figcaption figure h2 h3 h4 h5 h6 "
        "hr i ins kbd li mark p pre q s samp small span strong sub summary sup table tbody tfoot thead tr u "
        "ul var wbr".split(),
        frozenset(),
    ),
    "a": frozenset(("href",)),
    "col": frozenset(("span",)),
    "colgroup": frozenset(("span",)),
    "details": frozenset(("open",)),
    "img": frozenset(("alt", "height", "src", "width")),
    "ol": frozenset(("reversed", "start", "type")),
    "td": frozenset(("colspan", "headers", "rowspan")),
    "th": frozenset(("abbr", "colspan", "headers", "rowspan", "scope")),
    "time": frozenset(("datetime",)),
}
"""Elements that an author may write as HTML, with their attributes."""

SCHEMES = frozenset(("http", "https", "mailto"))
QUOTED = frozenset(("change", "chart", "countries", "figure", "rank", "table", "total"))
"""What a text quotes of the data: no page keeps such an address, the transforms replace it."""

VOID = frozenset(("br", "col", "hr", "img", "wbr"))

_OURS = {"a": frozenset(("hreflang",))}
"""What Markdown's own links may have beside."""


def allowed_attributes(tag: str, attributes: Mapping[str, str]) -> dict[str, str]:
    """Return the attributes that an element may have."""
    allowed = ELEMENTS.get(tag, frozenset()) | _OURS.get(tag, frozenset()) | EVERYWHERE
    return {name: value for name, value in attributes.items() if name in allowed}
