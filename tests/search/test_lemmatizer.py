"""Forms of one word meet, and words alike stay apart."""

import pytest
import yaml

from emn_site.locale.tokenizer import split_words
from emn_site.model.site import Site
from emn_site.search.lemmatizer import fold, lemma_keys, lemmatizer
from tests.sites import ROOT


def _together(site: Site, language: str, one: str, other: str) -> bool:
    read = lemmatizer(site, language)
    return bool(lemma_keys(read, one) & lemma_keys(read, other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("prieglobstis", "prieglobsčio"),
        ("užsienietis", "Užsieniečių"),
        ("medis", "medžių"),
        ("žodynas", "žodynuose"),
        ("teisė", "teisėje"),
        ("gyventi", "gyveno"),
        ("integruoti", "integravimas"),
        ("laikinas", "laikinosios"),
        ("laikinas", "laikinųjų"),
        ("grąžinti", "grąžinamasis"),
        ("asmuo", "asmenims"),
        ("perkelti", "perkeltų"),
        ("Eurostatas", "Eurostato"),
    ],
)
def test_forms_of_one_word_meet(site: Site, one: str, other: str) -> None:
    assert _together(site, "lt", one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("teisė", "teismas"),
        ("teisė", "teisiamas"),
        ("teismas", "teisiamas"),
        ("pilis", "pilietis"),
        ("teisėtas", "neteisėtas"),
        ("šalis", "šalinti"),
        ("metai", "metalas"),
    ],
)
def test_words_alike_stay_apart(site: Site, one: str, other: str) -> None:
    assert not _together(site, "lt", one, other)


def test_a_language_without_a_dictionary_has_stems(site: Site) -> None:
    assert _together(site, "en", "applicant", "applicants")
    assert not _together(site, "en", "applicant", "asylum")


def test_words_are_what_stands_between_other_signs() -> None:
    assert split_words("Ne-ES šalių (2022 m.) „piliečiai“") == ["Ne", "ES", "šalių", "m", "piliečiai"]


FOLDS = yaml.safe_load((ROOT / "tests" / "shared" / "folds.yml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("text", "plain"), FOLDS)
def test_a_word_is_folded_as_the_shared_cases_say(text: str, plain: str) -> None:
    assert fold(text) == plain
