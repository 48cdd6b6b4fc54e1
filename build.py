#!/usr/bin/env python3
"""The one command of the site: build, serve, check and test it.

Needs nothing but Python 3.11 and git: the first run makes `.venv` from requirements with hashes.
"""

import argparse
import hashlib
import os
import subprocess
import sys
from collections.abc import Sequence
from functools import partial
from io import TextIOWrapper
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
ADDRESS = "127.0.0.1:8000"
BROKEN = "The folder .venv is broken. Delete it and run this again; it is made afresh."
OURS = ("emn_site", "hooks", "tests")
REQUIREMENTS = {
    **dict.fromkeys(("test", "lint", "audit"), "requirements-test.txt"),
    **dict.fromkeys(("import", "export"), "requirements-word.txt"),
    "admin": "requirements-admin.txt",
    "spelling": "requirements-spelling.txt",
    **dict.fromkeys(("pdf", "publish"), "requirements-pdf.txt"),
}
"""What a command needs beside the site's own requirements."""


def main(arguments: Sequence[str]) -> int:
    """Run one command and return its exit code."""
    if sys.version_info < (3, 11):  # noqa: UP036 (this is where an older Python is told so)
        return _fail("This needs Python 3.11 or newer; you have " + sys.version.split()[0] + ".")
    from emn_site.cli.command_line import parse_arguments

    options = parse_arguments(__doc__.splitlines()[0], ADDRESS, arguments)
    needs = [options.command, *(name for name in ("admin", "pdf") if vars(options).get(name))]
    requirements = {ROOT / REQUIREMENTS.get(name, "requirements.txt"): None for name in needs}
    _survive_any_console()
    is_inside = Path(sys.prefix).resolve() == VENV.resolve()
    if not is_inside and Path(sys.executable) == PYTHON:
        return _fail(BROKEN)
    for some in requirements:
        if code := _prepare(some, options.quiet):
            return code
    if not is_inside:
        return _inside(arguments)
    os.chdir(ROOT)
    return _ended(options)


# The environment


def _prepare(requirements: Path, is_quiet: bool) -> int:
    """Make or renew `.venv` where the requirements have changed; returns an exit code."""
    wanted = hashlib.sha256(requirements.read_bytes() + (ROOT / "pyproject.toml").read_bytes()).hexdigest()
    stamp = VENV / f"{requirements.stem}.installed"
    if PYTHON.exists() and stamp.exists() and stamp.read_text() == wanted:
        return 0
    if not os.access(ROOT, os.W_OK):
        return _fail("This folder cannot be written to, so .venv cannot be made in it.")
    if os.pathsep in str(ROOT):
        return _fail(f"The name of the folder {ROOT} has a {os.pathsep} in it: rename the folder without it.")
    if not is_quiet:
        print(f"Preparing .venv from {requirements.name}; the first time this takes a minute …", flush=True)
    if not PYTHON.exists() and subprocess.call([sys.executable, "-m", "venv", "--clear", str(VENV)]):
        return _fail("Python could not make .venv; on Debian and Ubuntu, install the package python3-venv.")
    pip = [str(PYTHON), "-m", "pip", "install", "-qq", "--disable-pip-version-check"]
    if subprocess.call([*pip, "--require-hashes", "-r", str(requirements)]) or subprocess.call(
        [*pip, "--no-deps", "--no-build-isolation", "--editable", "."], cwd=ROOT
    ):  # a name with brackets would be taken for a list of extras
        return _fail("The packages could not be installed; check the network connection and run this again.")
    stamp.write_text(wanted)
    return 0


def _inside(arguments: Sequence[str]) -> int:
    """Run the same command with the Python of `.venv`."""
    command = [str(PYTHON), str(ROOT / "build.py"), *arguments]
    try:
        if os.name == "nt":
            return subprocess.call(command)
        os.execv(PYTHON, command)  # the same process: who ends it, ends all of it
    except OSError:
        return _fail(BROKEN)


def _ended(options: argparse.Namespace) -> int:
    """Run a command; whatever stops it is one sentence."""
    try:
        from emn_site.cli import error_boundary

        return error_boundary.run_command(ROOT, lambda: COMMANDS[options.command](options))
    except ImportError as error:
        if (error.name or "").startswith(OURS):
            raise
        return _fail(BROKEN)


