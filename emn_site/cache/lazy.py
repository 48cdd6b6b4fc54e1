"""Long texts that are loaded when they are asked for: thousands of them need not be held in memory."""

from collections.abc import Callable
from typing import Any, ClassVar, Generic, Protocol, Self, TypeVar

import msgspec

Data = TypeVar("Data")


class LazyText:
    """A long string, in memory or loaded at each call."""

    def __init__(self, text: str | Callable[[], str]) -> None:
        self._text = text

    def __call__(self) -> str:
        """Return the string."""
        return self._text if isinstance(self._text, str) else self._text()

    def __eq__(self, other: object) -> bool:
        return isinstance(other, LazyText) and self() == other()

    def __hash__(self) -> int:
        return hash(self())

    def __repr__(self) -> str:
        return repr(self())


class LazyData(Generic[Data]):
    """A large value of one type, packed or loaded at each call: who calls may change what is returned.

    A class of its own says of which type, as `kind`.
    """

    kind: ClassVar[Any]

    def __init__(self, value: Data | bytes | Callable[[], Data]) -> None:
        self._content = (
            value if isinstance(value, bytes) or callable(value) else msgspec.msgpack.encode(value)
        )

    def __call__(self) -> Data:
        """Return the value."""
        if callable(self._content):
            return self._content()
        found: Data = msgspec.msgpack.decode(self._content, type=self.kind)
        return found

    def packed(self) -> bytes:
        """Return the value as bytes, which its class is made of again."""
        return msgspec.msgpack.encode(self._content()) if callable(self._content) else self._content

    def __eq__(self, other: object) -> bool:
        return isinstance(other, LazyData) and self.packed() == other.packed()

    def __hash__(self) -> int:
        return hash(self.packed())


class Lazy(Protocol):
    """A value that can do without its long texts."""

    def without_texts(self) -> Self:
        """Return it without its long texts."""

    def with_texts(self, load: Callable[[], Self]) -> Self:
        """Return it with its long texts taken from what `load` returns, each time they are asked for."""
