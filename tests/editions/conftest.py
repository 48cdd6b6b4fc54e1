"""What the tests of publishing share."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.editions import workshop


@pytest.fixture
def root(tmp_path: Path) -> Iterator[Path]:
    """A committed project, which mike works in."""
    project = workshop.project(tmp_path)
    before = Path.cwd()
    os.chdir(project)
    yield project
    os.chdir(before)
