"""One value in words, with the signs that say what is known of it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from emn_site.locale import Locale
from emn_site.model.indicators import Indicator
from emn_site.model.period import Period
from emn_site.statistics.figures import Value


@dataclass(frozen=True, order=True)
class ValueSign:
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
    signs: tuple[ValueSign, ...] = ()
    note: str | None = None


def value_cell(locale: Locale, slug: str, key: str, period: Period | None, known: Value | None) -> ValueCell:
    """Return a value of an indicator in a country and period in words."""
    if known is None or period is None:
        return ValueCell(None)
    return ValueCell(
        text=number_text(locale, locale.site.indicators[key], known),
        unit=locale.unit(known.unit) if known.unit else None,
        signs=tuple(_signs(locale, known)),
        note=locale.note(slug, key, period),
    )


def number_text(locale: Locale, indicator: Indicator, known: Value) -> str | None:
    """Return a value as it may be said: a zero of a source that rounds small counts is not called zero."""
    if known.below is not None and known.number is None:
        return f"<{locale.number(known.below)}"
    if known.number is None:
        return None
    if known.is_small_rounded and known.number == 0:
        return "<5"
    return locale.number(known.number, indicator.decimals)


def _signs(locale: Locale, known: Value) -> Iterator[ValueSign]:
    if known.below is not None and known.number is None:
        yield ValueSign("<", locale.word("below", count=locale.number(known.below)))
    if known.carried_from:
        meaning = locale.word("carried_from", period=locale.period(known.carried_from))
        yield ValueSign(locale.word("carried_from_sign"), meaning)
    for flag in known.flags:
        if flag == "not_available":
            continue  # "no data" says just that
        yield ValueSign(locale.word(f"flag_{flag}_sign"), locale.word(f"flag_{flag}"))
    if known.is_small_rounded:
        meaning = "small_zero" if known.number == 0 else "small_rounded"
        yield ValueSign(locale.word("small_rounded_sign"), locale.word(meaning))
    for doubt in known.doubts:
        yield ValueSign(locale.word("doubt_sign"), locale.word(f"doubt_{doubt}"))


def number_notes(rows: Iterable[list[ValueCell]]) -> list[list[ValueCell]]:
    """Return rows of cells whose notes have become signs: (1), (2) …, the same for the same words."""
    marks: dict[str, ValueSign] = {}
    return [[_marked(cell, marks) for cell in row] for row in rows]


def _marked(cell: ValueCell, marks: dict[str, ValueSign]) -> ValueCell:
    if cell.note is None:
        return cell
    mark = marks.setdefault(cell.note, ValueSign(f"({len(marks) + 1})", cell.note.rstrip(".")))
    return replace(cell, signs=(*cell.signs, mark), note=None)


def used_signs(cells: Iterable[ValueCell]) -> list[ValueSign]:
    """Return the signs that occur in some cells, each once."""
    return sorted({sign for cell in cells for sign in cell.signs})


def number_and_unit(locale: Locale, indicator: Indicator, known: Value) -> tuple[str, str]:
    """Return a value and its unit as they are said together, in the right case; a share has its sign."""
    text, unit = number_text(locale, indicator, known) or "", known.unit or indicator.unit
    if indicator.derived or known.number is None or text.startswith("<"):
        unit = indicator.unit
    number = known.number or Decimal(0)
    quantity = locale.quantity(number, unit, indicator.decimals)
    if unit == "percent" and known.number is not None:
        return quantity, ""
    plain = locale.number(number, indicator.decimals)
    return text, quantity.removeprefix(plain).strip()
