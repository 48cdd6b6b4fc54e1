"""The one place that calls Git, with settings of its own: what a clone has set changes no answer."""

import os
import re
import subprocess
from pathlib import Path

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

_SETTINGS = tuple(
    part
    for setting in (
        *("core.quotePath=off", "color.ui=false", "log.showSignature=false"),
        *("diff.noprefix=false", "diff.mnemonicPrefix=false"),
    )
    for part in ("-c", setting)
)
"""Git names files in one way and prints nothing but what was asked for, whatever the machine prefers."""

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


def run_git(root: Path, *arguments: str, given: str = "", **environment: str) -> str:
    """Return what a Git command prints in a folder; raises `Refused` where there is no Git or it fails.

    `given` is what it reads; `environment` is what this command alone is told.
    """
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
        told = [line for line in ended.stderr.decode("utf-8", "replace").splitlines() if line[:5] != "hint:"]
        raise GitRefused(hide_password("\n".join(told).strip() or " ".join(arguments)))
    return ended.stdout.decode("utf-8", "replace")
