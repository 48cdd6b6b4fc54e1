"""What stops a command from outside, a machine or an environment, is one sentence each, and harms nothing."""

import errno
import hashlib
import os
import shutil
import socket
import subprocess
import sys
import venv
from collections.abc import Callable
from importlib import import_module
from inspect import signature
from pathlib import Path

import pytest

from emn_site.cli import build, error_boundary
from emn_site.cli.program import argument_parser
from emn_site.editions.repository import Repository
from tests.refusals import refused
from tests.sites import ROOT, project_of


def _run(root: Path, *command: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "build.py", *command],
        cwd=root,
        env=os.environ | environment,
        capture_output=True,
        text=True,
        check=False,
    )


def _write_to(place: str) -> Callable[[], int]:
    return lambda: Path(place).write_text("x")


def _machine_error(number: int) -> Callable[[], int]:
    def fails() -> int:
        raise OSError(number, os.strerror(number), "site/index.html")

    return fails


@pytest.mark.parametrize(
    ("command", "sentence"),
    [
        (_write_to("/dev/full"), "The disk is full"),
        (_machine_error(errno.EROFS), "This place cannot be written to: site/index.html."),
        (_machine_error(errno.EACCES), "This place cannot be written to: site/index.html."),
        (_write_to("/"), "The machine would not do it: /: Is a directory."),
    ],
)
def test_what_the_machine_will_not_do_is_one_sentence(
    command: Callable[[], int], sentence: str, healthy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert error_boundary.run_command(healthy, command) == 1

    output = capsys.readouterr().err
    assert output.startswith(sentence)
    assert output.count("\n") == 1


def test_a_sentence_is_in_the_language_of_reports(healthy: Path) -> None:
    settings = healthy / "data" / "site.yml"
    settings.write_text(settings.read_text().replace("report_locale: en", "report_locale: lt"))

    assert error_boundary.command_message(healthy, "disk-full").startswith("Diskas pilnas")


def test_outside_a_site_a_sentence_is_in_english(tmp_path: Path) -> None:
    assert error_boundary.command_message(tmp_path, "disk-full").startswith("The disk is full")


def test_a_port_that_another_program_has_is_named_and_another_proposed() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = _run(ROOT, "serve", "--address", f"127.0.0.1:{port}")

    assert done.returncode == 1
    places = {"value": f"127.0.0.1:{port}", "next": f"127.0.0.1:{port + 1}"}
    assert done.stderr == error_boundary.command_message(ROOT, "port-in-use", **places) + "\n"
    assert places["next"] in done.stderr


@pytest.mark.parametrize("address", ["8000", "localhost", "127.0.0.1:99999", "127.0.0.1:x"])
def test_what_is_no_address_is_not_served_at(address: str) -> None:
    sentence = error_boundary.command_message(ROOT, "no-such-address", value=address)

    assert sentence in _run(ROOT, "serve", "--address", address).stderr


@pytest.mark.parametrize("encoding", ["ascii", "cp1257", "utf-8"])
def test_a_report_survives_any_console(encoding: str, tmp_path: Path) -> None:
    root = project_of("broken", tmp_path)
    program = "import sys; from emn_site.cli import program; sys.argv[1:] = {}; sys.exit(program.main())"
    command = [sys.executable, "-c", program.format(["check", "--locale", "lt"])]

    done = subprocess.run(
        command, cwd=root, env=os.environ | {"PYTHONIOENCODING": encoding}, capture_output=True, check=False
    )

    assert done.returncode == 1
    assert b"Traceback" not in done.stderr
    assert b"[duplicate-key]" in done.stdout


def test_reports_are_to_be_had_in_the_languages_there_are() -> None:
    done = _run(ROOT, "check", "--locale", "xx")

    assert (done.returncode, done.stdout) == (1, "")
    sentence = error_boundary.command_message(ROOT, "no-such-report", value="xx", known="en, lt")
    assert done.stderr == sentence + "\n"


def test_outside_a_repository_there_is_nothing_to_publish(healthy: Path) -> None:
    with refused("This folder is no Git repository"):
        Repository(healthy).checked()


def test_without_git_there_is_nothing_to_publish(healthy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(healthy))

    with refused("Git is not installed"):
        Repository(healthy).checked()


# Killed builds


def _ended_process() -> int:
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    return ended.pid


def test_what_a_killed_build_left_is_swept_and_what_a_running_one_makes_is_not(tmp_path: Path) -> None:
    killed, running = tmp_path / f".build-{_ended_process()}-x", tmp_path / f".build-{os.getpid()}-x"
    for folder in (killed, running):
        (folder / "new").mkdir(parents=True)

    build.sweep_leftovers(tmp_path)

    assert not killed.exists()
    assert running.exists()


def test_a_site_that_was_just_being_replaced_is_put_back(tmp_path: Path) -> None:
    old = tmp_path / f".build-{_ended_process()}-x" / "old"
    old.mkdir(parents=True)
    (old / "index.html").write_text("whole")

    build.sweep_leftovers(tmp_path)

    assert (tmp_path / "site" / "index.html").read_text() == "whole"


# The environment


def _without_pip(folder: Path) -> None:
    venv.create(folder, with_pip=False)


def _no_program(folder: Path) -> None:
    (folder / "bin").mkdir(parents=True)
    (folder / "bin" / "python").write_text("broken")


def _no_configuration(folder: Path) -> None:
    venv.create(folder, with_pip=False)
    (folder / "pyvenv.cfg").unlink()


def _with_environment(root: Path, make: Callable[[Path], None]) -> None:
    """Give a folder an environment that says that it has what a build needs."""
    for name in ("build.py", "pyproject.toml", "requirements.txt", "requirements-test.txt"):
        shutil.copy(ROOT / name, root / name)
    (root / "emn_site").symlink_to(ROOT / "emn_site")
    make(root / ".venv")
    both = (root / "requirements.txt").read_bytes() + (root / "pyproject.toml").read_bytes()
    stamp = root / ".venv" / "requirements.installed"
    stamp.write_text(hashlib.sha256(both).hexdigest())


@pytest.mark.skipif(sys.platform == "win32", reason="the program lies elsewhere there")
def test_what_a_command_needs_is_fetched_into_an_active_environment(tmp_path: Path) -> None:
    _with_environment(tmp_path, _without_pip)

    active = tmp_path / ".venv" / "bin" / "python"
    done = subprocess.run(
        [active, "build.py", "test"], cwd=tmp_path, capture_output=True, text=True, check=False
    )

    assert "Preparing .venv from requirements-test.txt" in done.stdout
    assert "The packages could not be installed" in done.stderr


@pytest.mark.parametrize("environment", [_without_pip, _no_program, _no_configuration])
def test_a_broken_environment_is_to_be_deleted(environment: Callable[[Path], None], tmp_path: Path) -> None:
    _with_environment(tmp_path, environment)

    done = _run(tmp_path, "check")

    assert done.returncode == 1
    assert done.stderr == "The folder .venv is broken. Delete it and run this again; it is made afresh.\n"


@pytest.mark.skipif(sys.platform == "win32", reason="no name of a folder has a colon there")
def test_a_folder_in_which_python_makes_no_environment_is_named(tmp_path: Path) -> None:
    root = tmp_path / "2026:emn"
    root.mkdir()
    _with_environment(root, Path.mkdir)

    done = _run(root, "check")

    assert done.returncode == 1
    assert done.stderr == f"The name of the folder {root} has a : in it: rename the folder without it.\n"


def test_every_command_is_explained_in_the_manual() -> None:
    explained = (ROOT / "manual" / "commands.md").read_text(encoding="utf-8")
    (commands,) = (one.choices for one in argument_parser()._actions if isinstance(one.choices, dict))

    assert [
        name for name in commands if f"`build.py {name}" not in explained and f"`{name} " not in explained
    ] == []


def test_every_command_calls_a_function_with_options_that_it_has() -> None:
    (commands,) = (one.choices for one in argument_parser()._actions if isinstance(one.choices, dict))
    lacking = {}
    for name, parser in commands.items():
        module, _, function = parser.get_default("function").rpartition(".")
        asked = signature(getattr(import_module(f"emn_site.{module}"), function)).parameters
        lacking[name] = asked.keys() - {one.dest for one in parser._actions} - {"root", "options", "is_quiet"}

    assert not any(lacking.values()), lacking


def test_who_reads_no_further_is_no_fault() -> None:
    reader, writer = os.pipe()
    os.close(reader)
    command = "from pathlib import Path; from emn_site.cli.error_boundary import run_command; import sys; "
    command += "sys.exit(run_command(Path('.'), lambda: print('a line') or 0))"

    ended = subprocess.run([sys.executable, "-c", command], stdout=writer, stderr=subprocess.PIPE)
    os.close(writer)

    assert (ended.returncode, ended.stderr) == (1, b"")
