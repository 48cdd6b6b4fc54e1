"""The figures with names instead of codes, for people: CSV that Excel opens rightly, and XLSX.

The CSV begins with a byte order mark and separates with what the language's Excel expects: a semicolon
where the decimal sign is a comma. A spreadsheet has the figures, the definitions, the sources and the signs.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from functools import lru_cache
from io import BytesIO, StringIO

from babel.numbers import get_decimal_symbol
from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from emn_site.exports import code_lists
from emn_site.exports.observations import Row, country_observations
from emn_site.locale import Locale, all_locales
from emn_site.locale.addresses import indicator_path
from emn_site.model.period import Period
from emn_site.model.site import Site

COLUMNS = ("country", "indicator", "period", "value", "unit", "signs", "source", "dataset")
"""Words of the site that head the columns."""

FIXED = datetime(2000, 1, 1)
"""The day every spreadsheet says it was made: the same figures make the same bytes."""

BOM = "\ufeff"

Cells = list[str | int | float | None]


@dataclass(frozen=True)
class Spreadsheet:
    """A file with names: its rows, what explains them, and how they are written."""

    locale: Locale
    rows: list[Cells]
    write: Callable[[Locale, list[Cells]], str | bytes]

    @property
    def said(self) -> tuple[str, str, list[Cells], list[Cells], list[Cells]]:
        """Everything the file says, and how."""
        locale = self.locale
        return locale.language, self.write.__name__, self.rows, _definitions(locale), _sources(locale)


@lru_cache(maxsize=8)
def spreadsheets(site: Site) -> dict[str, Spreadsheet]:
    """Return each file by address: all figures in two forms, and those of each country and indicator."""
    found: dict[str, Spreadsheet] = {}
    for locale in all_locales(site):
        language, everything = locale.language, _everything(locale)
        found[f"data/figures.{language}.csv"] = Spreadsheet(locale, everything, _csv)
        found[f"data/figures.{language}.xlsx"] = Spreadsheet(locale, everything, _workbook)
        for slug, rows in _rows(locale).items():
            found[f"data/countries/{slug}.{language}.xlsx"] = Spreadsheet(locale, rows, _workbook)
        for key in site.shown_indicators:
            name = locale.indicator(key).name
            rows = [cells for cells in everything if cells[1] == name]
            found[f"data/{indicator_path(key)}.{language}.xlsx"] = Spreadsheet(locale, rows, _workbook)
    return found


def _everything(locale: Locale) -> list[Cells]:
    return [cells for rows in _rows(locale).values() for cells in rows]


@lru_cache(maxsize=8)
def _rows(locale: Locale) -> dict[str, list[Cells]]:
    """Return the rows of each country with names, by slug."""
    return {
        slug: [_named(locale, row) for row in country_observations(locale.site, country)]
        for slug, country in locale.site.countries.items()
    }


def _named(locale: Locale, row: Row) -> Cells:
    dataset = row["DATASET"]
    return [
        locale.country(row["REF_AREA"]),
        locale.indicator(row["INDICATOR"]).name,
        locale.period(Period.parse(row["TIME_PERIOD"])),
        row["OBS_VALUE"],
        locale.unit(row["UNIT_MEASURE"]),
        _signs(locale, row),
        locale.word("computed") if row["SOURCE"] == "computed" else locale.source(row["SOURCE"] or "–").name,
        locale.dataset(dataset).name if dataset else None,
    ]


def _signs(locale: Locale, row: Row) -> str | None:
    said = [locale.word(f"flag_{flag}") for flag in (row["FLAGS"] or "").split()]
    said += [_doubt(locale, doubt) for doubt in (row["DOUBTS"] or "").split()]
    if row["CARRIED_FROM"]:
        period = locale.period_forms(Period.parse(row["CARRIED_FROM"]))
        said.append(locale.word("carried_from", period=period))
    if row["BELOW"] is not None:
        said.append(locale.word("below", count=locale.number(Decimal(str(row["BELOW"])), 2)))
    return "; ".join(said) or None


def _doubt(locale: Locale, doubt: str) -> str:
    return locale.word(doubt if doubt == "small_rounded" else f"doubt_{doubt}")


def _csv(locale: Locale, rows: list[Cells]) -> str:
    symbol = get_decimal_symbol(locale.language)
    separator = ";" if symbol == "," else ","
    out = StringIO()
    out.write(BOM)
    head: Cells = [locale.word(column) for column in COLUMNS]
    for cells in [head, *rows]:
        out.write(separator.join(_field(cell, symbol, separator) for cell in cells) + "\r\n")
    return out.getvalue()


def _field(cell: str | int | float | None, symbol: str, separator: str) -> str:
    if cell is None:
        return ""
    if isinstance(cell, float):
        return str(cell).replace(".", symbol)
    text = str(cell)
    return '"' + text.replace('"', '""') + '"' if any(s in text for s in (separator, '"', "\n")) else text


def _workbook(locale: Locale, rows: list[Cells]) -> bytes:
    out = BytesIO()
    book = Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"title": locale.of_site.name, "author": locale.of_site.publisher, "created": FIXED})
    head = [locale.word(column) for column in COLUMNS]
    _fill(book, locale.word("figures_sheet"), head, rows)
    keys = {str(row[1]) for row in rows}
    _fill(
        book,
        locale.word("indicators"),
        [locale.word(column) for column in ("indicator", "definition", "computed", "filters")],
        [cells for cells in _definitions(locale) if cells[0] in keys],
    )
    _fill(
        book,
        locale.word("sources"),
        [locale.word(column) for column in ("dataset", "source", "address", "licence", "reuse_terms")],
        _sources(locale),
    )
    book.close()
    return out.getvalue()


@lru_cache(maxsize=8)
def _definitions(locale: Locale) -> list[Cells]:
    code = locale.language.upper()
    return [
        [row[f"NAME_{code}"], row[f"DEFINITION_{code}"], row[f"FORMULA_{code}"], row["FILTERS"]]
        for row in code_lists.indicator_list(locale.site)
    ]


@lru_cache(maxsize=8)
def _sources(locale: Locale) -> list[Cells]:
    code = locale.language.upper()
    return [
        [
            row[f"NAME_{code}"],
            locale.source(row["SOURCE"]).name,
            row["URL"],
            row["LICENCE"],
            row[f"REUSE_{code}"],
        ]
        for row in code_lists.dataset_list(locale.site)
    ]


def _fill(book: Workbook, name: str, head: list[str], rows: list[Cells]) -> None:
    sheet: Worksheet = book.add_worksheet(name[:31])
    sheet.write_row(0, 0, head, book.add_format({"bold": True}))
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(len(rows), 1), len(head) - 1)
    for column in range(len(head)):
        longest = max((len(str(row[column] or "")) for row in rows), default=0)
        sheet.set_column(column, column, min(max(longest, len(head[column])) + 2, 60))
    for number, cells in enumerate(rows, 1):
        sheet.write_row(number, 0, cells)
