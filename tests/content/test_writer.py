"""All files of a command or none, wherever it is killed: before every single thing it does to a file."""

import json
import os
import sys
from collections.abc import Callable
from functools import partial
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from emn_site.content import writer

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there is no fork on Windows")

STEPS = {"open", "os.link", "os.mkdir", "os.remove", "os.rename", "os.rmdir"}
"""What a process does to files, as Python's audit events name it."""

WRITTEN = {"docs/a.md": b"new", "docs/deep/er/b.md": b"b", "data/c.yml": b"c"}
KILLED = 9


def _killed_before(step: int, run: Callable[[], Any]) -> bool:
    """Run in a process that ends before a step, without a word; return whether it came to that."""
    process = os.fork()
    if not process:
        steps = count(1)

        def end(event: str, _: Any) -> None:
            if event in STEPS and next(steps) == step:
                os._exit(KILLED)

        sys.addaudithook(end)
        run()
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]) == KILLED


def _site(root: Path) -> Path:
    for folder in ("docs", "data"):
        (root / folder).mkdir(parents=True)
    (root / "docs/a.md").write_bytes(b"old")
    (root / "docs/gone.md").write_bytes(b"gone")
    return root


def _tree(root: Path) -> dict[str, bytes | None]:
    paths = (path for path in root.rglob("*") if ".cache" not in path.parts)
    return {str(path.relative_to(root)): path.read_bytes() if path.is_file() else None for path in paths}


def test_killed_before_any_step_all_or_nothing_is_written(tmp_path: Path) -> None:
    before, ends = _tree(_site(tmp_path / "before")), []
    for step in count(1):
        root = _site(tmp_path / str(step))
        was_killed = _killed_before(step, partial(writer.write_all, root, WRITTEN, ["docs/gone.md"]))
        _killed_before(step % 5 + 1, partial(writer.recover_changes, root))
        writer.recover_changes(root)

        ends.append(_tree(root))
        assert [*(root / writer.CHANGES).glob("*")] == []
        if not was_killed:
            break
    assert ends[0] == before
    assert ends[-1]["docs/a.md"] == b"new" and "docs/gone.md" not in ends[-1]
    assert all(end in (before, ends[-1]) for end in ends)
    assert ends == sorted(ends, key=lambda end: end != before)


def test_what_a_running_command_writes_is_let_be(tmp_path: Path) -> None:
    change = tmp_path / writer.CHANGES / f"{os.getpid()}-x"
    change.mkdir(parents=True)

    writer.recover_changes(tmp_path)

    assert change.exists()


@pytest.mark.parametrize(
    "path", ["build.py", ".git/hooks/pre-commit", "docs/../build.py", "/docs/x", "hooks"]
)
@pytest.mark.parametrize("kind", ["new", "old", "folders"])
def test_a_journal_of_somebody_else_changes_no_program(tmp_path: Path, path: str, kind: str) -> None:
    (tmp_path / "build.py").write_text("ours")
    (tmp_path / "hooks").mkdir()
    change = tmp_path / writer.CHANGES / "99999999-x"
    (change / "old").mkdir(parents=True)
    (change / "old/build.py").write_text("theirs")
    (change / "journal.json").write_text(json.dumps({"new": [], "old": [], "folders": [], kind: [path]}))

    writer.recover_changes(tmp_path)

    assert (tmp_path / "build.py").read_text() == "ours" and (tmp_path / "hooks").is_dir()
    assert not change.exists()


@pytest.mark.parametrize(
    "content", [b"", b"{}", b"[" * 10_000, b'{"new": 5, "old": [], "folders": []}', b"\xff"]
)
def test_what_is_no_journal_is_thrown_away(tmp_path: Path, content: bytes) -> None:
    change = tmp_path / writer.CHANGES / "99999999-x"
    change.mkdir(parents=True)
    (change / "journal.json").write_bytes(content)

    writer.recover_changes(tmp_path)

    assert not change.exists()
