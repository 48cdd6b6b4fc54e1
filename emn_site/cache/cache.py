"""What pure functions returned, stored by a digest of everything it was made of.

A key is the digest of all inputs, so no entry can be out of date. What is damaged, half-written, foreign or
of another type is as if it were not there, and is made again.

Values are data (MessagePack), decoded as one declared type of dataclasses, tuples, lists, sets, dicts and
plain values, never code: whatever bytes are decoded, nothing runs, and what is not of the type is refused.
"""

import shutil
from collections.abc import Callable, Hashable, Iterator, Mapping
from contextlib import suppress
from copy import copy
from functools import lru_cache, partial
from pathlib import Path
from typing import Any, TypeVar, cast

import msgspec
from msgspec import MsgspecError

from emn_site.cache.digests import digest
from emn_site.cache.lazy import Lazy, LazyData, LazyText
from emn_site.cache.queries import DataSource, Question, answers_digest, note_questions
from emn_site.cache.store import Store
from emn_site.cache.workers import share_out

Name = TypeVar("Name", bound=Hashable)
Value = TypeVar("Value")
LazyValue = TypeVar("LazyValue", bound=Lazy)
Share = Callable[[Callable[[Any], Any], list[Any]], Iterator[tuple[Any, Any]]]

FOLDER = ".cache"

_WITH_TEXTS = " whole"  # stands behind the key of a value with its long texts
# The digest of all figures when something was last looked at, its key then, and what was asked for it.
_Asked = tuple[str, str, list[Question]]


