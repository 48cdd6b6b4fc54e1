"""Figures and charts that a text quotes: what its addresses mean, and what is wrong with them.

`[3 940](figure:LT/asylum_applicants/2021)` is one value: country, indicator, period.
`![Title](chart:asylum_applicants?countries=LT,LV&from=2015&to=2024)` is a chart over time; without
countries it shows those a comparison starts with. `kind=` asks for another: `ranked` and `shares` in a
`year`, `change` between `from` and `to`; without countries they show all, and without years the newest that
most countries have.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from urllib.parse import parse_qs

from emn_site.charts import comparison_charts, indicator_charts
from emn_site.charts.engine.chart import Chart
from emn_site.charts.engine.drawing import Drawing
from emn_site.charts.engine.rows import draw_bars, draw_changes, draw_shares, draw_stacks
from emn_site.charts.indicator_charts import ChartDownloads, Holder
from emn_site.content.html_policy import QUOTED
from emn_site.content.link_targets import address_parts
from emn_site.locale import Locale, addresses
from emn_site.model.country import ROLES, Country, Total
from emn_site.model.period import Period
from emn_site.model.text import TextLink
from emn_site.statistics import figures
from emn_site.statistics.comparison import comparison_period
from emn_site.statistics.country_facts import countries_of_role
from emn_site.statistics.figures import Value

FIGURE, CHART, TABLE, COUNTRIES = "figure", "chart", "table", "countries"
KINDS = {
    "time": ("countries", "from", "to"),
    "ranked": ("countries", "year"),
    "change": ("countries", "from", "to"),
    "shares": ("countries", "year", "from", "to"),
}
"""The kinds of charts, each with its settings beside `kind`."""


class InvalidReference(ValueError):
    """An address names nothing that the data have: `reason` is a key of `expectations`, with its detail."""

    def __init__(self, reason: str, value: str) -> None:
        super().__init__(reason, value)
        self.reason = f"{reason}:{value}"


@dataclass(frozen=True)
class FigureReference:
    """One value of the data, as a text names it."""

    holder: Holder
    key: str
    period: Period
    value: Value


@dataclass(frozen=True)
class ChartReference:
    """A chart, as a text names it; of a single year, both periods are that year."""

    key: str
    kind: str
    holders: tuple[Holder, ...]
    first: Period | None
    last: Period | None
    target: str


def reference_scheme(target: str) -> str | None:
    """Return what an address quotes: a `figure`, a `chart`, a `table` or `countries`; else None."""
    found = address_parts(target)
    return found.scheme if found and found.scheme in QUOTED else None


def parse_figure(locale: Locale, target: str) -> FigureReference:
    """Return the value that an address names. Raises `InvalidReference`."""
    country, _, rest = target.partition(":")[2].partition("/")
    key, _, period = rest.partition("/")
    holder = find_holder(locale, country)
    found = find_period(period)
    known = figures.get_value(locale.site, holder[2], find_indicator(locale, key), found)
    if known is None or known.number is None:
        raise InvalidReference("no-such-value", f"{country}/{key}/{period}")
    return FigureReference(holder, key, found, known)


def figure_place(locale: Locale, found: FigureReference) -> tuple[str, str]:
    """Return the path and fragment of a value: its own address, of a total the page of its indicator."""
    _, slug, holder = found.holder
    if slug not in locale.site.countries:
        return addresses.indicator_path(found.key), ""
    return "figures", f"#{addresses.indicator_slug(found.key)}/{holder.code}/{found.period}"


def parse_chart(locale: Locale, target: str) -> ChartReference:
    """Return the chart that an address names, of which there is a value. Raises `InvalidReference`."""
    found = read_chart(locale, target)
    if reference_chart(locale, found, "") is None:
        raise InvalidReference(
            "no-such-value", f"{','.join(one[2].code for one in found.holders)}/{found.key}"
        )
    return found


def read_chart(locale: Locale, target: str) -> ChartReference:
    """Return the chart that an address names, whether there are values or not. Raises `InvalidReference`."""
    key, asked = parse_address(target)
    kind = asked.pop("kind", "time")
    if kind not in KINDS:
        raise InvalidReference("no-such-kind", kind)
    refuse_unknown_settings(asked, KINDS[kind])
    find_indicator(locale, key)
    holders = tuple(_holders(locale, kind, asked.get("countries")))
    bounds = [find_period(asked[name]) if name in asked else None for name in ("from", "to")]
    if None not in bounds and asked["from"] > asked["to"]:
        raise InvalidReference("periods-reversed", f"{asked['from']}–{asked['to']}")
    if "year" in asked:
        bounds = [find_period(asked["year"])] * 2
    return ChartReference(key, kind, holders, *_bounds(locale, key, kind, holders, *bounds), target)


def parse_address(target: str) -> tuple[str, dict[str, str]]:
    """Return the key of the indicator that an address names, and its settings, the last of each."""
    key, _, query = target.partition(":")[2].partition("?")
    return key, {name: values[-1] for name, values in parse_qs(query).items()}


def quoted_indicators(quoting: Iterable[TextLink]) -> list[str]:
    """Return the keys of the indicators that links and images of a text quote, in their order."""
    found: dict[str, None] = {}
    for target in (one.target for one in quoting):
        match reference_scheme(target):
            case "figure":
                found[target.split("/")[1]] = None
            case "chart" | "table":
                found[parse_address(target)[0]] = None
    return list(found)


def refuse_unknown_settings(asked: Iterable[str], known: Sequence[str]) -> None:
    """Raise `InvalidReference` for a setting that is not known."""
    for name in asked:
        if name not in known:
            raise InvalidReference("no-such-setting", name)


def shares_target(key: str, code: str | None = None) -> str:
    """Return how a text asks for the shares of an indicator's parts: of a country, or of all countries."""
    return f"chart:{key}?kind=shares" + (f"&countries={code}" if code else "")


