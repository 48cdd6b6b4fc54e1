"""The report for people and the annotations for a pull request."""

import re
from dataclasses import fields
from datetime import date
from pathlib import Path

import pytest
import yaml

from emn_site import checks
from emn_site.checks import CheckResult
from emn_site.content.load import load_site
from emn_site.editor.word.ledger import DocumentInventory
from emn_site.locale import reports
from emn_site.model.problems import WARNINGS, Problem, make_problem
from emn_site.model.refusals import UnreadableSite
from emn_site.model.wording import ProblemTexts
from tests.sites import HERE, ROOT, WORDS, copy_of, with_own_words

TODAY = date(2026, 1, 1)


TEXTS = {
    language: ProblemTexts.model_validate(
        yaml.safe_load((WORDS / language / "problems.yml").read_text(encoding="utf-8"))
    )
    for language in ("lt", "en")
}


@pytest.fixture
def found(tmp_path: Path) -> list[Problem]:
    """The problems of the broken site."""
    return checks.check_site(copy_of("broken", tmp_path), TODAY).problems


@pytest.mark.parametrize("language", ["en", "lt"])
def test_the_whole_report_of_the_broken_site(found: list[Problem], language: str) -> None:
    expected = (HERE / "broken" / f"report.{language}.txt").read_text(encoding="utf-8")

    assert reports.format_report(found, TEXTS, language) + "\n" == expected


ELSEWHERE = {
    "generated-file-broken",  # in test_load.py, and those of the next line in test_contradictions.py
    *("file-copy", "link-unlike", "synthesis-of-network", "topics-unlike", "value-unrounded"),
    *("author-order", "author-twice"),  # in test_remedies.py, by their examples
    *("author-unlike", "template-unreadable"),  # in test_editor_mistakes.py
    *(
        "fetch-unlike",
        "figure-typo",
        "origin-in-union",
        "rows-of-another",
        "total-below-part",
    ),  # test_series.py
    *(
        "heading-level-differs",
        "key-too-deep",
        "language-of-country",
        "work-twice",
    ),  # test_structure_mistakes.py
    "capitals",  # these three in test_typos.py
    "caption-unlike",
    "carried-unlike",
    "dataset-unlike",  # in test_typos.py
    "folder-renamed",  # alone, in test_translations.py
    "note-goes-on",  # in test_accidents.py
    "authors-together",
    "date-far",
    "date-order",
    "placeholder",
    "folder-taken",  # alone, in test_unread_values.py
    "heading-typed",
    *("heading-colon", "table-without-head"),  # in test_typos.py
    *("numbers-added", "numbers-missing"),  # in test_translations.py
    "heading-by-accident",  # these by their examples, and in test_accidents.py
    "list-level",
    "paragraph-torn",
    "list-numbers",
    "bold-heading",
    "caption-not-read",
    "heading-number-typed",  # these in test_slips.py
    "never-published",
    "program-file",
    "summary-long",
    "wrong-language",
    "link-without-words",  # in test_problem_examples.py
    "fence-open",  # these too
    "front-matter-twice",
    "link-private",
    "link-with-reader",
    "note-cut-off",
    "word-torn",
    "key-elsewhere",  # in test_validation.py
    "words-missing",  # in test_new_site.py
    "translations-alone",  # in test_remedies.py
    "translation-without-key",  # these two in test_translations.py and test_file_names.py
    "not-markdown",
    "ends-before",  # these two in test_news.py
    "key-not-of-type",
    *("claim-differs", "country-without-file"),  # these in test_claims.py and test_claim_words.py
    *("claim-unlinked", "figure-misplaced", "sentence-differs"),  # in tests of their names
    "claim-not-comparable",
    "claim-unknown",
    "note-without-value",  # these in test_notes.py
    "number-not-said",
    "numbers-agree",
    "compiled-supersedes",  # in test_types.py
    "plural-form-missing",  # in test_words.py
    "facts-unchecked",  # these two in test_files.py
    "query-not-public",
    "address-lost",  # these two in test_redirects.py
    "address-hidden",
    "seen-missing",  # in test_typos.py
    *("asset-hidden", "asset-too-large"),  # in test_document_remarks.py and test_assets.py
    *("asset-format", "asset-misnamed", "asset-pages", "asset-animated", "asset-heic"),  # in tests of assets
    *("file-too-large", "missing-file"),  # these in test_door.py
    "paragraph-too-intricate",  # these two in test_bounds.py
    "paragraph-too-long",
    "unknown-country",  # silenced there by country files that cannot be read; below
    "spelling",  # these two in test_proofreading.py
    "style",
    "symbolic-link",
    "erased-again",  # in test_redirects.py
    "page-not-made",  # these only where our own code or an engine fails
    "pdf-not-set",
    "asset-unreadable",
    "dead-address",
    "language-unlisted",
    "language-without-texts",
    "tracked-output",
    "unreadable-text",
}


