"""Dates, numbers, plurals, names and sort order of each language: Babel's (CLDR), not ours."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import cache, lru_cache

import pycountry
from babel import Locale, numbers
from babel.dates import format_date, format_skeleton, format_time
from babel.lists import format_list

from emn_site.locale.templates import fill_gaps
from emn_site.model.dates import Moment, PartialDate
from emn_site.model.period import Period
from emn_site.model.shapes import NO_BREAK, bind_numbers

# Codes of origin that name no country, with the words of the site that stand for them.
NO_COUNTRY = {"XXA": "stateless", "UNK": "unknown"}
_OTHER_CODES = {"XKX": "XK"}  # codes that statistics use and ISO 3166-1 has not (Kosovo), with CLDR's


@cache
def _babel(language: str) -> Locale:
    # European English writes 5 March 2024; plain "en" is American in CLDR.
    return Locale.parse("en_GB" if language == "en" else language)


@lru_cache(maxsize=65536)
def format_number(value: Decimal | float, language: str, decimals: int = 0) -> str:
    """Return a number as the language writes it: 2 888 278,5 in Lithuanian, 2 888 278.5 in English.

    A space stands between thousands in every language (Interinstitutional Style Guide, 6.5), at which no
    line ends; CLDR has a comma in English and a full stop in German.
    """
    pattern = "#,##0" + ("." + "0" * decimals if decimals else "")
    return _written(value, pattern, language)


def _written(value: Decimal | float, pattern: str, language: str) -> str:
    written = str(_pattern(pattern).apply(value, _babel(language)))
    return written.replace(_group_symbol(language), NO_BREAK)


@cache
def _pattern(pattern: str) -> numbers.NumberPattern:
    found: numbers.NumberPattern = numbers.parse_pattern(pattern)
    return found


@cache
def _group_symbol(language: str) -> str:
    return numbers.get_group_symbol(_babel(language))


def read_number(text: str, language: str) -> Decimal | str:
    """Return the number that some words are in a language, or the words where they are none (“<5”)."""
    plain = re.sub(r"\s", "", text).replace("−", "-").removesuffix("%")
    mark = numbers.get_decimal_symbol(_babel(language))
    plain = plain.replace("," if mark == "." else ".", "").replace(mark, ".")
    try:
        return Decimal(plain)
    except InvalidOperation:
        return plain


def format_short(value: Decimal | float, language: str, decimals: int = 0) -> str:
    """Return a number for the axis of a chart: no zeros at its end, millions in words: 0,5; 80 mln., 80M."""
    if -1_000_000 < value < 1_000_000:
        pattern = "#,##0." + "#" * max(1, decimals)
        return _written(value, pattern, language)
    return numbers.format_compact_decimal(value, locale=_babel(language), fraction_digits=1)


def format_signed(value: Decimal | float, language: str, decimals: int = 0) -> str:
    """Return a difference with its sign; a minus is the true minus sign."""
    text = format_number(abs(value), language, decimals)
    if text == format_number(0, language, decimals):
        return text
    return ("+" if value > 0 else "−") + text


def format_partial_date(value: PartialDate, language: str) -> str:
    """Return a date as precise as it is known: a year, a month of a year, or a day."""
    if value.month is None:
        return str(value.year)
    first = date(value.year, value.month, value.day or 1)
    if value.day is None:
        return bind_numbers(format_skeleton("yMMMM", first, locale=_babel(language)))
    return format_day(first, language)


@lru_cache(maxsize=4096)
def format_period(value: Period, language: str) -> str:
    """Return a period: a year as its number, a quarter, a month of a year, or a day."""
    if value.quarter:
        first = date(value.year, 3 * value.quarter - 2, 1)
        return bind_numbers(format_skeleton("yQQQQ", first, locale=_babel(language)))
    return format_partial_date(PartialDate(value.year, value.month, value.day), language)


def format_day(value: date, language: str) -> str:
    """Return a day in words: 2024 m. kovo 5 d., 5 March 2024."""
    return bind_numbers(format_date(value, "long", locale=_babel(language)))


def format_span(starts: Moment, ends: Moment | None, language: str) -> str:
    """Return from when to when something is: 20 May 2026, 09:00–16:00; 20 May 2026 – 21 May 2026."""
    begins = _format_moment(starts, language)
    if ends is None or ends == starts:
        return begins
    if ends.day != starts.day:
        return f"{begins} – {_format_moment(ends, language)}"
    return f"{begins}–{_format_clock(ends, language)}" if starts.time and ends.time else begins


def _format_moment(moment: Moment, language: str) -> str:
    day = format_day(moment.day, language)
    return f"{day}, {_format_clock(moment, language)}" if moment.time else day


def _format_clock(moment: Moment, language: str) -> str:
    return format_time(moment.time, "short", locale=_babel(language))


def language_tag(language: str) -> str:
    """Return a language as it is written here, with its country where that matters: lt, en-GB (BCP 47)."""
    return str(_babel(language)).replace("_", "-")


def country_name(code: str, language: str) -> str:
    """Return the name of a country by its ISO 3166-1 code of two letters."""
    return str(_babel(language).territories.get(code, code))


def origin_name(code: str, language: str) -> str | None:
    """Return the name of a country by its code of three letters, or None where CLDR has none.

    UNHCR's XXA (stateless) and UNK (unknown) are no countries: they return an empty name, for the
    words of the site to fill.
    """
    return "" if code in NO_COUNTRY else _babel(language).territories.get(alpha2(code) or "")


def alpha2(code: str) -> str | None:
    """Return the code of two letters that belongs to one of three, or None where there is none."""
    country = pycountry.countries.get(alpha_3=code)
    return country.alpha_2 if country else _OTHER_CODES.get(code)


def language_name(code: str, language: str) -> str:
    """Return the name of a language, in a language."""
    return str(_babel(language).languages.get(code, code))


def format_plural(forms: Mapping[str, str], count: Decimal | float, language: str, decimals: int = 0) -> str:
    """Return the form of the words that goes with a number, with `{count}` filled in (CLDR plural rules).

    A number with digits after its comma takes the form of the whole of it: 0,5 asmens.
    """
    form = forms.get(_category(round(float(count), decimals), language), forms["other"])
    return fill_gaps(form, count=format_number(count, language, decimals))


@lru_cache(maxsize=65536)
def _category(count: float, language: str) -> str:
    return str(_babel(language).plural_form(count))


@lru_cache(maxsize=32)
def counted_forms(language: str) -> tuple[str, ...]:
    """Return the categories that whole numbers take in a language (CLDR plural rules), in CLDR's order."""
    rule = _babel(language).plural_form
    taken = {rule(number) for number in range(201)}  # no rule looks at more than two digits below a million
    return tuple(name for name in ("zero", "one", "two", "few", "many", "other") if name in taken)


