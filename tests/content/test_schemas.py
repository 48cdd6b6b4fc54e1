"""The schemas that editors' programs complete from are those of the models."""

import json
from fnmatch import fnmatch
from typing import Any

import pytest

from emn_site.content.schemas import editor_settings, schemas
from emn_site.model.site import Site
from tests.sites import ROOT


@pytest.mark.parametrize("name", schemas())
def test_the_schema_in_the_repository_is_that_of_the_model(name: str) -> None:
    assert (ROOT / "schemas" / name).read_text(encoding="utf-8") == schemas()[name], (
        "run: python3 build.py schemas"
    )


def test_the_settings_of_editors_name_the_schema_of_each_file() -> None:
    settings = (ROOT / ".vscode" / "settings.json").read_text(encoding="utf-8")

    assert settings == editor_settings(settings), "run: python3 build.py schemas"


def test_every_field_an_editor_writes_is_described() -> None:
    for name, text in schemas().items():
        schema = json.loads(text)
        for shape in [schema, *schema.get("$defs", {}).values()]:
            shape = shape | {"properties": _properties(shape)}
            for field, about in shape.get("properties", {}).items():
                assert "description" in about, f"{name}: {field}"


def _properties(shape: dict[str, Any]) -> dict[str, Any]:
    parts = [shape, shape.get("then", {}), shape.get("else", {})]
    return {field: about for part in parts for field, about in part.get("properties", {}).items()}


def test_every_file_of_data_and_every_page_has_a_schema(site: Site) -> None:
    settings = json.loads((ROOT / ".vscode" / "settings.json").read_text())["yaml.schemas"]
    patterns = [p for globs in settings.values() for p in ([globs] if isinstance(globs, str) else globs)]

    assert [file for file in site.lines if not any(fnmatch(file, pattern) for pattern in patterns)] == []
    assert all((ROOT / schema).exists() for schema in settings)
    assert len(site.lines) > len(site.by_path)