def test_the_broken_site_has_one_of_each(found: list[Problem]) -> None:
    assert {problem.code for problem in found} == set(TEXTS["en"].problems) - ELSEWHERE


def test_the_healthy_site_has_none(healthy: Path) -> None:
    assert checks.check_site(healthy, TODAY).problems == []


@pytest.mark.parametrize("name", ["topics", "sources", "indicators", "types"])
@pytest.mark.parametrize("mistake", ["<<<<<<< HEAD\n", None], ids=["conflict marks", "no file"])
def test_a_root_fault_silences_its_consequences(healthy: Path, name: str, mistake: str | None) -> None:
    file = healthy / "data" / f"{name}.yml"
    if mistake is None:
        file.unlink()
    else:
        file.write_text(mistake + file.read_text())

    assert [found.path for found in checks.check_site(healthy, TODAY).problems] == [f"data/{name}.yml"]


@pytest.mark.parametrize("language", ["lt", "en"])
def test_a_lost_brace_in_the_words_is_one_problem_with_its_line(healthy: Path, language: str) -> None:
    file = with_own_words(healthy, f"{language}/words.yml") / "data" / language / "words.yml"
    text = file.read_text()
    file.write_text(text.replace("{topic}", "{topic", 1))
    line = text[: text.index("{topic}")].count("\n") + 1

    (found,) = checks.check_site(healthy, TODAY).problems

    assert found.code == "gaps-differ"
    assert (found.path, found.line) == (f"data/{language}/words.yml", line)


def test_a_country_nobody_knows_is_named(healthy: Path) -> None:
    file = healthy / "docs" / "lt" / "studies" / "2022" / "first-study.md"
    file.write_text(file.read_text().replace("countries: [LT]", "countries: [EL]"))

    assert [found.code for found in checks.check_site(healthy, TODAY).problems] == ["unknown-country"]


def test_the_legal_basis_is_a_source(healthy: Path) -> None:
    settings = healthy / "data" / "site.yml"
    settings.write_text(settings.read_text() + "legal_basis: no-such-act\n")

    (found,) = checks.check_site(healthy, TODAY).problems

    assert (found.path, found.code) == ("data/site.yml", "unknown-source")
    assert found.line == settings.read_text().count("\n")


@pytest.mark.parametrize(
    ("words", "expected"),
    [('home: {one: "Home", other: "Homes"}\n', "text"), ('term_count: "{count} terms"\n', "plural")],
)
def test_words_have_forms_in_every_language_or_in_none(healthy: Path, words: str, expected: str) -> None:
    file = healthy / "data" / "en" / "words.yml"
    file.write_text(words)

    (found,) = checks.check_site(healthy, TODAY).problems

    assert (found.path, found.code, dict(found.values)) == (
        "data/en/words.yml",
        "wrong-value",
        {"key": words.partition(":")[0], "expected": expected, "value": "…"},
    )


