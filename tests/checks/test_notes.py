"""A note is on a value; where sources are said to differ, both numbers are there and do differ."""

from pathlib import Path

import pytest

from emn_site.checks import data, figures
from emn_site.content.load import load_site
from tests.sites import copy_of

VALUE = "country: LT, indicators: [asylum_applicants], period: 2021"
STUDY = "studies/2018/attracting-and-retaining-students"

RIGHT = (
    f"{{{VALUE}}}",
    f"{{{VALUE}, other_number: 3000, said_by: eurostat}}",
    f"{{{VALUE}, other_indicator: population}}",
    "{country: LT, indicators: [asylum_applications_new], period: 2021, other_indicator: asylum_applicants}",
)

WRONG = {
    "{country: LT, indicators: [asylum_applicants], period: 1991}": "note-without-value",
    f"{{{VALUE}, other_number: 3000}}": "number-not-said",
    f"{{{VALUE}, other_number: 3000, said_in: [nowhere]}}": "number-not-said",
    f"{{{VALUE}, other_number: 3000, said_in: [countries/lithuania]}}": "number-not-said",
    f"{{{VALUE}, other_number: 3940, said_by: eurostat}}": "numbers-agree",
    f"{{{VALUE}, other_indicator: asylum_applicants}}": "numbers-agree",
}

UNKNOWN = {
    "{country: US, indicators: [asylum_applicants], period: 2021}": "unknown-country",
    "{country: LT, indicators: [nothing], period: 2021}": "unknown-indicator",
    f"{{{VALUE}, other_indicator: nothing}}": "unknown-indicator",
    f"{{{VALUE}, said_by: nobody}}": "unknown-source",
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return copy_of("network", tmp_path)


def _write(root: Path, *entries: str) -> None:
    (root / "data/notes.yml").write_text("".join(f"n{at}: {one}\n" for at, one in enumerate(entries)))
    for language in ("lt", "en"):
        words = "".join(f'n{at}: "Why."\n' for at in range(len(entries)))
        (root / f"data/{language}/notes.yml").write_text(words)


def _say(root: Path, language: str, text: str) -> None:
    """Add a paragraph to a text that every language has."""
    file = root / f"docs/{language}/{STUDY}.md"
    file.write_text(file.read_text().rstrip() + f"\n\n{text}\n")


def test_a_note_on_nothing_and_a_difference_that_is_none_are_problems(root: Path) -> None:
    _write(root, *RIGHT, *WRONG)

    found = list(figures.check_notes(load_site(root)))

    assert [(one.line, one.code) for one in found] == [
        (len(RIGHT) + 1 + at, code) for at, code in enumerate(WRONG.values())
    ]


def test_what_a_note_names_is_known(root: Path) -> None:
    _write(root, *UNKNOWN)
    site = load_site(root)

    assert sorted(one.code for one in data.check_terms(site)) == sorted(UNKNOWN.values())
    assert list(figures.check_notes(site)) == []


@pytest.mark.parametrize("number", ["3\u00a0000", "3 000"])
def test_a_page_says_the_number_in_each_of_its_languages(root: Path, number: str) -> None:
    _write(root, f"{{{VALUE}, other_number: 3000, said_in: [{STUDY}]}}")
    _say(root, "lt", f"Paprašė {number} žmonių.")
    assert [one.code for one in figures.check_notes(load_site(root))] == ["number-not-said"]

    _say(root, "en", f"Some {number} people asked.")
    assert list(figures.check_notes(load_site(root))) == []


@pytest.mark.parametrize("text", ["Some 13 000 people.", "Some 3 000 000 people.", "Some 3 000.5 people."])
def test_a_part_of_a_longer_number_is_not_it(root: Path, text: str) -> None:
    _write(root, f"{{{VALUE}, other_number: 3000, said_in: [{STUDY}]}}")
    for language in ("lt", "en"):
        _say(root, language, text)

    assert [one.code for one in figures.check_notes(load_site(root))] == ["number-not-said"]
