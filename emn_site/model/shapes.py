"""The small shapes that all models are made of: a line of text and its spaces, addresses, codes, years."""

import re
import unicodedata
from collections.abc import Callable
from typing import Annotated, Any

import pycountry
from babel import Locale, localedata
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints

NO_BREAK = "\u00a0"
"""The no-break space (Unicode U+00A0)."""

OTHER_SPACES = f"{NO_BREAK}\u2007\u2009\u202f"
"""What people and programs write beside a space: no-break, as wide as a digit, thin and narrow no-break."""

SPACE = f"[ {OTHER_SPACES}]"
"""Any of them, in an expression."""

AS_SPACES = str.maketrans(OTHER_SPACES, " " * len(OTHER_SPACES))
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
    return "".join(" " if sign == new == NO_BREAK else sign for sign, new in zip(text, bound, strict=True))


def _on_one_line(text: str) -> str:
    """Join the lines of a text that YAML let run over several; other spaces stay what they are.

    Raises ValueError where nothing in it can be seen.
    """
    line = re.sub(r"(?<![ \t])[ \t]*+[\r\n\u2028\u2029]+[ \t]*", " ", text)
    if not any(sign.isalnum() or unicodedata.category(sign)[0] in "PS" for sign in line):
        raise ValueError("unseen")
    return line


def require(reason: str, holds: Callable[[str], bool]) -> AfterValidator:
    """Return what refuses a text of which something does not hold; the reason is known to `validation`."""

    def judge(text: str) -> str:
        if not holds(text):
            raise ValueError(reason)
        return text

    return AfterValidator(judge)


def _is_isbn(isbn: str) -> bool:
    """Whether the check digit of an ISBN is right (ISO 2108)."""
    digits = [int(sign) for sign in isbn if sign.isdecimal()]
    return not sum(digit * (1, 3)[place % 2] for place, digit in enumerate(digits)) % 10


def _is_issn(issn: str) -> bool:
    """Whether the check digit of an ISSN is right (ISO 3297)."""
    digits = [10 if sign == "X" else int(sign) for sign in issn if sign != "-"]
    return not sum(digit * weight for digit, weight in zip(digits, range(8, 0, -1), strict=True)) % 11


def is_language_tag(tag: str) -> bool:
    """Whether a tag names a language, perhaps its script and country: ti, prs, sr-Latn (BCP 47)."""
    language, *rest = tag.split("-")
    known, three = Locale("en"), pycountry.languages.get(alpha_3=language)
    if three and hasattr(three, "alpha_2"):  # two letters come first (RFC 5646, 2.2.1)
        return False
    if language not in known.languages and not three:
        return False
    return all(part in known.scripts or part in known.territories for part in rest)


def _valid_expression(expression: str) -> str:
    """Return a regular expression that Python reads; raises ValueError for another."""
    try:
        re.compile(expression)
    except re.error as error:
        raise ValueError("expression") from error
    return expression


Plain = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1), AfterValidator(_on_one_line)]
"""What programs read, or a terminal shows, on one line; its spaces are as written."""

Line = Annotated[Plain, AfterValidator(bind_numbers)]
"""Words that readers read, on one line; a number keeps its unit beside it."""

Name = Annotated[Line, require("name", lambda name: not re.match(r"(?:https?://|www\.)\S+$", name))]
"""What somebody or some place is called."""

Lines = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1), AfterValidator(bind_numbers)]
"""Words that may stand on several lines."""

RawText = Annotated[str, StringConstraints(min_length=1)]
"""What is typed in a file, as it stands there, on any number of lines."""

Expression = Annotated[str, StringConstraints(min_length=1), AfterValidator(_valid_expression)]
"""A regular expression of Python."""

