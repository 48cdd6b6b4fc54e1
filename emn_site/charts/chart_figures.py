"""A chart with all that stands around it: drawings for a desk and for a phone, its table, where it leads."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial

from emn_site.charts import indicator_charts, text_references
from emn_site.charts.engine.chart import ChartPoint
from emn_site.charts.engine.drawing import SIZES, Drawing, chart_numbers
from emn_site.charts.indicator_charts import ChartDownloads, Holder
from emn_site.charts.text_references import ChartReference
from emn_site.locale import Locale, addresses
from emn_site.statistics import coverage


@dataclass(frozen=True)
class ChartFigure:
    """A chart to be shown by `chart.html.jinja`; `heads` and `rows` are its table.

    `map` is where the map of its indicator is fetched, or empty. `few` are its values in a sentence, where
    they are too few for a drawing. `chosen` are the countries of a chart that readers can make another of:
    codes, names, and the styles of their lines. `beside` are those that a chart of the parts of one country
    over time can be set beside: codes and names, that country first. `counted` is the unit of what is parted.
    """

    id: str
    name: str
    title: str
    unit: str
    description: str
    drawings: list[tuple[str, Drawing]]
    first_head: str
    heads: list[str]
    rows: list[tuple[str, list[ChartPoint]]]
    source: str
    compare: str
    countries: str
    map: str
    taken: ChartDownloads
    few: str = ""
    chosen: list[tuple[str, str, str]] = field(default_factory=list)
    beside: list[tuple[str, str]] = field(default_factory=list)
    counted: str = ""


def chart_figure(
    locale: Locale,
    asked: ChartReference,
    here: str,
    name: str,
    title: str,
    sizes: Mapping[str, tuple[float, float]] = SIZES,
) -> ChartFigure | None:
    """Return a chart for the page at the address `here`; `name` tells it from others there.

    `sizes` are those of its drawings. None where nothing is known.
    """
    shown = text_references.reference_chart(locale, asked, title)
    if shown is None:
        return None
    codes = [holder.code for *_, holder in asked.holders]
    compare = addresses.relative_address(locale.url("compare"), here)
    is_over_time, is_by_period = asked.kind == "time", text_references.is_by_period(asked)
    about = indicator_charts.chart_description(locale, asked.holders, shown, "in_table")
    draw = partial(text_references.draw_reference, locale, asked, shown)
    bounds = (("from", asked.first), ("to", asked.last))
    return ChartFigure(
        id=name,
        name=f"{addresses.indicator_slug(asked.key)}-{name}",
        title=title,
        unit=shown.unit,
        description=f"{about} {shown.note}".strip(),
        drawings=[(size, draw(*room)) for size, room in sizes.items()],
        first_head=locale.word("period" if is_over_time or is_by_period else "country"),
        heads=[series.name for series in shown.series] if is_over_time else list(shown.periods),
        rows=[
            (period, [series.points[at] for series in shown.series])
            for at, period in reversed([*enumerate(shown.periods)])
        ]
        if is_over_time
        else [(series.name, list(series.points)) for series in shown.series],
        source=shown.source,
        compare=f"{compare}?indicator={asked.key}&countries={','.join(codes[: indicator_charts.MOST])}"
        + "".join(f"&{name}={one}" for name, one in bounds if one and is_over_time),
        countries=addresses.relative_address(locale.url("countries"), here),
        map=_map_address(locale, asked, here),
        taken=text_references.reference_downloads(locale, asked, here),
        few=indicator_charts.few_values(locale, shown) if is_over_time else "",
        chosen=[
            (holder.code, name, shown.line_look(at))
            for at, (name, _, holder) in enumerate(asked.holders)
            if is_over_time
        ],
        beside=_beside(locale, asked),
        counted=locale.unit(locale.site.measure(asked.key).unit),
    )


def _beside(locale: Locale, asked: ChartReference) -> list[tuple[str, str]]:
    """Return whose parts over time can be set beside those of a country: all of the same periods."""
    if not text_references.is_by_period(asked) or asked.first or asked.last:
        return []
    others = (one for one in locale.countries if indicator_charts.chart_periods(locale, asked.key, [one[2]]))
    return list({holder.code: name for name, _, holder in (*asked.holders, *others)}.items())


def _map_address(locale: Locale, asked: ChartReference, here: str) -> str:
    """Return where the map of an indicator is fetched, with the period of the chart, if there is one."""
    if locale.site.map is None or text_references.is_by_period(asked):
        return ""
    found = addresses.relative_address(addresses.map_embed_address(asked.key, locale.language), here)
    return f"{found}?year={asked.last}" if asked.last else found


FLAT = 0.1
"""Where the newest value of the home country lies below this part of the plot, its rate is shown first."""


@dataclass(frozen=True)
class DataFrame:
    """An indicator as chart, map and table, of countries and periods that the reader chooses.

    `figure` is what is seen before anything is chosen and without scripts. `rate` is the part of the address
    of the same per 1 000 inhabitants, or empty, `rate_files` where it has files; `is_rate` where it is first.
    `countries` are codes with names.
    """

    key: str
    slug: str
    rate: str
    rate_files: str
    is_rate: bool
    unit: str
    figure: ChartFigure
    first: str
    periods: list[tuple[str, str]]
    countries: list[tuple[str, str]]
    most: int
    words: dict[str, str]


def data_frame(locale: Locale, key: str, here: str) -> DataFrame | None:
    """Return the frame of an indicator for the page at the address `here`; None where nothing is known."""
    holders = indicator_charts.frame_holders(locale, key)
    rate, title = locale.site.rate_of(key), indicator_charts.chart_title(locale, key, ["", ""])
    is_rate = rate is not None and _is_flat(locale, key, holders)
    asked = ChartReference(rate if is_rate and rate else key, "time", tuple(holders), None, None, "")
    figure = chart_figure(locale, asked, here, "frame", title, SIZES | {"wide": (760, 220)})
    if figure is None:
        return None
    return DataFrame(
        key=key,
        slug=addresses.indicator_slug(key),
        rate=addresses.indicator_slug(rate) if rate else "",
        rate_files=addresses.indicator_slug(rate) if rate in locale.site.shown_indicators else "",
        is_rate=is_rate,
        unit=locale.unit(locale.site.indicators[key].unit),
        figure=replace(figure, taken=indicator_charts.chart_downloads(locale, here, key, [])),
        first=figure.rows[-1][0],
        periods=[(str(one), locale.period(one)) for one in coverage.every_period(locale.site, asked.key)],
        countries=[(holder.code, name) for name, _, holder in indicator_charts.chart_holders(locale)],
        most=indicator_charts.MOST,
        words=indicator_charts.browser_words(locale),
    )


def _is_flat(locale: Locale, key: str, holders: Sequence[Holder]) -> bool:
    shown = indicator_charts.chart_over_time(locale, key, holders)
    if shown is None or holders[0][2].code != locale.site.settings.home_country:
        return False
    newest = [point.number for point in shown.series[0].points if point.number is not None]
    return bool(newest) and newest[-1] < FLAT * max(chart_numbers(shown))
