"""All countries side by side: complete, in order, and on the map."""

import re
from dataclasses import replace
from html import unescape
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, strategies as st

from emn_site.charts import indicator_charts
from emn_site.charts.chart_figures import data_frame
from emn_site.exports.embeds import embed_files
from emn_site.locale import addresses, for_locale
from emn_site.model.country import Total
from emn_site.model.figures import Series
from emn_site.model.period import Period
from emn_site.model.site import Site
from emn_site.pages import PageSet
from emn_site.statistics import comparison, figures, findings
from emn_site.statistics.cells import number_text
from emn_site.statistics.comparison import comparison_period
from tests.pages.transforms.reading import html_of, page_of
from tests.sites import all_countries

site, pages = all_countries.site, all_countries.pages


@pytest.fixture(scope="module")
def maps(site: Site) -> dict[str, str]:
    """The maps that pages of indicators fetch, by their addresses."""
    found = embed_files(site, "https://emn.example/")
    return {address: page() for address, page in found.items() if address.partition(".")[0].endswith("-map")}


def test_every_country_is_in_the_table_and_on_the_map(pages: PageSet, maps: dict[str, str]) -> None:
    page = html_of(pages, "indicators/refugees-hosted", "en")

    assert len(re.findall(r'<tr[^>]*><th scope="row"><a ', page)) == 35
    assert maps["embed/refugees-hosted-map.en.html"].count('class="emn-map__country ') == 35


def test_the_highest_value_is_first_and_the_unknown_last(pages: PageSet) -> None:
    page = html_of(pages, "indicators/asylum-applications-new", "en")
    table = page.partition("data-sortable")[2].partition("</table>")[0]
    numbers = re.findall(
        r'</th><td data-value="\d*">[^<]*</td><td class="emn-kept" data-value="([\d.]*)"', table
    )
    known = [float(number) for number in numbers if number]

    assert known == sorted(known, reverse=True)
    assert numbers[len(known) :] == [""] * (35 - len(known))


def test_the_year_compared_is_one_that_most_countries_have(site: Site) -> None:
    assert comparison_period(site, "population") == Period(2024)


def test_a_country_says_its_value_to_a_screen_reader(maps: dict[str, str]) -> None:
    page = maps["embed/population-map.lt.html"]

    assert 'aria-label="Lietuva: 2\u00a0888\u00a0278"' in page


def test_an_indicator_has_its_chart_in_the_frame_drawn_for_a_desk_and_for_a_phone(pages: PageSet) -> None:
    page = html_of(pages, "indicators/refugees-hosted", "en")

    panel = page.partition('data-panel="chart"')[2].partition('data-panel="map"')[0]

    assert panel.count('<svg class="emn-chart"') == 2


def test_where_the_home_country_would_be_a_flat_line_the_frame_begins_with_the_rate(site: Site) -> None:
    beside_germany = replace(site, settings=site.settings.model_copy(update={"compared_with": ["DE"]}))

    plain = data_frame(for_locale(site, "en"), "refugees_hosted", "en/")
    flat = data_frame(for_locale(beside_germany, "en"), "refugees_hosted", "en/")

    assert plain and flat
    assert (plain.is_rate, plain.figure.unit) == (False, "persons")
    assert (flat.is_rate, flat.figure.unit) == (True, "per 1\u00a0000 inhabitants")


@pytest.fixture
def counted_by(site: Site) -> Site:
    """A site in which an indicator without a rate of its own names who counts inhabitants."""
    pending = site.indicators["asylum_seekers_pending"].model_copy(update={"inhabitants": "population"})
    return replace(site, indicators={**site.indicators, "asylum_seekers_pending": pending})


def test_a_rate_made_for_charts_is_computed_from_count_and_inhabitants(counted_by: Site) -> None:
    germany, period = counted_by.countries["germany"], Period(2022)
    counted = figures.get_value(counted_by, germany, "asylum_seekers_pending", period)
    inhabitants = figures.get_value(counted_by, germany, "population", period)

    rate = figures.get_value(counted_by, germany, "asylum_seekers_pending_per_1000", period)

    assert counted and inhabitants and rate
    assert counted.number and inhabitants.number
    assert rate.number == 1000 * counted.number / inhabitants.number


def test_a_rate_that_has_a_page_is_not_made_twice(counted_by: Site) -> None:
    assert counted_by.rate_of("refugees_hosted") == "refugees_per_1000"
    assert counted_by.rate_of("asylum_seekers_pending") == "asylum_seekers_pending_per_1000"
    assert "asylum_seekers_pending_per_1000" not in counted_by.shown_indicators


@given(st.lists(st.floats(-1e7, 1e7, allow_nan=False), min_size=1, max_size=35), st.integers(0, 2))
def test_classes_have_no_holes_and_neither_end_is_empty(numbers: list[float], decimals: int) -> None:
    limits = comparison.class_limits(numbers, decimals)
    places = {comparison.class_of(number, limits) for number in numbers}

    assert all(low < high for low, high in pairwise(limits))
    assert len(limits) < comparison.MOST
    assert {1, len(limits) + 1} <= places


def test_classes_have_round_limits_and_are_named_without_overlap(site: Site) -> None:
    limits = comparison.class_limits([1, 97, 212, 289, 405, 530, 690, 880, 1_900, 12_000], 0)

    assert limits == [100, 300, 600, 1500]
    assert comparison.class_names(for_locale(site, "en"), limits, 0) == [
        "under 100",
        "100 to under 300",
        "300 to under 600",
        "600 to under 1\u00a0500",
        "1\u00a0500 and more",
    ]


