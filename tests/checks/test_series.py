"""Values that cannot stand beside each other: in time, in another country, in a total, in an indicator."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from emn_site.checks import series
from emn_site.content.load import load_site
from emn_site.model.problems import Problem
from emn_site.model.site import Site
from tests.sites import copy_of

LATVIA, LITHUANIA = "data/countries/latvia.yml", "data/countries/lithuania.yml"
SMOOTH = (10_379_295, 10_452_326, 10_521_556, 10_551_707)
FLOW = (3_040, 3_070, 2_475, 3_350)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return copy_of("network", tmp_path)


def _write(root: Path, file: str, key: str, values: tuple[Any, ...], **more: Any) -> None:
    """Put a series from 2021 on into a file, in the place of all that it has."""
    path = root / file
    head, _, _ = path.read_text().partition("figures:")
    one = {"dataset": "migr_pop1ctz", "extracted": "2026", **more}
    one["values"] = {2021 + at: value for at, value in enumerate(values)}
    path.write_text(head + yaml.safe_dump({"figures": {key: one}}))


def _found(root: Path, rule: Callable[[Site], Iterator[Problem]]) -> list[tuple[str, str, dict[str, str]]]:
    return [(one.path, one.code, dict(one.values)) for one in rule(load_site(root))]


@pytest.mark.parametrize(
    ("values", "at", "slip"),
    [
        (SMOOTH, 2, 10_251_556),
        (SMOOTH, 1, 104_523_260),
        (FLOW, 2, 24_750),
        (FLOW, 3, 33_500),
        ((10_379_290, 10_452_320, 10_521_550, 10_551_700), 2, 1_052_155),
    ],
)
def test_a_value_that_would_fit_without_one_slip_is_told(
    root: Path, values: tuple[int, ...], at: int, slip: int
) -> None:
    _write(root, LATVIA, "population", values)
    assert _found(root, series.check_values) == []

    _write(root, LATVIA, "population", (*values[:at], slip, *values[at + 1 :]))
    ((path, code, gaps),) = _found(root, series.check_values)

    assert (path, code, gaps["key"]) == (LATVIA, "figure-typo", f"population.{2021 + at}")
    assert gaps["value"] == str(slip)


@pytest.mark.parametrize(
    ("middle", "more"),
    [
        ({"value": 10_251_556, "flags": ["break"]}, {}),
        ({"value": 10_251_556, "flags": ["provisional"]}, {}),
        ({"value": 10_251_556, "carried_from": 2021}, {}),
        (10_251_556, {"checked": [2023]}),
    ],
)
def test_a_value_of_which_more_is_known_is_left_alone(root: Path, middle: object, more: object) -> None:
    assert isinstance(more, dict)
    _write(root, LATVIA, "population", (*SMOOTH[:2], middle, SMOOTH[3]), **more)

    assert _found(root, series.check_values) == []


@pytest.mark.parametrize("values", [(1300, 9_990, 1200), (11_604, 21_569, 13_345), (372, 86, 1240)])
def test_numbers_that_jump_by_nature_are_left_alone(root: Path, values: tuple[int, ...]) -> None:
    _write(root, LATVIA, "asylum_applicants", values)

    assert _found(root, series.check_values) == []


def test_a_gap_in_time_makes_no_neighbours(root: Path) -> None:
    _write(root, LATVIA, "population", (*SMOOTH[:2], {"flags": ["not_available"]}, 104_523_260, SMOOTH[3]))

    assert _found(root, series.check_values) == []


def test_rows_pasted_from_another_country_are_told_in_both(root: Path) -> None:
    _write(root, LITHUANIA, "immigration", (5_000, 5_532, 8_138, 8_790, 10_193, 10_400))
    _write(root, LATVIA, "immigration", (20_000, 19_000, 21_000, 20_500, 22_000, 21_700))
    assert _found(root, series.check_rows) == []

    _write(root, LATVIA, "immigration", (20_000, 5_532, 8_138, 8_790, 10_193, 21_700))
    found = _found(root, series.check_rows)

    assert {(path, gaps["other"]) for path, _, gaps in found} == {(LATVIA, LITHUANIA), (LITHUANIA, LATVIA)}
    assert {(code, gaps["key"]) for _, code, gaps in found} == {("rows-of-another", "immigration.2022")}


@pytest.mark.parametrize("shared", [(10, 15, 5), (5_532, 8_138)])
def test_few_and_small_values_are_alike_by_chance(root: Path, shared: tuple[int, ...]) -> None:
    _write(root, LITHUANIA, "immigration", (5_000, *shared, 5_000))
    _write(root, LATVIA, "immigration", (20_000, *shared, 21_700))

    assert _found(root, series.check_rows) == []


@pytest.mark.parametrize(("total", "codes"), [(18_000, []), (17_999, ["total-below-part"])])
def test_a_total_is_no_less_than_what_a_member_has(root: Path, total: int, codes: list[str]) -> None:
    (root / "data/totals").mkdir(exist_ok=True)
    (root / "data/totals/eu.yml").write_text("code: EU27_2020\nfigures:\n")
    _write(root, LATVIA, "immigration", (18_000,))
    _write(root, "data/totals/eu.yml", "immigration", (total,))

    assert [code for _, code, _ in _found(root, series.check_totals)] == codes


def _citizens(members: int) -> dict[str, dict[int, dict[str, int]]]:
    """Return citizenships of two hundred periods, some of which name Lithuanians."""
    named = [{"LTU" if at < members else "BLR": 40} for at in range(70)]
    years = [{**one, "RUS": 30, "UKR": 20} for one in named]
    return {"citizenship": {2021 + at: one for at, one in enumerate(years)}}


@pytest.mark.parametrize(("members", "count"), [(0, 0), (1, 1), (30, 0)])
def test_a_member_state_among_third_countries_is_told(root: Path, members: int, count: int) -> None:
    _write(root, LATVIA, "asylum_applicants", (100,), breakdowns=_citizens(members))

    found = _found(root, series.check_citizenships)

    assert [(path, code) for path, code, _ in found] == [(LATVIA, "origin-in-union")] * count


def test_an_indicator_is_fetched_from_the_table_that_its_series_name(root: Path) -> None:
    assert _found(root, series.check_datasets) == []
    file = root / "data/indicators.yml"
    fetched = "dataset: migr_asyappctza"
    assert file.read_text().count(fetched) >= 1

    file.write_text(file.read_text().replace(fetched, "dataset: migr_pop1ctz", 1))
    ((path, code, gaps),) = _found(root, series.check_datasets)

    assert (path, code, gaps["known"]) == ("data/indicators.yml", "fetch-unlike", "migr_asyappctza")