def _survive_any_console() -> None:
    """Show what a console's encoding lacks by its number, here and in what is started from here."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    os.environ["PYTHONIOENCODING"] = f"{sys.stdout.encoding}:backslashreplace"


# Commands


def build(options: argparse.Namespace) -> int:
    """Build beside `site/` and change places only when all of it is there."""
    from emn_site.cli import build

    if options.clean:
        build.clear_cache(ROOT)
    return build.build(ROOT, options.quiet, with_pdfs=options.pdf)


def pdf(options: argparse.Namespace) -> int:
    """Write the PDFs of some texts."""
    from emn_site.cli import pdf as command

    return command.write_pdfs(ROOT, options.paths, options.language)


def serve(options: argparse.Namespace) -> int:
    """Show the site as it is written, and start afresh when the code it is made by changes."""
    from emn_site.cli import build

    return build.serve(ROOT, options.address, options.quiet)


def check(options: argparse.Namespace) -> int:
    """Print every problem of the content; 1 where anything but a warning was found."""
    from emn_site.cli import content

    judge = content.fix if options.fix else content.check
    return judge(ROOT, options.language, options.quiet)


def spelling(options: argparse.Namespace) -> int:
    """Print the words that no dictionary knows."""
    from emn_site.cli import content

    return content.spelling(ROOT, options.files, options.since, options.quiet)


def status(options: argparse.Namespace) -> int:
    """Tell what waits to be written, translated, found or looked at."""
    from emn_site.cli import content

    return content.status(ROOT)


def changes(options: argparse.Namespace) -> int:
    """Describe the change since a commit, for its reviewer."""
    from emn_site.cli import content

    return content.changes(ROOT, options.since, options.summary)


def suggestions(options: argparse.Namespace) -> int:
    """Write what could be mended in a change as new lines in the place of its own."""
    from emn_site.cli import content

    return content.suggestions(ROOT, options.since, options.head, options.file)


def links(options: argparse.Namespace) -> int:
    """Ask every address elsewhere; 1 where one is gone."""
    from emn_site.cli import content

    return content.links(ROOT, options.quiet)


def admin(options: argparse.Namespace) -> int:
    """Put the page for editing in the browser beside the built site."""
    from emn_site.cli import admin as command

    return command.write_admin(ROOT, options.quiet)


def edit(options: argparse.Namespace) -> int:
    """Write what is asked for: a new text, its translation, another address, an end, what a host needs."""
    from emn_site.cli import editing, host, imports

    commands = {
        "new": editing.new,
        "translated": editing.translate,
        "move": editing.move,
        "remove": editing.remove,
        "withdraw": editing.withdraw,
        "import": imports.import_file,
        "export": editing.export_word,
        "host": host.write_nginx,
        "leave": host.leave,
        "redirects": host.propose,
    }
    return commands[options.command](ROOT, options)


def data_update(options: argparse.Namespace) -> int:
    """Fetch figures and write what is new; a dataset that cannot be used is reported and left as it is."""
    from emn_site.cli import refresh
    from emn_site.refresh.fetch import ServiceAddresses

    services = ServiceAddresses(
        options.eurostat or ServiceAddresses.eurostat,
        options.unhcr or ServiceAddresses.unhcr,
        options.world_bank or ServiceAddresses.world_bank,
    )
    return refresh.refresh(ROOT, services, options.summary, options.dry_run, options.quiet)


def publish(options: argparse.Namespace) -> int:
    """Publish an edition, list what is published, or go back to an earlier state."""
    from emn_site.cli import build, editions
    from emn_site.content.load import load_site

    made = partial(build.build_edition, ROOT, is_trial=options.trial)
    print(editions.run_publish(load_site(ROOT), options, made))
    return 0


def test(options: argparse.Namespace) -> int:
    """Run pytest, the whole of it on every processor; the tests in the browser find a Chromium or say so."""
    quiet = ["-qq"] if options.quiet else []
    shared = [] if options.rest else ["--numprocesses=auto", "--dist=loadfile"]
    return subprocess.call([sys.executable, "-m", "pytest", *quiet, *shared, *options.rest])


def lint(options: argparse.Namespace) -> int:
    """Run ruff and mypy over Python; TypeScript and Biome over the scripts and styles."""
    quiet = ["--quiet"] if options.quiet else []
    steps = (
        ["-m", "ruff", "check", *quiet, "."],
        ["-m", "ruff", "format", "--check", *quiet, "."],
        ["-m", "mypy"],
        ["tools/lint_scripts.py"],
    )
    return max(subprocess.call([sys.executable, *step]) for step in steps)


def audit(options: argparse.Namespace) -> int:
    """Look the pinned packages up; 1 where one is vulnerable, 2 where not all could be asked about."""
    from emn_site.cli import audit

    return audit.audit(ROOT, ROOT / "requirements-test.txt")


def schemas(options: argparse.Namespace) -> int:
    """Write `schemas/` from the models, and the editors' settings that say which file has which."""
    from emn_site.content import schemas as made

    for name, text in made.schemas().items():
        (ROOT / "schemas" / name).write_text(text, encoding="utf-8")
    settings = ROOT / ".vscode" / "settings.json"
    settings.write_text(made.editor_settings(settings.read_text(encoding="utf-8")), encoding="utf-8")
    return 0


COMMANDS = {
    "build": build,
    "pdf": pdf,
    "serve": serve,
    "check": check,
    "test": test,
    "lint": lint,
    "data": data_update,
    "spelling": spelling,
    "status": status,
    "admin": admin,
    "changes": changes,
    "suggestions": suggestions,
    "links": links,
    "publish": publish,
    "audit": audit,
    "schemas": schemas,
    **dict.fromkeys("new translated move remove withdraw import export host leave redirects".split(), edit),
}
"""What each command does."""


def _fail(sentence: str) -> int:
    print(sentence, file=sys.stderr)
    return 1


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)  # Control-C is an answer, not a fault.
