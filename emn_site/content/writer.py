"""How commands write: below one folder, and all files of a command or none of them, whoever is killed.

Before the first file changes, everything lies in a folder of the change: the new files, the former ones, and
at last a journal. Who is stopped puts all of it back; for who is killed the next command does (`recover`).
The change is done when its journal is gone.
"""

import os
import shutil
import tempfile
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

import msgspec

from emn_site.cache.cache import FOLDER
from emn_site.content import front_matter, git, safe_read
from emn_site.content.yaml_lines import YamlFault, read_yaml
from emn_site.model.refusals import Refused

# Where changes lie on their way; nothing that Git tracks may lie there (see `checks`).
CHANGES = f"{FOLDER}/changes"
CONTENT = ("docs", "data")  # what a journal may put back: never a program, whoever has written the journal
_JOURNAL, _NEW, _OLD = "journal.json", "new", "old"

OF_THE_SITE = ("docs", "data", ".git")  # folders in which no report lies


def contained_path(root: Path, path: str) -> Path:
    """Return the place of a file below a root.

    Raises `Refused` for a path that leaves it, leads through a symbolic link, or is that of a folder.
    """
    parts = PurePosixPath(path).parts
    is_below = bool(parts) and not path.startswith("/") and not {"..", "~"} & {*parts}
    if not is_below or any(sign in path for sign in "\\:\0") or safe_read.is_link(root, path):
        raise Refused("outside-folder", value=path)
    place = root.joinpath(*parts)
    if place.is_dir():
        raise Refused("outside-folder", value=path)
    return place


@dataclass(frozen=True)
class _Journal:
    """How things were before a change: what was not there, what was, and which folders were made."""

    new: Sequence[str]
    old: Sequence[str]
    folders: Sequence[str]


_JOURNALS = msgspec.json.Decoder(_Journal)


def write_all(root: Path, written: Mapping[str, bytes], removed: Sequence[str] = ()) -> None:
    """Write the files of a command and remove those that go; paths are relative to the root.

    Everything is written to a folder of the change before the first file changes. Whatever stops it, a full
    disk for example, everything is put back as it was and the error is raised again. Raises `Refused` for a
    path that leaves the root.
    """
    places = {path: contained_path(root, path) for path in (*written, *removed)}
    (root / CHANGES).mkdir(parents=True, exist_ok=True)
    change = Path(tempfile.mkdtemp(prefix=f"{os.getpid()}-", dir=root / CHANGES))
    try:
        _prepare(root, change, written, removed)
        for path in written:
            places[path].parent.mkdir(parents=True, exist_ok=True)
            (change / _NEW / path).replace(places[path])
        for path in removed:
            places[path].unlink()
        (change / _JOURNAL).unlink()
    except BaseException:
        _undo(root, change)
        raise
    shutil.rmtree(change, ignore_errors=True)


def write_report(root: Path, place: Path, text: str) -> None:
    """Write what a command tells to a file that its caller named.

    Raises `Refused` for a file of the site or of Git, a link, a folder, or a folder that is not there.
    """
    if not is_outside_site(root, place):
        raise Refused("argument-unfit", argument="FILE", value=place, expected="report-file")
    place.write_text(text, encoding="utf-8")


def is_outside_site(root: Path, place: Path) -> bool:
    """Whether a place is one for a file that is neither the site's nor Git's, in a folder that exists."""
    is_file = not place.is_symlink() and not place.is_dir() and place.parent.is_dir()
    is_ours = any(place.resolve().is_relative_to((root / folder).resolve()) for folder in OF_THE_SITE)
    return is_file and not is_ours and not git.is_tracked(root, place)


