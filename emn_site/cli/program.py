"""The commands of `build.py` (`commands.toml`), and of the program `emn-site` in the folder of a site.

The command line is read by modules of Python itself, before anything is installed.
"""

import os
import subprocess
import sys
import tomllib
from argparse import SUPPRESS, ArgumentParser, Namespace
from collections.abc import Sequence
from difflib import get_close_matches
from importlib import import_module
from inspect import signature
from io import TextIOWrapper
from pathlib import Path

from emn_site.cli import outcome

SUMMARY = "Build, serve, check and test the site of a contact point, or begin one."
ADDRESS = "127.0.0.1:8000"
COMMANDS = Path(__file__).with_name("commands.toml")
REPEATED = ("build", "check")
"""Commands that end as the last time where nothing has changed since."""


def run(root: Path, arguments: Sequence[str]) -> int:
    """Run one command for a site and return its exit code; whatever stops it is one sentence."""
    options = parse_arguments(arguments)
    os.chdir(root)
    if options.command in REPEATED and not options.clean:
        return outcome.run_once(root, options, lambda: _run(root, options))
    return _run(root, options)


def parse_arguments(arguments: Sequence[str]) -> Namespace:
    """Return what a command line says; ends the program with a usage where it says nothing.

    Of a second `--` in the place of a word, argparse makes an empty list (Python before 3.13).
    """
    parser = argument_parser()
    _refuse_unknown_command(parser, arguments)
    options = parser.parse_args(arguments)
    for name in ("what", "path", "to", "file"):
        if vars(options).get(name) == []:
            parser.error(f"the following arguments are required: {name}")
    return options


def _refuse_unknown_command(parser: ArgumentParser, arguments: Sequence[str]) -> None:
    """End the program where there is no such command, with the nearest."""
    commands = [name for one in parser._subparsers._group_actions for name in one.choices or ()]  # type: ignore[union-attr]
    command = next((one for one in arguments if not one.startswith("-")), "")
    if command and command not in commands:
        near = get_close_matches(command.lower(), commands, n=3) or commands
        parser.error(f"there is no command {command!r}; is it one of these: {', '.join(near)}?")


def argument_parser() -> ArgumentParser:
    """Return what the command line of `build.py` may say."""
    parser = ArgumentParser(prog="build.py", description=SUMMARY)
    parser.add_argument("-q", "--quiet", action="store_true", help="say nothing but what is wrong")
    parser.set_defaults(
        command="build", function="cli.build.build_site", rest=[], clean=False, admin=False, pdf=False
    )
    commands = parser.add_subparsers(title="commands", dest="command_given", metavar="")
    quiet = ArgumentParser(add_help=False)
    quiet.add_argument("-q", "--quiet", action="store_true", default=SUPPRESS, help=SUPPRESS)
    known = tomllib.loads(COMMANDS.read_text(encoding="utf-8").replace("{address}", ADDRESS))
    for name, arguments in known.items():
        if function := arguments.pop("function", None):
            text, shared = arguments.pop("help"), known.get(arguments.pop("also", ""), {})
            added = commands.add_parser(name, help=text, description=text, parents=[quiet])
            added.register("type", "path", Path)  # as commands.toml names it
            added.set_defaults(command=name, function=function)
            for argument, about in (arguments | shared).items():
                added.add_argument(argument, **({"help": about} if isinstance(about, str) else about))
    return parser


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
