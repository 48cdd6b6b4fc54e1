"""The package grows only together with a reason in `decisions/budget.md`."""

from dataclasses import astuple

from benchmarks.budget import allowance, measure


def test_the_package_is_no_larger_than_its_budget() -> None:
    print(measure())

    assert all(now <= most for now, most in zip(astuple(measure()), astuple(allowance()), strict=True))
