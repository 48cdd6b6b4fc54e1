"""What a chart in the browser is drawn from: every value of an indicator in the words of a language.

`charts/<indicator>.<language>.json`; emn_site/theme/scripts/chart-data.js reads it.
"""

import json
from collections.abc import Callable
from functools import partial
from typing import Any

from emn_site.charts import indicator_charts
from emn_site.charts.engine.chart import ChartPoint
from emn_site.locale import Locale, addresses, all_locales
from emn_site.model.country import Country, Total
from emn_site.model.period import Period
from emn_site.model.site import Site
from emn_site.statistics import comparison
from emn_site.statistics.key_figures import rank_words


def chart_data_files(site: Site) -> dict[str, Callable[[], str]]:
    """Return what makes the file of each indicator and language, by its address."""
    return {
        addresses.chart_data_address(key, locale.language): partial(_indicator, locale, key)
        for locale in all_locales(site)
        for key in (site.shown_indicators | site.rates if site.years else ())
    }


def _indicator(locale: Locale, key: str) -> str:
    """Return title, unit, periods, classes of the map, and each country's values, one for each period."""
    indicator = locale.site.measure(key)
    counted = (indicator.counted if key in locale.site.rates else None) or key
    compared = comparison.comparison_period(locale.site, key)
    known = [
        one
        for one in indicator_charts.chart_holders(locale)
        if indicator_charts.chart_periods(locale, key, [one[2]])
    ]
    every = indicator_charts.every_period(locale, key)
    found = {
        "title": locale.indicator(counted).name,
        "unit": locale.unit(indicator.unit),
        "kind": indicator.kind,
        "decimals": indicator.decimals,
        "periods": [[str(period), locale.period(period)] for period in every],
        "limits": comparison.class_limits_of(locale, key, compared),
        "legend": comparison.class_legend(locale, key, compared),
        "compared": str(compared),
        "series": [
            {
                "code": holder.code,
                "name": name,
                **({"isMarked": True} if holder.code == locale.site.settings.home_country else {}),
                "source": indicator_charts.chart_source(locale, key, holder),
                **_place(locale, key, holder, compared),
                "points": [
                    _point(indicator_charts.chart_point(locale, slug, key, holder, period))
                    for period in every
                ],
            }
            for name, slug, holder in known
        ],
    }
    return json.dumps(found, ensure_ascii=False, separators=(",", ":"))


def _place(locale: Locale, key: str, holder: Country | Total, period: Period) -> dict[str, str]:
    """Return the rank of a country in the period that can be compared, where it has one."""
    place = rank_words(locale, holder, key, period) if isinstance(holder, Country) else None
    return {"place": place} if place else {}


def _point(point: ChartPoint) -> list[Any] | None:
    """Return number, label, signs, state and break; no more of it than differs from a sound value."""
    if point.number is None:
        return [None, "", point.signs] if point.signs else None
    number = int(point.number) if point.number.is_integer() else point.number
    full = [number, point.label, point.signs, point.state, point.is_break]
    return full if point.is_break else full[:4] if point.state != "sound" else full[: 3 if point.signs else 2]
