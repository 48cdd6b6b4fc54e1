"""What makes a page the better answer, and how the index is divided."""

from json import loads

import pytest

from emn_site.search.shards import (
    PAGES,
    Postings,
    Weights,
    make_shards,
    page_weight,
    round_length,
    shard_files,
    shard_words,
)

TEXT, HEADING, TITLE = (1.0, 0.0, 0.0), (0.0, 6.0, 0.0), (0.0, 0.0, 7.0)
ONLY_TEXT = (500.0, 0.0, 0.0)


def _weight(found: Weights, length: int = 400) -> int:
    return page_weight(found, length)


def test_a_title_counts_more_than_any_number_of_headings() -> None:
    assert _weight(TITLE) > _weight((500.0, 6.0, 0.0))


def test_a_heading_counts_more_than_any_number_of_mentions() -> None:
    assert _weight((1.0, 6.0, 0.0)) > _weight(ONLY_TEXT)


@pytest.mark.parametrize("found", [TEXT, HEADING, TITLE])
def test_more_mentions_count_more(found: Weights) -> None:
    often, heading, title = found
    assert _weight((often + 3, heading, title)) > _weight(found)


def test_the_same_mention_counts_less_in_a_longer_text() -> None:
    assert _weight(TEXT, length=4000) < _weight(TEXT, length=100)


def test_a_page_with_the_word_never_counts_nothing() -> None:
    assert _weight((0.1, 0.0, 0.0), length=1_000_000) == 1


def test_every_word_is_in_one_part_in_order() -> None:
    names = [f"{number:04}" for number in range(500)]

    divided = list(make_shards([(name, PAGES // 5) for name in names], PAGES))

    assert [name for part in divided for name in part] == names
    assert len(divided) > 10
    assert all(len(part) <= 20 for part in divided)


def test_a_word_on_very_many_pages_is_in_a_part_of_its_own() -> None:
    assert list(make_shards([("a", 1), ("b", 9 * PAGES), ("c", 1)], PAGES))[1] == ["b"]


def test_one_word_more_moves_no_other_part() -> None:
    names = [f"{number:04}" for number in range(2000)]
    before = list(make_shards([(name, PAGES // 10) for name in names], PAGES))
    after = list(make_shards([(name, PAGES // 10) for name in sorted([*names, "0007a"])], PAGES))

    assert len([part for part in after if part not in before]) <= 3


def test_a_word_more_makes_no_page_longer() -> None:
    assert round_length(401) == round_length(400)


def test_a_part_has_pages_weights_and_places_of_its_words() -> None:
    words = {"asmuo": Postings(number=3, pages=["2,3", "4"], weights=["7,8", "9"], places=["3,7],[7", "1"])}

    written = {name: loads(text) for name, text in shard_files([shard_words(words)], [1] * 10)}

    assert written["words/0"]["asmuo"] == [[2, 3, 4], [7, 8, 9]]
    assert written["places/0"]["asmuo"] == [[3, 7], [7], [1]]
    index = written["index"]
    assert (index["pages"], index["words"], index["places"]) == (10, ["asmuo"], ["asmuo"])
