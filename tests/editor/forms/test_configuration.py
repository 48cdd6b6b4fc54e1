"""The forms of editing in the browser are made from the models, and the program takes them."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator

from emn_site.content.load import load_site
from emn_site.editor.forms import configuration
from emn_site.editor.forms.configuration import forms_configuration
from emn_site.editor.forms.interface import install_program
from emn_site.locale import for_locale
from emn_site.model.publication import Correction, Event, PublicationHead, Query
from emn_site.model.shapes import Model
from emn_site.model.site import Site
from tests.sites import ROOT

OF_ENTRIES = {"people.name", "people.role", "partners.site", "partners.logo"}
"""Keys of entries that have words of their own; others have those of a front matter, or of the site."""


@pytest.fixture(scope="module")
def forms(site: Site) -> dict[str, Any]:
    """The configuration for the network's site."""
    return forms_configuration(site, "../")


def test_the_program_knows_every_key_of_the_configuration(forms: dict[str, Any]) -> None:
    schema = json.loads(
        (install_program(ROOT) / "@sveltia/cms/schema/sveltia-cms.json").read_text(encoding="utf-8")
    )

    assert [
        f"{error.json_path}: {error.message[:200]}" for error in Draft7Validator(schema).iter_errors(forms)
    ] == []


@pytest.mark.parametrize("language", ["lt", "en"])
def test_every_key_of_a_front_matter_has_a_field_with_words(language: str) -> None:
    locale = for_locale(load_site(ROOT), language)
    forms = [configuration.publication_fields(locale, kind) for kind in locale.site.types.values()]
    asked = {field["name"] for form in [*forms, configuration.page_fields(locale)] for field in form}
    parts: dict[str, type[Model]] = {"corrections": Correction, "event": Event, "query": Query}

    assert asked == {*PublicationHead.model_fields, "menu", "body"} - set(configuration.NOT_IN_FORMS)
    assert set(locale.wording.fields) == {
        *asked,
        *(f"{name}.{key}" for name, part in parts.items() for key in part.model_fields),
        *OF_ENTRIES,
    }


def test_choices_are_those_of_the_model_and_of_the_data(site: Site) -> None:
    asked = {
        field["name"]: field
        for field in configuration.publication_fields(for_locale(site, "en"), site.types["study"])
    }

    def chosen(key: str) -> list[str]:
        return [choice["value"] for choice in asked[key]["options"]]

    assert chosen("topics") == site.topics
    assert set(chosen("countries")) == {country.code for country in site.countries.values()}
    assert chosen("extent") == ["full", "summary"]


def test_the_facts_of_a_publication_are_asked_for_once_and_its_words_in_each_language(site: Site) -> None:
    asked = configuration.publication_fields(for_locale(site, "en"), site.types["study"])

    assert {field["name"] for field in asked if field["i18n"]} == {"title", "summary", "title_status", "body"}


def test_every_text_is_in_one_list(site: Site, forms: dict[str, Any]) -> None:
    listed = []
    for one in forms["collections"]:
        of = one["i18n"]["default_locale"]
        if "files" in one:
            listed += [file["file"].replace("{{locale}}", of) for file in one["files"]]
        else:
            folder = one["folder"].replace("{{locale}}", of)
            listed += [
                version.file
                for version in site.versions
                if re.fullmatch(rf"{folder}/\d{{4}}/[^/]+\.md", version.file) and not version.is_translation
            ]

    assert sorted(listed) == sorted({page.original.file for page in site.by_path.values()})


def test_pictures_lie_where_texts_look_for_them(forms: dict[str, Any]) -> None:
    media = ROOT / forms["media_folder"]
    for one in forms["collections"]:
        for file, folder in _folders(one):
            assert (ROOT / Path(file).parent / folder).resolve() == media


def _folders(collection: dict[str, Any]) -> list[tuple[str, str]]:
    """Return a file of each folder of a list, with the way to its pictures."""
    if "files" in collection:
        return [(file["file"].format(locale="lt"), file["public_folder"]) for file in collection["files"]]
    return [(collection["folder"] + "/2024/name.md", collection["public_folder"])]


@pytest.mark.parametrize(
    ("language", "labels"),
    [
        ("lt", ["El. paštas", "Telefonas", "Vardas ir pavardė", "Pareigos"]),
        ("en", ["Email", "Telephone", "Name", "Role"]),
    ],
)
def test_entries_of_a_file_have_a_form_in_the_words_of_the_site(
    healthy: Path, language: str, labels: list[str]
) -> None:
    (healthy / "data/people.yml").write_text("ona: {email: ona@example.org}\n", encoding="utf-8")
    settings = healthy / "data/site.yml"
    settings.write_text(settings.read_text().replace("report_locale: en", f"report_locale: {language}"))

    collections = forms_configuration(load_site(healthy), "../")["collections"]
    files = next(one["files"] for one in collections if one["name"] == "people")
    entries = [field for file in files for field in file["fields"]]

    assert [field["name"] for field in entries] == ["ona", "ona"]
    assert [part["label"] for field in entries for part in field["fields"]] == labels


def test_an_entry_that_is_one_line_in_a_language_has_one_field(healthy: Path) -> None:
    (healthy / "data/partners.yml").write_text("office: {site: https://example.org/}\n", encoding="utf-8")

    collections = forms_configuration(load_site(healthy), "../")["collections"]
    words = next(one for one in collections if one["name"] == "partners")["files"][1]["fields"]

    assert [(field["name"], field["widget"]) for field in words] == [("office", "string")]
