"""The tables of the open data, each declared once: files, descriptors, catalogue and pages follow from it.

Addresses are stable: `data/figures`, `data/countries/<slug>`, `data/indicators/<slug>`, `data/years/<year>`,
`data/parts`, `data/totals`, and what explains them, `data/indicators`, `data/datasets`, `data/flags`; each as
CSV with codes, and some with names in each language: `data/figures.<language>.csv`, `.xlsx`. As JSON a figure
is there once, in the table of its indicator.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from hashlib import sha256

from emn_site.cache.queries import query
from emn_site.exports import observations
from emn_site.exports.observations import Row
from emn_site.locale import Locale
from emn_site.locale.addresses import indicator_path, year_path
from emn_site.model.period import Period
from emn_site.model.site import Site
from emn_site.statistics import figures, years

# How names of files end: the code of the authority table of file types, and the media type.
FORMATS = {
    "csv": ("CSV", "text/csv"),
    "json": ("JSON", "application/json"),
    "xlsx": ("XLSX", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
}
PAGE = "about/open-data"  # the page about the open data, which also says under which terms they are used
# Words of the site: what the open data are, and what code lists are.
SUMMARY, CODES = "open_data_summary", "open_data_glosses"


@dataclass(frozen=True)
class FileFacts:
    """What descriptors say of a file: its size in bytes and its SHA-256."""

    size: int
    sha256: str


def file_facts(content: str | bytes) -> FileFacts:
    """Return the facts of a file as it is written: text in UTF-8."""
    written = content.encode() if isinstance(content, str) else content
    return FileFacts(len(written), sha256(written).hexdigest())


@dataclass(frozen=True)
class TableFile:
    """One file of a table; a file with names has a language, one with codes has none."""

    address: str
    form: str
    language: str | None = None


@dataclass(frozen=True, eq=False)
class DataTable:
    """A table: its place below `data/` without an ending, its columns by type, its key, and its rows.

    `indicators` and `slugs` say of which indicators and countries it holds values; `page` is where it is
    shown; `rows` are chosen from all figures by a column and its value, or made. With codes it is there in
    the forms of `codes`, with names in those of `names`.
    """

    path: str
    columns: Mapping[str, str]
    key: tuple[str, ...]
    rows: Callable[[Site], Iterable[Row]] = field(repr=False)
    title: Callable[[Locale], str] = field(repr=False)
    about: Callable[[Locale], str] = field(repr=False)
    indicators: tuple[str, ...] = ()
    slugs: tuple[str, ...] = ()
    page: str = PAGE
    codes: tuple[str, ...] = ("csv", "json")
    names: tuple[str, ...] = ()
    span: tuple[Period, Period] | None = None
    """The first and the last period, where that is not all that its indicators have."""

    @property
    def name(self) -> str:
        """Its name among the tables: figures, countries-lithuania."""
        return self.path.replace("/", "-")

    @property
    def references(self) -> dict[str, str]:
        """The columns whose values are keys of another table, with the path of that table."""
        lists = {code_list.key: name for name, code_list in observations.CODE_LISTS.items()}
        return {column: lists[column] for column in self.columns if column in lists and self.key != (column,)}

    def files(self, languages: list[str]) -> Iterator[TableFile]:
        """Yield its files: with codes, then with names in some languages."""
        for form in self.codes:
            yield TableFile(f"data/{self.path}.{form}", form)
        for language in languages:
            for form in self.names:
                yield TableFile(f"data/{self.path}.{language}.{form}", form, language)


@query()
def data_tables(site: Site) -> dict[str, DataTable]:
    """Return every table of a site by its path."""
    return {table.path: table for table in _tables(site)}


def _tables(site: Site) -> Iterator[DataTable]:
    keys, slugs = tuple(site.shown_indicators), tuple(site.countries)
    broken_down = tuple(
        key
        for key in keys
        if any(key in c.figures and c.figures[key].breakdowns for c in site.countries.values())
    )
    yield _figures("figures", keys, slugs, names=("csv", "xlsx"))
    parts = observations.PART_FIELDS, observations.PART_KEY, observations.part_observations
    yield _plain("parts", "open_data_parts", *parts, broken_down, slugs)
    totals = observations.TOTAL_FIELDS, observations.TOTAL_KEY, observations.total_observations
    yield _plain("totals", "open_data_totals", *totals, keys, slugs)
    for name, code_list in observations.CODE_LISTS.items():
        yield _code_list(site, name, code_list)
    for slug in slugs:
        own = tuple(key for key in keys if figures.value_series(site, site.countries[slug], key))
        yield _of_country(site.countries[slug].code, f"countries/{slug}", own, slug)
    for key in keys:
        yield _of_indicator(key, slugs)
    for year in years.covered_years(site):
        yield _of_year(site, year, slugs)


def _figures(
    path: str,
    keys: tuple[str, ...],
    slugs: tuple[str, ...],
    chosen: Callable[[Row], bool] | None = None,
    title: Callable[[Locale], str] = lambda locale: locale.word("open_data_everything"),
    about: Callable[[Locale], str] = lambda locale: locale.word(SUMMARY),
    codes: tuple[str, ...] = ("csv",),
    names: tuple[str, ...] = ("xlsx",),
) -> DataTable:
    return DataTable(
        path,
        observations.FIELDS,
        observations.KEY,
        lambda site: [row for row in all_figures(site) if not chosen or chosen(row)],
        title,
        about,
        keys,
        slugs,
        path if chosen else PAGE,
        codes,
        names,
    )


def _of_country(code: str, path: str, keys: tuple[str, ...], slug: str) -> DataTable:
    return _figures(
        path,
        keys,
        (slug,),
        lambda row: row["REF_AREA"] == code,
        lambda locale: locale.country(code),
        lambda locale: locale.word("open_data_country", country=locale.country(code)),
    )


def _of_indicator(key: str, slugs: tuple[str, ...]) -> DataTable:
    return _figures(
        indicator_path(key),
        (key,),
        slugs,
        lambda row: row["INDICATOR"] == key,
        lambda locale: locale.indicator(key).name,
        lambda locale: locale.indicator(key).definition,
        codes=("csv", "json"),
    )


def _of_year(site: Site, year: int, slugs: tuple[str, ...]) -> DataTable:
    shown = {(key, str(period)) for key, period in years.year_values(site, year)}
    keys = tuple(key for key in site.shown_indicators if key in {name for name, _ in shown})
    table = _figures(
        year_path(year),
        keys,
        slugs,
        lambda row: (row["INDICATOR"], row["TIME_PERIOD"]) in shown,
        lambda locale: years.year_title(locale, year),
        lambda locale: years.year_summary(locale, year),
    )
    return replace(table, span=(Period(year), Period(year)))


def _plain(
    name: str,
    word: str,
    columns: Mapping[str, str],
    key: tuple[str, ...],
    rows: Callable[[Site], Iterable[Row]],
    keys: tuple[str, ...],
    slugs: tuple[str, ...],
) -> DataTable:
    def about(locale: Locale) -> str:
        return f"{locale.word(word)}. {locale.word(SUMMARY)}"

    return DataTable(name, columns, key, rows, lambda locale: locale.word(word), about, keys, slugs)


def _code_list(site: Site, name: str, code_list: observations.CodeList) -> DataTable:
    def title(locale: Locale) -> str:
        return f"{locale.word(CODES)}: {locale.word(code_list.word)}"

    def about(locale: Locale) -> str:
        return f"{title(locale)}, {code_list.key}."

    columns = code_list.columns(site)
    return DataTable(name, columns, (code_list.key,), code_list.rows, title, about)


@lru_cache(maxsize=8)
def all_figures(site: Site) -> list[Row]:
    """Return every value of every country as a row, those that were computed included."""
    return [*observations.figure_observations(site)]
