"""Which address is meant by one that is not there."""

import pytest

from emn_site.content.link_targets import nearest_addresses

KNOWN = ["studies/2022/first-study", "studies/2021/visas", "informs/2023/visas"]


@pytest.mark.parametrize(
    ("named", "near"),
    [
        ("studies/2020/visas", "informs/2023/visas, studies/2021/visas"),
        ("studies/2022/first-studdy", "studies/2022/first-study"),
    ],
)
def test_an_unknown_address_is_told_with_one_that_is_there(named: str, near: str) -> None:
    assert nearest_addresses(named, KNOWN) == near


def test_something_that_is_there_is_always_told() -> None:
    assert nearest_addresses("zzz", KNOWN) in KNOWN
