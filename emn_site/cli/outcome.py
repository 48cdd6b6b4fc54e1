"""What a build or a check ended with, kept by all it was made of: where nothing has changed, it ends at once.

It is asked before the program is loaded, and imports nothing that takes long. Everything in the folder of the
site counts, whoever reads it: a plugin of MkDocs, too.
"""

import io
import os
import stat
import sys
from argparse import Namespace
from collections.abc import Callable, Iterator
from contextlib import redirect_stdout
from datetime import date
from hashlib import file_digest
from pathlib import Path

from emn_site.cache.cache import FOLDER, Cache
from emn_site.cache.digests import code_digest, digest
from emn_site.cache.output import SITE
from emn_site.content.git import NEVER_TRACKED, ask_git, tracked_output
from emn_site.content.safe_read import file_stamps
from emn_site.model.refusals import Refused

_VARIABLES = frozenset(
    "CI COLUMNS COMSPEC GITHUB_ACTIONS HOME HOMEDRIVE HOMEPATH LANG LANGUAGE LOCALAPPDATA NO_COLOR PATH "
    "PATHEXT SOURCE_DATE_EPOCH SYSTEMDRIVE SYSTEMROOT TEMP TERM TMP TMPDIR TZ USERPROFILE VIRTUAL_ENV WINDIR "
    "XDG_CACHE_HOME".split()
)
"""What a build is told of its environment, beside Python's own variables and LC_…: never a secret."""

_LEFT = (".build-*", f"{FOLDER}/changes/*")
"""What killed commands leave: the next one puts it right."""


def build_environment() -> dict[str, str]:
    """Return the variables of the environment that a build is told."""
    return {
        name: value
        for name, value in os.environ.items()
        if name.upper() in _VARIABLES or name.startswith(("PYTHON", "LC_"))
    }


def run_once(root: Path, options: Namespace, run: Callable[[], int]) -> int:
    """Return the exit code of a command that is run, or whose last run would say and write the same.

    Only what went well is kept, and where nothing changed meanwhile.
    """
    inputs, cache = _inputs(root, options), Cache(root / FOLDER)
    written = (SITE,) if options.command == "build" else ()
    stored = cache.get(inputs, tuple[str, str]) if inputs else None
    if stored and stored[0][0] == _stamps(root, *written) != "":
        sys.stdout.write(stored[0][1])
        return 0
    printed = io.StringIO()
    try:
        with redirect_stdout(printed):
            code = run()
    finally:
        sys.stdout.write(printed.getvalue())
    if code == 0 and inputs and inputs == _inputs(root, options):
        cache.put(inputs, (_stamps(root, *written), printed.getvalue()))
    return code


def _stamps(root: Path, *folders: str) -> str:
    """Return a digest of how what was written stands; nothing where that cannot be looked at."""
    try:
        return digest(*sorted(file_stamps(root, *folders)))
    except OSError:
        return ""


def _inputs(root: Path, options: Namespace) -> str | None:
    """Return a digest of all that a command reads; None where that cannot be told, or is not to be trusted.

    What a commit has put among what commands write might say that all is well.
    """
    try:
        if tracked_output(root):
            return None
        head = ask_git(root, "rev-parse", "HEAD", "--is-shallow-repository")
        history = head, ask_git(root, "for-each-ref", "refs/remotes/origin")
        left = [str(path) for pattern in _LEFT for path in root.glob(pattern)]
        machine = sorted(build_environment().items()), sorted(_packages()), str(date.today())
        asked = sorted(vars(options).items())
        return digest("outcome", code_digest(root), sorted(_files(root)), history, left, machine, asked)
    except (OSError, Refused):
        return None


def _files(root: Path) -> Iterator[tuple[str, str]]:
    """Yield all that lies in the folder of a site, but what commands write, with its content."""
    for place in root.iterdir():
        if place.name[0] == "." or place.name in NEVER_TRACKED:
            continue
        if place.is_dir() and not place.is_symlink():
            below = (path for path, *_ in file_stamps(root, place.name) if not path.endswith(".pyc"))
            yield from ((path, _content(Path(path))) for path in below)
        else:
            yield place.name, _content(place)


def _content(place: Path) -> str:
    mode = place.lstat().st_mode
    if stat.S_ISLNK(mode):
        return f"link {place.readlink()}"
    if not stat.S_ISREG(mode):
        return str(mode)
    with place.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()


def _packages() -> Iterator[tuple[str, int]]:
    """Yield the packages that are installed, with their versions and when that was."""
    for folder in sys.path:
        if folder.endswith("site-packages"):
            with os.scandir(folder) as entries:
                yield from (
                    (one.path, one.stat().st_mtime_ns) for one in entries if one.name.endswith("-info")
                )
