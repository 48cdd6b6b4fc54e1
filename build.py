#!/usr/bin/env python3
"""The one command of the site: build, serve, check and test it.

Needs nothing but Python 3.11 and git: the first run makes `.venv` from requirements with hashes.
"""

import argparse
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from emn_site.model.site import Site

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
ADDRESS = "127.0.0.1:8000"


def main(arguments: Sequence[str]) -> int:
    """Run one command and return its exit code."""
    if sys.version_info < (3, 11):  # noqa: UP036 (this is where an older Python is told so)
        return _fail("This needs Python 3.11 or newer; you have " + sys.version.split()[0] + ".")
    options = _parser().parse_args(arguments)
    requirements = ROOT / (
        "requirements-test.txt" if options.command in ("test", "lint") else "requirements.txt"
    )
    if Path(sys.prefix).resolve() != VENV.resolve():
        if code := _prepare(requirements, options.quiet):
            return code
        return subprocess.call([str(PYTHON), str(ROOT / "build.py"), *arguments])
    os.chdir(ROOT)
    code: int = options.run(options)
    return code


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="build.py", description=__doc__.splitlines()[0])
    parser.add_argument("-q", "--quiet", action="store_true", help="say nothing but what is wrong")
    parser.set_defaults(command="build", run=build, rest=[])
    commands = parser.add_subparsers(title="commands", dest="command_given", metavar="")
    quiet = argparse.ArgumentParser(add_help=False)
    quiet.add_argument(
        "-q", "--quiet", action="store_true", default=argparse.SUPPRESS, help=argparse.SUPPRESS
    )

    def command(name: str, run: object, text: str) -> argparse.ArgumentParser:
        added = commands.add_parser(name, help=text, description=text, parents=[quiet])
        added.set_defaults(command=name, run=run)
        return added

    command("build", build, "build the site into site/ (the default)")
    serving = command("serve", serve, f"show the site at http://{ADDRESS}/ and reload it on every change")
    serving.add_argument("--address", default=ADDRESS, help="another address and port")
    checking = command("check", check, "check all content and say what is wrong; writes nothing")
    checking.add_argument("--locale", help="the language of the report, for example lt")
    testing = command("test", test, "run every test, those in the browser included")
    testing.add_argument("rest", nargs="*", metavar="pytest-argument", help="passed on to pytest, after --")
    command("lint", lint, "check the form and the types of code, scripts and styles")
    data = command("data", data_update, "refresh the figures in data/countries/ from Eurostat and UNHCR")
    data.add_argument("what", choices=["update"], help="update: fetch, compare, write what is new")
    data.add_argument("--dry-run", action="store_true", help="show what would change and write nothing")
    data.add_argument("--summary", type=Path, help="also write the table of changes to this file")
    data.add_argument("--eurostat", help="another address of Eurostat's API")
    data.add_argument("--unhcr", help="another address of UNHCR's API")
    changing = command("changes", changes, "say what a change does to pages, translations and checks")
    changing.add_argument("--since", default="origin/main", help="compare with this commit (origin/main)")
    changing.add_argument("--summary", type=Path, help="write it to this file instead of the terminal")
    command("links", links, "ask every other website linked to whether the page is still there")
    publishing = command("publish", publish, "put an edition on the published branch, all of it or nothing")
    publishing.add_argument("what", help="latest, a year such as 2026, list, or rollback")
    publishing.add_argument(
        "to", nargs="?", help="rollback: the state to go back to; the one before if left out"
    )
    publishing.add_argument(
        "--dry-run", action="store_true", help="show what would change and change nothing"
    )
    publishing.add_argument("--push", action="store_true", help="publish on the remote, not only here")
    publishing.add_argument("--remote", default="origin", help="the remote to publish on (origin)")
    publishing.add_argument("--correct", action="store_true", help="publish a frozen edition again")
    publishing.add_argument("--why", help="with --correct: what was wrong, for the list of corrections")
    command("schemas", schemas, "write the schemas that editors' programs complete from")
    return parser


# The environment


def _prepare(requirements: Path, is_quiet: bool) -> int:
    """Make or renew `.venv` where the requirements have changed; returns an exit code."""
    wanted = hashlib.sha256(requirements.read_bytes() + (ROOT / "pyproject.toml").read_bytes()).hexdigest()
    stamp = VENV / f"{requirements.stem}.installed"
    if PYTHON.exists() and stamp.exists() and stamp.read_text() == wanted:
        return 0
    if not is_quiet:
        print(f"Preparing .venv from {requirements.name}; the first time this takes a minute …", flush=True)
    if not PYTHON.exists() and subprocess.call([sys.executable, "-m", "venv", str(VENV)]):
        return _fail("Python could not make .venv; on Debian and Ubuntu, install the package python3-venv.")
    pip = [str(PYTHON), "-m", "pip", "install", "-qq", "--disable-pip-version-check"]
    if subprocess.call([*pip, "--require-hashes", "-r", str(requirements)]) or subprocess.call(
        [*pip, "--no-deps", "--no-build-isolation", "--editable", str(ROOT)]
    ):
        return _fail("The packages could not be installed; check the network connection and run this again.")
    stamp.write_text(wanted)
    return 0


# Commands


def build(options: argparse.Namespace) -> int:
    """Build beside `site/` and change places only when all of it is there."""
    workshop = Path(tempfile.mkdtemp(prefix=".build-", dir=ROOT))
    try:
        new, old, site = workshop / "new", workshop / "old", ROOT / "site"
        if code := _mkdocs("build", "--site-dir", str(new), quiet=options.quiet).wait():
            return code
        if site.exists():
            site.rename(old)
        new.rename(site)
    finally:
        shutil.rmtree(workshop, ignore_errors=True)
    if not options.quiet:
        print(f"The site is in {site.relative_to(ROOT)}/.")
    return 0


