"""How much room words take in a drawing; a guess on the wide side, the same in the browser."""

from math import floor

CHARACTER = 0.52
"""The mean width of a character of the site's typeface, in parts of its size."""

TITLE, LABEL, NOTE = 15, 13, 12
"""Sizes of type in the units of a drawing; a drawing is never shown narrower than it is."""


def text_width(words: str, size: float) -> float:
    """Return the width of some words."""
    return len(words) * size * CHARACTER


def wrap_text(words: str, size: float, room: float) -> list[str]:
    """Return words in lines that fit into a room; a longer word has a line of its own."""
    lines: list[str] = []
    for word in filter(None, words.split(" ")):  # not at a space that does not break
        if lines and text_width(f"{lines[-1]} {word}", size) <= room:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def round_place(number: float) -> float:
    """Return a place rounded to a tenth, always in the same direction."""
    tenths = floor(number * 10 + 0.5)
    return tenths // 10 if tenths % 10 == 0 else tenths / 10
