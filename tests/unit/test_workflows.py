"""The workflows, validated without a network: their schema, their safety, what they call."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from tests.sites import ROOT

WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))


def _program(name: str) -> str:
    return str(Path(sys.executable).with_name(name))


@pytest.fixture(params=WORKFLOWS, ids=lambda path: path.name)
def workflow(request: pytest.FixtureRequest) -> Path:
    path: Path = request.param
    return path


def test_they_are_what_is_asked_for() -> None:
    assert [path.name for path in WORKFLOWS] == ["check.yml", "data.yml", "links.yml", "publish.yml"]


def test_github_would_accept_them(workflow: Path) -> None:
    command = [_program("check-jsonschema"), "--builtin-schema", "vendor.github-workflows", str(workflow)]

    assert subprocess.run(command, capture_output=True, text=True, check=False).returncode == 0


def test_zizmor_finds_nothing(workflow: Path) -> None:
    command = [_program("zizmor"), "--offline", "--persona", "regular", "--no-progress", str(workflow)]
    ended = subprocess.run(command, capture_output=True, text=True, check=False)

    assert ended.returncode == 0, ended.stdout + ended.stderr


def test_they_have_least_rights_an_end_and_one_at_a_time(workflow: Path) -> None:
    read = yaml.safe_load(workflow.read_text())

    assert read["permissions"] in ({}, {"contents": "read"})
    assert "concurrency" in read
    assert all(job["timeout-minutes"] <= 60 for job in read["jobs"].values())


def test_other_peoples_steps_are_pinned_by_hash(workflow: Path) -> None:
    used = re.findall(r"uses: (\S+)", workflow.read_text())

    assert used
    assert all(re.fullmatch(r"[\w./-]+@[0-9a-f]{40}", step) for step in used)


def test_each_step_is_a_command_that_also_runs_on_a_desk(workflow: Path) -> None:
    steps = [step for job in yaml.safe_load(workflow.read_text())["jobs"].values() for step in job["steps"]]
    runs = [step["run"] for step in steps if "run" in step]
    with_git = [run for run in runs if not run.startswith("python3 build.py ")]

    assert len(with_git) == (1 if workflow.name == "data.yml" else 0)
