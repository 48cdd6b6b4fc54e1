"""YAML as editors write it: what they mean, and the line they wrote it on."""

import pytest

from emn_site.content.yaml_lines import YamlFault, read_yaml


@pytest.mark.parametrize(
    "word", ["NO", "no", "on", "off", "Yes", "2022-06", "2022-06-15", "0x1F", "1e3", "12:30"]
)
def test_what_looks_like_text_to_an_editor_is_text(word: str) -> None:
    assert read_yaml(f"key: {word}").data == {"key": word}


@pytest.mark.parametrize(
    ("written", "meant"), [("12", 12), ("-3", -3), ("3.5", 3.5), ("true", True), ("", None), ("0", 0)]
)
def test_numbers_truth_and_nothing_are_read_as_such(written: str, meant: object) -> None:
    assert read_yaml(f"key: {written}").data == {"key": meant}


def test_every_key_and_item_has_its_line() -> None:
    document = read_yaml("a: 1\nb:\n  c: 2\n  d:\n    - x\n    - y\n", first_line=2)

    assert document.line(("a",)) == 2
    assert document.line(("b", "c")) == 4
    assert document.line(("b", "d", 1)) == 7


def test_a_place_without_a_line_takes_that_of_the_place_around_it() -> None:
    assert read_yaml("a:\n  b: 1\n").line(("a", "b", "missing")) == 2


@pytest.mark.parametrize(
    ("text", "line", "code"),
    [
        ("a: 1\n  b: 2\n", 2, "unreadable-yaml"),
        ('a: "open\n\nb: 1\n', 1, "unreadable-yaml"),
        ("a: 1\n\tb: 2\n", 2, "unreadable-yaml"),
        ("a: [1, 2\nb: 3\n", 2, "unreadable-yaml"),
        ("a: 1\nb: 2\na: 3\n", 3, "duplicate-key"),
        ("a: &x 1\nb: *x\n", 1, "yaml-alias"),
        ("a: " + "[" * 60 + "]" * 60, 1, "unreadable-yaml"),
        ("a: " + "[" * 50_000, 1, "unreadable-yaml"),
        ("a: " + "9" * 5000, 1, "unreadable-yaml"),
    ],
)
def test_what_cannot_be_read_says_where_and_why(text: str, line: int, code: str) -> None:
    with pytest.raises(YamlFault) as fault:
        read_yaml(text)

    assert (fault.value.line, fault.value.code) == (line, code)


@pytest.mark.parametrize(
    ("text", "line", "detail"),
    [
        ("values:\n  2020:1000\n  2021: 7\n", 2, "no-space"),
        ("values:\n 2020: 1000\n  2021: 7\n", 3, "uneven-indentation"),
        ("a: b: c\n", 1, "misplaced-colon"),
        ("values:\n  2020: :\n", 2, "lone-hyphen"),
        ("summary: |\nWords.\ntopics: []\n", 2, "block-not-moved-in"),
    ],
)
def test_what_is_wrong_with_a_line_is_said(text: str, line: int, detail: str) -> None:
    with pytest.raises(YamlFault) as fault:
        read_yaml(text)

    assert (fault.value.line, fault.value.values) == (line, {"detail": detail})


def test_a_key_given_twice_takes_nothing_else_away_where_it_is_asked_for() -> None:
    twice = list[YamlFault]()

    assert read_yaml("a: 1\nb: 2\na: 3\n", twice=twice).data == {"a": 3, "b": 2}
    assert [(fault.line, fault.code) for fault in twice] == [(3, "duplicate-key")]


def test_a_quotation_mark_that_is_left_open_is_told_where_it_is_opened() -> None:
    with pytest.raises(YamlFault) as fault:
        read_yaml('a: "x"\nb: "open\nc: "y"\n')

    assert (fault.value.line, fault.value.values) == (2, {"detail": "unclosed-quotation"})


def test_an_empty_text_holds_nothing() -> None:
    assert read_yaml("").data is None


def test_a_no_break_space_behind_a_colon_is_told_on_its_line() -> None:
    with pytest.raises(YamlFault) as fault:
        read_yaml('summary: "A"\ntitle:\u00a0Migration\n', first_line=2)

    assert (fault.value.line, fault.value.values) == (3, {"detail": "no-break-space"})
