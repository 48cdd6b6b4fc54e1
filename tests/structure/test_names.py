"""Names are the field's: nouns for things, verbs for functions, one thing a name (DESIGN, chapter 4)."""

import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from tests.sites import ROOT

PACKAGE = ROOT / "emn_site"
MODULES = sorted(PACKAGE.rglob("*.py"))

FORMER = {
    "afresh", "aids", "article", "articles", "belonging", "cutting", "door", "doubts", "framing", "glosses",
    "kept", "plausible", "shaping", "shelf", "shelves", "slips", "speech", "spoken",
    "told", "typed", "whole", "wish",
}  # fmt: skip
"""Words that once stood for a segment, a locale, a cache …; nobody from the field would search for them."""

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

PROTOCOL = {"check", "made_of", "main", "page", "paths"}
"""What each check, each kind of page and each program is asked for: the same name on purpose."""


def _definitions() -> Iterator[tuple[str, str, str]]:
    """Yield kind, name and file of each module, class and public function."""
    for module in MODULES:
        where = module.relative_to(ROOT).as_posix()
        yield "module", module.parent.name if module.stem == "__init__" else module.stem, where
        for node in ast.parse(module.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.ClassDef | ast.FunctionDef) and not node.name.startswith("_"):
                yield "class" if isinstance(node, ast.ClassDef) else "function", node.name, where


def _words(name: str) -> list[str]:
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name).lower().split("_")


def _is_participle(word: str) -> bool:
    return word not in NOUNS and (word in IRREGULAR or (len(word) > 4 and word.endswith(("ed", "ing"))))


def test_no_module_class_or_function_is_named_by_a_participle() -> None:
    """Of a function's words only one that stands alone is meant: `deleted_files` are files."""
    found = [
        (where, name)
        for kind, name, where in _definitions()
        if _is_participle(_words(name)[-1]) and (kind != "function" or len(_words(name)) == 1)
    ]

    assert [(where, name) for where, name in found if name not in EXCEPTIONS] == []


def test_no_name_has_a_word_that_stood_for_something_else() -> None:
    assert [(where, name) for _, name, where in _definitions() if FORMER & set(_words(name))] == []


def test_no_two_classes_and_no_two_functions_have_one_name() -> None:
    places: dict[tuple[str, str], list[str]] = defaultdict(list)
    for kind, name, where in _definitions():
        if kind != "module" and name not in PROTOCOL:
            places[kind, name].append(Path(where).as_posix())

    assert {name: found for name, found in places.items() if len(found) > 1} == {}
