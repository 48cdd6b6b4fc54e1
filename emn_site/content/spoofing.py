"""Signs that nobody sees, words of two alphabets, heaps of marks: what makes a string say another thing.

Source: Unicode Technical Standard #39 (security mechanisms, level "highly restrictive") with the properties
of Unicode's own data: Script_Extensions, Default_Ignorable_Code_Point, Bidi_Control, Joining_Type. The
package `regex` brings them, of the version of Unicode that `tests/content/test_spoofing.py` names.
"""

import unicodedata
from collections.abc import Iterator

import regex

from emn_site.model.text import Fault

_RECOMMENDED = (
    "Latin Arabic Armenian Bengali Bopomofo Cyrillic Devanagari Ethiopic Georgian Greek Gujarati Gurmukhi "
    "Hangul Han Hebrew Hiragana Kannada Katakana Khmer Lao Malayalam Myanmar Oriya Sinhala Tamil Telugu "
    "Thaana Thai Tibetan"
).split()
"""Scripts in everyday use (UAX #31, table 5); words of others are asked only for these."""

_TOGETHER = (
    ("Latin", "Han", "Hiragana", "Katakana"),
    ("Latin", "Han", "Bopomofo"),
    ("Latin", "Han", "Hangul"),
)
"""Scripts that are written in one word (UTS #39, 5.2)."""


def _characters_of(*scripts: str) -> str:
    return "".join(rf"\p{{scx={script}}}" for script in (*scripts, "Common", "Inherited"))


_ALPHABETS = tuple(
    regex.compile(rf"[{signs}]")
    for signs in (
        *(_characters_of(script) for script in _RECOMMENDED),
        *(_characters_of(*scripts) for scripts in _TOGETHER),
        "^" + "".join(rf"\p{{scx={script}}}" for script in _RECOMMENDED),
    )
)

_WORD = regex.compile(r"[\p{L}\p{M}\p{Nd}\p{Nl}]+")
_NUMBER = regex.compile(r"\p{Nd}+(?:[.,:/]\p{Nd}+)*")
_DIGITS = frozenset("0123456789")
_FOREIGN_DIGIT = regex.compile(r"(?![0-9])\p{Nd}")
_WITH_SYMBOL = regex.compile(r"[0-9]*[μΩΔΣΦΨΘΛΠπλθφψδβ]?[\p{scx=Latin}0-9]{1,5}[μΩΔΣΦΨΘΛΠπλθφψδβ]?[0-9]*")
"""A unit or a formula, kΩ, μmol, ΔT: Greek letters that no Latin one resembles, at an end of a few signs."""

_HEAP = regex.compile(r"\p{M}{5,}")
"""More marks on one letter than any language writes."""

_RIGHT_TO_LEFT = regex.compile(r"(?=\p{L})[\p{bc=R}\p{bc=AL}]")
_MARK = regex.compile(r"[\u200e\u200f\u061c]")

_MEANT = regex.compile(
    r"\U0001F3F4(?:\U000E0067\U000E0062(?:\U000E0065\U000E006E\U000E0067|\U000E0073\U000E0063\U000E0074"
    r"|\U000E0077\U000E006C\U000E0073))\U000E007F"  # the flags of England, Scotland and Wales
    r"|(?<=[[\p{L}\p{M}]--\p{InSC=Other}]|[\p{jt=D}\p{jt=R}\p{jt=L}]\p{M}*)[\u200c\u200d]"
    r"|(?<=\p{Extended_Pictographic}[\p{Emoji_Modifier}\ufe0f]?)\u200d(?=\p{Extended_Pictographic})"
    r"|(?<=[\p{Emoji}--[0-9#*]])[\ufe0e\ufe0f]|(?<=[0-9#*])\ufe0f(?=\u20e3)"
    r"|(?<=\p{Han})[\ufe00-\ufe02\U000E0100-\U000E01EF]|(?<=[\p{Sm}\p{scx=Mymr}\p{scx=Phag}])\ufe00"
    r"|(?<=\p{scx=Mong})[\u180b-\u180f]|(?<=\p{lb=SA})\u200b"
    r"|(?<!\u00ad)\u00ad(?!\u00ad)|(?<=[\p{Pd}/])\u2060|\u2060(?=[\p{Pd}/])"
    r"|(?<=[\u2801-\u28ff])\u2800|\u2800(?=[\u2801-\u28ff])",
    regex.V1,
)
"""Where such a sign belongs to a word or a picture: joiners of scripts that join, emoji, soft hyphens, and
what keeps a dash or a slash on the line of its words."""

_HOSTILE = (
    r"\u115f\u1160\u2800\u3164\uffa0\u206a-\u206f\ufff9-\ufffb\U000E0000-\U000E0FFF"
    r"\p{Noncharacter_Code_Point}"
)
_HIDDEN = regex.compile(rf"[{_HOSTILE}]+")
"""Letters of tags, fillers, selectors without a sign to select: nobody types them."""

UNSEEN = regex.compile(
    rf"[[\p{{DI}}\p{{Bidi_Control}}\p{{Cf}}]--\p{{Prepended_Concatenation_Mark}}--[{_HOSTILE}]]+", regex.V1
)
"""Signs of no width, and those that turn the order of letters around."""

_ODD = regex.compile(r"[^\p{scx=Latin}\p{scx=Common}]|[\p{DI}\p{Cf}\u2800]|\p{M}{5}")
"""With none of these a string is plain, as nearly all are."""


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
