"""A chart with all that stands around it: drawings for a desk and for a phone, its table, where it leads."""

from dataclasses import dataclass
from itertools import count

from emn_site.charts import indicator_charts, text_references
from emn_site.charts.engine.chart import Chart, ChartPoint
from emn_site.charts.engine.drawing import SIZES, Drawing
from emn_site.charts.indicator_charts import ChartDownloads
from emn_site.charts.text_references import ChartReference
from emn_site.locale import Locale, addresses


@dataclass(frozen=True)
class ChartFigure:
    """A chart to be shown by `chart.html.jinja`; `heads` and `rows` are its table."""

    id: str
    name: str
    title: str
    unit: str
    description: str
    drawings: list[tuple[str, Drawing]]
    first_head: str
    heads: list[str]
    rows: list[tuple[str, list[ChartPoint]]]
    compare: str
    taken: ChartDownloads


def chart_figure(
    locale: Locale, asked: ChartReference, here: str, name: str, title: str
) -> ChartFigure | None:
    """Return a chart for the page at the address `here`; `name` tells it from others there.

    None where nothing is known.
    """
    shown = text_references.reference_chart(locale, asked, title)
    if shown is None:
        return None
    codes = [holder.code for *_, holder in asked.holders]
    compare = addresses.relative_address(locale.url("compare"), here)
    is_over_time = asked.kind == "time"
    return ChartFigure(
        id=name,
        name=f"{addresses.indicator_slug(asked.key)}-{name}",
        title=title,
        unit=shown.unit,
        description=f"{indicator_charts.chart_description(locale, asked.holders)} {shown.note}".strip(),
        drawings=[
            (size, text_references.draw_reference(locale, asked, shown, *room))
            for size, room in SIZES.items()
        ],
        first_head=locale.word(
            "period" if is_over_time or text_references.is_by_period(asked) else "country"
        ),
        heads=[series.name for series in shown.series] if is_over_time else list(shown.periods),
        rows=_by_period(shown) if is_over_time else [(s.name, list(s.points)) for s in shown.series],
        compare=f"{compare}?indicator={asked.key}&countries={','.join(codes[: indicator_charts.MOST])}",
        taken=text_references.reference_downloads(locale, asked, here),
    )


def _by_period(shown: Chart) -> list[tuple[str, list[ChartPoint]]]:
    """Return the rows of a chart over time, the newest first."""
    found = zip(count(), shown.periods, strict=False)
    return [(period, [series.points[at] for series in shown.series]) for at, period in found][::-1]
