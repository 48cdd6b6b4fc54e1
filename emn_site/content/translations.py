"""Whether a translation still says what its original says.

The measure is a fingerprint of the words a reader reads, not a date: wrapping a line or mending a link
does not make a translation outdated, and a changed sentence does.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from decimal import Decimal
from enum import StrEnum
from hashlib import sha256
from pathlib import Path

from emn_site.content.spoofing import read_expressions
from emn_site.locale.tokenizer import find_numbers, index_number, strip_invisible
from emn_site.model.problems import Problem, make_problem
from emn_site.model.shapes import HYPHENS
from emn_site.model.site import Page

_CONSONANTS, _VOWELS = "bdfgklmnprstvzjh", "aeiou"
_MULTIPLIED = re.compile(read_expressions(Path(__file__).with_name("numbers.toml"))["numbers"]["multiplied"])
_ADDRESS = re.compile(r"https?://\S+|www\.\S+")


class TranslationState(StrEnum):
    """How a text in one language stands to the original."""

    ORIGINAL = "original"
    CURRENT = "current"
    OUTDATED = "outdated"
    UNMARKED = "unmarked"
    MISSING = "missing"


def fingerprint(title: str, summary: str, prose: str) -> str:
    """Return six letters that stand for the words of a text, its title and its summary.

    Letters only, because YAML reads hexadecimal digits as numbers; in syllables, because an editor
    copies them by hand.
    """
    words = _as_compared(" ".join((title, summary, prose))).split()
    number = int.from_bytes(sha256(" ".join(words).encode()).digest()[:8])
    letters = ""
    for _ in range(3):
        number, consonant = divmod(number, len(_CONSONANTS))
        number, vowel = divmod(number, len(_VOWELS))
        letters += _CONSONANTS[consonant] + _VOWELS[vowel]
    return letters


def _as_compared(text: str) -> str:
    """Return a text without signs that are not seen, and with one hyphen for all that look like it."""
    found = strip_invisible(text)
    for sign in HYPHENS:  # sign by sign: `translate` looks up every letter of a long text
        found = found.replace(sign, "-")
    return found


def translation_state(page: Page, language: str) -> TranslationState:
    """Return how the page's text in a language stands to the original."""
    version = page.versions.get(language)
    if version is None:
        return TranslationState.MISSING
    translation = version.head.translation
    if translation is None:
        return TranslationState.ORIGINAL
    if translation.source is None:
        return TranslationState.UNMARKED
    return (
        TranslationState.CURRENT
        if translation.source == page.original.fingerprint
        else TranslationState.OUTDATED
    )


def count_numbers(prose: str) -> Counter[str]:
    """Count the numbers of a text, written alike whatever the language: `1 500` and `1,500` are 1500."""
    return Counter(find_numbers(_MULTIPLIED.sub(_in_full, _ADDRESS.sub(" ", _as_compared(prose)))))


def _in_full(found: re.Match[str]) -> str:
    """Return a number of thousands or millions without the word that says so: 1.32 million is 1320000."""
    zeros = next(int(name.removeprefix("zeros")) for name, word in found.groupdict().items() if word)
    return f"{Decimal(index_number(found[1].strip())).scaleb(zeros):f} "


def differing_numbers(
    spot: tuple[str, int], other: str, ours: Mapping[str, int], theirs: Mapping[str, int]
) -> Iterator[Problem]:
    """Yield that two texts which say the same have other numbers, or that one of them lacks some."""
    here, there = Counter(ours), Counter(theirs)
    only, before = (", ".join(sorted(a.elements())) for a in (here - there, there - here))
    if only or before:
        code = "numbers-differ" if only and before else "numbers-added" if only else "numbers-missing"
        yield make_problem(*spot, code, value=only or before, before=before, other=other)
