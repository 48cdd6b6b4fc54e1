"""One value in words, with the signs that say what is known of it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from emn_site.locale import Language
from emn_site.model.indicators import Indicator
from emn_site.model.period import Period
from emn_site.statistics.figures import Value


@dataclass(frozen=True, order=True)
class Sign:
    """A short sign beside a value, and what it means."""

    text: str
    meaning: str


@dataclass(frozen=True)
class Cell:
    """A value in words: `text` is None where nothing was observed, then the signs may say why.

    `unit` is set where it is unusual; `note` is what a reader must know of this very value.
    """

    text: str | None
    unit: str | None = None
    signs: tuple[Sign, ...] = ()
    note: str | None = None


def cell(speech: Language, slug: str, key: str, period: Period | None, known: Value | None) -> Cell:
    """Return a value of an indicator in a country and period in words."""
    if known is None or period is None:
        return Cell(None)
    return Cell(
        text=written(speech, speech.site.indicators[key], known),
        unit=speech.unit(known.unit) if known.unit else None,
        signs=tuple(_signs(speech, known)),
        note=speech.note(slug, key, period),
    )


def written(speech: Language, indicator: Indicator, known: Value) -> str | None:
    """Return a value as it may be said: a zero of a source that rounds small counts is not called zero."""
    if known.below is not None and known.number is None:
        return f"<{speech.number(known.below)}"
    if known.number is None:
        return None
    if known.is_small_rounded and known.number == 0:
        return "<5"
    return speech.number(known.number, indicator.decimals)


def _signs(speech: Language, known: Value) -> Iterator[Sign]:
    if known.below is not None and known.number is None:
        yield Sign("<", speech.word("below", count=speech.number(known.below)))
    if known.carried_from:
        meaning = speech.word("carried_from", period=speech.period(known.carried_from))
        yield Sign(speech.word("carried_from_sign"), meaning)
    for flag in known.flags:
        if flag == "not_available":
            continue  # "no data" says just that
        yield Sign(speech.word(f"flag_{flag}_sign"), speech.word(f"flag_{flag}"))
    if known.is_small_rounded:
        meaning = "small_zero" if known.number == 0 else "small_rounded"
        yield Sign(speech.word("small_rounded_sign"), speech.word(meaning))
    for doubt in known.doubts:
        yield Sign(speech.word("doubt_sign"), speech.word(f"doubt_{doubt}"))


def with_notes(rows: Iterable[list[Cell]]) -> list[list[Cell]]:
    """Return rows of cells whose notes have become signs: (1), (2) …, the same for the same words."""
    marks: dict[str, Sign] = {}
    return [[_marked(cell, marks) for cell in row] for row in rows]


def _marked(cell: Cell, marks: dict[str, Sign]) -> Cell:
    if cell.note is None:
        return cell
    mark = marks.setdefault(cell.note, Sign(f"({len(marks) + 1})", cell.note.rstrip(".")))
    return replace(cell, signs=(*cell.signs, mark), note=None)


def explained(cells: Iterable[Cell]) -> list[Sign]:
    """Return the signs that occur in some cells, each once."""
    return sorted({sign for cell in cells for sign in cell.signs})


def number_and_unit(speech: Language, indicator: Indicator, known: Value) -> tuple[str, str]:
    """Return a value and its unit as they are said together, in the right case; a share has its sign."""
    text, unit = written(speech, indicator, known) or "", known.unit or indicator.unit
    if indicator.derived or known.number is None or text.startswith("<"):
        unit = indicator.unit
    number = known.number or Decimal(0)
    quantity = speech.quantity(number, unit, indicator.decimals)
    if unit == "percent" and known.number is not None:
        return quantity, ""
    plain = speech.number(number, indicator.decimals)
    return text, quantity.removeprefix(plain).strip()