@pytest.mark.parametrize("code", ["ltq", "qq", "LT", "lt-LT", "lietuvių", ""])
def test_a_language_must_be_one_that_is_known(healthy: Path, code: str) -> None:
    settings = healthy / "data" / "site.yml"
    settings.write_text(settings.read_text().replace("[lt, en]", f'["{code}", en]'))

    with pytest.raises(UnreadableSite) as error:
        load_site(healthy)

    assert [(p.code, dict(p.values)["key"]) for p in error.value.problems] == [("wrong-value", "locales.1")]


def test_settings_that_cannot_be_read_stop_everything_with_a_report(healthy: Path) -> None:
    (healthy / "data" / "site.yml").write_text("locales: lt\n")

    with pytest.raises(UnreadableSite) as error:
        load_site(healthy)

    assert "data/site.yml:1: The value “lt” of `locales` cannot be used here." in reports.format_report(
        error.value.problems, error.value.reports, "en"
    )


def test_every_code_is_explained_in_both_languages() -> None:
    assert TEXTS["lt"].problems.keys() == TEXTS["en"].problems.keys()
    assert TEXTS["lt"].expectations.keys() == TEXTS["en"].expectations.keys()
    assert TEXTS["en"].problems.keys() >= WARNINGS


def test_all_that_commands_say_and_refuse_is_said_in_every_language() -> None:
    code = "".join(file.read_text(encoding="utf-8") for file in (ROOT / "emn_site").rglob("*.py"))
    keys = TEXTS["en"].commands.keys()

    assert TEXTS["lt"].commands.keys() == keys
    assert (
        set(re.findall(r'(?:Refused|message|command_message)\(\s*(?:locale,\s*|root,\s*)?"([a-z-]+)"', code))
        <= keys
    )
    of_imports = {f"imported-{counted.name}" for counted in fields(DocumentInventory)}
    assert set(re.findall(r'"([a-z-]+)"', code)) | of_imports >= keys


def test_a_sentence_has_the_same_gaps_in_every_language() -> None:
    for one, other in zip(*(_sentences(texts) for texts in TEXTS.values()), strict=True):
        assert sorted(re.findall(r"\{\w+\}", one)) == sorted(re.findall(r"\{\w+\}", other)), one


def _sentences(texts: ProblemTexts) -> list[str]:
    messages = [f"{words.fault} {words.remedy}" for _, words in sorted(texts.problems.items())]
    return [*messages, *(words for _, words in sorted({**texts.expectations, **texts.commands}.items()))]


@pytest.mark.parametrize("language", sorted(TEXTS))
def test_a_remedy_is_written_as_it_is_to_be_typed(language: str) -> None:
    doubled = [code for code, text in TEXTS[language].problems.items() if "{{" in text.remedy]

    assert doubled == []


def test_a_report_without_any_words_says_the_code_and_the_values() -> None:
    assert reports.format_report([make_problem("a.md", 1, "duplicate-key", key="x")], {}, "en") == (
        "a.md:1: duplicate-key, key: x [duplicate-key]"
    )


def test_a_terminal_does_not_obey_what_a_file_holds() -> None:
    message = reports.format_report(
        [make_problem("a\x1b[2J.md", 1, "duplicate-key", key="\x1b]0;x\x07")], TEXTS, "en"
    )

    assert "\x1b" not in message
    assert "\\u001b[2J" in message


def test_an_annotation_stands_on_the_line_of_the_file() -> None:
    found = make_problem("docs/a,b.md", 7, "duplicate-key", key="100%")

    assert reports.github_annotations([found], TEXTS, "en") == (
        "::error file=docs/a%2Cb.md,line=7,title=duplicate-key::"
        "The key `100%25` is given twice. Keep one of the two lines."
    )


def test_a_warning_is_annotated_as_one() -> None:
    found = make_problem("a.md", 1, "translation-outdated", original="b.md", fingerprint="bababa")

    assert reports.github_annotations([found], TEXTS, "en").startswith("::warning ")


def test_what_is_judged_is_what_is_published(healthy: Path) -> None:
    found = checks.check_site(healthy, TODAY)

    assert isinstance(found, CheckResult)
    assert {place[0] for place in found.pages.by_place} >= set(found.site.by_path)
