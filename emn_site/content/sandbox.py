"""Runs a function on a stranger's bytes in a process of its own, with bounds of time, memory and size.

The process is a new interpreter, on every system: a copy of this one (fork) would bring all that is in memory
along, and its size would count against the bound. What goes in and comes out is JSON of the types that the
function declares, never a pickle: what has read hostile bytes may say anything, and is believed nothing else.
"""

import ctypes
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from queue import SimpleQueue
from threading import Thread, Timer
from typing import IO, Any, TypeVar, get_type_hints

from pydantic import ConfigDict, TypeAdapter, ValidationError

SECONDS = 30  # what one file may take
# Bytes of address space that the process, and each program that it starts, may have (Linux).
MEMORY = 500_000_000
MOST_ANSWER = 100_000_000  # bytes that are read of what the process answers
# What the process learns of the environment, in which a token may be.
_VARIABLES = ("PATH", "SYSTEMROOT", "TEMP", "TMP", "TMPDIR")
_PR_SET_PDEATHSIG = 1
_LENGTH = 8
_VALUE, _REJECTION = b"=", b"!"

Value = TypeVar("Value")


class SandboxRejected(Exception):
    """What is not taken in: a code and its values.

    A function may raise it with codes of its own. The sandbox says `too-slow`, `too-much-memory`, `too-deep`
    (nested so deeply that a reader gave up) and `unreadable` (its reader failed, or the process was killed).
    """

    def __init__(self, code: str, **values: str) -> None:
        super().__init__(code)
        self.code, self.values = code, values


def run_sandboxed(function: Callable[..., Value], *arguments: Any) -> Value:
    """Return what a top-level function makes of plain arguments; raises `Rejected`.

    Arguments and result are converted by the function's annotations: strings, bytes, numbers, lists, tuples,
    dictionaries and dataclasses of these.
    """
    (found,) = run_each_sandboxed(function, [arguments])
    if isinstance(found, SandboxRejected):
        raise found
    return found


def run_each_sandboxed(
    function: Callable[..., Value], calls: Iterable[tuple[Any, ...]]
) -> Iterator[Value | SandboxRejected]:
    """Yield what a top-level function makes of each of some calls' arguments, or why it makes nothing.

    One process serves all calls; where a call ends it, the next begins another.
    """
    child = None
    try:
        for arguments in calls:
            child = child or _Child(function)
            yield child.answer(arguments)
            child = None if child.is_over else child
    finally:
        if child:
            child.end()


class _Child:
    """A process that calls one function, as often as it is asked to."""

    def __init__(self, function: Callable[..., Any]) -> None:
        self._given, self._result = _types(function)
        paths = [str(Path(path).absolute()) for path in sys.path]
        start = (
            f"import sys; sys.path[:] = {paths!r}; from emn_site.content import sandbox; "
            f"sandbox.serve_calls({function.__module__!r}, {function.__name__!r})"
        )
        self._process = subprocess.Popen(
            [sys.executable, "-I", "-X", "utf8", "-c", start],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=tempfile.gettempdir(),
            env={"MALLOC_ARENA_MAX": "1"} | {key: os.environ[key] for key in _VARIABLES if key in os.environ},
            start_new_session=True,
        )
        self.is_over = self._is_late = False

    def answer(self, arguments: tuple[Any, ...]) -> Any:
        """Return what the function makes of some arguments, or `Rejected`."""
        assert self._process.stdin and self._process.stdout
        clock = Timer(SECONDS, self._overrun)
        clock.start()
        try:
            _write(self._process.stdin, self._given.dump_json(arguments))
            return self._outcome(_read(self._process.stdout, MOST_ANSWER))
        except (EOFError, OSError, ValidationError):
            self.end()
            return (
                SandboxRejected("too-slow", limit=str(SECONDS))
                if self._is_late
                else SandboxRejected("unreadable")
            )
        finally:
            clock.cancel()
            clock.join()

    def _outcome(self, answer: bytes) -> Any:
        if answer.startswith(_VALUE):
            return self._result.validate_json(answer[1:], strict=True)[0]
        code, values = _REJECTED.validate_json(answer[1:])
        if code == "too-much-memory":
            self.end()  # what is left of it may be in any state
        return SandboxRejected(code, **values)

    def _overrun(self) -> None:
        self._is_late = True
        _end_group(self._process.pid)

    def end(self) -> None:
        """End the process and all that it has started."""
        if not self.is_over:
            self.is_over = True
            _end_group(self._process.pid)
            with suppress(OSError), self._process:
                pass


