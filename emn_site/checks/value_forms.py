"""What a value was meant to be that is typed in another form than files have: 15.06.2022, 1 234, www.a.lt."""

import re
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache
from pathlib import Path

from babel import Locale
from pycountry import languages as known_languages

from emn_site.content.spoofing import read_expressions
from emn_site.locale.addresses import slug
from emn_site.locale.tokenizer import split_words_and_codes
from emn_site.model.problems import plain_name
from emn_site.model.shapes import OTHER_SPACES

Languages = tuple[str, ...]
"""Those of a site, whose names of months, languages and countries are known."""

_FORMS = read_expressions(Path(__file__).with_suffix(".toml"))["typed"]
NOTHING = frozenset((":", "–", "—", "-", "..", "...", "n/a", "na", "nd", "n.d.", "?"))
"""What tables have in a cell of which nothing is known."""

_DIGITS = str.maketrans("OoIl", "0011")
_YES, _NO = frozenset(("yes", "on", "true")), frozenset(("no", "off", "false"))
"""What YAML 1.1 and some programs take for true and for false."""


def meant_value(value: str, expected: str, detail: str, languages: Languages) -> str | None:
    """Return what a value was meant to be, as a file has it; None where that is not sure.

    `expected` is the key of what was expected, `detail` the words of a choice.
    """
    make = _MEANT.get(expected)
    return make(value, detail, languages) if make else None


def same_word(value: str, known: str, _: Languages = ()) -> str | None:
    """Return the word of a list that is written alike but for large letters; None where none is."""
    return next((one for one in known.split(", ") if plain_name(one) == plain_name(value) != ""), None)


def _day(value: str, _: str, languages: Languages) -> str | None:
    text = re.sub(_FORMS["time"], "", value.strip())
    forms = (re.fullmatch(_FORMS[name], text) for name in ("day", "european_day", "other_day"))
    found = next((match.groupdict() for match in forms if match), None) or _with_month_name(text, languages)
    if found and not found["d"]:
        return f"{found['y']}-{int(found['m']):02}"
    try:
        return date(int(found["y"]), int(found["m"]), int(found["d"])).isoformat() if found else None
    except ValueError:
        return None


def _with_month_name(text: str, languages: Languages) -> dict[str, str] | None:
    """Return year, month and day of a date in words: 15 June 2022, 2022 m. birželio 15 d."""
    words = split_words_and_codes(text.lower())
    months = [month for word in words if (month := _months(languages).get(word))]
    years = [word for word in words if re.fullmatch(r"\d{4}", word)]
    days = [word for word in words if re.fullmatch(r"\d{1,2}", word)]
    if [len(months), len(years)] != [1, 1] or len(days) > 1 or len(words) > 5:
        return None
    return {"y": years[0], "m": str(months[0]), "d": "".join(days)}


@cache
def _months(languages: Languages) -> dict[str, int]:
    return {
        name.lower(): number
        for locale in map(Locale, languages)
        for kind in ("format", "stand-alone")
        for number, name in locale.months[kind]["wide"].items()
    }


@cache
def codes_by_name(of: str, languages: Languages) -> dict[str, str]:
    """Return the codes of languages or of territories by their names."""
    return {
        name.casefold(): code
        for locale in map(Locale, languages)
        for code, name in getattr(locale, of).items()
        if len(code) == 2
    }


def _country(value: str, _: str, languages: Languages) -> str | None:
    named = codes_by_name("territories", languages).get(value.casefold())
    return named or (value.upper() if re.fullmatch("[a-zA-Z]{2}", value) else None)


def _language(value: str, _: str, languages: Languages) -> str | None:
    named = codes_by_name("languages", languages).get(value.casefold())
    return named or next((code for code in _short(value.lower()) if code != value), None)


def _short(code: str) -> Iterator[str]:
    """Yield a code of a language as the site has it: lt for LT and for lit."""
    if len(code) == 3 and (found := known_languages.get(alpha_3=code)) and hasattr(found, "alpha_2"):
        yield found.alpha_2
    elif len(code) == 2:
        yield code


def _number(value: str, _: str, __: Languages) -> str | None:
    """Return a number as YAML reads it; None for `1,025`, which is a thousand to some and one to others."""
    value = value.replace("−", "-")
    if re.fullmatch(r"-?[1-9]\d{0,2}[.,]\d{3}", value):
        return None
    if re.fullmatch(r"0+[1-9]\d*|(?=.*\d)[1-9OoIl][\dOoIl]+", value):  # letters that look like digits
        return value.translate(_DIGITS).lstrip("0")
    if not re.fullmatch(rf"-?\d{{1,3}}(?:[ {OTHER_SPACES}]?\d{{3}})*(?:[.,]\d+)?", value):
        return None
    return re.sub(r"\s", "", value).replace(",", ".")


def _period(value: str, _: str, languages: Languages) -> str | None:
    if quarter := re.fullmatch(_FORMS["quarter"], value):
        return f"{quarter[1]}-Q{quarter[2]}"
    month = re.fullmatch(_FORMS["month"], value)
    return (
        f"{month[1]}-{int(month[2]):02}" if month and 1 <= int(month[2]) <= 12 else _day(value, "", languages)
    )


def _minute(value: str, _: str, languages: Languages) -> str | None:
    """Return a day, or a day and its minute: 2026-05-20 09:30 for 20.05.2026 9.30 val."""
    found = re.fullmatch(r"(.*\S)[ T,]+([01]?\d|2[0-3])[.:]([0-5]\d)(?::00)?(?: (?:val\.|h))?", value.strip())
    day = _day(found[1] if found else value, "", languages)
    if not found and re.search(_FORMS["time"], value):
        return None
    return f"{day} {int(found[2]):02}:{found[3]}" if found and day else day


def _truth(value: str, _: str, __: Languages) -> str | None:
    text = value.strip().lower()
    return "true" if text in _YES else "false" if text in _NO else None


def _doi(value: str, _: str, __: Languages) -> str | None:
    found = re.fullmatch(
        r"(?:https?://(?:dx\.)?doi\.org/|doi:\s*)?(10\.\d{4,9}/\S*[^\s.,;])[.,;]*", value, re.IGNORECASE
    )
    return found[1] if found else None


def _address(value: str, _: str, __: Languages) -> str | None:
    return f"https://{value}" if re.match(r"www\.[\w-]+\.|(?:[\w-]+\.)+[a-z]{2,}/(?!/)", value) else None


_MEANT: dict[str, Callable[[str, str, Languages], str | None]] = {
    "address": _address,
    "choice": same_word,
    "country-code": _country,
    "date": _day,
    "doi": _doi,
    "file-address": _address,
    "language-code": _language,
    "minute": _minute,
    "number": _number,
    "origin-code": lambda value, *_: value.upper() if re.fullmatch("[a-z]{3}", value) else None,
    "period": _period,
    "slug": lambda value, *_: slug(value) or None,
    "true-or-false": _truth,
    "whole-number": lambda value, *_: (
        re.sub(r"\s", "", value) if re.fullmatch(_FORMS["whole"], value) else None
    ),
}
"""By what was expected, what finds the value that was meant."""

UNQUOTED = frozenset(("number", "true-or-false", "whole-number"))
"""What is expected without quotation marks: those around the value go, too."""
