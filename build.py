#!/usr/bin/env python3
"""The one command of the site: build, serve, check and test it.

Needs nothing but Python 3.11 and git: the first run makes `.venv` from requirements with hashes.
"""

import argparse
import hashlib
import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
ADDRESS = "127.0.0.1:8000"
BROKEN = "The folder .venv is broken. Delete it and run this again; it is made afresh."
OURS = ("emn_site", "hooks", "tests")


def main(arguments: Sequence[str]) -> int:
    """Run one command and return its exit code."""
    if sys.version_info < (3, 11):  # noqa: UP036 (this is where an older Python is told so)
        return _fail("This needs Python 3.11 or newer; you have " + sys.version.split()[0] + ".")
    options = _parser().parse_args(arguments)
    requirements = ROOT / (
        "requirements-test.txt" if options.command in ("test", "lint", "audit") else "requirements.txt"
    )
    _survive_any_console()
    if Path(sys.prefix).resolve() != VENV.resolve():
        if Path(sys.executable) == PYTHON:
            return _fail(BROKEN)
        return _prepare(requirements, options.quiet) or _inside(arguments)
    os.chdir(ROOT)
    return _ended(options)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="build.py", description=__doc__.splitlines()[0])
    parser.add_argument("-q", "--quiet", action="store_true", help="say nothing but what is wrong")
    parser.set_defaults(command="build", run=build, rest=[], clean=False)
    commands = parser.add_subparsers(title="commands", dest="command_given", metavar="")
    quiet = argparse.ArgumentParser(add_help=False)
    quiet.add_argument(
        "-q", "--quiet", action="store_true", default=argparse.SUPPRESS, help=argparse.SUPPRESS
    )

    def command(name: str, run: object, text: str) -> argparse.ArgumentParser:
        added = commands.add_parser(name, help=text, description=text, parents=[quiet])
        added.set_defaults(command=name, run=run)
        return added

    building = command("build", build, "build the site into site/ (the default)")
    building.add_argument("--clean", action="store_true", help="throw away what earlier builds have made")
    serving = command("serve", serve, f"show the site at http://{ADDRESS}/ and reload it on every change")
    serving.add_argument("--address", default=ADDRESS, help="another address and port")
    checking = command("check", check, "check all content and say what is wrong; writes nothing")
    checking.add_argument("--locale", help="the language of the report, for example lt")
    _editing(command)
    testing = command("test", test, "run every test, those in the browser included")
    testing.add_argument("rest", nargs="*", metavar="pytest-argument", help="passed on to pytest, after --")
    command("lint", lint, "check the form and the types of code, scripts and styles")
    data = command(
        "data", data_update, "refresh the figures in data/countries/ from Eurostat, UNHCR and the World Bank"
    )
    data.add_argument("what", choices=["update"], help="update: fetch, compare, write what is new")
    data.add_argument("--dry-run", action="store_true", help="show what would change and write nothing")
    data.add_argument("--summary", type=Path, help="also write the table of changes to this file")
    data.add_argument("--eurostat", help="another address of Eurostat's API")
    data.add_argument("--unhcr", help="another address of UNHCR's API")
    data.add_argument("--world-bank", help="another address of the World Bank's API")
    changing = command("changes", changes, "say what a change does to pages, translations and checks")
    changing.add_argument("--since", default="origin/main", help="compare with this commit (origin/main)")
    changing.add_argument("--summary", type=Path, help="write it to this file instead of the terminal")
    command("links", links, "ask every other website linked to whether the page is still there")
    publishing = command("publish", publish, "put an edition on the published branch, all of it or nothing")
    publishing.add_argument("what", help="latest, a year such as 2026, list, rollback, or push")
    publishing.add_argument(
        "to", nargs="?", help="rollback: the state to go back to; the one before if left out"
    )
    publishing.add_argument(
        "--dry-run", action="store_true", help="show what would change and change nothing"
    )
    publishing.add_argument("--push", action="store_true", help="publish on the remote, not only here")
    publishing.add_argument("--remote", help="the remote to look at, and with --push to publish on (origin)")
    publishing.add_argument("--correct", action="store_true", help="publish a frozen edition again")
    publishing.add_argument("--why", help="with --correct: what was wrong, for the list of corrections")
    command(
        "audit",
        audit,
        "look the packages up among known vulnerabilities",
    )
    command("schemas", schemas, "write the schemas that editors' programs complete from")
    return parser


def _editing(command: Callable[[str, object, str], argparse.ArgumentParser]) -> None:
    """Add the commands with which editors write."""
    writing = command(
        "new", edit, 'begin a publication: new study "Title", or new translation studies/2022/name'
    )
    writing.add_argument("what", help="the type: study, inform, annual-report …, or translation")
    writing.add_argument("title", nargs="?", help="the title, or for a translation the text to translate")
    writing.add_argument("--summary", help="one or two sentences: what the reader finds there")
    writing.add_argument("--topics", help="keys of data/topics.yml, with commas between them")
    writing.add_argument("--countries", help="codes of the countries it is about, with commas between them")
    writing.add_argument("--language", help="the language of the text, for example lt")
    writing.add_argument("--year", type=int, help="the year it is published in; this year if left out")
    writing.add_argument("--slug", help="the address; made from the title if left out")
    marking = command("translated", edit, "show what changed in the original, and mark a translation current")
    marking.add_argument("path", help="the text, for example studies/2022/name")
    moving = command("move", edit, "give a text another address; links and readers are led along")
    moving.add_argument("path", help="the text, for example studies/2022/name")
    moving.add_argument("to", help="the new address, or only its last part")
    removing = command("remove", edit, "take a text away and lead its address to another")
    removing.add_argument("path", help="the text, for example studies/2022/name")
    removing.add_argument("--to", required=True, help="the text that readers are led to")
    withdrawing = command("withdraw", edit, "put a notice in the place of a publication's text")
    withdrawing.add_argument("path", help="the publication, for example studies/2022/name")
    withdrawing.add_argument("--why", action="append", default=[], help='lt="…", once for each language')


