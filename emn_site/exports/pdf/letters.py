"""The letters that the fonts of documents have."""

from functools import cache
from pathlib import Path
from unicodedata import category, name

_FILE = Path(__file__).parents[1] / "fonts" / "letters.txt"
"""Ranges of code points (`tools/make_fonts.py`): U+20-7E, U+A0."""

LOST = "\N{REPLACEMENT CHARACTER}"


@cache
def known_letters() -> frozenset[str]:
    """Return the letters that the fonts have."""
    ranges = (one.strip().removeprefix("U+").split("-") for one in _FILE.read_text("utf-8").split(","))
    return frozenset(chr(code) for one in ranges for code in range(int(one[0], 16), int(one[-1], 16) + 1))


def letters_without_font(text: str) -> list[str]:
    """Return the letters of a text that no font has, each once; spaces and unseen signs need none.

    The sign for a lost letter is none: that it is lost is said anyway.
    """
    return sorted(one for one in {*text} - known_letters() - {LOST} if category(one)[0] not in "ZC")


def spell_letters(text: str) -> str:
    """Return a text in which each letter that no font has is its name in Unicode: [grinning face]."""
    for one in letters_without_font(text):
        text = text.replace(one, f"[{name(one, f'U+{ord(one):04X}').lower()}]")
    return text
