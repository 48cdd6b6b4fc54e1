"""The one place that calls Git, with settings of its own: what a clone has set changes no answer."""

import os
import re
import subprocess
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from emn_site.content import front_matter
from emn_site.content.yaml_lines import YamlFault, read_yaml
from emn_site.model.refusals import Refused

_ALONE = {
    "GIT_TERMINAL_PROMPT": "0",
    "LC_ALL": "C",
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_GRAFT_FILE": os.devnull,
}
"""Git asks nobody, speaks one language, and tells the history as it was written: neither replacements nor
grafts of a clone change it.
"""

# Git names files in one way and prints nothing but what was asked for, whatever the machine prefers.
_SETTINGS = tuple(
    part
    for setting in (
        *("core.quotePath=off", "color.ui=false", "log.showSignature=false"),
        *("diff.noprefix=false", "diff.mnemonicPrefix=false"),
    )
    for part in ("-c", setting)
)
# Variables (`GIT_DIR`, …) by which a shell or a hook tells Git of a repository that is not the site's.
_PLACES = ("DIR", "WORK_TREE", "COMMON_DIR", "INDEX_FILE", "OBJECT_DIRECTORY", "NAMESPACE", "PREFIX")
# What Git says of a repository of another user, in the language that it is told to speak.
_OF_ANOTHER = "detected dubious ownership"
_NAME = re.compile("[0-9a-f]{40}(?:[0-9a-f]{24})?")
_PASSWORD = re.compile(r"(?<=://)[^/\s]*@")


class GitRefused(Refused):
    """Git did not do what it was asked to; the message is Git's, without passwords."""

    def __init__(self, message: str) -> None:
        super().__init__("git-refuses", detail=" ".join(message.split()))
        self.message = message

    def __str__(self) -> str:
        return self.message


def hide_password(text: str) -> str:
    """Return a text in which no address tells a user's name or password."""
    return _PASSWORD.sub("…@", text)


def forget_places() -> None:
    """Let every Git that this process starts find the repository by its folder alone."""
    for name in _PLACES:
        os.environ.pop(f"GIT_{name}", None)


def run_git(root: Path, *arguments: str, given: str = "", **environment: str) -> str:
    """Return what a Git command prints in a folder; raises `Refused` where there is no Git or it fails.

    `given` is what it reads; `environment` is what this command alone is told.
    """
    return _run(root, *arguments, given=given, **environment).decode("utf-8", "replace")


def _run(root: Path, *arguments: str, given: str = "", **environment: str) -> bytes:
    forget_places()
    try:
        ended = subprocess.run(
            ["git", *_SETTINGS, *arguments],
            cwd=root,
            env=os.environ | _ALONE | environment,
            input=given.encode(),
            capture_output=True,
            check=False,
        )
    except OSError as error:
        raise Refused("no-git") from error
    if ended.returncode:
        lines = [line for line in ended.stderr.decode("utf-8", "replace").splitlines() if line[:5] != "hint:"]
        message = hide_password("\n".join(lines).strip() or " ".join(arguments))
        if _OF_ANOTHER in message:
            raise Refused("repository-of-another", place=root)
        raise GitRefused(message)
    return ended.stdout


def read_texts(root: Path, names: Iterable[str]) -> dict[str, str]:
    """Return the content of files by the names that Git has for it; what is not there is left out."""
    try:
        found = read_contents(root, filter(_NAME.fullmatch, names))
    except Refused:
        return {}
    return {name: content.decode("utf-8", "replace") for name, content in found.items()}


def read_contents(root: Path, names: Iterable[str]) -> dict[str, bytes]:
    """Return the bytes of files by the names that Git has for them; raises `Refused` where it fails."""
    wanted, found = sorted(names), dict[str, bytes]()
    rest = _run(root, "cat-file", "--batch", given="\n".join(wanted))
    for name in wanted:
        head, _, rest = rest.partition(b"\n")
        if not head.endswith((b" missing", b" ambiguous")):
            size = int(head.rpartition(b" ")[2])
            found[name], rest = rest[:size], rest[size + 1 :]
    return found


# Folders that commands write: what a commit put there would be taken for what they have made.
NEVER_TRACKED = (".cache", ".venv", "site", "node_modules")


def tracked_output(root: Path) -> list[str]:
    """Return what Git tracks in the folders that commands write, however their names are spelt."""
    found = ask_git(root, "ls-files", "-z", *(f":(icase){folder}" for folder in NEVER_TRACKED))
    return found.split("\0")[:-1]


def changed_files(root: Path) -> list[str]:
    """Return the files that are not as Git has them; none of those that it does not have."""
    found = ask_git(root, "status", "--porcelain", "--untracked-files=no", "--", ".")
    return [line[3:] for line in found.splitlines()]


def is_tracked(root: Path, file: Path) -> bool:
    """Whether Git tracks a file."""
    return bool(ask_git(root, "ls-files", "--", str(file.absolute())))


def lost_files(root: Path, files: Iterable[str], branch: str) -> list[str]:
    """Return the texts and downloads below docs/ that were shown and are not among `files`.

    What is published, as far as it is known here, is the remote's branch, or else the last commit. A branch
    of one's own that is behind has not lost what is new there: what counts is where it left.
    """
    names = ("refs/remotes/origin/HEAD", f"refs/remotes/origin/{branch}", "HEAD")
    base = next((left for name in names if (left := ask_git(root, "merge-base", "HEAD", name).strip())), None)
    if base is None:
        return []
    listed = ask_git(root, "ls-tree", "-r", "--name-only", base, "docs").splitlines()
    return [
        file
        for file in sorted({*listed} - {*files})
        if not (file.endswith(".md") and _is_unpublished(ask_git(root, "show", f"{base}:./{file}")))
    ]


def _is_unpublished(text: str) -> bool:
    """Whether a text is a draft, or waits for a day to come."""
    try:
        head = read_yaml(front_matter.split_front_matter(text.replace("\r\n", "\n")).front).data
    except (front_matter.NoFrontMatter, YamlFault):
        return False
    head = head if isinstance(head, dict) else {}
    return head.get("status") == "draft" or str(head.get("publish_on", ""))[:10] > date.today().isoformat()


def ask_git(root: Path, *arguments: str) -> str:
    """Return what Git answers, or nothing where it cannot.

    Raises `Refused` in a repository of another user: of that Git says nothing, whatever it knows.
    """
    try:
        return run_git(root, *arguments)
    except Refused as refusal:
        if refusal.code == "repository-of-another":
            raise
        return ""


def text_versions(root: Path, file: str) -> Iterator[str]:
    """Yield the texts that a file has had, the newest first, as Git remembers them."""
    for commit in ask_git(root, "log", "--format=%H", "--", file).split():
        yield ask_git(root, "show", f"{commit}:./{file}").replace("\r\n", "\n")
