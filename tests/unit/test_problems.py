"""The report for people and the annotations for a pull request."""

from datetime import date
from pathlib import Path

import pytest

from emn_site import checks, content, problems
from emn_site.problems import problem
from tests.sites import HERE, copy_of

TODAY = date(2026, 1, 1)


@pytest.fixture
def found(tmp_path: Path) -> list[problems.Problem]:
    """The problems of the broken site, whose words have mistakes too."""
    root = copy_of("broken", tmp_path)
    words = root / "data" / "words.yml"
    text = words.read_text().replace('home: {lt: "Pradžia", en: "Home"}\n', "")
    words.write_text(text.replace("Leidiniai tema „{topic}“", "Leidiniai tema „{tema}“"))
    return checks.run(content.load(root), TODAY)


@pytest.mark.parametrize("locale", ["en", "lt"])
def test_the_whole_report_of_the_broken_site(found: list[problems.Problem], locale: str) -> None:
    expected = (HERE / "broken" / f"report.{locale}.txt").read_text(encoding="utf-8")

    assert problems.report(found, locale) + "\n" == expected


def test_the_broken_site_has_one_of_each(found: list[problems.Problem]) -> None:
    elsewhere = {"file-too-large", "missing-file"}  # in test_yaml_lines.py, and below

    assert {problem.code for problem in found} == set(problems.texts()) - elsewhere


def test_the_healthy_site_has_none(healthy: Path) -> None:
    assert checks.run(content.load(healthy), TODAY) == []


def test_a_missing_data_file_is_a_problem_not_a_traceback(healthy: Path) -> None:
    (healthy / "data" / "topics.yml").unlink()

    codes = {problem.code for problem in checks.run(content.load(healthy), TODAY)}

    assert codes == {"missing-file", "unknown-topic"}


def test_settings_that_cannot_be_read_stop_everything_with_a_report(healthy: Path) -> None:
    (healthy / "data" / "site.yml").write_text("locales: lt\n")

    with pytest.raises(content.Unreadable) as error:
        content.load(healthy)

    assert "data/site.yml:1: The value of `locales` cannot be used here." in problems.report(
        error.value.problems, "en"
    )


@pytest.mark.parametrize("locale", ["en", "lt"])
def test_every_code_is_explained_in_both_languages(locale: str) -> None:
    for code, text in problems.texts().items():
        for part in ("fault", "remedy", "explain"):
            assert text[part].get(locale), f"{code}: {part} has no words in {locale}"


def test_only_what_may_be_right_is_a_warning() -> None:
    warnings = {code for code, text in problems.texts().items() if text.get("warning")}

    assert warnings == {"translation-outdated", "numbers-differ", "jump", "review-due"}


def test_an_annotation_stands_on_the_line_of_the_file() -> None:
    annotation = problems.github_annotations([problem("docs/a,b.md", 7, "duplicate-key", key="100%")], "en")

    assert annotation == (
        "::error file=docs/a%2Cb.md,line=7,title=duplicate-key::"
        "The key `100%25` is given twice. Keep one of the two lines."
    )


def test_a_warning_is_annotated_as_one() -> None:
    found = problem("a.md", 1, "translation-outdated", original="b.md", fingerprint="bababa")

    assert problems.github_annotations([found], "en").startswith("::warning ")
