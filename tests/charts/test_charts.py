"""What stands where in a chart: gaps stay gaps, breaks part the line, labels and all else have their room."""

import gzip
import re
from dataclasses import replace

import pytest
from hypothesis import given, settings, strategies as st

from emn_site.charts import indicator_charts
from emn_site.charts.engine.chart import (
    LABEL,
    Chart,
    ChartPoint,
    ChartSeries,
    ChartWords,
    text_width,
)
from emn_site.charts.engine.drawing import NARROW, WIDE, Drawing, Mark
from emn_site.charts.engine.lines import draw_columns, draw_lines
from emn_site.locale import Locale, for_locale
from emn_site.model.site import Site
from emn_site.pages import PageSet
from emn_site.statistics.figures import value_series
from tests.pages.transforms.reading import html_of

CASES = {"en": "in", "lt": "accusative"}
WORDS = ChartWords(missing="shaded: no data", uncertain="hollow: provisional", is_break="dashed: break")


def point(number: float | None, **more: object) -> ChartPoint:
    label = "no data" if number is None else f"{number:,.0f}"
    return ChartPoint(number, label, label, "missing" if number is None else "sound", **more)  # type: ignore[arg-type]


def chart(*series: list[ChartPoint], names: str = "ABCDEF") -> Chart:
    return Chart(
        title="Asylum applicants",
        unit="persons",
        source="Source: Eurostat (migr_asyappctza)",
        periods=tuple(str(2024 - len(series[0]) + 1 + index) for index in range(len(series[0]))),
        series=tuple(ChartSeries(name, tuple(points)) for name, points in zip(names, series, strict=False)),
        words=WORDS,
        number=lambda number: f"{number:,.0f}",
    )


def of_style(drawing: Drawing, style: str) -> list[Mark]:
    return [mark for mark in drawing.marks if mark.style.split()[0] == style]


def at(mark: Mark, name: str) -> float:
    return float(dict(mark.at)[name])


def words_of(drawing: Drawing, style: str) -> list[str]:
    return [mark.words for mark in of_style(drawing, style)]


def test_a_gap_is_shaded_and_parts_the_line() -> None:
    drawing = draw_lines(chart([point(1), point(2), point(None), point(3), point(4)]), NARROW)

    assert len(of_style(drawing, "line")) == 2
    assert words_of(drawing, "gap") == ["no data"]
    assert "shaded: no data" in words_of(drawing, "note")


def test_neighbouring_gaps_are_one() -> None:
    drawing = draw_columns(chart([point(1), point(None), point(None), point(3), point(None)]), NARROW)

    assert words_of(drawing, "gap") == ["no data; no data", "no data"]


def test_a_break_parts_the_line_and_is_explained() -> None:
    drawing = draw_lines(chart([point(1), point(2), point(9, is_break=True), point(8)]), NARROW)

    assert (len(of_style(drawing, "line")), len(of_style(drawing, "break"))) == (2, 1)
    assert "dashed: break" in words_of(drawing, "note")


def test_what_is_uncertain_is_hollow_and_explained() -> None:
    uncertain = ChartPoint(2, "2", "2; provisional value", "uncertain")

    drawing = draw_columns(chart([point(1), uncertain]), NARROW)

    assert [mark.style for mark in of_style(drawing, "column")] == ["column sound", "column uncertain"]
    assert "hollow: provisional" in words_of(drawing, "note")


def test_signs_that_do_not_occur_are_not_explained() -> None:
    assert words_of(draw_columns(chart([point(1), point(2)]), NARROW), "note") == [
        "Source: Eurostat (migr_asyappctza)"
    ]


def test_what_is_below_zero_hangs_from_the_line_of_zero() -> None:
    drawing = draw_columns(chart([point(-20), point(8)]), NARROW)
    below, above = of_style(drawing, "column")
    zero = float(str(dict(of_style(drawing, "zero")[0].at)["d"]).split()[1].partition("H")[0])

    assert at(below, "y") == pytest.approx(zero, abs=0.1)
    assert at(above, "y") + at(above, "height") == pytest.approx(zero, abs=0.2)


