"""The files of the theme, or of a site in their place (`overrides/`), and the style sheets of parts.

A page loads one sheet, by its kind. The parts are in layers (CSS Cascading 5, 6.4): a later one wins whatever
its selectors weigh, so a part says what it means in the fewest words. Paper comes last.
"""

import json
import re
import tomllib
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import chain
from pathlib import Path

from emn_site.locale.templates import OVERRIDES, THEME
from emn_site.model.refusals import Refused

# The widths at which pages change, by name; a part says `@media (--name)`, a script imports the name.
BREAKPOINTS: dict[str, str] = json.loads((THEME / "breakpoints.json").read_text(encoding="utf-8"))
_BREAKPOINT = re.compile(r"(?<= )\(--([a-z-]+)\)(?=,| \{| and)")
# Spaces that say nothing; those within quotes do, and so does the empty value of a custom property.
_SPACE = re.compile(r'("[^"]*")|(?<=[{};,])\s++|(?<=:) (?!;)|\s(?=\{)')
_COMMENT = re.compile(r"(?<!\s)\s*+/\*.*?(?:\*/|\Z)", re.DOTALL)
KINDS = "kinds"  # the part that the kinds of pages of a sheet make: `style.css` in their folders
_SHEETS = tomllib.loads((THEME / "styles" / "bundles.toml").read_text(encoding="utf-8"))
LAYERS: dict[str, list[str]] = _SHEETS["layers"]
FREE: list[str] = _SHEETS["free"]
# The style sheets with their parts, by the names that kinds of pages have for them.
BUNDLES: dict[str, list[str]] = {
    name: [part for one in parts for part in _SHEETS["groups"].get(one, [one])]
    for name, parts in _SHEETS["sheets"].items()
}
_COLOUR = re.compile(r"--([a-z0-9-]+): (?:var\(--light, )?(#[0-9a-f]{3,6})\b")


def read_style_parts(root: Path) -> dict[str, str]:
    """Return the parts of the style sheets by name: those of the theme, or a site's own in their places."""
    found = theme_files(root, "styles/*.css").values()
    return {file.stem: file.read_text(encoding="utf-8") for file in found}


@lru_cache(maxsize=8)
def light_colours(root: Path) -> dict[str, str]:
    """Return by name the colours of pages and charts on light paper, for what reads no style sheet."""
    parts = read_style_parts(root)
    return dict(_COLOUR.findall(parts["tokens"] + parts["drawing"]))


def style_bundles(parts: Mapping[str, str], kinds: Mapping[str, str]) -> dict[str, str]:
    """Return each style sheet, from the parts by name: without comments and what is set in.

    `kinds` are what kinds of pages add, by sheet. Raises `Refused` for a part that no sheet takes, one that
    is missing, and a width without a name.
    """
    placed = {*FREE, *chain.from_iterable(LAYERS.values())} - {KINDS}
    taken = {part for sheet in BUNDLES.values() for part in sheet if part in placed}
    if unused := sorted(set(parts) - taken):
        raise Refused("style-part-unused", part=unused[0])
    if missing := sorted(taken - set(parts)):
        raise Refused("style-part-missing", part=missing[0])
    return {
        name: _strip_spaces(_BREAKPOINT.sub(_width, _COMMENT.sub("", "\n".join(_written(each, wanted)))))
        for name, wanted in BUNDLES.items()
        if (each := {**parts, KINDS: kinds.get(name, "")})
    }


def _strip_spaces(style: str) -> str:
    return _SPACE.sub(lambda found: found[1] or "", style).replace(";}", "}")


def _width(name: re.Match[str]) -> str:
    """Return the width that a name stands for (Media Queries 5, custom media), which browsers do not."""
    if name[1] not in BREAKPOINTS:
        raise Refused("style-breakpoint-unknown", name=name[1], known=", ".join(BREAKPOINTS))
    return BREAKPOINTS[name[1]]


def _written(parts: Mapping[str, str], wanted: Sequence[str]) -> list[str]:
    order = f"@layer {', '.join(LAYERS)};\n"
    layers = [
        f"@layer {layer} {{\n" + "\n".join(parts[name] for name in names if name in wanted) + "}\n"
        for layer, names in LAYERS.items()
        if set(names) & set(wanted)
    ]
    return [order, *(parts[name] for name in FREE if name in wanted), *layers]


# What is published as it stands; the worker of the search reaches no higher than the folder it lies in.
_PUBLISHED = ("assets/**/*", "search-worker.js*")


def theme_files(root: Path, *patterns: str) -> dict[str, Path]:
    """Return files of the theme by name: where a site has one of that name, its own."""
    return {
        file.relative_to(folder).as_posix(): file
        for folder in (THEME, root / OVERRIDES)
        for pattern in patterns
        for file in sorted(folder.glob(pattern))
        if file.is_file() and not file.name.startswith(".")
    }


def published_files(root: Path) -> dict[str, Path]:
    """Return by address the files of the theme that are published as they stand: scripts, fonts, images."""
    return theme_files(root, *_PUBLISHED)
