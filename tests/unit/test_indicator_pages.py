"""All countries side by side: complete, in order, and on the map."""

import re

from emn_site import indicator_pages
from emn_site.model import Site


def test_every_country_is_in_the_table_and_on_the_map(site: Site) -> None:
    page = indicator_pages.pages(site)["en/indicators/refugees-hosted.md"]

    assert len(re.findall(r'<tr><th scope="row"><a ', page)) == 35
    assert page.count('class="emn-map__country ') == 35


def test_the_highest_value_is_first_and_the_unknown_last(site: Site) -> None:
    page = indicator_pages.pages(site)["en/indicators/asylum-applications-new.md"]
    table = page.partition("data-sortable")[2].partition("</table>")[0]
    numbers = re.findall(r'</th><td data-value="\d*">\d*</td><td data-value="([\d.]*)"', table)
    known = [float(number) for number in numbers if number]

    assert known == sorted(known, reverse=True)
    assert numbers[len(known) :] == [""] * (35 - len(known))


def test_the_year_compared_is_one_that_most_countries_have(site: Site) -> None:
    assert indicator_pages.year_of_comparison(site, "population") == 2024


def test_a_country_says_its_value_to_a_screen_reader(site: Site) -> None:
    page = indicator_pages.pages(site)["lt/indicators/population.md"]

    assert 'aria-label="Lietuva: 2\u00a0888\u00a0278"' in page


def test_crimea_is_drawn_as_part_of_ukraine(site: Site) -> None:
    """UN General Assembly resolution 68/262; the source of the outlines draws it otherwise."""
    assert site.map is not None
    points = re.findall(r"[ML](\d+) (\d+)", site.map.countries["UA"])

    # Sevastopol, 33.5° E 44.6° N, in the drawing's own units.
    assert any(700 < int(x) < 760 and 500 < int(y) < 560 for x, y in points)
