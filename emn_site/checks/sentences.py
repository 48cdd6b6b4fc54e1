"""What a sentence says in plain words agrees with its own numbers, with the calendar and with the data."""

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import chain

from babel import Locale as BabelLocale

from emn_site.checks.figures import any_of
from emn_site.locale import Locale, for_locale
from emn_site.model.problems import Problem, make_problem
from emn_site.model.shapes import AS_SPACES
from emn_site.model.site import Site, Version
from emn_site.model.tree import Piece

FEWEST = 100
"""Smaller numbers are alike by chance."""

_PERCENT = " ?(?:%|proc|per ?cent)"
_INTEGER = rf"(?<![\w.,/§:–-])(?<!\d )(?:\d{{1,3}}(?: \d{{3}})+|\d+)(?![\w/–-]|[.,]?\d| \d|{_PERCENT})"
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")

Contradiction = tuple[str, object, str]
"""Words of a sentence, what should stand in their place, and who says so: a key of `expectations`."""


@dataclass(frozen=True)
class Sentence:
    """A sentence in one line; `words` are expressions by key of the `claims.yml` of its language."""

    locale: Locale
    words: Mapping[str, str]
    pieces: Sequence[Piece]
    text: str


def check(site: Site) -> Iterator[Problem]:
    """Yield what sentences say otherwise than their own numbers, the calendar or the data have it."""
    for version in site.versions:
        for sentence in _sentences(for_locale(site, version.language), version):
            for phrase, value, detail in chain.from_iterable(rule(sentence) for rule in RULES):
                pieces = sentence.pieces
                line = next((one.line for one in pieces if phrase in _one_line(one.text)), pieces[0].line)
                values = {"said": phrase, "value": value, "detail": detail}
                yield make_problem(version.file, line, "sentence-differs", **values)


def _sentences(locale: Locale, version: Version) -> Iterator[Sentence]:
    words = _words(locale)
    place = locale.site.lines[version.file].line(("summary",))
    for pieces in ((Piece(version.head.summary, "", place),), *version.text.sentences):
        yield Sentence(locale, words, pieces, _one_line("".join(piece.text for piece in pieces)))


@lru_cache(maxsize=8)
def _words(locale: Locale) -> Mapping[str, str]:
    return {key: any_of(words) for key, words in locale.wording.other.get("claims", {}).items() if words}


def _one_line(text: str) -> str:
    return text.translate(AS_SPACES).replace("\n", " ")


def _numbers(text: str) -> list[tuple[str, int]]:
    """Return the whole numbers of a text that are no years, as they are written and as what they are."""
    found = re.findall(_INTEGER, text)
    return [(one, int(one.replace(" ", ""))) for one in found if not _YEAR.fullmatch(one)]


def _is_typo(one: str, other: str) -> bool:
    """Whether two numbers differ by one digit, or by two neighbouring ones that are exchanged."""
    while one and other and one[0] == other[0]:
        one, other = one[1:], other[1:]
    while one and other and one[-1] == other[-1]:
        one, other = one[:-1], other[:-1]
    return max(len(one), len(other)) < 2 or (len(one) == 2 and one == other[::-1])


def _sums(sentence: Sentence) -> Iterator[Contradiction]:
    """Yield a number that all those behind it, in a list of their own, add up to, but for a slip in one."""
    words, plain = sentence.words, "".join(one.text for one in sentence.pieces if not one.target)
    text = _one_line(plain)
    (phrase, total), *parts = _numbers(text) or [("", 0)]
    listed = re.search(rf"{phrase}\D[^;]*?[:(–].*?{parts[0][0]}", text) if len(parts) > 1 else None
    if not listed or re.search(words.get("among", "$"), text) or not FEWEST <= total > max(parts)[1]:
        return
    missing = total - sum(part for _, part in parts)
    meant = [(total, total - missing), *((part, part + missing) for _, part in parts)]
    if missing and any(_is_typo(str(one), str(other)) for one, other in meant if other > 0):
        yield phrase, total - missing, "own-sum"


def _way(sentence: Sentence) -> tuple[int, str]:
    """Return whether a sentence tells of a rise (1) or of a fall (-1) alone, with its word; else 0."""
    ways = [(way, re.search(sentence.words[key], sentence.text)) for key, way in (("up", 1), ("down", -1))]
    found = [(way, one[0]) for way, one in ways if one]
    return found[0] if len(found) == 1 else (0, "")


def _changes(sentence: Sentence) -> Iterator[Contradiction]:
    """Yield the word, or the percentage, that a change from one number to another is not."""
    if not sentence.words.keys() >= {"up", "down", "from", "to", "that_is"}:
        return
    start, end, by, up, down = (sentence.words[key] for key in ("from", "to", "that_is", "up", "down"))
    change = rf"(?:{up}|({down}))(?: [\w.]+){{0,3}}?,? {start} ({_INTEGER})[^;]{{0,25}}? {end} ({_INTEGER})"
    found = re.search(rf"{change}(?:[^;%]{{0,20}}?{by}\W{{1,3}}(\d+(?:[.,]\d+)?){_PERCENT})?", sentence.text)
    before, after = (int(found[at].replace(" ", "")) for at in (2, 3)) if found else (0, 0)
    if not found or max(before, after) < FEWEST or not before or {before, after} <= {*range(1900, 2100)}:
        return
    percent = abs(after - before) * 100 / before
    if (after > before) == bool(found[1]):
        yield found[0].partition(" ")[0], f"{found[2]} → {found[3]}", "own-numbers"
    if found[4] and abs(percent - float(found[4].replace(",", "."))) > 1:
        yield found[4], round(percent), "own-numbers"


@lru_cache(maxsize=8)
def _calendar(language: str) -> tuple[dict[int, str], list[str], re.Pattern[str]]:
    """Return the days of the week, the months, and how a date beside such a day is written."""
    days, months = (getattr(BabelLocale(language), of)["format"]["wide"] for of in ("days", "months"))
    day = "|".join(name[: max(6, len(name) - 2)] for name in days.values())
    written = rf"(\d{{1,4}})(?: m\.)? ({'|'.join(months.values())}) (\d{{1,4}})(?: [dr]\.)?"
    pattern = rf"(?:\b({day})\w*,? )?\b{written}(?:(?:, | ?\()({day}))?"
    names = [months[number].lower() for number in range(1, 13)]
    return dict(days), names, re.compile(pattern, re.IGNORECASE)


def _days(sentence: Sentence) -> Iterator[Contradiction]:
    """Yield the days of the week that stand beside dates of others."""
    days, months, pattern = _calendar(sentence.locale.language)
    for found in pattern.finditer(sentence.text):
        phrase, (day, year) = found[1] or found[5], sorted((int(found[2]), int(found[4])))
        with suppress(ValueError):
            right = days[date(year, months.index(found[3].lower()) + 1, day).weekday()]
            if phrase and not right.lower().startswith(phrase.lower()):
                yield phrase, right, "calendar"


RULES = (_sums, _changes, _days)
