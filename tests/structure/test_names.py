"""Names are the field's: nouns for things, verbs for functions, one thing a name (DESIGN, chapter 4)."""

import ast
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from tests.sites import ROOT

PACKAGE = ROOT / "emn_site"
MODULES = sorted(PACKAGE.rglob("*.py"))

FORMER = {
    "afresh", "aids", "article", "articles", "belonging", "cutting", "door", "doubt", "doubts", "framing",
    "glosses", "kept", "made", "plausible", "said", "shaping", "shelf", "shelves", "signs", "slips", "speech",
    "spoken", "told", "typed", "whole", "wish",
}  # fmt: skip
"""Words that once stood for a segment, a locale, a cache …; nobody from the field would search for them."""

KEYS = {
    # Keys that editors write in data files, documented in schemas/: of notes.yml, and of dimensions.yml.
    ("emn_site/model/figures.py", "said_by"),
    ("emn_site/model/figures.py", "said_in"),
    ("emn_site/model/wording.py", "said"),
}
"""Fields of models that have such a word for a reason, each where it is defined; nowhere else."""

IRREGULAR = {
    "bound", "brought", "built", "drawn", "done", "found", "given", "gone", "held", "hidden", "kept", "known",
    "left", "lost", "made", "meant", "said", "seen", "sent", "shown", "sought", "spoken", "taken", "told",
    "understood", "woven", "written",
}  # fmt: skip
NOUNS = {
    "building", "drawing", "editing", "embed", "feed", "finding", "heading", "mending", "ranking", "seed",
    "setting", "spelling", "spoofing", "string", "wording",
}  # fmt: skip
"""Words that look like participles and are none."""

EXCEPTIONS = {"GitRefused", "Refused", "Rejected", "SandboxRejected"}
"""What is raised says what has happened."""

PROTOCOL = {"check", "inputs", "main", "page", "paths"}
"""What each check, each kind of page and each program is asked for: the same name on purpose."""


def _definitions() -> Iterator[tuple[str, str, str]]:
    """Yield kind, name and file of each module, class and public function."""
    for module in MODULES:
        where = module.relative_to(ROOT).as_posix()
        yield "module", module.parent.name if module.stem == "__init__" else module.stem, where
        for node in ast.parse(module.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.ClassDef | ast.FunctionDef) and not node.name.startswith("_"):
                yield "class" if isinstance(node, ast.ClassDef) else "function", node.name, where


def _names(module: Path) -> Iterator[str]:
    """Yield the names of all functions, parameters and attributes in a module."""
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        match node:
            case ast.FunctionDef(name=name) | ast.arg(arg=name):
                yield name
            case ast.Attribute(attr=name, ctx=ast.Store()):
                yield name
            case ast.ClassDef(name=name, body=body):
                yield name
                targets = [one.target for one in body if isinstance(one, ast.AnnAssign)]
                yield from (one.id for one in targets if isinstance(one, ast.Name))


def _words(name: str) -> list[str]:
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name).lower().split("_")


def _is_participle(word: str) -> bool:
    return word not in NOUNS and (word in IRREGULAR or (len(word) > 4 and word.endswith(("ed", "ing"))))


def test_no_module_class_or_function_is_named_by_a_participle() -> None:
    """Of a function's words only one that stands alone is meant: `lost_files` are files."""
    found = [
        (where, name)
        for kind, name, where in _definitions()
        if _is_participle(_words(name)[-1]) and (kind != "function" or len(_words(name)) == 1)
    ]

    assert [(where, name) for where, name in found if name not in EXCEPTIONS] == []


def _former_names(names: Iterable[tuple[Path, str]]) -> list[tuple[str, str]]:
    """Return the names that have such a word, each with its file."""
    found = {(module.relative_to(ROOT).as_posix(), name) for module, name in names}
    return sorted(one for one in found - KEYS if FORMER & {*_words(one[1])})


def test_no_name_has_a_word_that_stood_for_something_else() -> None:
    assert (
        _former_names((module, name) for module in MODULES for name in (module.stem, *_names(module))) == []
    )


def _all_names(module: Path) -> Iterator[str]:
    """Yield the names of all classes, functions, parameters and variables; what a test is called is free."""
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        match node:
            case ast.Name(id=name, ctx=ast.Store()) | ast.arg(arg=name) | ast.ClassDef(name=name):
                yield name
            case ast.MatchAs(name=str(name)) | ast.MatchStar(name=str(name)):
                yield name
            case ast.ExceptHandler(name=str(name)):
                yield name
            case ast.FunctionDef(name=name) if not name.startswith("test_"):
                yield name


@pytest.mark.parametrize("folder", ["emn_site", "emn_mkdocs", "hooks", "tests", "tools", "benchmarks"])
def test_no_variable_or_parameter_has_such_a_word(folder: str) -> None:
    modules = sorted((ROOT / folder).rglob("*.py"))

    assert modules
    assert (
        _former_names((module, name) for module in modules for name in (module.stem, *_all_names(module)))
        == []
    )


def test_no_variable_of_a_template_has_such_a_word() -> None:
    templates = [*PACKAGE.rglob("*.jinja"), *(PACKAGE / "theme").rglob("*.html")]
    code = {
        file.name: re.findall(r"\{[{%].*?[%}]\}", file.read_text(encoding="utf-8"), re.DOTALL)
        for file in templates
    }
    plain = {name: re.sub(r"\"[^\"]*\"|\bwords\.\w+", "", " ".join(parts)) for name, parts in code.items()}
    found = [(name, one) for name, text in plain.items() for one in re.findall(r"[A-Za-z_]\w*", text)]

    former = FORMER - {"article"}  # an element of HTML

    assert [(name, one) for name, one in found if former & {*_words(one)}] == []


def test_no_two_classes_and_no_two_functions_have_one_name() -> None:
    places: dict[tuple[str, str], list[str]] = defaultdict(list)
    for kind, name, where in _definitions():
        if kind != "module" and name not in PROTOCOL:
            places[kind, name].append(Path(where).as_posix())

    assert {name: found for name, found in places.items() if len(found) > 1} == {}
