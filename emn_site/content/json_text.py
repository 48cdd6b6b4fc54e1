"""JSON of strangers (RFC 8259), read with exact decimals and within bounds."""

import json
from decimal import Decimal
from typing import Any

DEEPEST = 32
LONGEST_NUMBER = 40
LARGEST_EXPONENT = 40  # beyond these no figure of ours is, and reckoning with them takes for ever


def parse_json(body: bytes) -> Any:
    """Return what a text says; raises ValueError for what is no JSON or beyond the bounds.

    Not-a-number, infinity and a key that stands twice are no JSON either.
    """
    try:
        found = json.loads(
            body,
            parse_int=lambda text: int(_bounded(text)),
            parse_float=_decimal,
            parse_constant=_refuse,
            object_pairs_hook=_object,
        )
    except RecursionError as error:
        raise ValueError("deep") from error
    _refuse_deep(found)
    return found


def _decimal(text: str) -> Decimal:
    number = Decimal(_bounded(text))
    if abs(number.adjusted()) > LARGEST_EXPONENT:
        raise ValueError(text)
    return number


def _bounded(text: str) -> str:
    if len(text) > LONGEST_NUMBER:
        raise ValueError("a number of too many digits")
    return text


def _refuse(name: str) -> None:
    raise ValueError(name)


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError("a key twice")
    return found


def _refuse_deep(found: Any) -> None:
    level = [found]
    for _ in range(DEEPEST + 1):
        level = [
            inner
            for one in level
            if isinstance(one, (dict, list))
            for inner in (one.values() if isinstance(one, dict) else one)
            if isinstance(inner, (dict, list))
        ]
        if not level:
            return
    raise ValueError("deep")
