"""What was asked of a source while something was made: it is made anew where an answer is another.

A query is a function that is asked once for the same arguments. Who makes something notes what it asked, and
not what a query asked in its turn: where its answer is the same, nobody who asked it makes anything anew.
"""

from collections.abc import Callable
from contextvars import ContextVar
from functools import partial, wraps
from typing import Any, Protocol, TypeVar, cast

from emn_site.cache.digests import Digests, digest

Function = TypeVar("Function", bound=Callable[..., Any])
Answer = TypeVar("Answer")

Question = tuple[str, tuple[str | None, ...]]  # A query by its name, and its arguments as text
_QUERIES: dict[str, tuple[Callable[..., Any], tuple[Callable[[str], Any], ...]]] = {}
_ASKED: ContextVar[dict[tuple[Any, ...], None] | None] = ContextVar("asked", default=None)


class DataSource(Protocol):
    """What is asked: it has room for answers, and digests of what they depend on."""

    @property
    def memory(self) -> dict[Any, Any]:
        """Answers by who gave them and to what."""

    @property
    def digests(self) -> Digests:
        """What all answers depend on."""


def query(
    *kinds: Callable[[str], Any], part_of: Callable[..., Any] | None = None
) -> Callable[[Function], Function]:
    """Return what makes a function a query; `kinds` read its arguments from what `str` makes of them.

    It is given a source and these, by their places; what it returns says by `repr` all that it is. Who asked
    the query `part_of`, which has all but the last of them, has asked this one, too.
    """
    container = part_of and _name(part_of)

    def decorate(function: Function) -> Function:
        @wraps(function)
        def ask(source: DataSource, *arguments: Any) -> Any:
            asked, memory = (name, *arguments), source.memory
            if asked not in memory:
                memory[asked] = _noting(None, partial(function, source, *arguments))
            if (noted := _ASKED.get()) is not None and (container, *arguments[:-1]) not in noted:
                noted[asked] = None
            return memory[asked]

        name = _name(function)
        _QUERIES[name] = ask, kinds
        return cast(Function, ask)

    return decorate


def set_answer(source: DataSource, function: Callable[..., Any], answer: object, *arguments: Any) -> None:
    """Remember what a query answers, where that is known already."""
    source.memory[(_name(function), *arguments)] = answer


def _name(function: Callable[..., Any]) -> str:
    return f"{function.__module__}.{function.__qualname__}"


def note_questions(make: Callable[[], Answer]) -> tuple[Answer, list[Question]]:
    """Return what is made, and what was asked meanwhile."""
    noted = dict[tuple[Any, ...], None]()
    result = _noting(noted, make)
    return result, [(name, tuple(one if one is None else str(one) for one in rest)) for name, *rest in noted]


def _noting(noted: dict[tuple[Any, ...], None] | None, make: Callable[[], Answer]) -> Answer:
    token = _ASKED.set(noted)
    try:
        return make()
    finally:
        _ASKED.reset(token)


def answers_digest(source: DataSource, questions: list[Question]) -> str:
    """Return what a source answers to some questions, as one word."""
    return digest(*(_answer_digest(source, one) for one in questions))


def _answer_digest(source: DataSource, question: Question) -> str:
    if question not in source.memory:
        name, written = question
        ask, kinds = _QUERIES[name]
        arguments = (one if one is None else kind(one) for one, kind in zip(written, kinds, strict=False))
        source.memory[question] = digest(question, ask(source, *arguments))
    return cast(str, source.memory[question])
