"""What a language editor would mark: house style, words to avoid, law without a date, spelling."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, strategies as st

from emn_site.cache.cache import NO_CACHE
from emn_site.checks import style
from emn_site.content.load import load_site
from emn_site.model.problems import Problem
from emn_site.model.wording import StyleRule
from tests.pages.transforms.reading import added_to_study
from tests.refusals import refused
from tests.sites import ROOT, with_dictionary

LANGUAGES = ("lt", "en")
WORDINGS = load_site(ROOT).wordings
RULES = [(language, key, rule) for language in LANGUAGES for key, rule in WORDINGS[language].style.items()]


@pytest.mark.parametrize(("language", "key", "rule"), RULES, ids=[f"{lang}-{key}" for lang, key, _ in RULES])
def test_a_rule_finds_what_is_wrong_and_not_what_is_right(language: str, key: str, rule: StyleRule) -> None:
    others = [other for lang, name, other in RULES if lang == language and name != key]

    assert style.rule_matches(rule, rule.wrong)
    assert not style.rule_matches(rule, rule.right)
    assert not [found for other in others for found in style.rule_matches(other, rule.right)]


@pytest.mark.parametrize(
    ("language", "words", "count"),
    [
        ("en", "See p. 12 of the study.", 0),
        ("en", "The report (see page 12) says so.", 0),
        ("en", "Rules changed (EMN, 2024, see p. 12).", 0),
        ("en", "It is described in this study (see page 12).", 1),
        ("en", "Measures are described below (see p. 12).", 1),
        ("lt", "Taip rašoma ataskaitoje (žr. 12 psl.).", 0),
        ("lt", "Priemonės aprašytos šioje studijoje (žr. 12 psl.).", 1),
    ],
)
def test_a_page_is_that_of_the_work_named_beside_it(language: str, words: str, count: int) -> None:
    assert len(style.rule_matches(WORDINGS[language].style["page-of-a-print"], words)) == count


@pytest.mark.parametrize(
    ("phrase", "is_wrong"),
    [
        ("53 561 asmenį", False),
        ("53 561 asmenis", True),
        ("21 asmenų", True),
        ("11 asmenų", False),
        ("111 asmenys", True),
        ("1 000 prašymų", False),
        ("20 prašymai", True),
        ("22 prašymai", False),
        ("22 prašymą", True),
        ("56,59 asmens", False),
        ("iš 31 šalies", False),
    ],
)
def test_a_noun_agrees_with_the_number_before_it(phrase: str, is_wrong: bool) -> None:
    assert bool(style.rule_matches(WORDINGS["lt"].style["number-and-noun"], phrase)) is is_wrong


def test_a_number_that_quotes_the_data_is_read_with_its_noun(healthy: Path) -> None:
    problems = _problems_of(healthy, "UNHCR suskaičiavo [1 001](https://example.org/a) asmenis.")

    assert [dict(one.values)["value"] for one in problems] == ["1 001 asmenis"]


@pytest.mark.parametrize("number", ["33309240064", "48012312345", "+33309240064", "33313240064"])
def test_a_personal_code_has_its_day_and_its_control_digit(number: str) -> None:
    rule = WORDINGS["en"].style["personal-code"]

    assert style.rule_matches(rule, f"Call {number}.") == [number] * (number == "33309240064")


def _problems_of(root: Path, words: str, found: str = "style") -> Sequence[Problem]:
    """Write words into a text of a copy of the small site, and return what is found there."""
    with_dictionary(root)
    added_to_study(root, words)
    site = load_site(root)
    rule = style.check(site, NO_CACHE) if found == "style" else style.check_spelling(site, site.versions)
    return [problem for problem in rule if problem.path.startswith("docs/lt/studies")]


@pytest.mark.parametrize("form", ["nelegalus migrantas", "Nelegalių migrantų", "nelegaliems migrantams"])
def test_a_word_to_avoid_is_found_in_every_form_with_line_and_reason(healthy: Path, form: str) -> None:
    (found,) = _problems_of(healthy, f"Tai {form}.")

    assert (healthy / found.path).read_text().splitlines()[found.line - 1] == f"Tai {form}."
    assert dict(found.values)["value"] == form
    assert "neteisėtas migrantas" in dict(found.values)["advice"]


@pytest.mark.parametrize(
    "words",
    [
        "Sakoma: „nelegalūs migrantai“.",
        "Žr. [Nelegalūs migrantai Lietuvoje](https://example.org/a).",
        "Rašykite `nelegalūs migrantai`.",
        "```\nnelegalūs migrantai\n```",
    ],
)
def test_what_others_wrote_is_left_alone(healthy: Path, words: str) -> None:
    assert _problems_of(healthy, words) == []


def test_words_that_span_lines_or_have_markup_are_found_at_their_beginning(healthy: Path) -> None:
    (found,) = _problems_of(healthy, "Tai nelegalūs\n**migrantai** čia.")

    assert (healthy / found.path).read_text().splitlines()[found.line - 1] == "Tai nelegalūs"


def test_a_misspelt_word_has_its_line_and_what_may_be_meant(healthy: Path) -> None:
    (found,) = _problems_of(healthy, "Lietuvoje gyvena daug studnetų.", "spelling")

    assert (healthy / found.path).read_text().splitlines()[found.line - 1].endswith("studnetų.")
    assert dict(found.values)["value"] == "studnetų"
    assert "studentų" in dict(found.values)["near"]


@pytest.mark.parametrize(
    "words",
    [
        "EMN, ES ir UNHCR",
        "15-ieji metai",
        "www.emn.lt ir info@emn.lt",
        "„Frontex“ ataskaita",
        "failas emn.lt",
        "Eurostatui",
    ],
)
def test_names_numbers_and_addresses_are_no_mistakes(healthy: Path, words: str) -> None:
    assert _problems_of(healthy, f"{words}.", "spelling") == []


def test_a_word_of_the_house_is_known_in_all_its_forms(healthy: Path) -> None:
    known = healthy / "data" / "lt" / "known_words.yml"
    known.write_text("Zarasuva: misija\n", encoding="utf-8")

    assert _problems_of(healthy, "Zarasuvos, Zarasuvą ir Zarasuvoje.", "spelling") == []


def test_a_language_without_a_dictionary_is_told_where_to_take_one(healthy: Path) -> None:
    site = load_site(healthy)

    with refused("hunspell"):
        list(style.check_spelling(site, site.versions))


@given(words=st.text(alphabet=st.characters(exclude_categories=("Cs", "Cc")), max_size=60))
def test_no_text_stops_the_reading(words: str) -> None:
    for _, _, rule in RULES:
        style.rule_matches(rule, words)
