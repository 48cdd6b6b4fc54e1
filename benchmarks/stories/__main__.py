"""Tells a newcomer's stories: `python -m benchmarks.stories`.

Each changes a small site of its own; printed are the files touched, and what `check` says of it.
"""

import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

from benchmarks.stories import data
from emn_site import checks
from tests.sites import copy_of

STORIES: tuple[Callable[[Path], None], ...] = (
    data.add_indicator,
    data.add_language,
    data.add_type,
    data.change_wording,
)
TODAY = date(2026, 11, 1)


def touched(root: Path, story: Callable[[Path], None]) -> list[str]:
    """Return the files that a story adds or changes in a site."""
    before = {file: file.read_bytes() for file in root.rglob("*") if file.is_file()}
    story(root)
    after = {file: file.read_bytes() for file in root.rglob("*") if file.is_file()}
    return sorted(
        file.relative_to(root).as_posix() for file, text in after.items() if before.get(file) != text
    )


def tell(story: Callable[[Path], None]) -> None:
    """Print what a story touches and what is wrong afterwards."""
    with tempfile.TemporaryDirectory() as folder:
        root = copy_of("healthy", Path(folder))
        files = touched(root, story)
        wrong = [problem for problem in checks.check_site(root, TODAY).problems if not problem.is_warning]
        print(f"{(story.__doc__ or '').splitlines()[0]} {len(files)} files, {len(wrong)} problems")
        print("".join(f"  {file}\n" for file in files), end="")
        print("".join(f"  ! {one.path}:{one.line} {one.code} {one.values}\n" for one in wrong), end="")


if __name__ == "__main__":
    for one in STORIES:
        tell(one)
