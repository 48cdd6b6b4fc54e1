"""What stands where in a chart: gaps stay gaps, breaks part the line, everything is inside."""

import gzip
import re
from decimal import Decimal

import pytest

from emn_site.facts import charts
from emn_site.facts.figures import Value
from emn_site.language import Language, in_language
from emn_site.model.figures import Flag
from emn_site.model.period import Period
from emn_site.model.site import Site
from emn_site.pages import Pages
from tests.unit.reading import html_of


@pytest.fixture
def english(site: Site) -> Language:
    return in_language(site, "en")


YEARS = [Period(year) for year in range(2020, 2025)]


def _values(numbers: dict[int, float], flags: dict[int, Flag] | None = None) -> dict[Period, Value]:
    flagged = {year: (flag,) for year, flag in (flags or {}).items()}
    return {Period(y): Value(Decimal(n), flags=flagged.get(y, ())) for y, n in numbers.items()}


def test_a_gap_has_no_height_and_parts_the_line(english: Language) -> None:
    chart = charts.chart(_values({2020: 1, 2021: 2, 2023: 3, 2024: 4}), YEARS, 0, english)

    assert chart.marks[2].y is None
    assert len(chart.runs) == 2


def test_zero_is_a_value_and_stands_on_the_baseline(english: Language) -> None:
    chart = charts.chart(_values({2020: 0, 2021: 8}), YEARS, 0, english)

    assert chart.marks[0].y == chart.baseline


def test_what_is_below_zero_hangs_from_the_baseline(english: Language) -> None:
    chart = charts.chart(_values({2020: -20, 2021: 8}), YEARS, 0, english)

    assert chart.marks[0].top == chart.baseline
    assert (chart.marks[0].y or 0) > chart.baseline > (chart.marks[1].y or 0)
    assert all(0 <= (mark.y or 0) <= charts.HEIGHT for mark in chart.marks)


def test_a_break_parts_the_line_and_is_marked(english: Language) -> None:
    values = _values({2020: 1, 2021: 2, 2022: 9, 2023: 8, 2024: 8}, {2022: "break"})

    chart = charts.chart(values, YEARS, 0, english)

    assert [mark.is_break for mark in chart.marks] == [False, False, True, False, False]
    assert len(chart.runs) == 2


def test_provisional_and_estimated_values_are_marked(english: Language) -> None:
    values = _values({2020: 1, 2021: 2, 2022: 3}, {2020: "provisional", 2021: "estimated"})

    assert [mark.is_uncertain for mark in charts.chart(values, YEARS, 0, english).marks[:3]] == [
        True,
        True,
        False,
    ]


def test_everything_is_inside_the_drawing(english: Language) -> None:
    chart = charts.chart(_values({2020 + index: 10**index for index in range(5)}), YEARS, 0, english)

    assert all(0 <= mark.x <= charts.WIDTH for mark in chart.marks)
    assert all(0 <= (mark.y or 0) <= charts.HEIGHT for mark in chart.marks)


def test_the_numbers_of_a_chart_are_in_the_language_of_the_page(site: Site) -> None:
    values = _values({2020: 1500})

    assert charts.chart(values, YEARS, 0, in_language(site, "lt")).marks[0].label == "1\u00a0500"
    assert charts.chart(values, YEARS, 0, in_language(site, "en")).marks[0].label == "1,500"


def test_all_charts_of_a_page_together_are_small(pages: Pages) -> None:
    for place, page in pages.by_place.items():
        drawn = "".join(re.findall(r"<svg class=\"emn-chart.*?</svg>", page.html, re.DOTALL))
        assert len(gzip.compress(drawn.encode())) < 30_000, place


def test_every_chart_has_a_title_a_description_and_a_table(pages: Pages) -> None:
    page = html_of(pages, "countries/lithuania", "en")
    charts_drawn = re.findall(r'<svg class="emn-chart".*?</svg>', page, re.DOTALL)

    assert charts_drawn
    for drawn in charts_drawn:
        assert re.search(r"<title id=[^>]+>Lithuania\. .+?</title>", drawn)
        assert re.search(r"<desc id=[^>]+>Chart\. .+?</desc>", drawn)
    assert page.count("The same data as a table") == len(charts_drawn)
