"""Whatever a command is given, it does what it says, or says in one sentence why not, and leaves nothing.

Files of strangers, answers of services, arguments of editors: a thousand by chance and some hundred chosen.
"""

import shutil
import tempfile
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import SimpleNamespace

import pytest

from emn_site.content import retries
from tests.content.raw_server import PUBLIC, RawServer, internet, serving
from tests.editions import workshop
from tests.promise.command_inputs import Input, http, random_input
from tests.promise.command_mistakes import CHOSEN
from tests.promise.commands import (
    GIVEN,
    Outcome,
    changed,
    is_one_sentence,
    left_over,
    outcome,
    refs,
    running,
    tree,
)
from tests.promise.projects import committed
from tests.sampling import PARTS, sample

HERE = "127"
"""How the names of this machine's own addresses begin, which are looked up as all others are."""


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return committed(tmp_path_factory.mktemp("template"))


@pytest.fixture
def project(template: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A committed project with two editions; temporary files lie beside it."""
    shutil.copytree(template.parent, tmp_path, dirs_exist_ok=True)
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    monkeypatch.setenv("TMPDIR", str(temporary))
    return tmp_path / template.name


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[RawServer]:
    """All other websites and services, in one that answers what it is told; nobody waits to ask again."""
    with serving() as raw:
        internet(monkeypatch, raw, archive=PUBLIC, **{HERE: "127.0.0.1"})
        clock = SimpleNamespace(monotonic=time.monotonic, sleep=lambda _: None)
        monkeypatch.setattr(retries, "time", clock)
        for name, value in (("OWNER", "ona"), ("BRANCH", "b"), ("SHA", "abc"), ("GH_TOKEN", "x")):
            monkeypatch.setenv(name, value)
        monkeypatch.setenv("GITHUB_API_URL", raw.address.rstrip("/"))
        monkeypatch.setenv("GITHUB_REPOSITORY", "emn/site")
        raw.says(http(b'[{"number": 7, "head": {"sha": "abc"}}]'), http(b"[]"), http(b"{}"))
        yield raw


def _given(project: Path, server: RawServer, given: Input) -> list[str]:
    """Put the content of an input in its place; return the arguments."""
    beside = project.parent / "given" / GIVEN
    beside.parent.mkdir()
    match given.place, given.read_content():
        case "{file}", content:
            beside.write_bytes(content)
        case "answer", content:
            server.says(content)
        case _, b"":
            pass
        case "versions", content:
            workshop.with_versions(project, content)
        case place, content:
            (project / place).write_bytes(content)
    names = {"{file}": str(beside), "{server}": server.address.rstrip("/")}
    return [names.get(argument, argument) for argument in given.arguments]


def _does_what_it_says(project: Path, server: RawServer, given: Input) -> None:
    arguments = _given(project, server, given)
    before, pointed = tree(project), refs(project)

    ended = outcome(project, arguments)

    after = tree(project)
    written = changed(before, after)
    assert "Traceback" not in ended.out + ended.err
    if ended.code:
        assert is_one_sentence(ended), ended
        assert (written, refs(project)) == (set(), pointed)
    else:
        assert _is_reported(ended, arguments[0], written, after), (ended, written)
    assert left_over(project) == []
    assert [*running(project.parent)] == []


def _is_reported(ended: Outcome, command: str, written: set[str], after: Mapping[str, bytes]) -> bool:
    """Whether what was written is what a command says of it: files and countries by name, or their number."""
    if command == "move":
        return f"; {len(written & after.keys())} files changed" in ended.out
    named = {path if command in ("new", "import") else Path(path).stem for path in written}
    return all(name in ended.out for name in named)


@pytest.mark.parametrize("number", sample("random", range(PARTS["random"][1])))
def test_a_command_with_a_random_input_does_what_it_says(
    project: Path, server: RawServer, number: int
) -> None:
    _does_what_it_says(project, server, random_input(number))


@pytest.mark.parametrize("number", sample("chosen", range(len(CHOSEN))))
def test_a_command_with_a_chosen_input_does_what_it_says(
    project: Path, server: RawServer, number: int
) -> None:
    _does_what_it_says(project, server, CHOSEN[number])


def test_a_run_says_how_many_were_chosen() -> None:
    assert len(CHOSEN) == PARTS["chosen"][1]
