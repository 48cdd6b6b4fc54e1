"""A text that is a translation and does not say so is told that, and nothing that follows from it."""

from pathlib import Path

import pytest

from emn_site import checks
from emn_site.model.problems import Problem
from tests.checks.test_problems import TODAY

FILE = "docs/en/studies/2022/first-study.md"
KEY = "translation: {of: lt, source: danise}\n"


def _problems(root: Path, key: str, file: str = FILE) -> list[Problem]:
    text = (root / FILE).read_text()
    (root / FILE).unlink()
    (root / file).write_text(text.replace(KEY, key))
    return checks.check_site(root, TODAY).problems


def test_a_translation_without_its_key_is_told_which_and_where_its_original_is(healthy: Path) -> None:
    (found,) = _problems(healthy, "")

    assert (found.code, found.path, found.line) == ("translation-without-key", FILE, 2)
    assert dict(found.values) == {"original": FILE.replace("/en/", "/lt/"), "locale": "lt"}


@pytest.mark.parametrize("key", ["translation: lt\n", "translation: {of: Lithuanian}\n"])
def test_a_key_that_cannot_be_read_makes_no_second_original(healthy: Path, key: str) -> None:
    assert [found.code for found in _problems(healthy, key)] == ["wrong-value"]


def test_a_translation_under_another_name_is_told_the_name_of_its_original(healthy: Path) -> None:
    problems = _problems(healthy, KEY, "docs/en/studies/2022/firststudy.md")
    (found,) = [one for one in problems if one.code == "translation-without-original"]

    assert dict(found.values)["hint"] == ": studies/2022/first-study.md"


def test_two_languages_are_not_compared_while_one_has_a_mistake(healthy: Path) -> None:
    text = (healthy / FILE).read_text()
    (healthy / FILE).write_text(text + "\nIn 2019 there were ==7==.\n")

    assert [found.code for found in checks.check_site(healthy, TODAY).problems] == ["leftover-markup"]

    (healthy / FILE).write_text(text + "\nIn 2019 there were 7.\n")
    assert [found.code for found in checks.check_site(healthy, TODAY).problems] == ["numbers-added"]


@pytest.mark.parametrize(
    ("sentence", "code"),
    [("", "numbers-missing"), ("In 2021 there were 12.", "numbers-differ"), ("In 2021 there were 11.", "")],
)
def test_a_number_that_one_language_lacks_is_told_to_be_missing(
    healthy: Path, sentence: str, code: str
) -> None:
    original = healthy / FILE.replace("/en/", "/lt/")
    original.write_text(original.read_text() + "\n2021 m. jų buvo 11.\n")
    (healthy / FILE).write_text((healthy / FILE).read_text() + f"\n{sentence}\n")

    found = [one for one in checks.check_site(healthy, TODAY).problems if one.code.startswith("numbers-")]

    assert [one.code for one in found] == ([code] if code else [])
    assert all("–" not in value for one in found for value in dict(one.values).values())


ALONE = '---\ntitle: "Tik čia"\nsummary: "Vienos kalbos puslapis."\n---\n\nPuslapis yra tik lietuvių kalba.\n'


def test_a_link_to_a_page_of_one_language_is_no_difference(healthy: Path) -> None:
    (healthy / "docs/lt/alone.md").write_text(ALONE)
    original = healthy / FILE.replace("/en/", "/lt/")
    before = original.read_text()
    original.write_text(f"{before}\nŽr. [puslapį](../../alone.md).\n")
    assert "parts-differ" not in [one.code for one in checks.check_site(healthy, TODAY).problems]

    original.write_text(f"{before}\nŽr. [pradžią](../../index.md).\n")
    assert "parts-differ" in [one.code for one in checks.check_site(healthy, TODAY).problems]


def test_words_of_data_have_the_same_numbers_in_both_languages(healthy: Path) -> None:
    for language, number in (("lt", "76 145"), ("en", "76 415")):
        file = healthy / f"data/{language}/countries/lithuania.yml"
        file.parent.mkdir(exist_ok=True)
        file.write_text(f'contact_point: "{number}"\n')

    (found,) = checks.check_site(healthy, TODAY).problems

    assert (found.path, found.line, found.code) == ("data/en/countries/lithuania.yml", 1, "numbers-differ")
    assert dict(found.values)["other"] == "data/lt/countries/lithuania.yml"


def test_a_folder_renamed_for_its_type_alone_is_one_problem(healthy: Path) -> None:
    file = healthy / "data/types.yml"
    file.write_text(file.read_text().replace("folder: studies", "folder: study"))
    (healthy / "data/redirects.yml").write_text("studies/2020/old: studies/2022/first-study\n")

    (found,) = checks.check_site(healthy, TODAY).problems

    assert (found.path, found.code) == ("data/types.yml", "folder-renamed")


@pytest.mark.parametrize(
    ("original", "translation", "differing"),
    [
        ("Dvylika iš trylikos valstybių.", "Eleven of the thirteen states.", ["eleven of the thirteen"]),
        ("Dvi iš trijų valstybių.", "Four out of five states.", ["four out of five"]),
        ("Vienuolika iš trylikos valstybių.", "Eleven of the thirteen states.", []),
        ("Dviejose iš trijų valstybių.", "In two of three states.", []),
        ("Dvylikoje iš jų.", "In twelve of them.", []),
        ("Dvi iš trijų ir penkios iš šešių.", "Five of six, and two of its three.", []),
        ("Dauguma valstybių.", "Eleven of the thirteen states.", []),
    ],
)
def test_a_share_in_words_that_the_original_has_otherwise_is_told(
    healthy: Path, original: str, translation: str, differing: list[str]
) -> None:
    for language, words in (("lt", original), ("en", translation)):
        file = healthy / FILE.replace("/en/", f"/{language}/")
        file.write_text(f"{file.read_text().rstrip()}\n\n{words}\n")

    problems = checks.check_site(healthy, TODAY).problems

    assert [dict(one.values)["value"] for one in problems if one.code == "numbers-differ"] == differing
