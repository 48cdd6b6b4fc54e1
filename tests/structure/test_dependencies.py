"""What the package imports is named among its dependencies."""

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

ROOT = Path(__file__).parents[2]
OWN = ("emn_site", "emn_mkdocs")


def _imports(folder: str) -> Iterator[str]:
    for file in (ROOT / folder).rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            names = [one.name for one in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) and not node.level else []
            yield from (name.partition(".")[0] for name in names)


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", re.split(r"[=<>\[]", name)[0]).lower()


def test_every_import_is_a_dependency_that_is_named() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    named = {_plain(one) for one in project["dependencies"]}
    named |= {_plain(one) for of in project["optional-dependencies"].values() for one in of}
    known = packages_distributions()
    foreign = {name for folder in OWN for name in _imports(folder)} - {*OWN, *sys.stdlib_module_names}

    assert {name for name in foreign if not named & {_plain(one) for one in known.get(name, [name])}} == set()
