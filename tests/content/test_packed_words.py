"""The generator's words are whole in each language, and a site says otherwise what it wants, key by key."""

from datetime import date
from pathlib import Path

import pytest

from emn_site import checks
from emn_site.content import registry
from emn_site.content.load import load_site, report_settings
from emn_site.content.packed_words import MODEL, is_optional, leaves, packed_document, packed_languages
from emn_site.locale import for_locale
from emn_site.locale.formats import counted_forms
from emn_site.locale.templates import gap_names

TODAY = date(2026, 1, 1)
FILES = [
    (language, row.name)
    for language in packed_languages()
    for row in registry.ROWS
    if row.has_same_keys and packed_document(f"{language}/{row.name}.yml")
]


@pytest.mark.parametrize(("language", "name"), FILES)
def test_a_language_has_the_keys_gaps_and_forms_that_the_model_has(language: str, name: str) -> None:
    model, own = (packed_document(f"{one}/{name}.yml") for one in (MODEL, language))
    assert model and own
    wanted, found = (
        {place: text for place, text in leaves(one.data) if not is_optional(place)} for one in (model, own)
    )

    assert wanted.keys() == found.keys()
    assert [place for place in wanted if gap_names(str(wanted[place])) != gap_names(str(found[place]))] == []
    for place, text in found.items():
        if isinstance(text, dict) and set(text) != {"other"}:
            assert not set(counted_forms(language)) - set(text), place


def test_a_key_of_a_site_stands_in_the_place_of_the_generators_and_the_others_stay(healthy: Path) -> None:
    (healthy / "data/en/words.yml").write_text('home: "Start"\n')
    (healthy / "data/en/indicators.yml").write_text("population: {name: People}\n")
    (healthy / "data/en/problems.yml").write_text("problems: {missing-file: {fault: Gone.}}\n")

    site = load_site(healthy)
    english = for_locale(site, "en")

    assert (english.word("home"), english.word("menu")) == ("Start", "Menu")
    assert site.wordings["en"].indicators["population"].name == "People"
    assert "mid-year" in site.wordings["en"].indicators["population"].definition
    words = report_settings(healthy)[0]["en"].problems["missing-file"]
    assert words.fault == "Gone."
    assert words.remedy
    assert checks.check_site(healthy, TODAY).problems == []


def test_words_about_what_a_site_does_not_list_are_none_of_it(healthy: Path) -> None:
    site = load_site(healthy)

    assert site.wordings["en"].indicators.keys() == site.indicators.keys()
    assert site.wordings["en"].glossary == {}


def test_a_mistake_in_what_a_site_says_otherwise_is_named_by_its_line(healthy: Path) -> None:
    (healthy / "data/en/words.yml").write_text('home: "Start"\nmenu: {one: Menu}\n')

    found = checks.check_site(healthy, TODAY).problems

    assert [(one.path, one.line, one.code) for one in found] == [("data/en/words.yml", 2, "missing-key")]
