"""What a build or a check ended with is said again only where nothing has changed that could change it."""

import os
import subprocess
import sys
from argparse import Namespace
from collections.abc import Callable
from pathlib import Path

import pytest

from emn_site.cache.cache import FOLDER, Cache
from emn_site.cli.outcome import run_once
from tests.sites import copy_of

STUDY = "docs/lt/studies/2022/first-study.md"
RUN = """
import sys
from pathlib import Path
from emn_site.cli import program
code = program.run(Path(), sys.argv[1:])
print("checked" if "emn_site.checks" in sys.modules else "as before", file=sys.stderr)
sys.exit(code)
"""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site that is checked, whose check has ended well."""
    root = copy_of("healthy", tmp_path)
    git(root, "init", "-q")
    git(root, "add", "docs", "data")
    git(root, "-c", "user.name=A", "-c", "user.email=a@emn.example", "commit", "-qm", "first")
    assert how(root) == "checked"
    return root


def git(root: Path, *arguments: str) -> None:
    subprocess.run(["git", *arguments], cwd=root, check=True)


def how(root: Path, *options: str, **environment: str) -> str:
    """Return whether a check of a site was made, or told from what is kept."""
    done = subprocess.run(
        [sys.executable, "-c", RUN, "check", *options],
        cwd=root, env=os.environ | environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    return done.stderr.splitlines()[-1]


def test_a_second_check_says_the_same_and_loads_nothing(site: Path) -> None:
    command = [sys.executable, "-c", RUN, "check"]
    Cache(site / FOLDER).clear()
    first, second = (subprocess.run(command, cwd=site, capture_output=True, text=True) for _ in range(2))

    assert first.stdout == second.stdout != ""
    assert (first.stderr, second.stderr) == ("checked\n", "as before\n")


def _append(name: str) -> Callable[[Path], None]:
    def change(root: Path) -> None:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        with (root / name).open("a") as file:
            file.write("\n# changed\n")

    return change


CHANGES: dict[str, Callable[[Path], object]] = {
    "text": _append(STUDY),
    "data": _append("data/site.yml"),
    "template": _append("overrides/main.html"),
    "any file": _append("notes/plan.txt"),
    "name": lambda root: (root / STUDY).rename((root / STUDY).with_stem("renamed")),
    "link": lambda root: (root / "docs/lt/link.md").symlink_to("index.md"),
    "leftover of a killed command": lambda root: (root / FOLDER / "changes" / "1-a").mkdir(parents=True),
    "commit": lambda root: git(
        root, "-c", "user.name=A", "-c", "user.email=a@emn.example", "commit", "--allow-empty", "-qm", "more"
    ),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_after_any_change_a_check_is_made(site: Path, change: Callable[[Path], object]) -> None:
    assert how(site) == "as before"

    change(site)

    assert how(site) == "checked"


def test_another_option_or_environment_is_another_check(site: Path) -> None:
    assert how(site, "--quiet") == "checked"
    assert how(site, GITHUB_ACTIONS="true") == "checked"


def test_a_check_that_found_something_is_made_again(site: Path) -> None:
    (site / STUDY).write_text("no head")

    assert [how(site), how(site)] == ["checked", "checked"]


def test_what_a_commit_says_of_the_outcome_is_not_believed(site: Path) -> None:
    assert how(site) == "as before"

    git(site, "add", "-f", FOLDER)

    assert how(site) == "checked"


def test_a_built_site_that_was_touched_is_built_again(tmp_path: Path) -> None:
    built = tmp_path / "site" / "index.html"
    runs = []

    def build() -> int:
        built.parent.mkdir(exist_ok=True)
        built.write_text("built")
        runs.append(built)
        return 0

    def runs_after() -> int:
        assert run_once(tmp_path, Namespace(command="build"), build) == 0
        return len(runs)

    assert [runs_after(), runs_after()] == [1, 1]
    built.write_text("touched")
    assert [runs_after(), runs_after()] == [2, 2]
    built.unlink()
    assert [runs_after(), runs_after()] == [3, 3]
