"""Values as data: MessagePack, decoded as one declared type.

A type is made of dataclasses, tuples, lists, sets, dicts and plain values, never of code: whatever bytes are
decoded, nothing is run, and what is not of the type is refused.
"""

from functools import lru_cache
from typing import Any

import msgspec

from emn_site.cache.lazy import LazyData, LazyText


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
