"""The package grows only together with a reason in `decisions/budget.md`."""

from dataclasses import astuple

from benchmarks.budget import allowance, measure


def test_the_package_is_no_larger_than_its_budget() -> None:
    is_within = all(now <= most for now, most in zip(astuple(measure()), astuple(allowance()), strict=True))

    assert is_within, f"{measure()}: delete lines, or add a row to decisions/budget.md that says what for"
