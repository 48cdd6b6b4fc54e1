"""The workflows, validated without a network: their schema, their safety, what they call."""

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.sites import ROOT

WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
FORMS = [f"ISSUE_TEMPLATE/{form.name}" for form in sorted((ROOT / ".github").glob("ISSUE_TEMPLATE/*-*.yml"))]


def _program(name: str) -> str:
    return str(Path(sys.executable).with_name(name))


@pytest.fixture(params=WORKFLOWS, ids=lambda path: path.name)
def workflow(request: pytest.FixtureRequest) -> Path:
    path: Path = request.param
    return path


def test_they_are_what_is_asked_for() -> None:
    names = ["audit.yml", "check.yml", "data.yml", "links.yml", "nightly.yml", "publish.yml", "suggest.yml"]

    assert [path.name for path in WORKFLOWS] == names


def test_github_would_accept_them(workflow: Path) -> None:
    command = [_program("check-jsonschema"), "--builtin-schema", "vendor.github-workflows", str(workflow)]

    assert subprocess.run(command, capture_output=True, text=True, check=False).returncode == 0


@pytest.mark.parametrize("name", ["dependabot.yml", "ISSUE_TEMPLATE/config.yml", *FORMS])
def test_github_would_accept_what_else_it_reads(name: str) -> None:
    schema = {"dependabot.yml": "dependabot", "ISSUE_TEMPLATE/config.yml": "github-issue-config"}
    wanted = f"vendor.{schema.get(name, 'github-issue-forms')}"
    command = [_program("check-jsonschema"), "--builtin-schema", wanted, str(ROOT / ".github" / name)]

    assert subprocess.run(command, capture_output=True, text=True, check=False).returncode == 0


def test_zizmor_finds_nothing() -> None:
    folder = str(ROOT / ".github")
    command = [_program("zizmor"), "--offline", "--persona", "regular", "--no-progress", folder]
    ended = subprocess.run(command, capture_output=True, text=True, check=False)

    assert ended.returncode == 0, ended.stdout + ended.stderr


def test_they_have_least_rights_an_end_and_one_at_a_time(workflow: Path) -> None:
    read = yaml.safe_load(workflow.read_text())

    assert read["permissions"] in ({}, {"contents": "read"})
    assert "concurrency" in read
    assert all("uses" in job or job["timeout-minutes"] <= 60 for job in read["jobs"].values())


def _jobs(name: str) -> dict[str, dict[str, Any]]:
    jobs: dict[str, dict[str, Any]] = yaml.safe_load((WORKFLOWS[0].parent / name).read_text())["jobs"]
    return jobs


def test_what_is_published_has_been_checked_at_the_same_commit() -> None:
    jobs = _jobs("publish.yml")

    assert jobs["check"]["uses"] == "./.github/workflows/check.yml"
    assert jobs["publish"]["needs"] == "check"


def test_freezing_waits_for_a_person() -> None:
    assert _jobs("publish.yml")["publish"]["environment"] == (
        "${{ github.ref_type == 'tag' && 'freeze' || 'latest' }}"
    )


def test_what_fetches_figures_cannot_write_and_what_writes_runs_none_of_our_code() -> None:
    jobs = _jobs("data.yml")

    assert jobs["update"]["permissions"] == {"contents": "read"}
    assert not any("build.py" in step.get("run", "") for step in jobs["propose"]["steps"])
    assert "gh workflow run check.yml --ref" in jobs["propose"]["steps"][-1]["run"]


def test_what_suggests_runs_the_code_of_main_alone_and_learns_from_github_where() -> None:
    jobs = _jobs("suggest.yml")
    mend, suggest = jobs["mend"]["steps"], jobs["suggest"]["steps"]

    assert not any("ref" in job["steps"][0]["with"] for job in jobs.values())
    assert jobs["mend"]["permissions"] == {"contents": "read"}
    assert mend[2]["run"].splitlines()[1] == 'git checkout --quiet --no-overlay "$SHA" -- docs data'
    assert "run-id" not in suggest[1]["with"]  # of this run, not of the proposal's
    assert all(f"github.event.workflow_run.{name}" in str(suggest[2]) for name in ("head_sha", "head_b"))
    assert [step["run"] for step in suggest if "run" in step] == ["python3 tools/suggest.py suggestions.json"]


def test_the_page_for_editing_is_published_where_somebody_asks_for_it_alone() -> None:
    assert "--admin" not in str(_jobs("publish.yml"))


def test_a_token_is_given_to_one_step_and_stands_on_no_command_line(workflow: Path) -> None:
    steps = [step for job in _jobs(workflow.name).values() for step in job.get("steps", [])]
    with_token = [step for step in steps if "github.token" in str(step) or "secrets." in str(step)]

    assert len(with_token) == (1 if workflow.name in ("data.yml", "publish.yml", "suggest.yml") else 0)
    assert not any(re.search(r"TOKEN|github\.token|secrets\.", step.get("run", "")) for step in steps)
    assert not any("build.py publish $" in step["run"] for step in with_token)


def test_runners_are_those_that_are_known(workflow: Path) -> None:
    assert {job.get("runs-on", "ubuntu-24.04") for job in _jobs(workflow.name).values()} == {"ubuntu-24.04"}


def test_other_peoples_steps_are_pinned_by_hash(workflow: Path) -> None:
    used = [name for name in re.findall(r"uses: (\S+)", workflow.read_text()) if not name.startswith("./")]

    assert used
    assert all(re.fullmatch(r"[\w./-]+@[0-9a-f]{40}", step) for step in used)


def test_each_step_is_a_command_that_also_runs_on_a_desk(workflow: Path) -> None:
    steps = [step for job in _jobs(workflow.name).values() for step in job.get("steps", [])]
    runs = [step["run"] for step in steps if "run" in step]
    in_shell = [run for run in runs if not run.startswith(("python3 ", "cat "))]

    assert len(in_shell) == (1 if workflow.name in ("data.yml", "publish.yml", "suggest.yml") else 0)
