"""How a text is cut into words, here and in the reader's browser (`word-cutting.js`): by one set of rules.

`tests/shared/words.yml` has cases that both must cut alike. Letters make words; digits make numbers, with
their groups joined and one sign for the comma: `3,161,654`, `3 161 654` are 3161654, `12,7` is 12.7. What is
joined by a hyphen, a dash, a stroke or a full stop and has a number in it is a word of its own besides:
COVID-19, C-456/22, 2014–2016 are found by all of it and by each part.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from emn_site.model.shapes import HYPHENS, OTHER_SPACES

_GROUPS = rf"(?:[ {OTHER_SPACES}.,]\d{{3}})+(?:[.,]\d{{1,2}}(?!\d))?(?!\d)"
_GROUPED = rf"\d{{1,3}}{_GROUPS}"
_DATE = r"\d{1,4}[.-]\d{1,2}[.-]\d{1,4}(?!\d)"
_REST = rf"\d{{0,2}}{_GROUPS}|\d*[.,]\d+(?![.,]?\d)|\d*"
# In groups, with a comma, or digits alone; it begins with a digit, and so `re` steps from digit to digit.
_NUMBER = re.compile(rf"\d(?:{_REST})")
_DATE_OR_NUMBER = re.compile(rf"\d(?:(\d{{0,3}}([.-])\d{{1,2}}\2\d{{1,4}}(?!\d))|{_REST})")
_ATOM = re.compile(rf"({_DATE})|({_NUMBER.pattern})|([^\W\d_]+)")
_LETTERS = re.compile(r"([^\W\d_]+)")
_CODES = re.compile(r"[^\W_]+")
_DECIMALS = re.compile(r"[.,](\d{1,2})$")
_JOINTS = frozenset(("", "-", *HYPHENS, "–", "/", "."))
UNSEEN = "\u00ad\u200b\u2060\ufeff"
_UNSEEN = re.compile(f"[{UNSEEN}]")


@dataclass(frozen=True)
class Token:
    """What stands together in a text, from `start` to `end`: its words and numbers, and all as one word."""

    start: int
    end: int
    words: tuple[str, ...]
    compound: str | None


def strip_invisible(text: str) -> str:
    """Return a text without the signs nobody sees: soft hyphens and spaces of no width."""
    return _UNSEEN.sub("", text) if any(sign in text for sign in UNSEEN) else text


def split_words(text: str) -> list[str]:
    """Return the words of a text that are made of letters."""
    return _LETTERS.findall(text)


def split_words_and_codes(text: str) -> list[str]:
    """Return what letters and digits make together: COVID19, 2014, kovo."""
    return _CODES.findall(text)


def split_text(text: str) -> list[str]:
    """Return what stands between the words of letters and, at each second place, the words.

    Joined again they are the text.
    """
    return _LETTERS.split(text)


def index_number(text: str) -> str:
    """Return a number as it is known to the index: digits alone, a full stop for the comma."""
    if re.fullmatch(_GROUPED, text):
        decimals = _DECIMALS.search(text)
        digits = re.sub(r"\D", "", text[: decimals.start()] if decimals else text)
        return f"{digits}.{decimals.group(1)}" if decimals else digits
    return text.replace(",", ".")


def find_numbers(text: str) -> list[str]:
    """Return the numbers of a text as the index knows them, whatever its language; a date has three."""
    found = _DATE_OR_NUMBER.finditer(text)
    parts = (re.findall(r"\d+", one[0]) if one[1] else [index_number(one[0])] for one in found)
    return [re.sub(r"^0+(?=\d)", "", part) for parts_of_one in parts for part in parts_of_one]


def tokenize(text: str) -> Iterator[Token]:
    """Yield what a text is cut into, in its order."""
    atoms: list[tuple[int, int, str]] = []
    for atom in _atoms(text):
        if atoms and text[atoms[-1][1] : atom[0]] not in _JOINTS:
            yield _joined(text, atoms)
            atoms = []
        atoms.append(atom)
    if atoms:
        yield _joined(text, atoms)


def _atoms(text: str) -> Iterator[tuple[int, int, str]]:
    for found in _ATOM.finditer(text):
        date, digits, letters = found.groups()
        if date:
            for part in re.finditer(r"\d+", date):
                yield found.start() + part.start(), found.start() + part.end(), part.group()
        else:
            yield found.start(), found.end(), letters if digits is None else index_number(digits)


def _joined(text: str, atoms: list[tuple[int, int, str]]) -> Token:
    start, end = atoms[0][0], atoms[-1][1]
    parts = tuple(part for *_, part in atoms)
    compound = None
    if len(parts) > 1 and any(part[0].isdigit() for part in parts):
        joints = [text[one[1] : other[0]] for one, other in pairwise(atoms)]
        plain = ["-" if joint in ("–", *HYPHENS) else joint for joint in joints]
        compound = "".join(part + joint for part, joint in zip(parts, [*plain, ""], strict=True)).lower()
    return Token(start, end, parts, compound)
