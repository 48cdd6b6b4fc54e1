"""A dictionary is the one that is meant, or none."""

import json

import pytest

from emn_site.editor.dictionaries import KNOWN, dictionary_files
from emn_site.model.refusals import Refused
from emn_site.search.lemmatizer import Dictionary, lemma_keys


def test_where_hunspell_has_no_rules_forms_meet_by_endings_and_lists() -> None:
    files = dictionary_files("el")
    read = Dictionary(json.loads(files["data/dictionaries/el.json"]))

    assert "Open Database License" in files["LICENSES/dictionary-el.txt"].decode()
    assert lemma_keys(read, "θύμα") & lemma_keys(read, "θυμάτων")
    assert not lemma_keys(read, "θύμα") & lemma_keys(read, "χώρα")


def test_a_language_without_one_is_refused_with_those_that_have_one() -> None:
    with pytest.raises(Refused) as refused:
        dictionary_files("xx")

    assert refused.value.code == "dictionary-unknown"
    assert "pl" in refused.value.values["known"]


def test_what_npm_brings_is_named_by_its_hash() -> None:
    assert all("endings" in one or one["integrity"].startswith("sha512-") for one in KNOWN.values())


def test_where_npm_brings_nothing_or_something_else_nothing_is_written(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """npm asks a port on which nobody answers."""
    monkeypatch.setenv("npm_config_registry", "http://127.0.0.1:9/")
    monkeypatch.setenv("npm_config_cache", "/dev/null/none")
    monkeypatch.setenv("npm_config_fetch_retries", "0")

    with pytest.raises(Refused) as refused:
        dictionary_files("pl")

    assert refused.value.code == "dictionary-not-brought"
