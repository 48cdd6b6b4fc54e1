"""The Git repository, as far as publishing needs it, and the folder in which an edition is made.

What a killed run left there is swept by the next.
"""

import os
import shutil
import uuid
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from emn_site.content.git import GitRefused, read_contents, run_git
from emn_site.content.writer import is_running
from emn_site.model.refusals import Refused
from emn_site.model.settings import PUBLISHED_BRANCH

TOKEN = "EMN_TOKEN"  # the variable of the environment that holds what the remote wants to see before a push
_AT_ONCE = 200  # files that are held in memory together
_HELPER = f'!f() {{ echo "username=x-access-token"; echo "password=${TOKEN}"; }}; f'
_WITH_TOKEN = (
    *("-c", "credential.helper=", "-c", f"credential.helper={_HELPER}"),
    *("-c", "core.hooksPath=/dev/null"),  # no program of this clone sees the token either
)


@dataclass(frozen=True)
class StoredFile:
    """A file on a branch: its content's name in Git and its size in bytes."""

    blob: str
    size: int


@dataclass(frozen=True)
class Repository:
    """A work tree and its objects; `token` is what the remote wants to see before a push."""

    root: Path
    token: str = field(default="", repr=False)
    published_branch: str = PUBLISHED_BRANCH

    def git(self, *arguments: str, given: str = "", **environment: str) -> str:
        """Return what a Git command prints; raises `GitRefused` where it fails.

        `given` is what it reads; `environment` is what this command alone is told.
        """
        return run_git(self.root, *arguments, given=given, **environment).strip()

    def _asked(self, *arguments: str) -> str | None:
        """Return what a Git command prints; None where it fails."""
        try:
            return self.git(*arguments)
        except GitRefused:
            return None

    def checked(self) -> "Repository":
        """Return this repository; raises `Refused` where the folder is none."""
        try:
            self.git("rev-parse", "--git-dir")
        except GitRefused as error:
            raise Refused("no-repository", detail=error) from error
        return self

    def commit(self, revision: str) -> str | None:
        """Return the commit a name stands for, or None where there is none."""
        if revision.startswith("-") or not revision.isprintable():  # never an option of Git
            return None
        return self._asked("rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}")

    def tree(self, commit: str, folder: str) -> str | None:
        """Return the name of a folder's content: equal names are equal bytes."""
        return self._asked("rev-parse", "--verify", "--quiet", f"{commit}:{folder}")

    def folders(self, commit: str) -> dict[str, str]:
        """Return the folders at the top of a commit, each with the name of its content."""
        listed = self.git("ls-tree", "--full-tree", "-d", commit).splitlines()
        return {name: about.split()[2] for about, _, name in (line.partition("\t") for line in listed)}

    def files(self, commit: str) -> dict[str, StoredFile]:
        """Return every file of a commit by path."""
        found = {}
        for line in self.git("ls-tree", "--full-tree", "-r", "-l", commit).splitlines():
            about, _, path = line.partition("\t")
            _, _, blob, size = about.split()
            found[path] = StoredFile(blob, int(size) if size != "-" else 0)
        return found

    def read(self, commit: str, path: str) -> str | None:
        """Return a file of a commit, or None where it has none."""
        return self._asked("show", f"{commit}:{path}")

    def contents(self, blobs: Iterable[str]) -> Iterator[tuple[str, bytes]]:
        """Yield the bytes of files by what Git calls them, some at a time."""
        wanted = sorted({*blobs})
        for start in range(0, len(wanted), _AT_ONCE):
            yield from read_contents(self.root, wanted[start : start + _AT_ONCE]).items()

    def store(self, content: bytes, folder: Path) -> str:
        """Return what Git calls a new file, which it keeps from now on; `folder` is one to work in."""
        file = folder / "content"
        file.write_bytes(content)
        return self.git("hash-object", "-w", "--no-filters", str(file))

    def with_files(self, tree: str, changed: Mapping[str, str | None], index: Path) -> str:
        """Return the name of a content with some files changed, or taken away where they are None."""
        lines = [
            f"100644 {blob}\t{path}" if blob else f"0 {'0' * len(tree)}\t{path}"
            for path, blob in sorted(changed.items(), key=lambda one: one[1] is not None)
        ]
        index.unlink(missing_ok=True)
        self.git("read-tree", tree, GIT_INDEX_FILE=str(index))
        given = "\0".join(lines) + "\0"
        self.git("update-index", "-z", "--index-info", given=given, GIT_INDEX_FILE=str(index))
        return self.git("write-tree", GIT_INDEX_FILE=str(index))

    def again(self, commit: str, tree: str, parent: str | None) -> str:
        """Return a commit like another, by whom and when it was made, with another content and parent."""
        names = [f"{who}_{what}" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL", "DATE")]
        form = "%x00".join(("%an", "%ae", "%aI", "%cn", "%ce", "%cI", "%B"))
        *answers, message = self.git("log", "-1", f"--format={form}", commit).split("\0")
        parents = ("-p", parent) if parent else ()
        variables = {f"GIT_{name}": value for name, value in zip(names, answers, strict=True)}
        return self.git("commit-tree", tree, *parents, "-m", message.strip(), **variables)

    def forget(self, old: str, new: str, is_pushed: bool) -> None:
        """Let the published branch here, and what is remembered of it, reach no former state any more."""
        remembered = (f"refs/remotes/*/{self.published_branch}",) if is_pushed else ()
        asked = ("for-each-ref", "--format=%(refname)", f"refs/heads/{self.published_branch}", *remembered)
        for ref in self.git(*asked).split():
            if self.is_before(found := str(self.commit(ref)), old):
                self.git("update-ref", ref, new, found)
            self.git("reflog", "expire", "--expire=now", "--expire-unreachable=now", ref)

    def with_folder(self, commit: str, folder: str, tree: str, index: Path) -> str:
        """Return the name of a commit's content with a folder put beside it; `index` is a file to work in."""
        self.git("read-tree", commit, GIT_INDEX_FILE=str(index))
        self.git("read-tree", f"--prefix={folder}/", tree, GIT_INDEX_FILE=str(index))
        return self.git("write-tree", GIT_INDEX_FILE=str(index))

    def states(self, commit: str) -> list[str]:
        """Return a commit and those before it, the newest first."""
        return self.git("rev-list", "--first-parent", commit).splitlines()

    def is_shallow(self) -> bool:
        """Whether a part of some history is not here, as after `git clone --depth 1`."""
        return self.git("rev-parse", "--is-shallow-repository") == "true"

    def is_cut(self, commit: str) -> bool:
        """Whether a part of the history of a commit is not here."""
        if not self.is_shallow():
            return False
        boundary = self.root / self.git("rev-parse", "--git-path", "shallow")
        return not {*boundary.read_text().split()}.isdisjoint(self.states(commit))

    def is_before(self, commit: str, other: str) -> bool:
        """Whether a commit is another, or one of those before it."""
        return self._asked("merge-base", "--is-ancestor", commit, other) is not None

    def refuse_checked_out_branch(self) -> None:
        """Raise `Refused` where the published branch is checked out, here or in another work tree."""
        place, branch = "", self.published_branch
        for line in self.git("worktree", "list", "--porcelain").splitlines():
            key, _, value = line.partition(" ")
            place = value if key == "worktree" else place
            if (key, value) == ("branch", f"refs/heads/{branch}"):
                raise Refused("branch-checked-out", branch=branch, place=place)

    def may_be_remote(self, remote: str) -> bool:
        """Whether a text is a remote of this repository or has the form of an address; never an option.

        Nor is it the name of a program that Git would run, as `ext::…` is.
        """
        is_address = "/" in remote and "::" not in remote and not remote.startswith("-")
        return remote in self.git("remote").split() or (is_address and remote.isprintable())

    def is_public(self, remote: str) -> bool:
        """Whether a remote is on another machine: what is pushed there others can read."""
        is_named = remote in self.git("remote").split()
        address = self.git("remote", "get-url", "--", remote) if is_named else remote
        return not (address.startswith("file://") or (self.root / address).exists())

    def fetch(self, remote: str, branch: str) -> str | None:
        """Return the commit of a branch elsewhere, fetched; None where it has no such branch.

        Nothing here is moved: a publication that was stopped may still be writing what it knew of the branch.
        """
        listed = self.git("ls-remote", "--heads", "--", remote, f"refs/heads/{branch}")
        if not listed:
            return None
        self.git(
            "fetch", "--quiet", "--refmap=", "--no-write-fetch-head", "--", remote, f"refs/heads/{branch}"
        )
        return listed.split()[0]

    def push(self, remote: str, branch: str, state: str, before: str | None) -> None:
        """Let a branch elsewhere point to a state, if it still points to the one before.

        A token reaches Git by a helper that reads it from the environment of this one command.
        """
        helper = _WITH_TOKEN if self.token else ()
        lease = f"--force-with-lease=refs/heads/{branch}:{before or ''}"
        target = f"{state}:refs/heads/{branch}"
        environment = {TOKEN: self.token} if self.token else {}
        self.git(*helper, "push", "--quiet", "--atomic", lease, "--", remote, target, **environment)


# How branches begin that hold a state while it is written; the name of the workshop follows.
PENDING = "emn-publishing-"


@contextmanager
def work_folder(repository: Repository) -> Iterator[Path]:
    """Give a folder of this run's own inside `.git`, named by its process, and take it away at the end."""
    place = repository.root / repository.git("rev-parse", "--git-path", "emn-publishing")
    _sweep(repository, place)
    folder = place / f"{os.getpid()}-{uuid.uuid4().hex}"
    folder.mkdir(parents=True)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _sweep(repository: Repository, place: Path) -> None:
    for folder in place.glob("*-*"):
        if not is_running(folder.name):
            shutil.rmtree(folder, ignore_errors=True)
    for branch in repository.git("for-each-ref", "--format=%(refname)", f"refs/heads/{PENDING}*").split():
        if not is_running(branch.removeprefix(f"refs/heads/{PENDING}")):
            try:
                repository.git("update-ref", "-d", branch)
            except GitRefused:
                continue  # another run has swept it