def serve(options: argparse.Namespace) -> int:
    """Serve with MkDocs, and start it afresh when the code it has loaded changes."""
    from emn_site.review.preview import run_afresh

    address = ("--livereload", "--dev-addr", options.address)
    return run_afresh(lambda: _mkdocs("serve", *address, quiet=options.quiet), ROOT / "emn_site")


def check(options: argparse.Namespace) -> int:
    """Print every problem of the content; 1 where anything but a warning was found."""
    from emn_site import checks
    from emn_site.files.load import Unreadable
    from emn_site.language import reports

    try:
        found = checks.checked(ROOT, date.today())
    except Unreadable as error:
        problems, texts, wanted = error.problems, error.reports, None
    else:
        problems, texts, wanted = found.problems, found.site.reports, found.site.settings.report_locale
    if options.locale and options.locale not in texts:
        return _fail(f"Reports can be had in {', '.join(texts)}, not in {options.locale}.")
    locale = reports.languages_of(texts, options.locale, wanted)
    errors = [problem for problem in problems if not problem.is_warning]
    shown = errors if options.quiet else problems
    if shown:
        print(reports.report(shown, texts, locale))
    if shown and os.environ.get("GITHUB_ACTIONS") == "true":
        print(reports.github_annotations(shown, texts, locale))
    if not options.quiet:
        print(f"{len(errors)} errors, {len(problems) - len(errors)} warnings.")
    return 1 if errors else 0


def changes(options: argparse.Namespace) -> int:
    """Describe the change since a commit, for its reviewer."""
    from emn_site import checks
    from emn_site.editions.repository import GitRefused, Repository
    from emn_site.language import reporting_language
    from emn_site.pages import all_pages
    from emn_site.review import changes as changed

    site = _loaded()
    try:
        files = Repository(ROOT).git("diff", "--name-only", f"{options.since}...HEAD").splitlines()
    except GitRefused as error:
        return _fail(f"Git does not know {options.since}: {error}")
    found = checks.run(site, all_pages(site), date.today())
    text = changed.summary(reporting_language(site), files, found)
    options.summary.write_text(text, encoding="utf-8") if options.summary else print(text)
    return 0


def links(options: argparse.Namespace) -> int:
    """Ask every address elsewhere; 1 where one is gone."""
    from emn_site.refresh import service
    from emn_site.review import external_links

    named = external_links.links(_loaded())
    dead = external_links.dead(service.session(), named)
    for url, answer in dead.items():
        for file, line in named[url]:
            print(f"{file}:{line}: {url} ({answer})")
    if not options.quiet:
        print(f"{len(named)} addresses asked, {len(dead)} dead.")
    return 1 if dead else 0


def data_update(options: argparse.Namespace) -> int:
    """Fetch figures and write what is new; when any answer cannot be used, write nothing and say why."""
    from emn_site.language import reports
    from emn_site.refresh import service, update

    site = _loaded()
    if site.problems:
        return _fail(
            "Nothing was changed. Mend the files first:\n" + reports.report(site.problems, site.reports, "en")
        )
    services = update.Services(
        options.eurostat or update.Services.eurostat, options.unhcr or update.Services.unhcr
    )
    try:
        fetched = update.fetch(site, service.session(), services)
    except service.RefreshFault as fault:
        return _fail(f"Nothing was changed. {fault}")
    found = update.changes(site, fetched)
    if not options.quiet:
        print(update.table(found) if found else "Nothing has changed.")
    if options.summary:
        options.summary.write_text(update.table(found), encoding="utf-8")
    if found and not options.dry_run:
        update.write(site, fetched, found, date.today())
    return 0


def publish(options: argparse.Namespace) -> int:
    """Publish an edition, list what is published, or go back to an earlier state."""
    from emn_site.editions import command

    def build_edition(name: str, target: Path) -> int:
        return _mkdocs("build", "--site-dir", str(target), quiet=True, edition=name).wait()

    try:
        print(command.run(_loaded(), options, build_edition))
    except command.Refused as refusal:
        return _fail(str(refusal))
    return 0


def test(options: argparse.Namespace) -> int:
    """Run pytest; the tests in the browser find a Chromium or say what to install."""
    quiet = ["-qq"] if options.quiet else []
    return subprocess.call([sys.executable, "-m", "pytest", *quiet, *options.rest])


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


def schemas(options: argparse.Namespace) -> int:
    """Write `schemas/` from the models."""
    from emn_site.model.schemas import schemas as all_schemas

    for name, text in all_schemas().items():
        (ROOT / "schemas" / name).write_text(text, encoding="utf-8")
    return 0


def _loaded() -> "Site":
    """Return the content; where not even its settings can be read, say so and end."""
    from emn_site.files.load import Unreadable, load
    from emn_site.language import reports

    try:
        return load(ROOT)
    except Unreadable as error:
        locale = reports.languages_of(error.reports)
        sys.exit(_fail(reports.report(error.problems, error.reports, locale)))


def _mkdocs(*arguments: str, quiet: bool, edition: str = "") -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "mkdocs", *arguments, *(["--quiet"] if quiet else [])]
    # Material's notice of its end of life is known and planned for (ARCHITECTURE.md).
    return subprocess.Popen(command, env=os.environ | {"NO_MKDOCS_2_WARNING": "1", "EMN_EDITION": edition})


def _fail(sentence: str) -> int:
    print(sentence, file=sys.stderr)
    return 1


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)  # Control-C is an answer, not a fault.
