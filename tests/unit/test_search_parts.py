"""What makes a page the better answer, and how the index is divided."""

import pytest

from emn_site.search.parts import MOST_PAGES, MOST_PLACES, PASSAGE, Word, files, parts, passage, weight

TEXT, HEADING, TITLE = {40: 1.0}, {20: 6.0}, {0: 7.0}
ONLY_TEXT = dict.fromkeys(range(500), 1.0)


def _weight(places: dict[int, float], length: int = 400) -> int:
    return weight(places, length, mean=400)


def test_a_title_counts_more_than_any_number_of_headings() -> None:
    assert _weight(TITLE) > _weight(dict.fromkeys(range(50), 6.0))


def test_a_heading_counts_more_than_any_number_of_mentions() -> None:
    assert _weight(HEADING | TEXT) > _weight(ONLY_TEXT)


@pytest.mark.parametrize("places", [TEXT, HEADING, TITLE])
def test_more_mentions_count_more(places: dict[int, float]) -> None:
    assert _weight(places | {100: 1.0, 200: 1.0, 300: 1.0}) > _weight(places)


def test_the_same_mention_counts_less_in_a_longer_text() -> None:
    assert _weight(TEXT, length=4000) < _weight(TEXT, length=100)


def test_a_page_with_the_word_never_counts_nothing() -> None:
    assert _weight({9: 0.1}, length=1_000_000) == 1


def test_every_word_is_in_one_part_in_order() -> None:
    fitting = MOST_PAGES // 2
    words = [
        Word(key, dict.fromkeys(range(fitting), TEXT)) for key in ("žemė", "asmuo", "šalis", "2024", "~stem")
    ]

    divided = list(parts(words))

    assert [word.key for part in divided for word in part] == sorted(word.key for word in words)
    assert [len(part) for part in divided] == [2, 2, 1]


def test_a_word_that_stands_in_very_many_places_is_a_part_of_its_own() -> None:
    often = dict.fromkeys(range(MOST_PLACES + 1), 1.0)
    words = [Word("a", {0: TEXT}), Word("b", {0: often}), Word("c", {0: TEXT}), Word("d", {0: TEXT})]

    assert [[word.key for word in part] for part in parts(words)] == [["a"], ["b"], ["c", "d"]]


def test_pages_and_places_are_written_as_distances() -> None:
    words = [Word("asmuo", {2: {3: 1.0, 10: 1.0}, 5: {7: 1.0}})]

    written = dict(files(words, lengths=[100] * 6, titles=[1] * 6, shares=[1.0] * 6))

    assert written["words/0.json"]["asmuo"][0] == [2, 3]
    assert written["places/0.json"]["asmuo"] == [[3, 7], [7]]
    index = written["index.json"]
    assert (index["pages"], index["passage"], index["first"]) == (6, PASSAGE, ["asmuo"])


def test_a_page_is_shown_where_it_is_most_about_the_word() -> None:
    assert passage({3: 1.0, 2 * PASSAGE: 1.0, 2 * PASSAGE + 5: 1.0, 3 * PASSAGE: 1.0}) == 2


def test_a_heading_draws_more_than_a_title() -> None:
    assert passage({0: 7.0, 4 * PASSAGE: 6.0}) == 4


def test_a_word_of_the_title_alone_shows_the_beginning() -> None:
    assert passage({2: 7.0}) == 0