def ranked_target(key: str, period: Period) -> str:
    """Return how a text asks for all countries by an indicator in a period, the highest first."""
    return f"chart:{key}?kind=ranked&year={period}"


def _holders(locale: Locale, kind: str, codes: str | None) -> list[Holder]:
    if codes is None and kind != "time":
        return list(locale.countries)
    named = codes.split(",") if codes is not None else indicator_charts.default_codes(locale.site)
    if kind == "time" and len(named) > indicator_charts.MOST:
        raise InvalidReference("too-many-countries", str(indicator_charts.MOST))
    return [find_holder(locale, code) for code in dict.fromkeys(named)]


def _bounds(
    locale: Locale, key: str, kind: str, holders: Sequence[Holder], first: Period | None, last: Period | None
) -> tuple[Period | None, Period | None]:
    """Return the periods of a chart, with those that are usual for its kind where none are named."""
    if kind == "time" or (kind == "shares" and len(holders) == 1):
        return first, last
    newest = last or comparison_period(locale.site, key)
    if kind != "change":
        return newest, newest
    known = indicator_charts.chart_periods(locale, key, [holder for *_, holder in holders], last=newest)
    return first or (known[0] if known else newest), newest


def reference_chart(locale: Locale, quoted: ChartReference, title: str) -> Chart | None:
    """Return what a quoted chart shows, under a title; None where nothing is known."""
    found = _shown(locale, quoted, title)
    return found if found and found.series else None


def _shown(locale: Locale, quoted: ChartReference, title: str) -> Chart | None:
    key, holders, first, last = quoted.key, quoted.holders, quoted.first, quoted.last
    if quoted.kind == "ranked" and last:
        return comparison_charts.ranking_chart(locale, key, holders, last, title)
    if quoted.kind == "change" and first and last:
        return comparison_charts.change_chart(locale, key, holders, first, last, title)
    if quoted.kind == "shares":
        return comparison_charts.share_chart(locale, key, list(_rows(locale, quoted)), title)
    return indicator_charts.chart_over_time(locale, key, holders, title, first, last)


def is_by_period(quoted: ChartReference) -> bool:
    """Whether a chart shows the parts of one country over time."""
    return quoted.kind == "shares" and len(quoted.holders) == 1


