"""A committed project in which every command has something to do, with editions published here and there."""

import shutil
from contextlib import chdir
from pathlib import Path

from tests.editions import workshop
from tests.promise.command_inputs import TEXT
from tests.refresh.refreshing import fetching
from tests.sites import ROOT


def committed(folder: Path) -> Path:
    """Return a project with figures to fetch, a change that can be mended, and two editions."""
    root = workshop.project(folder)
    shutil.copy(ROOT / ".gitignore", root / ".gitignore")
    fetching(root)
    linked = root / "docs/lt/studies/2022/first-study.md"
    linked.write_text(linked.read_text() + "\n[a](http://a.example/) ir [b](https://b.example/x).\n")
    workshop.commit(root)
    text = root / TEXT
    text.write_text(text.read_text() + '\nSako "taip" - ir ne.\n')
    workshop.commit(root)
    with chdir(root):  # which mike works in
        for edition in ("latest", "2026"):
            workshop.published(root, edition)
    workshop.git(root, "fetch", "--quiet", "origin", "gh-pages:gh-pages")
    return root
