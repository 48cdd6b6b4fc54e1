"""How commands write: below one folder, and all files of a command or none of them."""

import os
import shutil
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from emn_site.files import door, history
from emn_site.model.refusals import Refused

OF_THE_SITE = ("docs", "data", ".git")
"""Folders in which no report lies."""


def contained(root: Path, path: str) -> Path:
    """Return the place of a file below a root.

    Raises `Refused` for a path that leaves it, leads through a symbolic link, or is that of a folder.
    """
    parts = PurePosixPath(path).parts
    is_below = bool(parts) and not path.startswith("/") and not {"..", "~"} & {*parts}
    if not is_below or any(sign in path for sign in "\\:\0") or door.leads_elsewhere(root, path):
        raise Refused("outside-folder", value=path)
    place = root.joinpath(*parts)
    if place.is_dir():
        raise Refused("outside-folder", value=path)
    return place


def write_all(root: Path, written: Mapping[str, bytes], removed: Sequence[str] = ()) -> None:
    """Write the files of a command and remove those that go; paths are relative to the root.

    Everything is written beside its place before the first file changes. Whatever stops it, a full disk for
    example, everything is put back as it was and the error is raised again. Raises `Refused` for a path that
    leaves the root.
    """
    new = {contained(root, path): content for path, content in written.items()}
    gone = [contained(root, path) for path in removed]
    change = _Change()
    try:
        for place, content in new.items():
            change.prepare(place, content)
        for place in gone:
            change.keep(place)
        for place in [*new, *gone]:
            change.put(place)
    except BaseException:
        change.undo()
        raise
    change.finish()


def write_report(root: Path, place: Path, text: str) -> None:
    """Write what a command tells to a file that its caller named.

    Raises `Refused` for a file of the site or of Git, a link, a folder, or a folder that is not there.
    """
    below = place.resolve().relative_to(root.resolve()).parts if _is_below(root, place) else ("",)
    is_file = not place.is_symlink() and not place.is_dir() and place.parent.is_dir()
    if not is_file or below[0] in OF_THE_SITE or history.is_tracked(root, place):
        raise Refused("argument-unfit", argument="FILE", value=place, expected="report-file")
    place.write_text(text, encoding="utf-8")


def _is_below(root: Path, place: Path) -> bool:
    return place.resolve().is_relative_to(root.resolve())


@dataclass
class _Change:
    """Files on their way: what was made beside their places, and what is already in its place."""

    folders: list[Path] = field(default_factory=list)
    beside: dict[Path, Path] = field(default_factory=dict)
    former: dict[Path, Path] = field(default_factory=dict)
    put_in: list[Path] = field(default_factory=list)

    def prepare(self, place: Path, content: bytes) -> None:
        """Write a file beside its place, and keep the one that stands there."""
        for folder in reversed(place.parents):
            if not folder.exists():
                folder.mkdir()
                self.folders.append(folder)
        beside = self.beside[place] = _beside(place, "new")
        with beside.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        if place.exists():
            self.keep(place)

    def keep(self, place: Path) -> None:
        """Give a file a second name beside its place; copy it where the system cannot."""
        former = self.former[place] = _beside(place, "old")
        try:
            os.link(place, former)
        except OSError:
            shutil.copy2(place, former)

    def put(self, place: Path) -> None:
        """Put a new file in its place, or take away one that goes."""
        self.put_in.append(place)
        if place in self.beside:
            self.beside[place].replace(place)
        else:
            place.unlink()

    def undo(self) -> None:
        """Put everything back as it was."""
        for place in reversed(self.put_in):
            if place in self.former:
                self.former[place].replace(place)
            elif not self.beside[place].exists():  # it was new, and is in its place
                place.unlink(missing_ok=True)
        self.finish()
        for folder in reversed(self.folders):
            with suppress(OSError):
                folder.rmdir()

    def finish(self) -> None:
        """Take away what is left beside the places."""
        for file in (*self.beside.values(), *self.former.values()):
            with suppress(OSError):
                file.unlink(missing_ok=True)


def _beside(place: Path, what: str) -> Path:
    beside = place.with_name(f".{place.name}.{os.getpid()}.{what}")
    beside.unlink(missing_ok=True)
    return beside
