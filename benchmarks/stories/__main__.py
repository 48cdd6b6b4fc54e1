"""Tells a newcomer's stories: `python -m benchmarks.stories`.

Each changes a project of its own, site and program; printed are the files touched and what `check` says.
"""

import subprocess
import sys
import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

from benchmarks.stories import data, program
from tests.sites import project_of

STORIES: tuple[Callable[[Path], None], ...] = (
    data.add_indicator,
    data.add_language,
    data.add_type,
    data.change_wording,
)
"""Stories told by data alone."""

OF_THE_PROGRAM: tuple[Callable[[Path], None], ...] = (
    program.show_kind,
    program.add_kind,
    program.add_data_file,
    program.change_chart_colours,
)

TODAY = date(2026, 11, 1)
CHECK = """
import sys
from datetime import date
from pathlib import Path
from emn_site import checks
for one in checks.check_site(Path.cwd(), date.fromisoformat(sys.argv[1])).errors:
    print(f"{one.path}:{one.line} {one.code} {one.values}")
"""


def touched(root: Path, story: Callable[[Path], None]) -> list[str]:
    """Return the files that a story adds or changes in a project."""
    before = {file: file.read_bytes() for file in root.rglob("*") if file.is_file()}
    story(root)
    after = {file: file.read_bytes() for file in root.rglob("*") if file.is_file()}
    return sorted(
        file.relative_to(root).as_posix() for file, text in after.items() if before.get(file) != text
    )


def errors(root: Path) -> list[str]:
    """Return what the program of a project finds wrong with its site."""
    command = [sys.executable, "-c", CHECK, TODAY.isoformat()]
    return subprocess.run(command, cwd=root, check=True, capture_output=True, text=True).stdout.splitlines()


def tell(story: Callable[[Path], None]) -> None:
    """Print what a story touches and what is wrong afterwards."""
    with tempfile.TemporaryDirectory() as folder:
        root = project_of("healthy", Path(folder))
        files = touched(root, story)
        wrong = errors(root)
        print(f"{(story.__doc__ or '').splitlines()[0]} {len(files)} files, {len(wrong)} problems")
        print("".join(f"  {file}\n" for file in files), end="")
        print("".join(f"  ! {one}\n" for one in wrong), end="")


if __name__ == "__main__":
    for one in (*STORIES, *OF_THE_PROGRAM):
        tell(one)