class Cache:
    """Values by key below a folder; with no folder nothing is stored.

    `kind` is the declared type of a value (`values`): what is decoded is of it, or is made again.
    """

    _source: DataSource | None = None

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder
        self._store = Store(folder / "values.sqlite") if folder else None
        self._memory: dict[str, Any] | None = None

    def for_source(self, source: DataSource) -> "Cache":
        """Return this cache for values that are made of what a source answers, too.

        What was asked stands under the digest of the inputs, the value under that of inputs and answers.
        """
        found = copy(self)
        found._source = source if self.stores else None
        return found

    def with_memory(self) -> "Cache":
        """Hold what is yielded in memory, too: for a program that reads the same again and again."""
        self._memory = {}
        return self

    @property
    def stores(self) -> bool:
        """Whether anything is stored."""
        return self._store is not None

    def get_or_make_all(
        self, wanted: Mapping[Name, str], kind: Any, make: Callable[[Name], Value], share: Share = share_out
    ) -> Iterator[tuple[Name, Value]]:
        """Yield each name with its value, stored or made now, by those it is shared out to.

        `wanted` has for each name the digest of its inputs. Stored ones come first. None is what could not be
        made, and is not stored.
        """
        for name, _, value in self._get_or_make_all(wanted, kind, make, lambda value: value, share):
            yield name, value

    def get_or_make_lazily(
        self, wanted: Mapping[Name, str], kind: type[LazyValue], make: Callable[[Name], LazyValue | None]
    ) -> Iterator[tuple[Name, LazyValue | None]]:
        """Yield values as `get_or_make_all` does; long texts, stored beside, are loaded when asked for."""
        if self._store is None:
            yield from self.get_or_make_all(wanted, kind, make)
            return

        def load(name: Name, key: str) -> LazyValue:
            found = self.get(key + _WITH_TEXTS, kind)
            value = found[0] if found else make(name)
            assert value is not None
            if not found:
                self.put(key + _WITH_TEXTS, value)
            return value

        def without_texts(value: LazyValue | None) -> LazyValue | None:
            return value and value.without_texts()

        for name, key, value in self._get_or_make_all(wanted, kind, make, without_texts, share_out):
            yield name, value and value.with_texts(partial(load, name, key))

    def see_to_all(
        self, wanted: Mapping[Name, str], make: Callable[[Name], object], share: Share = share_out
    ) -> Iterator[tuple[Name, str]]:
        """Yield each name and the key of its value, which is stored by now where anything is."""
        keys = {name: self._key(inputs) for name, inputs in wanted.items()}
        missing = [name for name, key in keys.items() if self.stores and not (key and self.has(key))]
        results = share(lambda name: self._make(wanted[name], partial(make, name))[0], missing)
        yield from (keys | dict(results)).items()

    def _get_or_make_all(
        self,
        wanted: Mapping[Name, str],
        kind: Any,
        make: Callable[[Name], Value],
        shown: Callable[[Value], Value],
        share: Share,
    ) -> Iterator[tuple[Name, str, Value]]:
        missing = []
        for name, inputs in wanted.items():
            key = self._key(inputs)
            if key and self._memory and key in self._memory:
                yield name, key, self._memory[key]
            elif key and (found := self.get(key, kind)):
                yield name, key, self._remember(key, found[0])
            else:
                missing.append(name)

        def make_one(name: Name) -> tuple[str, Value]:
            return self._make(wanted[name], partial(make, name), shown)

        for name, (key, value) in share(make_one, missing):
            yield name, key, self._remember(key, value)

    def _key(self, inputs: str) -> str | None:
        """Return under which key what is made of some inputs is; None where it never was made of them."""
        if self._source is None:
            return inputs
        if found := self.get(inputs, _Asked):
            figures, key, asked = cast(_Asked, found[0])
            is_same = figures == self._source.digests.figures
            return key if is_same else self._answered(self._source, inputs, asked)
        return None

    def _answered(self, source: DataSource, inputs: str, asked: list[Question]) -> str:
        """Return the key of what is made of some inputs and answers, which stands under the inputs now."""
        key = digest(inputs, asked, answers_digest(source, asked))
        self.put(inputs, (source.digests.figures, key, asked))
        return key

    def _make(
        self, inputs: str, make: Callable[[], Value], shown: Callable[[Value], Value] = lambda value: value
    ) -> tuple[str, Value]:
        """Make a value and store it, and what is shown of it; return its key and this."""
        value, asked = note_questions(make)
        if value is None:
            return inputs, value
        key = self._answered(self._source, inputs, asked) if self._source else inputs
        if (short := shown(value)) is not value:
            self.put(key + _WITH_TEXTS, value)
        self.put(key, short)
        return key, short

    def _remember(self, key: str, value: Value) -> Value:
        """Return a value, which is in memory from now on where that was wished."""
        if self._memory is not None:
            self._memory[key] = value
        return value

    def get_or_make(self, key: str, kind: Any, make: Callable[[], Value]) -> Value:
        """Return one value, stored or made now."""
        return next(self.get_or_make_all({"": key}, kind, lambda _: make()))[1]

    def has(self, key: str) -> bool:
        """Whether there is something under a key; whether it is whole, `get` finds out."""
        return self._store is not None and self._store.has(key)

    def get(self, key: str, kind: Any) -> tuple[Any] | None:
        """Return what is stored under a key, in brackets; None where there is nothing whole of that type."""
        content = self._store.get(key) if self._store else None
        if content is not None:
            with suppress(MsgspecError, TypeError, ValueError, RecursionError):
                return (decode_value(content, kind),)
        return None

    def put(self, key: str, value: object) -> None:
        """Store a value, whole or not at all."""
        if self._store is not None:
            with suppress(OverflowError):  # a number that only a file of mistakes has
                self._store.put(key, encode_value(value))

    def sweep(self) -> None:
        """Delete what nobody has asked for in a month."""
        if self._store:
            self._store.sweep()

    def clear(self) -> None:
        """Delete everything."""
        if self._folder:
            shutil.rmtree(self._folder, ignore_errors=True)


NO_CACHE = Cache(None)


def encode_value(value: object) -> bytes:
    """Return a value as bytes. Raises `TypeError` for a type that cannot be stored, `OverflowError` for a
    whole number of more than 64 bits.
    """
    return _ENCODER.encode(value)


def decode_value(content: bytes, kind: Any) -> Any:
    """Return the value of a type that some bytes say. Raises `msgspec.MsgspecError` where they say none."""
    return _decoder(kind).decode(content)


def _plain(value: object) -> str | bytes:
    if isinstance(value, LazyText):
        return value()
    if isinstance(value, LazyData):
        return value.packed()
    raise TypeError(type(value).__name__)


def _of_type(kind: type, plain: object) -> LazyText | LazyData[Any]:
    if kind is LazyText and isinstance(plain, str):
        return LazyText(plain)
    if issubclass(kind, LazyData) and isinstance(plain, bytes):
        return kind(plain)
    raise TypeError(kind.__name__)


_ENCODER = msgspec.msgpack.Encoder(enc_hook=_plain)


@lru_cache(maxsize=64)
def _decoder(kind: Any) -> msgspec.msgpack.Decoder[Any]:
    return msgspec.msgpack.Decoder(kind, dec_hook=_of_type)