def test_the_newest_and_the_extreme_values_are_labelled() -> None:
    numbers = [500, 300, 900, 30, 400, 410, 420, 300]

    assert set(words_of(draw_lines(chart([point(n) for n in numbers]), WIDE), "value")) == {
        "300",
        "900",
        "30",
    }
    assert set(words_of(draw_columns(chart([point(n) for n in numbers]), WIDE), "value")) == {"300", "900"}


def test_lines_are_named_at_their_ends_with_their_newest_values() -> None:
    drawing = draw_lines(chart([point(1), point(20)], [point(2), point(3)]), WIDE)

    assert words_of(drawing, "name") == ["A 20", "B 3"]
    assert {mark.style for mark in of_style(drawing, "name")} == {"name s0 marked", "name s1"}


def test_a_value_of_one_of_several_lines_is_said_with_the_name_of_its_line_alone() -> None:
    drawing = draw_lines(chart([point(1), point(20)], [point(2), point(3)]), WIDE)

    assert {mark.words for mark in of_style(drawing, "dot")} == {"A, 1", "A, 20", "B, 2", "B, 3"}
    assert words_of(draw_lines(chart([point(1), point(20)]), WIDE), "dot") == ["1", "20"]


def test_the_line_of_the_home_country_stands_out_and_lies_over_the_others() -> None:
    shown = chart([point(1), point(20)], [point(2), point(3)], [point(4), point(5)])
    home = replace(shown.series[1], is_marked=True)

    drawing = draw_lines(replace(shown, series=(shown.series[0], home, shown.series[2])), WIDE)

    assert [mark.style for mark in of_style(drawing, "line")] == ["line s0", "line s2", "line s1 marked"]


SERIES = st.lists(
    st.one_of(st.none(), st.floats(-1e7, 1e9, allow_nan=False).map(round)).map(point), min_size=1, max_size=30
)


def _charts(least: int, most: int) -> st.SearchStrategy[Chart]:
    """Charts whose series are equally long and say something."""
    return st.integers(1, 30).flatmap(
        lambda size: (
            st.lists(SERIES.map(lambda one: (one * size)[:size]), min_size=least, max_size=most)
            .filter(lambda all_of_them: all(any(p.number is not None for p in one) for one in all_of_them))
            .map(lambda all_of_them: chart(*all_of_them))
        )
    )


def _boxes(drawing: Drawing) -> list[tuple[float, float, float]]:
    """Return the left and right end and the height of labels."""
    found = []
    for mark in of_style(drawing, "value") + of_style(drawing, "name"):
        room, x = text_width(mark.words, LABEL), at(mark, "x")
        left = x if mark.style.startswith("name") else x - room / 2
        found.append((left, left + room, at(mark, "y")))
    return found


@settings(max_examples=150, deadline=None)
@given(_charts(1, 6), st.sampled_from([NARROW, WIDE]))
def test_lines_stay_inside_and_no_label_covers_another(shown: Chart, wide: float) -> None:
    _is_sound(draw_lines(shown, wide))


@settings(max_examples=100, deadline=None)
@given(_charts(1, 1), st.sampled_from([NARROW, WIDE]))
def test_columns_stay_inside_and_no_label_covers_another(shown: Chart, wide: float) -> None:
    _is_sound(draw_columns(shown, wide))


def _is_sound(drawing: Drawing) -> None:
    for mark in drawing.marks:
        places = dict(mark.at)
        for name, limit in (("x", drawing.width), ("cx", drawing.width), ("y", drawing.height)):
            assert -0.5 <= float(places.get(name, 0)) <= limit + 0.5
    boxes = _boxes(drawing)
    assert all(left >= -0.5 and right <= drawing.width + 0.5 for left, right, _ in boxes)
    for index, (left, right, y) in enumerate(boxes):
        for other_left, other_right, other_y in boxes[index + 1 :]:
            assert right <= other_left or other_right <= left or abs(y - other_y) >= LABEL


