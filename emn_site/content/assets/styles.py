"""What a drawing says of its looks: properties of SVG and CSS that draw, with values that fetch nothing."""

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

import tinycss2

from emn_site.content.assets.findings import Finding, asset_names, finding

PROPERTIES, _FUNCTIONS = (asset_names("css")[name] for name in ("properties", "functions"))
MOST_ALIKE = 5_000  # values that are remembered: a drawing says the same of thousands of elements


@lru_cache(maxsize=MOST_ALIKE)
def judge_declarations(css: str) -> tuple[list[Finding], str]:
    """Return what acts in the declarations of an attribute `style`, and those that draw, written anew."""
    nodes = tinycss2.parse_blocks_contents(css, skip_comments=True, skip_whitespace=True)
    return _written(css, lambda: _declared(nodes))


def judge_style_sheet(css: str) -> tuple[list[Finding], str]:
    """Return what acts in the text of an element `style`, and the rules that draw, written anew."""
    nodes = tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True)
    return _written(css, lambda: _ruled(nodes))


@lru_cache(maxsize=MOST_ALIKE)
def judge_value(css: str) -> list[Finding]:
    """Return what acts in the value of an attribute that is a property, too; plain words do not."""
    if "(" not in css and "\\" not in css:
        return []
    return _written(css, lambda: _acting(tinycss2.parse_component_value_list(css)))[0]


def _written(css: str, parts: Any) -> tuple[list[Finding], str]:
    """Return findings apart from what is written; an escape may hide anything, before and after."""
    if "\\" in css:
        return _escaped(css), ""
    found = list(parts())
    written = "".join(part for part in found if isinstance(part, str))
    return [part for part in found if isinstance(part, Finding)] or _escaped(written), written


def _escaped(written: str) -> list[Finding]:
    """Return the place of an escape in what is written, with some signs before it."""
    at = written.find("\\")
    return [] if at < 0 else [finding("asset-script", value=written[max(0, at - 20) :])]


def _ruled(nodes: list[Any]) -> Iterator[Finding | str]:
    for node in nodes:
        if node.type == "at-rule" and node.lower_at_keyword == "media":
            yield from _acting(node.prelude)
            yield f"@media{tinycss2.serialize(node.prelude)}{{"
            yield from _ruled(
                tinycss2.parse_rule_list(node.content or [], skip_comments=True, skip_whitespace=True)
            )
            yield "}"
        elif node.type == "at-rule":
            is_own = node.lower_at_keyword == "font-face" and not [*_acting(node.content or [])]
            yield from () if is_own else (finding("asset-script", value=f"@{node.lower_at_keyword}"),)
        elif node.type == "qualified-rule":
            yield from _acting(node.prelude)
            inner = tinycss2.parse_blocks_contents(node.content, skip_comments=True, skip_whitespace=True)
            yield tinycss2.serialize(node.prelude).strip() + "{"
            yield from _declared(inner)
            yield "}"


def _declared(nodes: list[Any]) -> Iterator[Finding | str]:
    for node in nodes:
        if node.type == "at-rule":
            yield finding("asset-script", value=f"@{node.lower_at_keyword}")
        elif node.type == "qualified-rule":
            yield from _ruled([node])
        elif node.type == "declaration":
            yield from _acting(node.value)
            if node.lower_name in PROPERTIES or node.name.startswith("--"):
                important = "!important" if node.important else ""
                yield f"{node.name}:{tinycss2.serialize(node.value).strip()}{important};"


def _acting(tokens: list[Any]) -> Iterator[Finding]:
    """Yield what fetches or runs in a value, however deep."""
    for token in tokens:
        if token.type == "url" or (token.type == "function" and token.lower_name == "url"):
            argument = token if token.type == "url" else next(iter(token.arguments), token)
            address = getattr(argument, "value", "")
            if not str(address).startswith("#"):
                yield finding("asset-script", value=f"url({address})")
        elif token.type == "function" and token.lower_name not in _FUNCTIONS:
            yield finding("asset-script", value=f"{token.name}()")
        elif token.type == "error":
            yield finding("asset-script", value=token.kind)
        yield from _acting(getattr(token, "arguments", None) or getattr(token, "content", None) or [])