def _prepare(root: Path, change: Path, written: Mapping[str, bytes], removed: Sequence[str]) -> None:
    """Put the new files and the former ones into the folder of a change, and then the journal."""
    for path, content in written.items():
        _write(change / _NEW / path, content)
    old = [*(path for path in written if (root / path).exists()), *removed]
    for path in old:
        _keep(root / path, change / _OLD / path)
    folders = {str(folder) for path in written for folder in PurePosixPath(path).parents}
    created = sorted((folder for folder in folders if not (root / folder).exists()), reverse=True)
    journal = _Journal(sorted(written.keys() - set(old)), old, created)
    _write(change / f"{_JOURNAL}.new", msgspec.json.encode(journal))
    (change / f"{_JOURNAL}.new").replace(change / _JOURNAL)


def _write(file: Path, content: bytes) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("wb") as opened:
        opened.write(content)
        opened.flush()
        os.fsync(opened.fileno())


def _keep(place: Path, former: Path) -> None:
    """Give a file a second name; copy it where the system cannot."""
    former.parent.mkdir(parents=True, exist_ok=True)
    try:
        os.link(place, former)
    except OSError:
        shutil.copy2(place, former)


def _undo(root: Path, change: Path) -> None:
    """Put everything back as the journal of a change says it was; without one nothing has changed yet."""
    if (change / _JOURNAL).exists():
        journal = _JOURNALS.decode((change / _JOURNAL).read_bytes())
        for path in journal.new:
            contained_path(root, path).unlink(missing_ok=True)
        for path in journal.old:
            former = contained_path(change, f"{_OLD}/{path}")
            if former.exists():  # else it is back already
                former.replace(contained_path(root, path))
        for folder in journal.folders:
            with suppress(OSError):
                (root / folder).rmdir()
        (change / _JOURNAL).unlink()
    shutil.rmtree(change, ignore_errors=True)


def recover_changes(root: Path) -> None:
    """Put back what killed commands had begun to change below a root; no change is taken that is not ours."""
    for change in (root / CHANGES).glob("*-*"):
        if not is_running(change.name):
            if _is_ours(change / _JOURNAL):
                with suppress(Refused):  # a link stands in the place of a file: nothing is put through it
                    _undo(root, change)
            shutil.rmtree(change, ignore_errors=True)


def _is_ours(journal: Path) -> bool:
    """Whether a journal, if there is one, is about content alone: it never puts a program back."""
    try:
        found = _JOURNALS.decode(journal.read_bytes()) if journal.exists() else _Journal((), (), ())
    except msgspec.MsgspecError:
        return False
    paths = [path.split("/") for path in (*found.new, *found.old, *found.folders)]
    return all(parts[0] in CONTENT and ".." not in parts for parts in paths)


def is_running(name: str) -> bool:
    """Whether the process still runs whose number a folder's name begins with; on Windows nobody can tell."""
    number = name.partition("-")[0]
    if not (number.isascii() and number.isdecimal()) or os.name == "nt":
        return True
    try:
        os.kill(int(number), 0)
    except ProcessLookupError:
        return False
    except (PermissionError, OverflowError):
        return True
    return True


@dataclass(frozen=True)
class Edits:
    """The new text of files, and the files that go, by path from the root."""

    written: Mapping[str, str] = field(default_factory=dict)
    removed: Sequence[str] = ()
    files: Mapping[str, bytes] = field(default_factory=dict)
    """Pictures and other files that are no text."""


def apply_edits(root: Path, edits: Edits) -> None:
    """Write and remove all of it or nothing.

    Raises `Refused` for a text that the one reader could not read again, and for a path outside the root.
    """
    for path, text in edits.written.items():
        _refuse_unreadable(path, text)
    contents = {path: text.encode("utf-8") for path, text in edits.written.items()}
    write_all(root, contents | dict(edits.files), edits.removed)


def _refuse_unreadable(path: str, text: str) -> None:
    try:
        read_yaml(front_matter.split_front_matter(text).front if path.endswith(".md") else text)
    except (front_matter.NoFrontMatter, YamlFault) as error:
        raise Refused("file-not-edited", path=path) from error
    if len(text.encode("utf-8")) > safe_read.size_limit(path):
        raise Refused("text-too-large", path=path, limit=safe_read.size_limit(path) // 1000)
