"""Bytes by name in one SQLite file.

Nothing in the file is trusted: a file that is no such store, is damaged, or has anything beside our table is
deleted and begun anew; an entry counts only if its checksum is right.
"""

import hashlib
import os
import sqlite3
import time
from contextlib import suppress
from pathlib import Path

DAY = 24 * 60 * 60
UNUSED = 30 * DAY  # seconds after which an entry that nobody asked for is deleted
_PATIENCE = 30  # seconds to wait for another process that is writing
# What is long stands last: to find what nobody used, only the beginning of each row is read.
_TABLE = "CREATE TABLE entries (name TEXT PRIMARY KEY, checksum BLOB, used INTEGER, content BLOB)"
_SETTINGS = (
    "PRAGMA trusted_schema = OFF",
    "PRAGMA cell_size_check = ON",
    "PRAGMA journal_mode = TRUNCATE",  # no shared memory, which another program could cut off under us
    "PRAGMA synchronous = OFF",  # what a power cut damages is begun anew
)


class Store:
    """The entries of one file. Where it cannot be read or written, nothing is there and nothing is stored."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._connections: dict[int, sqlite3.Connection] = {}

    def has(self, name: str) -> bool:
        """Whether there is an entry; whether it is whole, `get` finds out."""
        return bool(self._ask("SELECT 1 FROM entries WHERE name = ?", name))

    def get(self, name: str) -> bytes | None:
        """Return the bytes of an entry, or None where there is none that is whole."""
        found = self._ask("SELECT checksum, used, content FROM entries WHERE name = ?", name)
        for checksum, used, content in found:
            if not isinstance(content, bytes) or _checksum(name, content) != checksum:
                return None
            if not isinstance(used, int) or time.time() - used > DAY:
                self._ask("UPDATE entries SET used = ? WHERE name = ?", int(time.time()), name)
            return content
        return None

    def put(self, name: str, content: bytes) -> None:
        """Store the bytes of an entry, whole or not at all."""
        row = (name, _checksum(name, content), int(time.time()), len(content))
        self._ask("INSERT OR REPLACE INTO entries VALUES (?, ?, ?, zeroblob(?))", *row, content=content)

    def sweep(self) -> None:
        """Delete what nobody has asked for in `UNUSED` seconds."""
        self._ask("DELETE FROM entries WHERE used < ?", int(time.time()) - UNUSED)

    def _ask(self, statement: str, *values: object, content: bytes = b"") -> list[tuple[object, ...]]:
        """Return the rows of an answer; none where the file cannot be had. A damaged one is deleted.

        What is written as a `content` is not copied, as a value is, twice: an index has twenty megabytes.
        """
        try:
            with self._connection() as connection:  # which ends what is begun, or takes it back
                if not content:
                    return connection.execute(statement, values).fetchall()
                connection.execute("BEGIN IMMEDIATE")
                row = connection.execute(statement, values).lastrowid or 0
                with connection.blobopen("entries", "content", row) as blob:
                    blob.write(content)
                return []
        except sqlite3.OperationalError:  # read-only, locked, a full disk
            return []
        except (sqlite3.Error, OSError, UnicodeDecodeError):  # what SQLite says may quote the damage
            self._delete()
            return []

    def _connection(self) -> sqlite3.Connection:
        """Return this process's own connection: one that a fork inherits must never be used."""
        if (found := self._connections.get(os.getpid())) is None:
            if self._file.is_symlink() or self._file.parent.is_symlink():
                raise sqlite3.OperationalError("a link")  # to a place that is not ours to write to
            self._file.parent.mkdir(parents=True, exist_ok=True)
            found = self._connections[os.getpid()] = _open(self._file)
        return found

    def _delete(self) -> None:
        with suppress(sqlite3.Error, KeyError):
            self._connections.pop(os.getpid()).close()
        with suppress(OSError):
            self._file.unlink()


def _open(file: Path) -> sqlite3.Connection:
    """Return a connection to a file. Raises `sqlite3.DatabaseError` where it has anything but our table."""
    connection = sqlite3.connect(file, timeout=_PATIENCE, isolation_level=None, check_same_thread=False)
    for setting in _SETTINGS:
        connection.execute(setting)
    connection.execute("BEGIN IMMEDIATE")  # of two that begin at once, one makes the table
    found = [sql for (sql,) in connection.execute("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL")]
    if not found:
        connection.execute(_TABLE)
    elif found != [_TABLE]:
        raise sqlite3.DatabaseError("not our table")
    connection.execute("COMMIT")
    return connection


def _checksum(name: str, content: bytes) -> bytes:
    found = hashlib.sha256(name.encode() + b"\0")
    found.update(content)
    return found.digest()
