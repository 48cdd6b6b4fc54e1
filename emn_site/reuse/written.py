"""A site is not written twice: a file that stands as it was is another name of it, which costs a tenth."""

import os
from contextlib import suppress
from pathlib import Path

SITE = "site"
"""The folder below the root where the last build stands."""


class Folder:
    """A folder that files are written to; `before` has files of a build before this one, if any.

    A file with the same bytes at the same address is linked to: it takes no room of its own while both
    folders stand, and is whole where one of them is thrown away.
    """

    def __init__(self, path: str, before: str) -> None:
        self._path, self._before = path, before
        self._there: set[str] = set()

    def write(self, address: str, content: bytes) -> None:
        """Write a file, with the folders above it."""
        file, folder = os.path.join(self._path, address), os.path.dirname(address)  # noqa: PTH118, PTH120
        if folder not in self._there:
            (Path(self._path) / folder).mkdir(parents=True, exist_ok=True)
            self._there.add(folder)
        with suppress(FileNotFoundError):
            os.unlink(file)  # noqa: PTH108 (a second name of a file of before is never written into)
        if not self._linked(address, file, content):
            with open(file, "wb") as written:  # noqa: PTH123 (a path costs as much as the writing)
                written.write(content)

    def _linked(self, address: str, file: str, content: bytes) -> bool:
        """Whether the same stands at this address already, and has this name, too, now."""
        before = os.path.join(self._before, address)  # noqa: PTH118
        with suppress(OSError):  # there is none, or there are no links here
            if os.stat(before).st_size != len(content):  # noqa: PTH116
                return False
            with open(before, "rb", buffering=0) as there:  # noqa: PTH123
                if there.read() != content:
                    return False
            os.link(before, file)
            return True
        return False
