"""The markup that may stand in a text: what reports need, and nothing that acts or looks as the frame does.

What is not on the list is a fault with its line, and no part of a text's tree, which HTML is written from.
"""

import tomllib
from collections.abc import Mapping
from pathlib import Path

EVERYWHERE = frozenset(("dir", "lang", "title"))
_LISTED = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
# Elements that an author may write as HTML, with their attributes.
ELEMENTS = {tag: frozenset(names) for tag, names in _LISTED["elements"].items()}
SCHEMES = frozenset(("http", "https", "mailto"))
# What a text quotes of the data: no page keeps such an address, the transforms replace it.
QUOTED = frozenset(("change", "chart", "countries", "figure", "rank", "table", "total"))
VOID = frozenset(("br", "col", "hr", "img", "wbr"))

_OURS = {"a": frozenset(("hreflang",))}  # what Markdown's own links may have beside


def allowed_attributes(tag: str, attributes: Mapping[str, str]) -> dict[str, str]:
    """Return the attributes that an element may have."""
    allowed = ELEMENTS.get(tag, frozenset()) | _OURS.get(tag, frozenset()) | EVERYWHERE
    return {name: value for name, value in attributes.items() if name in allowed}
