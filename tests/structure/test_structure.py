"""The shape of the house: who may import whom, and how large a room may be."""

import ast
import re
from pathlib import Path

import pytest

from tests.sites import HERE, ROOT

PACKAGE = ROOT / "emn_site"
MODULES = sorted(PACKAGE.rglob("*.py"))
HOOKS = sorted([*(ROOT / "emn_mkdocs").glob("*.py"), *(ROOT / "hooks").glob("*.py")])
TEXT_FILES = [
    path
    for folder in ("emn_site", "emn_mkdocs", "hooks", "tests", "docs", "data", "benchmarks", ".github", ".ci")
    for path in sorted((ROOT / folder).rglob("*"))
    if path.suffix in {".py", ".md", ".yml", ".html", ".css", ".js", ".jinja", ".toml", ".txt"}
]

FLOORS = (
    "cache",
    "model",
    "locale",
    "content",
    "statistics",
    "charts",
    "search",
    "exports",
    "pages",
    "checks",
    "editions",
    "refresh",
    "editor",
    "cli",
)
"""From the ground up, as in ARCHITECTURE.md: a floor imports from those before it only."""


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


def _floor(module: Path) -> int:
    return FLOORS.index(module.relative_to(PACKAGE).parts[0])


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.relative_to(ROOT).as_posix())
def test_the_domain_knows_no_framework(module: Path) -> None:
    roots = {name.partition(".")[0] for name in _imports(module)}

    assert not roots & {"mkdocs", "material", "mkdocs_static_i18n", "emn_mkdocs", "hooks", "build", "tests"}


IN_FLOORS = [module for module in MODULES if module.parent != PACKAGE]


@pytest.mark.parametrize("module", IN_FLOORS, ids=lambda m: m.relative_to(ROOT).as_posix())
def test_a_floor_imports_from_those_below_it_only(module: Path) -> None:
    floors = {name.split(".")[1] for name in _imports(module) if name.startswith("emn_site.")}

    assert {floor for floor in floors if FLOORS.index(floor) > _floor(module)} == set()


def test_every_module_is_on_a_floor_and_every_floor_says_what_it_is_for() -> None:
    assert [module for module in MODULES if module.parent == PACKAGE] == [PACKAGE / "__init__.py"]
    assert {folder.name for folder in PACKAGE.iterdir() if (folder / "__init__.py").exists()} == set(FLOORS)
    assert all(
        ast.get_docstring(ast.parse((PACKAGE / floor / "__init__.py").read_text())) for floor in FLOORS
    )


def test_the_floors_stand_in_the_architecture_in_the_same_order() -> None:
    text = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    listed = re.findall(r"^\| `(\w+)/` \|", text, re.MULTILINE)

    assert listed == list(FLOORS)


@pytest.mark.parametrize("floor", ["pages", "exports"])
def test_no_function_takes_both_a_site_and_a_language(floor: str) -> None:
    both = [
        f"{module.name}: {node.name}"
        for module in sorted((PACKAGE / floor).rglob("*.py"))
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef)
        and {"site", "language"} <= {argument.arg for argument in node.args.args}
    ]

    assert both == []


def test_front_matter_as_mkdocs_reads_it_is_read_nowhere() -> None:
    written = re.compile(r"\.meta\b(?!\[\"template\"\] = )")

    assert [hook.name for hook in HOOKS if written.search(hook.read_text(encoding="utf-8"))] == []


def test_yaml_is_read_in_one_place() -> None:
    readers = [m.name for m in [*MODULES, *HOOKS] if "yaml" in {n.partition(".")[0] for n in _imports(m)}]

    assert readers == ["yaml_lines.py"]


@pytest.mark.parametrize("hook", HOOKS, ids=lambda hook: hook.name)
def test_hooks_are_short_and_keep_no_state(hook: Path) -> None:
    tree = ast.parse(hook.read_text(encoding="utf-8"))
    assigned = [target for node in tree.body if isinstance(node, ast.Assign) for target in node.targets]

    names = {target.id for target in assigned if isinstance(target, ast.Name)}
    assert names <= {"log", "__all__"}
    assert len(hook.read_text().splitlines()) <= 90


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.relative_to(ROOT).as_posix())
def test_no_markup_is_written_in_python(module: Path) -> None:
    strings = [
        node.value
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    ]

    assert [text for text in strings if re.search(r"</?(p|div|a|h\d|td)\b", text)] == []


def test_no_template_of_the_frame_holds_a_copy_of_an_icon() -> None:
    templates = [
        path for path in TEXT_FILES if path.is_relative_to(ROOT / "emn_site/theme") and path.suffix == ".html"
    ]
    drawing = [path.name for path in templates if "<svg " in path.read_text(encoding="utf-8")]

    assert drawing == ["icon.html"]


def test_no_file_is_longer_than_300_lines() -> None:
    code = [path for path in TEXT_FILES if path.suffix in {".py", ".html", ".js", ".jinja"}]

    assert [p.name for p in [*code, ROOT / "build.py"] if len(p.read_text().splitlines()) > 300] == []


def test_nothing_names_a_registry_or_a_path_of_a_machine() -> None:
    # Put together here so that this very file does not name them.
    registries = "|".join(("py" + "pi", "npm" + "js", "python" + "hosted"))
    forbidden = re.compile(rf"({registries})\.(org|com)|(^|[^\w.])/(root|tmp|home)/\w")
    files = [*TEXT_FILES, *ROOT.glob("*.md"), *ROOT.glob("*.txt"), *ROOT.glob("*.yml"), *ROOT.glob("*.toml")]

    assert [
        p.relative_to(ROOT).as_posix() for p in files if forbidden.search(p.read_text(errors="replace"))
    ] == []


def test_every_path_of_the_program_in_the_documents_exists() -> None:
    program = "emn_site|emn_mkdocs|hooks|overrides|tests|tools|benchmarks|decisions|manual"
    documents = [*ROOT.glob("*.md"), *(ROOT / "decisions").glob("*.md")]
    paths = {
        (document.name, path)
        for document in documents
        if document.name != "CHANGELOG.md"
        for path in re.findall(rf"`((?:{program})/[\w./-]+)`", document.read_text(encoding="utf-8"))
    }

    assert paths
    assert sorted(named for named in paths if not (ROOT / named[1]).exists()) == []


def test_what_is_made_asks_for_figures_by_queries_alone() -> None:
    # What is read past them is not noted, and what was made of it would be out of date.
    raw = re.compile(r"\.figures(\[|\.(get|items|values)\()")
    folders = [PACKAGE / name for name in ("pages", "charts", "search", "statistics")]
    own = [PACKAGE / "statistics" / f"{name}.py" for name in ("anomalies", "figures")]

    files = [path for folder in folders for path in folder.rglob("*.py") if path not in own]
    assert [path.name for path in files if raw.search(path.read_text(encoding="utf-8"))] == []


def test_sites_of_tests_are_small_and_hold_no_file_of_this_site() -> None:
    """Who changes this site's data changes no test of the generator (DESIGN, rule 11)."""
    files = [file for site in HERE.iterdir() if site.is_dir() for file in site.rglob("*") if file.is_file()]
    own = {file: ROOT.joinpath(*file.relative_to(HERE).parts[1:]) for file in files}

    assert [f for f, ours in own.items() if ours.is_file() and ours.read_bytes() == f.read_bytes()] == []
    countries = [file.parents[2].name for file in HERE.glob("*/data/countries/*.yml")]
    assert max(countries.count(name) for name in {*countries} - {"broken"}) == 3  # it has each mistake
