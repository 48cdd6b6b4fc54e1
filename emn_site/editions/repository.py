"""The Git repository, as far as publishing needs it."""

import subprocess
from dataclasses import dataclass
from pathlib import Path


class GitRefused(Exception):
    """Git did not do what it was asked to; the message is Git's."""


@dataclass(frozen=True)
class Stored:
    """A file on a branch: its content's name in Git and its size in bytes."""

    blob: str
    size: int


@dataclass(frozen=True)
class Repository:
    """A work tree and its objects."""

    root: Path

    def git(self, *arguments: str) -> str:
        """Return what a Git command prints; raises `GitRefused` where it fails."""
        ended = subprocess.run(
            ["git", *arguments], cwd=self.root, capture_output=True, text=True, encoding="utf-8", check=False
        )
        if ended.returncode:
            raise GitRefused(ended.stderr.strip() or " ".join(arguments))
        return ended.stdout.strip()

    def commit(self, revision: str) -> str | None:
        """Return the commit a name stands for, or None where there is none."""
        try:
            return self.git("rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}")
        except GitRefused:
            return None

    def tree(self, commit: str, folder: str) -> str | None:
        """Return the name of a folder's content: equal names are equal bytes."""
        try:
            return self.git("rev-parse", "--verify", "--quiet", f"{commit}:{folder}")
        except GitRefused:
            return None

    def files(self, commit: str) -> dict[str, Stored]:
        """Return every file of a commit by path."""
        found = {}
        for line in self.git("-c", "core.quotepath=off", "ls-tree", "-r", "-l", commit).splitlines():
            about, _, path = line.partition("\t")
            _, _, blob, size = about.split()
            found[path] = Stored(blob, int(size))
        return found

    def read(self, commit: str, path: str) -> str | None:
        """Return a file of a commit, or None where it has none."""
        try:
            return self.git("show", f"{commit}:{path}")
        except GitRefused:
            return None

    def is_clean(self) -> bool:
        """Whether all that is in the work tree is committed."""
        return not self.git("status", "--porcelain", "--untracked-files=normal")

    def fetch(self, remote: str, branch: str) -> str | None:
        """Return the commit of a branch elsewhere, fetched; None where it has no such branch."""
        if not self.git("ls-remote", "--heads", remote, branch):
            return None
        self.git("fetch", "--quiet", remote, f"refs/heads/{branch}")
        return self.git("rev-parse", "FETCH_HEAD")
