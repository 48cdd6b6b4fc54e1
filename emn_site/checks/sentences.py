"""What a sentence says in plain words agrees with its own numbers, with the calendar and with the data."""

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import chain, pairwise, product

from babel import Locale as BabelLocale

from emn_site.charts import text_claims, text_references
from emn_site.checks.figures import YEAR, any_of, codes_by_country_name
from emn_site.locale import Locale, for_locale
from emn_site.model.period import Period
from emn_site.model.problems import Problem, make_problem
from emn_site.model.shapes import AS_SPACES
from emn_site.model.site import Site, Version
from emn_site.model.tree import Piece
from emn_site.statistics.comparability import group_members
from emn_site.statistics.coverage import period_before
from emn_site.statistics.figures import get_value

FEWEST = 100
"""Smaller numbers are alike by chance."""

_PERCENT = " ?(?:%|proc|per ?cent)"
_INTEGER = (
    rf"(?<![\w.,/§:–-])(?<!\d )(?:\d{{1,3}}(?: \d{{3}}){{1,4}}|\d{{1,12}})(?![\w/–-]|[.,]?\d| \d|{_PERCENT})"
)

Contradiction = tuple[str, object, str]
"""Words of a sentence, what should stand in their place, and who says so: a key of `expectations`."""


@dataclass(frozen=True)
class Sentence:
    """A sentence in one line; `claims` are expressions by key of the `claims.yml` of its language."""

    locale: Locale
    claims: Mapping[str, str]
    pieces: Sequence[Piece]
    text: str

    def line_of(self, phrase: str) -> int:
        """Return the line of the piece that has a phrase, or else the one the sentence begins on."""
        return next((one.line for one in self.pieces if phrase in _one_line(one.text)), self.pieces[0].line)


def check(site: Site) -> Iterator[Problem]:
    """Yield what sentences say otherwise than their own numbers, the calendar or the data have it."""
    for version in site.versions:
        for sentence in _sentences(for_locale(site, version.language), version):
            for phrase, value, detail in chain.from_iterable(rule(sentence) for rule in RULES):
                values = {"said": phrase, "value": value, "detail": detail}
                yield make_problem(version.file, sentence.line_of(phrase), "sentence-differs", **values)


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
    return [(one, int(one.replace(" ", ""))) for one in found if not YEAR.fullmatch(one)]


def _is_typo(one: str, other: str) -> bool:
    """Whether two numbers differ by one digit, or by two neighbouring ones that are exchanged."""
    while one and other and one[0] == other[0]:
        one, other = one[1:], other[1:]
    while one and other and one[-1] == other[-1]:
        one, other = one[:-1], other[:-1]
    return max(len(one), len(other)) < 2 or (len(one) == 2 and one == other[::-1])


def _sums(sentence: Sentence) -> Iterator[Contradiction]:
    """Yield a number that all those behind it, in a list of their own, add up to, but for a slip in one."""
    words, plain = sentence.claims, "".join(one.text for one in sentence.pieces if not one.target)
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
    ways = [
        (way, re.search(sentence.claims[key], sentence.text))
        for key, way in (("up", 1), ("down", -1))
        if key in sentence.claims
    ]
    found = [(way, one[0]) for way, one in ways if one]
    return found[0] if len(found) == 1 else (0, "")


def _changes(sentence: Sentence) -> Iterator[Contradiction]:
    """Yield the word, or the percentage, that a change from one number to another is not."""
    if not sentence.claims.keys() >= {"up", "down", "from", "to", "that_is"}:
        return
    start, end, by, up, down = (sentence.claims[key] for key in ("from", "to", "that_is", "up", "down"))
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


@lru_cache(maxsize=8)
def _countries(locale: Locale) -> re.Pattern[str]:
    return re.compile(any_of(codes_by_country_name(locale)))


def _named_countries(locale: Locale, text: str) -> list[str]:
    """Return the codes of the countries that a text names, each once."""
    codes = codes_by_country_name(locale)
    return sorted({codes[name] for name in _countries(locale).findall(text)})


