"""Asks a statistics service: patiently, but not for ever, and believing nothing that is not whole.

Its words are made plain before they stand in a log, a summary or a pull request.
"""

import hashlib
import math
import time
import unicodedata
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from emn_site.content import json_text, network
from emn_site.content.network import Limits
from emn_site.content.retries import PASSING, PATIENCE, RetryPolicy, TransientFailure, retry
from emn_site.model.refusals import Refused

MEANINGS = {400: "wrong-query", 404: "no-such-dataset", 413: "extraction-too-big"}
"""What the status of an answer means, as a key of `expectations` in a language's `problems.yml`."""

Parameters = list[tuple[str, str]]


@dataclass(frozen=True)
class ServiceAnswer:
    """What a service said: JSON with exact decimals, and the SHA-256 of the bytes as they came."""

    data: Any
    sha256: str


@dataclass(frozen=True)
class ServiceClient:
    """The patience to ask with, and the servers that the operator named, which may be local."""

    patience: RetryPolicy = PATIENCE
    until: float = math.inf
    """When all asking ends, on the monotonic clock: many slow datasets may not take for ever either."""
    local: frozenset[str] = frozenset()

    def ask(self, address: str, parameters: Parameters) -> ServiceAnswer:
        """Return the JSON a service answers with.

        Raises `Refused` for a final answer that is none, and when patience ends with the last failure.
        """
        end = min(time.monotonic() + self.patience.seconds, self.until)
        target = f"{address}?{urlencode(parameters)}" if parameters else address
        return retry(
            self.patience, end, lambda seconds: _answer(self._fetched(target, address, seconds), address)
        )

    def _fetched(self, target: str, address: str, seconds: float) -> network.NetworkAnswer:
        limits = Limits(seconds, self.patience.silence, self.patience.largest, self.local)
        try:
            return network.fetch_address(target, limits)
        except Refused as refusal:
            failure = Refused(refusal.code, **{**refusal.values, "address": address})
            if refusal.code == "service-unreachable":
                raise TransientFailure(failure) from refusal
            raise failure from refusal


def _answer(fetched: network.NetworkAnswer, address: str) -> ServiceAnswer:
    data = _parsed(fetched.body)
    status = fetched.status if fetched.status != 200 else _warned(data)
    refusal = Refused("service-refuses", address=address, status=status, reason=_reason(data, status))
    is_later = b"ASYNCHRONOUS_RESPONSE" in fetched.body or (fetched.status == 200 and status == 413)
    if status in PASSING or (status == 413 and is_later):
        raise TransientFailure(refusal, fetched.retry_after)
    if status != 200:
        raise refusal
    if not isinstance(data, (dict, list)):
        raise TransientFailure(Refused("service-no-json", address=address))  # cut, or a page for people
    return ServiceAnswer(data, hashlib.sha256(fetched.body).hexdigest())


def _parsed(body: bytes) -> Any:
    """Return JSON; None for what is none."""
    try:
        return json_text.parse_json(body)
    except ValueError:
        return None


def _warned(data: Any) -> int:
    """Return the status that an answer with status 200 carries inside; 200 where it is what it seems."""
    warning = data.get("warning") if isinstance(data, dict) and "value" not in data else None
    warning = warning[0] if isinstance(warning, list) and warning else warning
    status = str(warning.get("status")) if isinstance(warning, dict) else ""
    is_status = status.isascii() and status.isdecimal() and len(status) == 3
    return int(status) if is_status else 413 if warning else 200


def _reason(data: Any, status: int) -> str:
    """Return the service's own words for an error, or ours for its status."""
    errors = data.get("error") or data.get("warning") if isinstance(data, dict) else None
    errors = errors if isinstance(errors, list) else [errors]
    labels = [
        str(error["label"]).rstrip(".") for error in errors if isinstance(error, dict) and "label" in error
    ]
    return "; ".join(labels) or MEANINGS.get(status, "service-failed")


LONGEST = 200
_UNSEEN_LETTERS = frozenset("\u115f\u1160\u2800\u3164\uffa0")
"""Letters and signs by their category (Unicode), blanks by their look."""


def plain_line(text: str) -> str:
    """Return a text as one short line of signs that are seen: at most `LONGEST`, and an ellipsis."""
    seen = "".join(map(_seen, unicodedata.normalize("NFC", text[: 10 * LONGEST])))
    line = " ".join(seen.replace("##[", "# [").split())  # "##[" begins a command to GitHub's runner
    return line if len(line) <= LONGEST else f"{line[:LONGEST].rstrip()}…"


def _seen(sign: str) -> str:
    if unicodedata.category(sign)[0] in "LNPS" and sign not in _UNSEEN_LETTERS:
        return sign
    return " " if sign.isspace() else ""


def escape_markdown(text: str) -> str:
    """Return a plain text that GitHub shows and does not read: no mark-up, mention, reference or link.

    A word of letters, digits and hyphens stands as it is; anything else is a code span, in which nothing is
    read (GitHub Flavored Markdown, 6.3).
    """
    line = plain_line(text)
    is_word = line.isascii() and line.replace("-", "").isalnum()
    return line if is_word else f"`{line.replace('`', chr(39)) or '–'}`"
