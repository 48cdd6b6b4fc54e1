"""Charts of indicators: which values, in which words; `emn_site/charts/` says what stands where."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import islice
from urllib.parse import urlencode

from emn_site.charts.engine.chart import Chart, Point, Series, State, Words
from emn_site.charts.engine.columns import columns
from emn_site.charts.engine.drawing import Drawing
from emn_site.charts.engine.lines import lines
from emn_site.locale import Language, addresses
from emn_site.model.country import Country, Total
from emn_site.model.period import Period
from emn_site.model.site import Site
from emn_site.statistics import figures
from emn_site.statistics.cells import cell
from emn_site.statistics.figures import Value

UNCERTAIN = frozenset(("provisional", "estimated", "forecast", "source_estimate", "low_reliability"))
"""Flags under which a value is drawn hollow."""

MOST = 6
"""More lines than this cannot be told apart, and more names cannot be kept in mind."""

Holder = tuple[str, str, Country | Total]
"""A name, a slug, and who has values."""


def over_time(
    speech: Language,
    key: str,
    holders: Sequence[Holder],
    title: str | None = None,
    first: Period | None = None,
    last: Period | None = None,
) -> Chart | None:
    """Return an indicator over time for some countries; None where none of them has a value then.

    Without another title a chart is named after its indicator, and after its country where it has only one.
    """
    periods = periods_of(speech, key, [holder for *_, holder in holders], first, last)
    if not periods:
        return None
    indicator = speech.site.indicators[key]
    return Chart(
        title=title or title_of(speech, key, [name for name, *_ in holders]),
        unit=speech.unit(indicator.unit),
        source=sources(speech, key, [holder for *_, holder in holders]),
        periods=tuple(str(period) for period in periods),
        series=tuple(
            Series(name, tuple(point(speech, slug, key, holder, period) for period in periods))
            for name, slug, holder in holders
        ),
        words=words(speech),
        number=partial(speech.short, decimals=indicator.decimals),
        is_whole=indicator.decimals == 0,
    )


def title_of(speech: Language, key: str, names: Sequence[str]) -> str:
    """Return the name of a chart of an indicator for some countries."""
    name = speech.indicator(key).name
    return speech.word("chart_title", country=names[0], indicator=name) if len(names) == 1 else name


def description(speech: Language, held: Sequence[Holder]) -> str:
    """Return a chart in one sentence for who does not see it: whose values it shows, and where they stand."""
    names = [name for name, *_ in held]
    whose = speech.listing(names) if len(names) <= MOST else speech.counted("country_count", len(names))
    return speech.word("chart_of", countries=whose)


def drawn(speech: Language, key: str, shown: Chart, width: float, height: float) -> Drawing:
    """Return the drawing of an indicator over time: columns for one country's counts, else lines."""
    is_counted = len(shown.series) == 1 and speech.site.indicators[key].kind == "flow"
    return (columns if is_counted else lines)(shown, width, height)


def periods_of(
    speech: Language,
    key: str,
    holders: Iterable[Country | Total],
    first: Period | None = None,
    last: Period | None = None,
) -> list[Period]:
    """Return the periods of a chart: from the first that is known to the newest of all countries."""
    site = speech.site
    known = {
        period
        for holder in holders
        for period, found in figures.series(site, holder, key).items()
        if found.number is not None
        and (first is None or period.start >= first.start)
        and (last is None or period.end <= last.end)
    }
    if not known:
        return []
    oldest, every = min(known), site.periods[site.indicators[key].rhythm]
    return [period for period in every if period >= oldest and (last is None or period.end <= last.end)]


def every_period(speech: Language, key: str) -> list[Period]:
    """Return the periods from the first that anybody has a value for to the newest of all."""
    return periods_of(speech, key, [holder for *_, holder in holders(speech)])


def point(speech: Language, slug: str, key: str, holder: Country | Total, period: Period) -> Point:
    """Return a value with all that is known of it."""
    known = figures.value(speech.site, holder, key, period)
    found = cell(speech, slug, key, period, known)
    label = found.text or speech.word("no_data")
    signs = "; ".join([*(sign.meaning for sign in found.signs), *([found.note] if found.note else [])])
    said = f"{speech.period(period)}: {label}" + (f"; {signs}" if signs else "")
    if known is None or known.number is None:
        return Point(None, label, said, "missing", signs=signs)
    return Point(float(known.number), label, said, _state(known), "break" in known.flags, signs)


