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
from emn_site.locale.tokenizer import find_numbers, index_number, split_words, strip_invisible
from emn_site.model.problems import Problem, make_problem
from emn_site.model.shapes import HYPHENS
from emn_site.model.site import Page
from emn_site.model.wording import Wording

_CONSONANTS, _VOWELS = "bdfgklmnprstvzjh", "aeiou"
_MULTIPLIED = re.compile(read_expressions(Path(__file__).with_name("numbers.toml"))["numbers"]["multiplied"])
_ADDRESS = re.compile(r"https?://\S+|www\.\S+")

FEWEST = 15  # words; a shorter text may do without the letters that its language alone has


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
    is_current = translation.source == page.original.fingerprint
    return TranslationState.CURRENT if is_current else TranslationState.OUTDATED


def letters_of(language: str, wordings: Mapping[str, Wording]) -> tuple[set[str], set[str]]:
    """Return the letters that a language has beyond a to z, and those that only others of the site have."""
    texts = {one: wording.site.alphabet or "" for one, wording in wordings.items()}
    letters = {one: {s for s in text if s.isalpha() and not s.isascii()} for one, text in texts.items()}
    return letters[language], set().union(*letters.values()) - letters[language]


def foreign_paragraphs(prose: str, language: str, wordings: Mapping[str, Wording]) -> Iterator[str]:
    """Yield the paragraphs in which one word in eight has a letter of another language: names and titles are
    fewer; or one in six is a function word of another, and few are of its own.

    A language whose function words are not yet written is not judged: its texts are still to be translated.
    """
    frequent = {one: {*wording.questions.function_words} for one, wording in wordings.items()}
    own, foreign = frequent[language], letters_of(language, wordings)[1] & {*prose.lower()}
    others = set().union(*frequent.values()) - own if own else set()
    for words in prose.split("\n"):
        tokens = split_words(words.lower()) if words.count(" ") >= FEWEST - 1 else []
        odd = sum(not foreign.isdisjoint(one) for one in tokens) if foreign else 0
        theirs = sum(map(others.__contains__, tokens))
        is_foreign = 6 * theirs >= len(tokens) and theirs > 2 * sum(map(own.__contains__, tokens))
        if tokens and (8 * odd >= len(tokens) or is_foreign):
            yield words


def shares_in_words(
    prose: str, language: str, wordings: Mapping[str, Wording]
) -> Iterator[tuple[int, int, str]]:
    """Yield the shares that a text has in words, “two of three”, as numbers and as they are written."""
    listed = wordings[language].other.get("claims", {})
    numbers = {word: at for at, words in enumerate(listed.get("numbers", ()), 2) for word in words.split("|")}
    one = "|".join(sorted(numbers, key=len, reverse=True))
    of = "|".join(listed.get("of", ()))
    for found in re.finditer(rf"\b({one})\w* (?:{of}) ({one})\w*", prose.lower()) if one and of else ():
        yield numbers[found[1]], numbers[found[2]], found[0]


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