def format_names(names: Sequence[str], language: str) -> str:
    """Return names as a list in a sentence: a, b ir c; a, b and c.

    Where one has a comma itself, as decimals do in some languages, semicolons stand between: 0,1; 0,2 ir 0,3.
    """
    if any("," in name for name in names[:-1]) and len(names) > 2:
        names = ["; ".join(names[:-1]), names[-1]]
    return format_list(list(names), locale=_babel(language))


@cache
def _letter_ranks(alphabet: str) -> dict[str, tuple[int, int]]:
    return {
        letter: (group, variant)
        for group, letters in enumerate(alphabet.split())
        for variant, letter in enumerate(letters)
    }


def sort_key(text: str, alphabet: str | None) -> tuple[list[tuple[int, int]], str]:
    """Return the key that sorts text by an alphabet: letters of one group differ only at a tie.

    `alphabet` lists groups of letters in their order, as in `data/site.yml`; without one the
    letters are compared without their diacritics.
    """
    folded = text.casefold()
    if alphabet is None:
        plain = "".join(c for c in unicodedata.normalize("NFKD", folded) if not unicodedata.combining(c))
        return [(ord(c), 0) for c in plain], folded
    ranks = _letter_ranks(alphabet)
    keys = [ranks.get(c, (ord(c) - 0x110000, 0)) for c in folded]
    groups, variants = [(group, 0) for group, _ in keys], [(0, variant) for _, variant in keys]
    return [*groups, (-0x110001, 0), *variants], folded
