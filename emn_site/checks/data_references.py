"""Figures and charts that a text quotes are in the data, and the numbers are those of the data."""

import re
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation

from babel.numbers import get_decimal_symbol

from emn_site.charts import text_countries, text_references, text_tables
from emn_site.locale import Language, in_language
from emn_site.model.problems import Problem, problem
from emn_site.model.site import Site, Version
from emn_site.model.text import Reference
from emn_site.statistics import cells


def check(site: Site) -> Iterator[Problem]:
    """Yield what a text quotes that the data do not have, other numbers than theirs, and gaps of charts."""
    for version in site.versions:
        speech = in_language(site, version.locale)
        for link in version.text.links:
            if text_references.scheme(link.target) == text_references.FIGURE:
                yield from _figure(speech, version, link)
        for image in version.text.images:
            match text_references.scheme(image.target):
                case text_references.CHART:
                    yield from _chart(speech, version, image)
                case text_references.TABLE:
                    yield from _table(speech, version, image)
                case text_references.COUNTRIES:
                    yield from _countries(speech, version, image)


def _figure(speech: Language, version: Version, link: Reference) -> Iterator[Problem]:
    try:
        found = text_references.figure(speech, link.target)
    except text_references.Unquotable as error:
        yield problem(version.file, link.line, "figure-unknown", target=link.target, expected=error.reason)
        return
    value = cells.written(speech, speech.site.indicators[found.key], found.value) or ""
    if _read(link.text, speech.locale) != _read(value, speech.locale):
        shown = value.replace("\u00a0", " ").replace("\u202f", " ")  # as an editor types it
        yield problem(
            version.file, link.line, "figure-differs", said=link.text, value=shown, target=link.target
        )


def _read(text: str, locale: str) -> Decimal | str:
    """Return the number that some words are in a language, and the words where they are none (“<5”).

    It is compared with the number as readers see it: a rate is shown with the decimals of its indicator.
    """
    plain = re.sub(r"[\s\u00a0\u202f]", "", text).replace("−", "-").removesuffix("%")
    mark = get_decimal_symbol(locale)
    plain = plain.replace("," if mark == "." else ".", "").replace(mark, ".")
    try:
        return Decimal(plain)
    except InvalidOperation:
        return plain


def _chart(speech: Language, version: Version, image: Reference) -> Iterator[Problem]:
    try:
        found = text_references.chart(speech, image.target)
    except text_references.Unquotable as error:
        yield problem(version.file, image.line, "chart-unknown", target=image.target, expected=error.reason)
        return
    if lacking := text_references.gaps(speech, found):
        yield problem(
            version.file, image.line, "chart-gap", target=image.target, countries="; ".join(lacking)
        )


def _table(speech: Language, version: Version, image: Reference) -> Iterator[Problem]:
    try:
        text_tables.table(speech, image.target)
    except text_references.Unquotable as error:
        yield problem(version.file, image.line, "table-unknown", target=image.target, expected=error.reason)


def _countries(speech: Language, version: Version, image: Reference) -> Iterator[Problem]:
    try:
        text_countries.countries(speech, image.target)
    except text_references.Unquotable as error:
        yield problem(
            version.file, image.line, "countries-unknown", target=image.target, expected=error.reason
        )