def _end_group(process: int) -> None:
    """End a process that leads a group, with the group; on Windows, with what it has started."""
    if sys.platform == "win32":
        subprocess.run(["taskkill", "/F", "/T", "/PID", str(process)], capture_output=True, check=False)
    else:
        with suppress(ProcessLookupError, PermissionError):  # it has ended, or macOS counts it as ended
            os.killpg(process, signal.SIGKILL)


# What both sides say to each other


def _types(function: Callable[..., Any]) -> tuple[TypeAdapter[Any], TypeAdapter[Any]]:
    """Return how a function's arguments, and its result in a tuple, are written as JSON and read."""
    hints = get_type_hints(function)
    result: Any = (hints.pop("return"),)
    arguments: Any = tuple(hints.values())
    binary = ConfigDict(ser_json_bytes="base64", val_json_bytes="base64")
    return TypeAdapter(tuple[arguments], config=binary), TypeAdapter(tuple[result], config=binary)


_REJECTED = TypeAdapter(tuple[str, dict[str, str]])


def _write(stream: IO[bytes], content: bytes) -> None:
    stream.write(len(content).to_bytes(_LENGTH, "big") + content)
    stream.flush()


def _read(stream: IO[bytes], most: float = float("inf")) -> bytes:
    """Return what was written; raises `EOFError` where the other side has ended, or says too much."""
    length = int.from_bytes(_exactly(stream, _LENGTH), "big")
    if length > most:
        raise EOFError
    return _exactly(stream, length)


def _exactly(stream: IO[bytes], length: int) -> bytes:
    found = stream.read(length)
    if len(found) < length:
        raise EOFError
    return found


# Inside


def serve_calls(module: str, name: str) -> None:
    """Answer the calls of a function until the other side ends."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints is no answer
    _end_with_parent()
    calls: SimpleQueue[bytes] = SimpleQueue()
    Thread(target=_receive, args=(calls,), daemon=True).start()
    _limit("AS", MEMORY)
    function = getattr(import_module(module), name)
    given, result = _types(function)
    while True:
        arguments = calls.get()
        _limit("CPU", int(time.process_time()) + 2 * SECONDS)  # where nobody is left who looks at a clock
        _write(answers, _answered(function, given, result, arguments))


def _receive(calls: SimpleQueue[bytes]) -> None:
    """Take calls in; end the whole group where nobody is left who makes them."""
    with suppress(EOFError):
        while True:
            calls.put(_read(sys.stdin.buffer))
    _end_group(os.getpid())


def _answered(
    function: Callable[..., Any], given: TypeAdapter[Any], result: TypeAdapter[Any], arguments: bytes
) -> bytes:
    try:
        return _VALUE + result.dump_json((function(*given.validate_json(arguments)),))
    except SandboxRejected as rejection:
        found = rejection
    except MemoryError:
        found = SandboxRejected("too-much-memory", limit=str(MEMORY // 1_000_000))
    except RecursionError:
        found = SandboxRejected("too-deep")
    except Exception as error:
        found = SandboxRejected("unreadable", detail=type(error).__name__)
    return _REJECTION + _REJECTED.dump_json((found.code, found.values))


def run_program(command: Sequence[str], given: bytes) -> subprocess.CompletedProcess[bytes]:
    """Run a program on some bytes, inside a sandbox: it has the same bounds, and ends with it."""
    return subprocess.run(
        command, input=given, capture_output=True, check=False, preexec_fn=_ENDS_WITH_PARENT
    )


def _end_with_parent() -> None:
    """Have this process ended when its parent ends, however that ends (Linux; others end by `_receive`)."""
    if _LIBRARY:
        _LIBRARY.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)


_LIBRARY = ctypes.CDLL(None) if sys.platform == "linux" else None
_ENDS_WITH_PARENT = _end_with_parent if _LIBRARY else None


def _limit(resource: str, most: int) -> None:
    """Bound what this process may use of a resource, where the system can."""
    with suppress(ImportError, OSError, ValueError):
        import resource as bounds

        kind = getattr(bounds, f"RLIMIT_{resource}")
        bounds.setrlimit(kind, (most, bounds.getrlimit(kind)[1]))