def _state(known: Value) -> State:
    return "sound" if known.is_sound and UNCERTAIN.isdisjoint(known.flags) else "uncertain"


def words(speech: Language) -> Words:
    """Return what drawings say besides their values."""
    return Words(*(speech.word(f"chart_{name}") for name in ("missing", "uncertain", "break")))


def browser_words(speech: Language) -> dict[str, str]:
    """Return what the browser says in a chart besides its values, by the names chart-data.js has for it."""
    said = words(speech)
    return {
        "noData": speech.word("no_data"),
        "missing": said.missing,
        "uncertain": said.uncertain,
        "isBreak": said.is_break,
        "source": speech.words["chart_source"],
        "title": speech.words["chart_title"],
    }


def sources(speech: Language, key: str, holders: Iterable[Country | Total]) -> str:
    """Return where the values of some countries were read, as a line of a drawing."""
    found = dict.fromkeys(source(speech, key, holder) for holder in holders)
    return speech.word("chart_source", source="; ".join(filter(None, found)))


def source(speech: Language, key: str, holder: Country | Total) -> str:
    """Return where the values of a country were read and under which licence, as a drawing says it."""
    site, derived = speech.site, speech.site.indicators[key].derived
    datasets: dict[str, dict[str, None]] = {}
    for name in derived.inputs if derived else [key]:
        found = site.dataset_of(name, holder)
        if name in holder.figures and found and found in site.datasets:
            datasets.setdefault(site.datasets[found].source, {})[site.datasets[found].code or found] = None
    return "; ".join(_source(speech, one, list(codes)) for one, codes in datasets.items())


def _source(speech: Language, name: str, codes: Sequence[str]) -> str:
    said = [f"{speech.source(name).name} ({', '.join(codes)})", speech.licence(name)]
    return ", ".join(filter(None, said))


def holders(speech: Language) -> list[Holder]:
    """Return who can be in a chart: the countries in the order of the alphabet, and the totals of sources."""
    return [
        *speech.countries,
        *((speech.word(f"short_{slug}"), slug, total) for slug, total in speech.site.totals.items()),
    ]


@dataclass(frozen=True)
class Taken:
    """Where a chart can be taken away: the tables of its indicator, and the chart alone for other sites."""

    csv: str
    xlsx: str
    embed: str


def taken(
    speech: Language,
    here: str,
    key: str,
    codes: Sequence[str],
    first: Period | None = None,
    last: Period | None = None,
) -> Taken:
    """Return these addresses as links from the page at the address `here`."""
    table = f"data/{addresses.indicator_path(key)}"
    asked = {"countries": ",".join(codes), "from": first, "to": last}
    query = urlencode({name: str(value) for name, value in asked.items() if value}, safe=",")
    links = (f"{table}.csv", f"{table}.{speech.locale}.xlsx", addresses.embed(key, speech.locale))
    csv, xlsx, embed = (addresses.relative(link, here) for link in links)
    return Taken(csv, xlsx, f"{embed}?{query}" if query else embed)


def started_with(speech: Language, key: str) -> list[Holder]:
    """Return the countries a comparison starts with, as far as they have values of an indicator.

    Where none of them has, these are as many of those that have.
    """
    known = {holder.code: (name, slug, holder) for name, slug, holder in holders(speech)}
    codes = usual(speech.site)
    usually = [known[code] for code in codes if periods_of(speech, key, [known[code][2]])]
    others = (one for one in known.values() if periods_of(speech, key, [one[2]]))
    return usually or list(islice(others, len(codes)))


def by_scale(speech: Language, key: str) -> list[list[Holder]]:
    """Return who is shown over time, parted by scale: shares of countries beside those of the groups of
    countries that a source states, as they are of one size; their counts in charts of their own."""
    countries = started_with(speech, key)
    groups = [one for one in holders(speech) if one[1] in speech.site.totals]
    groups = [one for one in groups if periods_of(speech, key, [one[2]])]
    if speech.site.indicators[key].is_rate:
        return [[*countries, *groups]]
    return [countries, *([one] for one in groups)]


def usual(site: Site) -> list[str]:
    """Return the codes of the countries a comparison starts with, the home country first."""
    known = {country.code for country in site.countries.values()}
    wanted = dict.fromkeys([site.settings.home_country, *site.settings.compared_with])
    return [code for code in wanted if code in known]
