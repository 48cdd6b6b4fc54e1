"""All countries side by side: complete, in order, and on the map."""

import re

from emn_site.facts.comparison import period_of_comparison
from emn_site.model.period import Period
from emn_site.model.site import Site
from emn_site.pages import Pages
from tests.unit.reading import html_of


def test_every_country_is_in_the_table_and_on_the_map(pages: Pages) -> None:
    page = html_of(pages, "indicators/refugees-hosted", "en")

    assert len(re.findall(r'<tr><th scope="row"><a ', page)) == 35
    assert page.count('class="emn-map__country ') == 35


def test_the_highest_value_is_first_and_the_unknown_last(pages: Pages) -> None:
    page = html_of(pages, "indicators/asylum-applications-new", "en")
    table = page.partition("data-sortable")[2].partition("</table>")[0]
    numbers = re.findall(r'</th><td data-value="\d*">\d*</td><td data-value="([\d.]*)"', table)
    known = [float(number) for number in numbers if number]

    assert known == sorted(known, reverse=True)
    assert numbers[len(known) :] == [""] * (35 - len(known))


def test_the_year_compared_is_one_that_most_countries_have(site: Site) -> None:
    assert period_of_comparison(site, "population") == Period(2024)


def test_a_country_says_its_value_to_a_screen_reader(pages: Pages) -> None:
    page = html_of(pages, "indicators/population", "lt")

    assert 'aria-label="Lietuva: 2\u00a0888\u00a0278"' in page


def test_an_indicator_has_its_chart_over_time_and_one_for_each_country(pages: Pages) -> None:
    page = html_of(pages, "indicators/refugees-hosted", "en")
    each = page.partition('id="each"')[2].partition("</ul>")[0]

    assert page.count('<svg class="emn-chart"', 0, page.index('id="map"')) == 2
    assert each.count("<svg") == each.count("<li>") >= 30
    assert "compare/?indicator=refugees_hosted" in page