def _held(sentence: Sentence) -> Iterator[Contradiction]:
    """Yield what a sentence says of a country, an indicator and a year, all by their names, with two digits
    exchanged or a zero too many or too few, and a change that went the other way.
    """
    locale, text, site = sentence.locale, sentence.text, sentence.locale.site
    years = sorted({*YEAR.findall(text)})
    codes = _named_countries(locale, text) if years else []
    places = [*product(codes, _indicators(locale, text) if codes else [], years)]
    asked = ((site.countries[site.slugs[code]], key, Period.parse(year)) for code, key, year in places)
    known = [get_value(site, *place) for place in asked]
    held = [int(one.number) for one in known if one and one.number is not None]
    numbers = _numbers("".join(one.text for one in sentence.pieces if not one.target).translate(AS_SPACES))
    for (phrase, number), value in product(numbers, {*held} - {number for _, number in numbers}):
        is_exchanged = sorted(str(number)) == sorted(str(value)) and _is_typo(str(number), str(value))
        if number not in held and value >= FEWEST and (is_exchanged or number in (value * 10, value / 10)):
            yield phrase, value, "held-value"
    (way, word), than = _way(sentence), sentence.claims.get("than", "$")
    is_compared = re.search(rf"{than}\D{{0,12}}{YEAR.pattern}", text)
    if is_compared and len(places) == len(held) == len(years) == 2 and way * (held[1] - held[0]) < 0:
        yield word, f"{held[0]} → {held[1]}", "held-value"


@lru_cache(maxsize=8)
def _stems(locale: Locale) -> dict[str, list[str]]:
    """Return by indicator how the words of its name begin in every case."""
    names = {key: locale.indicator(key).name.lower() for key in locale.site.shown_indicators}
    found = {key: re.findall(r"[^\W\d]{4,}", name) for key, name in names.items()}
    return {key: [rf"\b{word[: max(4, len(word) - 3)]}" for word in words] for key, words in found.items()}


def _indicators(locale: Locale, text: str) -> list[str]:
    """Return the indicators whose names a sentence has, those of the most words alone."""
    stems, lower = _stems(locale), text.lower()
    named = [key for key in stems if stems[key] and all(re.search(one, lower) for one in stems[key])]
    return [key for key in named if len(stems[key]) == max(len(stems[one]) for one in named)]


def _years_compared(sentence: Sentence) -> Iterator[Contradiction]:
    """Yield the year behind a change that is not the one from which the change is computed."""
    locale, than = sentence.locale, sentence.claims.get("than", "$")
    pattern = rf"[^.,;]{{0,40}}?{than}\D{{0,20}}?({YEAR.pattern})"
    for piece, behind in pairwise(sentence.pieces):
        found = re.match(pattern, _one_line(behind.text))
        if found and text_references.reference_scheme(piece.target) == text_claims.CHANGE:
            with suppress(text_references.InvalidReference):
                claim = text_claims.parse_claim(locale, piece.target)
                usual = period_before(locale.site, claim.key, claim.period)
                before = claim.settings.get("from") or str(usual)
                if len(before) == 4 and before != found[1]:
                    yield found[1], before, "own-link"


def _network(sentence: Sentence) -> Iterator[Contradiction]:
    """Yield a number of countries of the Network that is above that of all it has."""
    if countries := sentence.claims.get("network"):
        most = len(group_members(sentence.locale.site, "network"))
        for found in re.finditer(rf"(?<![\d.,] )\b(\d{{1,3}}) {countries}", sentence.text):
            if int(found[1]) > most:
                yield found[0], most, "held-value"