def _rows(locale: Locale, quoted: ChartReference) -> Iterator[tuple[Holder, Period]]:
    """Yield the rows of a chart of shares: countries in one period, or the periods of one country."""
    if is_by_period(quoted):
        (one,) = quoted.holders
        found = indicator_charts.chart_periods(locale, quoted.key, [one[2]], quoted.first, quoted.last)
        yield from ((one, period) for period in reversed(found))
    elif quoted.last:
        yield from ((one, quoted.last) for one in quoted.holders)


def draw_reference(
    locale: Locale, quoted: ChartReference, chart: Chart, width: float, height: float
) -> Drawing:
    """Return the drawing of a quoted chart; `height` is that of a chart over time."""
    if quoted.kind == "time":
        return indicator_charts.draw_indicator(locale, quoted.key, chart, width, height)
    if is_by_period(quoted):
        return draw_stacks(chart, width, height)
    return {"ranked": draw_bars, "change": draw_changes, "shares": draw_shares}[quoted.kind](chart, width)


def reference_downloads(locale: Locale, quoted: ChartReference, here: str) -> ChartDownloads:
    """Return where a quoted chart can be taken away, as links from the page at the address `here`."""
    if quoted.kind == "time":
        codes = [holder.code for *_, holder in quoted.holders]
        return indicator_charts.chart_downloads(locale, here, quoted.key, codes, quoted.first, quoted.last)
    embedded = addresses.relative_address(reference_embed(quoted.target, locale.language), here)
    return replace(indicator_charts.chart_downloads(locale, here, quoted.key, []), embed=embedded)


def reference_embed(target: str, language: str) -> str:
    """Return the address of a chart of rows for other sites: what was asked for, in words."""
    name = addresses.slug(re.sub(r"\W", " ", target.partition(":")[2]))
    return f"embed/{name}.{language}.html"


def reference_gaps(locale: Locale, quoted: ChartReference) -> list[str]:
    """Return who lacks values between the first and the last period that a chart shows, with the periods.

    A chart of all countries says itself who is left out.
    """
    holders = [holder for *_, holder in quoted.holders]
    if quoted.kind != "time":
        found = reference_chart(locale, quoted, "")
        there = {series.name for series in found.series} if found else set()
        is_named = 1 < len(holders) < len(locale.site.countries)
        return [name for name, *_ in quoted.holders if is_named and name not in there]
    periods = indicator_charts.chart_periods(locale, quoted.key, holders, quoted.first, quoted.last)
    lists = []
    for name, _, holder in quoted.holders:
        lacking = [p for p in periods if not has_value(locale, holder, quoted.key, p)]
        if lacking:
            lists.append(f"{name} ({', '.join(map(str, lacking))})")
    return lists


def has_value(locale: Locale, holder: Country | Total, key: str, period: Period) -> bool:
    """Whether a number is known of an indicator."""
    known = figures.get_value(locale.site, holder, key, period)
    return known is not None and known.number is not None


def find_holder(locale: Locale, code: str) -> Holder:
    """Return the country or total of a code. Raises `InvalidReference`."""
    for one in indicator_charts.chart_holders(locale):
        if one[2].code == code:
            return one
    raise InvalidReference("no-such-country", code)


def find_indicator(locale: Locale, key: str) -> str:
    """Return the key of an indicator that has values. Raises `InvalidReference`."""
    if key not in locale.site.shown_indicators:
        raise InvalidReference("no-such-indicator", key)
    return key


def find_period(text: str) -> Period:
    """Return the period that some words name. Raises `InvalidReference`."""
    try:
        return Period.parse(text)
    except ValueError:
        raise InvalidReference("no-such-period", text) from None


def parse_countries(locale: Locale, target: str) -> list[tuple[str, str]]:
    """Return the names and paths of the countries of a role in the Network. Raises `InvalidReference`."""
    role = target.partition(":")[2]
    if role not in ROLES:
        raise InvalidReference("no-such-role", role)
    found = countries_of_role(locale, role)
    if not found:
        raise InvalidReference("no-country-of-role", role)
    return found