Url = Annotated[str, StringConstraints(pattern=r"^https?://[^\s\"<>]+$")]
FileAddress = Annotated[str, StringConstraints(pattern=r"^(https?://|assets/)[^\s\"<>]+$")]
"""A file elsewhere, or one below docs/."""
PictureAddress = Annotated[str, StringConstraints(pattern=r"^assets/[^\s\"<>]+\.(svg|png|jpe?g|webp)$")]
"""A picture below docs/."""
ShareAddress = Annotated[str, StringConstraints(pattern=r"^https://[^\s\"<>{}]+\{address\}[^\s\"<>{}]*$")]
"""An address of a service with a gap for that of a page."""
Doi = Annotated[str, StringConstraints(pattern=r"^10\.[0-9]{4,9}(\.[0-9]+)*/\S*[^\s.,;]$")]
"""A Digital Object Identifier without the address of its resolver (ISO 26324, DOI Handbook 2.2)."""
Email = Annotated[str, StringConstraints(pattern=r"^[^\s@<>\"]+@[\w-]+(\.[\w-]+)+$")]
Telephone = Annotated[Plain, StringConstraints(pattern=r"^\+[1-9][0-9 ()-]{6,24}$")]
"""A telephone with the code of its country (ITU-T E.123)."""
Isbn = Annotated[str, StringConstraints(pattern=r"^97[89](-?[0-9]){10}$"), require("isbn", _is_isbn)]
"""An International Standard Book Number of 13 digits (ISO 2108)."""
Issn = Annotated[str, StringConstraints(pattern=r"^\d{4}-\d{3}[\dX]$"), require("issn", _is_issn)]
"""An International Standard Serial Number (ISO 3297)."""
CountryCode = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")]
LanguageCode = Annotated[
    str, StringConstraints(pattern=r"^[a-z]{2,3}$"), require("language", localedata.exists)
]
"""A code of a language (ISO 639) whose names, numbers and dates CLDR knows how to write."""
LanguageTag = Annotated[
    str, StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$"), require("language", is_language_tag)
]
"""The language of something elsewhere, which this site need not speak (BCP 47)."""
Fingerprint = Annotated[str, StringConstraints(pattern=r"^[a-z]{6}$")]
SLUG = r"[a-z0-9]+(-[a-z0-9]+)*"
Slug = Annotated[str, StringConstraints(pattern=f"^{SLUG}$")]
"""A name in addresses: small letters, digits and hyphens."""
Count = Annotated[int, Field(ge=0, le=10_000_000_000)]
"""How many people or cases; no more than there are people."""

ByLanguage = dict[str, Line]
"""The same words in each language of the site; a check reports the languages that are missing."""


class Model(BaseModel):
    """What all models share: no unknown keys, no silent conversion, no change after reading."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, arbitrary_types_allowed=True)


def optional(description: str, usual: object = None) -> Any:
    """Return a field of a model that a file may leave out: what is usual stands there then."""
    return Field(default=usual, description=description)


class QuestionWords(Model):
    """How readers ask in a language (`questions.yml`); without it no question is answered."""

    function_words: list[Line] = optional("Words that say little by themselves.", [])
    asking_figures: list[Line] = optional("Words with which any figure is asked for.", [])
    asking_definitions: list[Line] = optional("Words with which a meaning is asked for.", [])
    asking_newest: list[Line] = optional("With one of these the newest is wanted.", [])
    phrases: dict[Line, list[Line]] = optional("Words of a question, by what they do or name.", {})
    attribute_case: Line | None = optional("The case of a country before what belongs to it (`cases.yml`).")
    goal_case: Line | None = optional("The case of a country that somebody comes to.")
    subject_endings: list[Line] = optional("How those end who do something.", [])
    recipient_endings: list[Line] = optional("How those end who are given something.", [])
    name_forms: dict[str, list[Line]] = optional("What endings of a state's name may become.", {})
    countries: dict[Line, list[Line]] = optional("Other names of countries, by code.", {})
    peoples: dict[Line, list[Line]] = optional("Names of peoples, by country.", {})
    adjectives: dict[Line, list[Line]] = optional("What belongs to or comes from a country, by code.", {})
    indicators: dict[Line, list[Line]] = optional("Names of indicators as readers say them, by key.", {})
    pages: dict[Line, list[Line]] = optional("Words that lead to a page and do not stand on it, by path.", {})
