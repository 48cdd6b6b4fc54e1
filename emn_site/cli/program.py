"""The commands of `build.py`, and of the program `emn-site` in the folder of a site."""

import os
import subprocess
import sys
from argparse import Namespace
from collections.abc import Sequence
from importlib import import_module
from inspect import signature
from io import TextIOWrapper
from pathlib import Path

from emn_site.cli import outcome
from emn_site.cli.command_line import parse_arguments

SUMMARY = "Build, serve, check and test the site of a contact point, or begin one."
ADDRESS = "127.0.0.1:8000"
REPEATED = ("build", "check")
"""Commands that end as the last time where nothing has changed since."""


def run(root: Path, arguments: Sequence[str]) -> int:
    """Run one command for a site and return its exit code; whatever stops it is one sentence."""
    options = parse_arguments(SUMMARY, ADDRESS, arguments)
    os.chdir(root)
    if options.command in REPEATED and not options.clean:
        return outcome.run_once(root, options, lambda: _run(root, options))
    return _run(root, options)


def _run(root: Path, options: Namespace) -> int:
    """Import the module of a command and run it."""
    from emn_site.cli import error_boundary

    module, _, function = options.function.rpartition(".")

    def command() -> int:
        called = getattr(import_module(f"emn_site.{module}"), function)
        given = {**vars(options), "root": root, "options": options, "is_quiet": options.quiet}
        return int(called(*(given[name] for name in signature(called).parameters)))

    place = options.into if options.command == "init" else root  # what is begun has a language of its own
    return error_boundary.run_command(place, command)


def main() -> int:
    """Run one command for the site in this folder."""
    _survive_any_console()
    try:
        return run(Path.cwd(), sys.argv[1:])
    except KeyboardInterrupt:
        return 130  # Control-C is an answer, not a fault.


def _survive_any_console() -> None:
    """Show what a console's encoding lacks by its number, here and in what is started from here."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    os.environ["PYTHONIOENCODING"] = f"{sys.stdout.encoding}:backslashreplace"


def _test(root: Path, options: Namespace) -> int:
    """Run pytest, the whole of it on every processor; the tests in the browser find a Chromium or say so."""
    quiet = ["-qq"] if options.quiet else []
    shared = [] if options.rest else ["--numprocesses=auto", "--dist=loadfile"]
    return subprocess.call([sys.executable, "-m", "pytest", *quiet, *shared, *options.rest])


def _lint(root: Path, options: Namespace) -> int:
    """Run ruff and mypy over Python; TypeScript and Biome over the scripts and styles."""
    quiet = ["--quiet"] if options.quiet else []
    steps = (
        ["-m", "ruff", "check", *quiet, "."],
        ["-m", "ruff", "format", "--check", *quiet, "."],
        ["-m", "mypy"],
        ["tools/lint_scripts.py"],
    )
    return max(subprocess.call([sys.executable, *step]) for step in steps)


def _wheel(root: Path, options: Namespace) -> int:
    """Pack the generator; its path and its hash are printed as a file of requirements names them."""
    return subprocess.call([sys.executable, "tools/make_wheel.py", str(options.folder)])
