"""Whose review a change waits for, by the example that adopters copy (GitHub, "About code owners")."""

import subprocess

import pytest
from pathspec import GitIgnoreSpec

from tests.sites import ROOT

MAINTAINERS, EDITORS = "@your-organisation/maintainers", "@your-organisation/editors"
PROGRAMS = (
    "mkdocs.yml", "hooks/content.py", "new.py", "emn_site/new/new.py", "overrides/main.html",
    "pyproject.toml", "requirements.txt", "package.json", "package-lock.json", ".npmrc",
    "tsconfig.json", "build.py", "tools/suggest.py", ".github/workflows/publish.yml",
    ".github/CODEOWNERS", "tests/conftest.py", "conftest.py", "sitecustomize.py", ".cache/ab/cd",
    ".venv/bin/python", "site/index.html", ".gitattributes", "data/site.yml",
    "emn_site/data/lt/words.yml", "tests/sites/healthy/docs/lt/index.md",
)  # fmt: skip


def _owners(path: str) -> list[str]:
    """Return who owns a path: of the lines that fit, the last one says it."""
    lines = (ROOT / ".github" / "CODEOWNERS.example").read_text(encoding="utf-8").splitlines()
    rules = [line.split() for line in lines if line and not line.startswith("#")]
    fitting = [owners for pattern, *owners in rules if GitIgnoreSpec.from_lines([pattern]).match_file(path)]
    return fitting[-1] if fitting else []


def _tracked() -> list[str]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, check=True, capture_output=True, text=True)
    return listed.stdout.split("\0")[:-1]


def test_of_all_files_editors_own_texts_and_data_and_maintainers_the_rest() -> None:
    tracked = _tracked()

    assert [path for path in tracked if not _owners(path)] == []
    theirs = [path for path in tracked if all(owner.startswith(EDITORS) for owner in _owners(path))]
    assert theirs
    assert [path for path in theirs if not path.startswith(("docs/", "data/"))] == []
    assert [path for path in tracked if path.startswith("docs/") and path not in theirs] == []


@pytest.mark.parametrize("path", PROGRAMS)
def test_what_runs_waits_for_maintainers_whether_it_is_there_or_not(path: str) -> None:
    assert _owners(path) == [MAINTAINERS]


@pytest.mark.parametrize(("path", "owner"), [("docs/lt/a.md", f"{EDITORS}-lt"), ("data/topics.yml", EDITORS)])
def test_what_is_written_waits_for_editors(path: str, owner: str) -> None:
    assert _owners(path) == [owner]
