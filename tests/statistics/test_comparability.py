"""What may be compared is ranked, changed and added; what may not is said to be left out, and why."""

from pathlib import Path

import pytest

from emn_site.content.load import load_site
from emn_site.content.yaml_lines import read_yaml
from emn_site.locale import for_locale
from emn_site.model.period import Period
from emn_site.model.site import Site
from emn_site.statistics import comparability, coverage, key_figures
from emn_site.statistics.comparability import Rank
from tests.sites import all_countries, copy_of
from tests.sites.countries import add_countries

site = all_countries.site


@pytest.fixture
def network_copy(tmp_path: Path) -> Path:
    return add_countries(copy_of("network", tmp_path))


def _with(root: Path, key: str, values: dict[str, str]) -> Site:
    """Read the network's site with other values of a year in some countries."""
    for slug, figures in values.items():
        file = root / "data" / "countries" / f"{slug}.yml"
        lines = file.read_text().split("\n")
        at = lines.index(f"  {key}:")
        start = next(n for n in range(at, len(lines)) if lines[n] == "    values:")
        end = next(n for n in range(start + 1, len(lines)) if not lines[n].startswith("      "))
        lines[start:end] = [f"    values: {{{figures}}}"]
        file.write_text("\n".join(lines))
        assert read_yaml(file.read_text()).data
    return load_site(root)


def _rank(site: Site, slug: str, key: str, period: Period) -> Rank | None:
    return comparability.country_rank(site, site.countries[slug].code, key, period)


def test_what_is_known_to_be_below_ranks_below_and_its_own_place_is_a_range(network_copy: Path) -> None:
    key = "first_instance_recognised"
    site = _with(network_copy, key, {"latvia": "2024: 10", "estonia": "2024: 5", "hungary": "2024: 0"})
    ranks = {slug: _rank(site, slug, key, Period(2024)) for slug in ("latvia", "estonia", "hungary")}
    among = ranks["latvia"].among if ranks["latvia"] else 0

    assert all(rank and rank.last <= among for rank in ranks.values())
    assert ranks["latvia"]
    assert ranks["estonia"]
    assert ranks["hungary"]
    assert ranks["latvia"].place == ranks["latvia"].last < ranks["estonia"].place
    assert ranks["estonia"].last == ranks["hungary"].last == among
    assert ranks["hungary"].place < ranks["hungary"].last


def test_equal_values_share_a_place_and_the_next_is_skipped(network_copy: Path) -> None:
    key, slugs = "asylum_applicants", ("latvia", "estonia", "malta")
    site = _with(network_copy, key, dict(zip(slugs, ("2024: 10", "2024: 10", "2024: 5"), strict=True)))

    assert [_rank(site, slug, key, Period(2024)) for slug in slugs] == [
        Rank(26, 28, 26),
        Rank(26, 28, 26),
        Rank(28, 28, 28),
    ]


def test_a_rate_of_a_few_persons_is_known_to_be_low_and_a_share_of_them_says_nothing(site: Site) -> None:
    hungary = site.countries["hungary"]

    rate = comparability.country_rank(site, hungary.code, "asylum_applicants_per_1000", Period(2024))
    share = comparability.ranking(site, "recognition_rate", Period(2024))

    assert rate == Rank(28, 28, 28)
    assert "HU" in share.left_out["too_few"]
    assert "HU" not in share.ranks


def test_another_definition_has_no_rank_and_no_change_where_it_begins_or_ends(site: Site) -> None:
    key, period = "temporary_protection_ukrainians", Period.parse("2024-12")
    bulgaria, lithuania = site.countries["bulgaria"], site.countries["lithuania"]
    asked = (site, bulgaria, key, Period.parse("2023-12"), period)

    assert set(comparability.ranking(site, key, period).left_out["other_definition"]) == {
        "CY",
        "ES",
        "FR",
        "GR",
    }
    assert comparability.reason_not_changed(*asked) == "definition_changes"
    assert comparability.value_change(site, bulgaria, key, period) is None
    assert comparability.value_change(site, lithuania, key, period) is not None


def test_a_series_of_decembers_is_yearly(site: Site) -> None:
    key = "temporary_protection_ukrainians"

    assert [str(p) for p in coverage.indicator_periods(site, key)] == ["2022-12", "2023-12", "2024-12"]
    assert coverage.rhythm(site, key) == "year"


@pytest.mark.parametrize(
    ("values", "has_percent"), [("2023: 60, 2024: 49", False), ("2023: 60, 2024: 50", True)]
)
def test_there_is_no_percentage_where_either_end_is_small(
    network_copy: Path, values: str, has_percent: bool
) -> None:
    site = _with(network_copy, "stateless_persons", {"latvia": values})
    changed = comparability.value_change(site, site.countries["latvia"], "stateless_persons", Period(2024))

    assert changed
    assert (changed.percent is not None) == has_percent


def test_a_key_figure_of_too_few_says_so_and_no_older_one(site: Site) -> None:
    found = key_figures.key_figures(for_locale(site, "en"), "hungary", site.countries["hungary"])
    rate = next(figure for figure in found if figure.key == "asylum_applicants_per_1000")

    assert (rate.number, rate.gap, rate.period) == ("", "too few to compute", "2024")


def test_a_sum_that_is_withheld_says_whom_it_lacks_and_why(site: Site) -> None:
    found = comparability.group_values(site, "asylum_applications_new", Period(2017))
    members = next(one for one in found if one.group == "member_states")

    assert members.value is None
    assert members.lacking == {"other_unit": ("FI",)}
    cell = key_figures.group_cell(for_locale(site, "en"), "asylum_applications_new", members)
    assert cell.note == "withheld: counted in other units – Finland"
