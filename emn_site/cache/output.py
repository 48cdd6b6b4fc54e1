"""How files are written: whole or not at all, and not twice where they stand as they were."""

import os
from contextlib import suppress
from pathlib import Path

SITE = "site"  # the folder below the root where the last build stands


class OutputFolder:
    """A folder that files are written to; `before` has files of a build before this one, if any.

    A file with the same bytes at the same address is linked to: it takes no room of its own while both
    folders stand, and is whole where one of them is thrown away.
    """

    def __init__(self, path: Path, before: Path) -> None:
        self._path, self._before = path, before
        self._there: set[Path] = set()

    def write(self, address: str, content: bytes) -> None:
        """Write a file, with the folders above it."""
        file = self._path / address
        if file.parent not in self._there:
            file.parent.mkdir(parents=True, exist_ok=True)
            self._there.add(file.parent)
        file.unlink(missing_ok=True)  # a second name of a file of before is never written into
        if not _linked(file, self._before / address, content):
            file.write_bytes(content)


def _linked(file: Path, before: Path, content: bytes) -> bool:
    """Whether the same stands in a file of before, which has this name, too, now."""
    with suppress(OSError):  # there is none, or there are no links here
        if before.stat().st_size == len(content) and before.read_bytes() == content:
            file.hardlink_to(before)
            return True
    return False


def write_atomically(file: Path, content: bytes) -> None:
    """Write a file beside its place and move it there: it is whole, or not there."""
    beside = file.with_name(f"{file.name}.{os.getpid()}")
    file.parent.mkdir(parents=True, exist_ok=True)
    try:
        beside.write_bytes(content)
        beside.replace(file)
    except OSError:
        beside.unlink(missing_ok=True)
        raise
