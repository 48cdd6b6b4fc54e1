"""One value in words, with the signs that say what is known of it, and where a text says another number."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import ROUND_CEILING, Decimal

from emn_site.locale import Locale, addresses
from emn_site.model.figures import ValueNote
from emn_site.model.indicators import Indicator
from emn_site.model.period import Period
from emn_site.model.shapes import AS_SPACES
from emn_site.model.site import Site
from emn_site.statistics import figures
from emn_site.statistics.anomalies import noted_values
from emn_site.statistics.figures import SMALL_COUNT, Value


@dataclass(frozen=True, order=True)
class ValueFlag:
    """A short sign beside a value, and what it means."""

    text: str
    meaning: str


@dataclass(frozen=True)
class ValueCell:
    """A value in words: `text` is None where nothing was observed, then the signs may say why.

    `unit` is set where it is unusual; `note` is what a reader must know of this very value.
    """

    text: str | None
    unit: str | None = None
    flags: tuple[ValueFlag, ...] = ()
    note: str | None = None


def value_cell(locale: Locale, slug: str, key: str, period: Period | None, known: Value | None) -> ValueCell:
    """Return a value of an indicator in a country and period in words."""
    if known is None or period is None:
        return ValueCell(None)
    return ValueCell(
        text=number_text(locale, locale.site.measure(key), known),
        unit=number_and_unit(locale, locale.site.measure(key), known)[1] if known.unit else None,
        flags=tuple(value_flags(locale, locale.site.measure(key), known)),
        note=note_words(locale, slug, key, period),
    )


def note_words(locale: Locale, slug: str, indicator: str, period: Period) -> str | None:
    """Return what a reader must know of a value; None where there is nothing to say."""
    country = locale.site.countries.get(slug)
    keys = noted_values(locale.site).get((country.code, indicator, period), []) if country else []
    return " ".join(locale.wording.notes[key] for key in keys if key in locale.wording.notes) or None


def number_text(locale: Locale, indicator: Indicator, known: Value) -> str | None:
    """Return a value as it may be said: what is not known to be zero, or is more, is not called zero."""
    if known.upper_limit is not None:
        return f"<{limit_text(locale, indicator, known.upper_limit)}"
    if known.number is None:
        return None
    step = Decimal(1).scaleb(-indicator.decimals)
    if known.number > 0 and not round(known.number, indicator.decimals):
        return f"<{locale.number(step, indicator.decimals)}"
    return locale.number(known.number, indicator.decimals)


def limit_text(locale: Locale, indicator: Indicator, limit: Decimal) -> str:
    """Return a limit in words, rounded up, so that what is said to be below it is."""
    step = Decimal(1).scaleb(-indicator.decimals)
    return locale.number(limit.quantize(step, ROUND_CEILING), indicator.decimals)


def value_flags(locale: Locale, indicator: Indicator, known: Value) -> Iterator[ValueFlag]:
    """Yield what is known of a value besides the value."""
    if known.below is not None and known.number is None:
        yield ValueFlag("<", locale.word("below", count=locale.number(known.below)))
    if known.carried_from:
        meaning = locale.word("carried_from", period=locale.period_forms(known.carried_from))
        yield ValueFlag(locale.word("carried_from_sign"), meaning)
    for flag in known.flags:
        if flag == "not_available":
            continue  # "no data" says just that
        yield ValueFlag(locale.word(f"flag_{flag}_sign"), locale.word(f"flag_{flag}"))
    if known.limits:
        yield ValueFlag(*map(locale.word, _rounding(indicator, known)))
    for anomaly in known.anomalies:
        yield ValueFlag(locale.word("doubt_sign"), locale.word(f"doubt_{anomaly}"))


def _rounding(indicator: Indicator, known: Value) -> tuple[str, str]:
    """Return the keys of the sign of a value that is rounded or rests on such, and of what is said of it."""
    if indicator.derived or known.number is None or known.number >= SMALL_COUNT:
        return "rests_on_rounded_sign", "rests_on_rounded"
    return ("small_rounded_sign", "small_rounded") if known.number else ("small_zero_sign", "small_zero")


def number_notes(rows: Iterable[list[ValueCell]]) -> list[list[ValueCell]]:
    """Return rows of cells whose notes have become signs: (1), (2) …, the same for the same words."""
    marks: dict[str, ValueFlag] = {}
    return [[_marked(cell, marks) for cell in row] for row in rows]


def _marked(cell: ValueCell, marks: dict[str, ValueFlag]) -> ValueCell:
    if cell.note is None:
        return cell
    mark = marks.setdefault(cell.note, ValueFlag(f"({len(marks) + 1})", cell.note.rstrip(".")))
    return replace(cell, flags=(*cell.flags, mark), note=None)


def used_flags(cells: Iterable[ValueCell]) -> list[ValueFlag]:
    """Return the signs that occur in some cells, each once."""
    return sorted({sign for cell in cells for sign in cell.flags})


def quantity_text(locale: Locale, indicator: Indicator, known: Value) -> str:
    """Return a value with its unit, as `number_and_unit`, in one string."""
    return " ".join(filter(None, number_and_unit(locale, indicator, known)))


def number_and_unit(locale: Locale, indicator: Indicator, known: Value) -> tuple[str, str]:
    """Return a value and its unit as they are said together, in the right case; a share has its sign."""
    text, unit = number_text(locale, indicator, known) or "", known.unit or indicator.unit
    number = known.number or Decimal(0)
    quantity = locale.quantity(number, unit, indicator.decimals)
    plain = locale.number(number, indicator.decimals)
    if unit == "percent" and known.number is not None:
        return quantity.replace(plain, text, 1), ""
    return text, quantity.removeprefix(plain).strip()


_WITHIN = r"(?<!\d)(?<!\d[ .,]){}(?![ .,]?\d)"
"""A number that is not a part of a longer one."""


@dataclass(frozen=True)
class TextNote:
    """What a text says otherwise than the data: its number, why they differ, and the value with its page."""

    number: Decimal
    words: str
    value: str
    path: str

    def is_stated(self, locale: Locale, text: str) -> bool:
        """Whether the number stands in some words."""
        return says_number(locale, text, self.number)


def says_number(locale: Locale, text: str, number: Decimal) -> bool:
    """Whether a number stands in some words, written as the language writes it."""
    places = max(0, -int(number.normalize().as_tuple().exponent))
    written = re.escape(locale.number(number, places).translate(AS_SPACES))
    return re.search(_WITHIN.format(written), text.translate(AS_SPACES)) is not None


def text_notes(locale: Locale, path: str) -> Iterator[TextNote]:
    """Yield what the text of a page says otherwise than the data."""
    for key, note in locale.site.notes.items():
        is_known = note.indicators[0] in locale.site.shown_indicators and key in locale.wording.notes
        if path in note.said_in and note.other_number is not None and is_known:
            yield TextNote(note.other_number, locale.wording.notes[key], *_value(locale, note))


def _value(locale: Locale, note: ValueNote) -> tuple[str, str]:
    """Return the value that a text differs from, in words, and the page of its indicator."""
    site, indicator = locale.site, note.indicators[0]
    known = note_value(site, note, indicator)
    text = quantity_text(locale, site.indicators[indicator], known) if known else locale.word("no_data")
    name = f"{locale.indicator(indicator).name}, {locale.country(note.country)}"
    return f"{name}, {locale.when(note.period)} – {text}", addresses.indicator_path(indicator)


def note_value(site: Site, note: ValueNote, key: str) -> Value | None:
    """Return what is known of an indicator in the country and period of a note."""
    slug = site.slugs.get(note.country)
    return figures.get_value(site, site.countries[slug], key, note.period) if slug else None
