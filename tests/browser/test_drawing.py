"""The browser draws as the build does: every indicator of the network, and made-up extremes."""

import json
from typing import Any

import pytest
from playwright.sync_api import Page

from emn_site.charts import indicator_charts
from emn_site.charts.engine.drawing import NARROW, WIDE, Drawing
from emn_site.charts.engine.lines import HEIGHT
from emn_site.exports import embeds
from emn_site.locale import addresses, for_locale
from emn_site.model.period import Period
from emn_site.model.site import Site
from tests.browser.scripts import serve_sources

DRAWN = """async ([files, codes, words, locale, width, height, asked]) => {
  const { drawn } = await import(new URL("/-/scripts/chart.js", document.baseURI))
  const { chartOf, numberOf } = await import(new URL("/-/scripts/chart-data.js", document.baseURI))
  return files.map(data => {
    const chart = chartOf(data, codes, words, asked)
    return chart.series.length ? drawn(chart, width, numberOf(locale, data.decimals), height) : null
  })
}"""


@pytest.mark.parametrize("language", ["lt", "en"])
@pytest.mark.parametrize(
    ("codes", "width", "first", "last"),
    [
        (["LT"], NARROW, None, None),
        (["UA"], WIDE, None, None),
        (["NO"], WIDE, Period.parse("2012"), Period.parse("2021")),
        (["EE", "LT", "LV", "PL"], WIDE, None, None),
        (["EE", "LT"], WIDE, Period.parse("2019"), None),
        (["AL", "DE", "EU27_2020", "MT", "NO", "UA"], NARROW, None, None),
    ],
)
def test_the_browser_draws_as_the_build_does(
    page: Page,
    site: Site,
    language: str,
    codes: list[str],
    width: float,
    first: Period | None,
    last: Period | None,
) -> None:
    serve_sources(page)
    page.goto("about/")
    locale = for_locale(site, language)
    written = embeds.chart_data_files(site)
    keys = list(site.shown_indicators)
    files = [json.loads(written[addresses.chart_data_address(key, language)]()) for key in keys]
    holders = [one for one in indicator_charts.chart_holders(locale) if one[2].code in codes]

    expected = []
    for key in keys:
        known = [one for one in holders if indicator_charts.chart_periods(locale, key, [one[2]])]
        shown = indicator_charts.chart_over_time(locale, key, known, first=first, last=last)
        expected.append(
            shown and _as_browser(indicator_charts.draw_indicator(locale, key, shown, width, HEIGHT))
        )

    words = indicator_charts.browser_words(locale)
    asked = {"first": str(first) if first else None, "last": str(last) if last else None}
    order = [one[2].code for one in holders]
    drawn = page.evaluate(DRAWN, [files, order, words, language, width, HEIGHT, asked])

    assert any(expected)
    for key, ours, theirs in zip(keys, expected, drawn, strict=True):
        assert theirs == ours, key


def _as_browser(drawing: Drawing) -> dict[str, Any]:
    marks = [[mark.shape, mark.style, dict(mark.at), mark.words] for mark in drawing.marks]
    return {"width": drawing.width, "height": drawing.height, "marks": marks}
