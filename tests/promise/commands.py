"""The commands as `build.py` calls them, in this process or in one that can be killed, and what they leave.

`python -m tests.promise.commands` reads `[root, argument, …]` as JSON, a line each, and runs each in a
process of its own that leads a group: everything is imported already, so that who kills it hits its work.
It prints the number of the process, and its exit code when it has ended.
"""

import io
import json
import os
import re
import runpy
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path

from emn_site.cli import build as site, content, editions, error_boundary, program, refresh  # noqa: F401 ready
from emn_site.content.load import load_site
from emn_site.content.writer import CHANGES
from tests.editions import workshop
from tests.sites import ROOT

GIVEN = "failas.docx"
"""The name of the file that commands are given."""

TREATED_APART = {".git", ".cache"}
_REPORT = re.compile(r"[^\s:]+:\d+: \S|- \S")
"""A line of a report: a file with its line, or a dataset that could not be used."""


@dataclass(frozen=True)
class Outcome:
    """How a command ended, and what it said."""

    code: int
    out: str
    err: str


def run(root: Path, arguments: Sequence[str]) -> int:
    """Run a command of `build.py` on a project, as it does; `suggest` is the program of the pull requests.

    An edition is built quickly: publishing is what is looked at, not MkDocs.
    """
    os.chdir(root)
    try:
        if arguments[0] == "suggest":
            sys.argv[1:] = arguments[1:]
            runpy.run_path(str(ROOT / "tools/suggest.py"), run_name="__main__")
            return 0
        options = program.parse_arguments(arguments)
        if options.command == "publish":
            return error_boundary.run_command(root, lambda: _publish(root, options))
        return program.run(root, arguments)
    except SystemExit as end:
        if isinstance(end.code, str):
            print(end.code, file=sys.stderr)
        return end.code if isinstance(end.code, int) else 1


def _publish(root: Path, options: object) -> int:
    def quickly(_: str, target: Path) -> int:
        workshop.build(load_site(root), target)
        return 0

    print(editions.run_publish(load_site(root), options, quickly))  # type: ignore[arg-type]
    return 0


def outcome(root: Path, arguments: Sequence[str]) -> Outcome:
    """Run a command and return how it ended; what a console's encoding lacks is shown by its number."""
    out, err = (io.TextIOWrapper(io.BytesIO(), "utf-8", "backslashreplace") for _ in range(2))
    here, given = Path.cwd(), sys.argv[:]
    try:
        with redirect_stdout(out), redirect_stderr(err):
            code = run(root, arguments)
    finally:
        os.chdir(here)
        sys.argv[:] = given
    outputs = []
    for stream in (out, err):
        stream.seek(0)
        outputs.append(stream.read())
    return Outcome(code, *outputs)


def tree(root: Path) -> dict[str, bytes]:
    """Return every file of a project but what Git and the cache keep for themselves."""
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in root.rglob("*")
        if path.is_file() and path.relative_to(root).parts[0] not in TREATED_APART
    }


def changed(before: Mapping[str, bytes], after: Mapping[str, bytes]) -> set[str]:
    """Return the files that are not as they were."""
    return {path for path in before.keys() | after.keys() if before.get(path) != after.get(path)}


def refs(root: Path) -> str:
    """Return what every branch and tag points to, here and where editions are pushed."""
    return workshop.git(root, "for-each-ref") + workshop.git(root.parent / "published.git", "for-each-ref")


def left_over(root: Path) -> list[str]:
    """Return what a command has left on its way in the project and in its folder for temporary files."""
    places = [
        root / CHANGES,
        root / ".git" / "emn-publishing",
        root.parent / "temporary",
        root.parent / "given",
    ]
    found = (path for place in places if place.is_dir() for path in place.iterdir())
    return [str(path) for path in found if path.name != GIVEN]


def running(folder: Path) -> Iterator[int]:
    """Yield the processes, beside this one, that work below a folder (Linux)."""
    for process in Path("/proc").glob("[0-9]*"):
        try:
            if process.name != str(os.getpid()) and (process / "cwd").readlink().is_relative_to(folder):
                yield int(process.name)
        except OSError:
            continue


def is_one_sentence(ended: Outcome) -> bool:
    """Whether a command that did not succeed says so in one line, or in a report with files and lines."""
    if ended.err.startswith("usage: "):
        return ended.err.count("\nbuild.py") == 1  # argparse's own words
    lines = ended.err.splitlines()
    sentences = [line for line in lines if not _REPORT.match(line)]
    return len(sentences) == 1 if lines else bool(ended.out.strip())


def _serve() -> None:
    """Run commands in processes of their own until nobody asks for more."""
    for line in sys.stdin:
        root, *arguments = json.loads(line)
        process = os.fork()
        if not process:
            os.setsid()
            print(os.getpid(), flush=True)
            os._exit(outcome(Path(root), arguments).code)
        print(os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]), flush=True)


if __name__ == "__main__":
    _serve()
