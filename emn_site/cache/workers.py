"""Shares work out to all processors.

Workers are copies of this process (fork): they have everything at hand, and nothing but names goes in. Where
a system has no such copies, or there is little to do, the same function runs here.
"""

import gc
import multiprocessing
import os
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from typing import Any, TypeVar

Name = TypeVar("Name")
Value = TypeVar("Value")

FEWEST = 50  # A copy has so many things to make at least: it costs more than fewer would bring
TURNS = 6  # in so many portions a worker gets its share, so that all end at about the same time
_task: Callable[[Any], Any] | None = None


def share_out(make: Callable[[Name], Value], names: Sequence[Name]) -> Iterator[tuple[Name, Value]]:
    """Yield each name with what is made of it, in the order of the names.

    Raises what `make` raises; a worker that is killed raises `BrokenProcessPool`.
    """
    yield from _run(make, names, min(count_processors(), len(names) // FEWEST))


def run_each(make: Callable[[Name], Value], names: Sequence[Name]) -> Iterator[tuple[Name, Value]]:
    """Yield each of a few names with what is made of it; each takes long, and has a processor of its own."""
    yield from _run(make, names, min(count_processors(), len(names)))


def run_in_threads(make: Callable[[Name], Value], names: Sequence[Name]) -> Iterator[tuple[Name, Value]]:
    """Yield each name with what is made of it by a library that runs beside Python.

    Such a library has threads of its own, for which a copy of this process would wait for ever.
    """
    with ThreadPoolExecutor(count_processors()) as pool:
        yield from zip(names, pool.map(make, names), strict=True)


def _run(make: Callable[[Name], Value], names: Sequence[Name], workers: int) -> Iterator[tuple[Name, Value]]:
    if workers < 2:
        yield from ((name, make(name)) for name in names)
        return
    global _task
    before, _task = _task, make
    portion = max(1, len(names) // (workers * TURNS))
    portions = [names[start : start + portion] for start in range(0, len(names), portion)]
    gc.freeze()  # what is there already is not looked through in every copy, which would copy it for good
    try:
        with ProcessPoolExecutor(workers, multiprocessing.get_context("fork")) as pool:
            for part, values in zip(portions, pool.map(_make_portion, portions), strict=True):
                yield from zip(part, values, strict=True)
    finally:
        gc.unfreeze()
        _task = before


def count_processors() -> int:
    """Return how many processors this process may use, where it can be copied and is no copy; else one.

    A thread beside the main one makes no copies: what another held at that moment, a copy would wait for.
    """
    is_beside = threading.current_thread() is not threading.main_thread()
    if _task is not None or is_beside or "fork" not in multiprocessing.get_all_start_methods():
        return 1
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _make_portion(names: Sequence[Any]) -> list[Any]:
    assert _task is not None
    gc.disable()  # a copy lives for seconds: looking for rings costs it a fifth of them
    return [_task(name) for name in names]
