"""Figures and charts that a text quotes: what its addresses mean, and what is wrong with them.

`[3 940](figure:LT/asylum_applicants/2021)` is one value: country, indicator, period.
`![Title](chart:asylum_applicants?countries=LT,LV&from=2015&to=2024)` is a chart over time; without
countries it shows those a comparison starts with.
"""

from dataclasses import dataclass
from urllib.parse import parse_qs

from emn_site.facts import charts, figures
from emn_site.facts.charts import Holder
from emn_site.facts.figures import Value
from emn_site.files.paths import parts
from emn_site.language import Language
from emn_site.model.country import Country, Total
from emn_site.model.period import Period

FIGURE, CHART = "figure", "chart"
SETTINGS = ("countries", "from", "to")
MOST = 6
"""More lines than this cannot be told apart."""


class Unquotable(ValueError):
    """An address names nothing that the data have: `reason` is a key of `expectations`, with its detail."""

    def __init__(self, reason: str, value: str) -> None:
        super().__init__(reason, value)
        self.reason = f"{reason}:{value}"


@dataclass(frozen=True)
class QuotedFigure:
    """One value of the data, as a text names it."""

    holder: Holder
    key: str
    period: Period
    value: Value


@dataclass(frozen=True)
class QuotedChart:
    """A chart over time, as a text names it."""

    key: str
    holders: tuple[Holder, ...]
    first: Period | None
    last: Period | None


def scheme(target: str) -> str | None:
    """Return whether an address quotes a `figure` or a `chart`."""
    found = parts(target)
    return found.scheme if found and found.scheme in (FIGURE, CHART) else None


def figure(speech: Language, target: str) -> QuotedFigure:
    """Return the value that an address names. Raises `Unquotable`."""
    country, _, rest = target.partition(":")[2].partition("/")
    key, _, period = rest.partition("/")
    holder = _holder(speech, country)
    found = _period(period)
    known = figures.value(speech.site, holder[2], _indicator(speech, key), found)
    if known is None or known.number is None:
        raise Unquotable("no-such-value", f"{country}/{key}/{period}")
    return QuotedFigure(holder, key, found, known)


def chart(speech: Language, target: str) -> QuotedChart:
    """Return the chart that an address names. Raises `Unquotable`."""
    key, _, query = target.partition(":")[2].partition("?")
    asked = {name: values[-1] for name, values in parse_qs(query).items()}
    for name in asked:
        if name not in SETTINGS:
            raise Unquotable("no-such-setting", name)
    codes = asked["countries"].split(",") if "countries" in asked else charts.usual(speech.site)
    if len(codes) > MOST:
        raise Unquotable("too-many-countries", str(MOST))
    first, last = (_period(asked[name]) if name in asked else None for name in ("from", "to"))
    found = QuotedChart(
        _indicator(speech, key), tuple(_holder(speech, code) for code in dict.fromkeys(codes)), first, last
    )
    if not charts.periods_of(speech, key, [one[2] for one in found.holders], first, last):
        raise Unquotable("no-such-value", f"{','.join(codes)}/{key}")
    return found


def gaps(speech: Language, quoted: QuotedChart) -> list[str]:
    """Return who lacks values between the first and the last period that a chart shows, with the periods."""
    holders = [holder for *_, holder in quoted.holders]
    periods = charts.periods_of(speech, quoted.key, holders, quoted.first, quoted.last)
    found = []
    for name, _, holder in quoted.holders:
        lacking = [p for p in periods if not _has_value(speech, holder, quoted.key, p)]
        if lacking:
            found.append(f"{name} ({', '.join(map(str, lacking))})")
    return found


def _has_value(speech: Language, holder: Country | Total, key: str, period: Period) -> bool:
    known = figures.value(speech.site, holder, key, period)
    return known is not None and known.number is not None


def _holder(speech: Language, code: str) -> Holder:
    for one in charts.holders(speech):
        if one[2].code == code:
            return one
    raise Unquotable("no-such-country", code)


def _indicator(speech: Language, key: str) -> str:
    if key not in speech.site.shown_indicators:
        raise Unquotable("no-such-indicator", key)
    return key


def _period(text: str) -> Period:
    try:
        return Period.parse(text)
    except ValueError:
        raise Unquotable("no-such-period", text) from None
