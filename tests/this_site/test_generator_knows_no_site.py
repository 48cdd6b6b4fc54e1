"""Nothing that this site's data bring along is named in the generator's code."""

import ast

from emn_site.content.load import load_site
from tests.sites import ROOT

OF_SERVICES = {"eurostat", "population", "asylum-applications"}
"""What services themselves call what they offer."""


def test_no_indicator_source_dataset_or_country_stands_in_the_code() -> None:
    site = load_site(ROOT)
    named = {*site.indicators, *site.sources, *site.datasets, *site.countries, *site.totals} - OF_SERVICES
    names = {
        (module.relative_to(ROOT).as_posix(), node.value)
        for folder in ("emn_site", "emn_mkdocs", "hooks")
        for module in (ROOT / folder).rglob("*.py")
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }

    assert [(module, text) for module, text in names if text in named] == []
