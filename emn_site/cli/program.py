"""The commands of `build.py`, and of the program `emn-site` in the folder of a site."""

import os
import subprocess
import sys
from argparse import Namespace
from collections.abc import Callable, Sequence
from importlib import import_module
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
    from emn_site.cli import error_boundary

    place = options.into if options.command == "init" else root  # what is begun has a language of its own
    return error_boundary.run_command(place, lambda: COMMANDS[options.command](root, options))


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


def _command(module: str, function: str, *names: str) -> Callable[[Path, Namespace], int]:
    """Return a command whose module is imported when it is run; it takes the named options, or all."""

    def run(root: Path, options: Namespace) -> int:
        command: Callable[..., int] = getattr(import_module(f"emn_site.{module}"), function)
        return command(root, *(vars(options)[name] for name in names)) if names else command(root, options)

    return run


COMMANDS: dict[str, Callable[[Path, Namespace], int]] = {
    "build": _command("cli.build", "build_site"),
    "pdf": _command("cli.documents", "write_pdfs", "paths", "language"),
    "serve": _command("cli.build", "serve", "address", "quiet"),
    "check": _command("cli.content", "judge"),
    "test": _test,
    "lint": _lint,
    "data": _command("cli.refresh", "update_data"),
    "spelling": _command("cli.content", "spelling", "files", "since", "quiet"),
    "status": _command("cli.content", "status"),
    "admin": _command("cli.host", "write_admin", "quiet"),
    "changes": _command("cli.content", "changes", "since", "summary"),
    "suggestions": _command("cli.content", "suggestions", "since", "head", "file"),
    "links": _command("cli.content", "links", "quiet"),
    "publish": _command("cli.editions", "publish"),
    "audit": _command("cli.audit", "audit"),
    "schemas": _command("content.schemas", "write_schemas"),
    "wheel": _wheel,
    "init": _command("cli.site", "begin_site"),
    "upgrade": _command("cli.site", "upgrade_site"),
    "words": _command("cli.site", "translate_words"),
    "dictionary": _command("cli.site", "bring_dictionary"),
    "new": _command("cli.editing", "new"),
    "translated": _command("cli.editing", "translate"),
    "move": _command("cli.editing", "move"),
    "remove": _command("cli.editing", "remove"),
    "withdraw": _command("cli.editing", "withdraw"),
    "import": _command("cli.documents", "import_file"),
    "export": _command("cli.documents", "export_word"),
    "host": _command("cli.host", "write_nginx"),
    "leave": _command("cli.host", "leave"),
    "redirects": _command("cli.host", "propose"),
}
"""What each command does."""
