"""The figures with names instead of codes, for people: CSV that Excel opens rightly, and XLSX.

The CSV begins with a byte order mark and separates with what the language's Excel expects: a semicolon
where the decimal sign is a comma. A spreadsheet has the figures, and of exactly these the definitions, the
sources with terms, rounding and day of extraction, and what its signs mean.
"""

import csv
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from functools import lru_cache
from html import escape
from io import BytesIO, StringIO

from babel.numbers import get_decimal_symbol
from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from emn_site.exports import observations, terms
from emn_site.exports.data_tables import DataTable, all_figures, data_tables
from emn_site.exports.observations import KEY, Row
from emn_site.locale import Locale, for_locale
from emn_site.model.period import Period
from emn_site.model.site import Site
from emn_site.statistics import cells, coverage
from emn_site.statistics.provenance import rounding_words

# Words of the site that head the columns.
COLUMNS = ("country", "indicator", "period", "value", "unit", "signs", "source", "dataset")
SOURCE_COLUMNS = (
    "dataset", "source", "address", "label_extracted",
    "rounding", "licence", "licence_address", "reuse_terms",
)  # fmt: skip

# The day of a spreadsheet of whose figures no day is known: the same figures make the same bytes.
FIXED = date(2000, 1, 1)
BOM = "\ufeff"

Cells = list[str | int | float | None]


@dataclass(frozen=True)
class Sheet:
    """A sheet of a spreadsheet: its name, the words that head its columns, and its rows."""

    name: str
    head: list[str]
    rows: list[Cells]


@dataclass(frozen=True)
class Spreadsheet:
    """A file with names in one language: what it is about, and its sheets, the figures first.

    `day` is the first that the day of extraction can mean.
    """

    language: str
    title: str
    publisher: str
    licence: str
    day: date
    sheets: list[Sheet]


@lru_cache(maxsize=8)
def tables_with_names(site: Site) -> dict[str, tuple[str, str, DataTable]]:
    """Return language, form and table of each file with names, by its address."""
    return {
        file.address: (file.language, file.form, table)
        for table in data_tables(site).values()
        for file in table.files(site.settings.locales)
        if file.language
    }


def spreadsheet_file(site: Site, base: str, address: str) -> str | bytes:
    """Return the file with names at an address; `base` is the public address of the site."""
    language, form, table = tables_with_names(site)[address]
    found = _spreadsheet(for_locale(site, language), table, form, base)
    return _csv(found) if form == "csv" else _workbook(found)


def _spreadsheet(locale: Locale, table: DataTable, form: str, base: str) -> Spreadsheet:
    site, licence = locale.site, terms.table_licence(locale.site, base, table)
    day = terms.data_day(site, table)
    rows = [_names(locale)[_key(row)] for row in table.rows(site)]
    figures = Sheet(locale.word("figures_sheet"), [locale.word(column) for column in COLUMNS], rows)
    rest = (_definitions(locale, table), _sources(locale, table), _notes(locale, table, base))
    return Spreadsheet(
        locale.language,
        f"{table.title(locale)} – {locale.of_site.name}",
        locale.of_site.publisher,
        licence.url,
        day.earliest if day else FIXED,
        [figures] if form == "csv" else [figures, *rest],
    )


@lru_cache(maxsize=8)
def _names(locale: Locale) -> dict[tuple[str, ...], Cells]:
    """Return all figures with names, by the key of the row with codes that each says."""
    return {_key(row): _named(locale, row) for row in all_figures(locale.site)}


def _key(row: Row) -> tuple[str, ...]:
    return tuple(row[column] for column in KEY)


def _named(locale: Locale, row: Row) -> Cells:
    dataset, period = row["DATASET"], Period.parse(row["TIME_PERIOD"])
    return [
        locale.country(row["REF_AREA"]),
        locale.indicator(row["INDICATOR"]).name,
        period.year if period.rhythm == "year" else locale.period(period),  # numbers can be sorted and drawn
        row["OBS_VALUE"],
        locale.unit(row["UNIT_MEASURE"]),
        _flag_text(locale, row),
        locale.word("computed") if row["SOURCE"] == "computed" else locale.source(row["SOURCE"] or "–").name,
        locale.dataset(dataset).name if dataset else None,
    ]


def _flag_text(locale: Locale, row: Row) -> str | None:
    words = [*_flag_words(locale, row)]
    if row["CARRIED_FROM"]:
        period = locale.period_forms(Period.parse(row["CARRIED_FROM"]))
        words.append(locale.word("carried_from", period=period))
    if row["BELOW"] is not None:
        indicator = locale.site.measure(row["INDICATOR"])
        words.append(f"<{cells.limit_text(locale, indicator, Decimal(str(row['BELOW'])))}")
    return "; ".join(words) or None


def _flag_words(locale: Locale, row: Row) -> Iterable[str]:
    yield from (locale.word(f"flag_{flag}") for flag in (row["FLAGS"] or "").split())
    for anomaly in (row["DOUBTS"] or "").split():
        yield locale.word(anomaly if anomaly == "small_rounded" else f"doubt_{anomaly}")


