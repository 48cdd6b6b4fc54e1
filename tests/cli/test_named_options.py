"""Every command and option of `build.py` that a message, a guide or a manual names is there."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from emn_site.cli.program import COMMANDS
from tests.sites import ROOT, WORDS

FILES = [
    *WORDS.rglob("*.yml"),
    *(ROOT / "docs").glob("*/editing/*.md"),
    *(ROOT / "manual").rglob("*.md"),
    *(ROOT / "emn_site/templates").glob("*.jinja"),
    *(ROOT / ".github").rglob("*.y*ml"),
    *(one for one in ROOT.glob("*.md") if one.name != "CHANGELOG.md"),
    COMMANDS,
]
KNOWN = tomllib.loads(COMMANDS.read_text(encoding="utf-8"))
ALWAYS = {"--quiet", "--help"}
OF_GIT = {"--add", "--all", "--cached", "--force", "--global", "--unshallow"}
"""Options of Git that messages and guide name."""

_CALL = re.compile(r"build\.py (?!serve and|is |and )([a-z]+)\b([^`\n]*?)(?=`|$|; `|\bpython3? |[.;] )", re.M)
_OPTION = re.compile(r"(?<![\w-])--[a-z][a-z-]+")


def _options(command: str) -> set[str]:
    """Return the options that a command has."""
    about = KNOWN[command]
    shared = KNOWN.get(about.get("also", ""), {})
    return ALWAYS | {name for name in (*about, *shared) if name.startswith("--")}


EVERY_OPTION = ALWAYS.union(*(_options(name) for name, about in KNOWN.items() if "function" in about))


def _calls(text: str) -> Iterator[tuple[str, list[str]]]:
    """Yield the commands that a text names, each with the options beside it."""
    for found in _CALL.finditer(text):
        yield found[1], _OPTION.findall(found[2].partition(" -- ")[0])


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.relative_to(ROOT).as_posix())
def test_every_command_and_option_that_is_named_exists(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    calls = list(_calls(text))

    assert [name for name, _ in calls if "function" not in KNOWN.get(name, {})] == []
    assert [(name, one) for name, options in calls for one in options if one not in _options(name)] == []
    if (file.suffix == ".yml" and ".github" not in file.parts) or "editing" in file.parts:
        assert {*_OPTION.findall(text)} - EVERY_OPTION - OF_GIT == set()


def test_commands_are_found_with_their_options() -> None:
    calls = [call for file in FILES for call in _calls(file.read_text(encoding="utf-8"))]

    assert len(calls) > 100
    assert {"new", "move", "publish", "import", "check"} <= {name for name, options in calls}
