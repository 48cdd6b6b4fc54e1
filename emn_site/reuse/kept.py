"""What pure functions returned, kept below a folder by everything it was made of.

A name is the digest of all inputs, so nothing kept can be out of date. What is damaged, half-written or not
ours is as if it were not there.
"""

import hashlib
import io
import os
import pickle
import shutil
import time
from collections.abc import Callable, Hashable, Iterator, Mapping
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any, Protocol, Self, TypeVar

from emn_site.reuse.processors import shared_out

Name = TypeVar("Name", bound=Hashable)
Value = TypeVar("Value")
Share = Callable[[Callable[[Any], Any], list[Any]], Iterator[tuple[Any, Any]]]


class Light(Protocol):
    """A value of which something is long and seldom asked for."""

    def light(self) -> Self:
        """Return it without that."""

    def fetched(self, fetch: Callable[[], Self]) -> Self:
        """Return it with that fetched when it is asked for."""


LightValue = TypeVar("LightValue", bound=Light)

FOLDER = ".cache"
DAY = 24 * 60 * 60
UNUSED = 30 * DAY
"""Seconds after which what nobody asked for is thrown away."""

_DIGEST = hashlib.sha256().digest_size
_PLAIN = {
    "builtins": {"frozenset", "set"},
    "collections": {"Counter"},
    "datetime": {"date"},
    "decimal": {"Decimal"},
}
"""Kinds of values that may be kept beside those of this package."""


def digest(*parts: object) -> str:
    """Return the name of everything that some values say: strings, bytes, numbers, and tuples of these."""
    return hashlib.sha256(repr(parts).encode("utf-8", "surrogatepass")).hexdigest()


class _Reading(pickle.Unpickler):
    """Reads values, and refuses what would run anything else."""

    def find_class(self, module: str, name: str) -> Any:
        """Return a class of this package, or a plain one."""
        if name in _PLAIN.get(module, ()):
            return super().find_class(module, name)
        if not module.startswith("emn_site.") or "." in name:
            raise pickle.UnpicklingError(f"{module}.{name}")
        found = super().find_class(module, name)
        if not isinstance(found, type):
            raise pickle.UnpicklingError(f"{module}.{name}")
        return found


class Kept:
    """Values by name below a folder; with no folder nothing is kept."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder
        self._at_hand: dict[str, Any] | None = None

    def at_hand(self) -> "Kept":
        """Keep what is yielded in memory, too: for a program that reads the same again and again."""
        self._at_hand = {}
        return self

    @property
    def keeps(self) -> bool:
        """Whether anything is kept."""
        return self._folder is not None

    def made(
        self,
        wanted: Mapping[Name, str],
        make: Callable[[Name], Value],
        share: Share = shared_out,
    ) -> Iterator[tuple[Name, Value]]:
        """Yield each thing wanted with its value, kept or made now, by those it is shared out to.

        `wanted` has for each the digest of all that its value is made of. Kept ones come first. None is
        what could not be made, and not kept.
        """
        yield from self._made(wanted, make, lambda value: value, share)

    def made_light(
        self, wanted: Mapping[Name, str], make: Callable[[Name], LightValue | None]
    ) -> Iterator[tuple[Name, LightValue | None]]:
        """Yield values as `made` does; what is long in them is fetched when it is asked for."""
        if self._folder is None:
            yield from self.made(wanted, make)
            return

        def fetch(name: Name) -> LightValue:
            found = self.get(wanted[name])
            value = found[0] if found else make(name)
            assert value is not None
            return value

        def light(value: LightValue | None) -> LightValue | None:
            return value and value.light()

        for name, value in self._made(wanted, make, light, shared_out):
            yield name, value and value.fetched(partial(fetch, name))

    def _made(
        self,
        wanted: Mapping[Name, str],
        make: Callable[[Name], Value],
        shown: Callable[[Value], Value],
        share: Share,
    ) -> Iterator[tuple[Name, Value]]:
        missing = []
        for name, key in wanted.items():
            if self._at_hand and key in self._at_hand:
                yield name, self._at_hand[key]
            elif found := self.get(key):
                yield name, self._noted(key, shown(found[0]))
            else:
                missing.append(name)

        def make_and_keep(name: Name) -> Value:
            value = make(name)
            if value is not None:
                self.put(wanted[name], value)
            return shown(value)

        for name, value in share(make_and_keep, missing):
            yield name, self._noted(wanted[name], value)

    def _noted(self, key: str, value: Value) -> Value:
        """Return a value, which is at hand from now on where that was wished."""
        if self._at_hand is not None:
            self._at_hand[key] = value
        return value

    def one(self, key: str, make: Callable[[], Value]) -> Value:
        """Return one value, kept or made now."""
        return next(self.made({"": key}, lambda _: make()))[1]

    def has(self, key: str) -> bool:
        """Whether there is something under a name; whether it is whole, `get` finds out."""
        return self._folder is not None and self._file(key).exists()

    def get(self, key: str) -> tuple[Any] | None:
        """Return what is kept under a name, in brackets; nothing where there is none that is whole."""
        if self._folder is None:
            return None
        try:
            with self._file(key).open("rb") as file:
                raw = file.read()
                if time.time() - os.fstat(file.fileno()).st_mtime > DAY:
                    os.utime(self._file(key))
        except OSError:
            return None
        body = memoryview(raw)[_DIGEST:]
        if hashlib.sha256(body).digest() != raw[:_DIGEST]:
            return None
        try:
            return (_Reading(io.BytesIO(body)).load(),)
        except Exception:  # whatever is wrong with it: it is made again
            return None

    def put(self, key: str, value: object) -> None:
        """Keep a value, whole or not at all; a folder that cannot be written to keeps nothing."""
        if self._folder is None:
            return
        body = pickle.dumps(value, pickle.HIGHEST_PROTOCOL)
        with suppress(OSError):
            write_whole(self._file(key), hashlib.sha256(body).digest(), body)

    def sweep(self) -> None:
        """Throw away what nobody has asked for in `UNUSED` seconds."""
        before = time.time() - UNUSED
        for file in self._folder.glob("*/*") if self._folder else ():
            if file.stat().st_mtime < before:
                file.unlink(missing_ok=True)

    def empty(self) -> None:
        """Throw everything away."""
        if self._folder:
            shutil.rmtree(self._folder, ignore_errors=True)

    def _file(self, key: str) -> Path:
        assert self._folder is not None
        return self._folder / key[:2] / key[2:]


def write_whole(file: Path, *content: bytes) -> None:
    """Write a file beside its place and move it there: it is whole, or not there."""
    beside = f"{file}.{os.getpid()}"
    file.parent.mkdir(parents=True, exist_ok=True)
    with open(beside, "wb") as written:  # noqa: PTH123 (a path costs as much as the writing)
        written.writelines(content)
    os.replace(beside, file)  # noqa: PTH105


NOTHING_KEPT = Kept(None)
