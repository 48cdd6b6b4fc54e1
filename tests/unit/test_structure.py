"""The shape of the house: who may import whom, and how large a room may be."""

import ast
import re
from pathlib import Path

import pytest

from tests.sites import ROOT

PACKAGE = ROOT / "emn_site"
MODULES = sorted(PACKAGE.rglob("*.py"))
HOOKS = sorted((ROOT / "hooks").glob("*.py"))
TEXT_FILES = [
    path
    for folder in ("emn_site", "hooks", "overrides", "tests", "docs", "data", "benchmarks", ".github", ".ci")
    for path in sorted((ROOT / folder).rglob("*"))
    if path.suffix in {".py", ".md", ".yml", ".html", ".css", ".js", ".jinja", ".txt"}
]

RANKS = (
    (
        "problems",
        "partial_date",
        "yaml_lines",
        "front_matter",
        "paths",
        "history",
        "word_forms",
        "word_keys",
        "reloading",
        "pagefind_index",
    ),
    ("shapes", "rendering", "search_parts"),
    ("country_model", "publication_model"),
    ("model",),
    ("languages", "words", "validation", "markdown_text", "addresses", "schemas", "figures"),
    ("content", "translations", "charts"),
    ("entries", "country_facts", "country_figures"),
    ("open_data", "structured_data", "citations", "feeds", "terms", "search_words", "redirects"),
    ("outputs", "publication_views", "reading_aids", "search_pages"),
    ("country_pages", "catalogue", "counterparts", "editors_guide", "tool_pages", "glossary_page", "search"),
    ("indicator_pages", "open_data_page"),
    ("generated", "page_views"),
    ("checks", "refresh", "editions", "external_links", "changes"),
)
"""From the bottom up: a module may import from ranks below its own only."""


def _imports(module: Path) -> set[str]:
    tree = ast.parse(module.read_text(encoding="utf-8"))
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {name.name for name in node.names}
        elif isinstance(node, ast.ImportFrom):
            package = node.module == "emn_site"
            found |= {f"emn_site.{n.name}" for n in node.names} if package else {str(node.module)}
    return found


def _rank(name: str) -> int:
    return next(rank for rank, names in enumerate(RANKS) if name in names)


def _name(module: Path) -> str:
    return module.relative_to(PACKAGE).parts[0].removesuffix(".py")


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.relative_to(ROOT).as_posix())
def test_the_domain_knows_no_framework(module: Path) -> None:
    roots = {name.partition(".")[0] for name in _imports(module)}

    assert not roots & {"mkdocs", "material", "mkdocs_static_i18n", "hooks", "build", "tests"}


@pytest.mark.parametrize(
    "module", [m for m in MODULES if m.name != "__init__.py"], ids=lambda m: m.relative_to(ROOT).as_posix()
)
def test_modules_import_only_from_below(module: Path) -> None:
    own = {name.split(".")[1] for name in _imports(module) if name.startswith("emn_site.")}

    above = {name for name in own if name != _name(module) and _rank(name) >= _rank(_name(module))}

    assert not above


@pytest.mark.parametrize("hook", HOOKS, ids=lambda hook: hook.name)
def test_hooks_are_short_and_keep_no_state(hook: Path) -> None:
    tree = ast.parse(hook.read_text(encoding="utf-8"))
    assigned = [target for node in tree.body if isinstance(node, ast.Assign) for target in node.targets]

    assert [target.id for target in assigned if isinstance(target, ast.Name) and target.id != "log"] == []
    assert len(hook.read_text().splitlines()) <= 90


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.relative_to(ROOT).as_posix())
def test_no_markup_is_written_in_python(module: Path) -> None:
    strings = [
        node.value
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    ]
    # search_pages.py wraps an article for Pagefind; no reader sees that page.
    allowed = {"search_pages.py"}

    assert module.name in allowed or not [
        text for text in strings if re.search(r"</?(p|div|a|h\d|td)\b", text)
    ]


def test_no_file_is_longer_than_300_lines() -> None:
    allowed = {"problem_texts.yml"}
    code = [path for path in TEXT_FILES if path.suffix in {".py", ".html", ".js", ".jinja"}]

    assert {p.name for p in [*code, ROOT / "build.py"] if len(p.read_text().splitlines()) > 300} <= allowed


def test_every_word_a_template_asks_for_is_known() -> None:
    from emn_site.words import PLURALS, TEXTS

    templates = [*(ROOT / "overrides").rglob("*.html"), *(PACKAGE / "templates").glob("*.jinja")]
    asked = {key for path in templates for key in re.findall(r"words\.(\w+)", path.read_text())}
    code = {key for path in MODULES for key in re.findall(r'word\(site, "([\w-]+)"', path.read_text())}

    assert asked | code <= TEXTS | PLURALS


def test_nothing_names_a_registry_or_a_path_of_a_machine() -> None:
    # Put together here so that this very file does not name them.
    registries = "|".join(("py" + "pi", "npm" + "js", "python" + "hosted"))
    forbidden = re.compile(rf"({registries})\.(org|com)|(^|[^\w.])/(root|tmp|home)/\w")
    files = [*TEXT_FILES, *ROOT.glob("*.md"), *ROOT.glob("*.txt"), *ROOT.glob("*.yml"), *ROOT.glob("*.toml")]

    assert [
        p.relative_to(ROOT).as_posix() for p in files if forbidden.search(p.read_text(errors="replace"))
    ] == []