def _entries(sentence: Sentence) -> Iterator[Contradiction]:
    """Yield the countries that begin a sentence and entered Schengen or the Union in none of its years."""
    years, locale, words = {*YEAR.findall(sentence.text)}, sentence.locale, sentence.claims
    one = _countries(locale).pattern
    for key, field in (("schengen", "schengen_since"), ("union", "eu_member_since")) if years else ():
        if not words.keys() >= {"entered", key}:
            continue
        when, to = rf"(?:\w{{0,3}} ?{YEAR.pattern}(?: \w+\.?)?,? )?", rf"[^,.;\d]{{0,20}}{words[key]}"
        join = rf"[^,.;:\d]{{0,10}}(?:{words['entered']}{to}|{to}[^,.;:\d]{{0,10}}{words['entered']})"
        found = re.match(rf"{when}({one}(?:,? (?:\w{{1,3}} )?{one})*){join}([^,;]*)", sentence.text)
        if not found or not re.search(YEAR, found[0]):
            continue
        for code in _named_countries(locale, found[1]):
            day = getattr(locale.site.countries[locale.site.slugs[code]], field)
            if day and str(day)[:4] not in years:
                yield locale.country(code), str(day)[:4], "held-value"


def _compared(sentence: Sentence) -> Iterator[Contradiction]:
    """Yield “more (190) than (237)”, and “more … than rejected” of fewer than the rejected of a clause."""
    if not sentence.claims.keys() >= {"more", "fewer", "than"}:
        return
    than = sentence.claims["than"]
    for key, way in (("more", 1), ("fewer", -1)):
        word = rf"(?<!\d )({sentence.claims[key]})"
        pairs = rf"{word}[^;.()]{{1,40}}\(({_INTEGER})\) {than}[^;.()]{{1,30}}\(({_INTEGER})\)"
        for found in re.finditer(pairs, sentence.text):
            one, other = (int(found[at].replace(" ", "")) for at in (2, 3))
            if way * (one - other) <= 0:
                yield found[1], f"{found[2]} – {found[3]}", "own-numbers"
        pattern = rf"(.*){word} [^;.,()\d]{{1,40}}? {than} ([^\W\d]{{5,}})\b"
        if than_word := re.match(pattern, sentence.text):
            stem = rf"\b{than_word[3][: max(5, len(than_word[3]) - 2)]}"
            clauses = re.split(r"[,;](?!\d)", than_word[1])
            own, rest = (
                [
                    number
                    for one in clauses
                    if bool(re.search(stem, one)) == is_own
                    for _, number in _numbers(one)
                ]
                for is_own in (True, False)
            )
            if len(own) == 1 and rest and (sum(rest) < own[0] if way > 0 else min(rest) > own[0]):
                yield than_word[2], f"{sum(rest)} – {own[0]}", "own-numbers"


def check_acts(site: Site) -> Iterator[Problem]:
    """Yield the numbers of acts that differ by a slip from those of acts of the same name elsewhere."""
    sources = " ".join(f"{one.url}" for one in site.sources.values())
    found: dict[tuple[str, ...], list[tuple[Version, int, str]]] = {}
    for version in site.versions:
        for sentence in _sentences(for_locale(site, version.language), version):
            act = sentence.claims.get("act", "$").removesuffix(r"\b")
            name = rf"([^\W\d]{{4,}}) ([^\W\d]{{4,}}) ({act})\w*"
            named = rf"{name}\W{{1,3}}(?:\(?[A-Z]{{2}}\) (?:\w+\.? )?)?(\d+/\d+)\b"
            for one in re.finditer(named, sentence.text, re.IGNORECASE):
                key = tuple(one[at][:5].lower() for at in (1, 2, 3))
                found.setdefault(key, []).append((version, sentence.line_of(one[4]), one[4]))
    for places in found.values():
        for version, line, number in places:
            others = [one for one in places if one[2] != number and _is_typo(one[2], number)]
            same = [one for one in places if one[2] == number]
            if others and number not in sources and len(others) >= len(same):
                values = {"said": number, "value": others[0][2], "detail": f"file:{others[0][0].file}"}
                yield make_problem(version.file, line, "sentence-differs", **values)


RULES = (_sums, _changes, _days, _held, _years_compared, _network, _entries, _compared)
