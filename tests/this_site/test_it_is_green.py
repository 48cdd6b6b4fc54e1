"""The checks are content with what this repository publishes."""

import subprocess
import sys

from tests.sites import ROOT


def _check(*options: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "build.py", "check", *options]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


def test_check_finds_nothing_but_figures_that_a_person_must_look_at() -> None:
    done = _check("--locale", "lt")
    *found, count = done.stdout.splitlines()

    assert done.returncode == 0
    assert [line for line in found if not line.endswith("[jump]")] == []
    assert count == f"Klaidų: 0, įspėjimų: {len(found)}."


def test_quiet_is_quiet() -> None:
    done = _check("--quiet")

    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_an_unknown_language_of_reports_is_refused() -> None:
    done = _check("--locale", "xx")

    assert (done.returncode, done.stderr) == (1, "Ataskaitos kalbos: en, lt; kalbos xx nėra.\n")
