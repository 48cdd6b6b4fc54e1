"""Tables of the data that a text quotes: what their addresses mean, and what stands in them.

`![Asylum applicants](table:asylum_applicants?countries=LT,LV&from=2019&to=2022)` is a table of an indicator,
one row a country and one column a period that has values. Without countries it has all that have a value in
these periods; without `from` it has the three newest periods up to `to`.
"""

from dataclasses import dataclass

from emn_site.charts import indicator_charts
from emn_site.charts.indicator_charts import Holder
from emn_site.charts.text_references import (
    InvalidReference,
    find_holder,
    find_indicator,
    find_period,
    has_value,
    parse_address,
    refuse_unknown_settings,
)
from emn_site.locale import Locale
from emn_site.model.period import Period
from emn_site.statistics import figures
from emn_site.statistics.cells import ValueCell, ValueFlag, number_notes, used_flags, value_cell

SETTINGS = ("countries", "from", "to")
NEWEST = 3
MOST = 8
"""So many periods a table has at most: more would not stand beside each other on a desk or on paper."""


@dataclass(frozen=True)
class TableReference:
    """A table, as a text names it; `absent` are the countries left out, because nothing is known of them."""

    key: str
    holders: tuple[Holder, ...]
    periods: tuple[Period, ...]
    absent: tuple[Holder, ...]


@dataclass(frozen=True)
class TableContext:
    """A table in words, to be shown by `quoted-table.html.jinja`."""

    sign: str
    title: str
    unit: str
    first_head: str
    heads: list[str]
    rows: list[tuple[str, list[ValueCell]]]
    flags: list[ValueFlag]
    source: str
    absent: str


def parse_table(locale: Locale, target: str) -> TableReference:
    """Return the table that an address names. Raises `InvalidReference`."""
    key, asked = parse_address(target)
    refuse_unknown_settings(asked, SETTINGS)
    find_indicator(locale, key)
    named = [
        find_holder(locale, code) for code in dict.fromkeys(asked.get("countries", "").split(",")) if code
    ]
    among = named or list(locale.countries)
    first, last = (find_period(asked[name]) if name in asked else None for name in ("from", "to"))
    every = indicator_charts.chart_periods(locale, key, [one for *_, one in among], first, last)
    periods = [at for at in every if any(has_value(locale, one, key, at) for *_, one in among)]
    shown = tuple(periods if first else periods[-NEWEST:])
    if len(shown) > MOST:
        raise InvalidReference("too-many-periods", str(MOST))
    known = tuple(one for one in among if any(has_value(locale, one[2], key, at) for at in shown))
    if not known:
        raise InvalidReference("no-such-value", key)
    return TableReference(key, known, shown, tuple(one for one in among if one not in known))


def format_table(locale: Locale, quoted: TableReference, title: str) -> TableContext:
    """Return a table with its title, in words, with the signs that its values have."""
    rows = number_notes(
        [
            value_cell(locale, slug, quoted.key, at, figures.get_value(locale.site, one, quoted.key, at))
            for at in quoted.periods
        ]
        for _, slug, one in quoted.holders
    )
    absent = locale.listing_forms([locale.country_forms(one.code, name) for name, _, one in quoted.absent])
    return TableContext(
        sign=locale.word("table_sign"),
        title=title,
        unit=locale.unit(locale.site.indicators[quoted.key].unit),
        first_head=locale.word("country"),
        heads=[locale.period(at) for at in quoted.periods],
        rows=[(name, row) for (name, *_), row in zip(quoted.holders, rows, strict=True)],
        flags=used_flags(found for row in rows for found in row),
        source=indicator_charts.chart_sources(locale, quoted.key, [one for *_, one in quoted.holders]),
        absent=locale.word("countries_without", countries=absent) if quoted.absent else "",
    )
