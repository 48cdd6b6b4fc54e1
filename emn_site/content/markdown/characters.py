"""Signs that were lost on their way into a text: of another encoding, of a font of signs, of a typed note."""

import re
from collections.abc import Iterator
from pathlib import Path

from emn_site.content.spoofing import character_names, read_expressions
from emn_site.model.text import Fault

MARKS = read_expressions(Path(__file__).with_name("marks.toml"))
_LOST, _NOT_ASCII, _PLAIN_NOTE, _LOOSE, _CUT, _BALTIC, _ODD = map(re.compile, MARKS["characters"].values())
_THORNS, _ONLY_BALTIC = frozenset("þðÞÐ"), frozenset("þðøàëèæáûÞÐØÀËÈÆÁÛ")

# Bytes that Windows-1252 has no sign for; programs leave them as they are.
_LEFT_OUT = {byte: chr(byte) for byte in (0x81, 0x8D, 0x8F, 0x90, 0x9D)}


def character_faults(text: str, line: int) -> Iterator[Fault]:
    """Yield what in a line of words is no sign that its author typed."""
    if text.isascii():
        return
    is_odd = _ODD.search(text) is not None
    for found in dict.fromkeys(_LOST.findall(text) + _LOOSE.findall(text)) if is_odd else ():
        yield Fault(line, "lost-sign", (("value", character_names(found)),))
    if is_odd and _CUT.search(text):
        yield Fault(line, "leftover-markup", (("value", "¬"), ("detail", "mark-sign")))
    misread = [(run, meant) for run in _NOT_ASCII.findall(text) if (meant := _as_meant(run))]
    misread = misread or _baltic_words(text)
    for run, meant in misread[:1]:
        yield Fault(line, "mojibake", (("value", run), ("meant", meant)))
    if is_odd and not misread and (found := _PLAIN_NOTE.search(text)):
        yield Fault(line, "note-typed", (("value", found.group()),))


def _baltic_words(text: str) -> list[tuple[str, str]]:
    """Return the words of a line whose Lithuanian letters were read as Windows-1252, each as it was meant.

    No language has þ or ð, and ø or ë, and a third of these signs, and no other sign beyond ASCII:
    Icelandic lacks ø and ë, Danish þ and ð.
    """
    if _THORNS.isdisjoint(text):
        return []
    letters = frozenset(sign for sign in text if sign.isalpha() and not sign.isascii())
    if not (letters <= _ONLY_BALTIC and letters & set("øëØË") and len(letters) > 2):
        return []
    return [(word, word.encode("cp1252").decode("cp1257")) for word in _BALTIC.findall(text)]


def _as_meant(run: str) -> str:
    """Return signs that were UTF-8 and were read as Windows-1252, as they were meant; else nothing."""
    try:
        content = b"".join(
            sign.encode("latin-1") if sign in _LEFT_OUT.values() else sign.encode("cp1252") for sign in run
        )
        return content.decode("utf-8")
    except UnicodeError:
        return ""
