"""Spaces and hyphens of several kinds: those at which no line may end, and those that look alike."""

import re

NO_BREAK = "\u00a0"
"""The no-break space (Unicode U+00A0)."""

TYPED_SPACES = f"{NO_BREAK}\u2009\u202f"
"""What people and programs write between digits beside a space: no-break, thin and narrow no-break."""

AS_SPACES = str.maketrans(TYPED_SPACES, " " * len(TYPED_SPACES))
"""Makes each of them a space (`str.translate`)."""

HYPHENS = "\u2010\u2011"
"""What looks like the hyphen that is typed: Unicode's own and the one at which no line ends."""

AS_HYPHENS = str.maketrans(HYPHENS, "-" * len(HYPHENS))
"""Makes each of them that hyphen."""

_GROUPS = re.compile(r"(?<![\d.,])\d{1,3}(?: \d{3})+(?!\d)")
_UNIT = re.compile(
    r" (?:(?<=[\d}] )(?=(?:[^\W\d_]{1,5}\.|[%‰€°]|per cent\b))|(?<=\{count\} )|(?<=\{number\} ))"
)
"""A digit, or the gap of a number, before an abbreviation with its full stop or a sign: 2024 m., 5 %;
the gap of what is counted before any word.
"""
_COUNTED = re.compile(r"[\d}]")


def bind_numbers(text: str) -> str:
    """Return a text whose numbers stay together with their groups of digits and their units."""
    if not _COUNTED.search(text):
        return text
    return _UNIT.sub(NO_BREAK, _GROUPS.sub(lambda number: number[0].replace(" ", NO_BREAK), text))


def loosen_numbers(text: str) -> str:
    """Return a text with a space in the place of each no-break space that `bind_numbers` puts by itself."""
    if NO_BREAK not in text:
        return text
    bound = bind_numbers(text.replace(NO_BREAK, " "))
    return "".join(" " if sign == kept == NO_BREAK else sign for sign, kept in zip(text, bound, strict=True))