def test_the_map_tells_no_data_from_not_of_the_network(maps: dict[str, str]) -> None:
    page = maps["embed/asylum-applications-new-map.en.html"]
    legend = page.partition("emn-map__legend")[2].partition("</ul>")[0]

    assert "no data" in legend
    assert "not in the Network" in legend
    assert 'class="emn-map__other"' in page


def test_the_map_marks_what_may_not_be_compared(maps: dict[str, str]) -> None:
    page = maps["embed/temporary-protection-ukrainians-map.en.html"]
    marked = re.findall(r'emn-map__country--uncertain" data-code="(\w\w)"', page)

    assert sorted(marked) == ["CY", "ES", "FR", "GR"]
    assert "dashed outline" in page


def test_the_small_countries_can_be_hit_by_a_finger(maps: dict[str, str]) -> None:
    page = maps["embed/population-map.en.html"]
    tiles = re.findall(r'<rect x="14" y="(\d+)" width="84" height="84"/><text [^>]*>(\w\w)</text>', page)
    tiles.sort(key=lambda tile: int(tile[0]))

    assert [code for _, code in tiles] == ["CY", "LU", "ME", "MK", "MT"]
    assert all(int(low) - int(high) >= 84 for (high, _), (low, _) in pairwise(tiles))


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        ("recognition_rate", ["LT", "EU27_2020"]),
        ("population", ["LT"]),
    ],
)
def test_the_union_is_shown_beside_countries_by_shares_and_not_by_counts(
    site: Site, key: str, expected: list[str]
) -> None:
    known = Series.model_validate({"dataset": "eurostat", "values": {"2024": 40}})
    derived = site.indicators[key].derived
    inputs = derived.inputs if derived else [key]
    total = Total(code="EU27_2020", figures=dict.fromkeys(inputs, known))
    locale = for_locale(replace(site, totals={"eu": total}), "en")

    found = indicator_charts.frame_holders(locale, key)

    assert [holder.code for *_, holder in found] == expected


def test_a_missing_value_is_shown_as_missing_and_never_as_zero(healthy: Path) -> None:
    page = page_of(healthy, "indicators/asylum-applications-new", "en")
    row = next(row for row in page.partition('id="years"')[2].split("<tr>") if ">Lithuania<" in row)

    assert '<td>0 <small>cases</small></td><td><span class="emn-missing">no data</span></td>' in row


@pytest.mark.parametrize("language", ["lt", "en"])
def test_every_figure_of_every_country_stands_in_its_row(site: Site, pages: PageSet, language: str) -> None:
    locale = for_locale(site, language)
    for key, indicator in site.shown_indicators.items():
        table = html_of(pages, addresses.indicator_path(key), language).partition('id="years"')[2]
        heads, *rows = table.partition("</table>")[0].partition("<thead>")[2].split('<th scope="row">')
        shown = re.findall(r'<th scope="col"[^>]*>(.*?)</th>', heads)[1:]
        cells = {unescape(row.partition("</th>")[0]): re.findall(r"<td>(.*?)</td>", row) for row in rows}
        for name, _, country in locale.countries:
            found = dict(zip(shown, cells[name], strict=True))
            for period, known in figures.value_series(site, country, key).items():
                text = number_text(locale, indicator, known)
                plain = re.sub(r"<(sup|small)\b.*?</\1>|<[^>]+>", "", found.get(locale.period(period), ""))
                assert text is None or unescape(plain).strip() == text, (name, key, period)


def test_the_repeated_year_of_lithuania_is_never_a_count(pages: PageSet) -> None:
    table = html_of(pages, "indicators/asylum-applications-new", "en").partition('id="years"')[2]
    row = next(row for row in table.split("<tr") if ">Lithuania<" in row)

    assert row.count(">310<") == 1  # that of 2020
    assert "the source repeats that of 2020" in row


def test_the_largest_origins_of_each_country_stand_by_period(pages: PageSet) -> None:
    table = html_of(pages, "indicators/asylum-applications-new", "en").partition('id="by-citizenship"')[2]
    row = next(row for row in table.split("<tr") if ">Lithuania<" in row)

    assert "Belarus 69; " in row
    assert "Belarus 287; " in row


def test_every_series_names_its_source_and_its_dataset_with_an_address(site: Site, pages: PageSet) -> None:
    for country in site.countries.values():
        for key in country.figures.keys() & site.shown_indicators.keys():
            page = html_of(pages, addresses.indicator_path(key), "en")
            assert f'href="{site.datasets[site.dataset_of(key, country) or ""].url}"' in page, key


def test_where_the_chart_begins_with_a_rate_the_finding_of_a_count_says_so(
    site: Site, pages: PageSet
) -> None:
    locale = for_locale(site, "en")
    found = {
        key: locale.word("rate_first") in html_of(pages, addresses.indicator_path(key), "en")
        for key in site.shown_indicators
        if findings.home_finding(locale, key)
    }
    frames = {key: data_frame(locale, key, locale.url(addresses.indicator_path(key))) for key in found}

    assert found == {key: bool(frame and frame.is_rate) for key, frame in frames.items()}
    assert set(found.values()) == {True, False}


def test_the_period_of_all_changes_is_said_once(pages: PageSet) -> None:
    page = html_of(pages, "indicators/asylum-applicants", "en")
    table = page.partition('id="all-countries"')[2].partition("</table>")[0]

    assert table.count("on 2023") == 1
    assert '<th scope="col" data-key="change">Change on 2023</th>' in table


def test_shares_that_another_site_shows_say_of_which_period_they_are(site: Site) -> None:
    files = embed_files(site, "https://emn.example/")
    page = files["embed/first-instance-outcomes-kind-shares.en.html"]()

    assert re.search(r"<title>First-instance outcomes \(UNHCR\), \d{4}</title>", page)
