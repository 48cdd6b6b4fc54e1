"""Signs that nobody sees, words of two alphabets, heaps of marks: what makes a string say another thing.

Source: Unicode Technical Standard #39 (security mechanisms, level "highly restrictive") with the properties
of Unicode's own data: Script_Extensions, Default_Ignorable_Code_Point, Bidi_Control, Joining_Type. The
package `regex` brings them, of the version of Unicode that `tests/content/test_spoofing.py` names.
"""

import json
import re
import tomllib
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import regex

from emn_site.model.shapes import OTHER_SPACES, SPACE
from emn_site.model.text import Fault

_GAP = re.compile(r"(?<!\\p)\{([A-Z]{2,}(?:_[A-Z]+)?)\}")


def read_expressions(file: Path) -> Any:
    """Return tables of expressions with the `parts` that they name put in, and with all spaces: {SPACE}."""
    found = tomllib.loads(file.read_text(encoding="utf-8"))
    parts = {"SPACE": SPACE, "OTHER_SPACES": OTHER_SPACES, **found["parts"]}
    return json.loads(_GAP.sub(lambda gap: json.dumps(parts[gap[1]])[1:-1], json.dumps(found)))


_TABLES = read_expressions(Path(__file__).with_suffix(".toml"))
_RECOMMENDED: list[str] = _TABLES["recommended"]


def _characters_of(*scripts: str) -> str:
    return "".join(rf"\p{{scx={script}}}" for script in (*scripts, "Common", "Inherited"))


_ALPHABETS = tuple(
    regex.compile(rf"[{characters}]")
    for characters in (
        *(_characters_of(script) for script in _RECOMMENDED),
        *(_characters_of(*scripts) for scripts in _TABLES["together"]),
        "^" + "".join(rf"\p{{scx={script}}}" for script in _RECOMMENDED),
    )
)

_DIGITS = frozenset("0123456789")
_WORD, _NUMBER, _FOREIGN_DIGIT, _WITH_SYMBOL, _HEAP, _RIGHT_TO_LEFT, _MARK, _MEANT, _HIDDEN, UNSEEN, _ODD = (
    regex.compile(pattern, regex.V1 if name in ("meant", "unseen") else 0)
    for name, pattern in _TABLES["patterns"].items()
)


def spoofing_faults(text: str, line: int) -> Iterator[Fault]:
    """Yield what is odd in a string that begins on a line: `value` names each sign by number and name."""
    if text.isascii() or not _ODD.search(text):
        return
    for number, part in enumerate(text.split("\n"), line):
        for code, value in dict.fromkeys(_of_line(part)):
            yield Fault(number, code, (("value", value),))


def _of_line(text: str) -> Iterator[tuple[str, str]]:
    yield from _unseen(text)
    plain = strip_unseen(text)
    for found in _HEAP.findall(plain):
        yield "heaped-marks", character_names(found)
    for word in [*_WORD.findall(plain), *_NUMBER.findall(plain)]:
        if odd := odd_characters(word):
            yield "mixed-scripts", f"{word} ({character_names(odd)})"


def invisible_faults(address: str, line: int) -> Iterator[Fault]:
    """Yield the signs that nobody sees in an address, whose words need not be words."""
    for code, value in () if address.isascii() else _unseen(address):
        yield Fault(line, code, (("value", value),))


def _unseen(text: str) -> Iterator[tuple[str, str]]:
    meant = _MEANT.sub("", text)
    if _RIGHT_TO_LEFT.search(text):
        meant = _MARK.sub("", meant)
    for code, pattern in (("hidden-sign", _HIDDEN), ("unseen-sign", UNSEEN)):
        for found in pattern.findall(meant):
            yield code, character_names(found)


def strip_unseen(text: str) -> str:
    """Return a string as it looks: without the signs that nobody sees."""
    return UNSEEN.sub("", _HIDDEN.sub("", text))


def odd_characters(word: str) -> str:
    """Return the signs of a word, a number or a name of a website that are not of its script; mostly none."""
    if word.isascii() or _WITH_SYMBOL.fullmatch(word):
        return ""
    foreign = _FOREIGN_DIGIT.findall(word)
    if foreign and not _DIGITS.isdisjoint(word):
        return "".join(foreign)
    others = [alphabet.sub("", word) for alphabet in _ALPHABETS]
    return others[0] if all(others) and len(others[0]) < len(word) else min(others, key=len)


def character_names(text: str) -> str:
    """Return the first signs of some by number and name: U+0430 CYRILLIC SMALL LETTER A."""
    known = list(dict.fromkeys(text))
    named = [f"U+{ord(sign):04X} {unicodedata.name(sign, '')}".strip() for sign in known[:3]]
    return ", ".join([*named, *("…" for _ in known[3:4])])
