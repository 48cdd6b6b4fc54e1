"""Asking again: a failure that may pass is waited for, but not for ever."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import TypeVar

from emn_site.model.refusals import Refused

# States of a server that may pass (RFC 9110, RFC 6585, RFC 8470).
PASSING = frozenset((408, 425, 429, 500, 502, 503, 504))
Found = TypeVar("Found")


@dataclass(frozen=True)
class RetryPolicy:
    """How long one question may take: `seconds` overall, `silence` between two pieces of an answer.

    A failure that may pass is tried again after `first_wait` × 1, 2, 4 … seconds, or when the server says.
    An answer has at most `largest` bytes.
    """

    seconds: float = 240
    silence: float = 60
    first_wait: float = 2
    tries: int = 7
    largest: int = 16_000_000


PATIENCE = RetryPolicy()


class TransientFailure(Exception):
    """A failure that may pass, and what to say if it does not."""

    def __init__(self, refusal: Refused, retry_after: str = "") -> None:
        super().__init__(str(refusal))
        self.refusal, self.retry_after = refusal, retry_after


def retry(patience: RetryPolicy, end: float, ask: Callable[[float], Found]) -> Found:
    """Return what `ask` returns, which is given the seconds left until `end` on the monotonic clock.

    Raises `Refused` where it does, and when patience ends with the last failure.
    """
    wait = patience.first_wait
    for attempt in range(1, patience.tries + 1):
        try:
            return ask(end - time.monotonic())
        except TransientFailure as failure:
            asked = _seconds(failure.retry_after)
            pause = wait if asked is None else asked
            if attempt == patience.tries or time.monotonic() + pause >= end:
                raise failure.refusal from failure
            time.sleep(pause)
            wait *= 2
    raise AssertionError("a patience of no tries")


def _seconds(retry_after: str) -> float | None:
    """Return how many seconds a server asks to wait (RFC 9110, Retry-After: seconds or a date)."""
    if retry_after.isascii() and retry_after.isdecimal():
        return float(retry_after)
    try:
        return max(0.0, (parsedate_to_datetime(retry_after) - datetime.now(UTC)).total_seconds())
    except (ValueError, TypeError, OverflowError):
        return None
