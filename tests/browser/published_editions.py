"""Two editions in two languages on the published branch, served as GitHub Pages serves a project's site."""

import os
import subprocess
import sys
import tarfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from emn_site.cli.editions import run_publish
from emn_site.content.load import load_site
from tests.browser.pages_server import serving
from tests.editions.workshop import commit, git
from tests.sites import project_of

PREFIX = "emn-site/"
OLD, NEW = "studies/2017/effectiveness-of-return/", "studies/2026/only-in-latest/"
ADDED = """---
title: "{title}"
summary: "Only the latest edition has it."
{rest}---

## Key points

Nothing more.
"""


class _Options:
    """What build.py is told on the command line."""

    def __init__(self, what: str, why: str | None) -> None:
        self.what, self.to, self.why = what, None, why
        self.correct = why is not None
        self.dry_run = self.push = self.admin = self.if_due = self.trial = self.quiet = False
        self.remote = None


def _publish(root: Path, name: str, why: str | None = None) -> None:
    def build(edition: str, target: Path) -> int:
        command = [sys.executable, "-m", "mkdocs", "--quiet", "build", "--site-dir", str(target)]
        return subprocess.call(command, cwd=root, env=os.environ | {"EMN_EDITION": edition})

    run_publish(load_site(root), _Options(name, why), build)  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def branch(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The published branch as files: 2025, once corrected, and a latest edition with a study more."""
    folder = tmp_path_factory.mktemp("editions")
    root = project_of("network", folder)
    settings = root / "data" / "site.yml"
    settings.write_text(
        settings.read_text().replace("https://emn-lithuania.example/", f"https://emn.example/{PREFIX}", 1)
    )
    git(root, "init", "--quiet", "--initial-branch=main")
    git(root, "config", "user.name", "Ona")
    git(root, "config", "user.email", "ona@example.org")
    commit(root)
    before = Path.cwd()
    os.chdir(root)
    try:
        _publish(root, "2025")
        text = root / "docs" / "en" / "index.md"
        text.write_text(text.read_text() + "\nA table was mended.\n")
        commit(root)
        _publish(root, "2025", "A wrong table")
        for language, rest in (("lt", "topics: [return]\nseen: [https://example.org]\n"), ("en", "")):
            file = root / "docs" / language / f"{NEW.rstrip('/')}.md"
            file.parent.mkdir(parents=True)
            if rest:
                file.write_text(ADDED.format(title="Tik naujausioje laidoje", rest=rest))
        (root / "data" / "redirects.yml").write_text(
            "studies/2017/old-name: studies/2017/effectiveness-of-return\n"
        )
        commit(root)
        _publish(root, "latest")
    finally:
        os.chdir(before)
    packed = subprocess.run(["git", "archive", "gh-pages"], cwd=root, check=True, capture_output=True).stdout
    with tarfile.open(fileobj=BytesIO(packed)) as archive:
        archive.extractall(folder / "branch")
    return folder / "branch"


@pytest.fixture(scope="module")
def served(branch: Path) -> Iterator[str]:
    with serving(branch, PREFIX) as address:
        yield address


@pytest.fixture
def reader(browser: Browser, served: str) -> Iterator[Page]:
    """A page on the published branch; any error of a script fails the test."""
    context = browser.new_context(base_url=served)
    page = context.new_page()
    trouble: list[str] = []
    page.on("pageerror", lambda error: trouble.append(str(error)))
    yield page
    context.close()
    assert trouble == []
