"""Words ask only for cases that their language has, and countries have those that are asked for."""

from datetime import date
from pathlib import Path

import pytest

from emn_site import checks
from emn_site.model.problems import Problem
from tests.sites import with_own_words

TODAY = date(2026, 1, 1)


@pytest.fixture(autouse=True)
def own(healthy: Path) -> None:
    """The healthy site says everything itself."""
    with_own_words(healthy, "lt/words.yml", "lt/cases.yml", "en/words.yml", "en/cases.yml")


def _problems(root: Path) -> list[tuple[str, int, str, dict[str, str]]]:
    return [_shown(found) for found in checks.check_site(root, TODAY).problems]


def _shown(found: Problem) -> tuple[str, int, str, dict[str, str]]:
    return found.path, found.line, found.code, dict(found.values)


def _change(file: Path, old: str, new: str) -> int:
    """Change a file once, and return the line on which."""
    text = file.read_text()
    assert old in text
    file.write_text(text.replace(old, new, 1))
    return text[: text.index(old)].count("\n") + 1


def test_a_case_that_the_language_has_not_is_a_problem_at_the_words(healthy: Path) -> None:
    line = _change(healthy / "data/lt/words.yml", "{country:genitive}", "{country:genitivas}")

    ((path, at, code, values),) = _problems(healthy)

    assert (path, at, code) == ("data/lt/words.yml", line, "case-unknown")
    assert values["value"] == "{country:genitivas}"
    assert "genitive" in values["known"]


def test_a_gap_that_is_no_name_has_no_case(healthy: Path) -> None:
    _change(healthy / "data/en/words.yml", "topic “{topic}”", "topic “{topic:running}”")

    assert [(path, code) for path, _, code, _ in _problems(healthy)] == [
        ("data/en/words.yml", "case-unknown")
    ]


def _ask_for_a_case_of_its_own(root: Path) -> int:
    """Let words ask for a case that Norway lacks, and return the line where Norway stands."""
    _change(root / "data/lt/words.yml", "{country:genitive}", "{country:vocative}")
    _change(root / "data/lt/cases.yml", "  LT: {", '  LT: {vocative: "Lietuva", ')
    return _change(root / "data/lt/cases.yml", '"NO": {', '"NO": {')


def test_a_country_without_a_case_that_is_asked_for_is_a_warning_at_the_country(healthy: Path) -> None:
    line = _ask_for_a_case_of_its_own(healthy)

    (found,) = checks.check_site(healthy, TODAY).problems

    assert (found.path, found.line, found.code) == ("data/lt/cases.yml", line, "case-missing")
    assert found.is_warning
    assert dict(found.values)["case"] == "vocative"


def test_what_a_country_takes_usually_is_enough(healthy: Path) -> None:
    _ask_for_a_case_of_its_own(healthy)
    with (healthy / "data/lt/cases.yml").open("a", encoding="utf-8") as file:
        file.write('usual: {vocative: "{name}"}\n')

    assert _problems(healthy) == []


def test_a_language_without_cases_needs_none(healthy: Path) -> None:
    (healthy / "data/en/cases.yml").unlink()
    words = healthy / "data/en/words.yml"
    words.write_text(words.read_text().replace(":running}", "}").replace(":in}", "}"))

    assert _problems(healthy) == []


def test_words_that_lack_a_form_for_numbers_are_a_warning(healthy: Path) -> None:
    words = healthy / "data/lt/words.yml"
    lines = words.read_text().splitlines()
    at = next(number for number, line in enumerate(lines) if ", few: " in line)
    lines[at] = lines[at].replace("few: ", "two: ")
    words.write_text("\n".join(lines) + "\n")

    ((path, line, code, values),) = _problems(healthy)

    assert (path, line, code, values["forms"]) == ("data/lt/words.yml", at + 1, "plural-form-missing", "few")


def test_a_word_that_the_data_ask_for_and_nobody_has_is_missing_in_each_language(healthy: Path) -> None:
    data = healthy / "data" / "indicators.yml"
    data.write_text(data.read_text().replace("chapter: population", "chapter: weather"))

    found = checks.check_site(healthy, TODAY).problems

    assert [(one.path, one.code, dict(one.values)["key"]) for one in found] == [
        (f"data/{language}/words.yml", "missing-word", "chapter_weather") for language in ("en", "lt")
    ]


def test_words_that_go_with_a_number_are_missing_with_their_forms(healthy: Path) -> None:
    data = healthy / "data" / "indicators.yml"
    data.write_text(data.read_text().replace("unit: persons", "unit: boats", 1))

    found = [one for one in checks.check_site(healthy, TODAY).problems if one.code == "missing-word"]
    wanted = {(one.path, dict(one.values)["key"]): dict(one.values)["words"] for one in found}

    assert wanted == {
        ("data/lt/words.yml", "quantity_boats"): "{one: …, few: …, other: …}",
        ("data/en/words.yml", "quantity_boats"): "{one: …, other: …}",
        ("data/lt/words.yml", "unit_boats"): "…",
        ("data/en/words.yml", "unit_boats"): "…",
    }


def test_an_entry_that_no_language_has_words_for_says_what_they_are(healthy: Path) -> None:
    (healthy / "data/people.yml").write_text("coordinator: {email: ona@example.org}\n")
    for language in ("lt", "en"):
        (healthy / f"data/{language}/people.yml").write_text("{}\n")

    found = checks.check_site(healthy, TODAY).problems

    assert [(one.path, one.code, dict(one.values)["words"]) for one in found] == [
        (f"data/{language}/people.yml", "missing-word", "{name: …, role: …}") for language in ("en", "lt")
    ]


def test_a_country_with_the_code_of_another_is_not_asked_for_its_cases(healthy: Path) -> None:
    _ask_for_a_case_of_its_own(healthy)
    _change(healthy / "data/countries/norway.yml", "code: NO", "code: SE")

    assert {code for _, _, code, _ in _problems(healthy)} & {"case-missing", "country-code-unlike"} == {
        "country-code-unlike"
    }
