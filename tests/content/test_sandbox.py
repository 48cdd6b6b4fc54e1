"""A function that reads a stranger's bytes can fail in every way, and the one who asked goes on."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from emn_site.content import sandbox
from emn_site.content.sandbox import SandboxRejected


@dataclass(frozen=True)
class Judged:
    """What a reader of files may return."""

    content: bytes
    found: list[tuple[str, dict[str, str]]]
    size: int | None = None


def judged(name: str, content: bytes) -> Judged:
    print("a library that prints")
    return Judged(content[::-1], [(name, {"ą": "ž"})])


def behave(how: str) -> str:
    """Fail in the way that is asked for."""
    match how:
        case "slow":
            time.sleep(60)
        case "slow with a child":
            sandbox.run_program(["sleep", "61.25"], b"")
        case "killed":
            os.kill(os.getpid(), signal.SIGKILL)
        case "much memory":
            return "x" * 2_000_000_000
        case "deep":
            return behave(how)
        case "faulty":
            raise ValueError(how)
        case "refusing":
            raise SandboxRejected("asset-script", value="onload")
        case "environment":
            return ",".join(sorted(os.environ))
        case "another type":
            return 5  # type: ignore[return-value]
    return how


def test_what_goes_in_and_comes_out_has_the_types_that_the_function_declares() -> None:
    content = bytes(range(256))

    assert sandbox.run_sandboxed(judged, "ė.png", content) == Judged(content[::-1], [("ė.png", {"ą": "ž"})])


@pytest.mark.parametrize(
    ("how", "code"),
    [
        ("killed", "unreadable"),
        ("faulty", "unreadable"),
        ("another type", "unreadable"),
        ("deep", "too-deep"),
        ("refusing", "asset-script"),
        pytest.param(
            "much memory",
            "too-much-memory",
            marks=pytest.mark.skipif(sys.platform != "linux", reason="no bound of memory here"),
        ),
    ],
)
def test_every_end_is_one_refusal_and_the_next_call_is_answered(how: str, code: str) -> None:
    refused, following = sandbox.run_each_sandboxed(behave, [(how,), ("well",)])

    assert isinstance(refused, SandboxRejected)
    assert refused.code == code
    assert following == "well"


def test_a_refusal_brings_its_values() -> None:
    with pytest.raises(SandboxRejected) as refusal:
        sandbox.run_sandboxed(behave, "refusing")

    assert refusal.value.values == {"value": "onload"}


@pytest.mark.parametrize("how", ["slow", "slow with a child"])
def test_who_takes_too_long_is_ended_with_all_that_it_has_started(
    how: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sandbox, "SECONDS", 2)
    before = time.monotonic()

    refused, following = sandbox.run_each_sandboxed(behave, [(how,), ("well",)])

    assert isinstance(refused, SandboxRejected)
    assert (refused.code, refused.values) == ("too-slow", {"limit": "2"})
    assert following == "well"
    assert time.monotonic() - before < 10
    assert not _running("61.25")


def test_one_process_serves_many_calls() -> None:
    before = time.monotonic()

    assert list(sandbox.run_each_sandboxed(behave, [(str(number),) for number in range(200)])) == [
        str(number) for number in range(200)
    ]
    assert time.monotonic() - before < 5


def test_the_process_learns_nothing_of_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GITHUB_TOKEN", "secret")

    assert "GITHUB_TOKEN" not in sandbox.run_sandboxed(behave, "environment")


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL there")
def test_nothing_outlives_a_parent_that_is_killed() -> None:
    code = "from tests.content.test_sandbox import *; sandbox.run_sandboxed(behave, 'slow with a child')"
    parent = subprocess.Popen([sys.executable, "-c", code], cwd=Path(__file__).parents[2])
    _wait(lambda: _running("61.25"))

    parent.kill()
    parent.wait()

    _wait(lambda: not _running("61.25"))


def _running(argument: str) -> bool:
    """Whether a `sleep` with an argument of its own runs."""
    output = subprocess.run(["ps", "-eo", "args"], capture_output=True, text=True, check=True)
    return f"sleep {argument}" in output.stdout.splitlines()


def _wait(until: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 15
    while not until():
        assert time.monotonic() < deadline
        time.sleep(0.05)
