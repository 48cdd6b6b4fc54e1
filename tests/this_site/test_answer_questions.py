"""No question for a figure gets a false answer, by the modules that browsers run; asked in Node."""

from pathlib import Path

import pycountry
import pytest

from benchmarks import answer_questions
from benchmarks.answer_questions import Answers, Wanted
from emn_site.locale import all_locales, formats
from emn_site.model.site import Site
from emn_site.statistics import key_figures

LATER = [
    answer_questions.QUESTIONS.with_stem(f"answer_questions_{one}")
    for one in (
        "later",
        "third",
        "fourth",
        "fifth",
        "sixth",
        "seventh",
        "eighth",
        "ninth",
        "tenth",
        "eleventh",
        "twelfth",
        "thirteenth",
        "fourteenth",
        "fifteenth",
        "sixteenth",
        "seventeenth",
        "eighteenth",
    )
]
POPULATIONS = ("population", "population_1_january")
POPULATION = {"lt": "gyventojų skaičius", "en": "population"}


@pytest.fixture(scope="module")
def asked(site: Site) -> Wanted:
    """The written questions, those after every indicator by its name and after every state there is."""
    found = {language: dict(of) for language, of in answer_questions.wanted().items()}
    for language, of in (pair for file in LATER for pair in answer_questions.wanted(file).items()):
        found[language] |= of
    for locale in all_locales(site):
        for key in site.shown_indicators:
            if key_figures.latest_value(site, site.countries["lithuania"], key):
                name = f"{locale.country('LT')} {locale.indicator(key).name}"
                found[locale.language][name] = ("figure", [f"figure LT/{key}"])
        for name, _, country in locale.countries:
            right = [f"figure {country.code}/{key}" for key in POPULATIONS]
            for text in (name, name.lower()):
                found[locale.language][f"{text} {POPULATION[locale.language]}"] = ("figure", right)
        held = {country.code for country in site.countries.values()}
        for state in (one.alpha_2 for one in pycountry.countries if one.alpha_2 not in held):
            name = formats.country_name(state, locale.language)
            asked = f"{name} {POPULATION[locale.language]}"
            found[locale.language][asked] = ("gap", [f"gap {state}/{key}/outside" for key in POPULATIONS])
    return found


@pytest.fixture(scope="module")
def answers(site: Site, asked: Wanted, tmp_path_factory: pytest.TempPathFactory) -> Answers:
    return answer_questions.answers(site, Path(tmp_path_factory.mktemp("answers")), asked)


def _judged(answers: Answers, asked: Wanted, verdict: str) -> dict[str, tuple[str, str]]:
    return {
        f"{language}: {question}": answers[language][question]
        for language, of in asked.items()
        for question, (_, right) in of.items()
        if answer_questions.verdict(answers[language][question][0], right) == verdict
    }


def test_no_question_is_answered_falsely(answers: Answers, asked: Wanted) -> None:
    assert _judged(answers, asked, "false") == {}


def test_what_is_held_is_found(answers: Answers, asked: Wanted) -> None:
    assert _judged(answers, asked, "missed") == {}


@pytest.mark.parametrize(
    ("question", "note"),
    [
        ("asylum applicants in Poland excluding Ukrainians", "“excluding” has no place in an answer"),
        ("Ukrainian asylum seekers 2023", "“Ukrainian” can be understood in two ways"),
        ("uchodźcy z Konga w Polsce", "“Konga” is the name of several countries (Congo - Kinshasa, "),
        ("asylum applicants in Denmark", "Denmark: not in the Network, so there are no figures here."),
        (
            "asylum applicants Lithuania 1995",
            "Lithuania: there is no figure for 1995. Figures are held for 2008–2024.",
        ),
        ("net migration Ireland", "Eurostat publishes it (migr_imm1ctz, migr_emi1ctz)."),
    ],
)
def test_what_stands_in_the_way_or_is_not_held_is_said(
    site: Site, tmp_path: Path, question: str, note: str
) -> None:
    answers = answer_questions.answers(site, tmp_path, {"en": {question: ("gap", ["none"])}})

    assert note in answers["en"][question][1]
