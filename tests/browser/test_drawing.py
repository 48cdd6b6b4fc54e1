"""The browser draws lines as the build does: every indicator of the network, and made-up extremes."""

import json
from typing import Any

import pytest
from playwright.sync_api import Page

from emn_site.charts.drawing import NARROW, WIDE, Drawing
from emn_site.charts.lines import HEIGHT, lines
from emn_site.facts import charts
from emn_site.language import in_language
from emn_site.model.site import Site
from emn_site.outputs import chart_data

DRAWN = """async ([files, codes, words, locale, width, height]) => {
  const { lines } = await import(new URL("/assets/javascripts/chart.js", document.baseURI))
  const { chartOf, numberOf } = await import(new URL("/assets/javascripts/chart-data.js", document.baseURI))
  return files.map(data => {
    const chart = chartOf(data, codes, words)
    return chart.series.length ? lines(chart, width, numberOf(locale, data.decimals), height) : null
  })
}"""


@pytest.mark.parametrize("locale", ["lt", "en"])
@pytest.mark.parametrize(
    ("codes", "width"),
    [
        (["LT"], NARROW),
        (["UA"], WIDE),
        (["EE", "LT", "LV", "PL"], WIDE),
        (["AL", "DE", "EU27_2020", "MT", "NO", "UA"], NARROW),
    ],
)
def test_the_browser_draws_as_the_build_does(
    page: Page, site: Site, locale: str, codes: list[str], width: float
) -> None:
    page.goto("about/")
    speech = in_language(site, locale)
    written = chart_data.files(site)
    keys = list(site.shown_indicators)
    files = [json.loads(written[chart_data.address(speech, key)]) for key in keys]
    holders = [one for one in charts.holders(speech) if one[2].code in codes]

    expected = []
    for key in keys:
        known = [one for one in holders if charts.periods_of(speech, key, [one[2]])]
        shown = charts.over_time(speech, key, known, speech.indicator(key).name)
        expected.append(shown and _as_browser(lines(shown, width, HEIGHT)))

    words = {
        "noData": speech.word("no_data"),
        "missing": speech.word("chart_missing"),
        "uncertain": speech.word("chart_uncertain"),
        "isBreak": speech.word("chart_break"),
        "source": speech.words["chart_source"],
    }
    drawn = page.evaluate(DRAWN, [files, codes, words, locale, width, HEIGHT])

    assert any(expected)
    for key, ours, theirs in zip(keys, expected, drawn, strict=True):
        assert theirs == ours, key


def _as_browser(drawing: Drawing) -> dict[str, Any]:
    marks = [[mark.shape, mark.style, dict(mark.at), mark.words] for mark in drawing.marks]
    return {"width": drawing.width, "height": drawing.height, "marks": marks}