def _csv(sheet: Spreadsheet) -> str:
    symbol, out = get_decimal_symbol(sheet.language), StringIO()
    rows = csv.writer(out, delimiter=";" if symbol == "," else ",")
    rows.writerow(sheet.sheets[0].head)
    for row in sheet.sheets[0].rows:
        rows.writerow(str(one).replace(".", symbol) if isinstance(one, float) else one for one in row)
    return BOM + out.getvalue()


def _workbook(sheet: Spreadsheet) -> bytes:
    out = BytesIO()
    book = Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties(
        {
            "title": sheet.title,
            "author": sheet.publisher,
            "created": datetime.combine(sheet.day, time()),
            "comments": sheet.licence,
        }
    )
    book.set_custom_property("License", sheet.licence)
    for one in sheet.sheets:
        _fill(book, one)
    book.close()
    return out.getvalue()


def _definitions(locale: Locale, table: DataTable) -> Sheet:
    code = locale.language.upper()
    return Sheet(
        locale.word("indicators"),
        [locale.word(column) for column in ("indicator", "definition", "computed", "filters")],
        [
            [row[f"NAME_{code}"], row[f"DEFINITION_{code}"], row[f"FORMULA_{code}"], row["FILTERS"]]
            for row in observations.indicator_list(locale.site)
            if row["INDICATOR"] in table.indicators
        ],
    )


def _sources(locale: Locale, table: DataTable) -> Sheet:
    site, code = locale.site, locale.language.upper()
    days = coverage.extraction_days(site, table.indicators, table.slugs)
    own = coverage.value_datasets(site, table.indicators, table.slugs)
    return Sheet(
        locale.word("sources"),
        [locale.word(column) for column in SOURCE_COLUMNS],
        [
            [
                row[f"NAME_{code}"],
                locale.source(row["SOURCE"]).name,
                row["URL"],
                ", ".join(map(locale.date, days.get(row["DATASET"], ()))) or locale.word("day_unknown"),
                rounding_words(locale, site.datasets[row["DATASET"]]),
                locale.licence(row["SOURCE"]),
                row["LICENCE_URL"],
                row[f"REUSE_{code}"],
            ]
            for row in observations.dataset_list(site)
            if row["DATASET"] in own
        ],
    )


def _notes(locale: Locale, table: DataTable, base: str) -> Sheet:
    """Return what the file is, its licence and address, and what each sign in it means."""
    day, of_site = terms.data_day(locale.site, table), locale.of_site
    licences: list[Cells] = [
        [locale.word("licence"), f"{one.name}: {one.url}"] for one in terms.table_licences(locale.site, table)
    ]
    about: list[Cells] = [
        [locale.word("title"), f"{table.title(locale)} – {of_site.name}"],
        [locale.word("description"), table.about(locale)],
        [locale.word("footer_publisher"), of_site.publisher],
        [locale.word("address"), base + locale.url(table.page)],
        [locale.word("newest_extraction"), locale.date(day) if day else locale.word("day_unknown")],
        [locale.word("reuse_terms"), locale.word("open_data_reuse")],
    ]
    flags = dict.fromkeys(sign for row in table.rows(locale.site) for sign in _flag_words(locale, row))
    return Sheet(
        locale.word("notes_sheet"),
        [locale.word("about_file"), ""],
        about + licences + [[locale.word("signs"), sign] for sign in flags],
    )


class _WrittenRows(Worksheet):  # type: ignore[misc]
    """A sheet whose rows below its head are XML already: a figure stands in three files of a language."""

    rows: Sequence[Cells] = ()

    def _write_rows(self) -> None:
        super()._write_rows()
        self.fh.write("".join(_row(*cells) for cells in self.rows))


@lru_cache(maxsize=100_000, typed=True)
def _row(*cells: str | float | None) -> str:
    """Return a row as XML; where no cell says its place, each stands behind the one before (ECMA-376)."""
    return f"<row>{''.join(map(_cell, cells))}</row>"


def _cell(cell: str | float | None) -> str:
    if cell is None:
        return "<c/>"
    if isinstance(cell, str):
        text = escape(cell, quote=False)
        return f'<c t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'
    return f"<c><v>{cell:.16G}</v></c>"


def _fill(book: Workbook, one: Sheet) -> None:
    sheet: _WrittenRows = book.add_worksheet(one.name[:31], worksheet_class=_WrittenRows)
    sheet.write_row(0, 0, one.head, book.add_format({"bold": True}))
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(len(one.rows), 1), len(one.head) - 1)
    for column, title in enumerate(one.head):
        longest = max((len(str(row[column] or "")) for row in one.rows), default=0)
        sheet.set_column(column, column, min(max(longest, len(title)) + 2, 60))
    sheet.rows, sheet.dim_rowmax = one.rows, len(one.rows)