@pytest.fixture
def lithuanian(site: Site) -> Locale:
    return for_locale(site, "lt")


def test_a_value_of_the_site_is_said_with_all_that_is_known_of_it(site: Site) -> None:
    english = for_locale(site, "en")
    lithuania = next(one for one in english.countries if one[1] == "lithuania")

    shown = indicator_charts.chart_over_time(
        english, "asylum_applications_new", [lithuania], "New applications"
    )

    assert shown
    by_period = dict(zip(shown.periods, shown.series[0].points, strict=True))
    assert by_period["2021"].number is None
    assert by_period["2021"].tooltip.startswith("2021: no data; no value of its own")
    assert shown.source.startswith("Source: UNHCR Refugee Population Statistics Database")


def test_the_numbers_of_a_chart_are_in_the_language_of_the_page(lithuanian: Locale) -> None:
    lithuania = next(one for one in lithuanian.countries if one[1] == "lithuania")

    shown = indicator_charts.chart_over_time(lithuanian, "refugees_hosted", [lithuania], "Pabėgėliai")

    assert shown
    assert shown.series[0].points[-1].label == "54\u00a0381"
    assert [shown.number(tick) for tick in (0.5, 1500, 2_500_000)] == [
        "0,5",
        "1\u00a0500",
        "2,5\u00a0mln.",
    ]


def test_a_page_with_its_charts_is_no_more_than_40_kb_as_sent(pages: PageSet) -> None:
    for place, page in pages.by_place.items():
        assert len(gzip.compress(page.html().encode())) < 40_000, place


def test_every_chart_has_a_title_a_description_and_a_table(pages: PageSet) -> None:
    page = html_of(pages, "countries/lithuania", "en")
    drawings = re.findall(r'<svg class="emn-chart".*?</svg>', page, re.DOTALL)
    charts_drawn = [one for one in drawings if "aria-hidden" not in one.partition(">")[0]]

    assert charts_drawn
    for drawn in charts_drawn:
        assert re.search(r"<title id=[^>]+>Lithuania\. .+?</title>", drawn)
        assert re.search(r"<desc id=[^>]+>Chart(\.| of) .+?</desc>", drawn)
    chapters = [one for one in page.split('<section class="emn-chapter"')[1:] if "<figure" in one]
    assert chapters
    assert all('<table class="emn-figures"' in one for one in chapters)


@pytest.mark.parametrize("language", ["en", "lt"])
def test_of_equal_extremes_every_period_is_named_or_the_last_of_many(site: Site, language: str) -> None:
    locale, judged = for_locale(site, language), 0
    for country in site.countries.values():
        for key in site.shown_indicators:
            series = value_series(site, country, key)
            known = {period: one for period, one in series.items() if one.number is not None}
            if not known:
                continue
            text = indicator_charts.series_description(locale, key, country)
            sentence = text[text.index(locale.words["chart_description"].split(". ")[1].split(" ")[0]) :]
            for side in (min, max):
                end = side(one.number for one in known.values() if one.number is not None)
                periods = [period for period, one in known.items() if one.number == end]
                named = periods if len(periods) <= indicator_charts.MOST_PERIODS else periods[-1:]
                assert all(locale.period_forms(one).in_case(CASES[language]) in sentence for one in named), (
                    text
                )
                judged += 1
    assert judged > 100


def test_a_chart_promises_its_values_only_where_they_are(pages: PageSet) -> None:
    country = html_of(pages, "countries/latvia", "en")
    described = [one for one in re.findall(r"<desc[^>]*>([^<]*)</desc>", country) if "Chart of" in one]
    assert described
    assert all(
        re.search(r" of Latvia and .*: \d{4}–\d{4} \(.+\)\. All values stand on the indicator’s page\.$", one)
        for one in described
    )

    indicator = html_of(pages, "indicators/asylum-applicants", "en")
    assert re.search(r">Chart of [^<]*–\d{4} \([^<]+\)\. The values stand in the table\.", indicator)
