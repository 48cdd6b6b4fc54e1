"""The token reaches `git push` alone, no password is printed, and no option is smuggled in."""

import os
import stat
from base64 import b64decode
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import ClassVar

import pytest

from emn_site.cli import build
from emn_site.content.git import GitRefused, hide_password
from emn_site.editions.publish import push_branch
from emn_site.editions.repository import TOKEN, Repository
from tests.editions.workshop import commit, git, published, tree
from tests.refusals import refused

SECRET = "ghs_secret"


@pytest.fixture
def spied(root: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file in which a Git in front of the real one writes its arguments, and whether it has the token."""
    log, folder = root.parent / "git.log", root.parent / "bin"
    folder.mkdir()
    real = git(root, "--exec-path") + "/git"
    spy = folder / "git"
    spy.write_text(f'#!/bin/sh\necho "${{{TOKEN}:-none}} $*" >> "{log}"\nexec "{real}" "$@"\n')
    spy.chmod(spy.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", f"{folder}:{os.environ['PATH']}")
    return log


def test_no_command_of_git_but_the_push_has_the_token_and_none_on_its_command_line(
    root: Path, spied: Path
) -> None:
    published(root, "latest", token=SECRET)

    calls = [line.partition(" ") for line in spied.read_text().splitlines()]
    with_token = [arguments for token, _, arguments in calls if token == SECRET]
    assert len(with_token) == 1
    assert " push " in with_token[0]
    assert all(SECRET not in arguments for _, _, arguments in calls)


class _Remote(BaseHTTPRequestHandler):
    """An empty repository that anyone may read; it remembers with what somebody wanted to push."""

    seen: ClassVar[list[str]] = []

    def do_GET(self) -> None:
        given = self.headers.get("Authorization", "")
        if "git-upload-pack" in self.path:
            self._answer(200, b"001e# service=git-upload-pack\n00000000")
        elif given:
            self.seen.append(b64decode(given.removeprefix("Basic ")).decode())
            self._answer(403, b"")
        else:
            self._answer(401, b"")

    def _answer(self, status: int, body: bytes) -> None:
        self.send_response(status)
        self.send_header("WWW-Authenticate", 'Basic realm="emn"')
        self.send_header("Content-Type", "application/x-git-upload-pack-advertisement")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: the tests speak."""


@pytest.fixture
def remote() -> Iterator[str]:
    """The address of the remote above."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Remote)
    Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/emn.git"
    server.shutdown()


def test_a_remote_that_asks_is_shown_the_token_and_its_refusal_is_one_sentence(
    root: Path, remote: str
) -> None:
    with refused("did not take it; nothing was published there") as found:
        published(root, "latest", remote=remote, token=SECRET)

    assert set(_Remote.seen) == {f"x-access-token:{SECRET}"}
    assert SECRET not in found.text


def test_a_hook_that_declines_is_not_taken_for_somebody_elses_publication(root: Path) -> None:
    hook = root.parent / "published.git" / "hooks" / "pre-receive"
    hook.write_text("#!/bin/sh\nexit 1\n")
    hook.chmod(0o755)

    with refused("[remote-refuses]"):
        published(root, "latest")


@pytest.mark.parametrize("name", [TOKEN, "GH_TOKEN", "GITHUB_TOKEN", "ACTIONS_RUNTIME_TOKEN", "AWS_SECRET"])
def test_a_build_is_told_no_secret(name: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv(name, SECRET)
    package = tmp_path / "emn_mkdocs"
    package.mkdir()
    (package / "__init__.py").touch()
    (package / "run.py").write_text(
        "import os, pathlib; pathlib.Path('seen').write_text(str(dict(os.environ)))"
    )

    assert build.run_mkdocs(tmp_path, "build", is_quiet=True).wait() == 0

    assert SECRET not in (tmp_path / "seen").read_text()


def test_what_was_built_without_the_token_is_pushed_by_a_step_of_its_own(root: Path) -> None:
    published(root, "latest")
    (root / "docs" / "lt" / "index.md").open("a").write("\nDar.\n")
    commit(root)
    repository = Repository(root)
    published(root, "latest", is_pushed=False)
    assert git(root, "rev-parse", "gh-pages") != git(root.parent / "published.git", "rev-parse", "gh-pages")

    state = push_branch(repository, "origin")

    assert state == git(root.parent / "published.git", "rev-parse", "gh-pages")
    assert tree(root, "latest") == git(root, "rev-parse", "gh-pages:latest")
    assert push_branch(repository, "origin") is None


def test_a_push_after_somebody_elses_is_refused(root: Path) -> None:
    published(root, "latest")
    published(root, "2026", is_pushed=False)
    other = root.parent / "other"
    git(root.parent, "clone", "--quiet", str(root), str(other))
    git(other, "config", "user.name", "Jonas")
    git(other, "config", "user.email", "jonas@example.org")
    git(other, "remote", "set-url", "origin", str(root.parent / "published.git"))
    os.chdir(other)
    published(other, "2027")
    os.chdir(root)

    with refused("[published-meanwhile]"):
        push_branch(Repository(root), "origin")

    assert tree(root, "2027")


@pytest.mark.parametrize("remote", ["--upload-pack=touch smuggled", "-o/x", "--exec=touch smuggled"])
def test_a_remote_is_never_an_option(root: Path, remote: str) -> None:
    with refused("[no-remote]"):
        published(root, "latest", remote=remote)

    assert not (root / "smuggled").exists()


@pytest.mark.parametrize("revision", ["--output=smuggled", "-p", "--all"])
def test_a_state_is_never_an_option(root: Path, revision: str) -> None:
    assert Repository(root).commit(revision) is None
    assert not (root / "smuggled").exists()


@pytest.mark.parametrize("scheme", ["ext::sh -c touch%20smuggled", "ext::sh -c touch smuggled /x"])
def test_git_runs_no_program_named_by_a_remote(root: Path, scheme: str) -> None:
    with refused("["):
        published(root, "latest", remote=scheme)

    assert not (root / "smuggled").exists()


def test_no_password_in_an_address_is_printed(root: Path) -> None:
    address = f"https://x-access-token:{SECRET}@127.0.0.1:9/emn.git"

    with refused("[unreachable]") as found:
        published(root, "latest", remote=address)

    assert SECRET not in found.text
    with pytest.raises(GitRefused) as fault:
        Repository(root).git("ls-remote", address)
    assert SECRET not in str(fault.value)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("https://a:b@host/x", "https://…@host/x"),
        ("https://token@host/x", "https://…@host/x"),
        ("https://a:b@c@host/x", "https://…@host/x"),
        ("https://host/a@b", "https://host/a@b"),
        ("git@host:x.git", "git@host:x.git"),
    ],
)
def test_who_and_what_word_are_masked_in_addresses(text: str, shown: str) -> None:
    assert hide_password(f"fatal: {text} gone") == f"fatal: {shown} gone"
