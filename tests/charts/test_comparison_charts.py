"""Countries or years side by side: ranked, changed between two periods, parted into shares."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from emn_site.charts import comparison_charts, text_references
from emn_site.charts.engine.chart import LABEL, text_width
from emn_site.charts.engine.drawing import NARROW, WIDE, Drawing, Mark
from emn_site.charts.engine.rows import draw_bars, draw_changes
from emn_site.locale import Locale, for_locale
from emn_site.model.site import Site
from tests.charts.test_charts import at, chart, of_style, point, words_of
from tests.pages.transforms.reading import added_to_study, page_of

KINDS = ("ranked", "change", "shares")


@pytest.fixture(params=["lt", "en"])
def locale(request: pytest.FixtureRequest, site: Site) -> Locale:
    return for_locale(site, request.param)


def _every(locale: Locale, kind: str, width: float) -> Iterator[Drawing]:
    for key in locale.site.shown_indicators:
        try:
            asked = text_references.parse_chart(locale, f"chart:{key}?kind={kind}")
        except text_references.InvalidReference:
            continue
        shown = text_references.reference_chart(locale, asked, locale.indicator(key).name)
        assert shown
        yield text_references.draw_reference(locale, asked, shown, width, 0)


def _ends(mark: Mark, width: float) -> tuple[float, float]:
    anchor = dict(mark.at).get("text-anchor", "start")
    left = at(mark, "x") - {"start": 0, "middle": width / 2, "end": width}[str(anchor)]
    return left, left + width


@pytest.mark.parametrize("width", [NARROW, WIDE])
@pytest.mark.parametrize("kind", KINDS)
def test_all_words_of_every_indicator_have_room(locale: Locale, kind: str, width: float) -> None:
    drawings = list(_every(locale, kind, width))

    assert drawings
    for drawing in drawings:
        for mark in drawing.marks:
            if mark.shape == "text" and mark.style.split()[0] in ("row", "value", "inside", "tick"):
                left, right = _ends(mark, text_width(mark.words, LABEL))
                assert left >= -0.5, mark
                assert right <= width + 0.5, mark


def test_ranked_bars_are_in_the_order_of_their_values(locale: Locale) -> None:
    for drawing in _every(locale, "ranked", WIDE):
        lengths = [at(mark, "width") for mark in of_style(drawing, "column")]
        sides = [at(mark, "x") for mark in of_style(drawing, "column")]
        if len(set(sides)) == 1:
            assert lengths == sorted(lengths, reverse=True)


def test_what_is_below_zero_hangs_to_the_left() -> None:
    drawing = draw_bars(chart([point(30)], [point(-10)]), WIDE)
    up, down = of_style(drawing, "column")

    assert at(down, "x") + at(down, "width") == pytest.approx(at(up, "x"), abs=0.2)


def test_shares_fill_the_whole_row(locale: Locale) -> None:
    for drawing in _every(locale, "shares", WIDE):
        rows: dict[float, list[Mark]] = {}
        for mark in of_style(drawing, "part"):
            if mark.words:
                rows.setdefault(at(mark, "y"), []).append(mark)
        for marks in rows.values():
            assert at(marks[-1], "x") + at(marks[-1], "width") == pytest.approx(WIDE, abs=0.3)


def test_a_change_says_the_newer_value_and_the_difference(site: Site) -> None:
    locale = for_locale(site, "en")
    asked = text_references.parse_chart(
        locale, "chart:refugees_hosted?kind=change&from=2020&to=2025&countries=LT,NO"
    )
    shown = text_references.reference_chart(locale, asked, "Refugees")

    assert shown
    assert [series.name for series in shown.series] == ["Norway", "Lithuania"]
    assert shown.series[1].points[2].label == "54\u00a0381 (+52\u00a0501)"
    assert shown.unit == "persons; stroke: 2020, dot: 2025"
    assert {mark.style for mark in of_style(draw_changes(shown, WIDE), "dot")} == {
        "dot sound other",
        "dot sound marked",
    }


def test_who_has_no_value_is_named_and_not_drawn(site: Site) -> None:
    locale = for_locale(site, "en")
    asked = text_references.parse_chart(locale, "chart:asylum_applications_new?kind=ranked&year=2021")
    shown = text_references.reference_chart(locale, asked, "")

    assert shown
    assert "Lithuania" not in [series.name for series in shown.series]
    assert "Lithuania" in shown.note
    assert any(words.startswith("No data: ") for words in words_of(draw_bars(shown, WIDE), "note"))


def test_a_text_shows_a_ranking_with_its_table(healthy: Path) -> None:
    added_to_study(healthy, "![Gyventojai](chart:population?kind=ranked&year=2021)")

    page = page_of(healthy, "studies/2022/first-study", "lt")

    assert "1\u00a0pav. Gyventojai" in page
    assert '<tr><th scope="row">Norvegija</th><td' in page
    assert 'href="../../../embed/population-kind-ranked-year-2021.lt.html"' in page


def test_parts_over_time_are_columns_from_the_oldest_that_fill_the_plot(locale: Locale) -> None:
    asked = text_references.read_chart(locale, text_references.shares_target("first_instance_outcomes", "LT"))
    shown = text_references.reference_chart(locale, asked, "")
    assert shown
    drawing = text_references.draw_reference(locale, asked, shown, WIDE, 200)
    columns: dict[float, list[Mark]] = {}
    for mark in of_style(drawing, "part"):
        if mark.words:
            columns.setdefault(at(mark, "x"), []).append(mark)

    periods = [marks[0].words.partition(",")[0] for _, marks in sorted(columns.items())]
    assert periods == sorted(periods)
    assert len(periods) > 1
    for marks in columns.values():
        assert sum(at(mark, "height") for mark in marks) == pytest.approx(200, abs=0.3)


def test_a_year_whose_parts_are_not_known_is_a_gap_between_columns(locale: Locale) -> None:
    asked = text_references.read_chart(locale, text_references.shares_target("first_instance_outcomes", "LT"))
    shown = text_references.reference_chart(locale, asked, "")
    assert shown

    missing = [one.name for one in shown.series if one.points[0].number is None]
    drawing = text_references.draw_reference(locale, asked, shown, WIDE, 200)
    assert [words.partition(":")[0] for words in words_of(drawing, "gap")] == missing[::-1]
    assert len(missing) == 1


def test_outcomes_have_the_looks_of_what_they_mean(locale: Locale) -> None:
    asked = text_references.read_chart(locale, text_references.shares_target("first_instance_outcomes"))
    shown = text_references.reference_chart(locale, asked, "")
    assert shown
    drawing = text_references.draw_reference(locale, asked, shown, WIDE, 0)
    keys = [mark.style for mark in drawing.marks if mark.style.startswith("part ")][:4]

    assert keys == ["part granted", "part granted-other", "part refused", "part closed"]


def test_parts_of_which_one_has_no_meaning_are_drawn_by_their_order(site: Site) -> None:
    known = site.indicators["first_instance_closed"]
    indicators = {**site.indicators, "first_instance_closed": known.model_copy(update={"meaning": None})}
    locale = for_locale(replace(site, indicators=indicators), "en")

    assert comparison_charts.part_meanings(locale, "first_instance_outcomes") == ()


def _ticks(drawing: Drawing) -> list[Mark]:
    return [mark for mark in drawing.marks if mark.style == "tick along"]


@pytest.mark.parametrize("kind", KINDS)
def test_rows_stand_over_a_scale_with_zero_and_a_round_number(locale: Locale, kind: str) -> None:
    for drawing in _every(locale, kind, NARROW):
        ticks = _ticks(drawing)
        assert ticks[0].words == "0"
        assert {at(mark, "y") for mark in ticks} == {at(ticks[0], "y")}
        if kind == "shares":
            assert [mark.words for mark in ticks] == ["0", "100"]


def test_a_number_of_the_scale_stands_where_a_bar_so_long_ends() -> None:
    drawing = draw_bars(chart([point(30)], [point(100)]), WIDE)
    bar, (_, last) = of_style(drawing, "column")[1], _ticks(drawing)

    assert last.words == "100"
    assert at(last, "x") == pytest.approx(at(bar, "x") + at(bar, "width"), abs=0.2)
