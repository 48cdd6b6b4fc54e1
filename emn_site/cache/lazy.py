"""Long texts that are loaded when they are asked for: thousands of them need not be held in memory."""

from collections.abc import Callable
from typing import Protocol, Self


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


class Lazy(Protocol):
    """A value that can do without its long texts."""

    def without_texts(self) -> Self:
        """Return it without its long texts."""

    def with_texts(self, load: Callable[[], Self]) -> Self:
        """Return it with its long texts taken from what `load` returns, each time they are asked for."""
