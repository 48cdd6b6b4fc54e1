"""What a chart in the browser is drawn from: every value of an indicator in the words of a language.

`charts/<indicator>.<language>.json`; overrides/assets/javascripts/chart-data.js reads it.
"""

import json
from typing import Any

from emn_site.charts import indicator_charts
from emn_site.charts.engine.chart import Point
from emn_site.locale import Language, addresses, all_languages
from emn_site.model.site import Site


def files(site: Site) -> dict[str, str]:
    """Return a file for each indicator and language by its address."""
    return {
        addresses.chart_data(key, speech.locale): json.dumps(
            _indicator(speech, key), ensure_ascii=False, separators=(",", ":")
        )
        for speech in all_languages(site)
        for key in (site.shown_indicators if site.years else ())
    }


def _indicator(speech: Language, key: str) -> dict[str, Any]:
    """Return title, unit and periods; and each country's values, one for each period."""
    indicator = speech.site.indicators[key]
    known = [
        one for one in indicator_charts.holders(speech) if indicator_charts.periods_of(speech, key, [one[2]])
    ]
    every = indicator_charts.every_period(speech, key)
    return {
        "title": speech.indicator(key).name,
        "unit": speech.unit(indicator.unit),
        "kind": indicator.kind,
        "decimals": indicator.decimals,
        "periods": [[str(period), speech.period(period)] for period in every],
        "series": [
            {
                "code": holder.code,
                "name": name,
                "source": indicator_charts.source(speech, key, holder),
                "points": [
                    _written(indicator_charts.point(speech, slug, key, holder, period)) for period in every
                ],
            }
            for name, slug, holder in known
        ],
    }


def _written(point: Point) -> list[Any] | None:
    """Return number, label, signs, state and break; no more of it than differs from a sound value."""
    if point.number is None:
        return [None, "", point.signs] if point.signs else None
    number = int(point.number) if point.number.is_integer() else point.number
    full = [number, point.label, point.signs, point.state, point.is_break]
    return full if point.is_break else full[:4] if point.state != "sound" else full[: 3 if point.signs else 2]
