"""Signs that were lost on their way into a text: of another encoding, of a font of signs, of a typed note."""

import re
from collections.abc import Iterator

from emn_site.content.spoofing import character_names
from emn_site.model.text import Fault

_LOST = re.compile(r"\ufffd|[\ue000-\uf8ff](?!\s)")
"""The sign for what could not be read, and those that mean something in one font only (private use)."""

_NOT_ASCII = re.compile(r"[\u0080-\uffff]{2,}")
_TYPED_NOTE = re.compile(r"(?<=[^\W\d_]{4})[¹²³⁴-⁹]|^[¹²³⁴-⁹](?= ?[^\W\d_])")
"""A number raised by its sign, behind a word or before a line: no unit (m², km²) is that long."""

_LEFT_OUT = {byte: chr(byte) for byte in (0x81, 0x8D, 0x8F, 0x90, 0x9D)}
"""Bytes that Windows-1252 has no sign for; programs leave them as they are."""


def sign_faults(text: str, line: int) -> Iterator[Fault]:
    """Yield what in a line of words is no sign that its author typed."""
    if text.isascii():
        return
    for found in dict.fromkeys(_LOST.findall(text)):
        yield Fault(line, "lost-sign", (("value", character_names(found)),))
    misread = [(run, meant) for run in _NOT_ASCII.findall(text) if (meant := _as_meant(run))]
    for run, meant in misread[:1]:
        yield Fault(line, "mojibake", (("value", run), ("meant", meant)))
    if not misread and (found := _TYPED_NOTE.search(text)):
        yield Fault(line, "note-typed", (("value", found.group()),))


def _as_meant(run: str) -> str:
    """Return signs that were UTF-8 and were read as Windows-1252, as they were meant; else nothing."""
    try:
        content = b"".join(
            sign.encode("latin-1") if sign in _LEFT_OUT.values() else sign.encode("cp1252") for sign in run
        )
        return content.decode("utf-8")
    except UnicodeError:
        return ""
