"""Tables of the data that a text quotes: what their addresses mean, and what stands in them.

`![Asylum applicants](table:asylum_applicants?countries=LT,LV&from=2019&to=2022)` is a table of an indicator,
one row a country and one column a period that has values. Without countries it has all that have a value in
these periods; without `from` it has the three newest periods up to `to`.
"""

from dataclasses import dataclass

from emn_site.charts import indicator_charts
from emn_site.charts.indicator_charts import Holder
from emn_site.charts.text_references import (
    Unquotable,
    asked_for,
    has_value,
    holder_of,
    indicator_of,
    period_of,
    refuse_others,
)
from emn_site.locale import Language
from emn_site.model.period import Period
from emn_site.statistics import figures
from emn_site.statistics.cells import Cell, Sign, cell, explained, with_notes

SETTINGS = ("countries", "from", "to")
NEWEST = 3
MOST = 8
"""So many periods a table has at most: more would not stand beside each other on a desk or on paper."""


@dataclass(frozen=True)
class QuotedTable:
    """A table, as a text names it; `absent` are the countries left out, because nothing is known of them."""

    key: str
    holders: tuple[Holder, ...]
    periods: tuple[Period, ...]
    absent: tuple[str, ...]


@dataclass(frozen=True)
class TableView:
    """A table in words, to be shown by `quoted-table.html.jinja`."""

    sign: str
    title: str
    unit: str
    first_head: str
    heads: list[str]
    rows: list[tuple[str, list[Cell]]]
    signs: list[Sign]
    source: str
    absent: str


def table(speech: Language, target: str) -> QuotedTable:
    """Return the table that an address names. Raises `Unquotable`."""
    key, asked = asked_for(target)
    refuse_others(asked, SETTINGS)
    indicator_of(speech, key)
    named = [holder_of(speech, code) for code in dict.fromkeys(asked.get("countries", "").split(",")) if code]
    among = named or list(speech.countries)
    first, last = (period_of(asked[name]) if name in asked else None for name in ("from", "to"))
    every = indicator_charts.periods_of(speech, key, [one for *_, one in among], first, last)
    periods = [at for at in every if any(has_value(speech, one, key, at) for *_, one in among)]
    shown = tuple(periods if first else periods[-NEWEST:])
    if len(shown) > MOST:
        raise Unquotable("too-many-periods", str(MOST))
    known = tuple(one for one in among if any(has_value(speech, one[2], key, at) for at in shown))
    if not known:
        raise Unquotable("no-such-value", key)
    return QuotedTable(key, known, shown, tuple(one[0] for one in among if one not in known))


def in_words(speech: Language, quoted: QuotedTable, title: str) -> TableView:
    """Return a table with its title, in words, with the signs that its values have."""
    rows = with_notes(
        [
            cell(speech, slug, quoted.key, at, figures.value(speech.site, one, quoted.key, at))
            for at in quoted.periods
        ]
        for _, slug, one in quoted.holders
    )
    absent = speech.listing(quoted.absent)
    return TableView(
        sign=speech.word("table_sign"),
        title=title,
        unit=speech.unit(speech.site.indicators[quoted.key].unit),
        first_head=speech.word("country"),
        heads=[speech.period(at) for at in quoted.periods],
        rows=[(name, row) for (name, *_), row in zip(quoted.holders, rows, strict=True)],
        signs=explained(found for row in rows for found in row),
        source=indicator_charts.sources(speech, quoted.key, [one for *_, one in quoted.holders]),
        absent=speech.word("table_without", countries=absent) if absent else "",
    )
