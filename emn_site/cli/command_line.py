"""The command line of `build.py` (`commands.toml`), in modules of Python itself: it is read before anything
is installed.
"""

import argparse
import tomllib
from collections.abc import Sequence
from difflib import get_close_matches
from pathlib import Path

COMMANDS = Path(__file__).with_name("commands.toml")


def parse_arguments(summary: str, address: str, arguments: Sequence[str]) -> argparse.Namespace:
    """Return what a command line says; ends the program with a usage where it says nothing.

    Of a second `--` in the place of a word, argparse makes an empty list (Python before 3.13).
    """
    parser = argument_parser(summary, address)
    _refuse_unknown_command(parser, arguments)
    options = parser.parse_args(arguments)
    for name in ("what", "path", "to", "file"):
        if vars(options).get(name) == []:
            parser.error(f"the following arguments are required: {name}")
    return options


def _refuse_unknown_command(parser: argparse.ArgumentParser, arguments: Sequence[str]) -> None:
    """End the program where there is no such command, with the nearest."""
    commands = [name for one in parser._subparsers._group_actions for name in one.choices or ()]  # type: ignore[union-attr]
    command = next((one for one in arguments if not one.startswith("-")), "")
    if command and command not in commands:
        near = get_close_matches(command.lower(), commands, n=3) or commands
        parser.error(f"there is no command {command!r}; is it one of these: {', '.join(near)}?")


def argument_parser(summary: str, address: str) -> argparse.ArgumentParser:
    """Return what the command line of `build.py` may say; `address` is where the site is shown by itself."""
    parser = argparse.ArgumentParser(prog="build.py", description=summary)
    parser.add_argument("-q", "--quiet", action="store_true", help="say nothing but what is wrong")
    parser.set_defaults(
        command="build", function="cli.build.build_site", rest=[], clean=False, admin=False, pdf=False
    )
    commands = parser.add_subparsers(title="commands", dest="command_given", metavar="")
    quiet = argparse.ArgumentParser(add_help=False)
    quiet.add_argument(
        "-q", "--quiet", action="store_true", default=argparse.SUPPRESS, help=argparse.SUPPRESS
    )
    known = tomllib.loads(COMMANDS.read_text(encoding="utf-8").replace("{address}", address))
    for name, arguments in known.items():
        if function := arguments.pop("function", None):
            text, shared = arguments.pop("help"), known.get(arguments.pop("also", ""), {})
            added = commands.add_parser(name, help=text, description=text, parents=[quiet])
            added.register("type", "path", Path)  # as commands.toml names it
            added.set_defaults(command=name, function=function)
            for argument, about in (arguments | shared).items():
                added.add_argument(argument, **({"help": about} if isinstance(about, str) else about))
    return parser