# The environment


def _prepare(requirements: Path, is_quiet: bool) -> int:
    """Make or renew `.venv` where the requirements have changed; returns an exit code."""
    wanted = hashlib.sha256(requirements.read_bytes() + (ROOT / "pyproject.toml").read_bytes()).hexdigest()
    stamp = VENV / f"{requirements.stem}.installed"
    if PYTHON.exists() and stamp.exists() and stamp.read_text() == wanted:
        return 0
    if not os.access(ROOT, os.W_OK):
        return _fail("This folder cannot be written to, so .venv cannot be made in it.")
    if not is_quiet:
        print(f"Preparing .venv from {requirements.name}; the first time this takes a minute …", flush=True)
    if not PYTHON.exists() and subprocess.call([sys.executable, "-m", "venv", "--clear", str(VENV)]):
        return _fail("Python could not make .venv; on Debian and Ubuntu, install the package python3-venv.")
    pip = [str(PYTHON), "-m", "pip", "install", "-qq", "--disable-pip-version-check"]
    if subprocess.call([*pip, "--require-hashes", "-r", str(requirements)]) or subprocess.call(
        [*pip, "--no-deps", "--no-build-isolation", "--editable", str(ROOT)]
    ):
        return _fail("The packages could not be installed; check the network connection and run this again.")
    stamp.write_text(wanted)
    return 0


def _inside(arguments: Sequence[str]) -> int:
    """Run the same command with the Python of `.venv`."""
    try:
        return subprocess.call([str(PYTHON), str(ROOT / "build.py"), *arguments])
    except OSError:
        return _fail(BROKEN)


def _ended(options: argparse.Namespace) -> int:
    """Run a command; whatever stops it is one sentence."""
    try:
        from emn_site.commands import spoken

        return spoken.ended(ROOT, lambda: options.run(options))
    except ImportError as error:
        if (error.name or "").startswith(OURS):
            raise
        return _fail(BROKEN)


def _survive_any_console() -> None:
    """Show what a console's encoding lacks by its number, here and in what is started from here."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="backslashreplace")
    os.environ["PYTHONIOENCODING"] = f"{sys.stdout.encoding}:backslashreplace"


# Commands


def build(options: argparse.Namespace) -> int:
    """Build beside `site/` and change places only when all of it is there."""
    from emn_site.commands import site

    if options.clean:
        site.forget(ROOT)
    return site.build(ROOT, options.quiet)


def serve(options: argparse.Namespace) -> int:
    """Show the site as it is written, and start afresh when the code it is made by changes."""
    from emn_site.commands import site

    return site.serve(ROOT, options.address, options.quiet)


def check(options: argparse.Namespace) -> int:
    """Print every problem of the content; 1 where anything but a warning was found."""
    from emn_site.commands import content

    return content.check(ROOT, options.locale, options.quiet)


def changes(options: argparse.Namespace) -> int:
    """Describe the change since a commit, for its reviewer."""
    from emn_site.commands import content

    return content.changes(ROOT, options.since, options.summary)


def links(options: argparse.Namespace) -> int:
    """Ask every address elsewhere; 1 where one is gone."""
    from emn_site.commands import content

    return content.links(ROOT, options.quiet)


def edit(options: argparse.Namespace) -> int:
    """Write what an editor asks for: a new text, its translation, another address, an end."""
    from emn_site.commands import editing

    commands = {
        "new": editing.new,
        "translated": editing.translated,
        "move": editing.move,
        "remove": editing.remove,
        "withdraw": editing.withdraw,
    }
    return commands[options.command](ROOT, options)


def data_update(options: argparse.Namespace) -> int:
    """Fetch figures and write what is new; a dataset that cannot be used is reported and left as it is."""
    from emn_site.commands import figures
    from emn_site.refresh.fetch import Services

    services = Services(
        options.eurostat or Services.eurostat,
        options.unhcr or Services.unhcr,
        options.world_bank or Services.world_bank,
    )
    return figures.refresh(ROOT, services, options.summary, options.dry_run, options.quiet)


def publish(options: argparse.Namespace) -> int:
    """Publish an edition, list what is published, or go back to an earlier state."""
    from emn_site.commands import editions, site
    from emn_site.files.load import load

    def build_edition(name: str, target: Path) -> int:
        told = ("build", "--site-dir", str(target))
        return site.mkdocs(ROOT, *told, is_quiet=True, edition=name).wait()

    print(editions.run(load(ROOT), options, build_edition))
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
    from emn_site.commands import packages

    return packages.audit(ROOT, ROOT / "requirements-test.txt")


def schemas(options: argparse.Namespace) -> int:
    """Write `schemas/` from the models."""
    from emn_site.model.schemas import schemas as all_schemas

    for name, text in all_schemas().items():
        (ROOT / "schemas" / name).write_text(text, encoding="utf-8")
    return 0


def _fail(sentence: str) -> int:
    print(sentence, file=sys.stderr)
    return 1


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)  # Control-C is an answer, not a fault.
