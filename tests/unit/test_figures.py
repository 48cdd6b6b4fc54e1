"""Values, computed values, changes and ranks: what is known is right, what is not known stays unknown."""

from pathlib import Path

import pytest

from emn_site.facts import figures
from emn_site.files.load import load
from emn_site.model.site import Site

RATE = """
rate:
  group: rates
  kind: flow
  unit: per_1000
  decimals: 2
  derived:
    numerator: [asylum_applications_new]
    denominator: [population]
    times: 1000
"""


WORDS = 'rate: {name: "Rate", definition: "A rate.", formula: "a ÷ b"}\n'


def _site(root: Path, figures_of_lithuania: str) -> Site:
    for folder, text in (("", RATE), ("lt/", WORDS), ("en/", WORDS)):
        file = root / "data" / f"{folder}indicators.yml"
        file.write_text(file.read_text() + text)
    file = root / "data" / "countries" / "lithuania.yml"
    file.write_text(f"code: LT\neurostat_code: LT\nrole: member_state\nfigures:\n{figures_of_lithuania}")
    site = load(root)
    assert site.problems == []
    return site


def _series(key: str, values: str) -> str:
    return f"  {key}:\n    source: statistics\n    values: {{{values}}}\n"


def test_a_rate_is_computed_from_its_inputs(healthy: Path) -> None:
    site = _site(
        healthy, _series("asylum_applications_new", "2020: 50") + _series("population", "2020: 4000")
    )

    assert figures.value(site, site.countries["lithuania"], "rate", 2020) == figures.Value(12.5)


@pytest.mark.parametrize("population", ["2021: 4000", "2020: 0", "2020: {flag: not_available}"])
def test_a_rate_without_a_sound_input_is_unknown(healthy: Path, population: str) -> None:
    site = _site(healthy, _series("asylum_applications_new", "2020: 50") + _series("population", population))

    assert figures.value(site, site.countries["lithuania"], "rate", 2020) is None


def test_a_rate_of_cases_says_so(healthy: Path) -> None:
    applications = _series("asylum_applications_new", "2020: {value: 50, unit: cases}")
    site = _site(healthy, applications + _series("population", "2020: 4000"))

    known = figures.value(site, site.countries["lithuania"], "rate", 2020)

    assert known is not None
    assert known.unit == "cases"


def test_a_rate_takes_over_the_flag_of_an_input(healthy: Path) -> None:
    population = _series("population", "2020: {value: 4000, flag: estimated}")
    site = _site(healthy, _series("asylum_applications_new", "2020: 50") + population)

    known = figures.value(site, site.countries["lithuania"], "rate", 2020)

    assert known is not None
    assert known.flag == "estimated"


def test_the_change_is_on_the_year_before(healthy: Path) -> None:
    site = _site(healthy, _series("population", "2020: 200, 2021: 250"))

    assert figures.change(site, site.countries["lithuania"], "population", 2021) == figures.Change(50, 25.0)


@pytest.mark.parametrize(
    "values",
    [
        "2019: 200, 2021: 250",
        "2020: {value: 200, unit: cases}, 2021: 250",
        "2020: 200, 2021: {value: 250, flag: break}",
    ],
    ids=["a gap", "another unit", "a break"],
)
def test_there_is_no_change_between_what_cannot_be_compared(healthy: Path, values: str) -> None:
    site = _site(healthy, _series("population", values))

    assert figures.change(site, site.countries["lithuania"], "population", 2021) is None


def test_from_nothing_there_is_a_difference_but_no_percentage(healthy: Path) -> None:
    site = _site(healthy, _series("population", "2020: 0, 2021: 5"))

    assert figures.change(site, site.countries["lithuania"], "population", 2021) == figures.Change(5, None)


def test_the_largest_value_is_first_and_equals_share_a_place(site: Site) -> None:
    ranks = {
        slug: figures.rank(site, country, "population", 2024) for slug, country in site.countries.items()
    }

    assert ranks["germany"] == figures.Rank(1, 35)
    assert {rank.place for rank in ranks.values() if rank} <= set(range(1, 36))


def test_a_country_without_a_value_has_no_rank(site: Site) -> None:
    assert figures.rank(site, site.countries["bulgaria"], "asylum_applications_new", 2025) is None


def test_an_indicator_no_country_has_is_not_shown(site: Site) -> None:
    assert "first_time_applicants" in site.indicators
    assert "first_time_applicants" not in site.shown_indicators
