"""The commands of `build.py`, and of the program `emn-site` in the folder of a site."""

import os
import subprocess
import sys
from argparse import Namespace
from collections.abc import Callable, Sequence
from functools import partial
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


def _build(root: Path, options: Namespace) -> int:
    """Build beside `site/` and change places only when all of it is there."""
    from emn_site.cli import build

    if options.clean:
        build.clear_cache(root)
    return build.build(root, options.quiet, with_pdfs=options.pdf)


def _check(root: Path, options: Namespace) -> int:
    """Print every problem of the content; 1 where anything but a warning was found."""
    from emn_site.cli import content

    judge = content.fix if options.fix else content.check
    return judge(root, options.language, options.quiet)


def _status(root: Path, options: Namespace) -> int:
    """Tell what waits to be written, translated, found or looked at."""
    from emn_site.cli import content

    return content.status(root)


def _data_update(root: Path, options: Namespace) -> int:
    """Fetch figures and write what is new; a dataset that cannot be used is reported and left as it is."""
    from emn_site.cli import refresh
    from emn_site.refresh.fetch import ServiceAddresses

    services = ServiceAddresses(
        options.eurostat or ServiceAddresses.eurostat,
        options.unhcr or ServiceAddresses.unhcr,
        options.world_bank or ServiceAddresses.world_bank,
    )
    return refresh.refresh(root, services, options.summary, options.dry_run, options.quiet)


def _publish(root: Path, options: Namespace) -> int:
    """Publish an edition, list what is published, or go back to an earlier state."""
    from emn_site.cli import build, editions
    from emn_site.content.load import load_site

    made = partial(build.build_edition, root, is_trial=options.trial)
    print(editions.run_publish(load_site(root), options, made))
    return 0


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


def _schemas(root: Path, options: Namespace) -> int:
    """Write `schemas/` from the models, and the editors' settings that say which file has which."""
    from emn_site.content import schemas as made

    for name, text in made.schemas().items():
        (root / "schemas" / name).write_text(text, encoding="utf-8")
    settings = root / ".vscode" / "settings.json"
    settings.write_text(made.editor_settings(settings.read_text(encoding="utf-8")), encoding="utf-8")
    return 0


def _wheel(root: Path, options: Namespace) -> int:
    """Pack the generator; its path and its hash are printed as a file of requirements names them."""
    return subprocess.call([sys.executable, "tools/make_wheel.py", str(options.folder)])


def _command(module: str, function: str, *named: str) -> Callable[[Path, Namespace], int]:
    """Return a command whose module is imported when it is run; it takes the named options, or all."""

    def run(root: Path, options: Namespace) -> int:
        command: Callable[..., int] = getattr(import_module(f"emn_site.cli.{module}"), function)
        return command(root, *(vars(options)[name] for name in named)) if named else command(root, options)

    return run


COMMANDS: dict[str, Callable[[Path, Namespace], int]] = {
    "build": _build,
    "pdf": _command("pdf", "write_pdfs", "paths", "language"),
    "serve": _command("build", "serve", "address", "quiet"),
    "check": _check,
    "test": _test,
    "lint": _lint,
    "data": _data_update,
    "spelling": _command("content", "spelling", "files", "since", "quiet"),
    "status": _status,
    "admin": _command("admin", "write_admin", "quiet"),
    "changes": _command("content", "changes", "since", "summary"),
    "suggestions": _command("content", "suggestions", "since", "head", "file"),
    "links": _command("content", "links", "quiet"),
    "publish": _publish,
    "audit": _command("audit", "audit"),
    "schemas": _schemas,
    "wheel": _wheel,
    "init": _command("init", "begin_site"),
    "upgrade": _command("upgrade", "upgrade_site"),
    "words": _command("words", "translate_words"),
    "dictionary": _command("words", "bring_dictionary"),
    "new": _command("editing", "new"),
    "translated": _command("editing", "translate"),
    "move": _command("editing", "move"),
    "remove": _command("editing", "remove"),
    "withdraw": _command("editing", "withdraw"),
    "import": _command("imports", "import_file"),
    "export": _command("editing", "export_word"),
    "host": _command("host", "write_nginx"),
    "leave": _command("host", "leave"),
    "redirects": _command("host", "propose"),
}
"""What each command does."""
