"""Nothing that this site's data bring along is named in the generator's code."""

import ast
import tomllib
from collections.abc import Iterator
from pathlib import Path

from emn_site.content.load import load_site
from tests.sites import ROOT

OF_SERVICES = {"eurostat", "population", "asylum-applications"}
"""What services themselves call what they offer."""


FOLDERS = ("emn_site", "emn_mkdocs", "hooks")


def _strings(table: object) -> Iterator[str]:
    """Yield the keys and the strings of a table, and of the tables in it."""
    match table:
        case str():
            yield table
        case dict():
            yield from (text for one in (*table, *table.values()) for text in _strings(one))
        case list():
            yield from (text for one in table for text in _strings(one))


def _files(pattern: str) -> Iterator[tuple[str, Path]]:
    for folder in FOLDERS:
        yield from ((file.relative_to(ROOT).as_posix(), file) for file in (ROOT / folder).rglob(pattern))


def test_no_indicator_source_dataset_or_country_stands_in_the_code() -> None:
    site = load_site(ROOT)
    named = {*site.indicators, *site.sources, *site.datasets, *site.countries, *site.totals} - OF_SERVICES
    names = {
        (name, node.value)
        for name, module in _files("*.py")
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    names |= {
        (name, text)
        for name, file in _files("*.toml")
        for text in _strings(tomllib.loads(file.read_text(encoding="utf-8")))
    }

    assert [(module, text) for module, text in names if text in named] == []
