"""Values, computed values, changes and ranks: what is known is right, what is not known stays unknown."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from emn_site import checks
from emn_site.cache.queries import note_questions
from emn_site.content.load import load_site
from emn_site.model.period import Period
from emn_site.model.site import Site
from emn_site.statistics import comparability, figures, key_figures
from tests.sites import all_countries

RATE = """
rate:
  chapter: population
  kind: flow
  unit: per_1000
  decimals: 2
  derived:
    numerator: [asylum_applications_new]
    denominator: [population]
    times: 1000
"""


WORDS = 'rate: {name: "Rate", definition: "A rate.", formula: "a ÷ b"}\n'


site = all_countries.site


def _site(root: Path, figures_of_lithuania: str) -> Site:
    for folder, text in (("", RATE), ("lt/", WORDS), ("en/", WORDS)):
        file = root / "data" / f"{folder}indicators.yml"
        file.write_text(file.read_text() + text)
    file = root / "data" / "countries" / "lithuania.yml"
    file.write_text(f"code: LT\neurostat_code: LT\nrole: member_state\nfigures:\n{figures_of_lithuania}")
    site = load_site(root)
    assert site.problems == []
    return site


def _series(key: str, values: str) -> str:
    return f"  {key}:\n    dataset: statistics\n    values: {{{values}}}\n"


def test_a_rate_is_computed_from_its_inputs(healthy: Path) -> None:
    site = _site(
        healthy, _series("asylum_applications_new", "2020: 50") + _series("population", "2020: 4000")
    )

    assert figures.get_value(site, site.countries["lithuania"], "rate", Period(2020)) == figures.Value(
        Decimal("12.5")
    )


@pytest.mark.parametrize("population", ["2021: 4000", "2020: 0", "2020: {flags: [not_available]}"])
def test_a_rate_without_a_sound_input_is_unknown(healthy: Path, population: str) -> None:
    site = _site(healthy, _series("asylum_applications_new", "2020: 50") + _series("population", population))

    assert figures.get_value(site, site.countries["lithuania"], "rate", Period(2020)) is None


def test_a_rate_of_cases_is_no_number_of_cases_and_is_doubted(healthy: Path) -> None:
    applications = _series("asylum_applications_new", "2020: {value: 50, unit: cases}")
    site = _site(healthy, applications + _series("population", "2020: 4000"))

    known = figures.get_value(site, site.countries["lithuania"], "rate", Period(2020))

    assert known is not None
    assert (known.unit, known.anomalies) == (None, ("counted_otherwise",))


def test_a_rate_takes_over_the_flag_of_an_input(healthy: Path) -> None:
    population = _series("population", "2020: {value: 4000, flags: [estimated]}")
    site = _site(healthy, _series("asylum_applications_new", "2020: 50") + population)

    known = figures.get_value(site, site.countries["lithuania"], "rate", Period(2020))

    assert known is not None
    assert known.flags == ("estimated",)


def test_the_change_is_on_the_year_before(healthy: Path) -> None:
    site = _site(healthy, _series("population", "2020: 200, 2021: 250"))

    assert comparability.value_change(
        site, site.countries["lithuania"], "population", Period(2021)
    ) == comparability.ValueChange(Period(2020), Decimal(50), Decimal(25))


@pytest.mark.parametrize(
    "values",
    [
        "2019: 200, 2021: 250",
        "2020: {value: 200, unit: cases}, 2021: 250",
        "2020: 200, 2021: {value: 250, flags: [break]}",
    ],
    ids=["a gap", "another unit", "a break"],
)
def test_there_is_no_change_between_what_cannot_be_compared(healthy: Path, values: str) -> None:
    site = _site(healthy, _series("population", values))

    assert comparability.value_change(site, site.countries["lithuania"], "population", Period(2021)) is None


def test_from_nothing_there_is_a_difference_but_no_percentage(healthy: Path) -> None:
    site = _site(healthy, _series("population", "2020: 0, 2021: 5"))

    assert comparability.value_change(
        site, site.countries["lithuania"], "population", Period(2021)
    ) == comparability.ValueChange(Period(2020), Decimal(5), None)


def test_the_largest_value_is_first_and_equals_share_a_place(site: Site) -> None:
    ranks = {
        slug: comparability.country_rank(site, country.code, "population", Period(2024))
        for slug, country in site.countries.items()
    }

    assert ranks["germany"] == comparability.Rank(1, 35, 1)
    assert {rank.place for rank in ranks.values() if rank} <= set(range(1, 36))


def test_a_country_without_a_value_has_no_rank(site: Site) -> None:
    assert (
        comparability.country_rank(
            site, site.countries["bulgaria"].code, "asylum_applications_new", Period(2025)
        )
        is None
    )


def test_a_source_that_repeats_a_year_has_observed_nothing(healthy: Path) -> None:
    site = _site(
        healthy, _series("population", "2020: 310, 2021: {value: 310, carried_from: 2020}, 2022: 400")
    )

    known = figures.get_value(site, site.countries["lithuania"], "population", Period(2021))

    assert known is not None
    assert (known.number, known.stated, known.carried_from) == (None, Decimal(310), Period(2020))
    assert comparability.value_change(site, site.countries["lithuania"], "population", Period(2022)) is None


def test_the_newest_value_is_one_that_was_observed(healthy: Path) -> None:
    site = _site(healthy, _series("population", "2020: 310, 2021: {value: 310, carried_from: 2020}"))

    latest = key_figures.latest_value(site, site.countries["lithuania"], "population")

    assert latest is not None
    assert latest[0] == Period(2020)


def test_a_rate_of_fewer_than_fifty_is_called_unreliable(healthy: Path) -> None:
    site = _site(
        healthy, _series("asylum_applications_new", "2020: 49") + _series("population", "2020: 4000")
    )

    known = figures.get_value(site, site.countries["lithuania"], "rate", Period(2020))

    assert known is not None
    assert known.anomalies == ("small_base",)


def test_a_small_base_has_a_difference_but_no_percentage(healthy: Path) -> None:
    site = _site(healthy, _series("population", "2020: 40, 2021: 60"))

    assert comparability.value_change(
        site, site.countries["lithuania"], "population", Period(2021)
    ) == comparability.ValueChange(Period(2020), Decimal(20), None)


def test_small_counts_of_a_source_that_rounds_them_are_ranked_below_all_that_are_larger(site: Site) -> None:
    key, period = "first_instance_recognised", Period(2024)
    found = {
        code: (rank, figures.get_value(site, country, key, period))
        for code, country in ((c.code, c) for c in site.countries.values())
        if (rank := comparability.country_rank(site, country.code, key, period))
    }
    small = {code for code, (_, known) in found.items() if known and known.limits}
    lowest_of_others = max(rank.last for code, (rank, _) in found.items() if code not in small)

    assert small
    assert all(rank.place > lowest_of_others for code, (rank, _) in found.items() if code in small)
    assert max(rank.last for rank, _ in found.values()) == len(found)


def test_values_may_be_negative_where_the_indicator_says_so(healthy: Path) -> None:
    balance = (
        "balance: {chapter: population, kind: flow, unit: persons, signed: true, "
        "derived: {numerator: [asylum_applications_new], minus: [population]}}\n"
    )
    (healthy / "data/indicators.yml").write_text((healthy / "data/indicators.yml").read_text() + balance)
    for language in ("lt", "en"):
        file = healthy / f"data/{language}/indicators.yml"
        file.write_text(file.read_text() + 'balance: {name: "B", definition: "B.", formula: "a − b"}\n')
    site = _site(healthy, _series("asylum_applications_new", "2020: 50") + _series("population", "2020: 80"))

    known = figures.get_value(site, site.countries["lithuania"], "balance", Period(2020))

    assert known is not None
    assert known.number == -30


def test_a_sum_over_countries_lacks_nobody(site: Site) -> None:
    complete = comparability.group_values(site, "population", Period(2024))
    with_a_gap = comparability.group_values(site, "asylum_applicants", Period(2023))

    assert {found.group for found in complete} == {"network", "member_states"}
    assert all(found.value and not found.is_stated for found in complete)
    every = [figures.get_value(site, c, "population", Period(2024)) for c in site.countries.values()]
    added = next(found.value for found in complete if found.group == "network")
    assert added
    assert sum(known.number or 0 for known in every if known) == added.number
    withheld = next(found for found in with_a_gap if found.group == "network")
    assert withheld.value is None
    assert "AL" in withheld.lacking["no_value"]


def test_what_a_source_states_for_the_eu_is_called_stated(healthy: Path) -> None:
    (healthy / "data/totals").mkdir()
    (healthy / "data/totals/eu.yml").write_text(
        "code: EU27_2020\nfigures:\n" + _series("population", "2020: 9")
    )
    site = _site(healthy, _series("population", "2020: 4"))

    stated = [
        found for found in comparability.group_values(site, "population", Period(2020)) if found.is_stated
    ]

    assert [(found.group, found.value) for found in stated] == [("eu", figures.Value(Decimal(9)))]


def test_an_indicator_no_country_has_is_not_shown(site: Site) -> None:
    assert "first_time_applicants" in site.indicators
    assert "first_time_applicants" not in site.shown_indicators


def test_a_rate_that_a_text_quotes_is_compared_as_it_is_shown(healthy: Path) -> None:
    site = _site(healthy, _series("asylum_applications_new", "2020: 1") + _series("population", "2020: 3000"))
    study = healthy / "docs" / "lt" / "studies" / "2022" / "first-study.md"
    study.write_text(f"{study.read_text()}\nRodiklis – [0,33](figure:LT/rate/2020).\n")

    known = figures.get_value(site, site.countries["lithuania"], "rate", Period.parse("2020"))
    found = [one.code for one in checks.check_site(healthy, date(2026, 1, 1)).problems]

    assert known is not None
    assert known.number != Decimal("0.33")
    assert "figure-differs" not in found


def test_what_shows_one_value_is_made_of_it_and_not_of_the_whole_series(site: Site) -> None:
    lithuania = site.countries["lithuania"]

    _, asked = note_questions(lambda: figures.get_value(site, lithuania, "population", Period(2023)))

    assert [arguments for _, arguments in asked] == [("LT", "population", "2023")]


def test_what_shows_when_a_series_was_read_is_not_made_of_its_values(site: Site) -> None:
    held = figures.stored_series(site, "LT", "population")
    read = figures.series_reading(site, "LT", "population")

    assert held and read and read.extracted == held.extracted
    assert held.values and not read.values
