"""Asks a statistics service: patiently, but not for ever, and believing nothing that is not whole."""

import hashlib
import json
import math
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from email.utils import parsedate_to_datetime
from typing import Any

import requests
from requests.adapters import HTTPAdapter
from urllib3.exceptions import HTTPError
from urllib3.util.retry import Retry

from emn_site.model.refusals import Refused

MEANINGS = {400: "wrong-query", 404: "no-such-dataset", 413: "extraction-too-big"}
"""What the status of an answer means, as a key of `expectations` in a language's `problems.yml`."""

PASSING = frozenset((408, 425, 429, 500, 502, 503, 504))
"""States of a server that may pass (RFC 9110, RFC 6585, RFC 8470)."""

Parameters = list[tuple[str, str]]


@dataclass(frozen=True)
class Patience:
    """How long one question may take: `seconds` overall, `silence` between two pieces of an answer.

    A failure that may pass is tried again after `first_wait` × 1, 2, 4 … seconds, or when the service says.
    """

    seconds: float = 240
    connect: float = 10
    silence: float = 60
    first_wait: float = 2
    tries: int = 7
    largest: int = 64_000_000


@dataclass(frozen=True)
class Answer:
    """What a service said: JSON with exact decimals, and the SHA-256 of the bytes as they came."""

    data: Any
    sha256: str


@dataclass(frozen=True)
class Asker:
    """A session and the patience to ask with it."""

    session: requests.Session
    patience: Patience = Patience()
    until: float = math.inf
    """When all asking ends, on the monotonic clock: many slow datasets may not take for ever either."""

    def ask(self, address: str, parameters: Parameters) -> Answer:
        """Return the JSON a service answers with.

        Raises `Refused` for a final answer that is none, and when patience ends with the last failure.
        """
        end = min(time.monotonic() + self.patience.seconds, self.until)
        wait = self.patience.first_wait
        for attempt in range(1, self.patience.tries + 1):
            try:
                return _answer(self._fetched(address, parameters, end), address)
            except _Passing as failure:
                pause = wait if failure.retry_after is None else failure.retry_after
                if attempt == self.patience.tries or time.monotonic() + pause >= end:
                    raise failure.refusal from failure
                time.sleep(pause)
                wait *= 2
        raise AssertionError("a patience of no tries")

    def _fetched(self, address: str, parameters: Parameters, end: float) -> "_Fetched":
        timeout = (self.patience.connect, self.patience.silence)
        try:
            with self.session.get(address, params=parameters, timeout=timeout, stream=True) as answer:
                return _Fetched(answer.status_code, _retry_after(answer), self._body(answer, address, end))
        except (requests.RequestException, HTTPError, OSError) as error:
            unreachable = Refused("service-unreachable", address=address, detail=type(error).__name__)
            raise _Passing(unreachable) from error

    def _body(self, answer: requests.Response, address: str, end: float) -> bytes:
        """Return the bytes of an answer, read piece by piece so that a drip cannot hold us for ever."""
        found = bytearray()
        while piece := answer.raw.read1(65536, decode_content=True):
            found += piece
            if len(found) > self.patience.largest:
                raise Refused("service-too-much", address=address, limit=self.patience.largest)
            if time.monotonic() > end:
                raise Refused("service-too-slow", address=address, seconds=round(self.patience.seconds))
        return bytes(found)


@dataclass(frozen=True)
class _Fetched:
    status: int
    retry_after: float | None
    body: bytes


class _Passing(Exception):
    """A failure that may pass, and what to say if it does not."""

    def __init__(self, refusal: Refused, retry_after: float | None = None) -> None:
        super().__init__(str(refusal))
        self.refusal, self.retry_after = refusal, retry_after


def _answer(fetched: _Fetched, address: str) -> Answer:
    data = _parsed(fetched.body)
    status = fetched.status if fetched.status != 200 else _warned(data)
    refusal = Refused("service-refuses", address=address, status=status, reason=_reason(data, status))
    is_later = b"ASYNCHRONOUS_RESPONSE" in fetched.body or (fetched.status == 200 and status == 413)
    if status in PASSING or (status == 413 and is_later):
        raise _Passing(refusal, fetched.retry_after)
    if status != 200:
        raise refusal
    if not isinstance(data, (dict, list)):
        raise _Passing(Refused("service-no-json", address=address))  # cut, or a page for people
    return Answer(data, hashlib.sha256(fetched.body).hexdigest())


def _parsed(body: bytes) -> Any:
    """Return JSON with exact decimals; None for what is none, not-a-number and infinity included."""
    try:
        return json.loads(body, parse_float=Decimal, parse_constant=_refuse_constant)
    except (ValueError, RecursionError):
        return None


def _refuse_constant(name: str) -> None:
    raise ValueError(name)


def _warned(data: Any) -> int:
    """Return the status that an answer with status 200 carries inside; 200 where it is what it seems."""
    warning = data.get("warning") if isinstance(data, dict) and "value" not in data else None
    warning = warning[0] if isinstance(warning, list) and warning else warning
    status = str(warning.get("status")) if isinstance(warning, dict) else ""
    return int(status) if status.isascii() and status.isdecimal() else 413 if warning else 200


def _retry_after(answer: requests.Response) -> float | None:
    """Return how many seconds the service asks to wait (RFC 9110, Retry-After: seconds or a date)."""
    said = answer.headers.get("Retry-After", "")
    if said.isascii() and said.isdecimal():
        return float(said)
    try:
        return max(0.0, (parsedate_to_datetime(said) - datetime.now(UTC)).total_seconds())
    except (ValueError, TypeError):
        return None


def _reason(data: Any, status: int) -> str:
    """Return the service's own words for an error, or ours for its status."""
    errors = data.get("error") or data.get("warning") if isinstance(data, dict) else None
    errors = errors if isinstance(errors, list) else [errors]
    labels = [
        str(error["label"]).rstrip(".") for error in errors if isinstance(error, dict) and "label" in error
    ]
    return "; ".join(labels) or MEANINGS.get(status, "service-failed")


ONCE = Retry(total=0, raise_on_status=False)
OFTEN = Retry(
    total=4,
    backoff_factor=1.0,
    status_forcelist=sorted(PASSING),
    allowed_methods=("GET", "HEAD"),
    raise_on_status=False,
)
"""How often a session asks by itself: once, or again after a failure that may pass."""


def session(retry: Retry = ONCE) -> requests.Session:
    """Return a session that asks for JSON."""
    made = requests.Session()
    made.mount("https://", HTTPAdapter(max_retries=retry))
    made.mount("http://", HTTPAdapter(max_retries=retry))
    made.headers["Accept"] = "application/json"
    return made
