"""When a file was last changed, as Git remembers it.

A clone without its history would call its only commit the last change of everything: nothing is
said then, and nothing where there is no Git.
"""

import subprocess
from datetime import date
from pathlib import Path


def changed(root: Path) -> dict[str, date]:
    """Return the day of the last commit of each file below docs/ and data/, by path from the root."""
    if not (root / ".git").exists() or _git(root, "rev-parse", "--is-shallow-repository") != "false\n":
        return {}
    found: dict[str, date] = {}
    day = date.min
    log = _git(
        root, "-c", "core.quotepath=off", "log", "--format=%x00%cs", "--name-only", "--", "docs", "data"
    )
    for line in log.splitlines():
        if line.startswith("\0"):
            day = date.fromisoformat(line[1:])
        elif line:
            found.setdefault(line, day)
    return found


def _git(root: Path, *arguments: str) -> str:
    """Return what Git answers, or nothing where it cannot."""
    try:
        answer = subprocess.run(["git", *arguments], cwd=root, capture_output=True, check=False)
    except OSError:
        return ""
    return answer.stdout.decode("utf-8", "replace")
