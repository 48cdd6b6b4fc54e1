"""A text and a query are cut into words by one set of rules; the browser's half is in tests/browser."""

from itertools import pairwise
from typing import Any

import pytest
import yaml
from hypothesis import given, strategies as st

from emn_site.locale.tokenizer import strip_invisible, tokenize
from tests.sites import ROOT

CASES = yaml.safe_load((ROOT / "tests" / "shared" / "words.yml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=[case["text"] for case in CASES])
def test_a_text_is_cut_as_the_shared_cases_say(case: dict[str, Any]) -> None:
    found = [[*one.words, *([f"+{one.compound}"] if one.compound else [])] for one in tokenize(case["text"])]

    assert found == case["cut"]


@given(st.text())
def test_whatever_the_text_the_cuts_stand_in_it_in_order(text: str) -> None:
    found = list(tokenize(text))

    assert all(one.start < one.end <= len(text) for one in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert all(word for one in found for word in one.words)


@given(st.integers(min_value=0, max_value=10**12))
def test_a_number_is_the_same_however_its_groups_are_written(number: int) -> None:
    written = {f"{number:,}".replace(",", sign) for sign in ",. \u00a0\u202f\u2009"}

    assert {one.words for text in written for one in tokenize(text)} == {(str(number),)}


def test_signs_nobody_sees_are_not_there() -> None:
    assert strip_invisible("mig\u00adra\u200bcija\ufeff") == "migracija"
