"""The files of the theme, and in the place of some those of the same name in `overrides/` of a site."""

from pathlib import Path

from emn_site.locale.templates import OVERRIDES, THEME

_PUBLISHED = ("assets/**/*", "search-worker.js*")
"""What is published as it stands; the worker of the search reaches no higher than the folder it lies in."""


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
