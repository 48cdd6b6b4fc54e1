"""Whether a translation still says what its original says.

The measure is a fingerprint of the original's words, not a date: wrapping a line or mending a link
does not make a translation outdated, and a changed sentence does.
"""

import re
from collections import Counter
from enum import StrEnum
from hashlib import sha256

from emn_site.markdown_text import without_code
from emn_site.model import Page, Version

_CONSONANTS, _VOWELS = "bdfgklmnprstvzjh", "aeiou"


class State(StrEnum):
    """How a text in one language stands to the original."""

    ORIGINAL = "original"
    CURRENT = "current"
    OUTDATED = "outdated"
    MISSING = "missing"


def fingerprint(version: Version) -> str:
    """Return six letters that stand for the words of a text, its title and its summary.

    Letters only, because YAML reads hexadecimal digits as numbers; in syllables, because an editor
    copies them by hand.
    """
    words = " ".join((version.head.title, version.head.summary, _words(version.body))).split()
    number = int.from_bytes(sha256(" ".join(words).encode()).digest()[:8])
    letters = ""
    for _ in range(3):
        number, consonant = divmod(number, len(_CONSONANTS))
        number, vowel = divmod(number, len(_VOWELS))
        letters += _CONSONANTS[consonant] + _VOWELS[vowel]
    return letters


def _words(body: str) -> str:
    """Return the body without the targets of its links."""
    return re.sub(r"\]\([^)]*\)|^\[[^\]]+\]:\s*\S+", "]", body, flags=re.MULTILINE)


def state(page: Page, locale: str) -> State:
    """Return how the page's text in a language stands to the original."""
    version = page.versions.get(locale)
    if version is None:
        return State.MISSING
    translation = version.head.translation
    if translation is None:
        return State.ORIGINAL
    return State.CURRENT if translation.source == fingerprint(page.original) else State.OUTDATED


_NUMBER = re.compile(r"\d[\d\u00a0\u202f., ]*\d|\d")
_GROUP = re.compile(r"(?<=\d)[\u00a0\u202f., ](?=\d{3}(?!\d))")


def numbers(body: str) -> Counter[str]:
    """Count the numbers of a text, written alike whatever the language: `1 500` and `1,500` are 1500."""
    text = re.sub(r"\]\([^)]*\)|https?://\S+|<[^>]+>|\{[^}]*\}", " ", without_code(body))
    found: Counter[str] = Counter()
    for match in _NUMBER.finditer(text):
        joined = _GROUP.sub("", match.group()).replace(",", ".")
        found.update(part.strip(".") for part in re.split(r"[\u00a0\u202f ]|\.(?=\s|$)", joined) if part)
    return found
