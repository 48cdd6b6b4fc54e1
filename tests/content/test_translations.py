"""Fingerprints and numbers: whether a translation still says what its original says."""

import re
from pathlib import Path

import pytest
from hypothesis import given, strategies as st

from emn_site.checks import translations
from emn_site.content.load import load_site
from emn_site.content.translations import TranslationState, count_numbers, translation_state
from tests.pages.transforms.reading import added_to_study

STUDY = "docs/lt/studies/2022/first-study.md"


def _state_after(root: Path, old: str, new: str) -> TranslationState:
    file = root / STUDY
    text = file.read_text()
    assert old in text
    file.write_text(text.replace(old, new))
    publication = next(p for p in load_site(root).publications if p.slug == "first-study")
    return translation_state(publication, "en")


@pytest.mark.parametrize(
    ("one", "other", "is_same"),
    [
        ("1.32 million", "1,32 mln.", True),
        ("1.32 million", "1,32 mlrd.", False),
        ("54 000 applications", "54 tūkst. prašymų", True),
        ("2.5 billion", "2,5 milijardo", True),
        ("1 500 cases", "1 500 atvejų", True),
    ],
)
def test_a_number_counts_with_the_word_that_multiplies_it(one: str, other: str, is_same: bool) -> None:
    assert (count_numbers(one) == count_numbers(other)) is is_same


def test_a_fingerprint_is_six_letters(healthy: Path) -> None:
    for publication in load_site(healthy).publications:
        assert re.fullmatch(r"[a-z]{6}", publication.original.fingerprint)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("arba 3,5 proc. Žr.", "arba 3,5 proc.\nŽr."),
        ("lithuania.md#figures", "lithuania.md"),
        ("topics: [asylum]", "topics: [asylum, return]"),
    ],
    ids=["wrapping", "link target", "neutral facts"],
)
def test_a_translation_stays_current_while_the_words_stay(healthy: Path, old: str, new: str) -> None:
    assert _state_after(healthy, old, new) is TranslationState.CURRENT


@pytest.mark.parametrize(
    ("old", "new"), [("1 500", "1 600"), ("Pirmoji studija", "Antroji studija"), ('"Santrauka."', '"Kita."')]
)
def test_a_translation_is_outdated_when_the_words_change(healthy: Path, old: str, new: str) -> None:
    assert _state_after(healthy, old, new) is TranslationState.OUTDATED


def test_a_text_that_does_not_exist_is_missing(healthy: Path) -> None:
    publication = next(p for p in load_site(healthy).publications if p.slug == "english-only")

    assert (translation_state(publication, "en"), translation_state(publication, "lt")) == (
        TranslationState.ORIGINAL,
        TranslationState.MISSING,
    )


@pytest.mark.parametrize(
    ("lithuanian", "english"),
    [
        ("1 500 asmenų, 3,5 proc.", "1,500 persons, 3.5 per cent"),
        ("2024 m. kovo 5 d.", "5 March 2024"),
        ("2012, 24 ir 94", "2012, 24 and 94"),
        ("nuo 1\u00a0054\u00a0645 iki 917\u00a0215.", "from 1,054,645 to 917,215."),
        ("OL L 94, 2014 3 28, p. 375", "OJ L 94, 28.3.2014, p. 375"),
        ("2014-03-28", "28 3 2014"),
        ("12­3, e. p. 5", "123, p. 5"),
    ],
)
def test_the_same_numbers_are_the_same_in_both_languages(lithuanian: str, english: str) -> None:
    assert count_numbers(lithuanian) == count_numbers(english)


@given(
    st.lists(
        st.sampled_from(["1", "32", "2015", "320", " ", "\u00a0", ".", ",", "million", "tūkst."]), max_size=12
    )
)
def test_numbers_of_any_shape_are_counted(pieces: list[str]) -> None:
    assert all(number.replace(".", "").isdigit() for number in count_numbers("".join(pieces)))


def test_a_year_before_a_number_is_no_part_of_it() -> None:
    assert count_numbers("in 2015 1.32 million people") == {"2015": 1, "1320000": 1}


def test_different_numbers_differ() -> None:
    assert count_numbers("1 500") != count_numbers("1,600")


@pytest.mark.parametrize(
    "part",
    [
        "### Poskyris",
        "![Vaizdas](../../../assets/a.png)",
        "Žodis[^1].\n\n[^1]: Pastaba.",
        "[Puslapis](https://example.org/a)",
    ],
    ids=["heading", "picture", "note", "link"],
)
def test_a_part_that_the_translation_lacks_is_found(healthy: Path, part: str) -> None:
    site = load_site(added_to_study(healthy, part))

    found = [problem for problem in translations.check(site) if problem.code == "parts-differ"]

    assert [problem.path for problem in found] == [STUDY.replace("/lt/", "/en/")]
