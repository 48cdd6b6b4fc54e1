"""How large ten editions are: `python -m benchmarks.editions`.

Copies the project, adds publications until the site has 300 pages, changes one text for each edition,
publishes ten of them on a branch and adds up what is served and what Git stores.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from types import SimpleNamespace

from emn_site.cli.editions import run_publish
from emn_site.content.load import load_site
from emn_site.editions.repository import Repository
from tests.editions.workshop import commit, git
from tests.sites import project_of

EDITIONS = [str(2027 + number) for number in range(10)]
PAGES = 300


def published(root: Path, name: str) -> None:
    """Publish an edition as build.py does."""

    def build(edition: str, target: Path) -> int:
        command = [sys.executable, "-m", "mkdocs", "--quiet", "build", "--site-dir", str(target)]
        ended = subprocess.call(command, cwd=root, env=os.environ | {"EMN_EDITION": edition})
        if (count := len([*target.rglob("index.html")])) < PAGES:
            raise SystemExit(f"only {count} pages")
        return ended

    options = SimpleNamespace(what=name, push=False, correct=False, why=None, dry_run=False, remote=None)
    run_publish(load_site(root), options, build)  # type: ignore[arg-type]


def main() -> None:
    """Print the size of all editions together, as served and as stored."""
    with tempfile.TemporaryDirectory() as name:
        root = project_of("network", Path(name))
        for file in [*root.glob("docs/*/studies/*/*.md")]:
            shutil.copy(file, file.with_stem(f"{file.stem}-again"))
        git(root, "init", "--quiet", "--initial-branch=main")
        git(root, "config", "user.name", "Benchmark")
        git(root, "config", "user.email", "benchmark@example.org")
        os.chdir(root)
        text = root / "docs" / "lt" / "about" / "index.md"
        for edition in EDITIONS:
            text.write_text(text.read_text() + f"\n{edition} m. pakeista.\n")
            commit(root)
            published(root, edition)
        files = Repository(root).files("gh-pages")
        served = sum(file.size for file in files.values())
        once = sum({file.blob: file.size for file in files.values()}.values())
        git(root, "gc", "--quiet", "--prune=now")
        stored = sum(file.stat().st_size for file in (root / ".git" / "objects").rglob("*") if file.is_file())
        print(
            f"{len(EDITIONS)} editions: {served / 1e6:.0f} MB served, {once / 1e6:.0f} MB of different "
            f"files, {stored / 1e6:.0f} MB stored by Git"
        )


if __name__ == "__main__":
    main()
