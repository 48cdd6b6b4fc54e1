"""What is claimed can be measured: each benchmark finds what it stands on."""

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from benchmarks.corpus import SHORT, Size, write
from emn_site import checks
from tests.sites import ROOT

BENCHMARKS = sorted(file.stem for file in (ROOT / "benchmarks").glob("*.py") if file.stem != "__init__")


@pytest.mark.parametrize("name", BENCHMARKS)
def test_a_benchmark_can_be_begun(name: str) -> None:
    command = [sys.executable, "-c", f"import benchmarks.{name}"]
    ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)

    assert ended.returncode == 0, ended.stderr


def test_each_is_explained() -> None:
    explained = (ROOT / "benchmarks" / "README.md").read_text(encoding="utf-8")
    begun = [name for name in BENCHMARKS if '__name__ == "__main__"' in _source(name)]

    assert [name for name in begun if f"`python -m benchmarks.{name}" not in explained] == []


def test_the_archive_that_is_built_has_no_errors(tmp_path: Path) -> None:
    write(tmp_path, Size(4, SHORT))

    assert checks.check_site(tmp_path, date(2030, 1, 1)).errors == []


def _source(name: str) -> str:
    return (ROOT / "benchmarks" / f"{name}.py").read_text(encoding="utf-8")
