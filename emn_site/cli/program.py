"""The commands of `build.py`, and of the program `emn-site` in the folder of a site."""

import os
import subprocess
import sys
from argparse import Namespace
from collections.abc import Sequence
from functools import partial
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

    return error_boundary.run_command(root, lambda: COMMANDS[options.command](root, options))


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


def _pdf(root: Path, options: Namespace) -> int:
    """Write the PDFs of some texts."""
    from emn_site.cli import pdf as command

    return command.write_pdfs(root, options.paths, options.language)


def _serve(root: Path, options: Namespace) -> int:
    """Show the site as it is written, and start afresh when the code it is made by changes."""
    from emn_site.cli import build

    return build.serve(root, options.address, options.quiet)


def _check(root: Path, options: Namespace) -> int:
    """Print every problem of the content; 1 where anything but a warning was found."""
    from emn_site.cli import content

    judge = content.fix if options.fix else content.check
    return judge(root, options.language, options.quiet)


def _spelling(root: Path, options: Namespace) -> int:
    """Print the words that no dictionary knows."""
    from emn_site.cli import content

    return content.spelling(root, options.files, options.since, options.quiet)


def _status(root: Path, options: Namespace) -> int:
    """Tell what waits to be written, translated, found or looked at."""
    from emn_site.cli import content

    return content.status(root)


def _changes(root: Path, options: Namespace) -> int:
    """Describe the change since a commit, for its reviewer."""
    from emn_site.cli import content

    return content.changes(root, options.since, options.summary)


def _suggestions(root: Path, options: Namespace) -> int:
    """Write what could be mended in a change as new lines in the place of its own."""
    from emn_site.cli import content

    return content.suggestions(root, options.since, options.head, options.file)


def _links(root: Path, options: Namespace) -> int:
    """Ask every address elsewhere; 1 where one is gone."""
    from emn_site.cli import content

    return content.links(root, options.quiet)


def _admin(root: Path, options: Namespace) -> int:
    """Put the page for editing in the browser beside the built site."""
    from emn_site.cli import admin as command

    return command.write_admin(root, options.quiet)


def _edit(root: Path, options: Namespace) -> int:
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
    return commands[options.command](root, options)


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


def _audit(root: Path, options: Namespace) -> int:
    """Look the pinned packages up; 1 where one is vulnerable, 2 where not all could be asked about."""
    from emn_site.cli import audit

    return audit.audit(root, root / "requirements-test.txt")


def _schemas(root: Path, options: Namespace) -> int:
    """Write `schemas/` from the models, and the editors' settings that say which file has which."""
    from emn_site.content import schemas as made

    for name, text in made.schemas().items():
        (root / "schemas" / name).write_text(text, encoding="utf-8")
    settings = root / ".vscode" / "settings.json"
    settings.write_text(made.editor_settings(settings.read_text(encoding="utf-8")), encoding="utf-8")
    return 0


def _init(root: Path, options: Namespace) -> int:
    """Begin the site of another contact point."""
    from emn_site.cli import init

    return init.begin_site(root, options)


def _upgrade(root: Path, options: Namespace) -> int:
    """Bring a site to a later version of the generator."""
    from emn_site.cli import upgrade

    return upgrade.upgrade_site(root, options)


def _words(root: Path, options: Namespace) -> int:
    """Write the words of a language for translators, or take them back."""
    from emn_site.cli import words

    return words.translate_words(root, options)


def _dictionary(root: Path, options: Namespace) -> int:
    """Bring the dictionary of a language for the search."""
    from emn_site.cli import words

    return words.bring_dictionary(root, options)


def _wheel(root: Path, options: Namespace) -> int:
    """Pack the generator; its path and its hash are printed as a file of requirements names them."""
    return subprocess.call([sys.executable, "tools/make_wheel.py", str(options.folder)])


COMMANDS = {
    "build": _build,
    "pdf": _pdf,
    "serve": _serve,
    "check": _check,
    "test": _test,
    "lint": _lint,
    "data": _data_update,
    "spelling": _spelling,
    "status": _status,
    "admin": _admin,
    "changes": _changes,
    "suggestions": _suggestions,
    "links": _links,
    "publish": _publish,
    "audit": _audit,
    "schemas": _schemas,
    "init": _init,
    "upgrade": _upgrade,
    "words": _words,
    "dictionary": _dictionary,
    "wheel": _wheel,
    **dict.fromkeys("new translated move remove withdraw import export host leave redirects".split(), _edit),
}
"""What each command does."""
