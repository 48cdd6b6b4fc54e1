"""Whoever is killed has written all or nothing, once the next command has looked: five times in a push."""

import json
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.editions import workshop
from tests.promise.command_inputs import FIRST, IMPORT, TEXT, UPDATE, word_files
from tests.promise.commands import changed, left_over, outcome, refs, running, tree
from tests.promise.projects import committed
from tests.refresh.refreshing import APPLICATIONS, GOOD_APPLICATIONS, GOOD_POPULATION, POPULATION
from tests.refresh.services import Answer, Server, serving
from tests.sampling import PARTS, sample
from tests.sites import ROOT

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="processes are counted in /proc")

COMMANDS: Mapping[str, Sequence[str]] = {
    "import": (*IMPORT, "--slug=ataskaita"),
    "move": ("move", FIRST, "studies/2021/moved"),
    "data": UPDATE,
    "publish": ("publish", "latest", "--push"),
}
"""The four that write most."""

Tree = dict[str, bytes]
_NOW = re.compile(rb"\d{4}-\d\d-\d\dT\d\d:\d\dZ")
"""When figures were fetched: no two runs need say the same."""


@dataclass(frozen=True)
class Usual:
    """What a command does where nobody kills it, and how many seconds it takes."""

    arguments: Sequence[str]
    before: Tree
    after: Tree
    seconds: float


@dataclass(frozen=True)
class Starter:
    """Starts commands in processes of their own; what they start lies and works in `temporary`."""

    process: subprocess.Popen[str]
    temporary: Path

    def start(self, root: Path, arguments: Sequence[str]) -> int:
        """Start a command and return the number of its process, which leads a group."""
        assert self.process.stdin
        self.process.stdin.write(json.dumps([str(root), *arguments]) + "\n")
        self.process.stdin.flush()
        return self.next_number()

    def next_number(self) -> int:
        """Return the next number: after that of the process its exit code, below zero of who is killed."""
        assert self.process.stdout
        return int(self.process.stdout.readline())


@pytest.fixture(scope="module")
def starter(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Starter]:
    temporary = tmp_path_factory.mktemp("temporary")
    command = [sys.executable, "-m", "tests.promise.commands"]
    with subprocess.Popen(
        command,
        cwd=ROOT,
        env={**os.environ, "TMPDIR": str(temporary)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        yield Starter(process, temporary)
        process.kill()


@pytest.fixture(scope="module")
def services() -> Iterator[Server]:
    with serving() as served:
        served.answers[POPULATION] = [Answer(GOOD_POPULATION)]
        served.answers[APPLICATIONS] = [Answer(GOOD_APPLICATIONS)]
        yield served


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = committed(tmp_path_factory.mktemp("template"))
    (root.parent / "failas.docx").write_bytes(word_files()[0])
    text = root / TEXT
    text.write_text(text.read_text() + "\nDar viena pastraipa.\n")
    workshop.commit(root)
    return root


def _copied(template: Path, folder: Path) -> Path:
    shutil.copytree(template.parent, folder, dirs_exist_ok=True)
    return folder / template.name


def _files(root: Path) -> Tree:
    """Return the files of a project, and what is published, as far as it is the same in two runs."""
    published = subprocess.run(
        ["git", "rev-parse", "gh-pages:latest"],
        cwd=root.parent / "published.git",
        capture_output=True,
        check=True,
    )
    files = {path: _NOW.sub(b"now", content) for path, content in tree(root).items()}
    return files | {"published": published.stdout}


@pytest.fixture(scope="module")
def usual(
    template: Path, starter: Starter, services: Server, tmp_path_factory: pytest.TempPathFactory
) -> Mapping[str, Usual]:
    found = {}
    for command, arguments in COMMANDS.items():
        root = _copied(template, tmp_path_factory.mktemp(command))
        names = {"{file}": str(template.parent / "failas.docx"), "{server}": services.address}
        given = [names.get(argument, argument) for argument in arguments]
        before, start = _files(root), time.monotonic()
        starter.start(root, given)
        assert starter.next_number() == 0, command
        found[command] = Usual(given, before, _files(root), time.monotonic() - start)
        assert changed(before, found[command].after)
    return found


def _wait_for_nobody(*folders: Path) -> None:
    """Wait until what the killed has started has noticed; a minute is for a busy machine."""
    end = time.monotonic() + 60
    while any(True for folder in folders for _ in running(folder)):
        assert time.monotonic() < end, "somebody works on"
        time.sleep(0.02)


@pytest.mark.parametrize("number", sample("kills of each", range(PARTS["kills of each"][1])))
@pytest.mark.parametrize("command", COMMANDS)
def test_who_is_killed_has_done_all_or_nothing(
    template: Path, starter: Starter, usual: Mapping[str, Usual], tmp_path: Path, command: str, number: int
) -> None:
    known, root = usual[command], _copied(template, tmp_path)
    process = starter.start(root, known.arguments)
    time.sleep(known.seconds * random.Random(number).random())
    with suppress(ProcessLookupError):  # it has ended
        os.killpg(process, signal.SIGKILL)
    code = starter.next_number()

    _wait_for_nobody(tmp_path, starter.temporary)
    for path, content in _files(root).items():
        assert content in (known.before.get(path), known.after.get(path)), path

    looked = outcome(root, ["check", "--quiet"])

    now = _files(root)
    assert now in (known.before, known.after)
    assert (looked.code, looked.out) == (0, "") or now == known.after  # of which a word may be wanting
    assert code or now == known.after

    again = outcome(root, known.arguments)

    assert again.code == 0 or now == known.after, again
    assert _files(root) == known.after
    assert left_over(root) == []
    assert "emn-publishing" not in refs(root)
